from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.order import CentralState
from app.errors import StoreDamaged, Trouble
from app.ports import PrintState, UnfinishedVersion
from app.texts.language import Language, Text
from tests.fakes.orders import CUSTOMER, NOW, a_form, an_empty_form, paid, signed
from tests.ui.shell.samples import ABOUT, DRAFT, HE_JING, LAST_ORDER, LIN, SIGNING_ON, WRONG, ZHOU_MIN, StaffBook
from tests.ui.shell.sign_on_bench import Bench
from ui.shell.sign_on.state import CardTone, card_lines, foot, heading, person_words

ZH, EN = Language.ZH, Language.EN


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_the_number_shows_the_name(bench: Bench) -> None:
    bench.presenter.type_number("3017")
    assert bench.shown.person is None
    bench.lane.run_all()
    assert bench.shown.person == ZHOU_MIN
    bench.presenter.type_number("301")
    assert bench.shown.person is None


def test_a_late_answer_for_another_number_is_dropped(bench: Bench) -> None:
    bench.presenter.type_number("3017")
    bench.presenter.type_number("1001")
    bench.lane.run_all()
    assert bench.shown.person == HE_JING
    bench.presenter.type_number("3017")
    bench.presenter.type_number("")
    bench.lane.run_all()
    assert bench.shown.person is None
    bench.presenter.type_number("30")
    bench.presenter.type_number("99")
    bench.lane.run_all()
    assert bench.shown.person is None


def test_an_unknown_number_is_said_when_it_is_left_not_while_typed(bench: Bench) -> None:
    bench.presenter.type_number("99")
    bench.lane.run_all()
    assert bench.shown.number_problem is None
    bench.presenter.leave_number()
    assert bench.shown.number_problem is not None
    bench.presenter.type_number("3017")
    assert bench.shown.number_problem is None


def test_leaving_the_field_before_the_answer_says_nothing_yet(bench: Bench) -> None:
    bench.presenter.type_number("99")
    bench.presenter.leave_number()
    assert bench.shown.number_problem is None


def test_the_right_password_signs_on(bench: Bench) -> None:
    bench.presenter.type_number("3017")
    bench.presenter.sign_on(StaffBook.password)
    assert bench.shown.checking
    assert bench.on_duty == []
    bench.lane.run_all()
    assert bench.on_duty == [ZHOU_MIN]
    assert not bench.shown.checking


def test_a_second_enter_while_checking_does_nothing(bench: Bench) -> None:
    bench.presenter.type_number("3017")
    bench.lane.run_all()
    bench.presenter.sign_on(StaffBook.password)
    bench.presenter.sign_on(StaffBook.password)
    assert bench.lane.waiting == 1


def test_a_wrong_password_is_said_in_place_and_the_field_emptied(bench: Bench) -> None:
    bench.presenter.type_number("3017")
    cleared = bench.screen.cleared
    bench.presenter.sign_on("wrong")
    bench.lane.run_all()
    assert bench.problem() == WRONG.zh
    assert bench.screen.cleared == cleared + 1
    assert bench.on_duty == []
    bench.presenter.type_password()
    assert bench.problem() == ""


@pytest.mark.parametrize(("number", "password", "place"), [("", "x", "number"), ("3017", "", "password")])
def test_an_empty_field_is_said_without_asking_the_store(bench: Bench, number: str, password: str, place: str) -> None:
    bench.presenter.type_number(number)
    bench.lane.run_all()
    bench.presenter.sign_on(password)
    assert bench.lane.waiting == 0
    assert (bench.shown.number_problem is not None) is (place == "number")
    assert (bench.shown.problem is not None) is (place == "password")


def test_a_check_that_takes_too_long_is_said(bench: Bench) -> None:
    bench.presenter.type_number("3017")
    bench.lane.run_all()
    bench.presenter.sign_on(StaffBook.password)
    bench.lane.run_late()
    assert bench.problem().startswith("核对密码用了太久")
    assert not bench.shown.checking


