"""Cash that the books gave back and that somebody at the counter still has to hand over."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CashDue:
    """Of the version `signed_id`. The customer is masked, as they signed.

    `receipt_number` is "" where the form never became an order.
    """

    key: str
    signed_id: str
    amount_fen: int
    customer: str
    receipt_number: str
