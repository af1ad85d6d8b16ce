"""What the customer's screen says of a payment under way: each part, and what the customer is to do now. Pure."""

from dataclasses import dataclass

from app.texts.language import Text


@dataclass(frozen=True, slots=True)
class PayPart:
    """One means with what it pays, in fen; `paid` once the money is there."""

    name: Text
    fen: int
    paid: bool


@dataclass(frozen=True, slots=True)
class PayView:
    """`says` is what the customer does now, or what is being found out; `qr` what they scan, "" for nothing.

    `cash_fen` is what is paid in notes: what was given and the change are told of it alone.
    """

    parts: tuple[PayPart, ...]
    says: Text
    qr: str
    cash_fen: int
