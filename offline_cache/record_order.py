"""The one transaction in which a signed and paid form becomes an order."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, literal, select, tuple_
from sqlalchemy.dialects.sqlite import insert as upsert

from app.domain.audit import AuditKind
from app.domain.invoice import InvoiceState
from app.domain.order import CentralState, Order
from app.domain.receipt_number import ReceiptNumber
from app.errors import Bug
from app.outbox_ports import EntryState
from app.ports import AuditEvent, PaperKind
from app.wire.batch import KIND_ORDER
from app.wire.canonical import sha256_hex
from app.wire.entry import accepted_part, entry_of_parts
from offline_cache import audit, journal, signed_versions
from offline_cache.amend_order import end_amended
from offline_cache.chain import FIRST, ChainName, head_link, move_heads
from offline_cache.day_cursors import LANE
from offline_cache.day_schema import DAY_CURSORS
from offline_cache.entry_chain import FIRST_IN_CHAIN, next_in_chain
from offline_cache.journal import JournalKind
from offline_cache.moments import day_of, from_us, to_us
from offline_cache.order_ahead import OrderAhead, Row, order_ahead
from offline_cache.order_lines import add_lines, drop_lines
from offline_cache.prepared import Prepared, prepared_insert
from offline_cache.print_jobs import keep_receipt
from offline_cache.print_schema import PRINT_JOBS
from offline_cache.restored import RESTORED, demand_paired_anew
from offline_cache.schema import (
    ORDER_INVOICES,
    ORDER_LINES,
    ORDER_REVERSALS,
    ORDERS,
    OUTBOX,
    OUTBOX_ENTRIES,
    RECEIPT_NUMBERS,
    SETTINGS,
)
from offline_cache.signed_versions import PAYMENT_FOR, STATE_OF, STILL_KEPT, SignedState
from offline_cache.store import Store

_LAST_ENTRY = select(OUTBOX.c.seq).order_by(OUTBOX.c.seq.desc()).limit(1).scalar_subquery()
_LAST = OUTBOX.alias("last")
# One question for all that the transaction depends on: each statement costs a tenth of what the disk does.
_STANDING = Prepared(
    select(
        select(ORDERS.c.seq).where(ORDERS.c.id == bindparam("order")).scalar_subquery().label("recorded"),
        STATE_OF.scalar_subquery().label("signed_state"),
        STILL_KEPT.scalar_subquery().label("kept_seq"),
        select(func.count()).where(ORDER_LINES.c.order_id == bindparam("order")).scalar_subquery().label("lines"),
        select(func.count())
        .where(
            PRINT_JOBS.c.order_id == bindparam("order"),
            PRINT_JOBS.c.paper == PaperKind.RECEIPT.value,
            PRINT_JOBS.c.copy_number == 0,
        )
        .scalar_subquery()
        .label("receipts"),
        PAYMENT_FOR.scalar_subquery().label("paid_for"),
        select(OUTBOX.c.lane_seq)
        .where(OUTBOX.c.lane == bindparam("lane"), OUTBOX.c.state != EntryState.WITHDRAWN.value)
        .order_by(OUTBOX.c.lane_seq.desc())  # the greatest, without reading through a customer of many years
        .limit(1)
        .scalar_subquery()
        .label("lane_end"),
        select(DAY_CURSORS.c.value)
        .where(DAY_CURSORS.c.name == literal(LANE).concat(bindparam("lane")))
        .scalar_subquery()
        .label("lane_told"),
        select(_LAST.c.prev_hash).where(_LAST.c.seq == _LAST_ENTRY).scalar_subquery().label("last_prev_hash"),
        select(_LAST.c.sha256).where(_LAST.c.seq == _LAST_ENTRY).scalar_subquery().label("last_sha256"),
        head_link(ChainName.JOURNAL).label("journal_head"),
        head_link(ChainName.AUDIT).label("audit_head"),
        select(SETTINGS.c.value).where(SETTINGS.c.key == RESTORED).scalar_subquery().label("restored"),
    )
)
_RECORDED = select(ORDERS.c.receipt_number, ORDERS.c.verify_token, ORDERS.c.accepted_at_us).where(
    ORDERS.c.id == bindparam("wanted")
)
_ADD_ORDER = prepared_insert(
    ORDERS,
    always={
        "central": CentralState.PENDING.value,
        "central_id": "",
        "state": None,
        "line_states": "[]",
        "refusal": None,
        "copies": 1,
        "entry_key": None,
    },
)
_ADD_INVOICE = prepared_insert(ORDER_INVOICES)
_ADD_REVERSAL = prepared_insert(ORDER_REVERSALS)
_ADD_ENTRY = prepared_insert(
    OUTBOX,
    always={
        "kind": KIND_ORDER,
        "state": EntryState.PENDING.value,
        "attempts": 0,
        "next_attempt_at_us": 0,
        "settled_at_us": None,
        "last_error": "",
        "result": None,
        "copies": 1,
        "supersedes": None,
    },
)
_ADD_ENTRY_BODY = prepared_insert(OUTBOX_ENTRIES)
_UPSERT = upsert(RECEIPT_NUMBERS)
_NEW = _UPSERT.excluded
_NUMBER_GIVEN = Prepared(
    _UPSERT.on_conflict_do_update(
        index_elements=["hall_code", "desk"],
        set_={"last_day": _NEW.last_day, "last_sequence": _NEW.last_sequence},
        where=tuple_(_NEW.last_day, _NEW.last_sequence)
        > tuple_(RECEIPT_NUMBERS.c.last_day, RECEIPT_NUMBERS.c.last_sequence),
    )
)


class _Standing(NamedTuple):
    """What the store says before an order is recorded: None where there is nothing yet. Its fields are _STANDING's."""

    recorded: int | None
    signed_state: str | None
    kept_seq: int | None  # of the version, where what was written with it still stands
    lines: int
    receipts: int
    paid_for: str | None
    lane_end: int | None
    lane_told: int | None
    last_prev_hash: str | None
    last_sha256: str | None
    journal_head: str | None
    audit_head: str | None
    restored: str | None


