"""What the hall server does by itself: it learns from every call and service, ends days that are over, and forgets.

What was learned is kept every few minutes and at the stop: after a crash the last minutes are not learned from, and
nothing else is lost.
"""

import logging
import threading
from collections.abc import Callable
from datetime import date, datetime, timedelta

from app.domain import hall_waits
from app.domain.hall_waits import HallWaits
from app.domain.queue_ticket import business_day
from app.domain.ticket_ledger import Act, Standing, TicketCourse
from app.domain.ticket_times import served_s, waited_s
from app.errors import QueueRefused
from app.ports import Clock
from offline_cache.hall_ask_book import forget_asks
from offline_cache.hall_book import HallRules, QueueStore
from offline_cache.hall_closing import end_day, forget_people, keep_learned
from offline_cache.hall_copies import forget_copies
from offline_cache.hall_numbers import days_ahead
from offline_cache.hall_parked import forget_parked
from offline_cache.hall_view import HallView

LEARNED = "waits"  # under which it is kept
BY_ITSELF = "@hall"  # who ended a day, where no person did
KEPT_DAYS = 7  # whose tickets they were is forgotten after, and forms that were parked
STAYS_OPEN = timedelta(hours=1)  # after its day whoever still waits can be called: numbers go on behind theirs
SERVES_ON = timedelta(hours=6)  # after its day whoever is at a desk still is ended by the hall itself
UNSAID_KEPT_DAYS = 90  # copies of which nobody said here that the centre has them
COPIES_KEPT_DAYS = 30  # of orders the centre has; until days are closed this is longer than any day is corrected

log = logging.getLogger(__name__)


class HallDays:
    """`heard` is asked in the order of the acts; the rest from any thread."""

    def __init__(
        self, store: QueueStore, *, rules: HallRules, clock: Clock, cancelled: Callable[[], None] = lambda: None
    ) -> None:
        """`cancelled` is told where tickets were cancelled at the end of their day."""
        self._cancelled = cancelled
        self._store, self._rules, self._clock = store, rules, clock
        self._turn = threading.Lock()
        self._waits = _kept(HallView(store, rules=rules))
        self._unkept = False
        self._ended: date | None = None
        self._forgot: date | None = None
        self._last: dict[
            str, Act
        ] = {}  # of open tickets what was learned from last: an answer told again teaches nothing

    @property
    def waits(self) -> HallWaits:
        return self._waits

    def ruled(self, rules: HallRules) -> None:
        """From now on by these rules."""
        self._rules = rules

    def heard(self, course: TicketCourse) -> None:
        """After an act on this ticket."""
        act = course.periods[-1].ended_by if course.periods else None
        if act not in (Act.CALL, Act.FINISH) or self._last.get(course.ticket.id) is act:
            return
        now, ticket = self._clock.now(), course.ticket
        with self._turn:
            if act is Act.FINISH:
                hour, took_s = course.since.astimezone(self._rules.zone).hour, served_s(course, now=now)
                rules = self._rules.matters
                self._waits = hall_waits.served(
                    self._waits, matters=course.matters, hour=hour, took_s=took_s, rules=rules
                )
            elif course.first_called_at == course.since and not ticket.split_from:
                protected, waited = ticket.protected, waited_s(course, now=now)
                self._waits = hall_waits.called(
                    self._waits, queue=course.queue, protected=protected, told=ticket.told, waited_s=waited
                )
            self._unkept = True
            self._last[ticket.id] = act
            if course.standing is Standing.FINISHED and len(self._last) > 5000:
                self._last.clear()

    def keep(self) -> None:
        """What was learned since it was kept last."""
        with self._turn:
            body, unkept, self._unkept = hall_waits.written(self._waits), self._unkept, False
        if unkept:
            keep_learned(self._store, hall_id=self._rules.hall_id, learned={LEARNED: body})

    def tidy(self) -> None:
        """Ends what is left of earlier days, forgets people of days long over, keeps what was learned."""
        now, rules = self._clock.now(), self._rules
        today = business_day(now - STAYS_OPEN, rules.zone, begins=rules.day_begins)
        if self._forgot != today:
            self._forget(now, today)
        if self._ended != today:
            self._end_before(now, today)
        self.keep()

    def _end_before(self, now: datetime, today: date) -> None:
        """While somebody is at a desk still it is looked at again next time, but not for ever: nobody may sit there."""
        rules, yesterday = self._rules, today - timedelta(days=1)
        long_over = business_day(now - SERVES_ON, rules.zone, begins=rules.day_begins) > yesterday
        try:
            left = end_day(self._store, rules=rules, day=yesterday, by=BY_ITSELF, at=now, at_desks_too=long_over)
        except QueueRefused:
            return
        with self._turn:
            new_day = self._ended is not None
            if new_day:
                self._waits, self._unkept = hall_waits.next_day(self._waits), True
            self._ended = today
        if left or new_day:
            self._cancelled()  # the day before is not looked at any more
        if left:
            log.info("tickets cancelled at the end of their day: %d", left)

    def _forget(self, now: datetime, today: date) -> None:
        """Once a day, whether or not the day before could be ended."""
        rules = self._rules
        forget_people(self._store, rules=rules, before=today - timedelta(days=KEPT_DAYS))
        forget_parked(self._store, hall_id=rules.hall_id, before=now - timedelta(days=KEPT_DAYS))
        forget_asks(
            self._store,
            hall_id=rules.hall_id,
            before=now - timedelta(days=KEPT_DAYS),
            open_before=now - timedelta(days=UNSAID_KEPT_DAYS),
        )
        unsaid = forget_copies(
            self._store,
            hall_id=rules.hall_id,
            before=now - timedelta(days=COPIES_KEPT_DAYS),
            unsaid_before=now - timedelta(days=UNSAID_KEPT_DAYS),
        )
        if unsaid:
            log.warning("copies of orders forgotten of which the centre never spoke here: %d", unsaid)
        with self._store.read() as connection:
            ahead = days_ahead(connection, rules.hall_id, today=today)
        if ahead:
            log.error("this machine's clock was wrong once: tickets were issued on %s", ", ".join(map(str, ahead)))
        self._forgot = today


def _kept(view: HallView) -> HallWaits:
    """What can not be read is left out: the hall learns anew."""
    body = view.learned().get(LEARNED)
    try:
        return HallWaits() if body is None else hall_waits.read(body)
    except (ValueError, KeyError, TypeError) as wrong:
        log.error("what earlier days taught cannot be read: %s", type(wrong).__name__)
        return HallWaits()
