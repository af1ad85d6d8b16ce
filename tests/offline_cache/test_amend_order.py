"""改单 in the store: the next version ends its earlier order in the same transaction, and both name each other."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from app.domain.amendment import Amendment, earlier_lines
from app.domain.amendment_form import AmendmentForm, amending, plain_form
from app.domain.audit import AuditKind
from app.domain.draft import form_from_draft
from app.domain.order import CentralState, Order
from app.domain.order_line import LineState
from app.domain.payment_plan import PlannedPart
from app.domain.right import Right
from app.errors import Bug, OrderStays
from app.handling.amend_order import amend_order
from app.outbox_ports import EntryState
from app.ports import AuditEvent, PrintState
from app.texts import amendment as texts
from app.texts.language import Text
from offline_cache.audit import StoredAudit
from offline_cache.check import check_store
from offline_cache.customers import StoredCustomers
from tests.fakes.orders import CATALOGUE, CLERK, CUSTOMER, DESK, NOW, TODAY, order_of, sample_id
from tests.offline_cache.looked_at import central, everything
from tests.offline_cache.parts import Books, CountingIds, accept, behind_the_back, order_number
from tests.offline_cache.test_reversal import both
from tests.offline_cache.test_settle_lines import LEAVE, refuse

WHY = Text("主套餐重复。", "A second main plan.")


def next_version(books: Books, order: Order, *, refused: set[str] | None = None, right: Right | None = None) -> Order:
    """As the desk makes it, of a customer over whom the earlier order's effects lie: without the ring tone."""
    customers = StoredCustomers(books.store, kept=lambda _: None)
    customers.put(CUSTOMER)
    content = order.signed.content
    gone = [line for line in content.lines if refused is None or line.id in refused]
    parts = tuple(PlannedPart(part.method, part.amount_fen) for part in order.payment.each)
    waits = central(books, order) is CentralState.PENDING
    right = right or (Right.VOID_ORDER if waits else Right.SETTLE_REFUSED)
    amendment = Amendment(order.id, str(order.receipt_number), "客户改主意", parts, earlier_lines(gone), right)
    ids = CountingIds()
    ids.skip(0x500)
    made = amend_order(
        books.orders.draft_of(order.id),
        amendment,
        desk=DESK,
        clerk=CLERK,
        catalogue=CATALOGUE,
        catalogue_of={CATALOGUE.version: CATALOGUE}.get,
        customer_of=customers.get,
        today=TODAY,
        offline=False,
        ids=ids,
    ).form
    ring = next((line for line in made.lines if line.after is not None and line.after.code == "VAS-02"), None)
    asked = [todo.line_id for todo in made.still_to_do()]
    assert asked == ([ring.id] if ring is not None else []), "what was confirmed on the earlier one is asked anew"
    form = made.without_line(ring.id) if ring is not None else made
    assert form.still_to_do() == ()
    assert isinstance(form, AmendmentForm)
    amended = order_of(form, number=2, at=NOW + timedelta(hours=1))
    signed = replace(amended.signed, id=sample_id(0x5001))
    payment = replace(amended.payment, id=sample_id(0x5002))
    return replace(amended, id=signed.id, signed=signed, payment=payment)


def waiting(books: Books) -> Order:
    order = accept(books, 1)
    (job,) = books.print_jobs.of_order(order.id)
    books.print_jobs.mark(job.id, PrintState.CONFIRMED, at=NOW)  # its paper is out: the new one names it
    return order


def dead(books: Books) -> Order:
    order = accept(books, 1)
    books.outbox.mark_inflight([order.id])
    books.outbox.mark_dead(order.id, code="second_main_plan", reason=WHY, at=NOW)
    return order


def in_part(books: Books) -> Order:
    order = accept(books, 1)
    refuse(books, order.id, 0, 2)
    return order


