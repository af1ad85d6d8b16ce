"""What one number may hold at once: asked by the counter before a signature, and by the centre after it.

Both ends make Holdings of what the customer has; the words for people are their own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.offering import FOR_EVERYBODY, MAIN_PLANS, Conditions, OfferingKind
from app.domain.pending_effect import EffectKind, PendingEffect

STANDS_ALONE = frozenset(
    {
        OfferingKind.PLAN,
        OfferingKind.BUNDLE,
        OfferingKind.BROADBAND,
        OfferingKind.DEVICE,
        OfferingKind.DEPOSIT,
        OfferingKind.SERVICE_FEE,
        OfferingKind.LEASED_CIRCUIT,
        OfferingKind.TELEVISION,
        OfferingKind.NETWORKING,
    }
)
REPEATABLE = frozenset(
    {
        OfferingKind.DEVICE,
        OfferingKind.DEPOSIT,
        OfferingKind.SERVICE_FEE,
        OfferingKind.ROAMING,
        OfferingKind.DATA_PACK,
        OfferingKind.FAMILY_PAY,  # one for each relative
    }
)


@dataclass(frozen=True, slots=True)
class Holding:
    """A product as these rules see it. `may_leave` is False for what nobody can cancel: it ends by itself.

    `price_fen` is its offer's full price, `conditions` what its offer goes with.
    """

    id: str
    number: str
    code: str
    kind: OfferingKind
    may_leave: bool
    pending: PendingEffect | None
    price_fen: int = 0
    conditions: Conditions = FOR_EVERYBODY

    @property
    def leaves(self) -> bool:
        """An accepted order ends it."""
        return self.pending is not None and self.pending.kind is EffectKind.ENDS

    def gone_by(self, day: date | None) -> bool:
        return self.leaves and self.pending is not None and day is not None and self.pending.done_by(day)

    def is_or_becomes(self, code: str) -> bool:
        return code == self.code or (self.pending is not None and code == self.pending.becomes)


def same_service(
    holdings: Iterable[Holding], *, number: str, code: str, kind: OfferingKind, from_day: date | None = None
) -> Holding | None:
    """What keeps a service from being ordered for `number` a second time, also where it only comes by a change.

    One that is gone by `from_day`, the first day of the new one, does not count; without a day it counts until then.
    """
    if kind in REPEATABLE:
        return None
    there = (held for held in holdings if held.number == number and not held.gone_by(from_day))
    return next((held for held in there if held.is_or_becomes(code)), None)


def main_plan(holdings: Iterable[Holding], *, number: str, from_day: date | None = None) -> Holding | None:
    """The main plan of `number`, of which a number holds one; `from_day` as in same_service."""
    there = (held for held in holdings if held.number == number and not held.gone_by(from_day))
    return next((held for held in there if held.kind in MAIN_PLANS), None)


def left_behind(leaving: Holding, holdings: Iterable[Holding], *, with_it: Iterable[str]) -> Sequence[Holding]:
    """What goes with a main plan and would stay without one: the plan does not leave before it.

    `with_it` are the ids of what leaves on the same form; what leaves already by an earlier order counts as gone.
    """
    if leaving.kind not in MAIN_PLANS:
        return ()
    gone = {leaving.id, *with_it}
    return [
        held
        for held in holdings
        if held.number == leaving.number
        and held.id not in gone
        and held.kind not in STANDS_ALONE
        and held.may_leave
        and not held.leaves
    ]
