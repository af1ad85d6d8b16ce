"""Which means a payment is booked under now, corrections in it, and what each took at this counter since a moment."""

from datetime import datetime

from sqlalchemy import Connection, case, func, literal, select, union_all

from app.domain.cash_period import MethodTaken
from app.domain.payment import PaymentMethod
from app.domain.payment_try import ReturnState
from offline_cache.cash_schema import PAYMENT_CORRECTIONS
from offline_cache.moments import to_us
from offline_cache.schema import PAYMENT_RETURNS, PAYMENTS

_LAST = (
    select(PAYMENT_CORRECTIONS.c.to_method)
    .where(PAYMENT_CORRECTIONS.c.payment_id == PAYMENTS.c.id)
    .order_by(PAYMENT_CORRECTIONS.c.seq.desc())
    .limit(1)
    .scalar_subquery()
)
# Beside the columns of PAYMENTS.
BOOKED = func.coalesce(_LAST, PAYMENTS.c.method)
_IN_PARTS = select(PAYMENT_RETURNS.c.seq).where(PAYMENT_RETURNS.c.payment_id == PAYMENTS.c.id).exists()


def booked_as(connection: Connection, payment_id: str) -> PaymentMethod:
    """What its last correction says, or as it was taken."""
    return PaymentMethod(connection.execute(select(BOOKED).where(PAYMENTS.c.id == payment_id)).scalar_one())


def taken_since(connection: Connection, since: datetime) -> tuple[MethodTaken, ...]:
    """By means, those that took or gave back anything; what a correction moves counts to what was taken."""
    since_us = to_us(since)
    amount, of = PAYMENTS.c.amount_fen, PAYMENT_CORRECTIONS.c.amount_fen
    corrected = PAYMENT_CORRECTIONS.c.at_us >= since_us
    parts = union_all(
        select(PAYMENTS.c.method, amount.label("taken"), literal(0).label("back"), literal(1).label("one")).where(
            PAYMENTS.c.taken_at_us >= since_us, amount > 0
        ),
        select(BOOKED, literal(0), amount, literal(0)).where(
            PAYMENTS.c.returned_at_us >= since_us, amount > 0, ~_IN_PARTS
        ),
        select(PAYMENT_RETURNS.c.method, literal(0), PAYMENT_RETURNS.c.amount_fen, literal(0)).where(
            PAYMENT_RETURNS.c.settled_at_us >= since_us, PAYMENT_RETURNS.c.state == ReturnState.DONE.value
        ),
        select(PAYMENT_CORRECTIONS.c.from_method, -of, literal(0), literal(0)).where(corrected),
        select(PAYMENT_CORRECTIONS.c.to_method, of, literal(0), literal(0)).where(corrected),
    ).subquery()
    order = [method.value for method in PaymentMethod]
    rows = connection.execute(
        select(parts.c.method, func.sum(parts.c.one), func.sum(parts.c.taken), func.sum(parts.c.back))
        .group_by(parts.c.method)
        .order_by(case({name: place for place, name in enumerate(order)}, value=parts.c.method))
    )
    return tuple(MethodTaken(method, count, taken, back) for method, count, taken, back in rows)
