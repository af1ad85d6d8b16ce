"""How well the wait is told: our estimate beside the plain queue ÷ rate, on days played through the real routing."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.domain.matter import QueueClass
from app.domain.routing import Waiting, rank
from app.domain.wait_estimate import (
    Calibration,
    WaitEstimate,
    ahead_in_class,
    estimate,
    learned,
    opening_of,
)
from tests.hall_day.day import Day, DayPlan, Hall, mean, moment, share

MOBILE = QueueClass.MOBILE


@dataclass(slots=True)
class Told:
    """One estimate and what came of it; `plain_s` is queue ÷ rate with the desks open then."""

    ours: WaitEstimate
    plain_s: float
    protected: bool
    waited_s: float = 0.0


@dataclass(slots=True)
class Teller:
    """Tells each customer who comes, and learns from each who is called. What it learned goes on to the next day."""

    plan: DayPlan
    calibrations: dict[bool, Calibration] = field(default_factory=lambda: {True: Calibration(), False: Calibration()})
    told: list[Told] = field(default_factory=list)
    _open: dict[str, Told] = field(default_factory=dict)
    _last_s: dict[bool, float | None] = field(default_factory=lambda: {True: None, False: None})

    def seen(self, hall: Hall, waiting: Waiting) -> None:
        now_s = moment(hall.now).timestamp()
        protected = bool(waiting.cares)
        ranked = rank([*hall.waiting.values(), waiting], now_s=now_s)
        before = ranked[: ranked.index(waiting)]
        desks = list(hall.desks.values())
        opening = opening_of(desks, queue=MOBILE, now_s=now_s)
        mean_s = self.plan.service_min * 60
        load = self.plan.arrivals_per_min * self.plan.protected * self.plan.service_min / max(1, opening.now)
        ours = estimate(
            ahead=ahead_in_class(before, queue=MOBILE, desks=desks),
            mean_s=mean_s,
            opening=opening,
            any_free=any(hall.desks[name].calls for name in hall.free),
            last_wait_s=self._last_s[protected],
            protected_load=0.0 if protected else load,
            calibration=self.calibrations[protected],
        )
        if ours is not None and ours.high_min > 0:
            plain_s = len(hall.waiting) * mean_s / max(1, opening.now)
            self._open[waiting.ticket_id] = Told(ours, plain_s, protected)

    def called(self, waiting: Waiting, now: float) -> None:
        waited_s = moment(now).timestamp() - waiting.since_s
        protected = bool(waiting.cares)
        self._last_s[protected] = waited_s
        told = self._open.pop(waiting.ticket_id, None)
        if told is not None:
            told.waited_s = waited_s
            self.told.append(told)
            self.calibrations[protected] = learned(self.calibrations[protected], told.ours, waited_s=waited_s)


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Mean absolute errors in minutes, and the share of outcomes inside the range that was shown."""

    ours_min: float
    plain_min: float
    held: float
    count: int


def accuracy(plans: Iterable[DayPlan], *, lessons: int) -> Accuracy:
    """Of those who had to wait, after `lessons` days that only teach."""
    calibrations = {True: Calibration(), False: Calibration()}
    told: list[Told] = []
    for n, plan in enumerate(plans):
        teller = Teller(plan, calibrations)
        Day(plan, seen=teller.seen, called=teller.called).run()
        if n >= lessons:
            told += teller.told
    return Accuracy(
        ours_min=mean([abs(each.ours.point_s - each.waited_s) / 60 for each in told]),
        plain_min=mean([abs(each.plain_s - each.waited_s) / 60 for each in told]),
        held=share([each.ours.holds(each.waited_s) for each in told]),
        count=len(told),
    )
