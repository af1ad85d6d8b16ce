"""POST /sync/v1/batch: what a counter sends and what the centre answers for each entry. Both ends read with this file.

A body that is not exactly this raises ValueError: a captive portal's page is never an answer.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.order import OrderState
from app.texts.language import Text
from app.wire.canonical import JsonObject, read_json
from app.wire.strict import hex_digits, objects, record, text

_WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
MOST_ENTRIES = 50
MOST_BYTES = 256 * 1024
MOST_BYTES_ALONE = 2 * 1024 * 1024  # one entry may be larger than a batch, or its lane would wait for ever
KIND_ORDER = "order"
KIND_CANCELLATION = "cancellation"
KIND_REPAIR = "repair"


class AnswerStatus(StrEnum):
    """What the centre did with one entry of a batch."""

    ACCEPTED = "accepted"
    ALREADY = "already"  # same key and hash as before: the stored result again
    REFUSED = "refused"  # for good; the only answer that makes an entry dead
    WAIT = "wait"  # not looked at: the entry before it in its lane is missing, or the centre stumbled over this one


class Outcome(StrEnum):
    """What an entry came to when it was first taken; an answer of ALREADY says which."""

    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class EntryEnvelope:
    """`lane` is "<device>/<customer>", `lane_seq` counts from 1 in it. `entry` is as app.wire.entry writes it."""

    key: str
    lane: str
    lane_seq: int
    kind: str
    sha256: str
    entry: JsonObject


@dataclass(frozen=True, slots=True)
class BatchRequest:
    """What one sending carries: entries of one device, oldest first."""

    hall: str
    device: str
    entries: tuple[EntryEnvelope, ...]


@dataclass(frozen=True, slots=True)
class WrittenEntry:
    """An entry on its way out: `written` is the JSON that its counter hashed, and travels as it is."""

    key: str
    lane: str
    lane_seq: int
    kind: str
    sha256: str
    written: bytes


@dataclass(frozen=True, slots=True)
class WrittenBatch:
    """A BatchRequest whose entries nobody on this end has to read."""

    hall: str
    device: str
    entries: tuple[WrittenEntry, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an entry was refused: `code` for programs, `words` for people."""

    code: str
    words: Text


@dataclass(frozen=True, slots=True)
class LineAnswer:
    """`id` is the counter's own line id. `reason` stands with a line that was refused, and with no other."""

    id: str
    state: OrderState
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class EntryAnswer:
    """`outcome` is what became of the entry, now or earlier; None while it waits.

    `reason` stands with a refusal, and with a wait that is no gap. `central_id` is the centre's id of the
    order or cancellation.
    """

    key: str
    status: AnswerStatus
    outcome: Outcome | None
    reason: Reason | None
    central_id: str | None
    lines: tuple[LineAnswer, ...]


def lane_of(*, device: str, customer_id: str) -> str:
    return f"{device}/{customer_id}"


def request_bytes(request: BatchRequest | WrittenBatch) -> bytes:
    """Put together once, of bytes: meanwhile the centre waits."""
    parts = [_written({"hall": request.hall, "device": request.device})[:-1], b',"entries":[']
    entries: Sequence[EntryEnvelope | WrittenEntry] = request.entries
    for n, e in enumerate(entries):
        head = {"key": e.key, "lane": e.lane, "lane_seq": e.lane_seq, "kind": e.kind, "sha256": e.sha256}
        entry = e.written if isinstance(e, WrittenEntry) else _written(e.entry)
        parts += (b"," if n else b"", _written(head)[:-1], b',"entry":', entry, b"}")
    return b"".join([*parts, b"]}"])


def _written(value: JsonObject) -> bytes:
    return _WRITER.encode(value).encode()


def read_request(raw: bytes, read: Callable[[bytes], object] = read_json) -> BatchRequest:
    """Raises ValueError for anything that is not exactly a batch. `read` is read_json, or does what it does."""
    body = record(read(raw), "batch", hall=str, device=str, entries=list)
    entries = tuple(_envelope(row) for row in body["entries"])
    if not 1 <= len(entries) <= MOST_ENTRIES:
        raise ValueError(f"entries: 1 to {MOST_ENTRIES}")
    if len({e.key for e in entries}) != len(entries):
        raise ValueError("entries: a key twice")
    return BatchRequest(hall=text(body["hall"], "hall"), device=text(body["device"], "device"), entries=entries)


