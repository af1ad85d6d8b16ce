"""Short words at the foot of the window: what just happened, or a question that waits for its answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets import grid
from ui.widgets.dressing import Face
from ui.widgets.icons import Icon, IconSize
from ui.widgets.overlay import Overlay
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
    """One toast. A notice closes by itself once it was seen for 6 s, a question only by an answer or `close_toast`."""

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
        self._row = QHBoxLayout(self)
        self._mark = Icon(icon, size=IconSize.CONTROL, tone=None, parent=self)
        self._row.addWidget(self._mark)
        self._said = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._said.addWidget(Words(words, face=Face.BODY, tone=None, parent=self), 1)
        self._actions = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for answer in answers:
            action = ToastAction(answer.words, key=answer.key, parent=self)
            action.clicked.connect(lambda _=False, act=answer.act: self._answer(act))
            self._actions.addWidget(action, 0, Qt.AlignmentFlag.AlignRight)
            if answer.key:
                self._by_key[answer.key] = action
        if detail:
            self._actions.insertStretch(0, 1)
            self._said.addWidget(Words(detail, face=Face.SMALL, tone=None, parent=self))
        self._said.addLayout(self._actions)
        self._row.addLayout(self._said, 1)
        self._detailed = bool(detail)
        self._narrow: bool | None = None
        self.set_narrow(False)
        self._left = SHOWN_MS
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.close_toast)

    def set_narrow(self, narrow: bool) -> None:
        """In a column the answers stand below the words, one below the other."""
        if narrow is self._narrow:
            return
        self._narrow = narrow
        stacked = narrow or self._detailed
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setContentsMargins(grid.ONE_AND_HALF if narrow else grid.TWO, grid.ONE - 1, grid.ONE, grid.ONE - 1)
        self._row.setSpacing(grid.ONE if narrow else grid.ONE_AND_HALF)
        self._row.setAlignment(self._mark, Qt.AlignmentFlag.AlignTop if stacked else Qt.AlignmentFlag(0))
        self._said.setDirection(down if stacked else across)
        self._said.setSpacing(grid.HALF if stacked else grid.ONE_AND_HALF)
        self._actions.setDirection(down if narrow else across)
        self._actions.setSpacing(0 if narrow else grid.ONE_AND_HALF)
        self._row.invalidate()

    def start_clock(self) -> None:
        """A notice begins its 6 s, or goes on with what is left of them; a question has no clock."""
        if not self.question and not self._timer.isActive():
            self._timer.start(self._left)

    def stop_clock(self) -> None:
        """Nobody sees it: it keeps what is left of its time."""
        if self._timer.isActive():
            self._left = max(0, self._timer.remainingTime())
            self._timer.stop()

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
    """The place for at most two toasts: in the page's own empty room where it has some and they fit, else in the middle
    of `window`, `above` px from its bottom, where they lie over what is only read. It follows what it stands on.

    What is told while a dialog is open is of what was done in it: it stands clear of the dialog, and where that fills
    the window it waits below it. What lies below a dialog keeps its time, and no key answers it.

    A third notice takes the oldest one's place; questions are never taken away, a third question waits its turn.
    """

    def __init__(self, window: QWidget, *, above: int, width: int = 560, overlay: Overlay | None = None) -> None:
        super().__init__(window)
        self._below = window
        self._above = above
        self._foot: QWidget | None = None
        self._room: QWidget | None = None
        self._wide = width
        self._overlay = overlay
        self._over_dialog = False  # something was told since one was opened
        self._suspended = False
        self._toasts: list[Toast] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(grid.ONE)
        window.installEventFilter(self)
        if overlay is not None:
            overlay.moved.connect(self._dialog_moved)
            overlay.closed.connect(self._dialogs_closed)
        self.hide()

    def stand_on(self, foot: QWidget, *, room: QWidget | None = None) -> None:
        """In this empty `room`, or above this part of the window, however high it grows; where it is hidden, above the
        foot."""
        if foot is self._foot and room is self._room:
            return
        self._foot, self._room = foot, room
        for part in (foot, room):
            if part is not None:
                part.installEventFilter(self)  # once, however often it is asked for
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
        seen = () if self._suspended or self._covered() else self.toasts()
        next((toast for toast in seen if toast.press(key)), None)

    def close_notices(self) -> None:
        """The language was switched: what was read in the other one is over. What nobody has seen yet stays, and a
        question waits for its answer."""
        seen = () if self._suspended or self._covered() else self.toasts()
        for toast in [told for told in seen if not told.question]:
            toast.close_toast()

    def suspend(self) -> None:
        """Hide them all until `resume`; questions still wait, notices run out."""
        self._suspended = True
        self.hide()

    def resume(self) -> None:
        """A dialog that is seen again covers what was said before it; what was told of it stands clear of it again."""
        self._suspended = False
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        parts = (self._below, self._foot, self._room)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and watched in parts and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _add(self, toast: Toast) -> Toast:
        notices = [old for old in self._toasts if not old.question]
        if len(self._toasts) >= AT_MOST and notices:
            self._remove(notices[0])
        self._toasts.append(toast)
        self._column.addWidget(toast)
        toast.closed.connect(lambda: self._remove(toast))
        self._over_dialog = self._over_dialog or self._dialog() is not None
        self.raise_()
        self._arrange()
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
        self.setVisible(bool(self._toasts) and not self._suspended)
        self._place()

    def _dialog(self) -> QRect | None:
        """Where the dialog is that is seen."""
        overlay = self._overlay
        dialog = overlay.dialog() if overlay is not None and overlay.isVisible() else None
        return dialog.geometry().translated(overlay.pos()) if overlay is not None and dialog is not None else None

    def _covered(self) -> bool:
        """Whether the scrim lies over them."""
        if self._overlay is None or self._overlay.isHidden():
            return False
        lowest_first = self._below.children()
        return lowest_first.index(self) < lowest_first.index(self._overlay)

    def _dialog_moved(self) -> None:
        if self.isVisible():
            self._place()

    def _dialogs_closed(self) -> None:
        self._over_dialog = False
        self._arrange()

    def _place(self) -> None:
        dialog = self._dialog() if self._over_dialog else None
        found = self._in_room() if dialog is None else self._clear_of(dialog)
        self.setGeometry(found or self._above_foot())
        if dialog is not None and self._overlay is not None:
            if found is None:
                self.stackUnder(self._overlay)
            elif self._covered():
                self.raise_()
        covered = self._covered()
        for toast in self._toasts:
            if covered or toast.isHidden():
                toast.stop_clock()
            else:
                toast.start_clock()

    def _clear_of(self, dialog: QRect) -> QRect | None:
        """Where they do not lie over it: both, or the newer one while the other waits unseen."""
        seen = self._toasts[:AT_MOST]
        for shown in (seen, seen[-1:]):
            for toast in seen:
                toast.setVisible(toast in shown)
            for place in (self._in_room, self._above_foot, lambda: self._below_dialog(dialog)):
                found = place()
                if found is not None and not found.intersects(dialog):
                    return found
        return None

    def _in_room(self) -> QRect | None:
        """At the bottom of the page's own room, where they fit."""
        window, room = self._below, self._room
        if room is None or not room.isVisibleTo(window) or not self._toasts:
            return None
        height = self._height(room.width(), narrow=True)
        if height + grid.HALF > room.height():
            return None
        corner = room.mapTo(window, QPoint(0, room.height() - height))
        return QRect(corner.x(), corner.y(), room.width(), height)

    def _above_foot(self) -> QRect:
        window, foot = self._below, self._foot
        if foot is not None and foot.isVisibleTo(window):
            corner = foot.mapTo(window, QPoint(0, 0))
            return self._in_the_middle(corner.x(), foot.width(), width=self._wide, bottom=corner.y() - grid.HALF)
        bottom = window.height() - self._above - grid.HALF
        return self._in_the_middle(0, window.width(), width=self._wide, bottom=bottom)

    def _below_dialog(self, dialog: QRect) -> QRect | None:
        """In what the dialog leaves of the window below it, at most as wide as it: the page's keys rest there."""
        left = self._below.height() - dialog.bottom() - 1
        for width in (self._wide, max(self._wide, dialog.width())):
            found = self._in_the_middle(0, self._below.width(), width=width, bottom=self._below.height())
            if found.height() <= left:
                return found.translated(0, -min(grid.ONE, (left - found.height()) // 2))
        return None

    def _in_the_middle(self, left: int, room: int, *, width: int, bottom: int) -> QRect:
        width = min(width, room - 2 * grid.TWO)
        height = self._height(width, narrow=False)
        return QRect(left + (room - width) // 2, bottom - height, width, height)

    def _height(self, width: int, *, narrow: bool) -> int:
        for toast in self._toasts:
            toast.set_narrow(narrow)
        self._column.invalidate()
        self.setFixedWidth(width)
        return self._column.totalHeightForWidth(width)
