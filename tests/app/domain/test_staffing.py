from dataclasses import replace
from math import exp

import pytest

from app.domain.desk_duty import DeskDuty, open_desk, pause
from app.domain.matter import QueueClass
from app.domain.routing import Waiting, Weights, waiting_of
from app.domain.staffing import (
    Rates,
    desk_groups,
    desks_needed,
    leaving_alarms,
    needs_words,
    outlook,
    rates_of,
    unserved_alarms,
)
from app.domain.ticket_ledger import opened
from app.handling.matters_file import read_matters
from resources import path
from tests.fakes.queue import a_ticket, at
from tests.hall_day.formulas import erlang_c, first_come_mean, first_come_tail

MATTERS = read_matters(path("matters.toml").read_text("utf-8")).matters
MOBILE, FIXED, REPAIR, ENTERPRISE = QueueClass.MOBILE, QueueClass.FIXED, QueueClass.REPAIR, QueueClass.ENTERPRISE


def slow_way(rates: Rates, *, desks: int, within_s: float) -> tuple[float, float, float, float]:
    """The same by the states themselves: (waits, within, leaves, mean wait); the wait by a chain stepped through."""
    most = 400
    chances = [1.0]
    for n in range(1, most):
        down = min(n, desks) * rates.service + max(0, n - desks) * rates.leaving
        chances.append(chances[-1] * rates.arrivals / down)
    total = sum(chances)
    chances = [each / total for each in chances]
    waits = sum(chances[desks:])
    queue = sum((n - desks) * chance for n, chance in enumerate(chances) if n > desks)
    ahead = chances[desks:]  # of those who must wait: how many are queued before them
    step_s, at_s = 0.5, 0.0
    while at_s < within_s:
        down_rates = [desks * rates.service + place * rates.leaving for place in range(len(ahead))]
        moves = [chance * (1 - exp(-rate * step_s)) for chance, rate in zip(ahead, down_rates, strict=True)]
        ahead = [
            chance - move + (moves[place + 1] if place + 1 < len(moves) else 0.0)
            for place, (chance, move) in enumerate(zip(ahead, moves, strict=True))
        ]
        at_s += step_s
    return waits, 1 - sum(ahead), rates.leaving * queue / rates.arrivals, queue / rates.arrivals


@pytest.mark.parametrize(
    ("load", "patience_s", "desks"),
    [(0.85, 900, 4), (0.97, 600, 4), (1.3, 900, 4), (0.5, 300, 1), (1.1, 1800, 10)],
)
def test_erlang_a_is_what_its_states_say(load: float, patience_s: float, desks: int) -> None:
    rates = Rates(load * desks / 360, 1 / 360, 1 / patience_s)
    found = outlook(rates, desks=desks, within_s=360)
    waits, within, leaves, mean_wait_s = slow_way(rates, desks=desks, within_s=360)
    assert found.waits == pytest.approx(waits, rel=1e-4)
    assert found.within == pytest.approx(within, abs=5e-3)  # the chain's steps
    assert found.leaves == pytest.approx(leaves, rel=1e-3)
    assert found.mean_wait_s == pytest.approx(mean_wait_s, rel=1e-3)


@pytest.mark.parametrize("leaving", [0.0, 1e-7])
def test_with_endless_patience_it_is_erlang_c(leaving: float) -> None:
    found = outlook(Rates(0.85 * 4 / 360, 1 / 360, leaving), desks=4, within_s=360)
    assert found.waits == pytest.approx(erlang_c(4, 0.85), rel=1e-3)
    assert found.mean_wait_s == pytest.approx(360 * first_come_mean(4, 0.85), rel=1e-2)
    assert 1 - found.within == pytest.approx(first_come_tail(4, 0.85, 1), rel=1e-2)


def test_an_overload_that_hardly_anybody_leaves_is_still_a_figure() -> None:
    found = outlook(Rates(2 * 4 / 360, 1 / 360, 1e-6), desks=4, within_s=360)
    assert found.leaves == pytest.approx(0.5, rel=0.01)
    assert found.within == pytest.approx(0, abs=1e-6)


def test_desks_are_added_until_the_promise_holds() -> None:
    rates = Rates(4 * 0.97 / 360, 1 / 360, 1 / 1200)
    found = desks_needed(rates, within_s=600, share=0.9)
    assert found.within >= 0.9
    assert outlook(rates, desks=found.desks - 1, within_s=600).within < 0.9
    assert desks_needed(Rates(3.5 / 360, 1 / 360, 0), within_s=600, share=0.01).desks >= 4  # below it has no bound
    assert needs_words([FIXED], needed=5, open_now=4).zh == "固网现在要 5 个台，开着 4 个。"