def _envelope(value: object) -> EntryEnvelope:
    row = record(value, "entry", key=str, lane=str, lane_seq=int, kind=str, sha256=str, entry=dict)
    if row["lane_seq"] < 1:
        raise ValueError("lane_seq: counts from 1")
    return EntryEnvelope(
        key=text(row["key"], "key"),
        lane=text(row["lane"], "lane"),
        lane_seq=row["lane_seq"],
        kind=text(row["kind"], "kind"),
        sha256=hex_digits(row["sha256"], "sha256", length=64),
        entry=row["entry"],
    )


def answer_object(answer: EntryAnswer) -> JsonObject:
    reason = answer.reason
    return {
        "key": answer.key,
        "status": answer.status.value,
        "outcome": answer.outcome.value if answer.outcome else None,
        "reason": reason_object(reason) if reason else None,
        "order_id": answer.central_id,
        "lines": line_objects(answer.lines),
    }


def answer_bytes(answers: tuple[EntryAnswer, ...]) -> bytes:
    return json.dumps({"answers": [answer_object(a) for a in answers]}, ensure_ascii=False).encode()


def read_answer(raw: bytes) -> tuple[EntryAnswer, ...]:
    """Raises ValueError for anything that is not exactly an answer of the centre."""
    body = record(read_json(raw), "answer", answers=list)
    return tuple(read_answer_object(row) for row in body["answers"])


_ANSWER_FIELDS = {"key", "status", "outcome", "reason", "order_id", "lines"}
_OUTCOMES: dict[AnswerStatus, tuple[Outcome | None, ...]] = {
    AnswerStatus.ACCEPTED: (Outcome.ACCEPTED,),
    AnswerStatus.ALREADY: (Outcome.ACCEPTED, Outcome.REFUSED),
    AnswerStatus.REFUSED: (Outcome.REFUSED,),
    AnswerStatus.WAIT: (None,),
}


def read_answer_object(value: object) -> EntryAnswer:
    """One entry's answer, as it is also kept beside its key. Raises ValueError."""
    if not isinstance(value, dict) or value.keys() != _ANSWER_FIELDS:
        raise ValueError("answer: not exactly its fields")
    status = AnswerStatus(value["status"])
    outcome = None if value["outcome"] is None else Outcome(value["outcome"])
    reason = None if value["reason"] is None else read_reason(value["reason"])
    central_id = None if value["order_id"] is None else text(value["order_id"], "order_id")
    if outcome not in _OUTCOMES[status]:
        raise ValueError(f"answer: {status} with the outcome {outcome}")
    if outcome is Outcome.REFUSED and reason is None:
        raise ValueError("answer: refused without a reason")
    if outcome is Outcome.ACCEPTED and central_id is None:
        raise ValueError("answer: accepted without an order")
    lines = read_lines(value["lines"])
    if lines and all(line.reason is not None for line in lines):
        raise ValueError("answer: accepted with every line refused")
    return EntryAnswer(
        key=text(value["key"], "key"),
        status=status,
        outcome=outcome,
        reason=reason,
        central_id=central_id,
        lines=lines,
    )


def line_objects(lines: tuple[LineAnswer, ...]) -> list[JsonObject]:
    """A line without a reason is written as it was before lines could be refused alone."""
    return [
        {"id": line.id, "state": line.state.value} | ({"reason": reason_object(line.reason)} if line.reason else {})
        for line in lines
    ]


def read_lines(value: object) -> tuple[LineAnswer, ...]:
    """Raises ValueError, also where a line was refused without a reason, or has one and was not."""
    return tuple(_line(row) for row in objects(value, "lines"))


def _line(value: JsonObject) -> LineAnswer:
    why = {"reason": dict} if "reason" in value else {}
    row = record(value, "line", id=str, state=str, **why)
    state = OrderState(row["state"])
    if (state is OrderState.REJECTED) is not bool(why):
        raise ValueError(f"line: {state} with the reason {value.get('reason')}")
    return LineAnswer(text(row["id"], "line.id"), state, read_reason(row["reason"]) if why else None)


def reason_object(reason: Reason) -> JsonObject:
    """As it travels and is kept."""
    return {"code": reason.code, "zh": reason.words.zh, "en": reason.words.en}


def read_reason(value: object) -> Reason:
    """Raises ValueError."""
    row = record(value, "reason", code=str, zh=str, en=str)
    return Reason(code=text(row["code"], "code"), words=Text(text(row["zh"], "zh"), text(row["en"], "en")))
