"""The told wait against the plain queue ÷ rate, on played days; the numbers of docs are from more of them."""

from functools import cache

import pytest

from app.domain.matter import QueueClass
from tests.hall_day.day import DayPlan
from tests.hall_day.estimates import Accuracy, accuracy

LESSONS, DAYS = 3, 10
MOBILE, FIXED = QueueClass.MOBILE, QueueClass.FIXED
BREAKS = ((1, 120, 180), (2, 120, 180), (3, 180, 240), (4, 180, 240))


@cache
def of(breaks: bool, say_when_back: bool = True) -> Accuracy:
    plans = [
        DayPlan(seed=seed, load=0.85, breaks=BREAKS if breaks else (), say_when_back=say_when_back)
        for seed in range(101, 101 + DAYS)
    ]
    return accuracy(plans, lessons=LESSONS)


def test_on_a_steady_day_it_is_no_worse_than_the_plain_figure() -> None:
    assert of(breaks=False).ours_min <= 1.15 * of(breaks=False).plain_min
    assert of(breaks=False).count > 500


@pytest.mark.parametrize("say_when_back", [True, False])
def test_when_desks_come_and_go_it_is_much_better(say_when_back: bool) -> None:
    found = of(breaks=True, say_when_back=say_when_back)
    assert found.ours_min <= (0.8 if say_when_back else 0.9) * found.plain_min


def test_a_pause_that_says_when_it_ends_is_worth_saying() -> None:
    assert of(breaks=True).ours_min < of(breaks=True, say_when_back=False).ours_min


def test_where_desks_share_classes_it_knows_who_takes_whose_desk() -> None:
    """Two desks for all, one for mobile alone, one for fixed line alone."""
    both, mobile, fixed = frozenset({MOBILE, FIXED}), frozenset({MOBILE}), frozenset({FIXED})
    plans = [
        DayPlan(seed=seed, load=0.85, fixed=0.4, skills=(both, both, mobile, fixed)) for seed in range(101, 101 + DAYS)
    ]
    found = accuracy(plans, lessons=LESSONS)
    assert found.ours_min <= found.plain_min
    assert 0.75 <= found.held <= 0.85


@pytest.mark.parametrize("breaks", [False, True])
def test_the_shown_range_holds_four_of_five(breaks: bool) -> None:
    assert 0.75 <= of(breaks).held <= 0.85
