"""The first look at an entry, before any transaction: is it whole, is it what was signed, is it what it was sent as.

Nothing here needs the books, so the costly reading and hashing happens outside the write lock.
"""

import logging
from dataclasses import dataclass
from datetime import date
from enum import Enum

from app.domain.content import SINCE, Content, ContentLine
from app.domain.masking import mask_phone
from app.domain.order_line import ConfirmationChannel
from app.domain.payment_plan import parts_signed
from app.domain.signature import handwriting_sha256
from app.domain.sums_agree import disagreement
from app.texts import centre_answers as words
from app.texts.language import Language, Text
from app.wire.agreement import as_sent, confirmations
from app.wire.batch import KIND_CANCELLATION, KIND_ORDER, KIND_REPAIR, EntryEnvelope, Reason, lane_of
from app.wire.cancellation import Cancellation, read_cancellation
from app.wire.canonical import sha256_hex
from app.wire.entry import OrderEntry, entry_sha256, read_order_entry
from app.wire.entry_words import EntryWords, entry_words
from app.wire.payment import PaidPart, read_payments
from app.wire.product_order import OrderedBody, OrderedItem, read_product_order
from app.wire.repair import Repair, read_repair
from central.read_quickly import write_quickly

log = logging.getLogger(__name__)

_CONFIRMATION_SIGNED = SINCE[ContentLine]["confirmation"]


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """A whole entry: what was signed, and what the centre is to do about it. `repair`: it was refused before."""

    entry: OrderEntry
    words: EntryWords
    ordered: OrderedBody
    confirmed: frozenset[str]
    paid: tuple[PaidPart, ...]
    repair: Repair | None = None

    def by_code(self) -> dict[str, str]:
        """The lines confirmed by a code, each with the number of the message that carried it."""
        channel = ConfirmationChannel.ONE_TIME_CODE.value
        said = ((line.id, line.confirmation) for line in self.entry.content.lines)
        return {id: each.evidence for id, each in said if each is not None and each.channel == channel}


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
    try:
        written = entry_words(envelope.entry) if envelope.kind == KIND_ORDER else None
        sha256 = entry_sha256(envelope.entry) if written is None else written.sha256
    except ValueError:  # a number too large to be one (1e999) was never hashed by a counter
        return Examined(envelope, Oddity.DAMAGED)
    if sha256 != envelope.sha256:
        return Examined(envelope, Oddity.DAMAGED)
    if envelope.kind == KIND_CANCELLATION:
        return Examined(envelope, _cancellation(envelope))
    if envelope.kind not in (KIND_ORDER, KIND_REPAIR):
        return Examined(envelope, Oddity.UNKNOWN_KIND)
    try:
        read = _order(envelope, written)
    except ValueError as wrong:
        return Examined(envelope, reason("malformed_entry", words.MALFORMED, what=wrong))
    refused = _not_signed(read)
    if refused is None and envelope.lane != lane_of(device=device, customer_id=read.ordered.customer_id):
        refused = reason("lane_wrong", words.LANE_WRONG)
    return Examined(envelope, read if refused is None else refused)


def _order(envelope: EntryEnvelope, written: EntryWords | None) -> ReadEntry:
    """Raises ValueError."""
    repair, sent = (None, envelope.entry) if envelope.kind == KIND_ORDER else read_repair(envelope.entry)
    written = written or entry_words(sent)
    if written is None:
        raise ValueError("entry: not the parts of an order")
    entry = read_order_entry(sent, written, write_quickly)
    ordered = read_product_order(entry.product_order)
    if repair is not None and repair.order_id != ordered.external_id:
        raise ValueError("repair: of another order")
    _check_days(entry.content)
    paid = read_payments(entry.payments)
    for part in paid:
        if part.unread:  # the sum itself stands in a field of its own
            log.warning("payment %s: words for what was given that are not read here", part.id)
    return ReadEntry(entry, written, ordered, _confirmed(entry), paid, repair)


def _confirmed(entry: OrderEntry) -> frozenset[str]:
    """The lines the customer confirmed: what they signed has to say the same of when, where and how (schema 3, S12)."""
    said = confirmations(entry.agreement)
    if entry.content.schema < _CONFIRMATION_SIGNED:
        return frozenset(said)
    signed = {line.id: line.confirmation for line in entry.content.lines if line.confirmation is not None}
    return frozenset(id for id, each in signed.items() if said.get(id) == as_sent(each))


def _cancellation(envelope: EntryEnvelope) -> Cancellation | Reason:
    try:
        return read_cancellation(envelope.entry)
    except ValueError as wrong:
        return reason("malformed_entry", words.MALFORMED, what=wrong)


def _check_days(content: Content) -> None:
    """Raises ValueError where a day the centre works with is none."""
    date.fromisoformat(content.drawn_up_on)
    for line in content.lines:
        if line.effective_on:
            date.fromisoformat(line.effective_on)


def _not_signed(read: ReadEntry) -> Reason | None:
    """Why the bodies are not what the customer signed."""
    entry, content = read.entry, read.entry.content
    form_sha256 = sha256_hex(entry.content_bytes)
    signature_sha256 = handwriting_sha256(form_sha256, width=entry.width, strokes=entry.strokes)
    wrong = disagreement(content)
    if wrong is not None:
        return reason("sums_differ", words.SUMS_DIFFER, what=wrong)
    if form_sha256 != entry.head.form_sha256 or signature_sha256 != entry.head.signature_sha256:
        return reason("form_sha256_differs", words.FORM_HASH_DIFFERS)
    # Masked again: earlier programs had broadband accounts in clear in what was signed.
    signed = [(one.id, one.action, mask_phone(one.number), one.code, one.figures.top_up_fen) for one in content.lines]
    sent = [(i.line_id, i.action.value, mask_phone(i.number), _code(i), i.top_up_fen) for i in read.ordered.items]
    if signed != sent:
        return reason("bodies_differ", words.BODIES_DIFFER, what="productOrderItem")
    if read.ordered.catalogue_version != content.catalogue_version:
        return reason("bodies_differ", words.BODIES_DIFFER, what="catalogueVersion")
    goes_to = content.invoice.contact if content.invoice is not None else ""
    if bool(goes_to) != bool(read.ordered.invoice_contact):
        return reason("bodies_differ", words.BODIES_DIFFER, what="invoice")
    asked = sorted((part.method.value, part.amount_fen) for part in parts_signed(content))
    if sorted((part.method, part.amount_fen) for part in read.paid) != asked:
        return reason("bodies_differ", words.BODIES_DIFFER, what="payment")
    if any(part.tendered_fen - part.change_fen != part.amount_fen for part in read.paid):
        return reason("bodies_differ", words.BODIES_DIFFER, what="payment.description")
    return None


def _code(item: OrderedItem) -> str:
    """The codes as the content prints them: one, or "a → b" for a change."""
    return " → ".join(dict.fromkeys(code for code in (item.before_code, item.code) if code))
