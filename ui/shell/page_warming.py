"""Loads what A4 forms need, piece by piece on the lane of pages: after the first page is shown, while nobody types."""

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


class PageWarming(QObject):
    """Each of `pieces` once, in their order. One that fails ends it: the first form tells its reason."""

    def __init__(
        self,
        pieces: Sequence[Callable[[], object]],
        *,
        lane: Lane,
        first_ms: int = FIRST_MS,
        rested_ms: int = RESTED_MS,
        between_ms: int = BETWEEN_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._left, self._lane = list(pieces), lane
        self._first_ms, self._between_ms = first_ms, between_ms
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
        once_painted(window, lambda: self._next.start(self._first_ms))

    def stop(self) -> None:
        self._left.clear()
        self._next.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHES:
            self._rested.start()
        return super().eventFilter(watched, event)

    def _due(self) -> None:
        if self._rested.isActive():
            self._next.start(max(self._rested.remainingTime(), self._between_ms))
        elif self._left:
            piece = self._left.pop(0)
            self._lane.run(piece, then=lambda _: self._again(), failed=self._failed, deadline_s=DEADLINE_S)

    def _again(self) -> None:
        if self._left:
            self._next.start(self._between_ms)

    def _failed(self, error: Exception) -> None:
        self._left.clear()
        log.warning("what A4 forms need was not loaded ahead: %s", error)
