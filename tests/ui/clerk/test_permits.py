"""A desk at which somebody sits who may not do everything: what is asked, approved, refused, and written down."""

from dataclasses import replace

import pytest

from app.domain.approval import Approval
from app.domain.audit import AuditKind
from app.domain.catalogue import Catalogue
from app.domain.certificates import Certificate, CertificateKind
from app.domain.right import Right
from app.domain.staff import StaffMember
from app.ports import LinkState, OrderRow, PaperKind, PrintJob, PrintState
from app.texts.language import Text
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import CATALOGUE, CLERK, CUSTOMER, NOW, TODAY, a_customer
from tests.ui.clerk.desk import ClerkAtDesk
from ui.clerk.closing import Stage
from ui.clerk.state import ALL as ALL_ORDERS
from ui.clerk.state import DialogKind
from ui.frame.form_state import Phase
from ui.frame.gate import Asked, Gate

ALL = replace(CLERK, granted=frozenset(Right))
OTHER = replace(ALL, number="3021", name="周敏", latin_name="Zhou Min")
VIDEO = CertificateKind("C-VID", Text("视频业务证", "Video certificate"))


def without(*rights: Right) -> StaffMember:
    return replace(ALL, revoked=frozenset(rights))


def desk_of(person: StaffMember, hall: Hall | None = None) -> ClerkAtDesk:
    hall = hall or Hall()
    hall.gate.on_duty(person)
    return ClerkAtDesk(hall)


def only_asked(desk: ClerkAtDesk) -> Asked:
    (asked,) = desk.hall.asked
    return asked


def approve(desk: ClerkAtDesk, place: int = -1) -> None:
    asked = desk.hall.asked[place]
    wanted = asked.wanted
    asked.approved(
        Approval("1002", wanted.requester.number, wanted.right, wanted.subject, "客户要求", NOW, wanted.about)
    )


def stage_of(desk: ClerkAtDesk) -> Stage:
    return desk.presenter.closing.stage


def lines_of(desk: ClerkAtDesk) -> int:
    return len(desk.form.lines)


def kinds(desk: ClerkAtDesk) -> list[tuple[AuditKind, str, str]]:
    return [(event.kind, event.staff_number, event.approver) for event in desk.hall.audit.events]


# ── lines ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("right", "typed"),
    [
        (Right.PLAN_CHANGE, "cx199"),
        (Right.CANCEL_SERVICE, "ldxs"),
        (Right.VALUE_ADDED, "spcl"),
        (Right.TOP_UP, "jf20"),
        (Right.BROADBAND, "dk300m"),
        (Right.SIM_CARD, "bhk"),
    ],
)
def test_each_kind_of_matter_asks_for_its_own_right(right: Right, typed: str) -> None:
    free = desk_of(ALL)
    free.choose_customer()
    free.add(typed)
    assert (len(free.form.lines), free.hall.asked) == (1, [])
    desk = desk_of(without(right))
    desk.choose_customer()
    desk.add(typed)
    assert desk.form.lines == ()
    asked = only_asked(desk)
    assert (asked.wanted.right, asked.wanted.subject) == (right, desk.presenter.form.id)
    assert "张*" in asked.wanted.about.zh
    asked.dismissed()
    assert desk.form.lines == ()
    desk.add(typed)
    approve(desk)
    assert len(desk.form.lines) == 1


def test_an_approval_holds_for_the_form_and_not_for_the_next_one() -> None:
    desk = desk_of(without(Right.VALUE_ADDED))
    desk.choose_customer()
    desk.add("spcl")
    approve(desk)
    desk.presenter.remove_line()
    desk.add("spcl")
    assert (len(desk.form.lines), len(desk.hall.asked)) == (1, 1)
    desk.presenter.parking.park()
    desk.choose_customer()
    desk.add("spcl")
    assert len(desk.hall.asked) == 2


def certified(catalogue: Catalogue) -> Catalogue:
    matters = tuple(
        replace(matter, certificate=VIDEO) if matter.code == "value_added_order" else matter
        for matter in catalogue.matters.values()
    )
    return Catalogue.of(
        version=catalogue.version,
        name=catalogue.name,
        template_version=catalogue.template_version,
        notices=catalogue.notices,
        statement=catalogue.statement,
        matters=matters,
        offerings=tuple(catalogue.offerings.values()),
    )


def test_a_matter_may_ask_for_a_certificate_beside_the_right() -> None:
    holder = replace(ALL, certificates=(Certificate(VIDEO, None),))
    free = desk_of(holder, Hall(catalogue=certified(CATALOGUE)))
    free.choose_customer()
    free.add("spcl")
    assert (len(free.form.lines), free.hall.asked) == (1, [])
    desk = desk_of(ALL, Hall(catalogue=certified(CATALOGUE)))
    desk.choose_customer()
    desk.add("spcl")
    wanted = only_asked(desk).wanted
    assert (wanted.right, wanted.certificate) == (Right.VALUE_ADDED, VIDEO)
    approve(desk)
    assert len(desk.form.lines) == 1


