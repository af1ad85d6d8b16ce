"""积分倍数: how many points a yuan spent brings, by the customer's stars (S70, §5).

The points themselves are kept at the centre; here stands what the clerk tells the customer.
"""

from collections.abc import Sequence
from dataclasses import dataclass

MOST_TIMES = 5  # 最高可获得5倍积分回馈


@dataclass(frozen=True, slots=True)
class PointRule:
    """五星三倍积分. `stars_from` and `stars_to` are both included; `times` is of one point for a yuan."""

    stars_from: int
    stars_to: int
    times: int
    source: str

    def is_for(self, stars: int) -> bool:
        return self.stars_from <= stars <= self.stars_to


def points_a_yuan(rules: Sequence[PointRule], *, stars: int) -> int | None:
    """One where no rule is for these stars; None where the catalogue says nothing of points."""
    if not rules:
        return None
    return next((rule.times for rule in rules if rule.is_for(stars)), 1)
