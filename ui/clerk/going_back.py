"""What is said when a version that was paid for, or partly, is void: what the clerk hands back, what goes by itself."""

from app.domain.money import yuan
from app.domain.payment import METHOD_WORDS, Payment
from app.texts import paying as words
from app.texts.language import Text


def going_back(payment: Payment | None, *, by_hand: Text) -> tuple[Text, ...]:
    """`by_hand` holds {sum}, the cash; () where nothing was taken."""
    if payment is None or not payment.amount_fen:
        return ()
    by_itself = [part for part in payment.each if part.method.by_provider]
    said = [words.RETURNING.filled(sum=yuan(part.amount_fen), method=METHOD_WORDS[part.method]) for part in by_itself]
    if payment.cash_fen:
        said.append(by_hand.filled(sum=yuan(payment.cash_fen)))
    return tuple(said)