# ── before the signature ─────────────────────────────────────────────────────────────────


def ready_for(desk: ClerkAtDesk) -> None:
    desk.ready()
    desk.presenter.sign()


@pytest.mark.parametrize("right", [Right.TAKE_CASH, Right.WITHOUT_CARD])
def test_the_form_goes_to_the_customer_only_with_every_right_it_needs(right: Right) -> None:
    desk = desk_of(without(right))
    ready_for(desk)
    assert desk.form.phase is Phase.EDITING
    assert only_asked(desk).wanted.right is right
    approve(desk)
    assert desk.presenter.customer_side.has_form


def test_offline_forms_ask_for_a_right_of_their_own() -> None:
    hall = Hall()
    hall.central.go(LinkState.OFFLINE)
    desk = desk_of(without(Right.TAKE_OFFLINE), hall)
    ready_for(desk)
    assert only_asked(desk).wanted.right is Right.TAKE_OFFLINE
    assert not desk.presenter.customer_side.has_form
    approve(desk)
    assert desk.presenter.customer_side.has_form


def test_cash_over_the_limit_asks_for_more() -> None:
    hall = Hall()
    hall.outside = replace(hall.outside, cash_limit_fen=19_99)
    desk = desk_of(without(Right.TAKE_CASH_OVER_LIMIT), hall)
    ready_for(desk)
    wanted = only_asked(desk).wanted
    assert wanted.right is Right.TAKE_CASH_OVER_LIMIT
    assert "¥20.00" in wanted.about.zh
    assert "¥19.99" in wanted.about.en
    hall = Hall()
    hall.outside = replace(hall.outside, cash_limit_fen=20_00)
    desk = desk_of(without(Right.TAKE_CASH_OVER_LIMIT), hall)
    ready_for(desk)
    assert desk.hall.asked == []


def test_several_are_asked_one_after_the_other() -> None:
    desk = desk_of(without(Right.TAKE_CASH, Right.WITHOUT_CARD))
    ready_for(desk)
    approve(desk)
    assert [asked.wanted.right for asked in desk.hall.asked] == [Right.WITHOUT_CARD, Right.TAKE_CASH]
    assert not desk.presenter.customer_side.has_form
    approve(desk)
    assert desk.presenter.customer_side.has_form


def test_who_takes_the_desk_over_needs_the_rights_for_what_lies_on_it() -> None:
    desk = desk_of(ALL)
    desk.ready()
    trainee = replace(OTHER, revoked=frozenset({Right.PLAN_CHANGE}))
    desk.hall.gate.on_duty(trainee)
    desk.presenter.set_clerk(trainee)
    assert desk.presenter.form.clerk == trainee
    assert len(desk.form.lines) == 4
    desk.presenter.sign()
    assert only_asked(desk).wanted.right is Right.PLAN_CHANGE


def test_a_signed_form_stays_with_whoever_had_it_signed() -> None:
    desk = desk_of(ALL)
    desk.signed()
    desk.presenter.set_clerk(OTHER)
    assert desk.presenter.form.clerk == CLERK
    signed = desk.presenter.closing.signed
    assert signed is not None
    assert signed.clerk_number == CLERK.number


def test_a_turned_screen_is_no_way_round_the_rights() -> None:
    """One screen goes to the customer for a line to look at: who signs there signs the form."""
    hall = Hall(second_screen=False)
    hall.outside = replace(hall.outside, cash_limit_fen=1)
    desk = desk_of(without(Right.WITHOUT_CARD, Right.TAKE_CASH, Right.TAKE_CASH_OVER_LIMIT), hall)
    desk.demo_lines()
    desk.presenter.pay()
    desk.presenter.open_to_do()
    assert not desk.presenter.customer_side.has_form
    for _ in range(3):
        approve(desk)
    asked = [asked.wanted.right for asked in hall.asked]
    assert asked == [Right.WITHOUT_CARD, Right.TAKE_CASH, Right.TAKE_CASH_OVER_LIMIT]
    desk.confirm()
    desk.customer_signs()
    assert stage_of(desk) is Stage.SIGNED


def test_a_signature_is_not_taken_while_something_is_not_approved() -> None:
    desk = desk_of(ALL)
    ready_for(desk)
    desk.hall.gate.renewed(without(Right.WITHOUT_CARD))
    desk.customer_signs()
    assert (stage_of(desk), desk.presenter.customer_side.has_form) == (Stage.OPEN, False)
    told = desk.told[-1]
    assert told.words == "签名没有收下：这张单还要有人批准。请按 F9。"
    assert desk.hall.book.signed == {}
    desk.taken_back.clear()
    desk.presenter.sign()
    assert told.about in desk.taken_back
    approve(desk)
    desk.customer_signs()
    assert stage_of(desk) is Stage.SIGNED


