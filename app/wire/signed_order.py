"""GET /sync/v1/orders/{number}/signed: what the centre keeps of one order of the asking hall, to draw its papers anew.

The bytes travel as they were signed. Whoever reads them works the hashes out again: `whole` says whether they agree.
"""

import json
from dataclasses import dataclass
from datetime import datetime

from app.domain.content import read_content
from app.domain.order import KeptOrder, OrderState, SignedContent
from app.domain.payment import Payment, PaymentMethod, whole_payment
from app.domain.receipt_number import ReceiptNumber
from app.domain.sealed_document import KnownOrder
from app.domain.signature import Signature, Stroke
from app.texts.language import Text
from app.wire.canonical import JsonObject, read_json, sha256_hex
from app.wire.entry import read_strokes
from app.wire.moment import moment, read_moment
from app.wire.strict import hex_digits, objects, record, text

UNKNOWN = "order_unknown"  # the code of the 404 that says the centre has no such order of this hall
DAMAGED = "order_damaged"  # the code of the 409 that says what the centre keeps of it cannot be read any more


def signed_path(receipt_number: ReceiptNumber) -> str:
    return f"/sync/v1/orders/{receipt_number}/signed"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidRow:
    """One means, in fen. `tendered_fen` are the notes given; the same as the amount where a provider took it."""

    id: str
    method: PaymentMethod
    amount_fen: int
    tendered_fen: int
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedItem:
    """One line that was not accepted when the others were. `number` is its place on the form, from 1."""

    number: int
    line_id: str
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedOrder:
    """One accepted order. `content` are the signed bytes, `width` the pad's; `form_sha256` and `signature_sha256` are
    those the centre took the order by.

    `reversed_by` and `amended_by` are receipt numbers of accepted orders that took it back or replaced what was refused
    of it.
    """

    order_id: str
    receipt_number: ReceiptNumber
    verify_token: str
    form_sha256: str
    signature_sha256: str
    clerk_number: str
    signed_at: datetime
    accepted_at: datetime
    state: OrderState
    content: bytes
    width: int
    strokes: tuple[Stroke, ...]
    payments: tuple[PaidRow, ...] = ()
    refusals: tuple[RefusedItem, ...] = ()
    reversed_by: str = ""
    amended_by: tuple[str, ...] = ()

    @property
    def refused(self) -> tuple[int, ...]:
        """Numbers of its items, from 1, that were not accepted."""
        return tuple(each.number for each in self.refusals)

    @property
    def signature(self) -> Signature:
        return Signature(
            strokes=self.strokes,
            width=self.width,
            content_sha256=sha256_hex(self.content),
            signed_at=self.signed_at,
        )

    @property
    def whole(self) -> bool:
        """Whether content and handwriting are still those of the two hashes, worked out anew."""
        signature = self.signature
        return (signature.content_sha256, signature.sha256) == (self.form_sha256, self.signature_sha256)

    @property
    def known(self) -> KnownOrder:
        return KnownOrder(
            receipt_number=str(self.receipt_number),
            content_sha256=self.form_sha256,
            signature_sha256=self.signature_sha256,
            signed_at=self.signed_at,
            accepted_at=self.accepted_at,
            amended_by=self.amended_by[-1] if self.amended_by else "",
            reversed_by=self.reversed_by,
            voided=self.state is OrderState.CANCELLED and not self.reversed_by,
        )


def kept_order(found: SignedOrder) -> KeptOrder:
    """As papers take it. The centre knows no id of the signed version, nor when at the desk each means was taken: the
    form's id and the moment of acceptance stand there. Raises ValueError where the bytes are no content."""
    content = read_content(found.content)
    return KeptOrder(
        id=found.order_id,
        receipt_number=found.receipt_number,
        signed=SignedContent(
            id=content.form_id,
            content=content,
            content_bytes=found.content,
            signature=found.signature,
            clerk_number=found.clerk_number,
        ),
        payment=_payment(found),
        accepted_at=found.accepted_at,
        verify_token=found.verify_token,
    )


