"""What a hall knows of its own waits: told for every class, learned from every call and service, kept over the days.

Composed of wait_estimate.py and service_habits.py; immutable. Protected customers and others are learned apart.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from math import inf
from types import MappingProxyType

from app.domain.desk_duty import DeskDuty
from app.domain.matter import Matter, QueueClass
from app.domain.queue_ticket import TicketNumber, prefix_of
from app.domain.routing import Lane, Waiting, Weights, priority, rank
from app.domain.service_habits import USUAL_S, ServiceHabits, Tally, expected_s
from app.domain.service_habits import learned as habits_learned
from app.domain.service_habits import next_day as habits_next_day
from app.domain.service_promise import DeskAhead
from app.domain.ticket_ledger import Standing, TicketCourse
from app.domain.ticket_times import served_s
from app.domain.told_wait import WaitEstimate
from app.domain.wait_estimate import Calibration, ahead_in_class, estimate, opening_of
from app.domain.wait_estimate import learned as calibration_learned

Kind = tuple[QueueClass, bool]  # a class, and whether protected
_NEW = Calibration()
_MINUTE_S = 60.0
_AT_LEAST = 0.3  # of the usual time is still left of a service that is over it


@dataclass(frozen=True, slots=True)
class HallWaits:
    """`last_s` is what the last one called of each kind had waited, of today alone; called last stands last."""

    habits: ServiceHabits = field(default_factory=ServiceHabits)
    calibrations: Mapping[Kind, Calibration] = field(default_factory=lambda: MappingProxyType({}))
    last_s: Mapping[Kind, float] = field(default_factory=lambda: MappingProxyType({}))

    def calibration(self, queue: QueueClass, *, protected: bool) -> Calibration:
        return self.calibrations.get((queue, protected), _NEW)


@dataclass(frozen=True, slots=True)
class HallNow:
    """The hall at one moment. `free` are the open desks without a customer; `hour` is of the hall's clock;
    `protected_per_s` how fast protected customers came of late."""

    waiting: Sequence[Waiting]
    desks: Sequence[DeskDuty]
    free: frozenset[str]
    protected_per_s: float
    hour: int
    now_s: float


def tell(
    waits: HallWaits,
    newcomer: Waiting,
    *,
    hall: HallNow,
    rules: Mapping[str, Matter],
    before: Sequence[Waiting] | None = None,
) -> WaitEstimate | None:
    """For somebody about to be issued a ticket, or what is left for one who waits already. `before` is `called_before`
    of the same, where it is known.

    None where no desk that can serve them will be open.
    """
    queue, protected = newcomer.queue, newcomer.lane is Lane.PROTECTED
    if before is None:
        before = called_before(waits, newcomer, hall=hall, rules=rules)
    mean_s = _mean_service_s(waits, before or [newcomer], hour=hall.hour, rules=rules)
    opening = opening_of(hall.desks, queue=queue, now_s=hall.now_s)
    return estimate(
        ahead=ahead_in_class(before, queue=queue, desks=hall.desks),
        mean_s=mean_s,
        opening=opening,
        any_free=any(duty.calls and queue in duty.skills and duty.desk in hall.free for duty in hall.desks),
        last_wait_s=_last_s(waits, queue, hall.desks, protected=protected),
        waited_s=hall.now_s - newcomer.since_s,
        protected_load=0.0 if protected else hall.protected_per_s * mean_s / max(1.0, opening.now),
        calibration=waits.calibration(queue, protected=protected),
    )


def called_before(
    waits: HallWaits, newcomer: Waiting, *, hall: HallNow, rules: Mapping[str, Matter]
) -> tuple[Waiting, ...]:
    """Whoever will be called before this one: those before them now, without those they overtake until it is their
    turn. A protected customer who has just come stands last, and will not stay there."""
    others = [each for each in hall.waiting if each.ticket_id != newcomer.ticket_id]
    ranked = rank([*others, newcomer], now_s=hall.now_s)
    before = ranked[: next(place for place, each in enumerate(ranked) if each is newcomer)]
    overtaken_s = {each.ticket_id: _overtaken_s(each, newcomer, now_s=hall.now_s) for each in before}
    if not any(at_s < inf for at_s in overtaken_s.values()):
        return tuple(before)
    mean_s = _mean_service_s(waits, before, hour=hall.hour, rules=rules)
    one_call_s = mean_s / max(1.0, opening_of(hall.desks, queue=newcomer.queue, now_s=hall.now_s).now)
    share = {
        each.queue: ahead_in_class((each,), queue=newcomer.queue, desks=hall.desks)
        for each in {each.queue: each for each in before}.values()
    }
    kept, called = list[Waiting](), 0.0
    for each in sorted(before, key=lambda each: -overtaken_s[each.ticket_id]):
        if overtaken_s[each.ticket_id] <= called * one_call_s:
            break
        kept.append(each)
        called += share[each.queue]
    return tuple(kept)


def people_before(before: Iterable[Waiting], *, queue: QueueClass, desks: Sequence[DeskDuty]) -> int:
    """How many of those called `before` go to a desk that could have served this class: who is said to stand before
    somebody, whatever they came for."""
    able = _open_for(queue, desks)
    return sum(1 for each in before if each.queue is queue or _open_for(each.queue, desks) & able)


def newcomer(queue: QueueClass, *, now_s: float) -> Waiting:
    """Whoever would take an ordinary ticket of a class now: for what a display says of each class."""
    number = TicketNumber(date.max, prefix_of("", queue), 0)
    return Waiting("", number, queue, Lane.ORDINARY, Weights().ordinary, now_s)


def desks_ahead(
    waits: HallWaits,
    courses: Iterable[TicketCourse],
    *,
    desks: Sequence[DeskDuty],
    hour: int,
    rules: Mapping[str, Matter],
    now: datetime,
) -> tuple[DeskAhead, ...]:
    """When each open desk will be free, for service_promise.py: what its customer's matters usually take, less what
    they took already. One that takes longer than usual is expected to take a part of it more."""
    busy: dict[str, float] = {}
    for each in courses:
        if each.standing in (Standing.CALLED, Standing.SERVING):
            usual_s = expected_s(waits.habits, matters=each.matters, hour=hour, rules=rules)
            busy[each.desk] = max(_AT_LEAST * usual_s, usual_s - served_s(each, now=now))
    return tuple(DeskAhead(duty, busy.get(duty.desk, 0.0)) for duty in desks if duty.calls)


def called(
    waits: HallWaits, *, queue: QueueClass, protected: bool, told: WaitEstimate | None, waited_s: float
) -> HallWaits:
    """After a first call: what was told is held against what came."""
    kind = (queue, protected)
    others = {each: seconds for each, seconds in waits.last_s.items() if each != kind}
    after = replace(waits, last_s=MappingProxyType({**others, kind: waited_s}))
    if told is None:
        return after
    calibration = calibration_learned(waits.calibration(queue, protected=protected), told, waited_s=waited_s)
    return replace(after, calibrations=MappingProxyType({**waits.calibrations, kind: calibration}))


def served(
    waits: HallWaits, *, matters: tuple[str, ...], hour: int, took_s: float, rules: Mapping[str, Matter]
) -> HallWaits:
    """After a finished service."""
    return replace(waits, habits=habits_learned(waits.habits, matters=matters, hour=hour, took_s=took_s, rules=rules))


def next_day(waits: HallWaits) -> HallWaits:
    """At the close of a day: what was learned stays and fades, what the last one waited is forgotten."""
    return HallWaits(habits_next_day(waits.habits), waits.calibrations)


def service_s(waits: HallWaits, waiting: Waiting, *, hour: int, rules: Mapping[str, Matter]) -> float:
    """How long this one will take at a desk: for service_promise.py too."""
    return expected_s(waits.habits, matters=waiting.matters, hour=hour, rules=rules)


def hit_share(waits: HallWaits) -> tuple[float, float]:
    """(hits, told) of all kinds together, both fading; the share is shown once enough were told."""
    found = waits.calibrations.values()
    return sum(each.hits for each in found), sum(each.told for each in found)


def written(waits: HallWaits) -> str:
    """As JSON, for the store; without `last_s`, which is of today."""
    return json.dumps(
        {
            "matters": {code: asdict(tally) for code, tally in waits.habits.by_matter.items()},
            "hours": [[code, hour, asdict(tally)] for (code, hour), tally in waits.habits.by_hour.items()],
            "calibrations": [[queue, kind, asdict(each)] for (queue, kind), each in waits.calibrations.items()],
        },
        sort_keys=True,
    )


def read(body: str) -> HallWaits:
    """Raises ValueError, KeyError or TypeError for what `written` did not write."""
    said = json.loads(body)
    habits = ServiceHabits(
        MappingProxyType({code: Tally(**tally) for code, tally in said["matters"].items()}),
        MappingProxyType({(code, hour): Tally(**tally) for code, hour, tally in said["hours"]}),
    )
    calibrations = {(QueueClass(queue), bool(kind)): Calibration(**each) for queue, kind, each in said["calibrations"]}
    return HallWaits(habits, MappingProxyType(calibrations))


def _last_s(waits: HallWaits, queue: QueueClass, desks: Sequence[DeskDuty], *, protected: bool) -> float | None:
    """What the last one had waited whom the very same open desks called: to them all their classes are one line."""
    able = _open_for(queue, desks)
    for (other, cared), seconds in reversed(list(waits.last_s.items())):
        if cared == protected and (other is queue or _open_for(other, desks) == able):
            return seconds
    return None


def _open_for(queue: QueueClass, desks: Sequence[DeskDuty]) -> frozenset[str]:
    return frozenset(duty.desk for duty in desks if duty.calls and queue in duty.skills)


def _overtaken_s(other: Waiting, newcomer: Waiting, *, now_s: float) -> float:
    """Seconds until `newcomer` has the larger priority."""
    faster = newcomer.slope_at(now_s) - other.slope_at(now_s)
    if faster <= 0:
        return inf
    return (priority(other, now_s=now_s) - priority(newcomer, now_s=now_s)) * _MINUTE_S / faster


def _mean_service_s(waits: HallWaits, those: Iterable[Waiting], *, hour: int, rules: Mapping[str, Matter]) -> float:
    """Of those whose matters are known; where none are, what a matter takes at this hall on the whole."""
    count_of = Counter(each.matters for each in those if each.matters)
    if count_of:
        habits = waits.habits
        work_s = sum(expected_s(habits, matters=each, hour=hour, rules=rules) * n for each, n in count_of.items())
        return work_s / count_of.total()
    tallies = waits.habits.by_matter.values()
    count = sum(tally.count for tally in tallies)
    return sum(tally.total_s for tally in tallies) / count if count else USUAL_S
