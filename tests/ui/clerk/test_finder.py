"""Finding while typing: what is found, what it would do, why it cannot be."""

import pytest

from app.domain.order_line import Action
from app.errors import InputRefused
from app.texts.language import Language
from tests.fakes.clerk_ports import STRANGER, Hall
from tests.fakes.orders import CUSTOMER
from tests.ui.clerk.desk import ClerkAtDesk
from ui.clerk.find_state import Scope, Tab
from ui.clerk.items import Act, AskCentre, acts_typed, centre_number, top_up_typed
from ui.clerk.state import DialogKind


@pytest.fixture
def desk() -> ClerkAtDesk:
    made = ClerkAtDesk()
    made.choose_customer()
    made.presenter.find_offer()
    return made


@pytest.mark.parametrize(
    ("typed", "fen"),
    [("jf100", 10000), ("jf 50.5", 5050), ("缴费", None), ("缴 20", 2000), ("cz", None), ("top up 30", 3000)],
)
def test_a_top_up_is_typed_with_its_amount(typed: str, fen: int | None) -> None:
    found = top_up_typed(typed)
    assert found is not None
    assert found.amount_fen == fen


@pytest.mark.parametrize("typed", ["cx199", "5g", "j", "100", "视频"])
def test_other_words_are_no_top_up(typed: str) -> None:
    assert top_up_typed(typed) is None


def test_an_amount_that_is_none_says_so() -> None:
    found = top_up_typed("jf 1.2.3")
    assert found is not None
    assert found.problem is not None
    assert "不是金额" in found.problem.say(Language.ZH)


def test_a_whole_number_can_be_asked_of_the_centre_a_part_cannot() -> None:
    assert centre_number("15412350009", demo=True) == AskCentre("15412350009", None)
    assert centre_number("154123", demo=True) is None
    assert centre_number("张三", demo=True) is None
    assert centre_number("kd0032001", demo=True) == AskCentre("KD0032001", None)


def test_the_number_of_an_order_is_no_customers_number() -> None:
    assert centre_number("BH20261120-03-0001", demo=True) is None
    assert centre_number("bh20261120-03-0001", demo=True) is None


def test_a_wrong_check_digit_is_refused_with_its_sentence() -> None:
    asked = centre_number("990101195503071234", demo=True)
    assert asked is not None
    assert isinstance(asked.refused, InputRefused)
    assert "校验位不对" in asked.refused.say(Language.ZH)


def test_acts_are_found_by_words_and_initials() -> None:
    assert [act.value for act in acts_typed("gd", tuple(Act))] == ["park"]
    assert [act.value for act in acts_typed("挂单", tuple(Act))] == ["park", "drafts"]
    assert "reprint" in [act.value for act in acts_typed("print", tuple(Act))]


def test_rows_say_what_choosing_them_does(desk: ClerkAtDesk) -> None:
    finder = desk.presenter.finder
    finder.type("cx")
    rows = [finder.row(index) for index in range(desk.found.count)]
    assert [(row.name, row.action, row.blocked) for row in rows] == [
        ("5G畅行129", None, "154****0017 正在用 5G畅行129。"),
        ("5G畅行199", Action.MODIFY, ""),
    ]
    assert rows[1].spans == ((2, 4),)
    finder.type("ldxs")
    assert (finder.row(0).action, finder.row(0).price) == (Action.DELETE, "−¥5 /月")


def test_what_a_plan_includes_is_said_once_of_one_ordered_anew() -> None:
    desk = ClerkAtDesk()
    desk.presenter.find_anything()
    desk.presenter.finder.type("cx199")
    assert desk.found.detail is not None
    assert [label for label, _said in desk.found.detail.facts if label in ("套餐内", "开始")] == ["套餐内", "开始"]


def test_the_right_pane_says_the_whole_offer_and_what_happens(desk: ClerkAtDesk) -> None:
    desk.presenter.finder.type("cx199")
    detail = desk.found.detail
    assert detail is not None
    assert detail.facts[0] == ("套餐内", "流量 60 GB·语音 1000 分钟")
    assert ("协议期", "24 个月，2026-12-01 至 2028-11-30") in detail.facts
    assert [check.words for check in detail.checks] == ["会替换现在的 5G畅行129"]
    assert detail.take_words == "换成这个"
    desk.presenter.finder.type("spcl")
    assert desk.found.detail is not None
    assert "套餐内" not in dict(desk.found.detail.facts)
    assert [check.words for check in desk.found.detail.checks] == [
        "为 154****0017 新增",
        "要客户在客户屏上自己确认",
    ]


def test_a_blocked_offer_says_why_and_enter_changes_nothing(desk: ClerkAtDesk) -> None:
    desk.presenter.finder.type("cx129")
    assert desk.found.detail is not None
    assert not desk.found.detail.may_take
    desk.presenter.finder.take(and_go_on=False)
    assert desk.found.open
    assert desk.found.problem == "154****0017 正在用 5G畅行129。"
    assert not desk.form.lines


