"""Searching with more than one thing in mind: the customer on their way, the next service, the same one once more."""

from dataclasses import replace

import pytest

from app.domain.order_form import OrderForm
from app.domain.order_line import Action
from app.domain.right import Right
from app.ports import LinkState
from app.texts.language import Language, Text
from tests.fakes.clerk_ports import STRANGER, Hall
from tests.fakes.orders import CATALOGUE, CUSTOMER, PHONE, PLAN_199, sample_id
from tests.ui.clerk.desk import ClerkAtDesk
from tests.ui.clerk.permit_desk import approve, desk_of, without
from tests.ui.clerk.test_taking_off import NEEDY
from ui.clerk.find_state import Scope

PLAN_169 = replace(PLAN_199, code="5G-169", position=9, name=Text("5G畅行169", "5G Free 169"))
THREE_PLANS = replace(CATALOGUE, offerings={**CATALOGUE.offerings, PLAN_169.code: PLAN_169})


@pytest.fixture
def desk() -> ClerkAtDesk:
    made = ClerkAtDesk(Hall(catalogue=THREE_PLANS))
    made.choose_customer()
    made.presenter.find_offer()
    return made


def put_on(desk: ClerkAtDesk, typed: str) -> None:
    desk.presenter.finder.type(typed)
    desk.presenter.finder.take(and_go_on=True)


def lines_of(form: OrderForm) -> list[tuple[Action, str, int]]:
    return [(line.action, line.after.code if line.after else "", line.amount_fen) for line in form.lines]


# ── the customer on their way ─────────────────────────────────────────────────────────────


def slow_desk() -> tuple[ClerkAtDesk, Hall]:
    hall = Hall(held=True)
    desk = ClerkAtDesk(hall)
    hall.store_lane.run_all()
    return desk, hall


def test_services_are_searched_at_once_where_the_customer_is_on_their_way() -> None:
    desk, hall = slow_desk()
    desk.choose_customer()
    desk.presenter.find_offer()
    assert (desk.found.scope, desk.found.hint) == (Scope.OFFERS, "名称、编号、拼音首字母、扫码都行")
    put_on(desk, "cx199")
    assert desk.found.put_on == "", "nothing is on a form that has no customer yet"
    hall.store_lane.run_all()
    assert desk.found.scope is Scope.OFFERS
    assert lines_of(desk.presenter.form) == [(Action.MODIFY, "5G-199", 0)]


def test_a_customer_who_comes_makes_it_the_search_for_services_with_what_was_typed() -> None:
    desk, _ = slow_desk()
    desk.presenter.find_offer()
    desk.presenter.finder.type("cx199")
    assert (desk.found.scope, desk.found.count) == (Scope.CUSTOMERS, 0)
    desk.presenter.desk.set_customer(CUSTOMER)
    assert (desk.found.scope, desk.found.typed) == (Scope.OFFERS, "cx199")
    assert desk.found.hint == "名称、编号、拼音首字母、扫码都行"
    assert desk.presenter.finder.row(0).name == "5G畅行199"


def test_a_customer_who_cannot_be_had_is_asked_for_once_more() -> None:
    desk, hall = slow_desk()
    desk.choose_customer()
    del hall.customers.known[CUSTOMER.id]
    desk.presenter.find_offer()
    hall.store_lane.run_all()
    assert desk.found.scope is Scope.CUSTOMERS
    assert desk.found.hint == "先选客户，接着就加业务"
    assert desk.found.problem


def test_the_customer_asked_for_first_still_leads_to_the_services() -> None:
    desk = ClerkAtDesk()
    desk.presenter.find_offer()
    desk.presenter.finder.type(STRANGER.phone)
    desk.presenter.finder.take(and_go_on=False)
    assert (desk.found.open, desk.found.scope, desk.found.typed) == (True, Scope.OFFERS, "")


# ── the next service ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("typed", "may"), [("spcl", True), ("cx129", False), ("jf", False), ("jf50", True)])
def test_going_on_is_offered_only_where_something_would_come_on_the_form(
    desk: ClerkAtDesk, typed: str, may: bool
) -> None:
    desk.presenter.finder.type(typed)
    assert desk.found.may_take_more is may


