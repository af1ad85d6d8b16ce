"""An accepted order is taken back before anything of it left this counter: one transaction, and nothing is deleted.

Its place in the lane is free again (record_order.py), its receipt number is not. What the sender had read of it before
stays here, since it sends only what it could still mark as under way (outbox.py), and so does the receipt (spool.py).
"""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, Row, exists, select

from app.domain.approval import Leave
from app.domain.order import CentralState
from app.errors import Bug, OrderStays
from app.outbox_ports import EntryState
from app.ports import PrintState
from app.texts import order_stays as texts
from app.texts.language import Text
from offline_cache.ending import VOIDED, by_leave, take_back
from offline_cache.print_jobs import states_of
from offline_cache.schema import ENTRY_OF_ORDER, ORDERS, OUTBOX
from offline_cache.signed_versions import next_version_open
from offline_cache.store import Store

_LATER = OUTBOX.alias("later")
_FOLLOWED = exists(
    select(1).where(
        _LATER.c.lane == OUTBOX.c.lane,
        _LATER.c.lane_seq > OUTBOX.c.lane_seq,
        _LATER.c.state != EntryState.WITHDRAWN,
    )
)
_STANDING = select(
    ORDERS.c.id,
    ORDERS.c.receipt_number,
    ORDERS.c.signed_id,
    ORDERS.c.central,
    ORDERS.c.entry_key,
    OUTBOX.c.state.label("entry_state"),
    OUTBOX.c.attempts,
    _FOLLOWED.label("followed"),
).join(OUTBOX, OUTBOX.c.key == ENTRY_OF_ORDER)
_DECIDED = {
    CentralState.ACCEPTED: texts.CENTRE_HAS,
    CentralState.REFUSED: texts.REFUSED,
    CentralState.VOIDED: texts.VOIDED,
    CentralState.SETTLED: texts.SETTLED,
}
_PRINTED = {
    PrintState.SENT: texts.PRINTING,
    PrintState.UNKNOWN: texts.ANSWER_FIRST,
    PrintState.CONFIRMED: texts.ON_PAPER,
    PrintState.HANDED_OVER: texts.ON_PAPER,
}


def why_order_stays(connection: Connection, order_id: str) -> Text | None:
    """Why it cannot be voided as it stands now. Raises Bug for an order this store never had."""
    return _why(connection, standing_of(connection, order_id))


def void_order(store: Store, order_id: str, *, reason: str, at: datetime, leave: Leave) -> None:
    """One transaction; a second time it changes nothing. Raises OrderStays, and Bug for an order never had."""

    def job(connection: Connection) -> None:
        order = standing_of(connection, order_id)
        if order.central == CentralState.VOIDED:
            return
        why = _why(connection, order)
        if why is not None:
            raise OrderStays(why)
        because = by_leave(leave, receipt_number=order.receipt_number, reason=reason, at=at)
        take_back(connection, store, order, VOIDED, because=because)

    store.write(job)


def standing_of(connection: Connection, order_id: str) -> Row[tuple[object, ...]]:
    row = connection.execute(_STANDING.where(ORDERS.c.id == order_id)).one_or_none()
    if row is None:
        raise Bug(f"no order {order_id}")
    return row


def _why(connection: Connection, order: Row[tuple[object, ...]]) -> Text | None:
    said = why_left_to_next(connection, str(order.id)) or why_sent(connection, order, paper_counts=True)
    return None if said is None else said.filled(number=order.receipt_number)


def why_left_to_next(connection: Connection, order_id: str) -> Text | None:
    """Its next version is signed and ends it, money and all, once it is paid: nothing else may end it meanwhile."""
    return texts.NEXT_VERSION_OPEN if next_version_open(connection, order_id) else None


def why_sent(connection: Connection, order: Row[tuple[object, ...]], *, paper_counts: bool) -> Text | None:
    """The first reason there is, the weightiest first, without its number. `paper_counts`: also that it is on paper."""
    return next(_reasons(connection, order, paper_counts=paper_counts), None)


def _reasons(connection: Connection, order: Row[tuple[object, ...]], *, paper_counts: bool) -> Iterator[Text]:
    central = CentralState(order.central)
    if central in _DECIDED:
        yield _DECIDED[central]
    if order.entry_state != EntryState.PENDING or order.attempts or order.entry_key is not None:
        yield texts.CENTRE_MAY_HAVE
    for state in states_of(connection, order.id):
        if state in _PRINTED and (paper_counts or _PRINTED[state] is not texts.ON_PAPER):
            yield _PRINTED[state]
    if order.followed:
        yield texts.NOT_LAST
