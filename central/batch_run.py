"""Whether a counter is emptying its outbox just now: what its orders bring about waits for its answers."""

import threading
import time
from collections.abc import Callable, Sequence

from app.wire.batch import AnswerStatus, EntryAnswer

PAUSE_S = 0.5  # without a batch: the run is over
MOST_LATE_S = 5.0  # for which orders may take effect later than they could


class BatchRun:
    """Of all counters together; told of in the threads of calls, asked by the tick."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._began: float | None = None
        self._last = 0.0

    def taken(self, answers: Sequence[EntryAnswer]) -> None:
        """A batch was answered. A single order is no run; one that waits may wait for what is due to take effect."""
        now = self._monotonic()
        with self._lock:
            if any(answer.status is AnswerStatus.WAIT for answer in answers):
                self._began = None
            elif len(answers) > 1:
                self._began = now if self._began is None else self._began
                self._last = now

    def goes_on(self) -> bool:
        """Whether more is to be expected at once, and nothing has waited too long for it."""
        now = self._monotonic()
        with self._lock:
            on = self._began is not None and now - self._last < PAUSE_S and now - self._began < MOST_LATE_S
            if not on:
                self._began = None
            return on
