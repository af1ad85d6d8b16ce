"""One round of sending: batches until nothing is due, every answer written before the next batch leaves.

Only an entry the centre refused for good becomes dead. Everything else, silence or a strange page, is tried again.
"""

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from app.errors import CentralTrouble
from app.ports import Clock, LinkState
from app.wire.batch import AnswerStatus, EntryAnswer, Outcome, WrittenBatch, WrittenEntry, answer_object
from app.wire.changes import CentreStatus
from offline_cache.backoff import MOST_S, retry_delay
from offline_cache.central_client import CentreAddress, StrangeAnswer, Unauthorised
from offline_cache.link import Link
from offline_cache.outbox import DueEntry, EntryDamaged, StoredOutbox

log = logging.getLogger(__name__)


class Centre(Protocol):
    """What sending needs of CentralClient."""

    @property
    def address(self) -> CentreAddress: ...
    def send(self, request: WrittenBatch) -> tuple[EntryAnswer, ...]: ...
    def status(self) -> CentreStatus: ...
    def close(self) -> None: ...


class Dispatcher:
    """`random` gives a number in [0, 1). Used from one thread only: one sender, one batch in flight."""

    def __init__(
        self, *, outbox: StoredOutbox, client: Centre, link: Link, clock: Clock, random: Callable[[], float]
    ) -> None:
        self._outbox = outbox
        self._client = client
        self._link = link
        self._clock = clock
        self._random = random
        self._under_way = True  # as a program that died may have left it
        self._alone: set[str] = set()

    def probe(self) -> bool:
        """Whether the centre answers; when it comes back, everything waiting is due at once."""
        try:
            self._client.status()
        except CentralTrouble as trouble:
            self._away(trouble)
            return False
        if self._link.status().state is not LinkState.ONLINE:
            self._outbox.due_now()
            self._link.note(LinkState.ONLINE, at=self._clock.now())
        return True

    def send_due(self) -> int:
        """Sends batch after batch while the centre answers; returns how many entries were settled."""
        return sum(self.batches())

    def batches(self) -> Iterator[int]:
        """Sends one batch a step; says how many of its entries were settled. Ends where nothing more can be sent."""
        self._take_back()
        while batch := self._next_batch():
            answers = self._send(batch)
            if answers is None:
                return
            yield self._settle_all(batch, answers)

    def close(self) -> None:
        """From any thread: a call under way ends at once, and no other is made."""
        self._client.close()

    def _take_back(self) -> None:
        """What a round left under way that broke off: the store was full, or the program died."""
        if self._under_way:
            self._outbox.reset_inflight()
            self._under_way = False

    def _next_batch(self) -> Sequence[DueEntry]:
        """What was in a batch the centre did not take goes last and alone, so that it holds up its own lane only."""
        due = self._due()
        held_up = {entry.lane for entry in due if entry.key in self._alone}
        heads = {entry.lane: entry for entry in reversed(due)}.values()  # the first of each lane
        return [entry for entry in due if entry.lane not in held_up] or sorted(heads, key=lambda e: e.attempts)[:1]

    def _due(self) -> Sequence[DueEntry]:
        while True:
            now = self._clock.now()
            try:
                return self._outbox.due_batch(now)
            except EntryDamaged as damaged:
                log.error("entry %s cannot be read and holds up its lane only: %s", damaged.key, damaged)
                later = now + timedelta(seconds=MOST_S)
                self._outbox.mark_retry(damaged.key, next_attempt_at=later, error=type(damaged).__name__)

    def _send(self, batch: Sequence[DueEntry]) -> tuple[EntryAnswer, ...] | None:
        """None where the centre did not answer as the centre; then the batch waits for its next try."""
        self._under_way = True
        going = self._outbox.mark_inflight([entry.key for entry in batch])
        batch = [entry for entry in batch if entry.key in going]
        if not batch:
            return ()
        try:
            return self._client.send(self._request(batch))
        except CentralTrouble as trouble:
            self._retry_all(batch, type(trouble).__name__)
            if not isinstance(trouble, StrangeAnswer):
                self._away(trouble)
            elif self.probe():
                self._alone.update(entry.key for entry in batch)
            return None

    def _request(self, batch: Sequence[DueEntry]) -> WrittenBatch:
        address = self._client.address
        entries = tuple(WrittenEntry(e.key, e.lane, e.lane_seq, e.kind, e.sha256, e.entry) for e in batch)
        return WrittenBatch(hall=address.hall, device=address.device, entries=entries)

    def _away(self, trouble: CentralTrouble) -> None:
        refused = isinstance(trouble, Unauthorised)
        self._link.note(LinkState.UNAUTHORISED if refused else LinkState.OFFLINE, at=self._clock.now())

    def _retry_all(self, batch: Sequence[DueEntry], error: str) -> None:
        now = self._clock.now()

        def job() -> None:
            for entry in batch:
                self._retry(entry, now, error)

        self._outbox.together(job)
        self._under_way = False

    def _settle_all(self, batch: Sequence[DueEntry], answers: Sequence[EntryAnswer]) -> int:
        by_key = {entry.key: entry for entry in batch}
        now = self._clock.now()
        settled = self._outbox.together(lambda: sum(self._settle(a, by_key[a.key], now) for a in answers))
        self._under_way = False
        return settled

    def _settle(self, answer: EntryAnswer, entry: DueEntry, now: datetime) -> int:
        if answer.outcome is Outcome.ACCEPTED:
            result = json.dumps(answer_object(answer), ensure_ascii=False)
            central_id = answer.central_id or ""
            self._outbox.mark_acked(answer.key, result=result, central_id=central_id, lines=answer.lines, at=now)
            return 1
        if answer.outcome is Outcome.REFUSED and answer.reason is not None:
            self._outbox.mark_dead(answer.key, code=answer.reason.code, reason=answer.reason.words, at=now)
            return 1
        self._retry(entry, now, AnswerStatus.WAIT)
        return 0

    def _retry(self, entry: DueEntry, now: datetime, error: str) -> None:
        delay = retry_delay(entry.attempts + 1, random=self._random)
        self._outbox.mark_retry(entry.key, next_attempt_at=now + delay, error=error)
