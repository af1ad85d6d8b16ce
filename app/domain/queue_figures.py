"""The day's figures of a queue, worked out from its courses alone: promises kept, rates, what the desks did (S84)."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.matter import QueueClass
from app.domain.staffing import Rates, rates_of
from app.domain.ticket_ledger import Standing, TicketCourse
from app.domain.ticket_times import PromiseKind, Promises, PromiseState, promise_clocks, served_s, waited_s
from app.texts import waiting_time as words
from app.texts.language import Text


@dataclass(frozen=True, slots=True)
class Kept:
    """Promises of one kind: how many were kept, missed, and are running still."""

    kept: int = 0
    missed: int = 0
    running: int = 0

    @property
    def share(self) -> float | None:
        """Of those decided; None while none is."""
        decided = self.kept + self.missed
        return self.kept / decided if decided else None


@dataclass(frozen=True, slots=True)
class DayFigures:
    """`protected` and `ordinary` count customers, not tickets: a part split off is no second customer.

    The mean wait is of those who were called, in seconds; None while nobody was.
    """

    protected: int
    ordinary: int
    protected_called: Kept
    protected_finished: Kept
    ordinary_called: Kept
    mean_wait_s: float | None
    finished: int
    left: int
    transfers: int


def day_figures(courses: Iterable[TicketCourse], *, now: datetime, promises: Promises) -> DayFigures:
    """Of all tickets of a day."""
    all_of_them = list(courses)
    customers = [each for each in all_of_them if not each.ticket.split_from]
    cared = [each for each in customers if each.ticket.protected]
    others = [each for each in customers if not each.ticket.protected]
    waits = [waited_s(each, now=now) for each in customers if each.first_called_at is not None]
    return DayFigures(
        protected=len(cared),
        ordinary=len(others),
        protected_called=_kept(cared, PromiseKind.CALLED, now, promises),
        protected_finished=_kept(_whole_visits(cared, all_of_them), PromiseKind.FINISHED, now, promises),
        ordinary_called=_kept(others, PromiseKind.CALLED, now, promises),
        mean_wait_s=sum(waits) / len(waits) if waits else None,
        finished=sum(1 for each in all_of_them if each.standing is Standing.FINISHED),
        left=sum(1 for each in customers if each.standing is Standing.CANCELLED and each.first_called_at is None),
        transfers=sum(each.transfers for each in all_of_them),
    )


def protected_words(figures: DayFigures, *, promises: Promises) -> Text:
    """今天照顾号 14 位：6 分钟内叫到 14，办完 12."""
    return words.DAY_PROTECTED.filled(
        count=figures.protected,
        minutes=promises.protected_called_s // 60,
        called=figures.protected_called.kept,
        finished=figures.protected_finished.kept,
    )


def class_rates(
    courses: Iterable[TicketCourse], *, queues: Collection[QueueClass], since: datetime, now: datetime
) -> Rates | None:
    """Of these classes together between two moments, for staffing.py; None while too little has happened."""
    own = [each for each in courses if each.ticket.queue in queues]
    came = [each for each in own if since <= each.ticket.issued_at < now]
    done = [each for each in own if each.standing is Standing.FINISHED and since <= each.since < now]
    left = [each for each in came if each.standing is Standing.CANCELLED and each.first_called_at is None]
    return rates_of(
        came=len(came),
        served=len(done),
        served_s=sum(served_s(each, now=now) for each in done),
        left=len(left),
        waited_s=sum(waited_s(each, now=now) for each in came),
        over_s=(now - since).total_seconds(),
    )


def protected_per_s(courses: Iterable[TicketCourse], *, since: datetime, now: datetime) -> float:
    """How fast protected customers came between two moments; 0 for no stretch at all."""
    over_s = (now - since).total_seconds()
    count = sum(1 for each in courses if each.ticket.protected and since <= each.ticket.issued_at < now)
    return count / over_s if over_s > 0 else 0.0


def _whole_visits(first_parts: Sequence[TicketCourse], all_of_them: Sequence[TicketCourse]) -> list[TicketCourse]:
    """Each visit by the part that is decided last: it is finished when all of it is."""
    parts: dict[str, list[TicketCourse]] = {each.ticket.id: [each] for each in first_parts}
    for each in all_of_them:
        if each.ticket.split_from in parts:
            parts[each.ticket.split_from].append(each)
    return [max(visit, key=lambda part: (not part.standing.over, part.since)) for visit in parts.values()]


def _kept(courses: Iterable[TicketCourse], kind: PromiseKind, now: datetime, promises: Promises) -> Kept:
    states = [
        clock.state
        for each in courses
        for clock in promise_clocks(each, now=now, promises=promises)
        if clock.kind is kind
    ]
    return Kept(states.count(PromiseState.KEPT), states.count(PromiseState.MISSED), states.count(PromiseState.RUNNING))
