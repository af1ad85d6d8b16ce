"""更正收款方式: a payment booked under a means it did not come by is put right by a counter-entry, never changed.

Only between cash, card and code: a balance was taken at the centre, where nobody can have taken something else. What
has gone back, or is to, stays as it went.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.domain.payment import METHOD_WORDS, PaymentMethod
from app.errors import CashRefused
from app.texts import cash as words

CORRECTABLE: Final = (PaymentMethod.CASH, PaymentMethod.CARD, PaymentMethod.SCAN)


@dataclass(frozen=True, slots=True)
class MethodCorrection:
    """`amount_fen` is all that had not gone back of the payment; `at`, `by` and `approver` are the act's own."""

    id: str
    payment_id: str
    from_method: PaymentMethod
    to_method: PaymentMethod
    amount_fen: int
    reason: str
    at: datetime
    by: str
    approver: str = ""


def demand_correctable(correction: MethodCorrection, *, booked: PaymentMethod, left_fen: int) -> None:
    """`booked` is its means now, `left_fen` what has not gone back of it. Raises CashRefused."""
    wrong, right = correction.from_method, correction.to_method
    if wrong not in CORRECTABLE or right not in CORRECTABLE or wrong is right:
        raise CashRefused(words.CORRECT_WHICH)
    if booked is not wrong:
        raise CashRefused(words.CORRECTED_BEFORE, method=METHOD_WORDS[booked])
    if left_fen <= 0 or correction.amount_fen != left_fen:
        raise CashRefused(words.CORRECT_NOTHING_LEFT)
