"""The counter's forms and orders: signed, paid, accepted, each step one commit."""

import hashlib
import json
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Connection, func, select

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.order import KeptOrder, Order, SignedVersion
from app.domain.payment import Payment, whole_payment
from app.domain.receipt_number import ReceiptNumber, next_receipt_number
from app.errors import Bug
from app.ports import AuditEvent, CashCount, DraftRecord, OrderHistory, OrderRow, OrderSearch, UnfinishedVersion
from app.texts.language import Text
from offline_cache import drafts, order_rows, signed_versions
from offline_cache.amend_order import demand_amendable, demand_turn, why_not_amended
from offline_cache.audit import note
from offline_cache.cash_count import count_cash
from offline_cache.cash_periods import demand_period
from offline_cache.give_back import give_back, swear_payment
from offline_cache.give_back_reversed import demand_reversible
from offline_cache.journal import JournalKind
from offline_cache.order_ahead import KeptBody, OrderAhead, order_ahead
from offline_cache.order_history import history_of
from offline_cache.order_lines import drop_lines
from offline_cache.paired_anew import last_number
from offline_cache.print_jobs import drop_receipt
from offline_cache.record_order import record_order
from offline_cache.restored import demand_paired_anew
from offline_cache.schema import ORDER_LINES, ORDERS, SIGNED_BODIES, SIGNED_VERSIONS
from offline_cache.settle_refused import settle_refused
from offline_cache.signed_versions import FormSources, SignedState
from offline_cache.store import Store
from offline_cache.void_order import void_order, why_order_stays