@pytest.mark.parametrize(
    ("make", "becomes", "entry"),
    [
        (waiting, CentralState.VOIDED, EntryState.WITHDRAWN),
        (dead, CentralState.SETTLED, EntryState.REPAIRED),
        (in_part, CentralState.ACCEPTED, EntryState.ACKED),
    ],
    ids=["not sent", "refused", "in part"],
)
def test_the_earlier_order_ends_with_the_next_version_and_both_name_each_other(
    books: Books, make: Callable[[Books], Order], becomes: CentralState, entry: EntryState
) -> None:
    order = make(books)
    lines = [line.id for line in order.signed.content.lines]
    amended = next_version(books, order, refused={lines[0], lines[2]} if make is in_part else None)
    assert (amended.signed.content.version, amended.signed.content.form_id) == (2, order.signed.content.form_id)
    assert books.orders.why_not_amended(order.id) is None
    books.orders.keep_signed(amended.signed)
    assert central(books, order) is not CentralState.VOIDED, "not before it is paid"
    books.orders.record(amended)
    books.orders.record(amended)
    first, second = books.orders.row(order.id), books.orders.row(amended.id)
    assert first is not None
    assert second is not None
    assert (first.amended_by, second.amends) == (str(amended.receipt_number), str(order.receipt_number))
    assert (first.central, books.outbox.state_of(order.id)) == (becomes, entry)
    due = books.outbox.due_batch(NOW + timedelta(hours=2))
    assert due[-1].key == amended.id
    assert due[-1].lane_seq == (1 if becomes is CentralState.VOIDED else 2)
    back = books.orders.cash(since=NOW + timedelta(minutes=30)).returned_fen
    assert back == (0 if make is in_part else 5000), "nothing was paid for a plan and a ring tone"
    history = books.orders.history(order.id)
    assert history is not None
    assert AuditKind.ORDER_AMENDED in {event.kind for event in history.events}
    assert check_store(books.store).sound
    assert books.orders.why_not_amended(order.id) is not None, "once"


def test_what_is_being_amended_is_not_sent_until_the_next_version_is_given_up(books: Books) -> None:
    order = waiting(books)
    amended = next_version(books, order)
    books.orders.keep_signed(amended.signed)
    assert books.outbox.due_batch(NOW) == ()
    assert books.outbox.mark_inflight([order.id]) == frozenset()
    books.orders.void_signed(amended.signed.id, reason="not_paid", at=NOW)
    (due,) = books.outbox.due_batch(NOW)
    assert due.key == order.id
    assert (amended.signed.content.version, next_version(books, order).signed.content.version) == (2, 3)
    assert books.outbox.mark_inflight([order.id]) == {order.id}


@pytest.mark.parametrize("make", [waiting, dead, in_part])
def test_while_its_next_version_is_signed_nothing_else_ends_it(books: Books, make: Callable[[Books], Order]) -> None:
    """Its money would go back twice: by hand now, and with the next version."""
    order = make(books)
    lines = [line.id for line in order.signed.content.lines]
    amended = next_version(books, order, refused={lines[0], lines[2]} if make is in_part else None)
    books.orders.keep_signed(amended.signed)
    before = everything(books)
    another = replace(amended.signed, id=sample_id(0x5003))
    acts: list[Callable[[], None]] = [
        partial(books.orders.void_order, order.id, reason="客户要求", at=NOW, leave=LEAVE),
        partial(books.orders.settle_refused, order.id, reason="客户要求", at=NOW, leave=LEAVE),
        partial(books.orders.keep_signed, another),
    ]
    for act in acts:
        with pytest.raises(OrderStays, match="is signed and not paid yet"):
            act()
    assert everything(books) == before
    books.orders.void_signed(amended.signed.id, reason="not_paid", at=NOW)
    assert books.orders.why_not_amended(order.id) is None


@pytest.mark.parametrize("amended_first", [True, False])
def test_nothing_of_the_customer_comes_between_an_order_and_its_next_version(books: Books, amended_first: bool) -> None:
    """Signed and paid, it could not take that order's place any more."""
    order = waiting(books)
    amended, other = next_version(books, order), order_number(3)
    first, second = (amended, other) if amended_first else (other, amended)
    books.orders.keep_signed(first.signed)
    with pytest.raises(OrderStays, match="one of the two amends"):
        books.orders.keep_signed(second.signed)
    books.orders.keep_signed(order_number(4, customer=7).signed)
    books.orders.void_signed(first.signed.id, reason="not_paid", at=NOW)
    books.orders.keep_signed(second.signed)


@pytest.mark.parametrize("answer", [dead, in_part])
def test_what_the_centre_answered_since_it_was_made_is_amended_anew(
    books: Books, answer: Callable[[Books], Order]
) -> None:
    """Made of an order not sent, it would replace lines that stand, or settle under the right to void."""
    order = answer(books)
    late = next_version(books, order, right=Right.VOID_ORDER)  # as it was made while the order waited
    before = everything(books)
    with pytest.raises(OrderStays, match="has answered"):
        books.orders.keep_signed(late.signed)
    assert everything(books) == before


def test_who_approved_it_stands_with_what_ended_and_with_its_money(books: Books) -> None:
    order = waiting(books)
    amended = next_version(books, order)
    given = AuditEvent(AuditKind.APPROVED, "3021", NOW, amended.signed.form.id, "x", Right.VOID_ORDER, "1002")
    StoredAudit(books.store).write(given)
    books.orders.record(amended)
    history = books.orders.history(order.id)
    assert history is not None
    said = {event.kind: (event.right, event.approver) for event in history.events}
    for kind in (AuditKind.ORDER_AMENDED, AuditKind.ORDER_VOIDED, AuditKind.PAYMENT_RETURNED):
        assert said[kind] == (Right.VOID_ORDER, "1002")


