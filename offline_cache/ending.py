"""An order of which nothing will come any more, and what every book says of it then: written here, and checked by."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, update

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.order import CentralState
from app.outbox_ports import EntryState
from app.ports import AuditEvent
from offline_cache import signed_versions
from offline_cache.audit import note
from offline_cache.give_back import give_back
from offline_cache.journal import JournalKind, append
from offline_cache.order_lines import close_order
from offline_cache.print_jobs import cancel_waiting
from offline_cache.schema import ORDERS, OUTBOX
from offline_cache.signed_versions import SignedState
from offline_cache.store import Store


def by_leave(leave: Leave, *, receipt_number: str, reason: str, at: datetime) -> AuditEvent:
    """Why an order, or some lines of it, is ended: somebody asked for it who may, or had it approved."""
    return AuditEvent(
        AuditKind.REFUSED_SETTLED,
        leave.person.number,
        at,
        receipt_number,
        reason,
        right=leave.right,
        approver=leave.approver,
    )


@dataclass(frozen=True, slots=True)
class Ending:
    """What the order, its entry, the journal and the audit trail say of it."""

    central: CentralState
    entry: EntryState
    sworn_as: JournalKind
    audited_as: AuditKind


VOIDED: Final = Ending(CentralState.VOIDED, EntryState.WITHDRAWN, JournalKind.ORDER_VOIDED, AuditKind.ORDER_VOIDED)
SETTLED: Final = Ending(
    CentralState.SETTLED, EntryState.REPAIRED, JournalKind.REFUSED_SETTLED, AuditKind.REFUSED_SETTLED
)
ENDINGS: Final = {ending.central: ending for ending in (VOIDED, SETTLED)}


def take_back(
    connection: Connection,
    store: Store,
    order: Row[*tuple[Any, ...]],
    ending: Ending,
    *,
    because: AuditEvent,
) -> None:
    """Its entry and lines are closed, its papers cancelled, its money goes back. `order` is a row of ORDERS.

    Within a transaction under way. The signed version is voided with it: nothing stands on that signature any more.
    `because` says who did it, when, why and by whose leave.
    """
    act = replace(because, kind=ending.audited_as, subject=order.receipt_number)
    at = act.at
    sent_as = order.entry_key or order.id
    connection.execute(update(OUTBOX).where(OUTBOX.c.key == sent_as).values(state=ending.entry.value))
    connection.execute(update(ORDERS).where(ORDERS.c.id == order.id).values(central=ending.central.value))
    close_order(connection, order.id)
    cancel_waiting(connection, order.id, at=at)
    signed_versions.change_state(connection, order.signed_id, SignedState.VOIDED)
    note(connection, act, key=store.audit_key)
    returned_fen = give_back(connection, store, order.signed_id, because=act)
    append(
        connection,
        key=store.journal_key,
        kind=ending.sworn_as,
        subject=order.id,
        facts={
            "receipt_no": order.receipt_number,
            "returned_fen": returned_fen,
            "staff": act.staff_number,
            "approver": act.approver,
            "reason": act.reason,
        },
        at=at,
    )
