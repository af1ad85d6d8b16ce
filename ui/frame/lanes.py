"""Lanes: work that blocks, beside the window: a thread each, answers on the window's thread by one queued signal."""

import threading
from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

T = TypeVar("T")
_CLOSE: Final = None


class _Job:
    """One piece of work and the clock of its deadline; it is told exactly one outcome."""

    def __init__(self, attempt: Callable[[], Callable[[], None]], clock: QTimer) -> None:
        self.attempt = attempt
        self.clock = clock
        self._gate = threading.Lock()
        self._settled = False

    def settle(self) -> bool:
        """True for the first to say how it ended."""
        with self._gate:
            first = not self._settled
            self._settled = True
            return first

    @property
    def settled(self) -> bool:
        with self._gate:
            return self._settled


class QtLane(QObject):
    """The Lane of app.ports for a window. Make it, call it and close it on the window's thread.

    Jobs run one after the other in the order given. A job whose deadline passes before its turn never runs; one that
    is running then goes on to its end, but its answer is dropped, and those behind it wait for it.
    """

    _answered = Signal(object, object)  # _Job, and what is to be called on the window's thread

    def __init__(self, name: str, *, parent: QObject | None = None) -> None:
        """`name` names the thread, for logs and crash reports."""
        super().__init__(parent)
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._waiting: set[_Job] = set()
        self._closed = False
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        # A daemon: a job that hangs in the network for ever must not keep the program from ending.
        self._thread = threading.Thread(target=self._work, name=f"lane-{name}", daemon=True)
        self._thread.start()

    def run(
        self,
        job: Callable[[], T],
        *,
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
        deadline_s: float,
    ) -> None:
        """See app.ports.Lane. After `close` nothing runs and nobody is told."""
        if self._closed:
            return

        def attempt() -> Callable[[], None]:
            try:
                result = job()
            except Exception as error:
                return partial(failed, error)
            return partial(then, result)

        work = _Job(attempt, QTimer(self))
        work.clock.setSingleShot(True)
        work.clock.timeout.connect(lambda: self._expire(work, failed))
        work.clock.start(max(0, round(deadline_s * 1000)))
        self._waiting.add(work)
        self._jobs.put(work)

    def close(self, *, finish_within_s: float) -> bool:
        """Let what was given finish, wait at most so long; True if all of it did. Nobody is told any more."""
        self._closed = True
        self._jobs.put(_CLOSE)
        self._thread.join(finish_within_s)
        for work in tuple(self._waiting):
            work.settle()
            self._forget(work)
        return not self._thread.is_alive()

    def _work(self) -> None:
        """The lane's own thread."""
        while (work := self._jobs.get()) is not _CLOSE:
            if work.settled:
                continue
            answer = work.attempt()
            if not self._closed:
                self._answered.emit(work, answer)

    def _deliver(self, work: _Job, answer: Callable[[], None]) -> None:
        if not self._closed and work.settle():
            self._forget(work)
            answer()

    def _expire(self, work: _Job, failed: Callable[[Exception], None]) -> None:
        if work.settle():
            self._forget(work)
            failed(TimeoutError("the job's deadline has passed"))

    def _forget(self, work: _Job) -> None:
        self._waiting.discard(work)
        work.clock.stop()
        work.clock.deleteLater()
