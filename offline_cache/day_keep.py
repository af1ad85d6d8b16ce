"""Keeping facts by (hall, id): what changed is written, booked on a day, and noted for whoever it is sent to.

A fact is booked on its own day, or behind the last closed one where it came later; there it stays. Days up to the last
closed one count as closed, also those that nobody closed: no close would name what is booked on them any more.
On a closed day nothing is changed any more: of an order only the columns of now are. A cash period that was still
running when its day was closed is told again, whole, on the next open day, under its id with /after behind it: its
count has a day to stand on.

After a restore desks tell again what was in closed days that this store only learned of: such a fact goes on the day it
was booked on then, and what came later is late as ever (day_known.py).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Row, bindparam, case, insert, select, update

from app.domain.day_facts import AFTER, Facts
from app.domain.order import CentralState
from offline_cache.closed_days import last_closed
from offline_cache.day_known import MOMENTS, NOTHING, Learned, learned_days
from offline_cache.day_schema import DAY_CHANGES, DAY_LINES, DAY_ORDERS, FACT_TABLES, fact_columns
from offline_cache.moments import from_us, to_us

F = TypeVar("F")
_AT_ONCE: Final = 400  # of one question
_ALWAYS_NOW: Final = "devices"  # standings, which belong to no day
_OPEN_ENDED: Final = "cash"
_UNDONE: Final = "undone_on"
_COMES_OFF: Final = "undone_booked_on"  # the day on which an order of a closed day is undone
_NOW: Final = {"central_now": "central", "refusal_now": "refusal", "settled_now_us": "settled_at_us"}
_TO_SQL: Final[dict[type, Callable[[Any], Any]]] = {datetime: to_us, date: date.isoformat, bool: int}
_FROM_SQL: Final[dict[type, Callable[[Any], Any]]] = {datetime: from_us, date: date.fromisoformat, bool: bool}
_OF_DESKS: Final = (*MOMENTS, "lines")
_OVER: Final = (CentralState.VOIDED.value, CentralState.SETTLED.value)
_ITS_ORDER = (DAY_ORDERS.c.hall_id == DAY_LINES.c.hall_id) & (DAY_ORDERS.c.id == DAY_LINES.c.order_id)
_BOOKED = select(DAY_ORDERS.c.booked_on).where(_ITS_ORDER).scalar_subquery()
_OFF_LATER = select(DAY_ORDERS.c.id).where(_ITS_ORDER, DAY_ORDERS.c.undone_booked_on.is_not(None)).exists()
_WITH_ITS_ORDER = (
    update(DAY_LINES)
    .where(
        DAY_LINES.c.hall_id == bindparam("of_hall"),
        DAY_LINES.c.order_id.in_(bindparam("ids", expanding=True)),
        select(DAY_ORDERS.c.id).where(_ITS_ORDER).exists(),
    )
    .values(
        booked_on=_BOOKED,
        gone=case(((DAY_LINES.c.gone == "voided") & _OFF_LATER, ""), else_=DAY_LINES.c.gone),
    )
)
_NOTE = insert(DAY_CHANGES).prefix_with("OR REPLACE")  # under a new number: whoever read so far sees it again


class _Kept:
    """One table of facts: how a fact becomes a row and is read again, and its statements."""

    def __init__(self, field: str) -> None:
        self.table, self.made = FACT_TABLES[field]
        self.columns = fact_columns(self.made)
        self.writes = [(each.field, each.column, _TO_SQL.get(each.kind)) for each in self.columns]
        self.now = _NOW if field == "orders" else {}
        self.undone = (_UNDONE, _COMES_OFF) if field == "orders" else ()
        told_as = {of: column for column, of in self.now.items()}
        self.reads = [(told_as.get(each.column, each.column), _FROM_SQL.get(each.kind)) for each in self.columns]
        mine = (self.table.c.hall_id == bindparam("of_hall")) & (self.table.c.id == bindparam("of_id"))
        self.there = select(self.table).where(
            self.table.c.hall_id == bindparam("hall"), self.table.c.id.in_(bindparam("ids", expanding=True))
        )
        self.add = insert(self.table)
        names = [each.column for each in self.columns if each.column != "id"]
        self.change = (
            update(self.table)
            .where(mine)
            .values({n: bindparam(f"new_{n}") for n in (*names, "booked_on", *self.now, *self.undone[1:])})
        )
        on_closed = (*self.now, *self.undone) or names[:1]
        self.change_now = update(self.table).where(mine).values({n: bindparam(f"new_{n}") for n in on_closed})

    def row(self, fact: Any) -> dict[str, Any]:
        row = {}
        for field, column, written in self.writes:
            value = getattr(fact, field)
            row[column] = value if written is None or value is None else written(value)
        for column, of in self.now.items():
            row[column] = row[of]
        return row

    def read(self, row: Row[Any]) -> Any:
        found = row._mapping  # its columns by name
        return self.made(*(found[c] if read is None or found[c] is None else read(found[c]) for c, read in self.reads))


_KEPT: Final = {field: _Kept(field) for field in FACT_TABLES}
_BY_KIND: Final = {kept.made: kept for kept in _KEPT.values()}


@dataclass(frozen=True, slots=True)
class _Days:
    """Up to which day a hall's days are closed, "" for none, and the next that is open. A desk goes on telling of those
    that this store only learned of until it has told everything again; the queue's own stay as the backup had them."""

    last: str = ""
    after: str = ""
    learned: Learned = NOTHING

    def closed(self, field: str, row: Mapping[str, Any], day: str) -> bool:
        if field in _OF_DESKS and row["desk"] not in self.learned.desks:
            return day <= self.last
        return day <= self.last and not self.learned.holds(day)

    def booked(self, field: str, row: Mapping[str, Any]) -> str:
        """Its own day, the one it was booked on before it was told again, or the next that is open."""
        day: str = row["day"]
        if field in MOMENTS and row["desk"] in self.learned.desks and day <= self.last:
            return self.learned.booked(field, row["desk"], day, row[MOMENTS[field]]) or self.after
        return self.after if self.closed(field, row, day) else day

    def as_sealed(self, row: dict[str, Any], booked: str, before: Row[Any] | None) -> dict[str, Any]:
        """An order told again as it was in its learned day, and the day it came off behind that."""
        comes_off = None if before is None else before.undone_booked_on
        if row[_UNDONE] is None or row["desk"] not in self.learned.desks or not self.learned.holds(booked):
            return row | {_COMES_OFF: comes_off}
        comes_off = comes_off or self.learned.comes_off(row["id"], booked, row[_UNDONE])
        if comes_off == "":
            return row | {_COMES_OFF: None}
        was = before.central if before is not None and before.central not in _OVER else CentralState.ACCEPTED.value
        return row | {"central": was, _COMES_OFF: comes_off or max(row[_UNDONE], self.after)}


