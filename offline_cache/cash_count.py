"""The cash of a day: what the payments say that were taken, and those that went back. Other means are not in it."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from app.domain.payment import PaymentMethod
from app.domain.payment_try import ReturnState
from app.ports import CashCount
from offline_cache.moments import to_us
from offline_cache.schema import PAYMENT_RETURNS, PAYMENTS, SIGNED_VERSIONS

_IN_PARTS = select(PAYMENT_RETURNS.c.seq).where(PAYMENT_RETURNS.c.payment_id == PAYMENTS.c.id).exists()


def count_cash(connection: Connection, since: datetime, *, clerk: str) -> CashCount:
    """One taken before `since` and returned after it counts as returned alone."""
    taken = _sum(connection, PAYMENTS.c.taken_at_us >= to_us(since), clerk)
    whole = _sum(connection, (PAYMENTS.c.returned_at_us >= to_us(since)) & ~_IN_PARTS, clerk)
    parts = _parts_returned(connection, since, clerk)
    return CashCount(*taken, whole[0] + parts[0], whole[1] + parts[1])


def _sum(connection: Connection, when: ColumnElement[bool], clerk: str) -> tuple[int, int]:
    asked = select(func.count(), func.coalesce(func.sum(PAYMENTS.c.amount_fen), 0)).where(
        when, PAYMENTS.c.method == PaymentMethod.CASH.value, PAYMENTS.c.amount_fen > 0
    )
    return _counted(connection, asked, clerk)


def _parts_returned(connection: Connection, since: datetime, clerk: str) -> tuple[int, int]:
    """What reversals gave back in cash, of whole payments or of parts."""
    asked = (
        select(func.count(), func.coalesce(func.sum(PAYMENT_RETURNS.c.amount_fen), 0))
        .join(PAYMENTS, PAYMENTS.c.id == PAYMENT_RETURNS.c.payment_id)
        .where(
            PAYMENT_RETURNS.c.settled_at_us >= to_us(since),
            PAYMENT_RETURNS.c.state == ReturnState.DONE.value,
            PAYMENTS.c.method == PaymentMethod.CASH.value,
        )
    )
    return _counted(connection, asked, clerk)


def _counted(connection: Connection, asked: Select[tuple[Any, ...]], clerk: str) -> tuple[int, int]:
    if clerk:
        mine = select(SIGNED_VERSIONS.c.id).where(SIGNED_VERSIONS.c.clerk_number == clerk)
        asked = asked.where(PAYMENTS.c.signed_id.in_(mine))
    count, fen = tuple(connection.execute(asked).one())
    return int(count), int(fen)
