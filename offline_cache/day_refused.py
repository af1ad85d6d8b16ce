"""The hall's refused orders, out of the facts that its counters told (day_schema.py): what other desks' lists need."""

from typing import Any

from sqlalchemy import Connection, Row, select

from app.domain.order import CentralState
from app.domain.repair import RefusedEntry
from offline_cache.day_schema import DAY_ORDERS, OPEN_NOW
from offline_cache.kept_refusal import read_refusal
from offline_cache.moments import from_us


def refused_of_hall(connection: Connection, hall_id: str) -> tuple[RefusedEntry, ...]:
    """Oldest first, each as its counter told it last."""
    here = DAY_ORDERS.c
    wanted = select(DAY_ORDERS).where(here.hall_id == hall_id, OPEN_NOW, here.central_now == CentralState.REFUSED.value)
    return tuple(sorted((_entry(row) for row in connection.execute(wanted)), key=lambda entry: entry.since))


def _entry(row: Row[Any]) -> RefusedEntry:
    refusal = read_refusal(row.refusal_now)
    return RefusedEntry(
        order_id=row.id,
        receipt_number=row.receipt_number,
        desk=row.desk,
        device=row.device,
        clerk=row.clerk,
        customer_masked=row.customer_masked,
        code=refusal.code,
        reason=refusal.words,
        since=from_us(row.settled_now_us or row.accepted_at_us),
        amount_fen=row.amount_fen,
        here=False,
        handed_to=refusal.handed_to,
        until=refusal.until,
        handed_why=refusal.handed_why,
    )
