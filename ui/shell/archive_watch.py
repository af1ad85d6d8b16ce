"""Seals accepted orders while nobody touches a window, the customer's included: one at a time, on the lane of pages.

It begins some time after the start, waits until keyboard and mouse have rested, and never has more than one job on the
lane: whoever presses F9 waits for one form at most.
"""

import logging
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication

from app.errors import Trouble
from app.ports import Lane
from ui.shell.idle import TOUCHES

FIRST_MS: Final = 20_000  # after the start: nothing of it competes with the first orders
RESTED_MS: Final = 10_000  # without a key or a touch
BETWEEN_MS: Final = 1_000  # from one order to the next
NOTHING_MS: Final = 20_000  # until the next look, where nothing waits
TROUBLE_MS: Final = 300_000  # a full disk is not asked again each second
DEADLINE_S: Final = 60.0
_WATCHED: Final = "watchedForRest"

log = logging.getLogger(__name__)


class ArchiveWatch(QObject):
    """`seal_next` seals one order and says whether there was one."""

    def __init__(
        self,
        seal_next: Callable[[], bool],
        *,
        lane: Lane,
        first_ms: int = FIRST_MS,
        rested_ms: int = RESTED_MS,
        between_ms: int = BETWEEN_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._first_ms, self._between_ms = first_ms, between_ms
        self._seal_next, self._lane = seal_next, lane
        self._rested = QTimer(self)  # runs while the desk is in use
        self._rested.setSingleShot(True)
        self._rested.setInterval(rested_ms)
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._due)
        self._stopped = False
        self._said = ""

    def start(self) -> None:
        self._next.start(self._first_ms)

    def stop(self) -> None:
        self._stopped = True
        self._next.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHES:
            self._rested.start()
        return super().eventFilter(watched, event)

    def _due(self) -> None:
        self._watch_new_windows()
        if self._rested.isActive():
            self._next.start(max(self._rested.remainingTime(), self._between_ms))
        else:
            self._lane.run(self._seal_next, then=self._sealed, failed=self._failed, deadline_s=DEADLINE_S)

    def _watch_new_windows(self) -> None:
        """The customer's may come and go: one that was not watched until now may be in use."""
        for window in QGuiApplication.topLevelWindows():
            if not window.property(_WATCHED):
                window.setProperty(_WATCHED, True)
                window.installEventFilter(self)
                self._rested.start()

    def _sealed(self, one: bool) -> None:
        self._again(self._between_ms if one else NOTHING_MS)

    def _failed(self, error: Exception) -> None:
        """Beside the trade: the log has it once, and nobody at the desk is stopped by it."""
        if not isinstance(error, Trouble | TimeoutError):
            log.error("orders are not being sealed", exc_info=error)
        elif str(error) != self._said:
            log.warning("orders are not being sealed for now: %s", error)
        self._said = str(error)
        self._again(TROUBLE_MS)

    def _again(self, after_ms: int) -> None:
        if not self._stopped:
            self._next.start(after_ms)