def test_a_reversal_has_no_next_version(books: Books) -> None:
    """Its lines take another order back: as an amendment they would say nothing that can be signed."""
    _, reversal = both(books)
    why = books.orders.why_not_amended(reversal.id)
    assert why == texts.REVERSAL.filled(number=reversal.receipt_number)
    lines = earlier_lines(reversal.signed.content.lines)
    amendment = Amendment(reversal.id, str(reversal.receipt_number), "办错了", (), lines, Right.VOID_ORDER)
    with pytest.raises(Bug, match="reversal"):
        amending(reversal.signed.form, amendment, new_id=lambda: sample_id(1))


def test_what_left_meanwhile_is_not_amended_and_nothing_is_written(books: Books) -> None:
    order = waiting(books)
    amended = next_version(books, order)
    books.outbox.mark_inflight([order.id])
    books.outbox.mark_acked(order.id, result="{}", central_id="c-1", lines=(), at=NOW)
    before = everything(books)
    for act in (lambda: books.orders.keep_signed(amended.signed), lambda: books.orders.record(amended)):
        with pytest.raises(OrderStays) as stays:
            act()
        assert "中心已经受理" in stays.value.text.zh
        assert everything(books) == before
    assert books.orders.why_not_amended(order.id) == texts.CENTRE_HAS.filled(number=order.receipt_number)


def test_a_version_put_away_knows_what_it_replaces(books: Books) -> None:
    order = waiting(books)
    amended = next_version(books, order)
    books.orders.keep_signed(amended.signed)
    (left,) = books.orders.unfinished()
    assert left.finishable is not None
    made, again = amended.signed.form, left.finishable.form
    assert isinstance(again, AmendmentForm)
    assert again.content().to_bytes() == made.content().to_bytes() == left.signed.content_bytes
    assert replace(again, customer=made.customer) == made
    plain = form_from_draft(
        books.orders.draft_of(order.id),
        desk=DESK,
        clerk=CLERK,
        catalogue_of=lambda _: CATALOGUE,
        customer_of=lambda _: CUSTOMER,
    )
    assert not isinstance(plain, AmendmentForm)


def test_away_from_the_centre_the_money_that_goes_does_not_count_against_the_limit(books: Books) -> None:
    """¥50 waits to be sent and ¥50 take its place: together they would be over a limit of ¥60."""
    order = waiting(books)
    form = next_version(books, order).signed.form
    matters = {
        code: replace(matter, offline_limit_fen=6000 if code == "top_up" else matter.offline_limit_fen)
        for code, matter in CATALOGUE.matters.items()
    }
    away = replace(form, offline=True, catalogue=replace(CATALOGUE, matters=matters))
    money = next(line for line in away.lines if line.matter == "top_up")
    assert away.customer is not None
    assert dict(away.customer.unsent)["top_up"] == 5000
    assert away.line_state(money) is LineState.READY
    plain = plain_form(away)
    assert plain.line_state(money) is LineState.REFUSED


def test_it_says_in_words_how_it_differs(books: Books) -> None:
    order = waiting(books)
    content = next_version(books, order).signed.content
    assert content.amends == str(order.receipt_number)
    assert content.amendment is not None
    assert content.amendment.differences == ("不办：新增视频彩铃（154****0017）",)
    facts = {fact.key: fact.value for fact in content.account}
    assert facts["amended_order"] == f"{order.receipt_number}，这是第 2 版"
    assert facts["amendment_back"] == "现金 ¥50.00"


@pytest.mark.parametrize("table", ["orders", "outbox", "journal", "payments"])
def test_it_is_one_transaction(books: Books, table: str) -> None:
    order = waiting(books)
    amended = next_version(books, order)
    books.orders.keep_signed(amended.signed)
    before = everything(books)
    guard = f"CREATE TRIGGER refused BEFORE INSERT ON {table} BEGIN SELECT RAISE(FAIL, 'not today'); END"
    books.store.write(lambda connection: connection.exec_driver_sql(guard))
    with pytest.raises(Exception, match="not today"):
        books.orders.record(amended)
    assert everything(books) == before


def test_the_check_sees_an_earlier_order_that_did_not_end(books: Books) -> None:
    order = waiting(books)
    books.orders.record(next_version(books, order))
    assert check_store(books.store).sound
    behind_the_back(books.store, "DELETE FROM order_amendments")
    assert not check_store(books.store).sound
