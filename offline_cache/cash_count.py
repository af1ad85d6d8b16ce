"""The cash of a counter, from the drawer's own book (cash_entries): of a span and a person, of a period, of none.

A correction of money whose period was over is in none of these but its own: it moved no cash (S140).
One clerk's is what they took and what they gave back themselves, whoever had the forms signed. What a correction of a
payment's means put in or took out counts to what was taken.
"""

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, Table, and_, case, func, select

from app.domain.cash_period import CashSales
from app.domain.hall_time import start_of
from app.ports import CashCount
from offline_cache.cash_schema import CASH_ENTRIES
from offline_cache.moments import to_us

CORRECTED_AFTER: Final = "corrected_after"
_AFTER = CASH_ENTRIES.c.kind == CORRECTED_AFTER
_FEN, _BACK = CASH_ENTRIES.c.fen, CASH_ENTRIES.c.kind == "back"
_SUMS = select(
    func.coalesce(func.sum(case((~_BACK, _FEN))), 0),
    func.count(case((CASH_ENTRIES.c.kind == "sale", 1))),
    func.coalesce(-func.sum(case((_BACK, _FEN))), 0),
    func.count(case((_BACK, 1))),
)


def count_cash(connection: Connection, since: datetime, *, clerk: str) -> CashCount:
    """One taken before `since` and returned after it counts as returned alone."""
    which = and_(CASH_ENTRIES.c.at_us >= to_us(since), ~_AFTER)
    sums = _sums(connection, and_(which, CASH_ENTRIES.c.staff_number == clerk) if clerk else which)
    return CashCount(sums.taken, sums.taken_fen, sums.returned, sums.returned_fen)


def sales_of(connection: Connection, period_id: str) -> CashSales:
    """What went through the drawer by sales while the period ran, whoever took it."""
    return _sums(connection, and_(CASH_ENTRIES.c.period_id == period_id, ~_AFTER))


def outside(connection: Connection, day: date, zone: ZoneInfo) -> CashSales:
    """What was taken and given back on a hall day while no period ran."""
    return _sums(connection, and_(CASH_ENTRIES.c.period_id == "", ~_AFTER, _on(day, zone)))


def corrected_after_fen(connection: Connection, day: date, zone: ZoneInfo) -> int:
    """What corrections of a hall day put in or took out of periods that were over: no drawer has it."""
    return _sums(connection, and_(_AFTER, _on(day, zone))).taken_fen


def written_until(connection: Connection, table: Table) -> int:
    """Its last row, 0 for none: where a period begins and ends is told by the order of writing, not by the clock."""
    last: int = connection.execute(select(func.coalesce(func.max(table.c.seq), 0))).scalar_one()
    return last


def _on(day: date, zone: ZoneInfo) -> ColumnElement[bool]:
    first, after = start_of(day, zone), start_of(date.fromordinal(day.toordinal() + 1), zone)
    return CASH_ENTRIES.c.at_us.between(to_us(first), to_us(after) - 1)


def _sums(connection: Connection, which: ColumnElement[bool]) -> CashSales:
    taken_fen, taken, returned_fen, returned = connection.execute(_SUMS.where(which)).one()
    return CashSales(int(taken_fen), int(taken), int(returned_fen), int(returned))
