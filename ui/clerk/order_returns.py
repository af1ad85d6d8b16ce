"""What goes back of an order that is reversed or amended, by which means, and how the question for a reason says it."""

from collections.abc import Iterable

from app.domain.order import KeptOrder
from app.domain.partly import partly, split_back
from app.domain.payment_plan import PlannedPart
from app.domain.reversal import returns_words
from app.ports import OrderRow
from app.texts import order_ending
from app.texts.language import Language, Text, same


def whole_parts(kept: KeptOrder) -> tuple[PlannedPart, ...]:
    """All that was paid."""
    return _parts(kept, [part.amount_fen for part in kept.payment.each])


def refused_parts(kept: KeptOrder, row: OrderRow) -> tuple[PlannedPart, ...]:
    """What was paid for the lines the centre refused."""
    return _parts(kept, _refused(kept, row))


def standing_parts(kept: KeptOrder, row: OrderRow) -> tuple[PlannedPart, ...]:
    """What is left of what was paid: the part for refused lines went back when they were settled."""
    gone = _refused(kept, row)
    return _parts(kept, [part.amount_fen - fen for part, fen in zip(kept.payment.each, gone, strict=True)])


def back_words(parts: tuple[PlannedPart, ...], language: Language) -> Text:
    """By which means, or that nothing goes back."""
    return same(returns_words(parts, language)) if parts else order_ending.NOTHING_TO_RETURN


def _refused(kept: KeptOrder, row: OrderRow) -> tuple[int, ...]:
    fen = partly(kept.signed.content, dict(row.refused_lines)).back_fen
    return split_back(fen, [part.amount_fen for part in kept.payment.each])


def _parts(kept: KeptOrder, sums: Iterable[int]) -> tuple[PlannedPart, ...]:
    paid = zip(kept.payment.each, sums, strict=True)
    return tuple(PlannedPart(part.method, fen) for part, fen in paid if fen)
