"""The cash of a day: what the payments say that were taken, and those that went back."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, select

from app.domain.payment import PaymentMethod
from app.ports import CashCount
from offline_cache.moments import to_us
from offline_cache.schema import PAYMENTS, SIGNED_VERSIONS


def count_cash(connection: Connection, since: datetime, *, clerk: str) -> CashCount:
    """One taken before `since` and returned after it counts as returned alone."""
    taken = _sum(connection, PAYMENTS.c.taken_at_us >= to_us(since), clerk)
    returned = _sum(connection, PAYMENTS.c.returned_at_us >= to_us(since), clerk)
    return CashCount(*taken, *returned)


def _sum(connection: Connection, when: ColumnElement[bool], clerk: str) -> tuple[int, int]:
    asked = select(func.count(), func.coalesce(func.sum(PAYMENTS.c.amount_fen), 0)).where(
        when, PAYMENTS.c.method == PaymentMethod.CASH.value, PAYMENTS.c.amount_fen > 0
    )
    if clerk:
        mine = select(SIGNED_VERSIONS.c.id).where(SIGNED_VERSIONS.c.clerk_number == clerk)
        asked = asked.where(PAYMENTS.c.signed_id.in_(mine))
    count, fen = connection.execute(asked).one()
    return int(count), int(fen)
