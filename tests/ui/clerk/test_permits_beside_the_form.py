"""What asks for a right beside the form at hand: drafts, copies, the customer search and the lists."""

from dataclasses import replace

import pytest

from app.domain.audit import AuditKind
from app.domain.right import Right
from app.domain.staff import StaffMember
from app.ports import OrderRow, PaperKind, PrintJob, PrintState
from app.texts.clerk import RECEIPT_ASKED, RECEIPT_WAITS
from app.texts.language import Language, Text
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import CLERK, NOW
from tests.ui.clerk.desk import ClerkAtDesk
from tests.ui.clerk.permit_desk import (
    ALL,
    OTHER,
    approve,
    desk_of,
    kinds,
    lines_of,
    only_asked,
    stage_of,
    without,
)
from ui.clerk.closing import Stage
from ui.clerk.state import ALL as ALL_ORDERS
from ui.clerk.state import DialogKind


def parked_by(person: StaffMember) -> tuple[Hall, str]:
    hall = Hall()
    hall.gate.on_duty(person)
    desk = ClerkAtDesk(hall)
    desk.presenter.set_clerk(person)
    desk.demo_lines()
    form_id = desk.presenter.form.id
    desk.presenter.parking.park()
    return hall, form_id


def test_a_colleagues_parked_form_is_taken_up_with_leave_and_written_down() -> None:
    hall, form_id = parked_by(OTHER)
    desk = desk_of(without(Right.TAKE_UP_OTHERS), hall)
    desk.presenter.take_up(form_id)
    assert only_asked(desk).wanted.subject == form_id
    assert "3021" in only_asked(desk).wanted.about.zh
    assert desk.form.lines == ()
    approve(desk)
    assert len(desk.form.lines) == 4
    assert kinds(desk) == [(AuditKind.FORM_TAKEN_UP, CLERK.number, "1002")]
    assert desk.presenter.form.clerk == CLERK


def test_ones_own_parked_form_is_ones_own() -> None:
    hall, form_id = parked_by(ALL)
    desk = desk_of(without(Right.TAKE_UP_OTHERS), hall)
    desk.presenter.take_up(form_id)
    assert (len(desk.form.lines), hall.asked, hall.audit.events) == (4, [], [])


def test_a_form_is_thrown_away_with_leave_and_written_down() -> None:
    desk = desk_of(without(Right.DISCARD_DRAFT))
    desk.demo_lines()
    form_id = desk.presenter.form.id
    desk.presenter.parking.discard()
    assert lines_of(desk) == 4
    approve(desk)
    assert lines_of(desk) == 0
    assert form_id not in desk.hall.book.saved
    assert kinds(desk) == [(AuditKind.DRAFT_DISCARDED, CLERK.number, "1002")]


def test_f8_in_the_list_of_drafts_asks_too() -> None:
    hall, form_id = parked_by(ALL)
    desk = desk_of(without(Right.DISCARD_DRAFT), hall)
    desk.presenter.lists.open_drafts()
    desk.presenter.lists.delete()
    assert form_id in hall.book.saved
    approve(desk)
    assert form_id not in hall.book.saved
    assert desk.presenter.dialog is DialogKind.NONE


# ── paper, customers, what was refused ───────────────────────────────────────────────────


def copy_of_receipt(order_id: str, number: int) -> PrintJob:
    return PrintJob(f"j{number}", order_id, PaperKind.RECEIPT, number, PrintState.CONFIRMED, NOW, None, "")


@pytest.mark.parametrize(("copies", "right"), [(0, Right.REPRINT_RECEIPT), (2, Right.REPRINT_AGAIN)])
def test_a_copy_of_a_receipt_asks_by_how_many_there_are(copies: int, right: Right) -> None:
    desk = desk_of(without(right))
    desk.accepted()
    outcome = desk.presenter.closing.outcome
    assert outcome is not None
    for number in range(copies + 1):
        desk.hall.print_jobs.add(copy_of_receipt(outcome.order.id, number))
    desk.presenter.print_again()
    wanted = only_asked(desk).wanted
    assert (wanted.right, wanted.subject) == (right, str(outcome.order.receipt_number))
    assert not [asked for asked in desk.hall.receipts.asked if asked[0] == "again"]
    approve(desk)
    assert ("again", outcome.order.id, False) in desk.hall.receipts.asked
    (event,) = desk.hall.audit.events
    assert (event.kind, event.reason, event.approver) == (AuditKind.REPRINTED, str(copies + 1), "1002")


