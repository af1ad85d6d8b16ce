"""The hall in the counter's window: whoever shows something of it is told on the window's thread when it changes,
and this desk takes part in its queue while somebody serves it."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from app.hall_ports import HallState
from app.texts import hall_link as words
from app.texts.language import Text
from ui.clerk.outside import Outside
from ui.frame.application import Bell
from ui.shell.desk_at_hall import DeskAtHall

if TYPE_CHECKING:
    from ui.clerk.presenter import ClerkPresenter

ASKED_S: Final = 60.0


class HallDesk(QObject):
    """`changed` once for however many changes came meanwhile: in a rush the hall tells hundreds a second."""

    changed = Signal()

    def __init__(
        self,
        outside: Outside,
        *,
        say: Callable[[Text], None],
        failed: Callable[[Exception], None],
        parent: QObject | None = None,
    ) -> None:
        """`say` tells the person on duty what became of the tickets of a time alone."""
        super().__init__(parent)
        self._hall, self._say = outside.hall, say
        self._seen = outside.hall.seen()
        self.duty = DeskAtHall(outside, failed=failed)
        self._bell = Bell(self)
        self._ringing = False
        self._clock = outside.clock
        self._asked_at: datetime | None = None
        self._bell.rang.connect(self._rang)
        outside.hall.listen(self._heard)
        self.changed.connect(self.duty.look)

    def may_go(self, clerk: "ClerkPresenter | None", *, go: Callable[[], object]) -> bool:
        """Before sign-off. False where people wait whom nobody else serves: that is said, `go` follows the answer.
        Asked once more within `ASKED_S` that is the answer, so that nobody is kept who cannot see the question."""
        now, asked = self._clock.now(), self._asked_at
        self._asked_at = None
        if clerk is None or not self.duty.closes():
            return True
        if asked is not None and (now - asked).total_seconds() <= ASKED_S:
            return True

        def all_the_same() -> None:
            self._asked_at = self._clock.now()
            go()

        missed = clerk.queue.moves.missed(words.GO_ALL_THE_SAME, all_the_same)
        self._asked_at = now if missed else None
        return not missed

    def _heard(self) -> None:
        """In a thread of the hall's."""
        if not self._ringing:
            self._ringing = True
            self._bell.ring()

    def _rang(self) -> None:
        self._ringing = False  # before it is looked: what changes from here on rings again
        self._tell_back()
        self.changed.emit()

    def _tell_back(self) -> None:
        before, self._seen = self._seen, self._hall.seen()
        back = (before.state, self._seen.state) == (HallState.ALONE, HallState.LINKED)
        if back and not self._seen.stays:
            self._say(words.BACK)
        for each in self._seen.stays:
            if each not in before.stays:
                self._say(each)
