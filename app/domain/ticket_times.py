"""Times worked out from a ticket's periods alone, and the two promise clocks: called and finished (S83, S84).

Waiting counts to the first call only; what a recall, a transfer or a hold adds stands apart. All in seconds.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.ticket_ledger import Act, Period, Standing, TicketCourse


class PromiseKind(StrEnum):
    """What is promised within a time."""

    CALLED = "called"
    FINISHED = "finished"


class PromiseState(StrEnum):
    """How a promise stands at one moment."""

    RUNNING = "running"
    KEPT = "kept"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Promises:
    """Seconds within which, settings of the hall: protected 6 minutes on both clocks (S83), ordinary customers are
    called within 10 minutes in a branch, 18 in a flagship hall (R27)."""

    protected_called_s: int = 360
    protected_finished_s: int = 360
    ordinary_called_s: int = 600


@dataclass(frozen=True, slots=True)
class PromiseClock:
    """One promise to one customer. `took_s` runs on until it is kept; it is missed from the limit on."""

    kind: PromiseKind
    limit_s: int
    took_s: float
    state: PromiseState

    @property
    def left_s(self) -> float:
        """What is left of a running clock; 0 once it is over."""
        return max(0.0, self.limit_s - self.took_s) if self.state is PromiseState.RUNNING else 0.0


def waited_s(course: TicketCourse, *, now: datetime) -> float:
    """From the ticket to its first call, or until `now` while nobody called it; of a cancelled one until then."""
    first = course.first_called_at
    if first is None:
        first = course.since if course.standing.over else max(now, course.since)
    return (first - course.ticket.issued_at).total_seconds()


def served_s(course: TicketCourse, *, now: datetime) -> float:
    """At a desk, holds left out."""
    return _sum_s(course, Standing.SERVING, now)


def held_s(course: TicketCourse, *, now: datetime) -> float:
    return _sum_s(course, Standing.ON_HOLD, now)


def promise_clocks(course: TicketCourse, *, now: datetime, promises: Promises) -> tuple[PromiseClock, ...]:
    """Of a protected customer two, of any other one; a part that was split off was called with the whole already.

    A ticket cancelled before its promise was due or kept has none left to keep.
    """
    clocks = []
    protected = course.ticket.protected
    if not course.ticket.split_from:
        limit_s = promises.protected_called_s if protected else promises.ordinary_called_s
        clocks.append((PromiseKind.CALLED, limit_s, waited_s(course, now=now), course.first_called_at is not None))
    if protected:
        over = course.since if course.standing.over else max(now, course.since)
        took_s = (over - course.ticket.seniority_at).total_seconds()
        finished = course.standing is Standing.FINISHED
        clocks.append((PromiseKind.FINISHED, promises.protected_finished_s, took_s, finished))
    gone = course.standing is Standing.CANCELLED
    return tuple(
        PromiseClock(kind, limit_s, took_s, _state(took_s, limit_s, done=done))
        for kind, limit_s, took_s, done in clocks
        if done or took_s > limit_s or not gone
    )


def appointment_state(course: TicketCourse, *, now: datetime) -> PromiseState | None:
    """Whether its customer was called by the end of the agreed slot (S85).

    None without an appointment, for a part that was split off, for one who came when the slot was over, and for one who
    gave up before it was.
    """
    slot, first = course.ticket.appointment, course.first_called_at
    if slot is None or course.ticket.split_from or course.ticket.issued_at > slot.ends:
        return None
    if first is not None:
        return PromiseState.KEPT if first <= slot.ends else PromiseState.MISSED
    until = course.since if course.standing.over else now
    if until > slot.ends:
        return PromiseState.MISSED
    return None if course.standing.over else PromiseState.RUNNING


@dataclass(frozen=True, slots=True)
class DeskTimes:
    """Where a desk's time on duty went. `walking_s` is between a call and the customer's arrival or absence."""

    serving_s: float
    walking_s: float
    paused_s: float
    idle_s: float


def desk_times(periods: Iterable[Period], *, desk: str, on_duty_s: float, paused_s: float) -> DeskTimes:
    """From the closed periods of all tickets; what is neither service nor walking nor pause was idle.

    A hold counts for nothing here: the desk may serve another meanwhile.
    """
    of_desk = [each for each in periods if each.desk == desk]
    serving_s = sum(each.length_s for each in of_desk if each.standing is Standing.SERVING)
    walking_s = sum(each.length_s for each in of_desk if each.standing is Standing.CALLED)
    return DeskTimes(serving_s, walking_s, paused_s, max(0.0, on_duty_s - paused_s - serving_s - walking_s))


def calls_between(periods: Iterable[Period], *, since: datetime, until: datetime) -> int:
    """First calls and calls of new rounds in a stretch of time: how fast the hall really calls."""
    return sum(1 for each in periods if each.ended_by is Act.CALL and since <= each.ended < until)


def _sum_s(course: TicketCourse, standing: Standing, now: datetime) -> float:
    closed_s = sum(each.length_s for each in course.periods if each.standing is standing)
    running = course.standing is standing
    return closed_s + ((max(now, course.since) - course.since).total_seconds() if running else 0.0)


def _state(took_s: float, limit_s: int, *, done: bool) -> PromiseState:
    if took_s > limit_s:
        return PromiseState.MISSED
    return PromiseState.KEPT if done else PromiseState.RUNNING
