"""Whole days of a hall, seeded, played through the real tickets, ledger and routing: only arrivals, service times and
patience are made up. Minutes since the doors opened; the same seed brings the same customers under any rule.
"""

import heapq
import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random

from app.domain.desk_duty import DeskDuty, open_desk, pause, resume
from app.domain.matter import QueueClass
from app.domain.queue_ticket import Care, QueueTicket, TicketNumber, prefix_of
from app.domain.routing import Waiting, Weights, propose, waiting_of
from app.domain.ticket_ledger import (
    CallRules,
    Standing,
    TicketCourse,
    begin,
    call,
    cancel,
    finish,
    no_show,
    opened,
    re_insert,
)
from app.domain.ticket_times import waited_s
from tests.fakes.queue import TICKET_AT

FIRST_COME = Weights(1, 1, 1)
STRICT = Weights(1e9, 1, 1)
USUAL = Weights()
SKILLS = frozenset({QueueClass.MOBILE, QueueClass.FIXED})
RULES = CallRules(recall_gap_s=0, behind=3, most_rounds=2)


@dataclass(frozen=True, slots=True)
class DayPlan:
    """`load` is of all desks together at the mean; `cv` of the service time (1 is exponential, else lognormal).

    `breaks` are (desk, from, to) in minutes; `patience_min` the mean of an exponential patience, None for ever;
    `absent` the share of calls nobody comes to; `rush` multiplies arrivals by the minute, up to three times. `fixed` is
    the share of customers of that class, all others are mobile; `skills` of each desk, () where all can do both.
    """

    seed: int
    desks: int = 4
    load: float = 0.97
    service_min: float = 6.0
    cv: float = 0.8
    minutes: float = 480.0
    protected: float = 0.12
    weights: Weights = USUAL
    breaks: tuple[tuple[int, float, float], ...] = ()
    patience_min: float | None = None
    absent: float = 0.0
    rush: Callable[[float], float] | None = None
    say_when_back: bool = True
    fixed: float = 0.0
    skills: tuple[frozenset[QueueClass], ...] = ()

    @property
    def arrivals_per_min(self) -> float:
        return self.load * self.desks / self.service_min


@dataclass(slots=True)
class Customer:
    """What one brings: all of it thrown before the day begins, so that no rule changes it."""

    arrives: float
    protected: bool
    service: float
    patience: float
    shows: tuple[bool, ...]
    queue: QueueClass


@dataclass(slots=True)
class Visit:
    """What became of one, worked out from the ledger. `called` and `finished` are minutes since they came, or None."""

    arrives: float
    protected: bool
    queue: QueueClass
    called: float | None
    finished: float | None
    course: TicketCourse


@dataclass(slots=True)
class Hall:
    """The hall at one moment, as an observer may look at it on each arrival."""

    now: float
    waiting: dict[str, Waiting]
    desks: dict[str, DeskDuty]
    free: set[str]
    serving: dict[str, float] = field(default_factory=dict)  # desk to when it began


Observer = Callable[[Hall, Waiting], None]
Called = Callable[[Waiting, float], None]


def moment(minute: float) -> datetime:
    return TICKET_AT + timedelta(minutes=minute)


def customers(plan: DayPlan) -> list[Customer]:
    dice = Random(plan.seed)
    found: list[Customer] = []
    at, top = 0.0, plan.arrivals_per_min * 3
    while True:
        at += dice.expovariate(top)
        if at > plan.minutes:
            return found
        wanted = plan.arrivals_per_min * (plan.rush(at) if plan.rush is not None else 1.0)
        if dice.random() * top > wanted:
            continue
        found.append(
            Customer(
                at,
                dice.random() < plan.protected,
                _service(dice, plan),
                dice.expovariate(1 / plan.patience_min) if plan.patience_min is not None else math.inf,
                tuple(dice.random() >= plan.absent for _ in range(2)),
                QueueClass.FIXED if plan.fixed and dice.random() < plan.fixed else QueueClass.MOBILE,
            )
        )


def _service(dice: Random, plan: DayPlan) -> float:
    if plan.cv == 1:
        return dice.expovariate(1 / plan.service_min)
    sigma2 = math.log(1 + plan.cv**2)
    return dice.lognormvariate(math.log(plan.service_min) - sigma2 / 2, math.sqrt(sigma2))


