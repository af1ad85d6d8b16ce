"""A sending thread as a counter runs it, and a way to wait for what it does."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from offline_cache.changes import ChangeReader
from offline_cache.dispatch import Dispatcher
from offline_cache.refusals import StoredRefusals
from offline_cache.seal_keys import StoredSealKeys
from offline_cache.second_copy import CentreCopy
from offline_cache.sender import Sender
from offline_cache.share_refusals import RefusalSharer
from offline_cache.share_seals import SealSharer
from offline_cache.staff import StoredStaff
from tests.fakes.orders import DESK
from tests.offline_cache.sync.parts import PATIENT_S, SyncCounter

NEVER_S = 600.0  # as a poll: only `wake` makes it look


@dataclass
class RunningSender:
    sender: Sender
    copy: CentreCopy
    changed: threading.Condition
    told: int = 0

    def tell(self) -> None:
        self.told += 1
        self.copy.settled()
        with self.changed:
            self.changed.notify_all()

    def wait_for(self, wanted: Callable[[], bool]) -> bool:
        with self.changed:
            return self.changed.wait_for(wanted, timeout=PATIENT_S)


def make_sender(
    desk: SyncCounter,
    *,
    dispatcher: Dispatcher | None = None,
    deadline_s: float = PATIENT_S,
    poll_s: float = NEVER_S,
    told: Callable[[], None] = lambda: None,
) -> RunningSender:
    """Not started yet. `told` is called in its thread, besides."""
    client = desk.client(deadline_s=deadline_s)
    changes = ChangeReader(
        client=client,
        outbox=desk.outbox,
        downlink=desk.downlink,
        customers=desk.customers,
        staff=StoredStaff(desk.store),
        keep_catalogue=lambda _: None,
        keep_matters=lambda _: None,
        faulty=lambda _: None,
    )
    copies: list[RunningSender] = []

    def tell() -> None:
        told()
        for running in copies:
            running.tell()

    sender = Sender(
        dispatcher=dispatcher or desk.dispatcher(client),
        changes=changes,
        refusals=RefusalSharer(client, StoredRefusals(desk.store)),
        seals=SealSharer(client, StoredSealKeys(desk.store, DESK)),
        link=desk.link,
        told=tell,
        poll_s=poll_s,
    )
    copy = CentreCopy(outbox=desk.outbox, link=desk.link, wake=sender.wake)
    running = RunningSender(sender, copy, threading.Condition())
    copies.append(running)
    desk.link.listen(lambda _: running.tell())
    return running


@contextmanager
def running_sender(
    desk: SyncCounter,
    *,
    dispatcher: Dispatcher | None = None,
    deadline_s: float = PATIENT_S,
    poll_s: float = NEVER_S,
    told: Callable[[], None] = lambda: None,
) -> Iterator[RunningSender]:
    running = make_sender(desk, dispatcher=dispatcher, deadline_s=deadline_s, poll_s=poll_s, told=told)
    running.sender.start()
    try:
        yield running
    finally:
        ended = running.sender.stop(at_most_s=PATIENT_S)
    assert ended, "the sending thread did not end"
