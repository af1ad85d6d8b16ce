"""What the centre refused, whole or in part, as the manager's list shows it."""

from sqlalchemy import Connection, Row, func, literal, select

from app.outbox_ports import DeadEntry, EntryState
from offline_cache.kept_refusal import read_refusal
from offline_cache.moments import from_us
from offline_cache.schema import ENTRY_OF_ORDER, ORDER_LINES, ORDERS, OUTBOX

LINE_REFUSED = ORDER_LINES.c.refusal.is_not(None) & ORDER_LINES.c.settled_at_us.is_(None)
_ANSWERED = (OUTBOX.c.key == ENTRY_OF_ORDER) & (OUTBOX.c.state == EntryState.ACKED)
IN_PART_COUNT = (
    select(func.count(ORDER_LINES.c.order_id.distinct()))
    .select_from(ORDER_LINES)
    .join(ORDERS, ORDERS.c.id == ORDER_LINES.c.order_id)
    .join(OUTBOX, _ANSWERED)
    .where(LINE_REFUSED)
)
_IN_PART = (  # the reason is that of the first refused line: SQLite reads plain columns from the row of the minimum
    select(
        ORDER_LINES.c.order_id,
        ORDERS.c.receipt_number,
        ORDERS.c.customer_masked,
        OUTBOX.c.settled_at_us,
        OUTBOX.c.attempts,
        ORDER_LINES.c.refusal.label("why"),
        func.min(ORDER_LINES.c.seq),
        func.count().label("lines"),
    )
    .join(ORDERS, ORDERS.c.id == ORDER_LINES.c.order_id)
    .join(OUTBOX, _ANSWERED)
    .where(LINE_REFUSED)
    .group_by(ORDER_LINES.c.order_id)
)
_DEAD = (
    select(
        ORDERS.c.id.label("order_id"),
        ORDERS.c.receipt_number,
        ORDERS.c.customer_masked,
        OUTBOX.c.settled_at_us,
        OUTBOX.c.attempts,
        OUTBOX.c.result.label("why"),
        literal(0).label("lines"),
    )
    .join(ORDERS, ORDERS.c.id == func.coalesce(OUTBOX.c.supersedes, OUTBOX.c.key))
    .where(OUTBOX.c.state == EntryState.DEAD)
    .order_by(OUTBOX.c.seq)
)


def dead_entries(connection: Connection) -> tuple[DeadEntry, ...]:
    """The oldest first."""
    found = [_entry(row) for wanted in (_DEAD, _IN_PART) for row in connection.execute(wanted)]
    return tuple(sorted(found, key=lambda entry: entry.since))


def refused_in_part_since(connection: Connection) -> list[tuple[str, int]]:
    """Orders with refused lines that nobody settled, oldest first, each with the moment (µs) of the centre's answer."""
    rows = connection.execute(_IN_PART)
    return sorted(((row.order_id, row.settled_at_us) for row in rows), key=lambda each: (each[1], each[0]))


def _entry(row: Row[tuple[object, ...]]) -> DeadEntry:
    return DeadEntry(
        key=row.order_id,
        receipt_number=row.receipt_number,
        customer_masked=row.customer_masked,
        reason=read_refusal(row.why).words,
        since=from_us(row.settled_at_us),
        attempts=row.attempts,
        refused_lines=row.lines,
    )
