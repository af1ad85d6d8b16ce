"""A desk at which somebody sits who may not do everything: what is asked, approved, refused, and written down."""

from dataclasses import replace

import pytest

from app.domain.catalogue import Catalogue
from app.domain.certificates import Certificate
from app.domain.right import Right
from app.ports import LinkState
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import CATALOGUE, CLERK, CUSTOMER, TODAY, a_customer
from tests.ui.clerk.desk import ClerkAtDesk
from tests.ui.clerk.permit_desk import (
    ALL,
    OTHER,
    VIDEO,
    approve,
    desk_of,
    lines_of,
    only_asked,
    stage_of,
    without,
)
from ui.clerk.closing import Stage
from ui.clerk.state import DialogKind
from ui.frame.form_state import Phase
from ui.frame.gate import Gate


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
