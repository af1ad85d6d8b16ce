"""The queue as screens, displays and reports read it, beside whatever is being written."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, select

from app.domain.desk_duty import DeskDuty, DeskPeriod
from app.domain.routing import Waiting
from app.domain.ticket_ledger import Period, TicketCourse
from offline_cache import hall_desks
from offline_cache.hall_book import HallBook, HallRules, QueueStore
from offline_cache.hall_queue_rows import load, period_of
from offline_cache.hall_schema import LEARNED, LEDGER, TICKETS
from offline_cache.moments import to_us

_AT_MOST = 500  # below SQLite's bound on parameters


@dataclass(frozen=True, slots=True)
class Change:
    """A period just closed, with its place in the ledger: what event streams go on from."""

    seq: int
    period: Period


class HallView:
    """Each answer is one consistent view of what is committed."""

    def __init__(self, store: QueueStore, *, rules: HallRules) -> None:
        self._store, self._hall, self._book = store, rules.hall_id, HallBook(rules)
        self._turn = threading.Lock()  # the book remembers what it worked out

    def course(self, ticket_id: str) -> TicketCourse | None:
        with self._store.read() as connection:
            found = self._book.find(connection, ticket_id)
        return None if found is None else found.course

    def waiting(self) -> list[Waiting]:
        with self._turn, self._store.read() as connection:
            return self._book.waiting(connection)

    def open_courses(self) -> tuple[TicketCourse, ...]:
        """Everybody who is not done, in the order of their tickets."""
        return self._courses(TICKETS.c.standing.not_in(("finished", "cancelled")))

    def day_courses(self, day: date) -> tuple[TicketCourse, ...]:
        """All tickets of a hall day, done or not: what the day's figures are worked out from."""
        return self._courses(TICKETS.c.day == day.isoformat())

    def desks(self) -> tuple[DeskDuty, ...]:
        with self._store.read() as connection:
            return hall_desks.on_duty(connection, self._hall)

    def desk_periods(self, *, since: datetime, until: datetime) -> tuple[DeskPeriod, ...]:
        with self._store.read() as connection:
            return hall_desks.desk_periods(connection, self._hall, since=since, until=until)

    def periods(self, *, since: datetime, until: datetime) -> tuple[Period, ...]:
        """Closed ones that ended in this stretch of time, in order."""
        here = LEDGER.c
        wanted = select(LEDGER).where(here.ended_us >= to_us(since), here.ended_us < to_us(until)).order_by(here.seq)
        with self._store.read() as connection:
            return tuple(period_of(row) for row in connection.execute(wanted))

    def changes(self, *, after: int, most: int = _AT_MOST) -> tuple[Change, ...]:
        """What was closed after the period numbered `after`, 0 for all; for event streams that were cut."""
        wanted = select(LEDGER).where(LEDGER.c.seq > after).order_by(LEDGER.c.seq).limit(most)
        with self._store.read() as connection:
            return tuple(Change(row.seq, period_of(row)) for row in connection.execute(wanted))

    def learned(self) -> Mapping[str, str]:
        """What earlier days taught, by name, as JSON (hall_closing.py keeps it)."""
        wanted = select(LEARNED.c.name, LEARNED.c.body).where(LEARNED.c.hall_id == self._hall)
        with self._store.read() as connection:
            return {row.name: row.body for row in connection.execute(wanted)}

    def _courses(self, those: ColumnElement[bool]) -> tuple[TicketCourse, ...]:
        wanted = select(TICKETS.c.id).where(TICKETS.c.hall_id == self._hall, those).order_by(TICKETS.c.seq)
        with self._store.read() as connection:
            ids = list(connection.execute(wanted).scalars())
            parts = [load(connection, ids[at : at + _AT_MOST]) for at in range(0, len(ids), _AT_MOST)]
        return tuple(each.course for part in parts for each in part)
