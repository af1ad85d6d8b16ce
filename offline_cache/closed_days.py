"""Closed days: sealed once with their summary, in a chain of their own, and read back as they were sealed.

Each seal is over the one before and the summary; the HMAC over it needs the store's key. The Z numbers of a hall go up
by one. The journal swears to each close in the same transaction, so a day cut off at the end is missed too.
"""

import hmac
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, and_, column, func, insert, select, table

from app.domain.day_summary import DaySummary
from app.errors import Bug, DayTampered
from app.texts import day_close as words
from app.wire.closed_day import closed_day_json, read_closed_day
from app.wire.day_facts import SealedDay
from offline_cache.chain import FIRST, link_of, sworn
from offline_cache.day_schema import CLOSED_DAYS
from offline_cache.journal import JournalKind, facts_in
from offline_cache.moments import from_us, to_us
from offline_cache.schema import JOURNAL

_HERE = CLOSED_DAYS.c
_GUARDED = ("update", "delete", "insert")
_TRIGGERS = table("sqlite_master", column("name"), column("sql"), column("type"))
_SAYS_NO = and_(
    _TRIGGERS.c.type == "trigger",
    _TRIGGERS.c.name.in_([f"closed_days_{act}_refused" for act in _GUARDED]),
    _TRIGGERS.c.sql.contains("RAISE(ABORT, 'closed_days rows are only ever added')"),
)


@dataclass(frozen=True, slots=True)
class ClosedDayFault:
    """`what` was done behind the program's back to the day of this Z number; for the store's check."""

    day: str
    number: int
    what: str

    def __str__(self) -> str:
        return f"closed day {self.day} (Z {self.number}) {self.what}"


def last_closed(connection: Connection, hall_id: str) -> date | None:
    """The latest day that was closed: what arrives for it or an earlier one is booked behind it (day_keep.py)."""
    found = connection.execute(select(func.max(_HERE.day)).where(_HERE.hall_id == hall_id)).scalar()
    return None if found is None else date.fromisoformat(found)


def newest_closed(connection: Connection, hall_id: str) -> tuple[int, str]:
    """Z number and seal of the hall's last closed day; 0, and what the first one stands behind, where there is none.

    Only true inside the transaction that seals the next.
    """
    newest = select(_HERE.number, _HERE.seal).where(_HERE.hall_id == hall_id).order_by(_HERE.number.desc()).limit(1)
    number, seal = connection.execute(newest).one_or_none() or (0, FIRST)
    return int(number), str(seal)


def seal_day(connection: Connection, hall_id: str, summary: DaySummary, *, key: bytes) -> DaySummary:
    """Within the caller's transaction; gives the summary with its seal. `summary.closed` says number, when and who.

    Raises Bug for a day that is closed already, more than one day, or a number that leaves a gap.
    """
    closed, (last, prev) = summary.closed, newest_closed(connection, hall_id)
    if closed is None or not summary.scope.one_day or closed.number != last + 1:
        raise Bug("a day is sealed once, under the next number")
    body = closed_day_json(replace(summary, closed=replace(closed, seal="")), hall_id=hall_id)
    seal = link_of(prev, body)
    day = SealedDay(summary.scope.first, closed.number, closed.at, closed.by, body, prev, seal, sworn(key, seal))
    put_in(connection, hall_id, day)
    return replace(summary, closed=replace(closed, seal=seal))


def put_in(connection: Connection, hall_id: str, sealed: SealedDay) -> None:
    """As it was sealed, here or elsewhere."""
    row = {each.name: getattr(sealed, each.name) for each in fields(sealed) if each.name != "closed_at"}
    row |= {"hall_id": hall_id, "day": sealed.day.isoformat(), "closed_at_us": to_us(sealed.closed_at)}
    connection.execute(insert(CLOSED_DAYS).values(row))


