"""What stands on an order: taken back alone (返销), the order would leave it without what it needs, or twice.

Asked by the counter before a signature and by the centre after it, of the same Holdings: as the customer will have
them with every order in effect, and without the one that is taken back.
"""

from collections.abc import Mapping, Sequence

from app.domain.dependence import unmet
from app.domain.holding import REPEATABLE, STANDS_ALONE, Holding
from app.domain.masking import mask_phone
from app.domain.offering import MAIN_PLANS, OfferingKind
from app.texts import reversal as words
from app.texts.language import Text, same

_EVERY_STAR = 99  # stars were asked when it was ordered; no order gives or takes them


def left_standing_refusal(
    before: Sequence[Holding], after: Sequence[Holding], *, names: Mapping[str, Text]
) -> Text | None:
    """Why the order cannot be taken back yet: what was ordered after it, or stayed because of it, and goes first."""
    at_odds = {held.id for held in before if _at_odds(held, before)}
    left = [held for held in after if held.id not in at_odds and _at_odds(held, after)]
    if not left:
        return None
    stayed = {(held.id, held.code) for held in before}
    named = [held for held in left if (held.id, held.code) in stayed] or left
    services = [(names.get(held.code) or same(held.code), mask_phone(held.number)) for held in named]
    return words.LATER_FIRST.filled(
        services=Text(
            "、".join(f"{name.zh}（{number}）" for name, number in services),
            ", ".join(f"{name.en} ({number})" for name, number in services),
        )
    )


def _at_odds(held: Holding, all_held: Sequence[Holding]) -> bool:
    others = [other for other in all_held if other.id != held.id]
    if unmet(held.conditions, number=held.number, stars=_EVERY_STAR, others=others) is not None:
        return True
    here = [other for other in others if other.number == held.number]
    if held.kind in MAIN_PLANS:
        return any(other.kind in MAIN_PLANS for other in here)
    if held.kind not in REPEATABLE and any(other.code == held.code for other in here):
        return True
    anywhere = held.kind is OfferingKind.SUB_CARD
    plans = (other for other in (others if anywhere else here) if other.kind in MAIN_PLANS)
    return held.kind not in STANDS_ALONE and held.may_leave and next(plans, None) is None
