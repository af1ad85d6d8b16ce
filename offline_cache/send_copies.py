"""Orders of a counter whose PC is lost, sent to the centre from their copies at the hall server: word for word, in the
places they had and under keys the centre knows, so that what it has already is not taken twice.

The hall is not told of an order that was taken back or amended before it was sent: a person looks over the list first.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.texts.language import Text
from app.wire.batch import KIND_ORDER, AnswerStatus, BatchRequest, EntryAnswer, EntryEnvelope, lane_of
from app.wire.canonical import canonical_json, read_json, sha256_hex
from app.wire.entry import OrderEntry, read_order_entry
from app.wire.product_order import read_product_order
from offline_cache.hall_copies import OrderCopy


class Taking(Protocol):
    """The centre, under a token of the lost counter (central_client.py)."""

    def send(self, request: BatchRequest) -> tuple[EntryAnswer, ...]: ...


@dataclass(frozen=True, slots=True)
class CopySent:
    """What became of one; `why` where it was refused or waits."""

    receipt_no: str
    status: AnswerStatus
    why: Text | None


def all_copies(ask: Callable[[str], Sequence[OrderCopy]]) -> Iterator[OrderCopy]:
    """`ask` gives those behind an order's id, "" for the first."""
    page = ask("")
    while page:
        yield from page
        page = ask(page[-1].order_id)


def entry_of(copy: OrderCopy) -> OrderEntry:
    """Raises ValueError for what no counter of ours copied."""
    said = read_json(copy.entry.encode())
    if not isinstance(said, dict):
        raise ValueError("a copy that is no entry")
    return read_order_entry(said)


def envelope_of(copy: OrderCopy, *, device: str) -> EntryEnvelope:
    """As the counter itself would have sent it. Raises ValueError, also for one whose place nobody said."""
    said, entry = read_json(copy.entry.encode()), entry_of(copy)
    if copy.lane_seq is None or not isinstance(said, dict):
        raise ValueError("its place in its lane is not known")
    if canonical_json(said) != copy.entry.encode():
        raise ValueError("not as the counter wrote it")
    return EntryEnvelope(
        key=copy.order_id,
        lane=lane_of(device=device, customer_id=read_product_order(entry.product_order).customer_id),
        lane_seq=copy.lane_seq,
        kind=KIND_ORDER,
        sha256=sha256_hex(copy.entry.encode()),
        entry=said,
    )


def send_copy(copy: OrderCopy, *, hall: str, device: str, centre: Taking) -> CopySent:
    """One after the other, oldest first: a lane takes its entries in order. Raises CentralTrouble, ValueError."""
    envelope = envelope_of(copy, device=device)
    (answer,) = centre.send(BatchRequest(hall, device, (envelope,)))
    reason = answer.reason
    return CopySent(entry_of(copy).head.receipt_no, answer.status, None if reason is None else reason.words)
