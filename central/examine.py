"""The first look at an entry, before any transaction: is it whole, is it what was signed, is it what it was sent as.

Nothing here needs the books, so the costly reading and hashing happens outside the write lock.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from app.domain.content import Content
from app.domain.masking import mask_phone
from app.domain.signature import Signature
from app.texts import centre_answers as words
from app.texts.language import Language, Text
from app.wire.agreement import confirmed_line_ids
from app.wire.batch import KIND_CANCELLATION, KIND_ORDER, EntryEnvelope, Reason, lane_of
from app.wire.cancellation import Cancellation, read_cancellation
from app.wire.canonical import sha256_hex
from app.wire.entry import OrderEntry, entry_sha256, read_order_entry
from app.wire.payment import paid_fen
from app.wire.product_order import OrderedBody, OrderedItem, read_product_order


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """A whole entry: what was signed, and what the centre is to do about it."""

    entry: OrderEntry
    ordered: OrderedBody
    confirmed: frozenset[str]


class Oddity(Enum):
    """Why an entry was not looked into; none of these is kept, so the same key may come again."""

    DAMAGED = "damaged"  # it is not what the counter hashed
    UNKNOWN_KIND = "unknown_kind"  # of a newer counter
    STUMBLED = "stumbled"  # a fault of ours


@dataclass(frozen=True, slots=True)
class Examined:
    """`found` is a whole entry, the reason it is refused for good, or why it could not be looked into."""

    envelope: EntryEnvelope
    found: ReadEntry | Cancellation | Reason | Oddity


def reason(code: str, text: Text, /, **values: object) -> Reason:
    """A reason with its sentence filled in both languages."""
    return Reason(code, Text(text.say(Language.ZH, **values), text.say(Language.EN, **values)))


def examine(envelope: EntryEnvelope, *, device: str) -> Examined:
    if not _arrived_whole(envelope):
        return Examined(envelope, Oddity.DAMAGED)
    if envelope.kind == KIND_CANCELLATION:
        return Examined(envelope, _cancellation(envelope))
    if envelope.kind != KIND_ORDER:
        return Examined(envelope, Oddity.UNKNOWN_KIND)
    try:
        entry = read_order_entry(envelope.entry)
        read = ReadEntry(entry, read_product_order(entry.product_order), confirmed_line_ids(entry.agreement))
        paid = paid_fen(entry.payments)
        _check_days(entry.content)
    except ValueError as wrong:
        return Examined(envelope, reason("malformed_entry", words.MALFORMED, what=wrong))
    refused = _not_signed(read, paid=paid)
    if refused is None and envelope.lane != lane_of(device=device, customer_id=read.ordered.customer_id):
        refused = reason("lane_wrong", words.LANE_WRONG)
    return Examined(envelope, read if refused is None else refused)


def _cancellation(envelope: EntryEnvelope) -> Cancellation | Reason:
    try:
        return read_cancellation(envelope.entry)
    except ValueError as wrong:
        return reason("malformed_entry", words.MALFORMED, what=wrong)


def _arrived_whole(envelope: EntryEnvelope) -> bool:
    try:
        return entry_sha256(envelope.entry) == envelope.sha256
    except ValueError:  # a number too large to be one (1e999) was never hashed by a counter
        return False


def _check_days(content: Content) -> None:
    """Raises ValueError where a day the centre works with is none."""
    date.fromisoformat(content.drawn_up_on)
    for line in content.lines:
        if line.effective_on:
            date.fromisoformat(line.effective_on)


def _not_signed(read: ReadEntry, *, paid: int) -> Reason | None:
    """Why the bodies are not what the customer signed."""
    entry, content = read.entry, read.entry.content
    form_sha256 = sha256_hex(entry.content_bytes)
    signature = Signature(
        strokes=entry.strokes, width=entry.width, content_sha256=form_sha256, signed_at=entry.head.signed_at
    )
    if form_sha256 != entry.head.form_sha256 or signature.sha256 != entry.head.signature_sha256:
        return reason("form_sha256_differs", words.FORM_HASH_DIFFERS)
    # Masked again: earlier programs had broadband accounts in clear in what was signed.
    signed = [(one.id, one.action, mask_phone(one.number), one.code, one.figures.top_up_fen) for one in content.lines]
    sent = [(i.line_id, i.action.value, mask_phone(i.number), _code(i), i.top_up_fen) for i in read.ordered.items]
    if signed != sent:
        return reason("bodies_differ", words.BODIES_DIFFER, what="productOrderItem")
    if read.ordered.catalogue_version != content.catalogue_version:
        return reason("bodies_differ", words.BODIES_DIFFER, what="catalogueVersion")
    if paid != content.sums.today_fen:
        return reason("bodies_differ", words.BODIES_DIFFER, what="payment")
    return None


def _code(item: OrderedItem) -> str:
    """The codes as the content prints them: one, or "a → b" for a change."""
    return " → ".join(dict.fromkeys(code for code in (item.before_code, item.code) if code))
