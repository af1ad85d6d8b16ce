"""One round of sending: batches until nothing is due, one under way at a time.

While the centre works on a batch, the answers to the one before are written down and the one behind is taken, in one
commit. It was taken as if all under way were accepted: what follows in a lane an entry that was not stays here.
Only an entry the centre refused for good becomes dead. Everything else, silence or a strange page, is tried again.
"""

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
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
    def send(self, request: WrittenBatch, meanwhile: Callable[[], None]) -> tuple[EntryAnswer, ...]: ...
    def status(self) -> CentreStatus: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class _Told:
    """A batch and what the centre said to it, not written down yet; dying now it is sent again and told the same."""

    batch: Sequence[DueEntry] = ()
    answers: Sequence[EntryAnswer] = ()


class _Meanwhile:
    """What is done while the centre works: once, and a fault in it is none of the network's."""

    def __init__(self, job: Callable[[], tuple[int, Sequence[DueEntry]]]) -> None:
        self._job = job
        self._fault: BaseException | None = None
        self.done: tuple[int, Sequence[DueEntry]] | None = None

    def __call__(self) -> None:
        try:
            self.done = self._job()
        except BaseException as fault:
            self._fault = fault

    def raise_fault(self) -> None:
        """What was raised in it."""
        if self._fault is not None:
            raise self._fault


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
        self._broke_off = False
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
        """Sends one batch a step; says how many entries were settled meanwhile. Ends where nothing more can be sent."""
        self._take_back()
        while due := self._next_batch():
            self._broke_off = False
            yield from self._run_of(self._marked(due))
            if self._broke_off:
                return

    def close(self) -> None:
        """From any thread: a call under way ends at once, and no other is made."""
        self._client.close()

    def _run_of(self, batch: Sequence[DueEntry]) -> Iterator[int]:
        """`batch`, and batch after batch behind it, until there is none or the centre does not answer."""
        told = _Told()
        try:
            while batch:
                meanwhile = _Meanwhile(partial(self._beside, told))
                answers = self._send(batch, meanwhile)
                if answers is None:
                    settled, behind = meanwhile.done or (self._settle_all(told), ())
                    self._not_sent(behind)
                    self._broke_off = True
                    self._under_way = False
                    told, batch = _Told(), ()
                    yield settled
                    return
                settled, behind = meanwhile.done or self._beside(told)
                told = _Told(batch, answers)
                held_up = _not_accepted(told)
                self._not_sent([entry for entry in behind if entry.lane in held_up])
                batch = [entry for entry in behind if entry.lane not in held_up]
                if not batch:
                    settled += self._settle_all(told)
                    told = _Told()
                    self._under_way = False
                yield settled
        except GeneratorExit:  # nobody wants another batch now; the answers are here all the same
            self._settle_all(told)
            self._not_sent(batch)
            self._under_way = False
            raise

    def _beside(self, told: _Told) -> tuple[int, Sequence[DueEntry]]:
        """What is done while a batch is under way, in one commit; how many were settled, and what comes behind."""
        return self._outbox.together(lambda: (self._settle_all(told), self._marked(self._behind())))

    def _not_sent(self, batch: Sequence[DueEntry]) -> None:
        if batch:
            self._outbox.not_sent([entry.key for entry in batch])

    def _take_back(self) -> None:
        """What a round left under way that broke off: the store was full, or the program died."""
        if self._under_way:
            self._outbox.reset_inflight()
            self._under_way = False

    def _next_batch(self) -> Sequence[DueEntry]:
        """What was in a batch the centre did not take goes last and alone, so that it holds up its own lane only."""
        due = self._readable(self._outbox.due_batch)
        heads = {entry.lane: entry for entry in reversed(due)}.values()  # the first of each lane
        return self._not_alone(due) or sorted(heads, key=lambda e: e.attempts)[:1]

    def _behind(self) -> Sequence[DueEntry]:
        return self._not_alone(self._readable(self._outbox.due_behind))

    def _not_alone(self, due: Sequence[DueEntry]) -> Sequence[DueEntry]:
        held_up = {entry.lane for entry in due if entry.key in self._alone}
        return [entry for entry in due if entry.lane not in held_up]

    def _readable(self, read: Callable[[datetime], Sequence[DueEntry]]) -> Sequence[DueEntry]:
        while True:
            now = self._clock.now()
            try:
                return read(now)
            except EntryDamaged as damaged:
                log.error("entry %s cannot be read and holds up its lane only: %s", damaged.key, damaged)
                later = now + timedelta(seconds=MOST_S)
                self._outbox.mark_retry(damaged.key, next_attempt_at=later, error=type(damaged).__name__)

    def _marked(self, batch: Sequence[DueEntry]) -> Sequence[DueEntry]:
        """Those of `batch` that may leave: an order may be voided since it was read."""
        if not batch:
            return ()
        self._under_way = True
        going = self._outbox.mark_inflight([entry.key for entry in batch])
        return [entry for entry in batch if entry.key in going]

    def _send(self, batch: Sequence[DueEntry], meanwhile: _Meanwhile) -> tuple[EntryAnswer, ...] | None:
        """None where the centre did not answer as the centre; then the batch waits for its next try."""
        try:
            answers = self._client.send(self._request(batch), meanwhile)
            meanwhile.raise_fault()
            return answers
        except CentralTrouble as trouble:
            meanwhile.raise_fault()
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

    def _settle_all(self, told: _Told) -> int:
        if not told.answers:
            return 0
        by_key = {entry.key: entry for entry in told.batch}
        now = self._clock.now()
        return self._outbox.together(lambda: sum(self._settle(a, by_key[a.key], now) for a in told.answers))

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


def _not_accepted(told: _Told) -> set[str]:
    """The lanes where an entry was refused or has to wait."""
    lanes = {entry.key: entry.lane for entry in told.batch}
    return {lanes[answer.key] for answer in told.answers if answer.outcome is not Outcome.ACCEPTED}