def keep_facts(
    connection: Connection, hall_id: str, facts: Facts, *, noted: bool, whose_days_close: bool = True
) -> int:
    """How many were new or changed. `noted`: for sending on. Within a transaction under way.

    Told again it changes nothing. Without `whose_days_close` every fact stays on its own day and goes on changing: for
    the centre, which hears of closed days, too, and may hear of them before the facts of a counter that was cut off.
    """
    days = _closed_days(connection, hall_id) if whose_days_close else _Days()
    changed = 0
    for field, kept in _KEPT.items():
        told = getattr(facts, field)
        for begin in range(0, len(told), _AT_ONCE):
            rows = [kept.row(fact) for fact in told[begin : begin + _AT_ONCE]]
            ids = _keep(connection, hall_id, field, rows, days)
            if noted and ids:
                connection.execute(_NOTE, [{"kind": field, "fact_id": each} for each in ids])
            changed += len(ids)
    again = {each.id for each in facts.orders if each.desk in days.learned.desks}
    again |= {each.order_id for each in facts.lines if each.desk in days.learned.desks}
    if again:
        connection.execute(_WITH_ITS_ORDER, {"of_hall": hall_id, "ids": sorted(again)})
    return changed


def read_facts(connection: Connection, hall_id: str, wanted: Sequence[tuple[str, str]]) -> Facts:
    """Those that are there of (field of Facts, id)."""
    by_field: dict[str, list[str]] = {}
    for field, fact_id in wanted:
        by_field.setdefault(field, []).append(fact_id)
    found: dict[str, Any] = {}
    for field, ids in by_field.items():
        kept = _KEPT[field]
        found[field] = tuple(kept.read(row) for row in connection.execute(kept.there, {"hall": hall_id, "ids": ids}))
    return Facts(**found)


