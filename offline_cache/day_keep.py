"""Keeping facts by (hall, id): what changed is written, booked on a day, and noted for whoever it is sent to.

A fact is booked on its own day, or behind the last closed one where it came later; there it stays. Days up to the last
closed one count as closed, also those that nobody closed: no close would name what is booked on them any more.
On a closed day nothing is changed any more: of an order only the columns of now are. A cash period that was still
running when its day was closed is told again, whole, on the next open day, under its id with /after behind it: its
count has a day to stand on.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from app.domain.day_facts import AFTER, Facts
from offline_cache.closed_days import last_closed
from offline_cache.day_cursors import LEARNED
from offline_cache.day_schema import DAY_CHANGES, DAY_CURSORS, FACT_TABLES, fact_columns
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
_LEARNED = select(DAY_CURSORS.c.name).where(DAY_CURSORS.c.name.between(LEARNED, f"{LEARNED}9999"))
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
            update(self.table).where(mine).values({n: bindparam(f"new_{n}") for n in (*names, "booked_on", *self.now)})
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
    """Up to which day a hall's days are closed, "" for none, and the next that is open. Those that this store only
    learned of go on taking their own facts: what is told to it again was in them when they were sealed."""

    last: str = ""
    after: str = ""
    learned: frozenset[str] = frozenset()

    def closed(self, day: str) -> bool:
        return day <= self.last and day not in self.learned

    def booked(self, day: str) -> str:
        """The day itself, or the next that is open."""
        return self.after if self.closed(day) else day


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
    learned = frozenset(name.removeprefix(LEARNED) for name in connection.execute(_LEARNED).scalars())
    return _Days(last.isoformat(), (last + timedelta(days=1)).isoformat(), learned)


def _keep(connection: Connection, hall_id: str, field: str, rows: list[dict[str, Any]], days: _Days) -> list[str]:
    """The ids of what was written."""
    kept = _KEPT[field]
    new, changed, now = list[dict[str, Any]](), list[dict[str, Any]](), list[dict[str, Any]]()
    there = _there(connection, kept, hall_id, [row["id"] for row in rows])
    for row in rows:
        before = there.get(row["id"])
        if field == _OPEN_ENDED:
            while before is not None and days.closed(before.booked_on) and _differs(before, row):
                row = row | {"id": row["id"] + AFTER}
                before = _there(connection, kept, hall_id, [row["id"]]).get(row["id"])
        if before is None:
            new.append(row | {"hall_id": hall_id, "booked_on": days.booked(row["day"])})
        elif days.closed(before.booked_on) and field != _ALWAYS_NOW:
            if any(before._mapping[name] != row[name] for name in kept.now):
                now.append(_of(hall_id, row | _coming_off(kept, before, row, days)))
        elif _differs(before, row):
            booked = days.booked(row["day"]) if field == _ALWAYS_NOW else before.booked_on
            changed.append(_of(hall_id, row) | {"new_booked_on": booked})
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
    return {_COMES_OFF: days.booked(undone) if is_new else there[_COMES_OFF]}


def _there(connection: Connection, kept: _Kept, hall_id: str, ids: list[str]) -> dict[str, Row[Any]]:
    return {row.id: row for row in connection.execute(kept.there, {"hall": hall_id, "ids": ids})}


def _differs(before: Row[Any], row: dict[str, Any]) -> bool:
    there = before._mapping
    return any(there[name] != value for name, value in row.items() if name != "id")


def _of(hall_id: str, row: dict[str, Any]) -> dict[str, Any]:
    return {"of_hall": hall_id, "of_id": row["id"], **{f"new_{name}": value for name, value in row.items()}}
