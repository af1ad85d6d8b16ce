"""The tables of a hall's facts and of its closed days, as the newest migration of day_migrations leaves them.

They stand in every counter's store, in the hall server's and, of many halls, at the centre; keys begin with the hall.
Each fact's table has the fields of its dataclass (app/domain/day_facts.py) under their names: moments as microseconds
since 1970 (UTC) with _us behind the name, days as ISO dates, money in fen. `booked_on` is the day it counts for, later
than `day` where that was closed already when it came.

A fact booked on a closed day is never changed again. What becomes of such an order afterwards stands in the columns of
now: lists of what is unsent or refused today ask those, figures of a day never do. A test compares tables and chain.
"""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, Final, get_type_hints

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Float,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    exists,
    literal_column,
    select,
    text,
)

from app.domain import day_facts as facts

METADATA = MetaData()


@dataclass(frozen=True, slots=True)
class FactColumn:
    """How one field of a fact stands in its table."""

    field: str
    column: str
    kind: type
    nullable: bool


def fact_columns(kind: type) -> tuple[FactColumn, ...]:
    """One for each field, in their order."""
    hints = get_type_hints(kind)
    return tuple(_fact_column(each.name, hints[each.name]) for each in fields(kind))


def _fact_column(field: str, hint: Any) -> FactColumn:
    parts = getattr(hint, "__args__", (hint,))
    bare = next(part for part in parts if part is not type(None))
    return FactColumn(field, f"{field}_us" if bare is datetime else field, bare, len(parts) > 1)


def _fact_table(name: str, kind: type, *more: Column[Any] | Index) -> Table:
    columns = [
        Column(each.column, _SQL[each.kind], primary_key=each.field == "id", nullable=each.nullable)
        for each in fact_columns(kind)
    ]
    return Table(
        name,
        METADATA,
        Column("hall_id", Text, primary_key=True),
        *columns,
        Column("booked_on", Text, nullable=False),
        Index(f"{name}_by_day", "hall_id", "booked_on"),
        *more,
    )


_LONG: Final = BigInteger().with_variant(Integer, "sqlite")  # the centre's database may count in 32 bits
_SQL: Final[dict[type, Any]] = {
    str: Text,
    int: _LONG,
    bool: Integer,
    float: Float,
    date: Text,
    datetime: _LONG,
}

DAY_ORDERS = _fact_table(
    "day_orders",
    facts.OrderFact,
    Column("central_now", Text, nullable=False),
    Column("refusal_now", Text, nullable=False),
    Column("settled_now_us", _LONG),
    Column("undone_booked_on", Text),  # where it was voided or settled after its day was closed: the day it comes off
    Index(
        "day_orders_open",
        "hall_id",
        "central_now",
        sqlite_where=text("central_now IN ('pending', 'refused')"),
    ),
    Index(
        "day_orders_undone",
        "hall_id",
        "undone_booked_on",
        sqlite_where=text("undone_booked_on IS NOT NULL"),
    ),
)
DAY_LINES = _fact_table("day_lines", facts.LineFact)
DAY_TAKINGS = _fact_table("day_takings", facts.TakingFact)
DAY_EVENTS = _fact_table("day_events", facts.EventFact)
DAY_CASH = _fact_table("day_cash", facts.CashFact)
DAY_MOVES = _fact_table("day_moves", facts.CashMoveFact)
DAY_TICKETS = _fact_table("day_tickets", facts.TicketFact)
DAY_DESKS = _fact_table("day_desks", facts.DeskFact)
DAY_DEVICES = _fact_table("day_devices", facts.DeviceFact)

# In the very words of the index day_orders_open: with bound values a database does not see that it serves.
OPEN_NOW: Final[ColumnElement[bool]] = DAY_ORDERS.c.central_now.in_(
    [literal_column("'pending'"), literal_column("'refused'")]
)
_LATER: Final = DAY_CASH.alias("later")
# Of a cash period that was told again on a later day (day_keep.py) the last alone.
TOLD_LAST: Final[ColumnElement[bool]] = ~exists(
    select(_LATER.c.id).where(_LATER.c.hall_id == DAY_CASH.c.hall_id, _LATER.c.id == DAY_CASH.c.id.concat(facts.AFTER))
)

# By the field of day_facts.Facts that holds them.
FACT_TABLES: Final[dict[str, tuple[Table, type]]] = {
    "orders": (DAY_ORDERS, facts.OrderFact),
    "lines": (DAY_LINES, facts.LineFact),
    "takings": (DAY_TAKINGS, facts.TakingFact),
    "events": (DAY_EVENTS, facts.EventFact),
    "cash": (DAY_CASH, facts.CashFact),
    "moves": (DAY_MOVES, facts.CashMoveFact),
    "tickets": (DAY_TICKETS, facts.TicketFact),
    "desks": (DAY_DESKS, facts.DeskFact),
    "devices": (DAY_DEVICES, facts.DeviceFact),
}

# What whoever keeps the facts has still to send upward: the newest change of each of its own facts, in order.
DAY_CHANGES = Table(
    "day_changes",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("kind", Text, nullable=False),  # a field of day_facts.Facts
    Column("fact_id", Text, nullable=False),
    Index("day_changes_once", "kind", "fact_id", unique=True),
    sqlite_autoincrement=True,  # a number that was sent is never given to another change
)

# At the centre alone: how far it heard of a hall server, which is no device of the day's figures.
DAY_HEARD = Table(
    "day_heard",
    MetaData(),
    Column("hall_id", Text, primary_key=True),
    Column("device_id", Text, primary_key=True),
    Column("up_to", _LONG, nullable=False),
)

# How far something was read or sent, by name (day_collect.py, day_sending.py).
DAY_CURSORS = Table(
    "day_cursors",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("value", Integer, nullable=False),
)

# A close as it goes on: one row a day, changed step by step until it is closed.
DAY_CLOSINGS = Table(
    "day_closings",
    METADATA,
    Column("hall_id", Text, primary_key=True),
    Column("day", Text, primary_key=True),
    Column("begun_at_us", _LONG, nullable=False),
    Column("by", Text, nullable=False),
    Column("steps", Text, nullable=False),  # JSON: what each step found and when it was done
    Column("carried", Text, nullable=False),  # JSON [[subject, reason, [key, …]], …]
    Column("version", Integer, nullable=False),
)

# A day closed for good; triggers refuse to change or delete a row.
CLOSED_DAYS = Table(
    "closed_days",
    METADATA,
    Column("hall_id", Text, primary_key=True),
    Column("day", Text, primary_key=True),
    Column("number", Integer, nullable=False),  # Z number of the hall, without a gap
    Column("closed_at_us", _LONG, nullable=False),
    Column("by", Text, nullable=False),
    Column("summary", Text, nullable=False),  # canonical JSON of the DaySummary as it was sealed
    Column("prev", Text, nullable=False),  # the seal of the closed day before, 64 zeros for the first
    Column("seal", Text, nullable=False),  # SHA-256 over prev and summary
    Column("hmac", Text, nullable=False),  # of the seal, under the store's key for days
    Index("closed_days_by_number", "hall_id", "number", unique=True),
)