def test_the_act_itself_refuses_what_the_screens_let_through() -> None:
    """The record in the store says less than the desk knew."""
    hall = Hall()
    hall.gate = Gate(today=lambda: TODAY, records=lambda _: without(Right.WITHOUT_CARD))
    hall.outside = replace(hall.outside, gate=hall.gate)
    desk = desk_of(ALL, hall)
    desk.signed()
    assert (stage_of(desk), hall.book.signed) == (Stage.OPEN, {})
    assert "不读卡受理" in desk.words()[-1]


def test_a_larger_sum_is_approved_again() -> None:
    hall = Hall()
    hall.outside = replace(hall.outside, cash_limit_fen=10_00)
    desk = desk_of(without(Right.TAKE_CASH_OVER_LIMIT), hall)
    ready_for(desk)
    approve(desk)
    desk.presenter.sign()
    desk.add("jf500")
    desk.presenter.sign()
    assert not desk.presenter.customer_side.has_form
    assert ["¥20.00" in asked.wanted.about.zh for asked in hall.asked] == [True, False]
    assert "¥520.00" in hall.asked[-1].wanted.about.zh
    approve(desk)
    assert desk.presenter.customer_side.has_form


def test_another_customer_is_approved_again_even_of_the_same_masked_name() -> None:
    namesake = replace(a_customer(1), name=CUSTOMER.name)
    desk = desk_of(without(Right.VALUE_ADDED), Hall(known=(CUSTOMER, namesake)))
    desk.choose_customer()
    desk.add("spcl")
    approve(desk)
    desk.presenter.remove_line()
    desk.choose_customer(namesake.phone)
    desk.add("spcl")
    assert [asked.wanted.about for asked in desk.hall.asked] == [desk.hall.asked[0].wanted.about] * 2
    assert lines_of(desk) == 0


@pytest.mark.parametrize("right", [Right.TAKE_CASH, Right.TAKE_CASH_OVER_LIMIT])
def test_who_takes_the_cash_needs_the_right_whoever_had_the_form_signed(right: Right) -> None:
    hall = Hall()
    hall.outside = replace(hall.outside, cash_limit_fen=10_00)
    desk = desk_of(ALL, hall)
    desk.signed()
    other = replace(OTHER, revoked=frozenset({right}))
    hall.gate.on_duty(other)
    desk.presenter.set_clerk(other)
    desk.give("50")
    assert (stage_of(desk), hall.book.money) == (Stage.SIGNED, {})
    wanted = only_asked(desk).wanted
    assert (wanted.requester.number, wanted.right) == ("3021", right)
    hall.asked[0].dismissed()
    assert desk.cash.may_take
    desk.presenter.cash.enter()
    approve(desk)
    assert stage_of(desk) is Stage.ACCEPTED


# ── voiding and money ────────────────────────────────────────────────────────────────────


def test_a_signed_version_is_voided_with_leave_only() -> None:
    desk = desk_of(without(Right.VOID_SIGNED))
    desk.signed()
    desk.presenter.remove_line()
    signed = desk.presenter.closing.signed
    assert signed is not None
    wanted = only_asked(desk).wanted
    assert (wanted.right, wanted.subject, wanted.order_id) == (Right.VOID_SIGNED, signed.id, signed.id)
    assert desk.hall.book.voided == []
    assert desk.presenter.dialog is DialogKind.CASH
    approve(desk)
    assert desk.hall.book.voided == [(signed.id, "not_paid")]
    (leave,) = desk.hall.book.leaves
    assert leave is not None
    assert (leave.person.number, leave.approver) == (CLERK.number, "1002")


def test_money_already_taken_asks_for_the_right_to_return_it() -> None:
    desk = desk_of(without(Right.RETURN_MONEY))
    desk.signed()
    desk.hall.book.record_fails = 1
    desk.give("50")
    assert stage_of(desk) is Stage.PAID
    desk.presenter.remove_line()
    wanted = only_asked(desk).wanted
    assert wanted.right is Right.RETURN_MONEY
    assert "¥20.00" in wanted.about.zh
    only_asked(desk).dismissed()
    assert stage_of(desk) is Stage.PAID
    desk.presenter.remove_line()
    approve(desk)
    assert [reason for _, reason in desk.hall.book.voided] == ["amended"]
    assert stage_of(desk) is Stage.OPEN


def test_a_version_left_by_a_restart_is_given_back_with_leave_only() -> None:
    before = desk_of(ALL)
    before.signed()
    hall = Hall()
    hall.book.left = before.hall.book.unfinished()
    desk = desk_of(without(Right.VOID_SIGNED), hall)
    desk.presenter.restart.give_back()
    assert hall.book.voided == []
    approve(desk)
    assert [reason for _, reason in hall.book.voided] == ["restart"]


# ── forms put away ───────────────────────────────────────────────────────────────────────


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