class StoredOrderBook:
    """app.ports.OrderBook."""

    def __init__(self, store: Store, *, sources: FormSources) -> None:
        self._store = store
        self._sources = sources
        self._given: dict[tuple[str, str], ReceiptNumber] = {}
        self._ahead: OrderAhead | None = None  # as it was kept with what was signed last

    def keep_signed(self, signed: SignedVersion) -> None:
        """A second time the same id changes nothing. Raises Bug where the signature is not of these bytes,
        StoreTrouble in a store that was restored."""
        if hashlib.sha256(signed.content_bytes).hexdigest() != signed.signature.content_sha256:
            raise Bug("a signature over other content")
        ahead = order_ahead(signed)

        def job(connection: Connection) -> KeptBody | None:
            if signed_versions.state_of(connection, signed.id) is not None:
                return None
            demand_paired_anew(connection)
            demand_turn(connection, signed.form)
            demand_amendable(connection, signed.form)
            demand_reversible(connection, signed.content)
            return signed_versions.add_signed(connection, self._store, signed, ahead)

        kept = self._store.write(job)
        if kept is not None:
            self._ahead = replace(ahead, kept=kept)

    def journal_payment(self, signed_id: str, payment: Payment) -> None:
        """On disk when it returns. The same payment again changes nothing; another one by the same means is a Bug.

        Raises CashRefused where the hall wants a cash period for it (cash.period), and none of the taker's own runs.
        """

        def job(connection: Connection) -> None:
            if signed_versions.state_of(connection, signed_id) is not SignedState.OPEN:
                raise Bug(f"money for {signed_id}, which is no open version")
            known = signed_versions.paid_for(connection, payment.id)
            if known not in (None, signed_id):
                raise Bug(f"payment {payment.id} was taken for {known}")
            if known is None:
                if any(each.method is payment.method for each in signed_versions.payments_taken(connection, signed_id)):
                    raise Bug(f"{payment.method} for {signed_id} was taken before")
                demand_period(connection, payment)
                signed_versions.add_payment(connection, signed_id, payment)
                swear_payment(
                    connection,
                    self._store,
                    JournalKind.PAYMENT_TAKEN,
                    signed_id,
                    payment,
                    at=payment.taken_at,
                    by=payment.taken_by,
                )

        self._store.write(job)
        ahead = self._ahead
        if ahead is not None and ahead.signed.id == signed_id:
            self._ahead = ahead.with_payment(payment)

    def void_signed(self, signed_id: str, *, reason: str, at: datetime, leave: Leave | None = None) -> None:
        """Its money is returned, each act with its audit row; a version voided before stays as it is."""

        def job(connection: Connection) -> None:
            state = signed_versions.state_of(connection, signed_id)
            if state is SignedState.VOIDED:
                return
            if state is not SignedState.OPEN:
                raise Bug(f"{signed_id} cannot be voided: {state}")
            voided = AuditEvent(
                AuditKind.SIGNED_VOIDED,
                leave.person.number if leave else signed_versions.clerk_number_of(connection, signed_id),
                at,
                signed_id,
                reason,
                right=leave.right if leave else None,
                approver=leave.approver if leave else "",
            )
            signed_versions.change_state(connection, signed_id, SignedState.VOIDED)
            drop_lines(connection, signed_id)
            drop_receipt(connection, signed_id)
            note(connection, voided, key=self._store.audit_key)
            give_back(connection, self._store, signed_id, because=voided)

        self._store.write(job)

    def void_order(self, order_id: str, *, reason: str, at: datetime, leave: Leave) -> None:
        void_order(self._store, order_id, reason=reason, at=at, leave=leave)

    def why_order_stays(self, order_id: str) -> Text | None:
        with self._store.read() as connection:
            return why_order_stays(connection, order_id)

    def why_not_amended(self, order_id: str) -> Text | None:
        with self._store.read() as connection:
            return why_not_amended(connection, order_id)

    def draft_of(self, order_id: str) -> str:
        """With the greatest version that was ever signed of it, given up or not: no two papers are the same one."""
        wanted = (
            select(SIGNED_BODIES.c.draft, SIGNED_VERSIONS.c.form_id)
            .join(SIGNED_VERSIONS, SIGNED_VERSIONS.c.seq == SIGNED_BODIES.c.seq)
            .join(ORDERS, ORDERS.c.signed_id == SIGNED_VERSIONS.c.id)
            .where(ORDERS.c.id == order_id)
        )
        with self._store.read() as connection:
            draft, form_id = connection.execute(wanted).one()
            last = select(func.max(SIGNED_VERSIONS.c.version)).where(SIGNED_VERSIONS.c.form_id == form_id)
            return json.dumps({**json.loads(draft), "version": connection.execute(last).scalar_one()})

    def settle_refused(self, order_id: str, *, reason: str, at: datetime, leave: Leave) -> None:
        settle_refused(self._store, order_id, reason=reason, at=at, leave=leave)

    def next_receipt_number(self, *, hall_code: str, desk: str, today: date) -> ReceiptNumber:
        """Written with the order it is for (`record`): giving one writes nothing, so that it waits for no disk, and
        none is missing.

        One that a crash took before its commit stood on no paper and is given again. What is remembered in turn is not
        given twice to two threads.
        """

        def give(connection: Connection) -> ReceiptNumber:
            kept = last_number(connection, hall_code=hall_code, desk=desk)  # pairing may have moved it meanwhile
            given = self._given.get((hall_code, desk))
            last = max((each for each in (given, kept) if each is not None), default=None)
            number = next_receipt_number(last=last, hall_code=hall_code, desk=desk, today=today)
            self._given[hall_code, desk] = number
            return number

        return self._store.ask(give)

    def record(self, order: Order) -> Order:
        recorded = record_order(self._store, order, self._ahead)
        if self._ahead is not None and self._ahead.signed is order.signed:
            self._ahead = None
        return recorded

    def unfinished(self) -> tuple[UnfinishedVersion, ...]:
        """Oldest first."""
        with self._store.read() as connection:
            rows = signed_versions.open_versions(connection)
            money = [signed_versions.payments_taken(connection, row.id) for row in rows]
        found = []
        for row, payments in zip(rows, money, strict=True):
            signed = signed_versions.read_signed(row, self._store)
            finishable = signed_versions.read_finishable(row, signed, self._store, self._sources)
            found.append(UnfinishedVersion(signed=signed, finishable=finishable, payment=whole_payment(payments)))
        return tuple(found)

    def save_draft(self, draft: DraftRecord) -> None:
        self._store.write(lambda connection: drafts.save(connection, draft))

    def drafts(self) -> tuple[DraftRecord, ...]:
        with self._store.read() as connection:
            return drafts.all_of(connection)

    def delete_draft(self, form_id: str) -> None:
        self._store.write(lambda connection: drafts.forget(connection, form_id))

    def customer_of(self, order_id: str) -> str:
        """Their id. Raises Bug for an order this store never had."""
        wanted = (
            select(ORDER_LINES.c.customer_id)
            .join(ORDERS, ORDERS.c.id == ORDER_LINES.c.order_id)
            .where(ORDERS.c.id == order_id)
            .limit(1)
        )
        with self._store.read() as connection:
            found = connection.execute(wanted).scalar()
        if found is None:
            raise Bug(f"no order {order_id}")
        return str(found)

    def last_order(self) -> OrderRow | None:
        with self._store.read() as connection:
            return order_rows.newest(connection)

    def row(self, order_id: str) -> OrderRow | None:
        with self._store.read() as connection:
            return order_rows.one(connection, order_id)

    def numbered(self, receipt_number: str) -> OrderRow | None:
        with self._store.read() as connection:
            return order_rows.numbered(connection, receipt_number)

    def orders(self, *, since: datetime, limit: int) -> tuple[OrderRow, ...]:
        """Newest first."""
        with self._store.read() as connection:
            return order_rows.since(connection, since, limit=limit)

    def find(self, wanted: OrderSearch, *, limit: int) -> tuple[OrderRow, ...]:
        """Newest first."""
        with self._store.read() as connection:
            return order_rows.find(connection, wanted, limit=limit)

    def cash(self, *, since: datetime, clerk: str = "") -> CashCount:
        with self._store.read() as connection:
            return count_cash(connection, since, clerk=clerk)

    def order_content(self, order_id: str) -> KeptOrder | None:
        with self._store.read() as connection:
            return order_rows.kept_order(connection, order_id, self._store)

    def history(self, order_id: str) -> OrderHistory | None:
        with self._store.read() as connection:
            return history_of(connection, order_id)
