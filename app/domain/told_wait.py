"""A wait as it was told to a customer: on the ticket, on the screens, and afterwards held against what came."""

from dataclasses import dataclass

from app.texts import waiting_time as words
from app.texts.language import Text

_MINUTE_S = 60.0


@dataclass(frozen=True, slots=True)
class WaitEstimate:
    """What is told, and what it came from, so that its outcome can be learned from.

    `point_s` is our best single figure; `low_min` to `high_min` is what is shown, whole minutes.
    """

    point_s: float
    rate_s: float
    last_s: float | None
    low_min: int
    high_min: int

    @property
    def shown(self) -> Text:
        if self.high_min == 0:
            return words.AT_ONCE
        return words.RANGE.filled(low=self.low_min, high=self.high_min)

    def holds(self, waited_s: float) -> bool:
        """Whether the wait fell into the range, minutes rounded as people do: up to the end of the last one."""
        return self.low_min * _MINUTE_S <= waited_s <= self.high_min * _MINUTE_S
