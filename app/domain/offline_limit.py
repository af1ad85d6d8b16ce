"""The most that is taken from one customer while the centre is away, over all their orders that are not sent yet."""

from collections.abc import Callable, Sequence

from app.domain.customer import Customer
from app.domain.money import yuan_short
from app.domain.order_line import OrderLine
from app.texts import refusals
from app.texts.language import Text


def limit_refusal(
    line: OrderLine,
    *,
    lines: Sequence[OrderLine],
    customer: Customer | None,
    limit_fen: int,
    due_fen: Callable[[OrderLine], int],
) -> Text | None:
    """Why `line` passes the limit of its matter; None where it keeps it.

    Counted are the unsent orders of this counter, then the lines of this form's matter above it; one that passes the
    limit is refused and takes nothing of it. `due_fen` is what a line takes today.
    """
    unsent = customer.unsent_fen(line.matter) if customer is not None else 0
    taken = unsent
    for above in lines:
        if above.id == line.id:
            break
        due = due_fen(above) if above.matter == line.matter else 0
        taken += due if taken + due <= limit_fen else 0
    return _over(limit_fen, unsent) if taken + due_fen(line) > limit_fen else None


def _over(limit_fen: int, unsent: int) -> Text:
    limit = yuan_short(limit_fen)
    if unsent == 0:
        return refusals.OFFLINE_LIMIT.filled(limit=limit)
    text = refusals.OFFLINE_LIMIT_UNSENT if unsent < limit_fen else refusals.OFFLINE_LIMIT_USED
    return text.filled(limit=limit, unsent=yuan_short(unsent), left=yuan_short(max(0, limit_fen - unsent)))
