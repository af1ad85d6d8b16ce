"""Numbers of tickets: whose turn it is to give them out, which day it is, the counter, ranges lent to others.

Each is one statement on a row inside the caller's writing transaction, so that no two tickets get one number.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or

from app.domain.matter import QueueClass
from app.domain.queue_asked import Lease
from app.domain.queue_ticket import MOST_AHEAD, TicketNumber, business_day, next_mark, prefix_of
from app.errors import QueueRefused
from app.texts import queue_acts as words
from offline_cache.hall_schema import COUNTERS, DAYS, EPOCHS, LEASES, TICKETS
from offline_cache.moments import from_us, to_us
from offline_cache.prepared import Prepared

FIRST_MARK = ""
MOST_LENT = 200  # numbers in one range: what a counter issues in the longest day alone
LENT_FOR = timedelta(days=1)
_MARK = Prepared(
    select(EPOCHS.c.mark).where(EPOCHS.c.hall_id == bindparam("hall")).order_by(EPOCHS.c.seq.desc()).limit(1)
)
_NEWEST_DAY = Prepared(
    select(func.max(DAYS.c.day)).where(DAYS.c.hall_id == bindparam("hall"), DAYS.c.day <= bindparam("at_most"))
)
_COUNT_ON = Prepared(
    update(COUNTERS)
    .where(
        COUNTERS.c.hall_id == bindparam("hall"),
        COUNTERS.c.day == bindparam("on"),
        COUNTERS.c.prefix == bindparam("under"),
    )
    .values(last_n=COUNTERS.c.last_n + bindparam("by"))
    .returning(COUNTERS.c.last_n)
)


def current_mark(connection: Connection, hall_id: str) -> str:
    """Of whoever gives out the hall's numbers now: a hall that never lost a server has the first."""
    found = _MARK.run(connection, {"hall": hall_id}).fetchone()
    return FIRST_MARK if found is None else str(found[0])


def begin_epoch(connection: Connection, hall_id: str, *, mark: str, by: str, reason: str, at: datetime) -> None:
    """From now on numbers bear `mark`. The same mark again changes nothing."""
    if current_mark(connection, hall_id) == mark:
        return
    row = {"hall_id": hall_id, "mark": mark, "begun_at_us": to_us(at), "by": by, "reason": reason}
    connection.execute(insert(EPOCHS), row)


def promote(connection: Connection, hall_id: str, *, after: str, by: str, reason: str, at: datetime) -> str:
    """A spare takes over from a server that bore `after`: the mark it bears from now on."""
    mark = next_mark(after)
    begin_epoch(connection, hall_id, mark=mark, by=by, reason=reason, at=at)
    return mark


def today(connection: Connection, hall_id: str, *, at: datetime, zone: ZoneInfo, begins: time) -> date:
    """The hall's day of a ticket issued now, opened on its first; never one before the newest there is, but for days
    that a wrong clock opened far ahead: their numbers stay theirs, and the clock is believed again."""
    at_most = (business_day(at, zone, begins=begins) + MOST_AHEAD).isoformat()
    (newest,) = _NEWEST_DAY.run(connection, {"hall": hall_id, "at_most": at_most}).fetchone() or (None,)
    not_before = None if newest is None else date.fromisoformat(newest)
    day = business_day(at, zone, begins=begins, not_before=not_before)
    if day != not_before:
        connection.execute(insert(DAYS), {"hall_id": hall_id, "day": day.isoformat(), "begun_at_us": to_us(at)})
    return day


def days_ahead(connection: Connection, hall_id: str, *, today: date) -> tuple[date, ...]:
    """Days that only a wrong clock can have opened."""
    here = DAYS.c
    wanted = select(here.day).where(here.hall_id == hall_id, here.day > (today + MOST_AHEAD).isoformat())
    return tuple(date.fromisoformat(day) for day in connection.execute(wanted.order_by(here.day)).scalars())


def next_number(connection: Connection, hall_id: str, *, day: date, prefix: str) -> TicketNumber:
    return TicketNumber(day, prefix, _count_on(connection, hall_id, day, prefix, by=1))


def lend(
    connection: Connection,
    hall_id: str,
    *,
    id: str,
    day: date,
    queue: QueueClass,
    count: int,
    holder: str,
    at: datetime,
    expires_at: datetime,
) -> Lease:
    """A range of `count` numbers for `holder`; the counter goes on behind it. Asked again with one `id`, one range.

    It ends after LENT_FOR at the latest. Raises QueueRefused for none or too many.
    """
    if not 1 <= count <= MOST_LENT:
        raise QueueRefused(words.LEASE_COUNT, most=MOST_LENT)
    there = _lease(connection, id)
    if there is not None:
        return there
    prefix, expires_at = prefix_of(current_mark(connection, hall_id), queue), min(expires_at, at + LENT_FOR)
    last_n = _count_on(connection, hall_id, day, prefix, by=count)
    row = {
        "id": id,
        "hall_id": hall_id,
        "day": day.isoformat(),
        "prefix": prefix,
        "first_n": last_n - count + 1,
        "last_n": last_n,
        "holder": holder,
        "granted_at_us": to_us(at),
        "expires_at_us": to_us(expires_at),
    }
    connection.execute(insert(LEASES), row)
    return Lease(id, day, prefix, last_n - count + 1, last_n, holder, expires_at)


def lease_of(connection: Connection, lease_id: str, number: TicketNumber) -> Lease:
    """Raises QueueRefused where nothing was lent under this id, or `number` is not among it.

    A lease that has expired still covers what its holder gave out: it only may give out no more.
    """
    lease = _lease(connection, lease_id)
    if lease is None:
        raise QueueRefused(words.LEASE_UNKNOWN)
    inside = lease.first_n <= number.n <= lease.last_n
    if (number.day, number.prefix) != (lease.day, lease.prefix) or not inside:
        raise QueueRefused(words.LEASE_NOT_IN, number=str(number), first=lease.first_n, last=lease.last_n)
    return lease


def _lease(connection: Connection, lease_id: str) -> Lease | None:
    row = connection.execute(select(LEASES).where(LEASES.c.id == lease_id)).one_or_none()
    if row is None:
        return None
    day, until = date.fromisoformat(row.day), from_us(row.expires_at_us)
    return Lease(row.id, day, row.prefix, row.first_n, row.last_n, row.holder, until)


def _count_on(connection: Connection, hall_id: str, day: date, prefix: str, *, by: int) -> int:
    """The counter's last number after `by` more. A day begins behind the numbers of yesterday that are still open, so
    that a hall open overnight never shows one number twice."""
    values: dict[str, str | int | bytes | None] = {"hall": hall_id, "on": day.isoformat(), "under": prefix, "by": by}
    found = _COUNT_ON.run(connection, values).fetchone()
    if found is not None:
        return int(found[0])
    here = COUNTERS.c
    open_still = select(func.max(TICKETS.c.n)).where(
        TICKETS.c.hall_id == hall_id,
        TICKETS.c.prefix == prefix,
        TICKETS.c.standing.not_in(("finished", "cancelled")),
    )
    begun = (connection.execute(open_still).scalar() or 0) + by
    row = {"hall_id": hall_id, "day": day.isoformat(), "prefix": prefix, "last_n": begun}
    first = insert_or(COUNTERS).values(row)
    again = first.on_conflict_do_update(
        index_elements=[here.hall_id, here.day, here.prefix], set_={"last_n": here.last_n + by}
    )
    return int(connection.execute(again.returning(here.last_n)).scalar_one())
