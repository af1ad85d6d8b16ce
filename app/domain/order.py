"""A signed version of a form, and the order it becomes once accepted."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from app.domain.content import Content
from app.domain.order_form import OrderForm
from app.domain.payment import Payment
from app.domain.receipt_number import ReceiptNumber
from app.domain.signature import Signature


class CentralState(StrEnum):
    """What the centre said of an order, as the counter knows it."""

    PENDING = "pending"  # not sent, or no answer yet
    ACCEPTED = "accepted"
    REFUSED = "refused"
    VOIDED = "voided"  # taken back here before anything of it left this counter: the centre never hears of it
    SETTLED = "settled"  # refused, and its money went back: nothing of it will come


# Nothing of such an order will come any more, and its money went back.
OVER: Final = (CentralState.VOIDED, CentralState.SETTLED)


class OrderState(StrEnum):
    """ProductOrder states of TM Forum that come back down."""

    ACKNOWLEDGED = "acknowledged"
    IN_PROGRESS = "inProgress"
    PENDING = "pending"
    HELD = "held"
    COMPLETED = "completed"
    PARTIAL = "partial"
    FAILED = "failed"
    CANCELLED = "cancelled"
    REJECTED = "rejected"  # of a line: refused when the rest of its order was accepted


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedContent:
    """What the customer signed, readable from its bytes alone: all that screens and papers need. No catalogue is asked.

    `id` is a UUIDv7; `content_bytes` are what was hashed.
    """

    id: str
    content: Content
    content_bytes: bytes
    signature: Signature
    clerk_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedVersion(SignedContent):
    """One version of a form with the customer's signature: from it an order can be made."""

    form: OrderForm


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptOrder:
    """受理单 as it is read back from the store. `verify_token` (128 bit, hex) opens the public page behind the QR."""

    id: str
    receipt_number: ReceiptNumber
    signed: SignedContent
    payment: Payment
    accepted_at: datetime
    verify_token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(KeptOrder):
    """受理单, accepted just now, with the form it came from."""

    signed: SignedVersion
