"""Orders of this counter that the centre refused (app.repair_ports.RefusedOrders): listed, sent once more, handed on.

Sent once more, an order is pending again under a new entry, which takes the refused one's place in its lane; the
refused entry stays as it was sent, marked repaired. To whom one was handed stands with its refusal: every list says so.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, func, select, update

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.order import CentralState, Order
from app.domain.payment import whole_payment
from app.domain.receipt_number import ReceiptNumber
from app.domain.repair import RefusedEntry, Sending, Way, ways_of, what_now
from app.errors import OrderStays
from app.outbox_ports import EntryState
from app.ports import AuditEvent
from app.texts import order_stays
from app.texts import repair as words
from app.wire.batch import KIND_CANCELLATION, KIND_REPAIR
from app.wire.canonical import JsonObject
from app.wire.entry import entry_sha256, order_entry
from app.wire.repair import Repair, read_repair, repair_entry
from offline_cache.audit import note
from offline_cache.dead_entries import LINE_REFUSED
from offline_cache.entry_rows import ENTRY_ROWS, entry_bytes
from offline_cache.kept_refusal import handed_json, read_refusal
from offline_cache.moments import from_us
from offline_cache.order_lines import open_order
from offline_cache.refused_place import in_place_of_refused
from offline_cache.schema import ENTRY_OF_ORDER, ORDER_LINES, ORDERS, OUTBOX, SIGNED_VERSIONS
from offline_cache.signed_versions import (
    WHOLE_VERSIONS,
    FormSources,
    next_version_open,
    payments_of,
    read_finishable,
    read_signed,
)
from offline_cache.store import Store

_LINES: Final = (
    select(func.count()).where(ORDER_LINES.c.order_id == ORDERS.c.id, LINE_REFUSED).scalar_subquery().label("lines")
)
_LINE_WHY: Final = (
    select(ORDER_LINES.c.refusal)
    .where(ORDER_LINES.c.order_id == ORDERS.c.id, LINE_REFUSED)
    .order_by(ORDER_LINES.c.seq)
    .limit(1)
    .scalar_subquery()
    .label("line_why")
)
_ROWS: Final = (
    select(
        ORDERS,
        SIGNED_VERSIONS.c.clerk_number,
        OUTBOX.c.lane,
        OUTBOX.c.lane_seq,
        OUTBOX.c.state.label("entry_state"),
        OUTBOX.c.settled_at_us,
        _LINES,
        _LINE_WHY,
    )
    .join(SIGNED_VERSIONS, SIGNED_VERSIONS.c.id == ORDERS.c.signed_id)
    .join(OUTBOX, OUTBOX.c.key == ENTRY_OF_ORDER)
)
_WHOLLY: Final = ORDERS.c.central == CentralState.REFUSED.value
_IN_PART: Final = ORDERS.c.id.in_(select(ORDER_LINES.c.order_id).where(LINE_REFUSED))
_REFUSED: Final = _ROWS.where(
    _WHOLLY | _IN_PART,  # of the orders alone, first: of many thousand only a few entries are looked up
    (_WHOLLY & (OUTBOX.c.state == EntryState.DEAD.value)) | (_IN_PART & (OUTBOX.c.state == EntryState.ACKED.value)),
)


@dataclass(frozen=True, slots=True)
class StoredRefusedOrders:
    """Each act is one transaction; asked for a second time, what was done stays done."""

    store: Store
    sources: FormSources

    def refused(self) -> tuple[RefusedEntry, ...]:
        with self.store.read() as connection:
            found = [self._entry(row) for row in connection.execute(_REFUSED)]
        return tuple(sorted(found, key=lambda entry: entry.since))

    def one(self, order_id: str) -> RefusedEntry | None:
        """None where it does not stand among them now."""
        with self.store.read() as connection:
            row = connection.execute(_REFUSED.where(ORDERS.c.id == order_id)).one_or_none()
        return None if row is None else self._entry(row)

    def sendings(self, order_id: str) -> tuple[Sending, ...]:
        mine = (func.coalesce(OUTBOX.c.supersedes, OUTBOX.c.key) == order_id) & (OUTBOX.c.kind != KIND_CANCELLATION)
        with self.store.read() as connection:
            rows = connection.execute(ENTRY_ROWS.where(mine).order_by(OUTBOX.c.seq)).all()
        return tuple(self._sending(row) for row in rows)

    def resend(self, order_id: str, *, rewritten: bool, reason: str, leave: Leave, at: datetime) -> None:
        """Raises OrderStays where it cannot be, or written anew would be the same again."""
        way = Way.REWRITE if rewritten else Way.RESEND

        def job(connection: Connection) -> None:
            row = connection.execute(_ROWS.where(ORDERS.c.id == order_id)).one()
            if row.entry_key is not None and row.central == CentralState.PENDING:
                return  # on its way already
            self._demand(connection, row, way)
            sent = self._sent(connection, row)
            order = order_entry(self._order(connection, row)) if rewritten else sent
            if rewritten and entry_sha256(order) == entry_sha256(sent):
                raise OrderStays(words.SAME_AGAIN, number=row.receipt_number)
            supersedes = row.entry_key or row.id
            repair = Repair(order_id, supersedes, reason, leave.person.number, leave.approver, at, rewritten)
            key = in_place_of_refused(
                connection,
                self.store,
                kind=KIND_REPAIR,
                entry=repair_entry(repair, order),
                order_id=order_id,
                lane=row.lane,
                lane_seq=row.lane_seq,
                at=at,
            )
            connection.execute(update(OUTBOX).where(OUTBOX.c.key == supersedes).values(state=EntryState.REPAIRED.value))
            again = {"central": CentralState.PENDING.value, "entry_key": key, "refusal": None}
            connection.execute(update(ORDERS).where(ORDERS.c.id == order_id).values(again))
            open_order(connection, order_id)
            kind = AuditKind.REFUSED_REWRITTEN if rewritten else AuditKind.REFUSED_RESENT
            self._note(connection, kind, row.receipt_number, reason, leave, at)

        self.store.write(job)

    def hand_over(self, order_id: str, *, to: str, until: date, reason: str, leave: Leave, at: datetime) -> None:
        def job(connection: Connection) -> None:
            row = connection.execute(_ROWS.where(ORDERS.c.id == order_id)).one()
            now = read_refusal(row.line_why or row.refusal or "")
            if (now.handed_to, now.until, now.handed_why) == (to, until, reason):
                return
            self._demand(connection, row, Way.HAND_OVER)
            if row.lines:
                mine = (ORDER_LINES.c.order_id == order_id) & LINE_REFUSED
                for line in connection.execute(select(ORDER_LINES.c.seq, ORDER_LINES.c.refusal).where(mine)).all():
                    kept = handed_json(line.refusal, to=to, until=until, why=reason)
                    connection.execute(update(ORDER_LINES).where(ORDER_LINES.c.seq == line.seq).values(refusal=kept))
            else:
                kept = handed_json(row.refusal, to=to, until=until, why=reason)
                connection.execute(update(ORDERS).where(ORDERS.c.id == order_id).values(refusal=kept))
            told = f"{to} {until.isoformat()} {reason}"
            self._note(connection, AuditKind.REFUSED_HANDED, row.receipt_number, told, leave, at)

        self.store.write(job)

    def _demand(self, connection: Connection, row: Row[Any], way: Way) -> None:
        """Raises OrderStays where it does not stand among the refused, or not so that this may be done."""
        wholly = row.central == CentralState.REFUSED and row.entry_state == EntryState.DEAD
        if not wholly and not row.lines:
            raise OrderStays(words.NOT_REFUSED_NOW, number=row.receipt_number)
        if next_version_open(connection, row.id):
            raise OrderStays(order_stays.NEXT_VERSION_OPEN, number=row.receipt_number)
        entry = self._entry(row)
        if way not in ways_of(entry):
            raise OrderStays(words.NOT_THIS_WAY, number=row.receipt_number, now=what_now(entry))

    def _sent(self, connection: Connection, row: Row[Any]) -> JsonObject:
        """The order's entry as it was sent last."""
        sent = connection.execute(ENTRY_ROWS.where(OUTBOX.c.key == (row.entry_key or row.id))).one()
        entry = self._plain(sent)
        return read_repair(entry)[1] if sent.kind == KIND_REPAIR else entry

    def _plain(self, sent: Row[Any]) -> JsonObject:
        entry: JsonObject = json.loads(entry_bytes(sent, self.store))
        return entry

    def _order(self, connection: Connection, row: Row[Any]) -> Order:
        """As it was accepted, out of what was signed. Raises OrderStays where something its form names is gone."""
        version = connection.execute(WHOLE_VERSIONS.where(SIGNED_VERSIONS.c.id == row.signed_id)).one()
        signed = read_finishable(version, read_signed(version, self.store), self.store, self.sources)
        payment = whole_payment(payments_of(connection, row.signed_id))
        if signed is None or payment is None:
            raise OrderStays(words.SAME_AGAIN, number=row.receipt_number)
        return Order(
            id=row.id,
            receipt_number=ReceiptNumber.read(row.receipt_number),
            signed=signed,
            payment=payment,
            accepted_at=from_us(row.accepted_at_us),
            verify_token=row.verify_token,
        )

    def _note(
        self, connection: Connection, kind: AuditKind, number: str, reason: str, leave: Leave, at: datetime
    ) -> None:
        event = AuditEvent(kind, leave.person.number, at, number, reason, right=leave.right, approver=leave.approver)
        note(connection, event, key=self.store.audit_key)

    def _sending(self, row: Row[Any]) -> Sending:
        rewritten = row.kind == KIND_REPAIR and read_repair(self._plain(row))[0].rewritten
        dead = row.state in (EntryState.DEAD, EntryState.REPAIRED) and row.result is not None
        return Sending(
            queued_at=from_us(row.queued_at_us),
            answered_at=None if row.settled_at_us is None else from_us(row.settled_at_us),
            attempts=row.attempts,
            rewritten=rewritten,
            said=read_refusal(row.result).words if dead else None,
        )

    def _entry(self, row: Row[Any]) -> RefusedEntry:
        refusal = read_refusal(row.line_why if row.lines else row.refusal or "")
        return RefusedEntry(
            order_id=row.id,
            receipt_number=row.receipt_number,
            desk=self.sources.desk.number,
            device=self.sources.desk.device_id,
            clerk=row.clerk_number,
            customer_masked=row.customer_masked,
            code=refusal.code,
            reason=refusal.words,
            since=from_us(row.settled_at_us or row.accepted_at_us),
            amount_fen=row.amount_fen,
            here=True,
            refused_lines=row.lines,
            handed_to=refusal.handed_to,
            until=refusal.until,
            handed_why=refusal.handed_why,
        )
