"""The sending thread: probes, sends and reads what came down, for ever, until it is stopped."""

import logging
import threading
from collections.abc import Callable

from app.errors import CentralTrouble, StoreTrouble
from app.ports import LinkState
from offline_cache.changes import ChangeReader
from offline_cache.dispatch import Dispatcher
from offline_cache.link import Link
from offline_cache.share_refusals import RefusalSharer
from offline_cache.share_seals import SealSharer

POLL_S = 2.0  # between two looks while nothing happens

log = logging.getLogger(__name__)


class Sender:
    """`told` is called in this thread whenever something changed (sent, refused, a state came down)."""

    def __init__(
        self,
        *,
        dispatcher: Dispatcher,
        changes: ChangeReader,
        refusals: RefusalSharer,
        seals: SealSharer,
        link: Link,
        told: Callable[[], None],
        poll_s: float = POLL_S,
    ) -> None:
        self._dispatcher = dispatcher
        self._changes = changes
        self._refusals = refusals
        self._seals = seals
        self._link = link
        self._told = told
        self._poll_s = poll_s
        self._wanted = threading.Event()
        self._stopping = threading.Event()
        self._last_trouble = ""
        self._thread = threading.Thread(target=self._run, name="central lane", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def wake(self) -> None:
        """Something is to be sent now, or a person asked for it."""
        self._wanted.set()

    def stop(self, *, at_most_s: float) -> bool:
        """True where the thread ended in that time. A call under way is cut: its entries are sent again next time."""
        self._stopping.set()
        self._wanted.set()
        self._dispatcher.close()
        if self._thread.is_alive():
            self._thread.join(at_most_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._wanted.clear()
            self._look()
            self._wanted.wait(self._poll_s)

    def _look(self) -> None:
        """One round, and whatever goes wrong in it: a queue whose thread ended would never move again."""
        try:
            self.round()
        except StoreTrouble as trouble:
            if self._is_new(str(trouble)):
                log.error("the sender cannot use the store and tries again: %s", trouble)
        except Exception as fault:
            if self._is_new(repr(fault)):
                log.exception("a round of sending broke off and is tried again")
        else:
            self._last_trouble = ""

    def _is_new(self, trouble: str) -> bool:
        """The same trouble every two seconds is one line in the log."""
        before, self._last_trouble = self._last_trouble, trouble
        return trouble != before

    def round(self) -> None:
        """One look: probe, send, read what came down. Raises StoreTrouble."""
        if self._link.status().state is not LinkState.ONLINE and not self._dispatcher.probe():
            return
        for settled in self._dispatcher.batches():
            if settled:
                self._told()
            if self._stopping.is_set():
                return
        if self._link.status().state is LinkState.ONLINE:
            self._read_changes()

    def _read_changes(self) -> None:
        """And then tell what no order waits for."""
        try:
            for applied in self._changes.pages():
                if applied:
                    self._told()
                if self._stopping.is_set():
                    return
            self._refusals.share()
            self._seals.share()
        except CentralTrouble:
            self._dispatcher.probe()
