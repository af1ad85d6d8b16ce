"""The sync entry: one accepted order with all that proves it, as it leaves the counter and arrives at the centre."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import chain
from typing import Final, cast

from app.domain.content import Content, read_content_words
from app.domain.order import Order, SignedVersion
from app.domain.payment import Payment
from app.domain.payment_plan import parts_signed
from app.domain.signature import Stroke, StrokeRows, strokes_from_json, words_of_strokes
from app.wire.agreement import agreement_body, signed_agreement
from app.wire.canonical import JsonObject, canonical_json, quoted, sha256_hex
from app.wire.entry_words import EntryWords
from app.wire.moment import moment, read_moment
from app.wire.payment import bodies_paid, payment_bodies
from app.wire.product_order import product_order_body, signed_notes, signed_product_order
from app.wire.strict import hex_digits, objects, record, text, typed

Written = dict[str, bytes]
_LIST: Final = frozenset({list})
_WHOLE: Final = frozenset({int})
_NUMBERS: Final = frozenset({4})  # of a point
# Places in a blank. Canonical JSON escapes every control character: it has none of these itself. A blank is kept: no
# place is ever given another meaning.
_CONTENT, _STROKES, _RECEIPT_NO, _ACCEPTED_AT, _VERIFY_TOKEN, _PAYMENTS = (bytes([place]) for place in range(1, 7))


@dataclass(frozen=True, slots=True)
class EntryHead:
    """`form_sha256` is of the content, `signature_sha256` of content and handwriting."""

    receipt_no: str
    verify_token: str
    form_sha256: str
    signature_sha256: str
    clerk: str
    desk: str
    signed_at: datetime
    accepted_at: datetime
    offline: bool


@dataclass(frozen=True, slots=True)
class OrderEntry:
    """An order's entry, read and checked: what was signed, how, and its TM Forum bodies.

    `width` in the pad's units; `strokes` are rows of points as JSON, in the very words that were hashed.
    """

    head: EntryHead
    content: Content
    content_bytes: bytes
    width: int
    strokes: str
    product_order: JsonObject
    agreement: JsonObject
    payments: list[JsonObject]


def order_entry(order: Order) -> JsonObject:
    signed = order.signed
    return {
        "head": _head_of(order),
        "content": signed.content_bytes.decode(),
        "strokes": {"width": signed.signature.width, "strokes": signed.signature.strokes_json()},
        "bodies": _bodies_of(order),
    }


@dataclass(frozen=True, slots=True)
class SignedPart:
    """What of an entry follows from the signed version alone, as `canonical_json` writes it: it can be written while
    the customer looks for their money. `blank` is the whole, but for these two and for what only acceptance says."""

    blank: bytes
    content: bytes
    strokes: bytes


def signed_part(signed: SignedVersion) -> SignedPart:
    notes = [_whole({**_written(note), "date": _ACCEPTED_AT}) for note in signed_notes(signed)]
    product_order = {
        **_written(signed_product_order(signed)),
        "description": _RECEIPT_NO,
        "note": b"[%s]" % b",".join(notes),
    }
    bodies = {
        "productOrder": _whole(product_order),
        "agreement": _whole({**_written(signed_agreement(signed)), "name": _RECEIPT_NO}),
        "payment": _PAYMENTS,
    }
    head = {
        **_written(_signed_head(signed)),
        "receipt_no": _RECEIPT_NO,
        "verify_token": _VERIFY_TOKEN,
        "accepted_at": _ACCEPTED_AT,
    }
    return SignedPart(
        blank=_whole({"head": _whole(head), "content": _CONTENT, "strokes": _STROKES, "bodies": _whole(bodies)}),
        content=content_part(signed.content_bytes),
        strokes=strokes_part(width=signed.signature.width, words=signed.signature.strokes_words),
    )


def content_part(content_bytes: bytes) -> bytes:
    return quoted(content_bytes)  # canonical JSON itself


def strokes_part(*, width: int, words: str) -> bytes:
    """`words` are rows of points as JSON."""
    return f'{{"strokes":{words},"width":{width}}}'.encode()


def paid_part(signed: SignedVersion, payment: Payment) -> bytes | None:
    """The payment, but for the receipt's number: it can be written before there is one. None for several,
    and where something else in it could be taken for its place."""
    bodies = bodies_paid(signed, payment, number=_RECEIPT_NO.decode())
    written, place = canonical_json(bodies), canonical_json(_RECEIPT_NO.decode())
    return written.replace(place, _RECEIPT_NO) if len(bodies) == written.count(place) == 1 else None


def accepted_part(order: Order, paid: bytes | None = None) -> bytes:
    """What only acceptance says, a line each; canonical JSON has no line's end in it. `paid` is `paid_part` of it."""
    said = (str(order.receipt_number), moment(order.accepted_at), order.verify_token)
    return b"\n".join((*map(canonical_json, said), paid or canonical_json(payment_bodies(order))))


