"""What is said when a version that was paid for, or partly, is void: what goes back by itself."""

from app.domain.money import yuan
from app.domain.payment import METHOD_WORDS, Payment
from app.texts import paying as words
from app.texts.language import Text


def going_back(payment: Payment | None, *, nothing: Text) -> tuple[Text, ...]:
    """`nothing` where nothing was taken. Cash is told from the journal (money_back.py)."""
    if payment is None or not payment.amount_fen:
        return (nothing,)
    by_itself = [part for part in payment.each if part.method.by_provider]
    said = (words.RETURNING.filled(sum=yuan(part.amount_fen), method=METHOD_WORDS[part.method]) for part in by_itself)
    return tuple(said)
