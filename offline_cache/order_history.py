"""What was written down of one order: by the audit trail under its numbers, and when the centre answered."""

from sqlalchemy import Connection, select, union

from app.ports import OrderHistory
from offline_cache.audit import read_event
from offline_cache.moments import from_us
from offline_cache.schema import AUDIT, ORDERS, OUTBOX, PAYMENTS, SIGNED_VERSIONS


def history_of(connection: Connection, order_id: str) -> OrderHistory | None:
    """None for an order this store never had. Earlier versions of its form belong to it, with their money.

    It reads the whole trail: an index by subject would cost every accepted order something, and this is rarely asked.
    """
    order = connection.execute(select(ORDERS).where(ORDERS.c.id == order_id)).one_or_none()
    if order is None:
        return None
    form_id = select(SIGNED_VERSIONS.c.form_id).where(SIGNED_VERSIONS.c.id == order.signed_id).scalar_subquery()
    versions = select(SIGNED_VERSIONS.c.id).where(SIGNED_VERSIONS.c.form_id == form_id)
    names = union(versions, select(PAYMENTS.c.id).where(PAYMENTS.c.signed_id.in_(versions)), select(form_id))
    subjects = {order_id, order.receipt_number, *connection.execute(names).scalars()}
    rows = connection.execute(select(AUDIT).where(AUDIT.c.subject.in_(subjects)).order_by(AUDIT.c.seq))
    sent = OUTBOX.c.key == (order.entry_key or order_id)
    settled = connection.execute(select(OUTBOX.c.settled_at_us).where(sent)).scalar()
    return OrderHistory(
        events=tuple(read_event(row) for row in rows),
        answered_at=None if settled is None else from_us(settled),
    )
