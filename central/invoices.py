"""Invoices while no tax platform stands behind the centre: issued under a number of its own once the order is done."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, select, update

from app.domain.invoice import InvoiceState
from app.domain.order import OrderState
from app.wire.changes import InvoiceChange
from central.schema import INVOICE

_DONE = (OrderState.COMPLETED, OrderState.PARTIAL)
_ASKED = select(INVOICE.c.order_id, INVOICE.c.amount_fen).where(
    INVOICE.c.hall_id == bindparam("hall"),
    INVOICE.c.order_id.in_(bindparam("orders", expanding=True)),
    INVOICE.c.state == InvoiceState.ASKED.value,
)


def settle_invoices(
    connection: Connection, hall_id: str, ended: Sequence[tuple[str, str, OrderState]], *, now: datetime
) -> list[InvoiceChange]:
    """`ended` are orders that came to their end as (id, the counter's id, state); what their halls are told of them.

    Within the hall's transaction. An order that failed gets none, nor one whose fees were all refused; one that was
    settled before is left alone.
    """
    if not ended:
        return []
    asked = connection.execute(_ASKED, {"hall": hall_id, "orders": [order_id for order_id, _, _ in ended]})
    waiting = {row.order_id: row.amount_fen for row in asked}
    told = []
    for order_id, external_id, state in ended:
        if order_id not in waiting:
            continue
        issued = state in _DONE and waiting[order_id] > 0
        number = _number(order_id, now) if issued else ""
        becomes = InvoiceState.ISSUED if issued else InvoiceState.REFUSED
        this = update(INVOICE).where(INVOICE.c.hall_id == hall_id, INVOICE.c.order_id == order_id)
        connection.execute(this.values(state=becomes.value, number=number))
        told.append(InvoiceChange(id="", order_id=external_id, state=becomes, number=number))
    return told


def _number(order_id: str, now: datetime) -> str:
    """20 digits as a fully digital invoice has: the year, a region nobody has (99), and what only this order gives."""
    digits = int(hashlib.sha256(order_id.encode()).hexdigest(), 16) % 10**16
    return f"{now.year % 100:02d}99{digits:016d}"
