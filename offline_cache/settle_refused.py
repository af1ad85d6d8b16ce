"""An order the centre refused for good is settled: its money goes back, and its lane may move on.

A cancellation takes the refused entry's place in the lane under a key of its own; the refused entry stays as it was
sent, marked repaired. Nothing is deleted. Where it refused some lines only, theirs alone is settled (settle_lines.py).
"""

import json
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from app.domain.approval import Leave
from app.domain.order import CentralState
from app.errors import Bug, OrderStays
from app.outbox_ports import EntryState
from app.ports import AuditEvent
from app.texts import order_stays as texts
from app.wire.batch import KIND_CANCELLATION
from app.wire.cancellation import Cancellation, cancellation_entry
from app.wire.canonical import canonical_json, sha256_hex
from offline_cache.ending import SETTLED, by_leave, take_back
from offline_cache.moments import day_of, to_us
from offline_cache.outbox import next_in_chain
from offline_cache.schema import ORDERS, OUTBOX, OUTBOX_ENTRIES
from offline_cache.settle_lines import settle_lines
from offline_cache.store import Store
from offline_cache.void_order import standing_of, why_left_to_next

# With these the centre says that it has another order under this one's id: that one may have taken effect.
HAS_ANOTHER = frozenset({"key_conflict", "order_known"})
_REFUSED = select(
    ORDERS.c.id,
    ORDERS.c.receipt_number,
    ORDERS.c.signed_id,
    ORDERS.c.central,
    ORDERS.c.refusal,
    OUTBOX.c.lane,
    OUTBOX.c.lane_seq,
    OUTBOX.c.state.label("entry_state"),
).join(OUTBOX, OUTBOX.c.key == ORDERS.c.id)
_LAST = select(OUTBOX.c.prev_hash, OUTBOX.c.sha256).order_by(OUTBOX.c.seq.desc()).limit(1)


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
    if json.loads(order.refusal)["code"] in HAS_ANOTHER:
        raise OrderStays(texts.CENTRE_HAS_ANOTHER, number=order.receipt_number)
    cancellation = Cancellation(
        order_id=order_id,
        supersedes=order_id,
        reason=because.reason,
        clerk=because.staff_number,
        approver=because.approver,
        at=because.at,
    )
    # What waited behind it was told to wait for longer and longer.
    behind = (OUTBOX.c.lane == order.lane) & (OUTBOX.c.state == EntryState.PENDING.value)
    connection.execute(update(OUTBOX).where(behind).values(next_attempt_at_us=0))
    _add_cancellation(connection, store, cancellation, lane=order.lane, lane_seq=order.lane_seq)
    take_back(connection, store, order, SETTLED, because=because)


def _add_cancellation(
    connection: Connection, store: Store, cancellation: Cancellation, *, lane: str, lane_seq: int
) -> None:
    key, day = store.ids.uuid7(), day_of(cancellation.at)
    body = canonical_json(cancellation_entry(cancellation))
    last = connection.execute(_LAST).one()
    added = connection.execute(
        insert(OUTBOX),
        {
            "key": key,
            "lane": lane,
            "lane_seq": lane_seq,
            "kind": KIND_CANCELLATION,
            "day": day.isoformat(),
            "entry_bytes": len(body),
            "sha256": sha256_hex(body),
            "prev_hash": next_in_chain(last.prev_hash, last.sha256),
            "state": EntryState.PENDING.value,
            "attempts": 0,
            "queued_at_us": to_us(cancellation.at),
            "next_attempt_at_us": 0,
            "last_error": "",
            "copies": 1,
            "supersedes": cancellation.supersedes,
        },
    )
    sealed = store.day_keys.seal(body, day=day, place=f"outbox {key}")
    connection.execute(insert(OUTBOX_ENTRIES), {"seq": added.lastrowid, "entry_sealed": sealed})
