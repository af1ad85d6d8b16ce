"""返销 in the store: both orders point at each other, and the money goes back once the centre took it, not before."""

import pytest
from sqlalchemy import select

from app.domain.audit import AuditKind
from app.domain.order import CentralState, Order, OrderState
from app.domain.right import Right
from app.errors import OrderStays
from app.ports import AuditEvent
from app.texts.language import Text
from offline_cache.audit import StoredAudit
from offline_cache.check import check_store
from offline_cache.journal import JournalKind
from offline_cache.schema import JOURNAL
from offline_cache.signed_versions import payments_taken
from tests.central.test_reversal import CUSTOMER, an_order, reversal_of
from tests.fakes.orders import NOW
from tests.offline_cache.looked_at import everything
from tests.offline_cache.parts import Books
from tests.offline_cache.test_settle_lines import refuse, settle


def both(books: Books) -> tuple[Order, Order]:
    order = books.orders.record(an_order())
    books.outbox.mark_inflight([order.id])
    books.outbox.mark_acked(order.id, result="{}", central_id="c-1", lines=(), at=NOW)
    reversal = books.orders.record(reversal_of(order))
    books.outbox.mark_inflight([reversal.id])
    return order, reversal


def held(books: Books, order: Order) -> int:
    with books.store.read() as connection:
        return sum(payment.amount_fen for payment in payments_taken(connection, order.signed.id))


def test_the_money_waits_for_the_centre_and_then_goes_back_once(books: Books) -> None:
    order, reversal = both(books)
    assert held(books, order) == 1000
    form_id, right = reversal.signed.form.id, Right.REVERSE_ORDER
    StoredAudit(books.store).write(AuditEvent(AuditKind.APPROVED, "3021", NOW, form_id, "x", right, "1002"))
    for _ in range(2):
        books.outbox.mark_acked(reversal.id, result="{}", central_id="c-2", lines=(), at=NOW)
        assert held(books, order) == 0
    with books.store.read() as connection:
        kinds = list(connection.execute(select(JOURNAL.c.kind)).scalars())
    assert kinds.count(JournalKind.PAYMENT_RETURNED) == 1
    assert kinds[-1] == JournalKind.ORDER_REVERSED
    history = books.orders.history(order.id)
    assert history is not None
    reversed_event = next(event for event in history.events if event.kind is AuditKind.ORDER_REVERSED)
    assert (reversed_event.reason, reversed_event.right, reversed_event.approver) == ("办错业务", right, "1002")
    report = check_store(books.store)
    assert (report.sound, report.partial) == (True, 0)


def test_what_was_refused_of_an_order_is_settled_before_the_rest_is_reversed(books: Books) -> None:
    """Else its money goes back with the reversal in the books, and once more at the desk."""
    order = books.orders.record(an_order())
    refuse(books, order.id, 0)
    before = everything(books)
    with pytest.raises(OrderStays):
        books.orders.keep_signed(reversal_of(order).signed)
    assert everything(books) == before
    settle(books, order.id)
    books.orders.keep_signed(reversal_of(order).signed)


def test_a_refused_reversal_leaves_the_money_where_it_is(books: Books) -> None:
    order, reversal = both(books)
    books.outbox.mark_dead(reversal.id, code="too_late", reason=Text("太晚。", "Too late."), at=NOW)
    assert held(books, order) == 1000
    row = books.orders.row(order.id)
    assert row is not None
    assert row.reversed_by == "", "it may be tried again"


def test_both_orders_point_at_each_other(books: Books) -> None:
    order, reversal = both(books)
    first, second = books.orders.row(order.id), books.orders.row(reversal.id)
    assert first is not None
    assert second is not None
    assert (first.reverses, first.reversed_by) == ("", str(reversal.receipt_number))
    assert (second.reverses, second.reversed_by) == (str(order.receipt_number), "")
    assert books.orders.customer_of(order.id) == CUSTOMER.id
    assert first.central is CentralState.ACCEPTED
    assert first.state is not OrderState.CANCELLED
