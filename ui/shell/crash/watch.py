"""Catches what no slot, timer or thread expected, and brings it to the window's thread."""

import contextlib
import logging
import sys
import threading
from collections.abc import Callable, Iterator
from queue import Empty, SimpleQueue
from types import TracebackType

from ui.frame.application import Bell

log = logging.getLogger(__name__)


class CrashWatch:
    """`happened` hears of each exception on the window's thread, at the event loop's next turn.

    Inside the call that failed nothing is shown: Qt may be half way through painting.
    """

    def __init__(self, happened: Callable[[BaseException], None]) -> None:
        self._happened = happened
        self._errors: SimpleQueue[BaseException] = SimpleQueue()
        self._bell = Bell()
        self._bell.rang.connect(self._tell)

    @contextlib.contextmanager
    def on_duty(self) -> Iterator[None]:
        """The hooks before stay as they were afterwards."""
        before, threads_before = sys.excepthook, threading.excepthook
        sys.excepthook, threading.excepthook = self._in_slot, self._in_thread
        try:
            yield
        finally:
            sys.excepthook, threading.excepthook = before, threads_before

    def _in_slot(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, Exception):
            self._caught(error)
        else:
            sys.__excepthook__(kind, error, trace)

    def _in_thread(self, found: threading.ExceptHookArgs) -> None:
        if isinstance(found.exc_value, Exception):
            self._caught(found.exc_value)

    def _caught(self, error: BaseException) -> None:
        self._errors.put(error)
        self._bell.ring()

    def _tell(self) -> None:
        while True:
            try:
                error = self._errors.get_nowait()
            except Empty:
                return
            try:
                self._happened(error)
            except Exception:  # the last place it could go to: raising it again would come back here for ever
                log.critical("the crash page itself went wrong", exc_info=True)
