"""One round of sending: batches until nothing is due, every answer written before the next batch leaves.

Only an entry the centre refused for good becomes dead. Everything else, silence or a strange page, is tried again.
"""

import json
from collections.abc import Callable, Sequence
from datetime import datetime

from app.errors import CentralTrouble
from app.ports import Clock, LinkState
from app.texts.language import Text
from app.wire.batch import AnswerStatus, BatchRequest, EntryAnswer, EntryEnvelope, Outcome, answer_object
from offline_cache.backoff import retry_delay
from offline_cache.central_client import CentralClient, Unauthorised
from offline_cache.link import Link
from offline_cache.outbox import DueEntry, StoredOutbox


class Dispatcher:
    """`random` gives a number in [0, 1). Used from one thread only: one sender, one batch in flight."""

    def __init__(
        self, *, outbox: StoredOutbox, client: CentralClient, link: Link, clock: Clock, random: Callable[[], float]
    ) -> None:
        self._outbox = outbox
        self._client = client
        self._link = link
        self._clock = clock
        self._random = random

    def probe(self) -> bool:
        """Whether the centre answers; when it comes back, everything waiting is due at once."""
        try:
            self._client.status()
        except Unauthorised:
            self._link.note(LinkState.UNAUTHORISED, at=self._clock.now())
            return False
        except CentralTrouble:
            self._link.note(LinkState.OFFLINE, at=self._clock.now())
            return False
        if self._link.note(LinkState.ONLINE, at=self._clock.now()):
            self._outbox.due_now()
        return True

    def send_due(self) -> int:
        """Sends batch after batch while the centre answers; returns how many entries were settled."""
        settled = 0
        while batch := self._outbox.due_batch(self._clock.now()):
            done = self._send(batch)
            if done is None:
                break
            settled += done
        return settled

    def _send(self, batch: Sequence[DueEntry]) -> int | None:
        """None where the centre did not answer as the centre."""
        keys = [entry.key for entry in batch]
        self._outbox.mark_inflight(keys)
        try:
            answers = self._client.send(self._request(batch))
        except CentralTrouble as trouble:
            self._not_sent(batch, trouble)
            return None
        self._link.note(LinkState.ONLINE, at=self._clock.now())
        by_key = {entry.key: entry for entry in batch}
        now = self._clock.now()
        return self._outbox.together(lambda: sum(self._settle(a, by_key[a.key], now) for a in answers))

    def _request(self, batch: Sequence[DueEntry]) -> BatchRequest:
        address = self._client.address
        entries = tuple(EntryEnvelope(e.key, e.lane, e.lane_seq, e.kind, e.sha256, json.loads(e.entry)) for e in batch)
        return BatchRequest(hall=address.hall, device=address.device, entries=entries)

    def _not_sent(self, batch: Sequence[DueEntry], trouble: CentralTrouble) -> None:
        now = self._clock.now()
        refused = isinstance(trouble, Unauthorised)
        self._link.note(LinkState.UNAUTHORISED if refused else LinkState.OFFLINE, at=now)

        def job() -> None:
            for entry in batch:
                self._retry(entry, now, type(trouble).__name__)

        self._outbox.together(job)

    def _settle(self, answer: EntryAnswer, entry: DueEntry, now: datetime) -> int:
        if answer.outcome is Outcome.ACCEPTED:
            lines = [(line.id, line.state) for line in answer.lines]
            result = json.dumps(answer_object(answer), ensure_ascii=False)
            self._outbox.mark_acked(answer.key, result=result, central_id=answer.central_id or "", lines=lines, at=now)
            return 1
        if answer.outcome is Outcome.REFUSED and answer.status is not AnswerStatus.WAIT:
            code = answer.reason.code if answer.reason else ""
            words: Text | None = answer.reason.words if answer.reason else None
            self._outbox.mark_dead(answer.key, code=code, reason=words, at=now)
            return 1
        self._retry(entry, now, "wait")
        return 0

    def _retry(self, entry: DueEntry, now: datetime, error: str) -> None:
        delay = retry_delay(entry.attempts + 1, random=self._random)
        self._outbox.mark_retry(entry.key, next_attempt_at=now + delay, error=error)