@dataclass(frozen=True, slots=True)
class _Entry:
    """`accepted` is what of `body` is not kept with the signed version."""

    body: bytes
    accepted: bytes
    sha256: str


def record_order(store: Store, order: Order, ahead: OrderAhead | None = None) -> Order:
    """As it stands on disk; the same id a second time changes nothing. Raises StoreFull, StoreTrouble in
    a store that was restored, and Bug for a voided one. `ahead` is what was kept with a signed version; of another one
    it is not used."""
    if ahead is None or ahead.signed is not order.signed:  # an older program may have written what was kept
        return _record(store, order, order_ahead(order.signed))
    return _record(store, order, ahead)


def _record(store: Store, order: Order, ahead: OrderAhead) -> Order:
    """The entry is kept whole where what was kept with its signed version is not `ahead`'s, or is gone."""
    accepted = accepted_part(order, ahead.paid_by(order.payment))
    body = entry_of_parts(ahead.part, accepted)
    entry = _Entry(body, accepted, sha256_hex(body))
    asked: Row = {
        "order": order.id,
        "signed": order.signed.id,
        "payment": order.payment.id,
        "lane": ahead.lane,
        "kept_seq": ahead.kept.seq,
        "kept_content": ahead.kept.content,
        "kept_strokes": ahead.kept.strokes_sealed,
        "kept_blank": ahead.kept.blank_sealed,
    }

    def job(connection: Connection) -> Order:
        standing = _Standing(*_STANDING.run(connection, asked).fetchall()[0])
        if standing.recorded is not None:
            return _as_recorded(connection, order)
        if standing.restored:
            demand_paired_anew(connection)
        if order.signed.content.amendment is not None:  # what it replaces leaves its place, and its rows in the chains
            end_amended(connection, store, order)
            standing = _Standing(*_STANDING.run(connection, asked).fetchall()[0])
        added_seq = _record_signed(connection, store, order, ahead, standing)
        blank_in = standing.kept_seq if added_seq is None else added_seq
        _record_entry(connection, store, order, entry, ahead.lane, standing, blank_in)
        _record_order(connection, order, ahead)
        if added_seq is None and standing.lines != len(ahead.lines):  # not kept with it, or gone since
            drop_lines(connection, order.id)
            add_lines(connection, order.id, ahead.lines)
        if order.signed.content.invoice is not None:
            _ADD_INVOICE.run(connection, {"order_id": order.id, "state": InvoiceState.ASKED.value, "number": ""})
        reversal = order.signed.content.reversal
        if reversal is not None:
            _ADD_REVERSAL.run(connection, {"order_id": order.id, "reverses": reversal.order_id})
        _record_journal(connection, store, order, entry, standing)
        if added_seq is None and not standing.receipts:  # signed under an older program, or gone since
            keep_receipt(connection, order.id, job_id=store.ids.uuid7())
        return order

    return store.write(job)


