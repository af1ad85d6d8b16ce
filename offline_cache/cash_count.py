"""The cash of a day: what the payments say that were taken, and what went back in cash. Other means are not in it.

One clerk's is what they took and what they gave back themselves, whoever had the forms signed.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, func, select

from app.domain.payment import PaymentMethod
from app.domain.payment_try import ReturnState
from app.ports import CashCount
from offline_cache.moments import to_us
from offline_cache.schema import PAYMENT_RETURNS, PAYMENTS

_IN_PARTS = select(PAYMENT_RETURNS.c.seq).where(PAYMENT_RETURNS.c.payment_id == PAYMENTS.c.id).exists()


def count_cash(connection: Connection, since: datetime, *, clerk: str) -> CashCount:
    """One taken before `since` and returned after it counts as returned alone."""
    taken = _sum(connection, PAYMENTS.c.taken_at_us >= to_us(since), PAYMENTS.c.taken_by, clerk)
    whole = _sum(connection, (PAYMENTS.c.returned_at_us >= to_us(since)) & ~_IN_PARTS, PAYMENTS.c.returned_by, clerk)
    parts = _parts_returned(connection, since, clerk)
    return CashCount(*taken, whole[0] + parts[0], whole[1] + parts[1])


def _sum(connection: Connection, when: ColumnElement[bool], whose: Column[str], clerk: str) -> tuple[int, int]:
    asked = select(func.count(), func.coalesce(func.sum(PAYMENTS.c.amount_fen), 0)).where(
        when, PAYMENTS.c.method == PaymentMethod.CASH.value, PAYMENTS.c.amount_fen > 0
    )
    return _counted(connection, asked, whose, clerk)


def _parts_returned(connection: Connection, since: datetime, clerk: str) -> tuple[int, int]:
    """What went back in cash a part at a time, or in place of a means that a provider would not return by."""
    asked = select(func.count(), func.coalesce(func.sum(PAYMENT_RETURNS.c.amount_fen), 0)).where(
        PAYMENT_RETURNS.c.settled_at_us >= to_us(since),
        PAYMENT_RETURNS.c.state == ReturnState.DONE.value,
        PAYMENT_RETURNS.c.method == PaymentMethod.CASH.value,
    )
    return _counted(connection, asked, PAYMENT_RETURNS.c.staff_number, clerk)


def _counted(connection: Connection, asked: Select[tuple[Any, ...]], whose: Column[str], clerk: str) -> tuple[int, int]:
    if clerk:
        asked = asked.where(whose == clerk)
    count, fen = tuple(connection.execute(asked).one())
    return int(count), int(fen)
