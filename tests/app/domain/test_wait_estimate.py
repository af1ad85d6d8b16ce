from dataclasses import replace
from random import Random

import pytest

from app.domain.desk_duty import DeskDuty, open_desk, pause
from app.domain.matter import QueueClass
from app.domain.routing import Waiting, Weights, waiting_of
from app.domain.ticket_ledger import opened
from app.domain.told_wait import WaitEstimate
from app.domain.wait_estimate import (
    Calibration,
    Opening,
    ahead_in_class,
    estimate,
    hits_shown,
    learned,
    opening_of,
)
from tests.fakes.queue import a_ticket, at

MOBILE, FIXED, REPAIR = QueueClass.MOBILE, QueueClass.FIXED, QueueClass.REPAIR
FOUR, NEW = Opening(4), Calibration()


def told(
    ahead: float = 3,
    *,
    opening: Opening = FOUR,
    any_free: bool = False,
    last_wait_s: float | None = None,
    protected_load: float = 0.0,
    calibration: Calibration = NEW,
) -> WaitEstimate | None:
    return estimate(
        ahead=ahead,
        mean_s=360,
        opening=opening,
        any_free=any_free,
        last_wait_s=last_wait_s,
        protected_load=protected_load,
        calibration=calibration,
    )


def point(found: WaitEstimate | None) -> float:
    assert found is not None
    return found.point_s


def test_the_work_ahead_over_the_desks() -> None:
    assert point(told(3)) == pytest.approx(4 * 360 / 4)
    assert point(told(3, opening=Opening(2))) == pytest.approx(4 * 360 / 2)
    assert point(told(3, protected_load=0.2)) == pytest.approx(360 / 0.8)
    assert point(told(3, protected_load=5)) == pytest.approx(360 / 0.2)  # a stretch that would run away is held


def test_known_changes_of_the_desks_count() -> None:
    """1440 s of work: 600 s by one desk, and the other 840 s by two of them."""
    assert point(told(3, opening=Opening(1, ((600, 2),)))) == pytest.approx(600 + 420)
    assert point(told(3, opening=Opening(0, ((900, 2),)))) == pytest.approx(900 + 720)
    assert point(told(3, opening=Opening(4, ((900, 1),)))) == pytest.approx(360)


def test_where_no_desk_will_be_open_nothing_is_told() -> None:
    assert told(opening=Opening(0)) is None
    assert told(opening=Opening(2, ((60, 0),))) is None


def test_a_free_desk_and_nobody_before_is_at_once() -> None:
    now = told(0, any_free=True)
    assert now is not None
    assert (now.point_s, now.shown.zh) == (0, "马上叫")
    assert now.holds(0)
    assert learned(Calibration(), now, waited_s=0) == Calibration()  # it was no estimate, and is no hit


def test_both_estimates_count_by_how_well_they_did() -> None:
    even = told(last_wait_s=1000)
    assert point(even) == pytest.approx((360 + 1000) / 2)
    trusted = Calibration(rate_error_s=60, last_error_s=180)
    assert point(told(last_wait_s=1000, calibration=trusted)) == pytest.approx(0.9 * 360 + 0.1 * 1000)


def test_what_the_last_one_waited_counts_only_while_the_line_is_still_like_theirs() -> None:
    assert point(told(last_wait_s=40)) == pytest.approx(360)  # the opening minutes, and three before them now
    assert point(told(last_wait_s=150)) == pytest.approx((360 + 150) / 2)


def test_the_range_is_in_whole_minutes_around_the_point() -> None:
    found = told(3)
    assert found is not None
    assert (found.low_min, found.high_min, found.shown.en) == (3, 9, "3–9 min")
    assert found.holds(3 * 60)
    assert found.holds(9 * 60)
    assert not found.holds(2.9 * 60)
    assert not found.holds(9.1 * 60)


def test_the_range_learns_to_hold_four_of_five() -> None:
    dice, calibration, held = Random(7), Calibration(low=0.1, high=0.1), []
    for _ in range(3000):
        found = told(dice.randint(0, 12), calibration=calibration)
        assert found is not None
        waited_s = found.rate_s * dice.lognormvariate(0.2, 0.6)
        held.append(found.holds(waited_s))
        calibration = learned(calibration, found, waited_s=waited_s)
    assert sum(held[1000:]) / 2000 == pytest.approx(0.8, abs=0.03)
    assert calibration.hit_share == pytest.approx(0.8, abs=0.08)
    assert calibration.factor == pytest.approx(1.22, abs=0.2)  # the median of outcome ÷ estimate


def test_our_hit_rate_is_shown_once_it_means_something() -> None:
    assert hits_shown(Calibration(hits=5, told=5)) is None
    shown = hits_shown(Calibration(hits=91, told=100))
    assert shown is not None
    assert shown.zh == "近来这样报，100 次有 91 次说准了"  # it is kept over the days
    assert Calibration().hit_share is None


def a_desk(name: str, *skills: QueueClass) -> DeskDuty:
    return open_desk(desk=name, staff=name, skills=frozenset(skills), certificates=frozenset(), at=at(0))


def one(n: int, queue: QueueClass) -> Waiting:
    return waiting_of(opened(a_ticket(n, queue=queue)), weights=Weights(), rules={})


def test_others_before_them_count_by_the_desks_they_share() -> None:
    desks = [a_desk("1", MOBILE), a_desk("2", MOBILE, FIXED), a_desk("3", REPAIR)]
    before = [one(1, MOBILE), one(2, FIXED), one(3, REPAIR)]
    assert ahead_in_class(before, queue=MOBILE, desks=desks) == 2  # the fixed one takes a desk of theirs for sure
    assert ahead_in_class(before, queue=FIXED, desks=desks) == 1.5
    assert ahead_in_class(before, queue=REPAIR, desks=desks) == 1


def test_a_paused_desk_counts_from_when_it_said_it_is_back() -> None:
    desks = [a_desk("1", MOBILE), a_desk("2", MOBILE), a_desk("3", MOBILE), a_desk("4", FIXED)]
    desks[1] = pause(desks[1], at=at(1), reason="午饭", back_at=at(20))
    desks[2] = pause(desks[2], at=at(1), reason="午饭")
    assert opening_of(desks, queue=MOBILE, now_s=at(10).timestamp()) == Opening(1, ((600, 2),))
    late = replace(desks[1], back_at=at(5))  # it should be back: counted at once
    assert opening_of([late], queue=MOBILE, now_s=at(10).timestamp()) == Opening(0, ((0, 1),))
