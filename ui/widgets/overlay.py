"""What lies over a whole window: a scrim with a dialog on it, the keyboard kept inside."""

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QWidget

from ui.widgets.dialog import Dialog
from ui.widgets.shade import Shade

Made = TypeVar("Made", bound=QWidget)
_SEEN = {
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.DevicePixelRatioChange,
}


class Overlay(QFrame):
    """The scrim over `window`. One dialog is seen at a time, in the middle; it follows the window's size, and its own
    content where that grows (a sentence below a field). It does not shrink again, so that nothing jumps while typing.

    While it is open Tab stays inside and `opened` tells the shortcuts below to rest; closing gives the focus back
    to where it was and emits `closed`.
    """

    opened = Signal()
    closed = Signal()
    moved = Signal()  # a dialog was shown, hidden, or is elsewhere, or the scrim came before all; not while it goes

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._below = window
        self._dialog: QWidget | None = None
        self._waiting: list[tuple[QWidget, QWidget | None]] = []  # dialogs below the one seen, each with its focus
        self._front: QWidget | None = None  # a question before all of them; they may come and go behind it
        self._behind: tuple[QWidget, QWidget | None] | None = None  # what it covered when it came, with its focus
        self._before: QWidget | None = None
        self._covers = False
        self._shade = Shade(window)
        window.installEventFilter(self)
        self.hide()

    def open(self, dialog: QWidget, *, over: bool = False, covers: bool = False) -> None:
        """Show `dialog` (now the overlay's child; it is deleted when it closes). Others that are open close first.

        `over`: the one that is open waits as it is, and is seen again when `dialog` closes. `covers` fills the window
        with it and leaves no scrim (the lock). The dialog takes the focus by its own focus proxy. Esc in a Dialog
        closes it; one that must not go that way handles the key itself.
        """
        if self._dialog is None:
            if self._front is None:
                self._before = self.window().focusWidget()
        elif over:
            focused: QWidget | None = self.window().focusWidget()
            self._waiting.append((self._dialog, None if self._front is not None else focused))
            self._dialog.hide()
        else:
            self._drop_all()
        self._dialog = dialog
        self._covers = covers
        dialog.setParent(self)
        dialog.installEventFilter(self)
        if isinstance(dialog, Dialog):
            dialog.turned.connect(self._place)
            dialog.dismissed.connect(lambda: self._dismiss(dialog))
        if self._front is None:
            self._show(dialog)
            self.opened.emit()

    def open_front(self, dialog: Dialog) -> None:
        """A question before whatever is open, or is opened and closed while it waits for its answer. One at a time."""
        if self._front is not None:
            self._drop(self._front)
        elif self._dialog is None:
            self._before = self.window().focusWidget()
        else:
            self._behind = (self._dialog, self.window().focusWidget())
            self._dialog.hide()
        self._front = dialog
        dialog.setParent(self)
        dialog.installEventFilter(self)
        dialog.turned.connect(self._place)
        dialog.dismissed.connect(lambda: self._dismiss(dialog))
        self._show(dialog)
        self.opened.emit()

    def _show(self, dialog: QWidget) -> None:
        self.show()
        dialog.show()
        self._place()
        self.raise_()
        self.moved.emit()
        dialog.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_dialog(self) -> None:
        """Take the dialog away and give the focus back to what lay below; does nothing where none is open."""
        if self._dialog is None:
            return
        self._drop(self._dialog)
        self._dialog = None
        if self._waiting:
            self._dialog, inside = self._waiting.pop()
            if self._front is None:
                self._dialog.show()
                self._place()
                (self._dialog if inside is None else inside).setFocus(Qt.FocusReason.PopupFocusReason)
            return
        if self._front is None:
            self._leave()

    def _close_front(self) -> None:
        """What lies behind it by now is seen again."""
        if self._front is not None:
            self._drop(self._front)
        self._front, behind, self._behind = None, self._behind, None
        if self._dialog is None:
            self._leave()
            return
        self._show(self._dialog)
        if behind is not None and behind[0] is self._dialog and behind[1] is not None:
            behind[1].setFocus(Qt.FocusReason.PopupFocusReason)

    def _leave(self) -> None:
        """Nothing is open any more: the window below has the keys again."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None
        self.closed.emit()

    def close_all(self) -> None:
        """Also those that wait below."""
        for dialog, _ in self._waiting:
            self._drop(dialog)
        self._waiting = []
        self.close_dialog()

    def take_away(self, dialog: QWidget) -> None:
        """This one alone, seen or waiting; what lies over it stays. Does nothing where it is gone already."""
        if dialog is self._dialog:
            self.close_dialog()
        elif any(dialog is below for below, _ in self._waiting):
            self._waiting = [each for each in self._waiting if each[0] is not dialog]
            self._drop(dialog)

    def suspend(self) -> None:
        """Hide an open dialog as it is (the lock covers everything)."""
        self.hide()

    def resume(self) -> None:
        """Show again what `suspend` hid, with the focus in the dialog."""
        seen = self.dialog()
        if seen is not None:
            self._show(seen)

    def give_focus(self, below: QWidget) -> None:
        """To the dialog that is seen; to `below` where none is."""
        (self.dialog() or below).setFocus(Qt.FocusReason.OtherFocusReason)

    def dialog(self) -> QWidget | None:
        """The one that is seen."""
        return self._dialog if self._front is None else self._front

    def held(self, dialog: Made | None) -> Made | None:
        """It, while it is open, seen or waiting. One that another takes the place of goes without `dismissed`."""
        there = (self._front, self._dialog, *(below for below, _ in self._waiting))
        return dialog if any(dialog is each for each in there) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        resized = event.type() == QEvent.Type.Resize and watched is self._below and self.dialog() is not None
        asked = event.type() == QEvent.Type.LayoutRequest and watched is self.dialog()
        if resized or (asked and self._outgrown()):
            self._place()
        if watched is self.dialog() and event.type() in _SEEN:
            self._shade_page()
            if self.isVisible():  # else it goes, maybe with the window, which nobody may ask for anything then
                self.moved.emit()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes round inside the dialog."""
        if self.dialog() is None:
            return False
        stops = [part for part in self._stops() if part.isVisible() and part.isEnabled()]
        if not stops:
            return True
        here = self.focusWidget()
        at = stops.index(here) if here in stops else -1
        step = 1 if next else -1
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        stops[(at + step) % len(stops)].setFocus(reason)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # nothing below is touched

    def _shade_page(self) -> None:
        """The page below is not painted again where a dialog hides it."""
        dialog = self.dialog()
        hides = isinstance(dialog, Dialog) and dialog.isVisible()
        self._shade.lie_under(dialog if hides else None, scrim=self)

    def _stops(self) -> list[QWidget]:
        found: list[QWidget] = []
        part = self.nextInFocusChain()
        while part is not None and part is not self:
            tabs = part.focusPolicy() & Qt.FocusPolicy.TabFocus
            if tabs and part.focusProxy() is None and self.isAncestorOf(part):
                found.append(part)
            part = part.nextInFocusChain()
        return found

    def _dismiss(self, dialog: QWidget) -> None:
        if dialog is self._front:
            self._close_front()
        else:
            self.take_away(dialog)

    def _drop_all(self) -> None:
        for dialog in (*(each for each, _ in self._waiting), self._dialog):
            if dialog is not None:
                self._drop(dialog)
        self._dialog, self._waiting = None, []

    def _drop(self, dialog: QWidget) -> None:
        dialog.hide()
        dialog.deleteLater()

    def _place(self) -> None:
        self.setGeometry(self._below.rect())
        dialog = self.dialog()
        if dialog is None:
            return
        if self._covers and dialog is self._dialog:
            dialog.setGeometry(self.rect())
            return
        dialog.ensurePolished()
        size = _wanted(dialog).boundedTo(self.size())
        dialog.setGeometry(
            (self.width() - size.width()) // 2, (self.height() - size.height()) // 2, size.width(), size.height()
        )

    def _outgrown(self) -> bool:
        """Whether the dialog that is seen wants to be higher than it is, and there is room."""
        dialog = self.dialog()
        if dialog is None or (self._covers and dialog is self._dialog) or not dialog.isVisible():
            return False
        if dialog.maximumHeight() <= dialog.height():
            return False  # of one size: nobody need ask all that is in it
        return min(_wanted(dialog).height(), self.height()) > dialog.height()


def _wanted(dialog: QWidget) -> QSize:
    """By its content, within the bounds it was given."""
    wanted = dialog.sizeHint().expandedTo(dialog.minimumSize()).boundedTo(dialog.maximumSize())
    if dialog.hasHeightForWidth():
        wanted.setHeight(max(wanted.height(), dialog.heightForWidth(wanted.width())))
    return wanted.boundedTo(dialog.maximumSize())