class Day:
    """One day played to its end: everybody who came is served, has left or never showed up."""

    def __init__(self, plan: DayPlan, *, seen: Observer | None = None, called: Called | None = None) -> None:
        self._plan, self._seen, self._called = plan, seen, called
        self._events: list[tuple[float, int, str, str]] = []
        self._count = 0
        self._customers: dict[str, Customer] = {}
        self.courses: dict[str, TicketCourse] = {}
        names = [str(n) for n in range(1, plan.desks + 1)]
        skills = plan.skills or (SKILLS,) * plan.desks
        duties = {
            name: open_desk(desk=name, staff=name, skills=able, certificates=frozenset(), at=moment(0))
            for name, able in zip(names, skills, strict=True)
        }
        self.hall = Hall(0.0, {}, duties, set(names))
        self._open = frozenset(names)

    def run(self) -> list[Visit]:
        for n, customer in enumerate(customers(self._plan), start=1):
            id = f"{n:032x}"
            self._customers[id] = customer
            self._at(customer.arrives, "come", id)
        for desk, begins, ends in self._plan.breaks:
            self._at(begins, "pause", f"{desk} {ends}")
            self._at(ends, "resume", str(desk))
        while self._events:
            now, _, what, whom = heapq.heappop(self._events)
            self.hall.now = now
            getattr(self, f"_{what}")(whom)
            self._call_all()
        return [self._visit(id) for id in self._customers]

    def _at(self, minute: float, what: str, whom: str) -> None:
        self._count += 1
        heapq.heappush(self._events, (minute, self._count, what, whom))

    def _come(self, id: str) -> None:
        customer, now = self._customers[id], moment(self.hall.now)
        ticket = QueueTicket(
            id=id,
            hall_id="H0032",
            number=TicketNumber(TICKET_AT.date(), prefix_of("", customer.queue), len(self.courses) + 1),
            queue=customer.queue,
            issued_at=now,
            seniority_at=now,
            issued_by="5006",
            matters=("plan_change",),
            care=frozenset({Care.ELDERLY}) if customer.protected else frozenset(),
        )
        self.courses[id] = opened(ticket)
        waiting = waiting_of(self.courses[id], weights=self._plan.weights, rules={})
        if self._seen is not None:
            self._seen(self.hall, waiting)
        self.hall.waiting[id] = waiting
        if customer.patience < math.inf:
            self._at(self.hall.now + customer.patience, "lose", id)

    def _lose(self, id: str) -> None:
        if self.courses[id].standing is Standing.WAITING and self.courses[id].first_called_at is None:
            self.courses[id] = cancel(self.courses[id], by="5006", at=moment(self.hall.now), reason="走了")
            del self.hall.waiting[id]

    def _pause(self, words: str) -> None:
        desk, back = words.split()
        duty = self.hall.desks[desk]
        back_at = moment(float(back)) if self._plan.say_when_back else None
        self.hall.desks[desk] = pause(duty, at=moment(self.hall.now), reason="午饭", back_at=back_at)

    def _resume(self, desk: str) -> None:
        self.hall.desks[desk] = resume(self.hall.desks[desk], at=moment(self.hall.now))

    def _done(self, words: str) -> None:
        desk, id = words.split()
        now = moment(self.hall.now)
        self.courses[id] = finish(self.courses[id], desk=desk, staff=desk, at=now)
        self.hall.serving.pop(desk)
        self.hall.free.add(desk)

    def _call_all(self) -> None:
        for desk in sorted(self.hall.free):
            while desk in self.hall.free and self.hall.desks[desk].calls and self.hall.waiting:
                if not self._call(desk):
                    break

    def _call(self, desk: str) -> bool:
        now = moment(self.hall.now)
        proposal = propose(
            list(self.hall.waiting.values()),
            desk=self.hall.desks[desk],
            open_desks=self._open,
            now_s=now.timestamp(),
        )
        if proposal is None:
            return False
        id = proposal.waiting.ticket_id
        del self.hall.waiting[id]
        first = self.courses[id].first_called_at is None
        course = call(self.courses[id], desk=desk, staff=desk, at=now)
        self._step_up()
        if first and self._called is not None:
            self._called(proposal.waiting, self.hall.now)
        customer = self._customers[id]
        if not customer.shows[course.missed_rounds]:
            course = no_show(course, desk=desk, staff=desk, at=now, rules=RULES)
            if course.missed_rounds < RULES.most_rounds:
                course = re_insert(course, by="5006", at=now, rules=RULES)
                self.hall.waiting[id] = waiting_of(course, weights=self._plan.weights, rules={})
            else:
                course = cancel(course, by="5006", at=now, reason="没来")
            self.courses[id] = course
            return True
        self.courses[id] = begin(course, desk=desk, staff=desk, at=now)
        self.hall.free.remove(desk)
        self.hall.serving[desk] = self.hall.now
        self._at(self.hall.now + customer.service, "done", f"{desk} {id}")
        return True

    def _step_up(self) -> None:
        """Somebody was called: whoever stands behind some stands behind one fewer."""
        for id, each in self.hall.waiting.items():
            if each.behind:
                self.hall.waiting[id] = replace(each, behind=each.behind - 1)

    def _visit(self, id: str) -> Visit:
        course, customer = self.courses[id], self._customers[id]
        end = moment(self.hall.now)
        called = waited_s(course, now=end) / 60 if course.first_called_at is not None else None
        done = course.standing is Standing.FINISHED
        finished = (course.since - course.ticket.issued_at).total_seconds() / 60 if done else None
        return Visit(customer.arrives, customer.protected, customer.queue, called, finished, course)


def play(plan: DayPlan) -> list[Visit]:
    """All visits of one day, in the order they came."""
    return Day(plan).run()


def share(values: list[bool]) -> float:
    return sum(values) / len(values) if values else math.nan


def mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else math.nan


def waits(visits: list[Visit], *, protected: bool | None = None) -> list[float]:
    """Minutes to the first call of those who were called."""
    return [
        each.called for each in visits if each.called is not None and (protected is None or each.protected is protected)
    ]
