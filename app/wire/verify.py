"""GET /verify/{token}.json: what the centre says publicly of one receipt, for `yitai verify` and for any program.

Nothing about the person: hashes, times, the state, and the certificates the hall's documents are sealed with.
"""

import json
from dataclasses import dataclass

from app.domain.order import OrderState
from app.domain.receipt_number import ReceiptNumber
from app.domain.sealed_document import KnownOrder, TrustedSeal
from app.wire.canonical import JsonObject, read_json
from app.wire.moment import moment, read_moment
from app.wire.seals import seal_row
from app.wire.strict import hex_digits, objects, record, text


def verify_path(token: str) -> str:
    return f"/verify/{token}.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicOrder:
    """What is known of the order, its state, and every certificate of its hall, those of before too."""

    known: KnownOrder
    state: OrderState
    seals: tuple[TrustedSeal, ...]


def public_order_bytes(order: PublicOrder) -> bytes:
    body = {
        "receipt_no": order.known.receipt_number,
        "content_sha256": order.known.content_sha256,
        "signature_sha256": order.known.signature_sha256,
        "signed_at": moment(order.known.signed_at),
        "accepted_at": moment(order.known.accepted_at),
        "state": order.state.value,
        "amended_by": order.known.amended_by,
        "reversed_by": order.known.reversed_by,
        "voided": order.known.voided,
        "seals": [seal_row(each) for each in order.seals],
    }
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def read_public_order(raw: bytes) -> PublicOrder:
    """Raises ValueError for anything that is not exactly this."""
    row = record(
        read_json(raw),
        "order",
        receipt_no=str,
        content_sha256=str,
        signature_sha256=str,
        signed_at=str,
        accepted_at=str,
        state=str,
        amended_by=str,
        reversed_by=str,
        voided=bool,
        seals=list,
    )
    known = KnownOrder(
        receipt_number=str(ReceiptNumber.read(row["receipt_no"])),
        content_sha256=hex_digits(row["content_sha256"], "content_sha256", length=64),
        signature_sha256=hex_digits(row["signature_sha256"], "signature_sha256", length=64),
        signed_at=read_moment(row["signed_at"]),
        accepted_at=read_moment(row["accepted_at"]),
        amended_by=row["amended_by"],
        reversed_by=row["reversed_by"],
        voided=row["voided"],
    )
    seals = tuple(_seal(each) for each in objects(row["seals"], "seals"))
    return PublicOrder(known=known, state=OrderState(row["state"]), seals=seals)


def _seal(value: JsonObject) -> TrustedSeal:
    ended = value.get("until")
    row = record(value, "seal", fingerprint=str, whose=str, since=str, until=type(None) if ended is None else str)
    return TrustedSeal(
        fingerprint=hex_digits(row["fingerprint"], "fingerprint", length=64),
        whose=text(row["whose"], "whose"),
        since=read_moment(row["since"]),
        until=read_moment(ended) if ended is not None else None,
    )
