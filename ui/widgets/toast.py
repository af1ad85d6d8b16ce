"""Short words at the foot of the window: what just happened, or a question that waits for its answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets import grid
from ui.widgets.dressing import Face
from ui.widgets.icons import Icon, IconSize
from ui.widgets.toast_action import ToastAction
from ui.widgets.words import Words

SHOWN_MS: Final = 6_000
AT_MOST: Final = 2


@dataclass(frozen=True, slots=True)
class ToastAnswer:
    """A verb on a toast; pressing it does `act` and closes the toast. `key` is what its cap shows, or empty."""

    words: str
    act: Callable[[], None]
    key: str = ""


class Toast(QFrame):
    """One toast. A notice closes by itself after 6 s, a question only by an answer or `close_toast`."""

    closed = Signal()

    def __init__(
        self,
        words: str,
        *,
        icon: str,
        answers: Sequence[ToastAnswer],
        question: bool,
        parent: QWidget,
        detail: str = "",
        touch: bool = False,
    ) -> None:
        """With a `detail` below the words the answers stand in a row of their own; for a finger they are larger."""
        super().__init__(parent)
        self.setProperty("touch", touch)
        self.setProperty("question", question)
        self.question = question
        self._by_key: dict[str, ToastAction] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.TWO, grid.ONE - 1, grid.ONE, grid.ONE - 1)  # 48 high with its edge
        row.setSpacing(grid.ONE_AND_HALF)
        mark = Icon(icon, size=IconSize.CONTROL, tone=None, parent=self)
        said = Words(words, face=Face.BODY, tone=None, parent=self)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop if detail else Qt.AlignmentFlag(0))
        actions = QHBoxLayout()
        actions.setSpacing(grid.ONE_AND_HALF)
        for answer in answers:
            action = ToastAction(answer.words, key=answer.key, parent=self)
            action.clicked.connect(lambda _=False, act=answer.act: self._answer(act))
            actions.addWidget(action)
            if answer.key:
                self._by_key[answer.key] = action
        if detail:
            actions.insertStretch(0, 1)
            column = QVBoxLayout()
            column.setSpacing(grid.HALF)
            column.addWidget(said)
            column.addWidget(Words(detail, face=Face.SMALL, tone=None, parent=self))
            column.addLayout(actions)
            row.addLayout(column, 1)
        else:
            row.addWidget(said, 1)
            row.addLayout(actions)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.close_toast)

    def start_clock(self) -> None:
        """A notice begins its 6 s; a question has no clock."""
        if not self.question and not self._timer.isActive():
            self._timer.start(SHOWN_MS)

    def press(self, key: str) -> bool:
        """The answer whose cap shows `key`; whether there is one."""
        action = self._by_key.get(key)
        if action is not None:
            action.click()
        return action is not None

    def close_toast(self) -> None:
        self._timer.stop()
        self.closed.emit()

    def _answer(self, act: Callable[[], None]) -> None:
        self.close_toast()
        act()


class ToastArea(QWidget):
    """The place for at most two toasts in the middle of `window`, `above` px from its bottom; it follows its size.

    There it lies over what is only read; buttons stand at the sides.

    A third notice takes the oldest one's place; questions are never taken away, a third question waits its turn.
    """

    def __init__(self, window: QWidget, *, above: int, width: int = 560) -> None:
        super().__init__(window)
        self._below = window
        self._above = above
        self._foot: QWidget | None = None
        self._wide = width
        self._suspended = False
        self._toasts: list[Toast] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(grid.ONE)
        window.installEventFilter(self)
        self.hide()

    def stand_on(self, foot: QWidget) -> None:
        """Above this part of the window, wherever in it, however high it grows; where it is hidden, above the foot."""
        if foot is not self._foot:
            self._foot = foot
            foot.installEventFilter(self)
            self._place()

    def tell(
        self,
        words: str,
        *,
        icon: str = "check",
        answers: Sequence[ToastAnswer] = (),
        detail: str = "",
        touch: bool = False,
    ) -> Toast:
        """A notice for 6 s; `touch` where fingers answer."""
        return self._add(
            Toast(words, icon=icon, answers=answers, question=False, parent=self, detail=detail, touch=touch)
        )

    def ask(
        self, words: str, *, icon: str, answers: Sequence[ToastAnswer], detail: str = "", touch: bool = False
    ) -> Toast:
        """A question that stays until it is answered, or `close_toast` of what is returned is called."""
        return self._add(
            Toast(words, icon=icon, answers=answers, question=True, parent=self, detail=detail, touch=touch)
        )

    def toasts(self) -> tuple[Toast, ...]:
        """Those on the screen, top to bottom."""
        return tuple(toast for toast in self._toasts if not toast.isHidden())

    def press(self, key: str) -> None:
        """The answer whose cap shows `key`, of the uppermost toast that is seen and has one."""
        seen = () if self._suspended else self.toasts()
        next((toast for toast in seen if toast.press(key)), None)

    def suspend(self) -> None:
        """Hide them all until `resume`; questions still wait, notices run out."""
        self._suspended = True
        self.hide()

    def resume(self) -> None:
        """Where they lay: a dialog that is seen again covers what was said before it."""
        self._suspended = False
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and watched in (self._below, self._foot):
            self._place()
        return super().eventFilter(watched, event)

    def _add(self, toast: Toast) -> Toast:
        notices = [old for old in self._toasts if not old.question]
        if len(self._toasts) >= AT_MOST and notices:
            self._remove(notices[0])
        self._toasts.append(toast)
        self._column.addWidget(toast)
        toast.closed.connect(lambda: self._remove(toast))
        self._arrange()
        self.raise_()  # what is said while a dialog is open is of what was done in it
        return toast

    def _remove(self, toast: Toast) -> None:
        if toast in self._toasts:
            self._toasts.remove(toast)
            self._column.removeWidget(toast)
            toast.hide()
            toast.deleteLater()
            self._arrange()

    def _arrange(self) -> None:
        for place, toast in enumerate(self._toasts):
            toast.setVisible(place < AT_MOST)
            if place < AT_MOST:
                toast.start_clock()
        self.setVisible(bool(self._toasts) and not self._suspended)
        self._place()

    def _place(self) -> None:
        window = self._below
        foot = self._foot
        left, bottom, room = 0, window.height() - self._above, window.width()
        if foot is not None and foot.isVisibleTo(window):
            corner = foot.mapTo(window, QPoint(0, 0))
            left, bottom, room = corner.x(), corner.y(), foot.width()
        width = min(self._wide, room - 2 * grid.TWO)
        self.setFixedWidth(width)
        height = self._column.totalHeightForWidth(width)
        self.setGeometry(left + (room - width) // 2, bottom - grid.HALF - height, width, height)