def entry_of_parts(part: SignedPart, accepted: bytes) -> bytes:
    """The entry's bytes, as `canonical_json` writes `order_entry`. Raises ValueError where `accepted` is none."""
    receipt_no, accepted_at, verify_token, payments = accepted.split(b"\n")
    return (
        part.blank.replace(_PAYMENTS, payments)  # with places of the number
        .replace(_RECEIPT_NO, receipt_no)
        .replace(_ACCEPTED_AT, accepted_at)
        .replace(_VERIFY_TOKEN, verify_token)
        .replace(_STROKES, part.strokes)
        .replace(_CONTENT, part.content)
    )


def _written(body: JsonObject) -> Written:
    return {name: canonical_json(value) for name, value in body.items()}


def _whole(parts: Written) -> bytes:
    return b"{%s}" % b",".join(b'"%s":%s' % (name.encode(), parts[name]) for name in sorted(parts))


def _head_of(order: Order) -> JsonObject:
    return {
        **_signed_head(order.signed),
        "receipt_no": str(order.receipt_number),
        "verify_token": order.verify_token,
        "accepted_at": moment(order.accepted_at),
    }


def _signed_head(signed: SignedVersion) -> JsonObject:
    return {
        "form_sha256": sha256_hex(signed.content_bytes),
        "signature_sha256": signed.signature.sha256,
        "clerk": signed.clerk_number,
        "desk": signed.form.desk.number,
        "signed_at": moment(signed.signature.signed_at),
        "offline": signed.content.offline,
    }


def _bodies_of(order: Order) -> JsonObject:
    return {
        "productOrder": product_order_body(order),
        "agreement": agreement_body(order),
        "payment": payment_bodies(order),
    }


def entry_sha256(entry: JsonObject) -> str:
    return sha256_hex(canonical_json(entry))


def read_order_entry(
    entry: JsonObject, words: EntryWords | None = None, write: Callable[[object], bytes] | None = None
) -> OrderEntry:
    """Raises ValueError for anything that is not exactly an entry. Hashes are for the reader to compare.

    `words` are the entry's own, where they were written already; `write` makes canonical JSON of what was read from
    JSON with all names in order.
    """
    parts = record(entry, "entry", head=dict, content=str, strokes=dict, bodies=dict)
    drawn = record(parts["strokes"], "strokes", width=int, strokes=list)
    bodies = record(parts["bodies"], "bodies", productOrder=dict, agreement=dict, payment=list)
    says_so = None if words is None or write is None else partial(_are_words_of, words.content, write)
    content = read_content_words(parts["content"], says_so)
    if not typed(content):
        raise ValueError("content: a field of another type")
    parts_signed(content)  # names no means that nobody knows
    rows = _stroke_rows(drawn["strokes"])
    return OrderEntry(
        head=_head(parts["head"]),
        content=content,
        content_bytes=parts["content"].encode() if words is None else words.content,
        width=drawn["width"],
        strokes=words_of_strokes(rows) if words is None else words.strokes,
        product_order=bodies["productOrder"],
        agreement=bodies["agreement"],
        payments=objects(bodies["payment"], "payment"),
    )


def _are_words_of(content: bytes, write: Callable[[object], bytes], row: object) -> bool:
    return write(row) == content


def _head(value: JsonObject) -> EntryHead:
    row = record(
        value,
        "head",
        receipt_no=str,
        verify_token=str,
        form_sha256=str,
        signature_sha256=str,
        clerk=str,
        desk=str,
        signed_at=str,
        accepted_at=str,
        offline=bool,
    )
    return EntryHead(
        receipt_no=text(row["receipt_no"], "receipt_no"),
        verify_token=hex_digits(row["verify_token"], "verify_token", length=32),
        form_sha256=hex_digits(row["form_sha256"], "form_sha256", length=64),
        signature_sha256=hex_digits(row["signature_sha256"], "signature_sha256", length=64),
        clerk=text(row["clerk"], "clerk"),
        desk=text(row["desk"], "desk"),
        signed_at=read_moment(row["signed_at"]),
        accepted_at=read_moment(row["accepted_at"]),
        offline=row["offline"],
    )


def read_strokes(rows: list[object]) -> tuple[Stroke, ...]:
    """Handwriting as it travels. Raises ValueError for none, and for what is no row of points."""
    return strokes_from_json(_stroke_rows(rows))


def _stroke_rows(rows: list[object]) -> StrokeRows:
    """`rows` where they are handwriting. All points at once: a signature has hundreds."""
    if not rows:
        raise ValueError("strokes: no handwriting")
    if not _LIST.issuperset(map(type, rows)) or not all(rows):
        raise ValueError("strokes: an empty stroke")
    strokes = cast("StrokeRows", rows)
    points = list(chain.from_iterable(strokes))
    if (
        not _LIST.issuperset(map(type, points))
        or not _NUMBERS.issuperset(map(len, points))
        or not _WHOLE.issuperset(map(type, chain.from_iterable(points)))
    ):
        raise ValueError("strokes: a point is four whole numbers")
    return strokes
