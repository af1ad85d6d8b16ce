"""An order the centre refused for good is settled: what then stands in every book, and what stays as it is."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.domain.approval import Approval, Leave
from app.domain.audit import AuditKind
from app.domain.order import CentralState, Order
from app.domain.right import Right
from app.errors import Bug, OrderStays, StoreTrouble
from app.outbox_ports import EntryState
from app.ports import OrderSearch, PrintState
from app.texts import order_stays as texts
from app.texts.language import Text
from app.wire.batch import KIND_CANCELLATION
from app.wire.cancellation import Cancellation, read_cancellation
from app.wire.canonical import read_json
from offline_cache.check import check_store
from offline_cache.journal import JournalKind
from offline_cache.payment_tries import StoredPaymentBook
from offline_cache.schema import JOURNAL, OUTBOX
from offline_cache.signed_versions import SignedState, state_of
from tests.fakes.orders import CLERK, NOW
from tests.offline_cache.looked_at import central, everything, print_states
from tests.offline_cache.parts import Books, accept, behind_the_back

LATER = NOW + timedelta(hours=2)
WHY = Text("主套餐重复。", "A second main plan.")
LEAVE = Leave(
    CLERK,
    Right.SETTLE_REFUSED,
    "number",
    Approval("1002", CLERK.number, Right.SETTLE_REFUSED, "number", "客户要求", NOW),
)


@pytest.fixture
def refused(books: Books) -> Order:
    order = accept(books, 1)
    books.outbox.mark_inflight([order.id])
    books.outbox.mark_dead(order.id, code="second_main_plan", reason=WHY, at=NOW)
    return order


def settle(books: Books, order: Order, *, reason: str = "另办了一张") -> None:
    books.orders.settle_refused(order.id, reason=reason, at=LATER, leave=LEAVE)


def test_every_book_says_that_it_is_settled(books: Books, refused: Order) -> None:
    settle(books, refused)
    assert central(books, refused) is CentralState.SETTLED
    assert books.outbox.state_of(refused.id) is EntryState.REPAIRED
    assert print_states(books, refused) == [PrintState.CANCELLED]
    with books.store.read() as connection:
        assert state_of(connection, refused.signed.id) is SignedState.VOIDED
        sworn = connection.execute(select(JOURNAL.c.kind, JOURNAL.c.subject)).all()
    (due,) = StoredPaymentBook(books.store).cash_due()
    assert [tuple(row) for row in sworn[-3:]] == [
        (JournalKind.PAYMENT_RETURNED, refused.payment.id),
        (JournalKind.CASH_DUE, due.key),
        (JournalKind.REFUSED_SETTLED, refused.id),
    ]
    report = check_store(books.store)
    assert (report.sound, report.orders) == (True, (refused.id,))


def test_the_refusal_stays_readable_and_the_trail_names_who_settled_it(books: Books, refused: Order) -> None:
    settle(books, refused)
    (found,) = books.orders.find(OrderSearch(receipt=str(refused.receipt_number)), limit=5)
    assert (found.central, found.refusal) == (CentralState.SETTLED, WHY)
    history = books.orders.history(refused.id)
    assert history is not None
    assert history.answered_at == NOW  # when the centre refused it
    settled, returned = history.events[-2:]
    assert [(e.kind, e.subject) for e in (settled, returned)] == [
        (AuditKind.REFUSED_SETTLED, str(refused.receipt_number)),
        (AuditKind.PAYMENT_RETURNED, refused.payment.id),
    ]
    for event in (settled, returned):
        assert (event.staff_number, event.at, event.reason) == (CLERK.number, LATER, "另办了一张")
        assert (event.right, event.approver) == (Right.SETTLE_REFUSED, "1002")


def test_its_money_is_of_the_moment_it_goes_back(books: Books, refused: Order) -> None:
    settle(books, refused)
    cash = books.orders.cash(since=LATER)
    assert (cash.count, cash.returned_count, cash.returned_fen) == (0, 1, refused.payment.amount_fen)


def test_a_cancellation_takes_its_place_in_the_lane(books: Books, refused: Order) -> None:
    behind = accept(books, 2)
    with books.store.read() as connection:
        lane = connection.execute(select(OUTBOX.c.lane).where(OUTBOX.c.key == refused.id)).scalar_one()
    settle(books, refused)
    (due,) = books.outbox.due_batch(LATER)
    assert (due.kind, due.lane, due.lane_seq) == (KIND_CANCELLATION, lane, 1)
    assert due.key not in (refused.id, behind.id)
    said = read_json(due.entry)
    assert isinstance(said, dict)
    assert read_cancellation(said) == Cancellation(
        order_id=refused.id,
        supersedes=refused.id,
        reason="另办了一张",
        clerk=CLERK.number,
        approver="1002",
        at=LATER,
    )
    status = books.outbox.status()
    assert (status.waiting, status.dead) == (2, 0)
    assert books.outbox.dead() == ()


def test_a_second_time_changes_nothing(books: Books, refused: Order) -> None:
    settle(books, refused)
    once = everything(books)
    settle(books, refused, reason="again")
    assert everything(books) == once


def test_only_what_the_centre_refused_is_settled(books: Books) -> None:
    order = accept(books, 1)
    before = everything(books)
    with pytest.raises(OrderStays) as stays:
        settle(books, order)
    assert stays.value.text.filled(**stays.value.values) == texts.NOT_REFUSED.filled(number=order.receipt_number)
    assert everything(books) == before
    with pytest.raises(Bug):
        books.orders.settle_refused("nobody's", reason="", at=NOW, leave=LEAVE)


@pytest.mark.parametrize("state", [PrintState.CONFIRMED, PrintState.HANDED_OVER])
def test_a_receipt_that_is_on_paper_stays_so(books: Books, refused: Order, state: PrintState) -> None:
    (job,) = books.print_jobs.of_order(refused.id)
    books.print_jobs.mark(job.id, state, at=NOW)
    settle(books, refused)
    assert print_states(books, refused) == [state]


def test_nobody_is_asked_any_more_whether_its_receipt_came_out(books: Books, refused: Order) -> None:
    (job,) = books.print_jobs.of_order(refused.id)
    books.print_jobs.mark(job.id, PrintState.UNKNOWN, at=NOW)
    settle(books, refused)
    assert books.print_jobs.open() == ()


@pytest.mark.parametrize("table", ["journal", "audit", "outbox", "outbox_entries", "payments", "signed_versions"])
def test_it_is_one_transaction(books: Books, refused: Order, table: str) -> None:
    """Whichever of its writes fails, none of them is there."""
    before = everything(books)
    act = "UPDATE" if table in ("payments", "signed_versions") else "INSERT"
    refuse = f"CREATE TRIGGER refused BEFORE {act} ON {table} BEGIN SELECT RAISE(FAIL, 'not today'); END"
    books.store.write(lambda connection: connection.exec_driver_sql(refuse))
    with pytest.raises(Exception, match="not today") as failed:
        settle(books, refused)
    assert not isinstance(failed.value, (OrderStays, StoreTrouble))
    assert everything(books) == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE payments SET returned_at_us = NULL",
        "UPDATE outbox SET state = 'dead' WHERE seq = 1",
        "UPDATE outbox SET supersedes = NULL",
        "UPDATE orders SET central = 'voided'",
        "UPDATE outbox_entries SET entry_sealed = zeroblob(40) WHERE seq = 2",
    ],
)
def test_the_check_sees_where_the_books_differ(books: Books, refused: Order, statement: str) -> None:
    settle(books, refused)
    assert check_store(books.store).sound
    behind_the_back(books.store, statement)
    assert check_store(books.store).partial == 1