def test_nothing_goes_on_a_form_without_a_customer() -> None:
    desk = ClerkAtDesk()
    desk.presenter.find_anything()
    desk.presenter.finder.type("cx199")
    assert not desk.found.may_take_more


def test_the_footer_says_what_came_on_the_form_until_the_next_does(desk: ClerkAtDesk) -> None:
    assert (desk.found.put_on, desk.found.foot) == ("", "为 154****0017 找")
    put_on(desk, "cx199")
    assert desk.found.put_on == "已放进：5G畅行199，单上 1 行"
    put_on(desk, "jf50")
    assert desk.found.put_on == "已放进：缴费 ¥50.00，单上 2 行"
    desk.presenter.finder.type("ld")
    assert desk.found.put_on == "已放进：缴费 ¥50.00，单上 2 行"
    put_on(desk, "cx129")
    assert desk.found.put_on == "", "that one was refused"
    put_on(desk, "jf50")
    desk.presenter.find_offer()
    assert desk.found.put_on == ""


def test_the_footer_says_it_in_english() -> None:
    desk = ClerkAtDesk(language=Language.EN)
    desk.choose_customer()
    desk.presenter.find_offer()
    put_on(desk, "spcl")
    assert desk.found.put_on == "On the form: Video ring tone, now 1 line"


# ── the same once more ────────────────────────────────────────────────────────────────────


def test_a_second_top_up_becomes_one_with_the_first(desk: ClerkAtDesk) -> None:
    put_on(desk, "jf50")
    desk.presenter.finder.type("jf50")
    detail = desk.found.detail
    assert detail is not None
    assert detail.blocked == "单上已有缴费 ¥50.00，放进去一共 ¥100.00"
    assert (detail.take_words, detail.may_take) == ("并成一笔 ¥100.00", True)
    desk.presenter.finder.take(and_go_on=False)
    assert lines_of(desk.presenter.form) == [(Action.TOP_UP, "", 10000)]
    assert desk.told[-1].words == "已并成一笔：话费 ¥100.00"
    assert [(answer.words, answer.key) for answer in desk.told[-1].answers] == [("撤回", "Ctrl Z")]
    desk.presenter.undo()
    assert lines_of(desk.presenter.form) == [(Action.TOP_UP, "", 5000)]


def test_two_above_the_limit_are_not_offered_as_one(desk: ClerkAtDesk) -> None:
    put_on(desk, "jf30000")
    desk.presenter.finder.type("jf30000")
    detail = desk.found.detail
    assert detail is not None
    assert (detail.may_take, desk.found.may_take_more, detail.blocked) == (False, False, "")
    assert detail.problem == "两笔一共超过 ¥50,000。请把金额改小。"
    desk.presenter.finder.take(and_go_on=False)
    assert desk.found.problem == detail.problem, "said once"
    assert lines_of(desk.presenter.form) == [(Action.TOP_UP, "", 3000000)]


def test_offline_a_second_stands_by_itself_beside_one_that_cannot_be_done(desk: ClerkAtDesk) -> None:
    desk.hall.central.go(LinkState.OFFLINE)
    desk.presenter.tick()
    for typed in ("jf600", "jf500"):
        put_on(desk, typed)
    assert lines_of(desk.presenter.form) == [(Action.TOP_UP, "", 60000), (Action.TOP_UP, "", 50000)]
    assert desk.presenter.form.due_today_fen() == 50000
    desk.presenter.finder.type("jf10")
    assert desk.found.detail is not None
    assert (desk.found.detail.may_take, desk.found.detail.checks) == (False, ())
    assert desk.found.detail.problem.startswith("两笔一共 ¥510。离线时每")


def test_a_top_up_typed_without_a_sum_is_asked_for_it_first(desk: ClerkAtDesk) -> None:
    put_on(desk, "jf50")
    desk.presenter.finder.type("jf")
    assert desk.found.detail is not None
    assert (desk.found.detail.blocked, desk.found.detail.take_words) == ("", "先输金额")


def test_a_line_before_and_behind_stays_where_it_was(desk: ClerkAtDesk) -> None:
    for typed in ("spcl", "jf50", "ldxs", "jf20"):
        put_on(desk, typed)
    assert [action for action, _, _ in lines_of(desk.presenter.form)] == [Action.ADD, Action.TOP_UP, Action.DELETE]
    assert desk.presenter.form.lines[1].amount_fen == 7000
    assert desk.presenter.desk.selected == desk.presenter.form.lines[1].id


