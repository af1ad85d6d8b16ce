from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from offline_cache.backoff import FIRST_S, LEAST_S, MOST_S, retry_delay

attempts = st.integers(min_value=1, max_value=10_000)
chances = st.floats(min_value=0, max_value=1, exclude_max=True)


@given(attempts=attempts, chance=chances)
def test_a_wait_is_never_nothing_and_never_over_five_minutes(attempts: int, chance: float) -> None:
    delay = retry_delay(attempts, random=lambda: chance)
    assert timedelta(seconds=LEAST_S) <= delay <= timedelta(seconds=MOST_S)


@given(attempts=attempts, chance=chances)
def test_a_further_try_never_waits_less_for_the_same_chance(attempts: int, chance: float) -> None:
    assert retry_delay(attempts, random=lambda: chance) <= retry_delay(attempts + 1, random=lambda: chance)


def test_the_ceiling_doubles_from_two_seconds() -> None:
    ceilings = [retry_delay(n, random=lambda: 1.0).total_seconds() for n in range(1, 11)]
    assert ceilings == [FIRST_S, 4, 8, 16, 32, 64, 128, 256, MOST_S, MOST_S]


def test_chance_spreads_the_tries_evenly() -> None:
    halves = [retry_delay(n, random=lambda: 0.5).total_seconds() for n in (1, 5, 20)]
    assert halves == [(LEAST_S + most) / 2 for most in (2, 32, 300)]
