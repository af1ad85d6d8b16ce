"""Lines refused alone are settled: what then stands in every book, by which means the money goes, how it is seen."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.order import CentralState, OrderState
from app.domain.payment import PaymentMethod, cash_payment, whole_payment
from app.domain.payment_plan import PlannedPart
from app.domain.payment_try import PaymentTry, ProviderAnswer, ProviderState, TryState
from app.domain.right import Right
from app.errors import OrderStays
from app.texts.language import Text
from app.wire.batch import LineAnswer, Reason
from offline_cache.check import check_store
from offline_cache.customers import StoredCustomers
from offline_cache.give_back import give_back
from offline_cache.payment_tries import StoredPaymentBook
from tests.fakes.orders import (
    CLERK,
    CUSTOMER,
    MODEM_DEPOSIT,
    NEW_CARD,
    NOW,
    PHONE,
    an_empty_form,
    order_of,
    sample_id,
    signed,
)
from tests.offline_cache.looked_at import everything
from tests.offline_cache.parts import Books, accept, behind_the_back

LATER = NOW + timedelta(hours=2)
LEAVE = Leave(CLERK, Right.SETTLE_REFUSED, "number")
WHY = Reason("changing", Text("另有变更。", "Another change."))


def refuse(books: Books, order_id: str, *places: int) -> None:
    """The centre takes the other lines."""
    kept = books.orders.order_content(order_id)
    assert kept is not None
    answers = [
        LineAnswer(line.id, OrderState.REJECTED, WHY) if n in places else LineAnswer(line.id, OrderState.ACKNOWLEDGED)
        for n, line in enumerate(kept.signed.content.lines)
    ]
    books.outbox.mark_inflight([order_id])
    books.outbox.mark_acked(order_id, result="{}", central_id="c-1", lines=answers, at=NOW)


def settle(books: Books, order_id: str) -> None:
    books.orders.settle_refused(order_id, reason="客户要求", at=LATER, leave=LEAVE)


def test_only_what_was_accepted_is_still_to_come(books: Books) -> None:
    customers = StoredCustomers(books.store, kept=lambda _: None)
    customers.put(CUSTOMER)
    order = accept(books, 1)
    refuse(books, order.id, 0, 2)  # the plan and the ring tone
    known = customers.get(CUSTOMER.id)
    assert known is not None
    waits = {product.offering_code for product in known.products if product.pending is not None}
    assert (waits, len(known.products)) == ({"VAS-01"}, 2)


def paid_by_two_means(books: Books, money: StoredPaymentBook) -> str:
    """A card ¥10, a deposit ¥200 and ¥50 on the account: ¥230 by bank card and ¥30 in cash. The order's id."""
    form = an_empty_form().with_addition(NEW_CARD, number=PHONE, line_id=sample_id(1))
    form = form.with_addition(MODEM_DEPOSIT, number=PHONE, line_id=sample_id(2))
    form = form.with_top_up(number=PHONE, amount_fen=5000, line_id=sample_id(3))
    version = signed(form.with_payment_method(PaymentMethod.CASH, fixed=(PlannedPart(PaymentMethod.CARD, 23000),)))
    books.orders.keep_signed(version)
    attempt = PaymentTry(sample_id(0xE1), version.id, PaymentMethod.CARD, 23000, TryState.ASKED, NOW)
    money.begin(attempt)
    money.settle(attempt, ProviderAnswer(ProviderState.PAID, reference="R-1"), at=NOW)
    cash = cash_payment(id=sample_id(0xE2), due_fen=3000, tendered_fen=5000, taken_at=NOW)
    books.orders.journal_payment(version.id, cash)
    payment = whole_payment(money.taken(version.id))
    assert payment is not None
    order = replace(order_of(form), id=version.id, signed=version, payment=payment)
    return books.orders.record(order).id


def test_cash_goes_back_first_and_the_rest_through_the_provider_once(books: Books) -> None:
    """The deposit is refused: ¥30 in cash at once, ¥170 owed by card; then all of it by a reversal, and no fen more."""
    money = StoredPaymentBook(books.store)
    order_id = paid_by_two_means(books, money)
    refuse(books, order_id, 1)
    for _ in range(2):
        settle(books, order_id)
    assert books.orders.cash(since=LATER).returned_fen == 3000
    (owed,) = money.returns_owed()
    assert (owed.amount_fen, owed.method) == (17000, PaymentMethod.CARD)
    row = books.orders.row(order_id)
    assert row is not None
    assert (row.central, row.refused_settled, row.refused_lines) == (
        CentralState.ACCEPTED,
        True,
        ((sample_id(2), WHY.words),),
    )
    history = books.orders.history(order_id)
    assert history is not None
    kinds = [event.kind for event in history.events]
    assert AuditKind.REFUSED_SETTLED in kinds
    assert check_store(books.store).sound
    left = books.store.write(
        lambda connection: give_back(connection, books.store, sample_id(1), because=history.events[-1])
    )
    assert left == 26000 - 20000
    money.returned(owed, ProviderAnswer(ProviderState.PAID), at=LATER)
    assert check_store(books.store).sound


def test_only_what_was_refused_is_settled(books: Books) -> None:
    order = accept(books, 1)
    refuse(books, order.id)
    before = everything(books)
    with pytest.raises(OrderStays):
        settle(books, order.id)
    assert everything(books) == before


@pytest.mark.parametrize("table", ["journal", "audit", "order_lines", "payment_returns"])
def test_it_is_one_transaction(books: Books, table: str) -> None:
    order_id = paid_by_two_means(books, StoredPaymentBook(books.store))
    refuse(books, order_id, 1)
    before = everything(books)
    act = "UPDATE" if table == "order_lines" else "INSERT"
    guard = f"CREATE TRIGGER refused BEFORE {act} ON {table} BEGIN SELECT RAISE(FAIL, 'not today'); END"
    books.store.write(lambda connection: connection.exec_driver_sql(guard))
    with pytest.raises(Exception, match="not today"):
        settle(books, order_id)
    assert everything(books) == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE order_lines SET settled_at_us = NULL WHERE refusal IS NOT NULL",
        "UPDATE order_lines SET refusal = NULL",
        "UPDATE order_lines SET open = 1",
        "UPDATE orders SET line_states = '[]'",
    ],
)
def test_the_check_sees_where_the_books_differ(books: Books, statement: str) -> None:
    order = accept(books, 1)
    refuse(books, order.id, 0)
    settle(books, order.id)
    assert check_store(books.store).sound
    behind_the_back(books.store, statement)
    assert not check_store(books.store).sound