def test_trouble_with_the_store_is_said(bench: Bench) -> None:
    bench.staff.broken = StoreDamaged(Text("本机存储读不出来。", "The store cannot be read."))
    bench.presenter.type_number("3017")
    bench.lane.run_all()
    assert bench.shown.number_problem is not None
    bench.presenter.sign_on("x")
    bench.lane.run_all()
    assert bench.problem() == "本机存储读不出来。"


def test_a_bug_is_not_hidden(bench: Bench) -> None:
    bench.staff.broken = ZeroDivisionError()
    bench.presenter.type_number("3017")
    with pytest.raises(ZeroDivisionError):
        bench.lane.run_all()
    bench.presenter.sign_on("x")
    with pytest.raises(ZeroDivisionError):
        bench.lane.run_all()
    assert not bench.shown.checking


def test_a_role_without_a_screen_here_is_told_and_not_let_in(bench: Bench) -> None:
    bench.presenter.type_number(LIN.number)
    bench.presenter.sign_on(StaffBook.password)
    bench.lane.run_all()
    assert bench.on_duty == []
    assert "没有你的界面" in bench.problem()


def test_the_lock_asks_the_same_person_and_takes_another(bench: Bench) -> None:
    bench.presenter.lock(ZHOU_MIN)
    assert bench.shown.locked_by == ZHOU_MIN
    assert bench.shown.number == "3017"
    assert heading(bench.shown, ZH)[1].startswith("周敏，")
    bench.presenter.sign_on(StaffBook.password)
    bench.lane.run_all()
    bench.presenter.lock(ZHOU_MIN)
    bench.presenter.type_number("1001")
    bench.presenter.sign_on(StaffBook.password)
    bench.lane.run_all()
    assert bench.on_duty == [ZHOU_MIN, HE_JING]
    assert bench.presenter.state.locked_by == ZHOU_MIN


@pytest.mark.parametrize(("hour_utc", "zh"), [(0, "早上好，请上岗"), (5, "下午好，请上岗"), (10, "晚上好，请上岗")])
def test_the_greeting_follows_the_halls_clock(hour_utc: int, zh: str) -> None:
    state = replace(SIGNING_ON, now=NOW.replace(hour=hour_utc))
    assert heading(state, ZH) == (zh, "今天 11 月 20 日，周五")
    assert heading(state, EN)[1] == "Today is Fri 2026-11-20"


def test_the_card_says_what_is_safe_and_what_waits() -> None:
    last, draft = card_lines(SIGNING_ON, ZH)
    assert (last.title, last.detail) == ("最后一单已安全保存", "BH20261119-03-0058·昨天 10:27·已上传")
    assert (draft.title, draft.detail) == ("有 1 张草稿等着你", "李*·宽带移机·昨天 10:27，上岗后打开")
    assert "Broadband moved" in card_lines(SIGNING_ON, EN)[-1].detail


def test_behind_the_lock_a_draft_is_gone_on_with() -> None:
    _, draft = card_lines(replace(SIGNING_ON, locked_by=ZHOU_MIN), ZH)
    assert draft.detail.endswith("，解锁后接着办")


def test_an_order_that_is_not_printed_is_said() -> None:
    waiting = replace(LAST_ORDER, print_state=PrintState.QUEUED.value, central=CentralState.PENDING, accepted_at=NOW)
    (line,) = card_lines(replace(SIGNING_ON, last_order=waiting, drafts=()), ZH)
    assert (line.title, line.detail) == ("最后一单已安全保存，小票还没打", "BH20261119-03-0058·今天 10:27·待上传")


@pytest.mark.parametrize(
    ("state", "zh"),
    [
        (PrintState.HANDED_OVER, "最后一单已安全保存"),
        (PrintState.FAILED_BEFORE_SEND, "最后一单已安全保存，小票还没打"),
        (PrintState.UNKNOWN, "最后一单已安全保存，请看小票出来没有"),
    ],
)
def test_what_is_known_of_its_receipt_is_said(state: PrintState, zh: str) -> None:
    order = replace(LAST_ORDER, print_state=state.value)
    assert card_lines(replace(SIGNING_ON, last_order=order), ZH)[0].title == zh


