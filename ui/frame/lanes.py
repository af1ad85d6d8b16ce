"""Lanes: work that blocks, beside the window: a thread each, answers on the window's thread by one queued signal."""

import threading
import time
import weakref
from collections.abc import Callable
from functools import partial
from queue import Empty, SimpleQueue
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ui.frame.arenas import share_arenas

T = TypeVar("T")
_CLOSE: Final = None


class _Job:
    """One piece of work, told exactly one outcome. Holds nothing of Qt: the thread may be the last to let it go."""

    def __init__(
        self, attempt: Callable[[], Callable[[], None]], failed: Callable[[Exception], None], due_s: float
    ) -> None:
        self.attempt = attempt
        self.failed = failed
        self.due_s = due_s  # of time.monotonic
        self.answer: Callable[[], None] | None = None
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


class _Thread:
    """The lane's own thread: takes jobs, lays down what became of them, and rings.

    It knows the lane only weakly. A QObject that a hanging job held, and let go of here at last, would be destroyed
    in the wrong thread.
    """

    def __init__(self, name: str, lane: "QtLane") -> None:
        self.jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self.done: SimpleQueue[_Job] = SimpleQueue()
        self.listeners: list[Callable[[], None]] = []
        self.silent = threading.Event()
        self._lane = weakref.ref(lane)
        # A daemon: a job that hangs in the network for ever must not keep the program from ending.
        self._thread = threading.Thread(target=self._work, name=f"lane-{name}", daemon=True)
        self._thread.start()

    def finish(self, within_s: float) -> bool:
        """Work off what is there, ring no more; True if that was done in time."""
        self.silent.set()
        self.jobs.put(_CLOSE)
        self._thread.join(within_s)
        return not self._thread.is_alive()

    def _work(self) -> None:
        while (job := self.jobs.get()) is not _CLOSE:
            if job.settled:
                continue
            job.answer = job.attempt()
            if not self.silent.is_set():
                for told in self.listeners:
                    told()
            self.done.put(job)
            lane = None if self.silent.is_set() else self._lane()
            if lane is not None:
                lane.ready.emit()
            del job, lane


class QtLane(QObject):
    """The Lane of app.ports for a window. Make it, call it and close it on the window's thread.

    Jobs run one after the other in the order given. A job whose deadline passes before its turn never runs; one that
    is running then goes on to its end, but its answer is dropped, and those behind it wait for it.
    """

    ready = Signal()

    def __init__(self, name: str, *, parent: QObject | None = None) -> None:
        """`name` names the thread, for logs and crash reports."""
        super().__init__(parent)
        share_arenas()
        self._waiting: list[_Job] = []
        self._closed = False
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self._expire)
        self.ready.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = _Thread(name, self)

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

        work = _Job(attempt, failed, time.monotonic() + deadline_s)
        self._waiting.append(work)
        self._set_clock()
        self._thread.jobs.put(work)

    def listen(self, done: Callable[[], None]) -> None:
        """`done` is called in the lane's own thread after each job, before the window gets the job's answer. It
        holds nothing of Qt, as the jobs."""
        self._thread.listeners.append(done)  # not `ready`: that rings the window before it calls anybody here

    def close(self, *, finish_within_s: float) -> bool:
        """Let what was given finish, wait at most so long; True if all of it did. Nobody is told any more."""
        if not self._closed:
            self._closed = True
            self._clock.stop()
        finished = self._thread.finish(finish_within_s)
        for work in self._waiting:
            work.settle()
        self._waiting.clear()
        return finished

    def _deliver(self) -> None:
        """Everything that is done so far; one ring may stand for several jobs, a later one then finds nothing."""
        while not self._closed:
            try:
                work = self._thread.done.get_nowait()
            except Empty:
                return
            if work.settle():
                self._waiting.remove(work)
                self._set_clock()
                if work.answer is not None:
                    work.answer()

    def _expire(self) -> None:
        now = time.monotonic()
        for work in [work for work in self._waiting if work.due_s <= now]:
            if work.settle():
                self._waiting.remove(work)
                work.failed(TimeoutError("the job's deadline has passed"))
        self._set_clock()

    def _set_clock(self) -> None:
        """One timer stands on the soonest deadline."""
        if self._closed or not self._waiting:
            self._clock.stop()
            return
        soonest_s = min(work.due_s for work in self._waiting)
        self._clock.start(max(0, int((soonest_s - time.monotonic()) * 1000) + 1))
