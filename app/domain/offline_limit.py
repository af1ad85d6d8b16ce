"""What may be promised for a line while the centre is away: by its matter (domain §3), up to the most that is taken
from one customer over all their orders that are not sent yet."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from app.domain.customer import Customer
from app.domain.effective_time import effective_time
from app.domain.matter import Matter, OfflineClass
from app.domain.money import yuan_short
from app.domain.offering import EffectTiming
from app.domain.order_line import Action, OfflineRuling, OrderLine
from app.texts import refusals
from app.texts.language import Text


def offline_ruling(
    line: OrderLine,
    *,
    lines: Sequence[OrderLine],
    customer: Customer | None,
    matters: Mapping[str, Matter],
    due_fen: Callable[[OrderLine], int],
) -> OfflineRuling:
    """By the line's matter; refused where it is none, or passes a limit. `due_fen` is what a line takes today."""
    matter = matters.get(line.matter)
    if matter is None:
        return OfflineRuling(OfflineClass.REFUSED, refusals.NOT_IN_MATTERS, None)
    over = limit_refusal(line, lines=lines, customer=customer, matter=matter, due_fen=due_fen)
    if over is not None:
        return OfflineRuling(OfflineClass.REFUSED, over, matter.instead)
    return OfflineRuling(matter.offline, matter.why_offline, matter.instead)


def waits_for_centre(line: OrderLine, *, matters: Mapping[str, Matter], offline: bool, today: date) -> bool:
    """Whether what a line does at once is done when the centre takes it, on a day nobody knows yet (class Q): its days
    count from then, and what it says of today is said as an example. What is done for good counts from today."""
    matter = matters.get(line.matter)
    if not offline or matter is None or line.action in (Action.TOP_UP, Action.WITHDRAW):
        return False
    return matter.offline is OfflineClass.QUEUED and effective_time(line, today=today).timing is EffectTiming.NOW


def limit_refusal(
    line: OrderLine,
    *,
    lines: Sequence[OrderLine],
    customer: Customer | None,
    matter: Matter,
    due_fen: Callable[[OrderLine], int],
) -> Text | None:
    """Why `line` passes a limit of its matter, of one form or of all that is not sent yet; None where it keeps both.

    Counted are the unsent orders of this counter, then the lines of this form's matter above it; one that passes a
    limit is refused and takes nothing of it. `due_fen` is what a line takes today.
    """
    order_fen, whole_fen = matter.offline_order_limit_fen, matter.offline_limit_fen
    limits = [limit for limit in (order_fen, whole_fen) if limit is not None]
    if not limits:
        return None
    unsent = customer.unsent_fen(line.matter) if customer is not None else 0

    def left(on_form: int) -> int:
        kept = min(limits) if order_fen is None else order_fen
        return min(kept, whole_fen - unsent if whole_fen is not None else kept) - on_form

    taken = 0
    for above in lines:
        if above.id == line.id:
            break
        due = due_fen(above) if above.matter == line.matter else 0
        taken += due if due <= left(taken) else 0
    due = due_fen(line)
    if due <= left(taken):
        return None
    if order_fen is not None and taken + due > order_fen and (whole_fen is None or order_fen < whole_fen):
        return refusals.OFFLINE_ORDER_LIMIT.filled(limit=yuan_short(order_fen))
    return _over(min(limits) if whole_fen is None else whole_fen, unsent)


def _over(limit_fen: int, unsent: int) -> Text:
    limit = yuan_short(limit_fen)
    if unsent == 0:
        return refusals.OFFLINE_LIMIT.filled(limit=limit)
    text = refusals.OFFLINE_LIMIT_UNSENT if unsent < limit_fen else refusals.OFFLINE_LIMIT_USED
    return text.filled(limit=limit, unsent=yuan_short(unsent), left=yuan_short(max(0, limit_fen - unsent)))