def _payment(found: SignedOrder) -> Payment:
    parts = [
        Payment(
            id=each.id,
            method=each.method,
            amount_fen=each.amount_fen,
            tendered_fen=each.tendered_fen,
            taken_at=found.accepted_at,
            reference=each.reference,
        )
        for each in found.payments
    ]
    nothing = Payment(found.order_id, PaymentMethod.NOTHING_DUE, 0, 0, found.accepted_at)
    return whole_payment(parts) or nothing


def signed_order_bytes(order: SignedOrder) -> bytes:
    body = {
        "order_id": order.order_id,
        "receipt_no": str(order.receipt_number),
        "verify_token": order.verify_token,
        "form_sha256": order.form_sha256,
        "signature_sha256": order.signature_sha256,
        "clerk": order.clerk_number,
        "signed_at": moment(order.signed_at),
        "accepted_at": moment(order.accepted_at),
        "state": order.state.value,
        "content": order.content.decode(),
        "width": order.width,
        "strokes": order.signature.strokes_json(),
        "payments": [
            {
                "id": each.id,
                "method": each.method.value,
                "amount_fen": each.amount_fen,
                "tendered_fen": each.tendered_fen,
                "reference": each.reference,
            }
            for each in order.payments
        ],
        "refused": [
            {"number": each.number, "line": each.line_id, "zh": each.why.zh, "en": each.why.en}
            for each in order.refusals
        ],
        "reversed_by": order.reversed_by,
        "amended_by": list(order.amended_by),
    }
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def read_signed_order(raw: bytes) -> SignedOrder:
    """Raises ValueError for anything that is not exactly such an order. Hashes are for the reader to compare."""
    row = record(
        read_json(raw),
        "signed order",
        order_id=str,
        receipt_no=str,
        verify_token=str,
        form_sha256=str,
        signature_sha256=str,
        clerk=str,
        signed_at=str,
        accepted_at=str,
        state=str,
        content=str,
        width=int,
        strokes=list,
        payments=list,
        refused=list,
        reversed_by=str,
        amended_by=list,
    )
    return SignedOrder(
        order_id=text(row["order_id"], "order_id"),
        receipt_number=ReceiptNumber.read(row["receipt_no"]),
        verify_token=hex_digits(row["verify_token"], "verify_token", length=32),
        form_sha256=hex_digits(row["form_sha256"], "form_sha256", length=64),
        signature_sha256=hex_digits(row["signature_sha256"], "signature_sha256", length=64),
        clerk_number=text(row["clerk"], "clerk"),
        signed_at=read_moment(row["signed_at"]),
        accepted_at=read_moment(row["accepted_at"]),
        state=OrderState(row["state"]),
        content=row["content"].encode(),
        width=row["width"],
        strokes=read_strokes(row["strokes"]),
        payments=tuple(_paid(each) for each in objects(row["payments"], "payments")),
        refusals=tuple(_refused(each) for each in objects(row["refused"], "refused")),
        reversed_by=row["reversed_by"],
        amended_by=tuple(text(each, "amended_by") for each in row["amended_by"]),
    )


def _paid(value: JsonObject) -> PaidRow:
    row = record(value, "payment", id=str, method=str, amount_fen=int, tendered_fen=int, reference=str)
    if not 0 <= row["amount_fen"] <= row["tendered_fen"]:
        raise ValueError("payment: less was given than paid")
    return PaidRow(
        id=text(row["id"], "payment.id"),
        method=PaymentMethod(row["method"]),
        amount_fen=row["amount_fen"],
        tendered_fen=row["tendered_fen"],
        reference=row["reference"],
    )


def _refused(value: JsonObject) -> RefusedItem:
    row = record(value, "refused", number=int, line=str, zh=str, en=str)
    if row["number"] < 1:
        raise ValueError("refused: no number of an item")
    why = Text(text(row["zh"], "refused.zh"), text(row["en"], "refused.en"))
    return RefusedItem(number=row["number"], line_id=text(row["line"], "refused.line"), why=why)
