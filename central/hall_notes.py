"""What the hall server works out over the whole hall beside each picture: breaches ahead, alarms, needs, hits, the day.

What costs more is worked out less often: the line played forward every few seconds, desks needed once a minute.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from app.domain.hall_waits import HallWaits, desks_ahead, hit_share, service_s
from app.domain.matter import QueueClass
from app.domain.queue_figures import DayFigures, class_rates, day_figures
from app.domain.queue_picture import HallNotes
from app.domain.routing import rank
from app.domain.service_promise import Breach, breaches
from app.domain.staffing import desk_groups, desks_needed, needs_words, unserved_alarms
from app.domain.ticket_times import Promises
from app.domain.wait_estimate import Calibration, hits_shown
from app.texts.language import Text
from central.hall_board import BoardSeen
from offline_cache.hall_book import HallRules

FORESEEN_EVERY = timedelta(seconds=3)
DAY_EVERY = timedelta(seconds=5)
NEEDS_EVERY = timedelta(minutes=1)
MOST_FORESEEN = 300  # of the line: who is further back is late whatever is done
RATES_OVER = timedelta(hours=2)  # today's rates, as they are now
RATES_LEAST = timedelta(minutes=15)  # before that a hall that has just opened says nothing
NEEDS_SHARE = 0.8  # of customers served within the promise
T = TypeVar("T")


class _Kept(Generic[T]):
    """A figure that is worked out anew once it is `every` old, or the clock was set."""

    def __init__(self, every: timedelta) -> None:
        self._every = every
        self._at: datetime | None = None
        self._value: T | None = None

    def get(self, at: datetime, work_out: Callable[[], T]) -> T:
        if self._value is None or self._at is None or not timedelta(0) <= at - self._at < self._every:
            self._value, self._at = work_out(), at
        return self._value


class NotesOfHall:
    """Asked by one at a time."""

    def __init__(self) -> None:
        self._breaches = _Kept[tuple[Breach, ...]](FORESEEN_EVERY)
        self._day = _Kept[DayFigures](DAY_EVERY)
        self._needs = _Kept[tuple[Text, ...]](NEEDS_EVERY)

    def of(self, seen: BoardSeen, *, rules: HallRules, waits: HallWaits, at: datetime) -> HallNotes:
        hits, told = hit_share(waits)
        return HallNotes(
            breaches=self._breaches.get(at, lambda: _breaches(seen, rules, waits, at)),
            alarms=tuple(alarm.says for alarm in unserved_alarms(seen.now.waiting, desks=seen.now.desks)),
            needs=self._needs.get(at, lambda: _needs(seen, rules.promises, at)),
            hits=hits_shown(Calibration(hits=hits, told=told)),
            day=self._day.get(at, lambda: day_figures(seen.day, now=at, promises=rules.promises)),
        )


def _breaches(seen: BoardSeen, rules: HallRules, waits: HallWaits, at: datetime) -> tuple[Breach, ...]:
    now = seen.now
    line = rank(now.waiting, now_s=now.now_s)[:MOST_FORESEEN]
    return breaches(
        line,
        desks=desks_ahead(waits, seen.courses, desks=now.desks, hour=now.hour, rules=rules.matters, now=at),
        paused=[duty for duty in now.desks if not duty.calls],
        service_s=lambda each: service_s(waits, each, hour=now.hour, rules=rules.matters),
        promises=rules.promises,
        now_s=now.now_s,
    )


def _needs(seen: BoardSeen, promises: Promises, at: datetime) -> tuple[Text, ...]:
    """Classes that have fewer open desks than their rates ask for: those of the same desks together, else each."""
    if not seen.day:
        return ()
    since = max(at - RATES_OVER, min(each.ticket.issued_at for each in seen.day))
    if at - since < RATES_LEAST:
        return ()

    def lacking(queues: Sequence[QueueClass]) -> tuple[Text, ...]:
        needed = _needed(seen, queues, promises, since, at)
        open_now = sum(1 for duty in seen.now.desks if duty.calls and not duty.skills.isdisjoint(queues))
        return (needs_words(queues, needed=needed, open_now=open_now),) if needed > open_now else ()

    came = {each.ticket.queue for each in seen.day if each.ticket.issued_at >= since}
    found: list[Text] = []
    for group in desk_groups(came, desks=seen.now.desks):
        # desks enough for all of them may still lack one skill
        found += lacking(group) or [each for queue in group if len(group) > 1 for each in lacking([queue])]
    return tuple(found)


def _needed(seen: BoardSeen, queues: Sequence[QueueClass], promises: Promises, since: datetime, at: datetime) -> int:
    """0 where too little has happened, or no number of desks would do."""
    rates = class_rates(seen.day, queues=queues, since=since, now=at)
    if rates is None:
        return 0
    try:
        return desks_needed(rates, within_s=promises.ordinary_called_s, share=NEEDS_SHARE).desks
    except ValueError:
        return 0
