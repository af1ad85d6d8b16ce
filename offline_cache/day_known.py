"""Which facts were in a closed day that this store only learned of, since it was restored (closed_days_learned.py).

A desk tells its facts in their order. So of each kind the moment of its newest one, which is sealed with the day, parts
those that were in it from those that came later. It is kept until that desk has told everything again. Orders that were
voided or settled by then are sealed by their ids.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import Connection, delete, func, select

from app.domain.day_summary import KnownUntil
from offline_cache.day_cursors import LEARNED, keep_cursor
from offline_cache.day_schema import CLOSED_DAYS, DAY_CURSORS, DAY_ORDERS, FACT_TABLES
from offline_cache.moments import from_us, to_us

MOMENTS: Final = {
    "orders": "accepted_at_us",
    "takings": "at_us",
    "events": "at_us",
    "cash": "opened_at_us",
    "moves": "at_us",
}
_KNOWN: Final = "known "  # before day, kind and desk: the moment of the newest such fact in that closed day
_OFF: Final = "off "  # before day and order: that it was voided or settled by then
_CLOSED, _NAME = CLOSED_DAYS.c, DAY_CURSORS.c.name


@dataclass(frozen=True, slots=True)
class LearnedDay:
    """`first` is the first day that was booked on while it was the next to be closed; `until` by (kind, desk)."""

    first: str
    day: str
    until: dict[tuple[str, str], int] = field(default_factory=dict)
    off: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Learned:
    """In their order; `desks` are those that have not told everything again."""

    days: tuple[LearnedDay, ...] = ()
    desks: frozenset[str] = frozenset()

    def holds(self, day: str) -> bool:
        return any(each.first <= day <= each.day for each in self.days)

    def booked(self, kind: str, desk: str, day: str, moment: int) -> str | None:
        """The day it was booked on when it was sealed; None where it was in none of them."""
        for each in self.days:
            if day <= each.day and moment <= each.until.get((kind, desk), -1):
                return max(day, each.first)
        return None

    def comes_off(self, order_id: str, booked: str, undone: str) -> str | None:
        """The day an order booked on a learned one came off, "" where it was off when that was sealed; None where that
        is told first now."""
        for each in self.days:
            if order_id in each.off:
                return "" if booked >= each.first else max(undone, each.first)
        return None


NOTHING: Final = Learned()


def known_until(connection: Connection, hall_id: str, *, after: date | None, day: date) -> tuple[KnownUntil, ...]:
    """Of the facts booked behind the closed day before (None for none), up to `day`, inside the sealing transaction."""
    found = []
    for kind, column in MOMENTS.items():
        here = FACT_TABLES[kind][0].c
        booked = here.booked_on > (after.isoformat() if after else ""), here.booked_on <= day.isoformat()
        newest = select(here.desk, func.max(here[column])).where(here.hall_id == hall_id, *booked).group_by(here.desk)
        found += [KnownUntil(kind, desk, from_us(at)) for desk, at in connection.execute(newest)]
    return tuple(sorted(found, key=lambda each: (each.kind, each.desk)))


def off_by(connection: Connection, hall_id: str, *, after: date | None, day: date) -> tuple[str, ...]:
    """The orders that are off already, or come off, on those days; as known_until."""
    here, first, last = DAY_ORDERS.c, after.isoformat() if after else "", day.isoformat()
    own = (here.booked_on > first) & (here.booked_on <= last) & here.undone_on.is_not(None)
    comes_off = (here.undone_booked_on > first) & (here.undone_booked_on <= last)
    at_once = own & here.undone_booked_on.is_(None)
    found = [connection.execute(select(here.id).where(here.hall_id == hall_id, each)) for each in (at_once, comes_off)]
    return tuple(sorted({order_id for rows in found for order_id in rows.scalars()}))


def keep_known(connection: Connection, day: date, known: Iterable[KnownUntil], off: Iterable[str]) -> None:
    """Of a day that was learned."""
    for order_id in off:
        keep_cursor(connection, f"{_OFF}{day.isoformat()} {order_id}", 1)
    for each in known:
        keep_cursor(connection, f"{_KNOWN}{day.isoformat()} {each.kind} {each.desk}", to_us(each.at))


def forget_known(connection: Connection, desk: str) -> None:
    """It has told everything again: from now on the learned days are closed to it as any."""
    names = [each for each in _marks(connection, _KNOWN) if each.split(" ", 3)[3] == desk]
    if names:
        connection.execute(delete(DAY_CURSORS).where(_NAME.in_(names)))


def learned_days(connection: Connection, hall_id: str) -> Learned:
    wanted = select(_NAME).where(_NAME.between(LEARNED, f"{LEARNED}9999"))
    days = sorted(name.removeprefix(LEARNED) for name in connection.execute(wanted).scalars())
    if not days:
        return NOTHING
    before = select(func.max(_CLOSED.day)).where(_CLOSED.hall_id == hall_id, _CLOSED.day < days[0])
    firsts = [_behind(each) for each in (connection.execute(before).scalar(), *days[:-1])]
    learned = {day: LearnedDay(first, day) for first, day in zip(firsts, days, strict=True)}
    desks = set()
    for name in _marks(connection, _OFF):
        _, day, order_id = name.split(" ", 2)
        learned[day].off.add(order_id)
    for name, at in _marks(connection, _KNOWN).items():
        _, day, kind, desk = name.split(" ", 3)
        desks.add(desk)
        learned[day].until[kind, desk] = at
    return Learned(tuple(learned.values()), frozenset(desks))


def _marks(connection: Connection, prefix: str) -> dict[str, int]:
    wanted = select(_NAME, DAY_CURSORS.c.value).where(_NAME.between(prefix, f"{prefix}9999"))
    found: Any = connection.execute(wanted).all()
    return dict(found)


def _behind(day: str | None) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat() if day else ""
