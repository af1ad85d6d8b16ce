"""An order the centre refused for good is settled: its money goes back, and its lane may move on.

A cancellation takes the refused entry's place in the lane under a key of its own; the refused entry stays as it was
sent, marked repaired. Nothing is deleted. Where it refused some lines only, theirs alone is settled (settle_lines.py).
"""

from datetime import datetime

from sqlalchemy import Connection, select

from app.domain.approval import Leave
from app.domain.order import CentralState
from app.domain.repair import HAS_ANOTHER
from app.errors import Bug, OrderStays
from app.outbox_ports import EntryState
from app.ports import AuditEvent
from app.texts import order_stays as texts
from app.wire.batch import KIND_CANCELLATION
from app.wire.cancellation import Cancellation, cancellation_entry
from offline_cache.ending import SETTLED, by_leave, take_back
from offline_cache.kept_refusal import read_refusal
from offline_cache.refused_place import in_place_of_refused
from offline_cache.schema import ENTRY_OF_ORDER, ORDERS, OUTBOX
from offline_cache.settle_lines import settle_lines
from offline_cache.store import Store
from offline_cache.void_order import standing_of, why_left_to_next

_REFUSED = select(
    ORDERS.c.id,
    ORDERS.c.receipt_number,
    ORDERS.c.signed_id,
    ORDERS.c.central,
    ORDERS.c.refusal,
    ORDERS.c.entry_key,
    OUTBOX.c.lane,
    OUTBOX.c.lane_seq,
    OUTBOX.c.state.label("entry_state"),
).join(OUTBOX, OUTBOX.c.key == ENTRY_OF_ORDER)


def settle_refused(store: Store, order_id: str, *, reason: str, at: datetime, leave: Leave) -> None:
    """One transaction; a second time it changes nothing. Raises OrderStays, and Bug for an order never had."""
    because = by_leave(leave, receipt_number="", reason=reason, at=at)

    def job(connection: Connection) -> None:
        why = why_left_to_next(connection, order_id)
        if why is not None:
            raise OrderStays(why, number=standing_of(connection, order_id).receipt_number)
        settle_within(connection, store, order_id, because=because)

    store.write(job)


def settle_within(connection: Connection, store: Store, order_id: str, *, because: AuditEvent) -> None:
    """The same within a transaction under way; `because` says who did it, when, why and by whose leave."""
    order = connection.execute(_REFUSED.where(ORDERS.c.id == order_id)).one_or_none()
    if order is None:
        raise Bug(f"no order {order_id}")
    if order.central == CentralState.SETTLED or settle_lines(connection, store, order, because=because):
        return
    if order.central != CentralState.REFUSED or order.entry_state != EntryState.DEAD:
        raise OrderStays(texts.NOT_REFUSED, number=order.receipt_number)
    if read_refusal(order.refusal).code in HAS_ANOTHER:
        raise OrderStays(texts.CENTRE_HAS_ANOTHER, number=order.receipt_number)
    cancellation = Cancellation(
        order_id=order_id,
        supersedes=order.entry_key or order_id,
        reason=because.reason,
        clerk=because.staff_number,
        approver=because.approver,
        at=because.at,
    )
    _add_cancellation(connection, store, cancellation, lane=order.lane, lane_seq=order.lane_seq)
    take_back(connection, store, order, SETTLED, because=because)


def _add_cancellation(
    connection: Connection, store: Store, cancellation: Cancellation, *, lane: str, lane_seq: int
) -> None:
    in_place_of_refused(
        connection,
        store,
        kind=KIND_CANCELLATION,
        entry=cancellation_entry(cancellation),
        order_id=cancellation.order_id,
        lane=lane,
        lane_seq=lane_seq,
        at=cancellation.at,
    )
