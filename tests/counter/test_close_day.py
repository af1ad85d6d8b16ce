"""A manager closes the day at a lone counter, by keyboard, through the real windows: to the seal and its slip."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.day_close import CloseStep, OpenItem
from app.texts import cash_screens
from app.texts import close_screens as words
from app.texts import staff as staff_words
from tests.counter.at_work import AtWork, Key
from tests.counter.place import CounterPlace
from tests.counter.test_people_at_work import sign_on_as, until_on_duty
from ui.manager.close_sign import SignDialog
from ui.manager.close_state import WITH_PIN, CloseState
from ui.manager.close_view import CloseView
from ui.shell.modes import MANAGER
from ui.shell.rehearsal import settle

PIN = "640928"


class AtClose:
    """The page 日结 of the manager on duty."""

    def __init__(self, work: AtWork) -> None:
        self.work = work
        work.window.mode_chosen.emit(MANAGER.name)
        settle()
        work.answer(words.TITLE.zh)
        (self.view,) = work.window.findChildren(CloseView)
        self._until_known()

    @property
    def state(self) -> CloseState:
        assert self.view.state is not None
        return self.view.state

    def open_now(self) -> list[OpenItem]:
        standing = self.state.standing
        assert standing is not None
        return [item for item in standing.still_open if item.kind.step is self.state.next_step]

    def do(self) -> None:
        """Enter: the step that is next, or once more what it asked outside."""
        self.view.setFocus()
        self.work.press(Key.Key_Return)
        self._until_known()

    def carry(self, reason: str) -> None:
        """The first item that is open at this step; with the manager's PIN where customers may still come."""
        before, signed = len(self.open_now()), self.open_now()[0].kind in WITH_PIN
        first = next(block for block in self.view.blocks() if block.carry.isVisible())
        self.work.hands.click(first.carry)
        self.work.until("a reason is asked for", lambda: self.work.window.overlay.dialog() is not None)
        self.work.hands.type_text(self.work.window, reason)
        self.work.press(Key.Key_Return)
        if signed:
            self.work.until("it is signed for", lambda: isinstance(self.work.window.overlay.dialog(), SignDialog))
            self.work.hands.type_text(self.work.window, PIN)
            self.work.press(Key.Key_Return)
        self.work.until("it is carried", lambda: len(self.open_now()) < before)

    def _until_known(self) -> None:
        def known() -> bool:
            state = self.view.state
            return state is not None and state.standing is not None and state.busy is None

        self.work.until("it is known how the day stands", known)


def test_a_day_is_closed_from_the_first_step_to_its_slip(place: CounterPlace) -> None:
    with place.counter() as work:
        sign_on_as(work, "1002", "bh1002")
        until_on_duty(work, "1002")
        close = AtClose(work)
        assert "做完 0 步，还有 6 步" in work.words()
        QTest.keyClick(work.window, Key.Key_M, Qt.KeyboardModifier.ControlModifier)  # a drawer is closed from here too
        work.until_said(cash_screens.OPEN_TITLE.zh, cash_screens.NOTE_HEAD.zh)
        work.press(Key.Key_Escape)
        done: list[CloseStep | None] = []
        while close.state.next_step is not CloseStep.SIGN and len(done) < 20:
            done.append(close.state.next_step)
            close.do()
            while close.open_now():
                close.carry("tomorrow")
        close.view.setFocus()
        work.press(Key.Key_Return)
        work.until("the signature is asked for", lambda: work.window.overlay.dialog() is not None)
        work.hands.type_text(work.window, "000000")
        work.press(Key.Key_Return)
        work.until_said(staff_words.WRONG_OWN_PIN.zh)
        work.hands.type_text(work.window, PIN)
        work.press(Key.Key_Return)
        work.until("the day is closed", lambda: close.state.closed)
        assert "Z 报 第 0001 号" in work.words()
        work.until("its slip is out", lambda: any(slip.torn_off for slip in place.printer.slips()))
