"""Closed days that the centre has and this store lacks, since it was restored: put in as they were sealed.

They go on from the last one that is here, so the next close has the next number. Where the centre has a day otherwise
that one is named at the next close, as one that the centre refused is (day_sending.py).
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from sqlalchemy import Connection, delete, select

from app.wire.closed_day import read_closed_day
from app.wire.day_facts import SealedDay
from offline_cache.chain import link_of, sworn
from offline_cache.closed_days import newest_closed, put_in, read_sealed
from offline_cache.day_cursors import LEARNED, REFUSED, keep_cursor
from offline_cache.day_known import keep_known
from offline_cache.day_schema import DAY_CURSORS
from offline_cache.journal import JournalKind, append
from offline_cache.moments import to_us
from offline_cache.restored import DAYS_UNKNOWN
from offline_cache.store import Store

log = logging.getLogger(__name__)


@dataclass(slots=True)
class LearnedDays:
    """Called until it came through once. `ask` gives the days from that number on, some at a time, and raises Trouble
    where the centre does not answer; `way` is the name under which the hall's days are told to it."""

    store: Store
    hall_id: str
    ask: Callable[[int], tuple[SealedDay, ...]]
    way: str
    _done: bool = field(default=False, init=False)

    def catch_up(self) -> None:
        """Raises Trouble; what was learned until then stays."""
        while not self._done:
            with self.store.read() as connection:
                last, _ = newest_closed(connection, self.hall_id)
            told = self.ask(max(last, 1))
            self._done = not self.store.write(partial(self._learn, told=told))

    def _learn(self, connection: Connection, told: tuple[SealedDay, ...]) -> bool:
        """True where there may be more."""
        before, at = newest_closed(connection, self.hall_id), self.store.clock.now()
        for each in told:
            last, seal = newest_closed(connection, self.hall_id)
            if each.number == last and each.seal == seal:
                continue
            if (each.number, each.prev) != (last + 1, seal) or not _reads(self.hall_id, each):
                log.warning("closed day %s (Z %d) at the centre does not go on from ours", each.day, each.number)
                keep_cursor(connection, f"{self.way}{REFUSED}", each.number)
                break
            self._put_in(connection, each, at)
        if (after := newest_closed(connection, self.hall_id)) != before:
            keep_cursor(connection, f"{self.way} days", after[0])
            return True
        connection.execute(delete(DAY_CURSORS).where(DAY_CURSORS.c.name == DAYS_UNKNOWN))
        return False

    def _put_in(self, connection: Connection, day: SealedDay, at: datetime) -> None:
        put_in(connection, self.hall_id, replace(day, hmac=sworn(self.store.closed_days_key, day.seal)))
        when = day.day.isoformat()
        keep_cursor(connection, f"{LEARNED}{when}", day.number)
        closed = read_closed_day(day.summary)[1].closed
        if closed is not None:
            keep_known(connection, day.day, closed.known, closed.off)
        append(
            connection,
            key=self.store.journal_key,
            kind=JournalKind.DAY_CLOSED,
            subject=when,
            facts={
                "hall": self.hall_id,
                "day": when,
                "number": day.number,
                "seal": day.seal,
                "staff": day.by,
                "learned": self.way,
            },
            at=at,
        )


def _reads(hall_id: str, day: SealedDay) -> bool:
    if day.seal != link_of(day.prev, day.summary):
        return False
    told = hall_id, day.day.isoformat(), day.number, to_us(day.closed_at), day.by
    return not isinstance(read_sealed(day.summary, told), str)


def days_unknown(connection: Connection, hall_id: str) -> bool:
    """This store was restored, and neither the centre nor a close since has said which days were closed."""
    kept = select(DAY_CURSORS.c.value).where(DAY_CURSORS.c.name == DAYS_UNKNOWN)
    at_restore = connection.execute(kept).scalar()
    return at_restore is not None and newest_closed(connection, hall_id)[0] <= int(at_restore)
