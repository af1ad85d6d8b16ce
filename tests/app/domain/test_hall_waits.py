from dataclasses import replace

import pytest

from app.domain.desk_duty import DeskDuty, open_desk, pause
from app.domain.hall_waits import (
    HallNow,
    HallWaits,
    called,
    called_before,
    desks_ahead,
    hit_share,
    newcomer,
    next_day,
    people_before,
    read,
    served,
    service_s,
    tell,
    written,
)
from app.domain.matter import QueueClass
from app.domain.queue_ticket import Care
from app.domain.routing import Lane, Waiting, Weights, rank, waiting_of
from app.domain.ticket_ledger import begin, call, hold, opened
from app.domain.told_wait import WaitEstimate
from app.handling.matters_file import read_matters
from resources import path
from tests.fakes.queue import a_ticket, at

RULES = read_matters(path("matters.toml").read_text("utf-8")).matters
MOBILE, FIXED = QueueClass.MOBILE, QueueClass.FIXED
NOW_S = at(10).timestamp()


def one(n: int, came: float, *care: Care, queue: QueueClass = MOBILE, matter: str = "plan_change") -> Waiting:
    ticket = a_ticket(n, issued=at(came), care=care, queue=queue, matters=(matter,))
    return waiting_of(opened(ticket), weights=Weights(), rules=RULES)


def a_desk(name: str, *skills: QueueClass) -> DeskDuty:
    return open_desk(desk=name, staff=name, skills=frozenset(skills), certificates=frozenset(), at=at(0))


def now(*waiting: Waiting, free: tuple[str, ...] = (), protected_per_s: float = 0.0) -> HallNow:
    desks = [a_desk("1", MOBILE), a_desk("2", MOBILE, FIXED)]
    return HallNow(waiting, desks, frozenset(free), protected_per_s, hour=10, now_s=NOW_S)


def point_s(who: Waiting, hall: HallNow, waits: HallWaits | None = None) -> float:
    found = tell(waits or HallWaits(), who, hall=hall, rules=RULES)
    assert found is not None
    return found.point_s


def test_it_is_the_work_before_them_that_counts() -> None:
    quick = [one(n, n / 10) for n in range(1, 4)]  # three minutes each
    slow = [one(n, n / 10, matter="port_in") for n in range(1, 4)]  # 37.5 minutes each
    last = one(9, 10)
    assert point_s(last, now(*quick)) == pytest.approx(4 * 180 / 2)
    assert point_s(last, now(*slow)) == pytest.approx(4 * 37.5 * 60 / 2)
    assert point_s(last, now(*quick, protected_per_s=1 / 600)) == pytest.approx(4 * 180 / 2 / (1 - 180 / 600 / 2))


def test_a_protected_customer_has_fewer_before_them_and_nobody_will_overtake() -> None:
    line = [one(n, 9.5) for n in range(1, 6)]
    cared = one(9, 9.9, Care.ILL)
    assert point_s(cared, now(*line, protected_per_s=1 / 600)) == pytest.approx(180 / 2)
    assert point_s(one(9, 9.9), now(*line)) == pytest.approx(6 * 180 / 2)


def test_a_protected_customer_who_has_just_come_is_told_of_whom_they_will_overtake() -> None:
    hall = now(*(one(n, n / 4) for n in range(1, 31)))  # half an hour's work of two desks
    comes = newcomer(MOBILE, now_s=NOW_S)
    cared = replace(comes, lane=Lane.PROTECTED, weight=20)
    before = called_before(HallWaits(), cared, hall=hall, rules=RULES)
    assert 0 < len(before) <= 5
    assert {each.number.n for each in before} == set(range(1, len(before) + 1))
    assert point_s(cared, hall) == pytest.approx((len(before) + 1) * 180 / 2)
    assert len(called_before(HallWaits(), comes, hall=hall, rules=RULES)) == 30


def test_a_free_desk_of_another_class_is_no_help() -> None:
    assert point_s(one(9, 10), now(free=("1",))) == 0
    fixed = one(9, 10, queue=FIXED, matter="broadband_move")
    assert point_s(fixed, now(free=("2",))) == 0
    assert point_s(fixed, now(free=("1",))) > 0
    assert tell(HallWaits(), one(9, 10, queue=QueueClass.REPAIR), hall=now(), rules=RULES) is None


def test_who_waits_already_is_told_what_is_left() -> None:
    line = [one(n, n) for n in range(1, 5)]
    waits = called(HallWaits(), queue=MOBILE, protected=False, told=None, waited_s=900)
    assert point_s(line[2], now(*line)) == pytest.approx(3 * 180 / 2)
    left_s = 900 - 7 * 60  # of what the last one had waited
    assert point_s(line[2], now(*line), waits) == pytest.approx((3 * 180 / 2 + left_s) / 2)