def read_fact(kind: type[F], row: Row[Any]) -> F:
    """A row of the table of this kind of fact as the fact it holds."""
    found: F = _BY_KIND[kind].read(row)
    return found


def _closed_days(connection: Connection, hall_id: str) -> _Days:
    last = last_closed(connection, hall_id)
    if last is None:
        return _Days()
    return _Days(last.isoformat(), (last + timedelta(days=1)).isoformat(), learned_days(connection, hall_id))


def _keep(connection: Connection, hall_id: str, field: str, rows: list[dict[str, Any]], days: _Days) -> list[str]:
    """The ids of what was written."""
    kept = _KEPT[field]
    new, changed, now = list[dict[str, Any]](), list[dict[str, Any]](), list[dict[str, Any]]()
    there = _there(connection, kept, hall_id, [row["id"] for row in rows])
    for row in rows:
        before = there.get(row["id"])
        if field == _OPEN_ENDED:
            while before is not None and days.closed(field, row, before.booked_on) and _differs(before, row):
                row = row | {"id": row["id"] + AFTER}
                before = _there(connection, kept, hall_id, [row["id"]]).get(row["id"])
        if before is None:
            booked = days.booked(field, row)
            told = days.as_sealed(row, booked, None) if kept.undone else row
            new.append(told | {"hall_id": hall_id, "booked_on": booked})
        elif days.closed(field, row, before.booked_on) and field != _ALWAYS_NOW:
            if any(before._mapping[name] != row[name] for name in kept.now):
                now.append(_of(hall_id, row | _coming_off(kept, before, row, days)))
        else:
            told = days.as_sealed(row, before.booked_on, before) if kept.undone else row
            if _differs(before, told):
                booked = days.booked(field, row) if field == _ALWAYS_NOW else before.booked_on
                changed.append(_of(hall_id, told) | {"new_booked_on": booked})
    if new:
        connection.execute(kept.add, new)
    if changed:
        connection.execute(kept.change, changed)
    if now:
        connection.execute(kept.change_now, now)
    return [*(row["id"] for row in new), *(row["of_id"] for row in (*changed, *now))]


def _coming_off(kept: _Kept, before: Row[Any], row: dict[str, Any], days: _Days) -> dict[str, Any]:
    """The day on which it comes off, once it does: of the act, or the next that is open."""
    if not kept.undone:
        return {}
    undone, there = row[_UNDONE], before._mapping
    is_new = undone is not None and there[_UNDONE] is None
    return {_COMES_OFF: max(undone, days.after) if is_new else there[_COMES_OFF]}


def _there(connection: Connection, kept: _Kept, hall_id: str, ids: list[str]) -> dict[str, Row[Any]]:
    return {row.id: row for row in connection.execute(kept.there, {"hall": hall_id, "ids": ids})}


def _differs(before: Row[Any], row: dict[str, Any]) -> bool:
    there = before._mapping
    return any(there[name] != value for name, value in row.items() if name != "id")


def _of(hall_id: str, row: dict[str, Any]) -> dict[str, Any]:
    return {"of_hall": hall_id, "of_id": row["id"], **{f"new_{name}": value for name, value in row.items()}}
