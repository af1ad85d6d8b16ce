"""What paying needs from outside the clerk's face."""

from dataclasses import dataclass

from app.payment_ports import PaymentBook, Providers
from app.ports import Lane


@dataclass(frozen=True, slots=True)
class Paying:
    """`providers` are those this desk has, by means; `lane` is their own, as they may be slow."""

    book: PaymentBook
    providers: Providers
    lane: Lane
