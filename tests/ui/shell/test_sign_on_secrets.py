"""Sign-on where one must wait, change a secret first, or takes a desk over."""

import pytest

from app.errors import InputRefused, MustWait, SecretDue
from app.texts import staff as refusals
from app.texts.language import Language
from tests.ui.shell.samples import HE_JING, WRONG, ZHOU_MIN, StaffBook
from tests.ui.shell.sign_on_bench import Bench
from ui.shell.sign_on.state import heading

ZH, EN = Language.ZH, Language.EN


# ── waiting ──────────────────────────────────────────────────────────────────────────────


def waiting(bench: Bench, wait_s: int = 2) -> Bench:
    bench.staff.broken = MustWait(refusals.MUST_WAIT, wait_s=wait_s)
    bench.presenter.type_number("3017")
    bench.presenter.sign_on("x")
    bench.lane.run_all()
    bench.staff.broken = None
    return bench


def test_a_wait_is_counted_down_and_nothing_is_asked_until_it_is_over() -> None:
    bench = waiting(Bench())
    assert (bench.shown.wait_s, bench.problem()) == (2, "输错太多次，请等 2 秒再试。")
    bench.presenter.sign_on(StaffBook.password)
    bench.presenter.begin_change(StaffBook.password)
    assert bench.lane.waiting == 0
    assert bench.shown.change is None
    bench.presenter.tick()
    assert (bench.shown.wait_s, bench.problem()) == (1, "输错太多次，请等 1 秒再试。")
    bench.presenter.tick()
    assert (bench.shown.wait_s, bench.problem()) == (0, "")
    bench.presenter.tick()
    bench.presenter.sign_on(StaffBook.password)
    bench.lane.run_all()
    assert bench.on_duty == [ZHOU_MIN]


def test_typing_does_not_hide_that_there_is_a_wait() -> None:
    bench = waiting(Bench())
    bench.presenter.type_password()
    bench.presenter.type_number("1001")
    assert bench.problem() == "输错太多次，请等 2 秒再试。"


# ── a new password, a new PIN ────────────────────────────────────────────────────────────


def changing(bench: Bench) -> Bench:
    """The password was given by somebody else."""
    bench.staff.broken = SecretDue(refusals.FIRST_SIGN_ON)
    bench.presenter.type_number("3017")
    bench.presenter.sign_on("given-pass")
    bench.lane.run_all()
    bench.staff.broken = None
    return bench


def change_problem(bench: Bench) -> str:
    change = bench.shown.change
    assert change is not None
    return change.problem.say(ZH) if change.problem else ""


def test_a_password_that_must_be_changed_is_changed_here_and_signs_on() -> None:
    bench = changing(Bench())
    assert bench.shown.change is not None
    assert bench.shown.change.why is not None
    bench.staff.password = "given-pass"
    bench.presenter.change("river-7-boat", "river-7-boat", "802517", "802517")
    assert bench.shown.change.checking
    bench.presenter.change("river-7-boat", "river-7-boat", "802517", "802517")
    assert bench.lane.waiting == 1
    bench.staff.password_after = "river-7-boat"
    bench.lane.run_all()
    assert bench.staff.changed == [("3017", "river-7-boat", "802517")]
    assert bench.on_duty == [ZHOU_MIN]
    assert bench.presenter.state.change is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("", "", "", ""), "请输新密码或新 PIN。"),
        (("river-7-boat", "river-7-goat", "", ""), "两次输的密码不一样。"),
        (("", "", "802517", "802518"), "两次输的 PIN 不一样。"),
    ],
)
def test_what_does_not_agree_is_said_without_asking(typed: tuple[str, str, str, str], said: str) -> None:
    bench = changing(Bench())
    bench.presenter.change(*typed)
    assert change_problem(bench) == said
    assert bench.lane.waiting == 0


def test_a_weak_one_is_said_and_the_form_stays() -> None:
    bench = changing(Bench())
    bench.staff.broken = InputRefused(refusals.PIN_TRIVIAL)
    bench.presenter.change("", "", "111111", "111111")
    bench.lane.run_all()
    assert change_problem(bench) == refusals.PIN_TRIVIAL.zh


def test_a_wrong_present_password_goes_back_to_it() -> None:
    bench = Bench()
    bench.presenter.begin_change("")
    assert bench.problem() != ""
    bench.presenter.type_number("3017")
    bench.presenter.begin_change("wrong")
    assert bench.shown.change is not None
    bench.presenter.change("", "", "802517", "802517")
    bench.lane.run_all()
    assert bench.shown.change is None
    assert bench.problem() == WRONG.zh


def test_leaving_it_changes_nothing() -> None:
    bench = changing(Bench())
    bench.presenter.cancel_change()
    bench.presenter.change("river-7-boat", "river-7-boat", "", "")
    assert (bench.lane.waiting, bench.shown.change, bench.on_duty) == (0, None, [])


# ── handing over ─────────────────────────────────────────────────────────────────────────


def test_a_desk_handed_over_takes_anybody_and_says_from_whom() -> None:
    bench = Bench()
    bench.presenter.hand_over(ZHOU_MIN)
    assert heading(bench.shown, ZH) == ("换人，单子还在", "周敏 已交出台席，请接班的同事上岗接着办。")
    assert bench.shown.number == ""
    bench.presenter.type_number("1001")
    bench.presenter.sign_on(StaffBook.password)
    bench.lane.run_all()
    assert (bench.on_duty, bench.staff.unlocked) == ([HE_JING], [""])


def test_who_locked_the_desk_is_told_to_the_store() -> None:
    bench = Bench()
    bench.presenter.lock(ZHOU_MIN)
    bench.presenter.type_number("1001")
    bench.presenter.sign_on(StaffBook.password)
    bench.lane.run_all()
    assert bench.staff.unlocked == ["3017"]
