"""The one transaction in which a signed and paid form becomes an order."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection, bindparam, func, insert, select, tuple_
from sqlalchemy.dialects.sqlite import insert as upsert

from app.domain.business_hall import CounterDesk
from app.domain.content import Content
from app.domain.customer import Customer
from app.domain.order import CentralState, Order
from app.domain.receipt_number import ReceiptNumber
from app.errors import Bug
from app.ports import AuditEvent, EntryState, PaperKind, PrintJob, PrintState
from app.wire.batch import KIND_ORDER, lane_of
from app.wire.canonical import canonical_json, sha256_hex
from app.wire.entry import order_entry
from offline_cache import signed_versions
from offline_cache.audit import note
from offline_cache.journal import JournalKind, append
from offline_cache.moments import day_of, from_us, to_us
from offline_cache.outbox import FIRST_IN_CHAIN, next_in_chain
from offline_cache.print_jobs import add_job
from offline_cache.schema import ORDERS, OUTBOX, RECEIPT_NUMBERS
from offline_cache.signed_versions import SignedState
from offline_cache.store import Store

_RECORDED = select(ORDERS.c.receipt_number, ORDERS.c.verify_token, ORDERS.c.accepted_at_us).where(
    ORDERS.c.id == bindparam("wanted")
)
_ADD_ORDER = insert(ORDERS)
_ADD_ENTRY = insert(OUTBOX)
_LAST_ENTRY = select(OUTBOX.c.prev_hash, OUTBOX.c.sha256).order_by(OUTBOX.c.seq.desc()).limit(1)
_LANE_END = select(func.max(OUTBOX.c.lane_seq)).where(OUTBOX.c.lane == bindparam("wanted"))
_NUMBER_GIVEN = upsert(RECEIPT_NUMBERS)
_NEW = _NUMBER_GIVEN.excluded
_NUMBER_GIVEN = _NUMBER_GIVEN.on_conflict_do_update(
    index_elements=["hall_code", "desk"],
    set_={"last_day": _NEW.last_day, "last_sequence": _NEW.last_sequence},
    where=tuple_(_NEW.last_day, _NEW.last_sequence)
    > tuple_(RECEIPT_NUMBERS.c.last_day, RECEIPT_NUMBERS.c.last_sequence),
)


@dataclass(frozen=True, slots=True)
class _Entry:
    lane: str
    body: bytes
    sha256: str


def record_order(store: Store, order: Order) -> Order:
    """As it stands on disk; the same id a second time changes nothing. Raises StoreFull, and Bug for a voided one."""
    customer = order.signed.form.customer
    if customer is None:
        raise Bug("an order without a customer")
    entry = _entry(order, customer)

    def job(connection: Connection) -> Order:
        recorded = connection.execute(_RECORDED, {"wanted": order.id}).one_or_none()
        if recorded is not None:
            return replace(
                order,
                receipt_number=ReceiptNumber.read(recorded.receipt_number),
                verify_token=recorded.verify_token,
                accepted_at=from_us(recorded.accepted_at_us),
            )
        _record_signed(connection, store, order)
        _record_entry(connection, store, order, entry)
        _record_order(connection, order, customer)
        _record_journal(connection, store, order, entry)
        _record_print_job(connection, store, order)
        return order

    return store.write(job)


def _entry(order: Order, customer: Customer) -> _Entry:
    body = canonical_json(order_entry(order))
    desk: CounterDesk = order.signed.form.desk
    return _Entry(lane=lane_of(device=desk.device_id, customer_id=customer.id), body=body, sha256=sha256_hex(body))


def _record_signed(connection: Connection, store: Store, order: Order) -> None:
    """The version and its money, if they are not there yet."""
    before = signed_versions.state_of(connection, order.signed.id)
    if before is SignedState.VOIDED:
        raise Bug(f"version {order.signed.id} was voided")
    if before is None:
        signed_versions.add_signed(connection, store, order.signed)
    signed_versions.change_state(connection, order.signed.id, SignedState.ACCEPTED)
    signed_versions.add_payment(connection, order.signed.id, order.payment)


def _record_entry(connection: Connection, store: Store, order: Order, entry: _Entry) -> None:
    last = connection.execute(_LAST_ENTRY).one_or_none()
    lane_end = connection.execute(_LANE_END, {"wanted": entry.lane}).scalar() or 0
    day = day_of(order.accepted_at)
    connection.execute(
        _ADD_ENTRY,
        {
            "key": order.id,
            "lane": entry.lane,
            "lane_seq": lane_end + 1,
            "kind": KIND_ORDER,
            "day": day.isoformat(),
            "entry_bytes": len(entry.body),
            "sha256": entry.sha256,
            "prev_hash": FIRST_IN_CHAIN if last is None else next_in_chain(last.prev_hash, last.sha256),
            "state": EntryState.PENDING.value,
            "attempts": 0,
            "queued_at_us": to_us(order.accepted_at),
            "next_attempt_at_us": 0,
            "last_error": "",
            "copies": 1,
            "entry_sealed": store.day_keys.seal(entry.body, day=day, place=f"outbox {order.id}"),
        },
    )


def _record_order(connection: Connection, order: Order, customer: Customer) -> None:
    number = order.receipt_number
    connection.execute(
        _ADD_ORDER,
        {
            "id": order.id,
            "receipt_number": str(number),
            "signed_id": order.signed.id,
            "payment_id": order.payment.id,
            "accepted_at_us": to_us(order.accepted_at),
            "verify_token": order.verify_token,
            "customer_masked": f"{customer.masked_name} {customer.masked_phone}",
            "summary": summary_of(order.signed.content),
            "amount_fen": order.payment.amount_fen,
            "central": CentralState.PENDING.value,
            "central_id": "",
            "line_states": "[]",
            "copies": 1,
        },
    )
    connection.execute(
        _NUMBER_GIVEN,
        {
            "hall_code": number.hall_code,
            "desk": number.desk,
            "last_day": number.day.isoformat(),
            "last_sequence": number.sequence,
        },
    )


def _record_journal(connection: Connection, store: Store, order: Order, entry: _Entry) -> None:
    signed = order.signed
    append(
        connection,
        key=store.journal_key,
        kind=JournalKind.ORDER_ACCEPTED,
        subject=order.id,
        facts={
            "receipt_no": str(order.receipt_number),
            "form_sha256": signed.signature.content_sha256,
            "signature_sha256": signed.signature.sha256,
            "payment": order.payment.id,
            "amount_fen": order.payment.amount_fen,
            "entry_sha256": entry.sha256,
        },
        at=order.accepted_at,
    )
    note(
        connection,
        AuditEvent(
            kind=JournalKind.ORDER_ACCEPTED,
            staff_number=signed.clerk_number,
            at=order.accepted_at,
            subject=str(order.receipt_number),
            reason="",
        ),
    )


def _record_print_job(connection: Connection, store: Store, order: Order) -> None:
    add_job(
        connection,
        PrintJob(
            id=store.ids.uuid7(),
            order_id=order.id,
            paper=PaperKind.RECEIPT,
            copy_number=0,
            state=PrintState.QUEUED,
            queued_at=order.accepted_at,
            data=None,
            last_error="",
        ),
    )


def summary_of(content: Content) -> str:
    """One line for lists, in the language that was signed."""
    return " · ".join(f"{line.action_word} {line.title}" for line in content.lines)
