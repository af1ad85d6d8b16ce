"""The sync entry: one accepted order with all that proves it, as it leaves the counter and arrives at the centre."""

from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Final, cast

from app.domain.content import Content, read_content
from app.domain.order import Order, SignedVersion
from app.domain.payment_plan import parts_signed
from app.domain.signature import Stroke, StrokeRows, strokes_from_json, words_of_strokes
from app.wire.agreement import accepted_agreement, agreement_body, signed_agreement
from app.wire.canonical import JsonObject, canonical_json, sha256_hex
from app.wire.moment import moment, read_moment
from app.wire.payment import payment_bodies
from app.wire.product_order import accepted_product_order, product_order_body, signed_product_order
from app.wire.strict import hex_digits, objects, record, text, typed

Written = dict[str, bytes]
_LIST: Final = frozenset({list})
_WHOLE: Final = frozenset({int})
_NUMBERS: Final = frozenset({4})  # of a point


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
    """What of an entry follows from the signed version alone, as `canonical_json` writes it, by its names: it can be
    written while the customer looks for their money."""

    content: bytes
    strokes: bytes
    product_order: Written
    agreement: Written


def signed_part(signed: SignedVersion) -> SignedPart:
    signature = signed.signature
    return SignedPart(
        # Canonical JSON: of what a string of JSON escapes it has backslashes and quotation marks alone.
        content=b'"%s"' % signed.content_bytes.replace(b"\\", b"\\\\").replace(b'"', b'\\"'),
        strokes=f'{{"strokes":{signature.strokes_words},"width":{signature.width}}}'.encode(),
        product_order=_written(signed_product_order(signed)),
        agreement=_written(signed_agreement(signed)),
    )


def order_entry_bytes(order: Order, part: SignedPart) -> bytes:
    """`order_entry` as `canonical_json` writes it. `part` is of the order's signed version."""
    bodies = {
        "productOrder": _whole({**part.product_order, **_written(accepted_product_order(order))}),
        "agreement": _whole({**part.agreement, **_written(accepted_agreement(order))}),
        "payment": canonical_json(payment_bodies(order)),
    }
    head = canonical_json(_head_of(order))
    return _whole({"head": head, "content": part.content, "strokes": part.strokes, "bodies": _whole(bodies)})


def _written(body: JsonObject) -> Written:
    return {name: canonical_json(value) for name, value in body.items()}


def _whole(parts: Written) -> bytes:
    return b"{%s}" % b",".join(b'"%s":%s' % (name.encode(), parts[name]) for name in sorted(parts))


def _head_of(order: Order) -> JsonObject:
    signed = order.signed
    return {
        "receipt_no": str(order.receipt_number),
        "verify_token": order.verify_token,
        "form_sha256": sha256_hex(signed.content_bytes),
        "signature_sha256": signed.signature.sha256,
        "clerk": signed.clerk_number,
        "desk": signed.form.desk.number,
        "signed_at": moment(signed.signature.signed_at),
        "accepted_at": moment(order.accepted_at),
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


def read_order_entry(entry: JsonObject) -> OrderEntry:
    """Raises ValueError for anything that is not exactly an entry. Hashes are for the reader to compare."""
    parts = record(entry, "entry", head=dict, content=str, strokes=dict, bodies=dict)
    drawn = record(parts["strokes"], "strokes", width=int, strokes=list)
    bodies = record(parts["bodies"], "bodies", productOrder=dict, agreement=dict, payment=list)
    raw: bytes = parts["content"].encode()
    content = read_content(raw)
    if not typed(content):
        raise ValueError("content: a field of another type")
    parts_signed(content)  # names no means that nobody knows
    return OrderEntry(
        head=_head(parts["head"]),
        content=content,
        content_bytes=raw,
        width=drawn["width"],
        strokes=words_of_strokes(_stroke_rows(drawn["strokes"])),
        product_order=bodies["productOrder"],
        agreement=bodies["agreement"],
        payments=objects(bodies["payment"], "payment"),
    )


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
