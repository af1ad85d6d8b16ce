"""The hall in the counter's window: whoever shows something of it is told on the window's thread when it changes,
and this desk takes part in its queue while somebody serves it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ui.clerk.outside import Outside
from ui.frame.application import Bell
from ui.shell.desk_at_hall import DeskAtHall


class HallDesk(QObject):
    """`changed` once for however many changes came meanwhile: in a rush the hall tells hundreds a second."""

    changed = Signal()

    def __init__(self, outside: Outside, *, failed: Callable[[Exception], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.duty = DeskAtHall(outside, failed=failed)
        self._bell = Bell(self)
        self._ringing = False
        self._bell.rang.connect(self._rang)
        outside.hall.listen(self._heard)
        self.changed.connect(self.duty.look)

    def _heard(self) -> None:
        """In a thread of the hall's."""
        if not self._ringing:
            self._ringing = True
            self._bell.ring()

    def _rang(self) -> None:
        self._ringing = False  # before it is looked: what changes from here on rings again
        self.changed.emit()
