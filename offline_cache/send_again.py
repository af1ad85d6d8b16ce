"""Orders the centre took once and lacks now, sent again by the counter that has them: word for word, under their own
keys and in the places they had, past the outbox, in which they stay as they are.

A centre that has them after all answers as it answered then. One whose lane has moved on refuses: that order stays
named in the close of its day, for people.
"""

import json
import logging
from collections.abc import Iterable

from app.outbox_ports import EntryState
from app.wire.batch import AnswerStatus, BatchRequest, EntryEnvelope
from offline_cache.outbox import StoredOutbox
from offline_cache.send_copies import Taking

log = logging.getLogger(__name__)


def send_again(
    outbox: StoredOutbox, order_ids: Iterable[str], *, hall: str, device: str, centre: Taking
) -> dict[str, AnswerStatus]:
    """What was said to each; those that are not this counter's, or not acknowledged, are passed over.

    Raises CentralTrouble, StoreDamaged.
    """
    said = {}
    for order_id in order_ids:
        entry = outbox.entry_of(order_id)
        if entry is None or outbox.state_of(order_id) is not EntryState.ACKED:
            continue
        envelope = EntryEnvelope(
            key=entry.key,
            lane=entry.lane,
            lane_seq=entry.lane_seq,
            kind=entry.kind,
            sha256=entry.sha256,
            entry=json.loads(entry.entry),
        )
        (answer,) = centre.send(BatchRequest(hall, device, (envelope,)))
        said[order_id] = answer.status
        log.info("sent again what the centre lacked: %s, answered %s", order_id, answer.status.value)
    return said


class SendsAgain:
    """What the hall server says the centre lacked of this counter's, each once in a run of the program."""

    def __init__(self) -> None:
        self._done: set[str] = set()

    def left_of(self, order_ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(each for each in order_ids if each not in self._done)

    def were_sent(self, order_ids: Iterable[str]) -> None:
        self._done.update(order_ids)