def test_a_colleague_who_allows_the_second_one_later_makes_it_one_then() -> None:
    desk = desk_of(without(Right.TOP_UP))
    desk.choose_customer()
    desk.presenter.desk.form = desk.presenter.form.with_top_up(number=PHONE, amount_fen=5000, line_id=sample_id(7))
    desk.presenter.find_offer()
    put_on(desk, "jf50")
    assert lines_of(desk.presenter.form) == [(Action.TOP_UP, "", 5000)]
    assert desk.found.put_on == "", "nothing came on the form yet"
    assert not desk.told
    approve(desk)
    assert lines_of(desk.presenter.form) == [(Action.TOP_UP, "", 10000)]
    assert desk.told[-1].words == "已并成一笔：话费 ¥100.00"


# ── another plan ──────────────────────────────────────────────────────────────────────────


def test_another_plan_takes_the_place_of_the_one_chosen_before(desk: ClerkAtDesk) -> None:
    for typed in ("cx199", "jf50"):
        put_on(desk, typed)
    desk.presenter.finder.type("169")
    row, detail = desk.presenter.finder.row(0), desk.found.detail
    assert (row.action, row.blocked) == (Action.MODIFY, "")
    assert detail is not None
    assert detail.take_words == "换成这个"
    assert [(check.words, check.warns) for check in detail.checks] == [
        ("会替换现在的 5G畅行129", False),
        ("单上已经选了 5G畅行199，会换成这个", True),
    ]
    desk.presenter.finder.take(and_go_on=False)
    assert lines_of(desk.presenter.form) == [(Action.MODIFY, "5G-169", 0), (Action.TOP_UP, "", 5000)]
    assert desk.told[-1].words == "已换成：5G畅行169"
    desk.presenter.undo()
    assert lines_of(desk.presenter.form) == [(Action.MODIFY, "5G-199", 0), (Action.TOP_UP, "", 5000)]


def test_the_plan_on_the_form_itself_and_the_one_in_use_stay_refused(desk: ClerkAtDesk) -> None:
    put_on(desk, "cx199")
    for typed, why in (("cx199", "5G畅行199 已经在这张单上。"), ("cx129", "正在用 5G畅行129")):
        desk.presenter.finder.type(typed)
        assert desk.found.detail is not None
        assert not desk.found.detail.may_take
        assert why in desk.found.detail.blocked


def test_a_plan_another_line_needs_is_not_replaced() -> None:
    offerings = {**THREE_PLANS.offerings, NEEDY.code: NEEDY}
    desk = ClerkAtDesk(Hall(catalogue=replace(CATALOGUE, offerings=offerings)))
    desk.choose_customer()
    for typed in ("cx199", "spcl"):
        desk.add(typed)
    assert len(desk.presenter.form.lines) == 2
    desk.presenter.find_offer()
    desk.presenter.finder.type("169")
    assert desk.found.detail is not None
    assert not desk.found.detail.may_take
    assert "请先去掉那一行" in desk.found.detail.blocked


# ── the centre away ───────────────────────────────────────────────────────────────────────


def test_a_row_says_what_cannot_be_done_while_the_centre_is_away_and_why(desk: ClerkAtDesk) -> None:
    finder = desk.presenter.finder
    finder.type("bhk")
    assert finder.row(0).blocked == ""
    desk.hall.central.go(LinkState.OFFLINE)
    desk.presenter.tick()
    said = {}
    for typed in ("bhk", "dk300", "spcl", "jf20", "jf900"):
        finder.type(typed)
        said[typed] = finder.row(0).blocked
        assert desk.found.detail is not None
        assert desk.found.detail.may_take, "it may still be put on, to be kept or told"
    assert said["bhk"] == "离线：现在不能办。要连上中心才能办。"
    assert said["dk300"] == "离线：只存草稿。要连上中心才能办。"
    assert (said["spcl"], said["jf20"]) == ("", "")
    assert said["jf900"].startswith("离线：现在不能办。离线时每")
    finder.type("bhk")
    assert desk.found.detail is not None
    assert desk.found.detail.blocked == ""
    assert "离线：现在不能办。要连上中心才能办。" in [check.words for check in desk.found.detail.checks]