@pytest.mark.parametrize(
    ("state", "said", "tried"),
    [
        (PrintState.FAILED_BEFORE_SEND, RECEIPT_WAITS, True),
        (PrintState.SENT, RECEIPT_WAITS, True),
        (PrintState.UNKNOWN, RECEIPT_ASKED, False),
    ],
)
def test_no_copy_is_made_of_a_receipt_that_is_still_to_come_out(state: PrintState, said: Text, tried: bool) -> None:
    desk = desk_of(without(Right.REPRINT_RECEIPT))
    desk.accepted()
    outcome = desk.presenter.closing.outcome
    assert outcome is not None
    desk.hall.print_jobs.add(replace(copy_of_receipt(outcome.order.id, 0), state=state))
    before = len(desk.hall.receipts.asked)
    desk.presenter.print_again()
    assert desk.presenter.dialog is DialogKind.NONE
    assert desk.hall.receipts.asked[before:] == [("waiting", "", False)] * tried
    assert not desk.hall.audit.events
    assert desk.words()[-1] == said.say(Language.ZH, number=outcome.order.receipt_number)


def test_customers_are_searched_with_leave_only() -> None:
    desk = desk_of(without(Right.SEARCH_CUSTOMERS))
    desk.presenter.find_anything()
    desk.presenter.finder.type("张")
    assert desk.found.count == 0
    desk.presenter.finder.close()
    desk.presenter.find_customer()
    assert not desk.found.open
    approve(desk)
    desk.presenter.finder.type("张")
    desk.presenter.finder.take(and_go_on=False)
    assert desk.form.customer is not None


def test_after_an_accepted_order_the_next_form_is_the_one_searched_for() -> None:
    desk = desk_of(without(Right.SEARCH_CUSTOMERS))
    desk.presenter.find_customer()
    approve(desk)
    desk.presenter.finder.type("张")
    desk.presenter.finder.take(and_go_on=False)
    for typed in ("cx199", "ldxs", "spcl", "jf20"):
        desk.add(typed)
    desk.confirm()
    desk.presenter.pay()
    desk.presenter.sign()
    desk.customer_signs()
    desk.give("50")
    assert stage_of(desk) is Stage.ACCEPTED
    desk.presenter.find_customer()
    approve(desk)
    desk.presenter.finder.type("张")
    assert desk.found.count > 0
    assert desk.hall.asked[-1].wanted.subject == desk.presenter.form.id


def test_the_centre_is_asked_by_a_typed_number_with_leave_only() -> None:
    desk = desk_of(without(Right.TYPE_NUMBER))
    desk.choose_customer("15412359009")
    before = desk.form.customer
    assert only_asked(desk).wanted.right is Right.TYPE_NUMBER
    assert before is None


def test_what_the_centre_refused_is_seen_with_leave_only() -> None:
    desk = desk_of(without(Right.VIEW_REFUSED))
    desk.presenter.lists.open_dead()
    assert desk.presenter.dialogs.kinds == ()
    approve(desk)
    assert desk.presenter.dialog is DialogKind.DEAD
    assert only_asked(desk).wanted.subject == "refused"
    desk.presenter.close_dialog()
    desk.presenter.lists.open_dead()
    assert len(desk.hall.asked) == 2


def a_colleagues_order(hall: Hall) -> OrderRow:
    desk = ClerkAtDesk(hall)
    desk.accepted()
    (row,) = hall.book.rows.values()
    hall.book.rows[row.order_id] = other = replace(row, clerk_number=OTHER.number)
    return other


def test_everybodys_orders_are_seen_while_the_list_lies_open_and_no_longer() -> None:
    hall = Hall()
    row = a_colleagues_order(hall)
    desk = desk_of(without(Right.VIEW_ALL_ORDERS), hall)
    desk.presenter.lists.open_orders()
    desk.presenter.orders.choose(ALL_ORDERS)
    wanted = only_asked(desk).wanted
    assert (wanted.right, wanted.subject) == (Right.VIEW_ALL_ORDERS, "orders")
    approve(desk)
    assert desk.presenter.orders.everybodys
    desk.presenter.lists.enter()
    assert (desk.presenter.dialog, len(hall.asked)) == (DialogKind.ORDER, 1)
    desk.presenter.close_dialog()
    desk.presenter.close_dialog()
    assert not desk.presenter.permits.sees(row)
    desk.presenter.lists.open_orders()
    desk.presenter.orders.choose(ALL_ORDERS)
    assert len(hall.asked) == 2
    assert not desk.presenter.orders.everybodys


def test_a_colleagues_order_is_opened_with_leave_for_that_one() -> None:
    hall = Hall()
    row = a_colleagues_order(hall)
    desk = desk_of(without(Right.VIEW_ALL_ORDERS), hall)
    for times in (1, 2):
        desk.presenter.read_order(row.order_id)
        assert desk.presenter.dialogs.kinds == ()
        wanted = hall.asked[-1].wanted
        assert (len(hall.asked), wanted.subject) == (times, row.receipt_number)
        assert row.receipt_number in wanted.about.zh
        assert "3021" in wanted.about.zh
        approve(desk)
        assert desk.presenter.dialog is DialogKind.ORDER
        desk.presenter.close_dialog()
