"""The gate and the dialog it opens: the real gate, the real dialog, a book of three people with PINs."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.approval import Approval, ApprovalWanted, Leave
from app.domain.right import Right
from app.errors import ApproverUnfit, MustWait, WrongSecret
from app.staff_ports import FarAnswer
from app.texts import approval as words
from app.texts import reason as reasons
from app.texts import staff as refusals
from app.texts.language import Language, Text
from tests.fakes.clerk_ports import HeldLane
from tests.fakes.orders import CUSTOMER, NOW, TODAY
from tests.fakes.print_jobs import CountingIds
from tests.ui.looks import EVERY_LOOK, Look, check_looks, settle, show_as
from tests.ui.shell.samples import HE_JING, ONLINE, TOP, ZHOU_MIN, StaffBook
from ui.frame.gate import Gate
from ui.frame.theme import LanguageChoice, Theme
from ui.shell.approval.desk import ApprovalDesk
from ui.shell.approval.view import ApprovalDialog
from ui.shell.window import ShellWindow
from ui.widgets.words import Words

ABOUT = Text("退 张* ¥120.00，签好的版本作废", "Return ¥120.00 to 张* and void the signed version")
PIN = "640928"


class ApprovalBook(StaffBook):
    """app.staff_ports.Approvals: one PIN, or what `refuses` says."""

    refuses: Exception | None = None

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[ApprovalWanted, str, str, str]] = []

    def approve(self, wanted: ApprovalWanted, *, approver: str, pin: str, reason: str) -> Approval:
        self.asked.append((wanted, approver, pin, reason))
        if self.refuses is not None:
            raise self.refuses
        if pin != PIN:
            raise WrongSecret(refusals.WRONG_PIN)
        return Approval(approver, wanted.requester.number, wanted.right, wanted.subject, reason, NOW)


class Bench:
    """A window whose gate somebody with few rights stands before."""

    def __init__(self, theme: Theme, *, language: Language = Language.ZH) -> None:
        self.book, self.lane = ApprovalBook(), HeldLane()
        self.window = ShellWindow(theme=theme, language=LanguageChoice(language), sign_on=QWidget())
        self.page = QWidget()
        self.page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.window.add_mode("counter", self.page)
        self.window.render_top(TOP)
        self.window.render_strip(ONLINE)
        self.window.resize(1366, 768)
        self.desk = ApprovalDesk(
            overlay=self.window.overlay, language=self.window.language, approvals=self.book, lane=self.lane
        )
        self.told: list[Text] = []
        self.gate = Gate(today=lambda: TODAY)
        self.gate.listen(open_dialog=self.desk.ask, tell=self.told.append)
        self.gate.on_duty(ZHOU_MIN)
        self.left: list[Leave] = []
        self.refused = 0

    def show(self) -> None:
        self.window.show()
        self.window.show_body("counter")
        settle(self.window)

    def ask(self, right: Right = Right.RETURN_MONEY, *, subject: str = "signed-1") -> None:
        self.gate.ask(right, subject=subject, about=ABOUT, then=self.left.append, refused=self._count)
        settle(self.window)

    def _count(self) -> None:
        self.refused += 1

    @property
    def dialog(self) -> ApprovalDialog:
        dialog = self.window.overlay.dialog()
        assert isinstance(dialog, ApprovalDialog)
        return dialog

    def seen(self) -> set[str]:
        return {part.text() for part in self.dialog.findChildren(Words) if part.isVisible()}

    def fill(self, *, reason: str = "by phone", number: str = "1001", pin: str = PIN) -> None:
        """By the keyboard alone, as it stands after opening."""
        QTest.keyClicks(self.dialog.reason.edit, reason)
        QTest.keyClick(self.dialog.reason.edit, Qt.Key.Key_Return)
        QTest.keyClicks(self.dialog.number.edit, number)
        self.lane.run_all()
        QTest.keyClick(self.dialog.number.edit, Qt.Key.Key_Return)
        QTest.keyClicks(self.dialog.pin.edit, pin)
        QTest.keyClick(self.dialog.pin.edit, Qt.Key.Key_Return)


@pytest.fixture
def bench(theme: Theme, qtbot: QtBot) -> Bench:
    bench = Bench(theme)
    qtbot.addWidget(bench.window)
    bench.show()
    return bench


def test_ones_own_right_asks_nobody(bench: Bench) -> None:
    bench.ask(Right.TAKE_CASH)
    (leave,) = bench.left
    assert (leave.person, leave.right, leave.subject, leave.approval) == (ZHOU_MIN, Right.TAKE_CASH, "signed-1", None)
    assert bench.window.overlay.dialog() is None


def test_a_colleague_approves_by_keyboard_alone(bench: Bench) -> None:
    bench.ask()
    assert bench.dialog.reason.edit.hasFocus()
    assert ABOUT.zh in bench.seen()
    assert "你没有「退钱」这项权限。" in bench.seen()
    bench.fill()
    assert "何静·店长" in bench.seen()
    assert not bench.dialog.button.isEnabled()
    bench.lane.run_all()
    (leave,) = bench.left
    assert leave.approver == "1001"
    (wanted, approver, pin, reason), *more = bench.book.asked
    assert (wanted.requester, wanted.subject, approver, pin, reason, more) == (
        ZHOU_MIN,
        "signed-1",
        "1001",
        PIN,
        "by phone",
        [],
    )
    assert bench.window.overlay.dialog() is None
    assert bench.refused == 0


def test_esc_approves_nothing(bench: Bench) -> None:
    bench.page.setFocus()
    bench.ask()
    QTest.keyClick(bench.dialog.reason.edit, Qt.Key.Key_Escape)
    assert (bench.left, bench.refused) == ([], 1)
    assert bench.window.overlay.dialog() is None
    assert bench.page.hasFocus()


def test_what_lay_open_is_there_again_after_the_answer(bench: Bench) -> None:
    below = QWidget()
    bench.window.overlay.open(below)
    bench.ask()
    bench.fill()
    bench.lane.run_all()
    assert bench.window.overlay.dialog() is below


def test_a_wrong_pin_is_said_and_typed_again(bench: Bench) -> None:
    bench.ask()
    bench.fill(pin="111222")
    bench.lane.run_all()
    assert refusals.WRONG_PIN.zh in bench.seen()
    assert bench.dialog.pin.text() == ""
    assert bench.dialog.pin.edit.hasFocus()
    QTest.keyClicks(bench.dialog.pin.edit, PIN)
    assert refusals.WRONG_PIN.zh not in bench.seen()
    QTest.keyClick(bench.dialog.pin.edit, Qt.Key.Key_Return)
    bench.lane.run_all()
    assert len(bench.left) == 1


def test_somebody_unfit_is_told_why(bench: Bench) -> None:
    bench.book.refuses = ApproverUnfit(refusals.APPROVER_MAY_NOT)
    bench.ask()
    bench.fill()
    bench.lane.run_all()
    assert refusals.APPROVER_MAY_NOT.zh in bench.seen()
    assert bench.left == []


def test_a_wait_is_counted_down_and_nothing_can_be_pressed_until_then(bench: Bench, qtbot: QtBot) -> None:
    bench.book.refuses = MustWait(refusals.MUST_WAIT, wait_s=2)
    bench.ask()
    bench.fill()
    bench.lane.run_all()
    assert refusals.MUST_WAIT.say(Language.ZH, seconds=2) in bench.seen()
    assert (bench.dialog.button.words(), bench.dialog.button.isEnabled()) == ("请等 2 秒", False)
    QTest.keyClicks(bench.dialog.pin.edit, "1")
    QTest.keyClick(bench.dialog.pin.edit, Qt.Key.Key_Return)
    assert bench.lane.waiting == 0
    assert refusals.MUST_WAIT.say(Language.ZH, seconds=2) in bench.seen()
    qtbot.waitUntil(lambda: bench.dialog.button.isEnabled(), timeout=5000)
    assert bench.dialog.button.words() == "批准这一次"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"reason": ""}, "请写明原因。"),
        ({"reason": "call 154 1234 0017"}, reasons.TELLS_NUMBER.zh),
        ({"reason": "as john li asked"}, reasons.TELLS_NAME.zh),
        ({"number": ""}, "请输批准人的工号。"),
        ({"number": "9999"}, "没有这个工号。"),
        ({"pin": ""}, "请批准人输自己的 PIN。"),
    ],
)
def test_what_is_missing_is_said_in_its_place(bench: Bench, given: dict[str, str], said: str) -> None:
    bench.gate.customer = lambda: replace(CUSTOMER, name="John Li")
    bench.ask()
    bench.fill(**given)
    assert said in bench.seen()
    assert bench.book.asked == []


def test_enter_leaves_no_empty_field(bench: Bench) -> None:
    bench.ask()
    dialog = bench.dialog
    QTest.keyClick(dialog.reason.edit, Qt.Key.Key_Return)
    assert dialog.reason.edit.hasFocus()
    assert refusals.REASON_MISSING.zh in bench.seen()
    QTest.keyClicks(dialog.reason.edit, "by phone")
    QTest.keyClick(dialog.reason.edit, Qt.Key.Key_Return)
    QTest.keyClick(dialog.number.edit, Qt.Key.Key_Return)
    assert dialog.number.edit.hasFocus()
    assert words.NUMBER_MISSING.zh in bench.seen()
    dialog.pin.edit.setFocus()
    QTest.keyClick(dialog.pin.edit, Qt.Key.Key_Return)
    assert dialog.number.edit.hasFocus()  # the first that lacks something


def test_a_reason_that_was_given_is_not_asked_for_again(bench: Bench) -> None:
    ready = (Text("找零看错", "Wrong change given"), Text("收款少收", "Too little taken"))
    bench.gate.ask(
        Right.CASH_DIFFERENCE, subject="period-1", about=ABOUT, then=bench.left.append, reason="找零看错", ready=ready
    )
    settle(bench.window)
    dialog = bench.dialog
    assert (dialog.reason.text(), dialog.number.edit.hasFocus()) == ("找零看错", True)
    assert [dialog.reasons.button(str(place)).accessibleName() for place in range(2)] == [each.zh for each in ready]
    assert dialog.reasons.button("0").isChecked()
    QTest.keyClick(dialog.number.edit, Qt.Key.Key_Backtab)
    QTest.keyClicks(dialog.number.edit, "1001")
    bench.lane.run_all()
    QTest.keyClicks(dialog.pin.edit, PIN)
    QTest.keyClick(dialog.pin.edit, Qt.Key.Key_Return)
    bench.lane.run_all()
    (leave,) = bench.left
    assert leave.approval is not None
    assert leave.approval.reason == "找零看错"


def test_a_ready_reason_is_one_key_away(bench: Bench) -> None:
    bench.ask()
    QTest.keyClick(bench.dialog.reason.edit, Qt.Key.Key_Tab)
    first = bench.window.focusWidget()
    assert first is bench.dialog.reasons.button("0")
    QTest.keyClick(first, Qt.Key.Key_Space)
    assert bench.dialog.reason.text() == "客户要求"
    assert bench.dialog.number.edit.hasFocus()
    QTest.keyClicks(bench.dialog.reason.edit, " now")
    assert not any(bench.dialog.reasons.button(str(place)).isChecked() for place in range(5))


def test_a_late_approval_for_a_question_given_up_counts_for_nothing(bench: Bench) -> None:
    bench.ask()
    bench.fill()
    QTest.keyClick(bench.dialog.pin.edit, Qt.Key.Key_Escape)
    bench.lane.run_all()
    assert (bench.left, bench.refused) == ([], 1)


def test_a_check_that_takes_too_long_may_be_tried_again(bench: Bench) -> None:
    bench.ask()
    bench.fill()
    bench.lane.run_late()
    assert "核对 PIN 用了太久，请再按一次。" in bench.seen()
    assert bench.dialog.button.isEnabled()


def test_a_bug_is_not_hidden(bench: Bench) -> None:
    bench.book.refuses = ZeroDivisionError()
    bench.ask()
    bench.fill()
    with pytest.raises(ZeroDivisionError):
        bench.lane.run_all()


def test_when_the_desk_goes_to_somebody_else_nothing_is_approved(bench: Bench) -> None:
    bench.ask()
    bench.fill()
    bench.desk.give_up()
    bench.gate.on_duty(HE_JING)
    bench.lane.run_all()
    assert (bench.left, bench.refused) == ([], 1)
    assert bench.window.overlay.dialog() is None


def test_an_account_that_ran_out_is_told_and_needs_no_approval(bench: Bench) -> None:
    bench.gate.on_duty(replace(ZHOU_MIN, disabled=True))
    bench.ask(Right.TAKE_CASH)
    assert bench.window.overlay.dialog() is None
    assert (bench.told[0].zh, bench.refused, bench.left) == ("这个工号已经停用。", 1, [])


@pytest.mark.parametrize("right", Right)
def test_every_right_opens_the_dialog_for_who_has_it_not(right: Right, theme: Theme, qtbot: QtBot) -> None:
    bench = Bench(theme)
    qtbot.addWidget(bench.window)
    bench.show()
    bench.gate.on_duty(replace(ZHOU_MIN, revoked=frozenset({right})))
    assert not bench.gate.may(right).allowed
    bench.ask(right)
    assert any(right.words.name.zh in said for said in bench.seen())
    bench.fill()
    bench.lane.run_all()
    assert [(leave.right, leave.approver) for leave in bench.left] == [(right, "1001")]
    bench.gate.on_duty(replace(ZHOU_MIN, granted=frozenset({right})))
    assert bench.gate.may(right).allowed
    bench.ask(right)
    assert bench.left[-1].approval is None


@pytest.mark.parametrize("look", EVERY_LOOK, ids=str)
def test_the_dialog_reads_well(look: Look, theme: Theme, qtbot: QtBot) -> None:
    theme.switch(look.theme)
    bench = Bench(theme, language=look.language)
    qtbot.addWidget(bench.window)
    bench.book.refuses = MustWait(refusals.WRONG_PIN_WAIT, wait_s=64)
    show_as(bench.window, look, theme)
    bench.window.show_body("counter")
    bench.ask()
    bench.fill()
    bench.lane.run_all()
    settle(bench.window)
    check_looks(bench.window)


class FarBook:
    """app.staff_ports.FarApprovals: a manager who answers when the test says so."""

    def __init__(self) -> None:
        self.asked: dict[str, str] = {}
        self.withdrawn: list[str] = []
        self.yes: Approval | None = None
        self.told: Callable[[], None] = lambda: None

    def linked(self) -> bool:
        return True

    def ask(self, wanted: ApprovalWanted, *, reason: str, ask_id: str) -> None:
        self.asked[ask_id] = reason

    def answer(self, ask_id: str, wanted: ApprovalWanted) -> FarAnswer | None:
        return None if self.yes is None else FarAnswer(self.yes)

    def withdraw(self, ask_id: str) -> None:
        self.withdrawn.append(ask_id)

    def tidy(self) -> None:
        """Nothing was left of a time before."""

    def listen(self, told: Callable[[], None]) -> None:
        self.told = told


def test_f8_asks_on_the_managers_own_screen_and_the_answer_closes_the_dialog(bench: Bench, qtbot: QtBot) -> None:
    far = FarBook()
    bench.desk.ask_also_afar(far, lane=bench.lane, ids=CountingIds())
    bench.ask()
    QTest.keyClicks(bench.dialog.reason.edit, "by phone")
    QTest.keyClick(bench.dialog.reason.edit, Qt.Key.Key_F8)
    bench.lane.run_all()
    assert list(far.asked.values()) == ["by phone"]
    assert words.FAR_WAITS.zh in bench.seen()
    settle(bench.window)
    check_looks(bench.dialog)
    far.yes = Approval("1001", ZHOU_MIN.number, Right.RETURN_MONEY, "signed-1", "by phone", NOW)
    far.told()
    qtbot.waitUntil(lambda: bench.lane.waiting > 0)
    bench.lane.run_all()
    (leave,) = bench.left
    assert (leave.approver, bench.window.overlay.dialog()) == ("1001", None)
