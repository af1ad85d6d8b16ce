"""How well the wait is told: our estimate beside the plain queue ÷ rate, on days played through the real routing."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.domain.hall_waits import HallNow, HallWaits, called, next_day, served, tell
from app.domain.routing import Waiting
from app.domain.ticket_times import served_s
from app.domain.told_wait import WaitEstimate
from app.handling.matters_file import read_matters
from resources import path
from tests.hall_day.day import Day, DayPlan, Hall, Visit, mean, moment, share

RULES = read_matters(path("matters.toml").read_text("utf-8")).matters


@dataclass(slots=True)
class Told:
    """One estimate and what came of it; `plain_s` is queue ÷ rate with the able desks open then."""

    ours: WaitEstimate
    plain_s: float
    protected: bool
    waited_s: float = 0.0


@dataclass(slots=True)
class Teller:
    """Tells each customer who comes, and learns from each who is called. What it learned goes on to the next day."""

    plan: DayPlan
    waits: HallWaits
    told: list[Told] = field(default_factory=list)
    _open: dict[str, Told] = field(default_factory=dict)

    def seen(self, hall: Hall, waiting: Waiting) -> None:
        able = [duty for duty in hall.desks.values() if duty.calls and waiting.queue in duty.skills]
        line = sum(1 for each in hall.waiting.values() if each.queue is waiting.queue)
        now = HallNow(
            waiting=list(hall.waiting.values()),
            desks=list(hall.desks.values()),
            free=frozenset(hall.free),
            protected_per_s=self.plan.arrivals_per_min * self.plan.protected / 60,
            hour=10,
            now_s=moment(hall.now).timestamp(),
        )
        ours = tell(self.waits, waiting, hall=now, rules=RULES)
        if ours is not None and ours.high_min > 0:
            plain_s = line * self.plan.service_min * 60 / max(1, len(able))
            self._open[waiting.ticket_id] = Told(ours, plain_s, bool(waiting.cares))

    def called(self, waiting: Waiting, now: float) -> None:
        waited_s = moment(now).timestamp() - waiting.since_s
        told = self._open.pop(waiting.ticket_id, None)
        self.waits = called(
            self.waits,
            queue=waiting.queue,
            protected=bool(waiting.cares),
            told=None if told is None else told.ours,
            waited_s=waited_s,
        )
        if told is not None:
            told.waited_s = waited_s
            self.told.append(told)

    def over(self, visits: Iterable[Visit]) -> HallWaits:
        """What is taken to the next day: services are learned at the close here."""
        waits = self.waits
        for each in visits:
            took_s = served_s(each.course, now=each.course.since)
            waits = served(waits, matters=each.course.matters, hour=10, took_s=took_s, rules=RULES)
        return next_day(waits)


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Mean absolute errors in minutes, and the share of outcomes inside the range that was shown."""

    ours_min: float
    plain_min: float
    held: float
    count: int


def accuracy(plans: Iterable[DayPlan], *, lessons: int) -> Accuracy:
    """Of those who had to wait, after `lessons` days that only teach."""
    waits = HallWaits()
    told: list[Told] = []
    for n, plan in enumerate(plans):
        teller = Teller(plan, waits)
        waits = teller.over(Day(plan, seen=teller.seen, called=teller.called).run())
        if n >= lessons:
            told += teller.told
    return Accuracy(
        ours_min=mean([abs(each.ours.point_s - each.waited_s) / 60 for each in told]),
        plain_min=mean([abs(each.plain_s - each.waited_s) / 60 for each in told]),
        held=share([each.ours.holds(each.waited_s) for each in told]),
        count=len(told),
    )
