"""The centre took a reversal: from this commit on the money of the order it takes back is the customer's again.

Not before: where the centre refuses it, because something took effect meanwhile, nothing may have left the drawer.
"""

from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from app.domain.audit import AuditKind
from app.domain.content import Content, read_content
from app.domain.right import Right
from app.errors import OrderStays
from app.ports import AuditEvent
from app.texts.partly import SETTLE_FIRST
from offline_cache.audit import approver_of, note
from offline_cache.give_back import give_back
from offline_cache.journal import JournalKind, append
from offline_cache.prepared import Prepared
from offline_cache.schema import ORDER_LINES, ORDER_REVERSALS, ORDERS, SIGNED_BODIES, SIGNED_VERSIONS
from offline_cache.store import Store

_REVERSES = Prepared(select(ORDER_REVERSALS.c.reverses).where(ORDER_REVERSALS.c.order_id == bindparam("wanted")))


def demand_reversible(connection: Connection, content: Content) -> None:
    """Before a reversal is signed: it gives back what is left once what was refused is settled; nothing for any other
    form. Raises OrderStays."""
    if content.reversal is None:
        return
    order_id = content.reversal.order_id
    waiting = (ORDER_LINES.c.order_id == order_id) & ORDER_LINES.c.refusal.is_not(None)
    if connection.execute(select(ORDER_LINES.c.seq).where(waiting, ORDER_LINES.c.settled_at_us.is_(None))).first():
        raise OrderStays(SETTLE_FIRST)


def give_back_reversed(connection: Connection, store: Store, order_id: str, *, at: datetime) -> None:
    """Nothing for any other order; within the transaction that writes the centre's answer down."""
    found = _REVERSES.run(connection, {"wanted": order_id}).fetchall()
    if not found:
        return
    original = connection.execute(select(ORDERS).where(ORDERS.c.id == found[0][0])).one()
    reversal = connection.execute(
        select(
            ORDERS.c.receipt_number, SIGNED_VERSIONS.c.clerk_number, SIGNED_VERSIONS.c.form_id, SIGNED_BODIES.c.content
        )
        .join(SIGNED_VERSIONS, SIGNED_VERSIONS.c.id == ORDERS.c.signed_id)
        .join(SIGNED_BODIES, SIGNED_BODIES.c.seq == SIGNED_VERSIONS.c.seq)
        .where(ORDERS.c.id == order_id)
    ).one()
    said = read_content(bytes(reversal.content)).reversal
    because = AuditEvent(
        kind=AuditKind.ORDER_REVERSED,
        staff_number=reversal.clerk_number,
        at=at,
        subject=original.receipt_number,
        reason=said.reason if said is not None else "",
        right=Right.REVERSE_ORDER,
        approver=approver_of(connection, subject=reversal.form_id, right=Right.REVERSE_ORDER),
    )
    note(connection, because, key=store.audit_key)
    returned_fen = give_back(connection, store, original.signed_id, because=because)
    append(
        connection,
        key=store.journal_key,
        kind=JournalKind.ORDER_REVERSED,
        subject=original.id,
        facts={
            "receipt_no": original.receipt_number,
            "reversed_by": reversal.receipt_number,
            "returned_fen": returned_fen,
            "staff": reversal.clerk_number,
            "approver": because.approver,
            "reason": because.reason,
        },
        at=at,
    )
