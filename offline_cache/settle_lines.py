"""Lines that the centre refused while it accepted the others are settled: what was paid for them goes back.

The order stands with its other lines; nothing has to be told to the centre, which does none of these.
"""

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, select, update

from app.domain.audit import AuditKind
from app.ports import AuditEvent
from offline_cache.audit import note
from offline_cache.give_back import give_back
from offline_cache.journal import JournalKind, append
from offline_cache.moments import to_us
from offline_cache.schema import ORDER_LINES
from offline_cache.store import Store


def settle_lines(connection: Connection, store: Store, order: Row[*tuple[Any, ...]], *, because: AuditEvent) -> bool:
    """Within a transaction under way; False where no line of it was refused alone. A second time it changes nothing.

    `order` is a row of ORDERS; `because` says who did it, when, why and by whose leave.
    """
    refused = (ORDER_LINES.c.order_id == order.id) & ORDER_LINES.c.refusal.is_not(None)
    lines = connection.execute(select(ORDER_LINES).where(refused).order_by(ORDER_LINES.c.seq)).all()
    waiting = [line for line in lines if line.settled_at_us is None]
    if not waiting:
        return bool(lines)
    act = replace(because, kind=AuditKind.REFUSED_SETTLED, subject=order.receipt_number)
    connection.execute(update(ORDER_LINES).where(refused).values(settled_at_us=to_us(act.at)))
    note(connection, act, key=store.audit_key)
    owed_fen = sum(line.due_fen for line in waiting)
    returned_fen = give_back(connection, store, order.signed_id, because=act, fen=owed_fen)
    append(
        connection,
        key=store.journal_key,
        kind=JournalKind.LINES_SETTLED,
        subject=order.id,
        facts={
            "receipt_no": order.receipt_number,
            "lines": ",".join(line.line_id for line in waiting),
            "returned_fen": returned_fen,
            "staff": act.staff_number,
            "approver": act.approver,
            "reason": act.reason,
        },
        at=act.at,
    )
    return True
