"""What takes its time to make, made ahead: after the first page is shown, while nobody types."""

import logging
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.ports import Lane
from ui.frame.application import once_painted
from ui.shell.idle import TOUCHES

FIRST_MS: Final = 2_000  # after the first paint
RESTED_MS: Final = 1_000  # without a key or a touch
BETWEEN_MS: Final = 100
DEADLINE_S: Final = 60.0

log = logging.getLogger(__name__)


class Warming(QObject):
    """Each piece once, in their order. One that fails ends it: whoever needs it first tells the reason."""

    def __init__(
        self,
        pieces: Sequence[Callable[[], object]] = (),
        *,
        what: str,
        lane: Lane | None = None,
        first_ms: int = FIRST_MS,
        rested_ms: int = RESTED_MS,
        between_ms: int = BETWEEN_MS,
        parent: QObject | None = None,
    ) -> None:
        """`what` it is for, as the log says it. Without a lane on the window's thread: pieces of a few ms."""
        super().__init__(parent)
        self._left, self._lane, self._what = list(pieces), lane, what
        self._first_ms, self._between_ms = first_ms, between_ms
        self._begun = self._under_way = self._stopped = False
        self._rested = QTimer(self)  # runs while the desk is in use
        self._rested.setSingleShot(True)
        self._rested.setInterval(rested_ms)
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._due)

    @property
    def done(self) -> bool:
        return not self._left

    def start(self, window: QWidget) -> None:
        window.winId()
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
        once_painted(window, self._begin)

    def add(self, pieces: Sequence[Callable[[], object]]) -> None:
        """Behind those that are left. Nothing, once it was stopped or one failed."""
        if self._stopped:
            return
        self._left += pieces
        if self._begun and not self._under_way and not self._next.isActive():
            self._again()

    def stop(self) -> None:
        self._stopped = True
        self._left.clear()
        self._next.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHES:
            self._rested.start()
        return super().eventFilter(watched, event)

    def _begin(self) -> None:
        if not self._stopped:
            self._next.start(self._first_ms)

    def _due(self) -> None:
        self._begun = True
        if self._rested.isActive():
            self._next.start(max(self._rested.remainingTime(), self._between_ms))
        elif self._left:
            piece, self._under_way = self._left.pop(0), True
            if self._lane is not None:
                self._lane.run(piece, then=lambda _: self._again(), failed=self._failed, deadline_s=DEADLINE_S)
                return
            try:
                piece()
            except Exception as error:  # whatever it is: it would have been met later, by whoever needs the piece
                self._failed(error)
            else:
                self._again()

    def _again(self) -> None:
        self._under_way = False
        if self._left:
            self._next.start(self._between_ms)

    def _failed(self, error: Exception) -> None:
        self.stop()
        log.warning("what %s was not loaded ahead: %s", self._what, error)
