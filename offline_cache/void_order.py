"""An accepted order is taken back before anything of it left this counter: one transaction, and nothing is deleted.

Its place in the lane is free again (record_order.py), its receipt number is not. What the sender had read of it before
stays here, since it sends only what it could still mark as under way (outbox.py), and so does the receipt (spool.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, exists, select, update

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.order import CentralState
from app.errors import Bug, OrderStays
from app.outbox_ports import EntryState
from app.ports import AuditEvent, PrintState
from app.texts import order_stays as texts
from app.texts.language import Text
from offline_cache import signed_versions
from offline_cache.audit import note
from offline_cache.chain import ChainName, head_of
from offline_cache.give_back import give_back
from offline_cache.journal import JournalKind, append
from offline_cache.order_lines import close_order
from offline_cache.print_jobs import cancel_waiting, states_of
from offline_cache.schema import ORDERS, OUTBOX
from offline_cache.signed_versions import SignedState
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
    OUTBOX.c.state.label("entry_state"),
    OUTBOX.c.attempts,
    _FOLLOWED.label("followed"),
).join(OUTBOX, OUTBOX.c.key == ORDERS.c.id)
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
    return _why(connection, _standing(connection, order_id))


def void_order(store: Store, order_id: str, *, reason: str, at: datetime, leave: Leave) -> None:
    """One transaction; a second time it changes nothing. Raises OrderStays, and Bug for an order never had."""

    def job(connection: Connection) -> None:
        order = _standing(connection, order_id)
        if order.central == CentralState.VOIDED:
            return
        why = _why(connection, order)
        if why is not None:
            raise OrderStays(why)
        withdraw = update(OUTBOX).where(OUTBOX.c.key == order_id).values(state=EntryState.WITHDRAWN.value)
        connection.execute(withdraw)
        take_back(
            connection,
            store,
            Undone(order_id, order.receipt_number, order.signed_id),
            central=CentralState.VOIDED,
            sworn_as=JournalKind.ORDER_VOIDED,
            act=AuditEvent(
                AuditKind.ORDER_VOIDED,
                leave.person.number,
                at,
                order.receipt_number,
                reason,
                right=leave.right,
                approver=leave.approver,
            ),
        )

    store.write(job)


@dataclass(frozen=True, slots=True)
class Undone:
    """An order of which nothing will come any more."""

    id: str
    receipt_number: str
    signed_id: str


def take_back(
    connection: Connection,
    store: Store,
    order: Undone,
    *,
    central: CentralState,
    sworn_as: JournalKind,
    act: AuditEvent,
) -> None:
    """What voiding and settling have in common: its lines are closed, its papers cancelled, its money goes back.

    Within a transaction under way. The signed version is voided with it: nothing stands on that signature any more.
    """
    connection.execute(update(ORDERS).where(ORDERS.c.id == order.id).values(central=central.value))
    close_order(connection, order.id)
    cancel_waiting(connection, order.id, at=act.at)
    signed_versions.change_state(connection, order.signed_id, SignedState.VOIDED)
    note(connection, act, key=store.audit_key)
    returned_fen = give_back(connection, store, order.signed_id, because=act)
    append(
        connection,
        key=store.journal_key,
        prev=head_of(connection, ChainName.JOURNAL),
        kind=sworn_as,
        subject=order.id,
        facts={
            "receipt_no": order.receipt_number,
            "returned_fen": returned_fen,
            "staff": act.staff_number,
            "approver": act.approver,
            "reason": act.reason,
        },
        at=act.at,
    )


def _standing(connection: Connection, order_id: str) -> Row[tuple[object, ...]]:
    row = connection.execute(_STANDING.where(ORDERS.c.id == order_id)).one_or_none()
    if row is None:
        raise Bug(f"no order {order_id}")
    return row


def _why(connection: Connection, order: Row[tuple[object, ...]]) -> Text | None:
    """The first reason there is, the weightiest first."""
    said = next(_reasons(connection, order), None)
    return None if said is None else said.filled(number=order.receipt_number)


def _reasons(connection: Connection, order: Row[tuple[object, ...]]) -> Iterator[Text]:
    central = CentralState(order.central)
    if central in _DECIDED:
        yield _DECIDED[central]
    if order.entry_state != EntryState.PENDING or order.attempts:
        yield texts.CENTRE_MAY_HAVE
    for state in states_of(connection, order.id):
        if state in _PRINTED:
            yield _PRINTED[state]
    if order.followed:
        yield texts.NOT_LAST