def _as_recorded(connection: Connection, order: Order) -> Order:
    row = connection.execute(_RECORDED, {"wanted": order.id}).one()
    return replace(
        order,
        receipt_number=ReceiptNumber.read(row.receipt_number),
        verify_token=row.verify_token,
        accepted_at=from_us(row.accepted_at_us),
    )


def _record_signed(
    connection: Connection, store: Store, order: Order, ahead: OrderAhead, standing: _Standing
) -> int | None:
    """The version and its money, if they are not there yet. The seq of a version that was not."""
    if standing.signed_state not in (None, SignedState.OPEN):
        raise Bug(f"version {order.signed.id} is {standing.signed_state}")
    if standing.paid_for not in (None, order.signed.id):
        raise Bug(f"payment {order.payment.id} was taken for {standing.paid_for}")
    if order.id != order.signed.id:
        raise Bug(f"order {order.id} under another id than what was signed")
    added_seq = None
    if standing.signed_state is None:
        added_seq = signed_versions.add_signed(connection, store, order.signed, ahead).seq
    signed_versions.change_state(connection, order.signed.id, SignedState.ACCEPTED)
    if standing.paid_for is None:
        for part in order.payment.each:
            signed_versions.add_payment(connection, order.signed.id, part)
    return added_seq


def _record_entry(
    connection: Connection,
    store: Store,
    order: Order,
    entry: _Entry,
    lane: str,
    standing: _Standing,
    blank_in: int | None,
) -> None:
    """`blank_in` is the signed version that has the rest of it; None where it is kept whole."""
    chained = FIRST_IN_CHAIN
    if standing.last_prev_hash is not None and standing.last_sha256 is not None:
        chained = next_in_chain(standing.last_prev_hash, standing.last_sha256)
    day = day_of(order.accepted_at)
    added = _ADD_ENTRY.run(
        connection,
        {
            "key": order.id,
            "lane": lane,
            "lane_seq": max(standing.lane_end or 0, standing.lane_told or 0) + 1,
            "day": day.isoformat(),
            "entry_bytes": len(entry.body),
            "sha256": entry.sha256,
            "prev_hash": chained,
            "queued_at_us": to_us(order.accepted_at),
        },
    )
    kept = entry.body if blank_in is None else entry.accepted
    sealed = store.day_keys.seal(kept, day=day, place=f"outbox {order.id}")
    _ADD_ENTRY_BODY.run(connection, {"seq": added.lastrowid, "entry_sealed": sealed, "signed_seq": blank_in})


def _record_order(connection: Connection, order: Order, ahead: OrderAhead) -> None:
    number = order.receipt_number
    _ADD_ORDER.run(
        connection,
        {
            "id": order.id,
            "receipt_number": str(number),
            "signed_id": order.signed.id,
            "payment_id": order.payment.id,
            "accepted_at_us": to_us(order.accepted_at),
            "verify_token": order.verify_token,
            "amount_fen": order.payment.amount_fen,
            **ahead.row,
        },
    )
    _NUMBER_GIVEN.run(
        connection,
        {
            "hall_code": number.hall_code,
            "desk": number.desk,
            "last_day": number.day.isoformat(),
            "last_sequence": number.sequence,
        },
    )


def _record_journal(connection: Connection, store: Store, order: Order, entry: _Entry, standing: _Standing) -> None:
    signed = order.signed
    sworn = journal.add_link(
        connection,
        key=store.journal_key,
        prev=standing.journal_head or FIRST,
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
    noted = audit.add_link(
        connection,
        AuditEvent(
            kind=AuditKind.ORDER_ACCEPTED,
            staff_number=signed.clerk_number,
            at=order.accepted_at,
            subject=str(order.receipt_number),
            reason="",
        ),
        key=store.audit_key,
        prev=standing.audit_head or FIRST,
    )
    keys = {ChainName.JOURNAL: store.journal_key, ChainName.AUDIT: store.audit_key}
    move_heads(connection, {ChainName.JOURNAL: sworn, ChainName.AUDIT: noted}, keys=keys)
