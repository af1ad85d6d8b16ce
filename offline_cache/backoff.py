"""How long to wait before the next try: full jitter, its ceiling rising from 2 s to 300 s, for ever."""

from collections.abc import Callable
from datetime import timedelta

LEAST_S = 0.2  # never at once, or a round of sending would not come to its end
FIRST_S = 2.0
MOST_S = 300.0


def retry_delay(attempts: int, *, random: Callable[[], float]) -> timedelta:
    """`attempts` made so far, at least 1; `random` gives a number in [0, 1)."""
    ceiling = min(MOST_S, FIRST_S * 2.0 ** min(attempts - 1, 16))
    return timedelta(seconds=LEAST_S + (ceiling - LEAST_S) * random())