def test_an_order_the_centre_sent_back_has_no_check_mark() -> None:
    why = Text("客户已销户。", "The customer left.")
    order = replace(LAST_ORDER, central=CentralState.REFUSED, refusal=why)
    line = card_lines(replace(SIGNING_ON, last_order=order), ZH)[0]
    assert (line.icon, line.tone) == ("ban", CardTone.REFUSED)
    assert line.title == "最后一单被中心退回，签字和钱都还在"
    assert line.detail == "BH20261119-03-0058·昨天 10:27·客户已销户。"
    assert card_lines(SIGNING_ON, ZH)[0].tone is CardTone.GOOD


UNPAID = UnfinishedVersion(signed=signed(a_form()), finishable=None, payment=None)
PAID = replace(UNPAID, payment=paid(signed(a_form())))
FREE = replace(UNPAID, signed=signed(an_empty_form().with_cancellation(CUSTOMER.products[1], line_id="1")))


@pytest.mark.parametrize(
    ("left", "detail"),
    [
        (UNPAID, "张**·今天 10:27 签字·还没收 ¥50.00，上岗后先办它"),
        (PAID, "张**·今天 10:27 签字·已收 ¥50.00，上岗后先办它"),
        (FREE, "张**·今天 10:27 签字·不用付款，上岗后先办它"),
    ],
    ids=["unpaid", "paid", "nothing-due"],
)
def test_what_was_signed_and_not_finished_stands_first(left: UnfinishedVersion, detail: str) -> None:
    line, *others = card_lines(replace(SIGNING_ON, unfinished=(left,)), ZH)
    assert (line.title, line.detail) == ("有一张签了字的单没办完", detail)
    assert line.tone is CardTone.WAITS
    assert len(others) == 2


def test_several_of_them_are_counted_and_behind_the_lock_it_goes_on() -> None:
    locked = replace(SIGNING_ON, unfinished=(UNPAID, PAID), locked_by=ZHOU_MIN)
    line = card_lines(locked, EN)[0]
    assert line.title == "Signed forms not finished: 2"
    assert line.detail == "张**, signed today 10:27, ¥50.00 not taken yet; go on with it after unlocking"


def test_what_the_store_says_is_shown_whatever_was_typed(bench: Bench) -> None:
    bench.presenter.type_number("30")
    bench.presenter.know(last_order=LAST_ORDER, drafts=(), unfinished=(UNPAID,))
    assert bench.shown.number == "30"
    assert bench.shown.unfinished == (UNPAID,)


def test_a_new_pc_has_no_order_yet_and_an_old_draft_has_its_date() -> None:
    old = replace(DRAFT, saved_at=NOW - timedelta(days=9))
    first, draft = card_lines(replace(SIGNING_ON, last_order=None, drafts=(old,)), EN)
    assert first.title == "No order on this PC yet"
    assert "2026-11-11 10:27" in draft.detail


def test_the_newest_of_several_drafts_is_named() -> None:
    newest = replace(DRAFT, form_id="f2", saved_at=NOW, customer_masked="王*")
    _, draft = card_lines(replace(SIGNING_ON, drafts=(DRAFT, newest)), ZH)
    assert draft.title == "有 2 张草稿等着你"
    assert draft.detail.startswith("王*")


def test_names_speak_the_language() -> None:
    assert person_words(ZHOU_MIN, ZH) == "周敏·营业员"
    assert person_words(ZHOU_MIN, EN) == "Zhou Min, Clerk"
    assert "1.0.0" in foot(ABOUT, EN)
    assert "2026-11-19" in foot(ABOUT, ZH)


def test_the_problem_of_a_refusal_is_trouble() -> None:
    bench = Bench()
    bench.presenter.type_number("3017")
    bench.presenter.sign_on("")
    assert isinstance(bench.shown.problem, Trouble)