def test_a_display_tells_each_class_for_whoever_would_come() -> None:
    line = [one(1, 1), one(2, 2, queue=FIXED, matter="broadband_move")]
    assert point_s(newcomer(MOBILE, now_s=NOW_S), now(*line)) > 0
    assert point_s(newcomer(MOBILE, now_s=NOW_S), now(free=("1",))) == 0
    assert point_s(newcomer(MOBILE, now_s=NOW_S), now()) == 300 / 2  # nobody before them, both desks busy
    taught = served(HallWaits(), matters=("top_up",), hour=10, took_s=100, rules=RULES)
    assert point_s(newcomer(MOBILE, now_s=NOW_S), now(), taught) == 100 / 2
    assert rank([*line, newcomer(MOBILE, now_s=NOW_S)], now_s=NOW_S)[-1].ticket_id == ""


def test_a_desk_is_free_when_its_customers_matters_usually_end() -> None:
    desks = [a_desk("1", MOBILE), a_desk("2", MOBILE), a_desk("3", MOBILE), pause(a_desk("4"), at=at(1), reason="午饭")]
    quick = begin(call(opened(a_ticket(1)), desk="1", staff="1", at=at(8)), desk="1", staff="1", at=at(9))
    slow = begin(call(opened(a_ticket(2)), desk="2", staff="2", at=at(1)), desk="2", staff="2", at=at(1))
    held = hold(slow, desk="2", staff="2", at=at(2), reason="填表")
    found = desks_ahead(HallWaits(), [quick, slow], desks=desks, hour=10, rules=RULES, now=at(10))
    assert [(each.duty.desk, each.free_in_s) for each in found] == [("1", 120), ("2", pytest.approx(54)), ("3", 0)]
    assert desks_ahead(HallWaits(), [held], desks=desks, hour=10, rules=RULES, now=at(10))[1].free_in_s == 0


def test_classes_of_the_same_desks_are_told_the_same_and_others_keep_their_own() -> None:
    desks = [a_desk("1", MOBILE, FIXED), a_desk("2", MOBILE, FIXED)]
    hall = replace(now(*(one(n, n / 10) for n in range(1, 16))), desks=desks)
    waits = called(HallWaits(), queue=MOBILE, protected=False, told=None, waited_s=1200)
    waits = called(waits, queue=FIXED, protected=False, told=None, waited_s=1500)
    waits = called(waits, queue=MOBILE, protected=False, told=None, waited_s=1320)
    ours = newcomer(MOBILE, now_s=NOW_S)
    theirs = replace(ours, queue=FIXED)
    assert point_s(theirs, hall, waits) == point_s(ours, hall, waits) == pytest.approx((16 * 180 / 2 + 1320) / 2)
    apart = replace(hall, desks=[*desks, a_desk("3", MOBILE)])
    assert tell(waits, theirs, hall=apart, rules=RULES) == tell(
        replace(waits, last_s={(FIXED, False): 1500}), theirs, hall=apart, rules=RULES
    )
    before = called_before(waits, theirs, hall=hall, rules=RULES)
    assert people_before(before, queue=FIXED, desks=desks) == 15
    assert people_before(before, queue=QueueClass.REPAIR, desks=desks) == 0


def test_calls_and_services_teach_and_stay_over_the_night() -> None:
    told = WaitEstimate(300, 300, None, 3, 7)
    waits = HallWaits()
    for _ in range(40):
        waits = called(waits, queue=MOBILE, protected=False, told=told, waited_s=360)
        waits = served(waits, matters=("plan_change",), hour=10, took_s=600, rules=RULES)
    waits = called(waits, queue=FIXED, protected=True, told=None, waited_s=60)
    assert waits.last_s == {(MOBILE, False): 360, (FIXED, True): 60}
    hits, of = hit_share(waits)
    assert hits == of > 30
    assert waits.calibration(MOBILE, protected=True) == HallWaits().calibration(FIXED, protected=False)
    assert service_s(waits, one(1, 0), hour=10, rules=RULES) == pytest.approx(600, rel=0.15)
    assert read(written(waits)) == replace(waits, last_s={})
    tomorrow = next_day(waits)
    assert tomorrow.last_s == {}
    assert tomorrow.calibrations == waits.calibrations
    assert read(written(HallWaits())) == HallWaits()


@pytest.mark.parametrize(
    "body", ["[]", "{}", "no json", '{"matters": {"a": {"x": 1}}, "hours": [], "calibrations": []}']
)
def test_what_is_none_is_refused(body: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        read(body)