def test_classes_that_open_desks_connect_are_one_group() -> None:
    chain = [a_desk("1", MOBILE, FIXED), a_desk("2", REPAIR, FIXED), a_desk("3", ENTERPRISE)]
    every = [MOBILE, FIXED, REPAIR, ENTERPRISE]
    assert desk_groups(every, desks=chain) == [(MOBILE, FIXED, REPAIR), (ENTERPRISE,)]
    assert desk_groups([MOBILE, REPAIR], desks=chain) == [(MOBILE,), (REPAIR,)]  # nobody came for what joins them
    gone = [chain[0], pause(chain[1], at=at(1), reason="午饭")]
    assert desk_groups(every, desks=gone) == [(MOBILE, FIXED), (REPAIR,), (ENTERPRISE,)]
    assert needs_words([MOBILE, FIXED], needed=7, open_now=4).zh == "移动、固网由同一些台办，一共要 7 个台，开着 4 个。"


@pytest.mark.parametrize(
    ("rates", "desks"), [(Rates(1, 0.1, 0), 4), (Rates(0, 1, 1), 4), (Rates(1, 0, 1), 4), (Rates(1, 1, 1), 0)]
)
def test_what_has_no_answer(rates: Rates, desks: int) -> None:
    with pytest.raises(ValueError, match="desks"):
        outlook(rates, desks=desks, within_s=360)


def test_more_than_any_hall_has_is_said() -> None:
    with pytest.raises(ValueError, match="200"):
        desks_needed(Rates(10, 0.01, 1e-9), within_s=60, share=0.999)


def test_rates_come_from_the_days_own_counts() -> None:
    assert rates_of(came=40, served=30, served_s=9000, left=4, waited_s=12_000, over_s=3600) == Rates(
        40 / 3600, 30 / 9000, 4 / 12_000
    )
    assert rates_of(came=0, served=3, served_s=9, left=0, waited_s=0, over_s=9) is None
    assert rates_of(came=3, served=0, served_s=0, left=0, waited_s=0, over_s=9) is None
    nobody_left = rates_of(came=3, served=3, served_s=9, left=0, waited_s=0, over_s=9)
    assert nobody_left is not None
    assert nobody_left.leaving == 0


def a_desk(name: str, *skills: QueueClass, certificates: tuple[str, ...] = ()) -> DeskDuty:
    return open_desk(desk=name, staff=name, skills=frozenset(skills), certificates=frozenset(certificates), at=at(0))


def one(n: int, queue: QueueClass, *matters: str) -> Waiting:
    course = opened(a_ticket(n, queue=queue, matters=matters or ("plan_change",)))
    return waiting_of(course, weights=Weights(), rules=MATTERS)


def test_the_last_desk_with_a_skill_does_not_go_unheard() -> None:
    desks = [a_desk("1", MOBILE, FIXED), a_desk("2", MOBILE), pause(a_desk("3", FIXED), at=at(1), reason="午饭")]
    waiting = [one(1, FIXED), one(2, FIXED), one(3, MOBILE)]
    (alarm,) = leaving_alarms(waiting, desks=desks, leaving="1")
    assert alarm.queue is FIXED
    assert alarm.says.zh == "1 号台是最后一个会办固网的台，还有 2 人在等。下台前请另一个会办的台先开。"
    assert leaving_alarms(waiting, desks=desks, leaving="2") == ()
    assert leaving_alarms(waiting[2:], desks=desks, leaving="1") == ()
    assert leaving_alarms(waiting, desks=desks, leaving="9") == ()


def test_a_class_and_a_certificate_nobody_has_are_told() -> None:
    desks = [a_desk("1", MOBILE), a_desk("2", ENTERPRISE), pause(a_desk("3", FIXED), at=at(1), reason="午饭")]
    waiting = [one(1, FIXED), one(2, ENTERPRISE, "leased_circuit"), one(3, MOBILE)]
    fixed, certificate = unserved_alarms(waiting, desks=desks)
    assert fixed.says.en.startswith("1 wait for Fixed line and no open desk")
    assert "政E002" in certificate.says.zh
    assert "C-ENT" in certificate.says.zh
    able = [*desks, a_desk("4", FIXED, ENTERPRISE, certificates=("C-ENT",))]
    assert unserved_alarms(waiting, desks=able) == ()


def test_a_dispute_whose_handler_is_at_no_desk_is_told() -> None:
    waiting, here = [replace(one(1, MOBILE), handler="1002")], a_desk("1", MOBILE)
    (alarm,) = unserved_alarms(waiting, desks=[here])
    assert "1002" in alarm.says.zh
    assert unserved_alarms(waiting, desks=[here, replace(a_desk("2", MOBILE), staff="1002")]) == ()
