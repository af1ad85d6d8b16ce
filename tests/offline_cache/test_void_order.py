"""An accepted order is taken back: when it may be, what then stands in every book, and that nothing revives it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import Connection, func, select

from app.domain.approval import Approval, Leave
from app.domain.audit import AuditKind
from app.domain.order import CentralState, Order
from app.domain.right import Right
from app.errors import Bug, OrderStays, StoreTrouble
from app.outbox_ports import EntryState
from app.ports import OrderSearch, PaperKind, PrintState
from app.texts import order_stays as texts
from app.texts.language import Text
from offline_cache.check import check_store
from offline_cache.journal import JournalKind
from offline_cache.order_lines import as_ordered
from offline_cache.payment_tries import StoredPaymentBook
from offline_cache.schema import JOURNAL, ORDER_LINES, OUTBOX
from offline_cache.signed_versions import SignedState, state_of
from tests.fakes.orders import CLERK, CUSTOMER, DESK, NOW, TODAY
from tests.offline_cache.looked_at import central, everything, print_states
from tests.offline_cache.parts import Books, accept, behind_the_back, books_of, order_number

LATER = NOW + timedelta(minutes=3)
LEAVE = Leave(
    CLERK,
    Right.VOID_ORDER,
    "number",
    Approval("1002", CLERK.number, Right.VOID_ORDER, "number", "客户要求", NOW),
)


def void(books: Books, order: Order) -> None:
    books.orders.void_order(order.id, reason="办错了", at=LATER, leave=LEAVE)


def mark(state: PrintState) -> Callable[[Books, Order], None]:
    def printed(books: Books, order: Order) -> None:
        (job,) = books.print_jobs.of_order(order.id)
        assert books.print_jobs.mark(job.id, state, at=NOW)

    return printed


def sent_once(books: Books, order: Order) -> None:
    books.outbox.mark_inflight([order.id])
    books.outbox.mark_retry(order.id, next_attempt_at=NOW, error="CentralTrouble")


def under_way(books: Books, order: Order) -> None:
    books.outbox.mark_inflight([order.id])


def taken(books: Books, order: Order) -> None:
    under_way(books, order)
    books.outbox.mark_acked(order.id, result="{}", central_id="H.1", lines=(), at=NOW)


def refused(books: Books, order: Order) -> None:
    under_way(books, order)
    books.outbox.mark_dead(order.id, code="off_sale", reason=None, at=NOW)


def settled(books: Books, order: Order) -> None:
    refused(books, order)
    books.orders.settle_refused(order.id, reason="", at=NOW, leave=LEAVE)


def followed(books: Books, order: Order) -> None:
    accept(books, 2)


STAYS: list[tuple[Callable[[Books, Order], None], Text]] = [
    (taken, texts.CENTRE_HAS),
    (under_way, texts.CENTRE_MAY_HAVE),
    (sent_once, texts.CENTRE_MAY_HAVE),
    (refused, texts.REFUSED),
    (settled, texts.SETTLED),
    (mark(PrintState.SENT), texts.PRINTING),
    (mark(PrintState.UNKNOWN), texts.ANSWER_FIRST),
    (mark(PrintState.CONFIRMED), texts.ON_PAPER),
    (mark(PrintState.HANDED_OVER), texts.ON_PAPER),
    (followed, texts.NOT_LAST),
]


@pytest.mark.parametrize(("happened", "why"), STAYS)
def test_it_stays_and_says_why(books: Books, happened: Callable[[Books, Order], None], why: Text) -> None:
    order = accept(books, 1)
    happened(books, order)
    before = everything(books)
    said = why.filled(number=order.receipt_number)
    assert books.orders.why_order_stays(order.id) == said
    with pytest.raises(OrderStays) as stays:
        void(books, order)
    assert stays.value.text == said
    assert everything(books) == before


@pytest.mark.parametrize("state", [PrintState.QUEUED, PrintState.CHECKED, PrintState.FAILED_BEFORE_SEND])
def test_what_is_not_on_paper_and_was_not_sent_may_be_voided(books: Books, state: PrintState) -> None:
    order = accept(books, 1)
    mark(state)(books, order)
    assert books.orders.why_order_stays(order.id) is None
    void(books, order)
    assert central(books, order) is CentralState.VOIDED
    assert print_states(books, order) == [PrintState.CANCELLED]


@pytest.mark.parametrize("state", [PrintState.UNKNOWN, PrintState.FAILED_BEFORE_SEND])
def test_nobody_is_asked_about_a_paper_that_was_out_when_its_order_was_voided(books: Books, state: PrintState) -> None:
    """The store refuses that; the centre does not know of paper."""
    order, other = accept(books, 1), accept(books, 2)
    mark(PrintState.SENT)(books, order)
    behind_the_back(books.store, f"UPDATE orders SET central = 'voided' WHERE id = '{order.id}'")
    (job,), (wanted,) = (books.print_jobs.of_order(each.id) for each in (order, other))
    assert not books.print_jobs.mark(job.id, state, at=LATER)
    assert books.print_jobs.mark(wanted.id, state, at=LATER)
    assert [each.id for each in books.print_jobs.open()] == [wanted.id]


def test_every_book_says_that_it_is_void(books: Books) -> None:
    order = accept(books, 1)
    void(books, order)
    assert books.outbox.state_of(order.id) is EntryState.WITHDRAWN
    with books.store.read() as connection:
        assert state_of(connection, order.signed.id) is SignedState.VOIDED
        assert set(connection.execute(select(ORDER_LINES.c.open)).scalars()) == {0}
        assert as_ordered(connection, CUSTOMER) == CUSTOMER
        sworn = connection.execute(select(JOURNAL.c.kind, JOURNAL.c.subject)).all()
    (due,) = StoredPaymentBook(books.store).cash_due()
    assert [tuple(row) for row in sworn] == [
        (JournalKind.PAYMENT_TAKEN, order.payment.id),
        (JournalKind.ORDER_ACCEPTED, order.id),
        (JournalKind.PAYMENT_RETURNED, order.payment.id),
        (JournalKind.CASH_DUE, due.key),
        (JournalKind.ORDER_VOIDED, order.id),
    ]
    report = check_store(books.store)
    assert (report.sound, report.orders) == (True, (order.id,))


def test_the_trail_names_who_why_and_who_approved(books: Books) -> None:
    order = accept(books, 1)
    void(books, order)
    history = books.orders.history(order.id)
    assert history is not None
    assert history.answered_at is None  # the centre never heard of it
    voided, returned = history.events[-2:]
    assert [(e.kind, e.subject) for e in (voided, returned)] == [
        (AuditKind.ORDER_VOIDED, str(order.receipt_number)),
        (AuditKind.PAYMENT_RETURNED, order.payment.id),
    ]
    for event in (voided, returned):
        assert (event.staff_number, event.at, event.reason) == (CLERK.number, LATER, "办错了")
        assert (event.right, event.approver) == (Right.VOID_ORDER, "1002")


def test_the_money_of_the_moment_is_less(books: Books) -> None:
    order, other = accept(books, 1), accept(books, 2, customer=1)
    void(books, order)
    cash = books.orders.cash(since=NOW - timedelta(hours=1))
    assert (cash.count, cash.taken_fen) == (2, order.payment.amount_fen + other.payment.amount_fen)
    assert (cash.returned_count, cash.returned_fen) == (1, order.payment.amount_fen)
    assert books.orders.cash(since=LATER).returned_fen == order.payment.amount_fen


def test_a_second_time_changes_nothing(books: Books) -> None:
    order = accept(books, 1)
    void(books, order)
    once = everything(books)
    books.orders.void_order(order.id, reason="again", at=LATER + timedelta(hours=1), leave=LEAVE)
    assert everything(books) == once
    assert books.orders.why_order_stays(order.id) == texts.VOIDED.filled(number=order.receipt_number)


def test_an_order_that_never_was_is_a_fault_of_ours(books: Books) -> None:
    with pytest.raises(Bug):
        books.orders.void_order("nobody's", reason="", at=NOW, leave=LEAVE)


def test_it_is_found_and_its_number_is_never_given_again(books: Books) -> None:
    order = accept(books, 1)
    void(books, order)
    (found,) = books.orders.find(OrderSearch(receipt=str(order.receipt_number)), limit=5)
    assert (found.order_id, found.central) == (order.id, CentralState.VOIDED)
    again = books_of(books.store).orders
    given = again.next_receipt_number(hall_code=DESK.hall.code, desk=DESK.number, today=TODAY)
    assert given.sequence == order.receipt_number.sequence + 1


def test_nothing_of_it_waits_any_more(books: Books) -> None:
    order = accept(books, 1)
    void(books, order)
    status = books.outbox.status()
    assert (status.waiting, status.oldest_at, status.dead, status.last_sent_at) == (0, None, 0, None)
    assert books.outbox.due_batch(LATER) == ()
    assert books.print_jobs.open() == ()


def test_the_next_order_of_the_customer_takes_the_place_that_is_free_again(books: Books) -> None:
    first, second = accept(books, 1), accept(books, 2)
    void(books, second)
    void(books, first)  # now it is the last
    third, fourth = accept(books, 3), accept(books, 4)
    due = [(entry.key, entry.lane_seq) for entry in books.outbox.due_batch(LATER)]
    assert due == [(third.id, 1), (fourth.id, 2)]
    assert check_store(books.store).sound


def test_nothing_brings_a_withdrawn_entry_back(books: Books) -> None:
    order = accept(books, 1)
    void(books, order)
    before = everything(books)
    assert books.outbox.mark_inflight([order.id]) == frozenset()
    books.outbox.mark_retry(order.id, next_attempt_at=NOW, error="late")
    books.outbox.mark_acked(order.id, result="{}", central_id="H.1", lines=(), at=NOW)
    books.outbox.mark_dead(order.id, code="late", reason=None, at=NOW)
    books.outbox.reset_inflight()
    books.outbox.due_now()
    assert everything(books) == before


def test_only_what_is_still_pending_goes_in_flight(books: Books) -> None:
    first, second = accept(books, 1, customer=1), accept(books, 2, customer=2)
    void(books, first)
    assert books.outbox.mark_inflight([first.id, second.id]) == {second.id}


def test_a_cancelled_job_stays_cancelled_and_no_copy_is_queued(books: Books) -> None:
    order = accept(books, 1)
    void(books, order)
    (job,) = books.print_jobs.of_order(order.id)
    for state in (PrintState.SENT, PrintState.CONFIRMED, PrintState.QUEUED):
        assert not books.print_jobs.mark(job.id, state, at=LATER, data=b"paper")
    with pytest.raises(OrderStays) as stays:
        books.print_jobs.add(job)
    assert stays.value.text == texts.NO_MORE_PAPER
    assert print_states(books, order) == [PrintState.CANCELLED]
    assert books.print_jobs.of_order(order.id)[0].data is None
    assert job.paper is PaperKind.RECEIPT


@pytest.mark.parametrize("table", ["journal", "audit", "print_jobs", "signed_versions", "payments", "orders"])
def test_it_is_one_transaction(books: Books, table: str) -> None:
    """Whichever of its writes fails, none of them is there."""
    order = accept(books, 1)
    before = everything(books)
    act = "INSERT" if table in ("journal", "audit") else "UPDATE"
    refuse = f"CREATE TRIGGER refused BEFORE {act} ON {table} BEGIN SELECT RAISE(FAIL, 'not today'); END"
    books.store.write(lambda connection: connection.exec_driver_sql(refuse))
    with pytest.raises(Exception, match="not today") as failed:
        void(books, order)
    assert not isinstance(failed.value, (OrderStays, StoreTrouble))
    assert everything(books) == before
    books.store.write(lambda connection: connection.exec_driver_sql("DROP TRIGGER refused"))
    void(books, order)
    assert check_store(books.store).sound


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE payments SET returned_at_us = NULL",
        "UPDATE outbox SET state = 'pending'",
        "UPDATE signed_versions SET state = 'accepted'",
        "UPDATE orders SET central = 'pending'",
        "UPDATE orders SET central = 'settled'",
    ],
)
def test_the_check_sees_where_the_books_differ(books: Books, statement: str) -> None:
    void(books, accept(books, 1))
    assert check_store(books.store).sound
    behind_the_back(books.store, statement)
    assert check_store(books.store).partial == 1


def test_recording_it_once_more_brings_nothing_back(books: Books) -> None:
    order = accept(books, 1)
    void(books, order)
    before = everything(books)
    assert books.orders.record(order_number(1)).receipt_number == order.receipt_number
    assert everything(books) == before


def test_the_place_in_the_lane_is_asked_of_the_index(books: Books) -> None:
    """A customer of many years: the lane's end is one step, whatever was withdrawn."""

    def plan(connection: Connection) -> str:
        sql = "EXPLAIN QUERY PLAN SELECT max(lane_seq) FROM outbox WHERE lane = 'x' AND state != 'withdrawn'"
        return " ".join(row.detail for row in connection.exec_driver_sql(sql))

    with books.store.read() as connection:
        assert "USING INDEX outbox_by_lane (lane=?)" in plan(connection)
        assert connection.execute(select(func.count()).select_from(OUTBOX)).scalar_one() == 0
