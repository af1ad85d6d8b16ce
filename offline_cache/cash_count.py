"""The cash of a counter, from the drawer's own book (cash_entries): of a span and a person, of a period, of none.

One clerk's is what they took and what they gave back themselves, whoever had the forms signed. What a correction of a
payment's means put in or took out counts to what was taken.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, and_, case, func, select

from app.domain.cash_period import CashSales
from app.domain.hall_time import start_of
from app.ports import CashCount
from offline_cache.cash_schema import CASH_ENTRIES
from offline_cache.moments import to_us

_FEN, _BACK = CASH_ENTRIES.c.fen, CASH_ENTRIES.c.kind == "back"
_SUMS = select(
    func.coalesce(func.sum(case((~_BACK, _FEN))), 0),
    func.count(case((CASH_ENTRIES.c.kind == "sale", 1))),
    func.coalesce(-func.sum(case((_BACK, _FEN))), 0),
    func.count(case((_BACK, 1))),
)


def count_cash(connection: Connection, since: datetime, *, clerk: str) -> CashCount:
    """One taken before `since` and returned after it counts as returned alone."""
    which = CASH_ENTRIES.c.at_us >= to_us(since)
    sums = _sums(connection, and_(which, CASH_ENTRIES.c.staff_number == clerk) if clerk else which)
    return CashCount(sums.taken, sums.taken_fen, sums.returned, sums.returned_fen)


def sales_of(connection: Connection, period_id: str) -> CashSales:
    """What went through the drawer by sales while the period ran, whoever took it."""
    return _sums(connection, CASH_ENTRIES.c.period_id == period_id)


def outside(connection: Connection, day: date, zone: ZoneInfo) -> CashSales:
    """What was taken and given back on a hall day while no period ran."""
    first, after = start_of(day, zone), start_of(date.fromordinal(day.toordinal() + 1), zone)
    within = CASH_ENTRIES.c.at_us.between(to_us(first), to_us(after) - 1)
    return _sums(connection, and_(CASH_ENTRIES.c.period_id == "", within))


def _sums(connection: Connection, which: ColumnElement[bool]) -> CashSales:
    taken_fen, taken, returned_fen, returned = connection.execute(_SUMS.where(which)).one()
    return CashSales(int(taken_fen), int(taken), int(returned_fen), int(returned))