def sealed_summary(connection: Connection, hall_id: str, day: date, *, key: bytes | None = None) -> DaySummary | None:
    """As it was sealed, None for a day that is not closed. Raises DayTampered where it does not read back so.

    `key` is the store's `closed_days_key`; where nobody here has it, the seals alone are looked at.
    """
    row = connection.execute(_of(hall_id, day)).one_or_none()
    if row is None:
        return None
    before = select(_HERE.seal).where(_HERE.hall_id == hall_id, _HERE.number == row.number - 1)
    prev = connection.execute(before).scalar() or FIRST
    summary = _unsealed(row, prev=prev, key=key)
    if isinstance(summary, str):
        raise DayTampered(words.TAMPERED, day=day, number=row.number)
    return summary


def sealed_days(connection: Connection, hall_id: str, *, first: int, most: int) -> tuple[SealedDay, ...]:
    """By their numbers, from `first` on, as they travel."""
    wanted = select(CLOSED_DAYS).where(_HERE.hall_id == hall_id, _HERE.number >= first)
    rows = connection.execute(wanted.order_by(_HERE.number).limit(most))
    return tuple(
        SealedDay(
            date.fromisoformat(row.day),
            row.number,
            from_us(row.closed_at_us),
            row.by,
            row.summary,
            row.prev,
            row.seal,
            row.hmac,
        )
        for row in rows
    )


def closed_day_faults(connection: Connection, *, key: bytes) -> Iterator[ClosedDayFault]:
    """Days that were changed, added, renumbered or taken away behind the program's back, and what guards them."""
    guards = select(func.count()).select_from(_TRIGGERS).where(_SAYS_NO)
    if connection.execute(guards).scalar_one() != len(_GUARDED):
        yield ClosedDayFault("?", 0, "can be changed: the table's guard is gone")
    last: dict[str, tuple[int, str]] = {}
    there: set[str] = set()
    for row in connection.execute(select(CLOSED_DAYS).order_by(_HERE.hall_id, _HERE.number)):
        number, prev = last.get(row.hall_id, (0, FIRST))
        for missing in range(number + 1, row.number):
            yield ClosedDayFault("?", missing, "was taken away")
        gap = row.number != number + 1
        found = _unsealed(row, prev=row.prev if gap else prev, key=key)
        if isinstance(found, str):
            yield ClosedDayFault(row.day, row.number, found)
        last[row.hall_id] = row.number, row.seal
        there.add(row.seal)
    sworn_to: dict[str, dict[str, Any]] = {}
    for body in connection.execute(select(JOURNAL.c.body).where(JOURNAL.c.kind == JournalKind.DAY_CLOSED)).scalars():
        facts = facts_in(body)
        sworn_to[str(facts["seal"])] = facts
    for seal, facts in sworn_to.items():
        if seal not in there:
            yield ClosedDayFault(str(facts["day"]), int(facts["number"]), "is not as the journal swears")
    if not there <= sworn_to.keys():
        yield ClosedDayFault("?", 0, "is not sworn to in the journal")


def _unsealed(row: Row[Any], *, prev: str, key: bytes | None) -> DaySummary | str:
    """The summary, or what is wrong with the row."""
    if row.prev != prev:
        return "does not go on from the day before it"
    if row.seal != link_of(row.prev, row.summary):
        return "was changed"
    if key is not None and not hmac.compare_digest(row.hmac, sworn(key, row.seal)):
        return "was not sealed by this program"
    found = read_sealed(row.summary, (row.hall_id, row.day, row.number, row.closed_at_us, row.by))
    if isinstance(found, str) or found.closed is None:
        return found
    return replace(found, closed=replace(found.closed, seal=row.seal))


def read_sealed(body: str, told: tuple[str, str, int, int, str]) -> DaySummary | str:
    """What was sealed, or what is wrong with it. `told`: hall, ISO day, number, moment and staff of the close beside
    it."""
    try:
        hall_id, summary = read_closed_day(body)
    except ValueError:
        return "cannot be read"
    closed = summary.closed
    if closed is None:
        return "says nothing of its close"
    said = hall_id, summary.scope.first.isoformat(), closed.number, to_us(closed.at), closed.by
    return summary if said == told else "does not agree with its summary"


def _of(hall_id: str, day: date) -> Any:
    return select(CLOSED_DAYS).where(_HERE.hall_id == hall_id, _HERE.day == day.isoformat())