def test_ctrl_enter_puts_it_on_and_goes_on(desk: ClerkAtDesk) -> None:
    desk.presenter.finder.type("cx199")
    desk.presenter.finder.take(and_go_on=True)
    assert (desk.found.open, desk.found.typed) == (True, "")
    desk.presenter.finder.type("ldxs")
    desk.presenter.finder.take(and_go_on=False)
    assert not desk.found.open
    assert len(desk.form.lines) == 2


def test_a_top_up_without_an_amount_asks_for_it(desk: ClerkAtDesk) -> None:
    finder = desk.presenter.finder
    finder.type("jf")
    finder.take(and_go_on=False)
    assert desk.found.amount_has_focus
    finder.type_amount("30")
    assert desk.found.detail is not None
    assert desk.found.detail.take_words == "放进受理单 ¥30.00"
    finder.take(and_go_on=False)
    assert desk.form.lines[0].line.figures.top_up_fen == 3000


def test_tabs_count_and_filter(desk: ClerkAtDesk) -> None:
    finder = desk.presenter.finder
    finder.type("")
    counts = {tab.tab: tab.count for tab in desk.found.tabs}
    assert counts[Tab.ALL] == 7
    assert (counts[Tab.PLANS], counts[Tab.VALUE_ADDED], counts[Tab.BROADBAND]) == (2, 2, 1)
    finder.next_tab(1)
    assert (desk.found.tab, desk.found.count) == (Tab.PLANS, 2)
    finder.next_tab(-1)
    assert desk.found.tab is Tab.ALL
    finder.choose_tab(Tab.VALUE_ADDED)
    assert [finder.row(i).name for i in range(desk.found.count)] == ["来电显示", "视频彩铃"]


def test_the_arrow_keys_stop_at_both_ends(desk: ClerkAtDesk) -> None:
    desk.presenter.finder.type("")
    desk.presenter.finder.move(-1)
    assert desk.found.selected == 0
    desk.presenter.finder.move(100)
    assert desk.found.selected == desk.found.count - 1


def test_only_rows_that_are_asked_for_are_worked_out(desk: ClerkAtDesk) -> None:
    finder = desk.presenter.finder
    finder.type("")
    first = finder.row(0)
    assert finder.row(0) is first
    desk.presenter.desk.cancel_product("P-caller-id")
    assert finder.row(0) is not first


def test_a_stranger_comes_from_the_centre_and_is_known_here_afterwards() -> None:
    desk = ClerkAtDesk()
    desk.presenter.find_customer()
    desk.presenter.finder.type(STRANGER.phone)
    assert desk.presenter.finder.row(0).name == f"到中心查 {STRANGER.phone}"
    desk.presenter.finder.take(and_go_on=False)
    assert not desk.found.open
    assert desk.form.customer is not None
    assert desk.form.customer.masked_name == STRANGER.masked_name
    assert STRANGER.id in desk.hall.customers.known


def test_asking_the_centre_says_that_it_is_asked() -> None:
    hall = Hall(held=True)
    desk = ClerkAtDesk(hall)
    hall.store_lane.run_all()
    desk.presenter.find_customer()
    desk.presenter.finder.type(STRANGER.phone)
    desk.presenter.finder.take(and_go_on=False)
    assert desk.found.busy == "正在问中心…"
    hall.central_lane.run_all()
    hall.store_lane.run_all()
    assert desk.found.busy == ""
    assert desk.form.customer is not None


def test_a_number_nobody_has_is_said() -> None:
    desk = ClerkAtDesk()
    desk.choose_customer("15412359999")
    assert "中心也没有 15412359999 的客户" in desk.found.problem


def test_a_wrong_identity_number_is_told_when_it_is_chosen() -> None:
    desk = ClerkAtDesk()
    desk.choose_customer("990101195503071239")
    assert "校验位不对" in desk.found.problem
    assert desk.form.customer is None


def test_ctrl_k_finds_customers_services_forms_and_acts() -> None:
    desk = ClerkAtDesk()
    desk.accepted()
    desk.presenter.find_anything()
    assert desk.found.scope is Scope.ANYTHING
    desk.presenter.finder.type("0001")
    finder = desk.presenter.finder
    assert "BH20261120-03-0001" in [finder.row(i).name for i in range(desk.found.count)]
    finder.choose_tab(Tab.RECEIPTS)
    finder.take(and_go_on=False)
    assert desk.screen.dialog is DialogKind.ORDER
    assert not desk.found.open


def test_searching_speaks_english_too() -> None:
    desk = ClerkAtDesk(language=Language.EN)
    desk.choose_customer()
    desk.presenter.find_offer()
    desk.presenter.finder.type("free")
    assert desk.found.count_words == "2 found"
    assert desk.presenter.finder.row(1).name == "5G Free 199"
    assert desk.found.foot == "For 154****0017"


def test_closing_the_popup_leaves_the_form_alone(desk: ClerkAtDesk) -> None:
    desk.presenter.finder.type("cx199")
    desk.presenter.finder.close()
    assert not desk.found.open
    assert not desk.form.lines


def test_the_same_customer_again_keeps_the_lines(desk: ClerkAtDesk) -> None:
    desk.add("cx199")
    desk.choose_customer(CUSTOMER.phone)
    assert len(desk.form.lines) == 1
