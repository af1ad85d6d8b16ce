"""The store's forms and orders in memory: what the trade's acts write, to be looked at, and a disk that can be full."""

from dataclasses import replace
from datetime import date, datetime

from app.domain.approval import Leave
from app.domain.cash_due import CashDue
from app.domain.draft import form_to_draft
from app.domain.order import OVER, CentralState, KeptOrder, Order, OrderState, SignedVersion
from app.domain.partly import cash_back_fen, partly
from app.domain.payment import Payment, whole_payment
from app.domain.receipt_number import ReceiptNumber, next_receipt_number
from app.errors import OrderStays, StoreFull
from app.ports import (
    AuditEvent,
    CashCount,
    DraftRecord,
    OrderHistory,
    OrderRow,
    OrderSearch,
    PrintState,
    UnfinishedVersion,
)
from app.texts import amendment, order_stays
from app.texts.language import Text

FULL = Text("磁盘满了，本单没有受理，已经录的都还在。", "The disk is full. The form was not accepted; it is kept.")


class MemoryOrderBook:
    """`full` makes every write raise StoreFull, `record_fails` only the next so many `record`.

    `voided` are (signed id, reason) pairs, `saved` the drafts; `left` is what a start would offer to finish.
    `undone` are the orders voided or settled, as (id, what they are now, reason); those in `stays` stay, for that.
    """

    def __init__(self) -> None:
        self.full = False
        self.record_fails = 0
        self.signed: dict[str, SignedVersion] = {}
        self.money: dict[str, Payment] = {}
        self.voided: list[tuple[str, str]] = []
        self.leaves: list[Leave | None] = []
        self.undone: list[tuple[str, CentralState, str]] = []
        self.stays: dict[str, Text] = {}
        self.recorded: dict[str, Order] = {}
        self.saved: dict[str, DraftRecord] = {}
        self.left: tuple[UnfinishedVersion, ...] = ()
        self.rows: dict[str, OrderRow] = {}
        self.events: tuple[AuditEvent, ...] = ()
        self.answered_at: datetime | None = None
        self.cash_due: dict[str, CashDue] = {}
        self._last: ReceiptNumber | None = None

    def room(self) -> None:
        if self.full:
            raise StoreFull(FULL)

    def keep_signed(self, signed: SignedVersion) -> None:
        self.room()
        self.signed[signed.id] = signed

    def journal_payment(self, signed_id: str, payment: Payment) -> None:
        self.room()
        before = self.money.get(signed_id)
        whole = whole_payment((*before.each, payment) if before is not None else (payment,))
        if whole is not None:
            self.money[signed_id] = whole

    def void_signed(self, signed_id: str, *, reason: str, at: datetime, leave: Leave | None = None) -> None:
        self.room()
        self.voided.append((signed_id, reason))
        self.leaves.append(leave)
        left, self.left = self.left, tuple(each for each in self.left if each.signed.id != signed_id)
        signed, money = self.signed.pop(signed_id, None), self.money.pop(signed_id, None)
        known = [each.payment for each in left if each.signed.id == signed_id] or (
            [money] if signed is not None else []
        )
        self.owe_cash(signed_id, sum(payment.cash_fen for payment in known if payment is not None))

    def owe_cash(self, signed_id: str, fen: int, *, number: str = "") -> None:
        """It went back in the books and is to be handed over."""
        if fen:
            key = f"due-{len(self.cash_due) + 1}-{signed_id}"
            self.cash_due[key] = CashDue(key, signed_id, fen, "张**", number)

    def _owe_of(self, order_id: str, fen: int | None = None) -> None:
        order = self.recorded[order_id]
        back = order.payment.amount_fen if fen is None else fen
        self.owe_cash(order.signed.id, cash_back_fen(back, order.payment.each), number=str(order.receipt_number))

    def void_order(self, order_id: str, *, reason: str, at: datetime, leave: Leave) -> None:
        self._take_back(order_id, CentralState.VOIDED, reason, leave)

    def why_order_stays(self, order_id: str) -> Text | None:
        return self._left_to_next(order_id) or self.stays.get(order_id)

    def _left_to_next(self, order_id: str) -> Text | None:
        """As in the store: while its next version is signed nothing else ends it."""
        amends = [version.content.amendment for id, version in self.signed.items() if id not in self.recorded]
        if all(each is None or each.order_id != order_id for each in amends):
            return None
        return order_stays.NEXT_VERSION_OPEN.filled(number=self.rows[order_id].receipt_number)

    def settle_refused(self, order_id: str, *, reason: str, at: datetime, leave: Leave) -> None:
        why = self._left_to_next(order_id)
        if why is not None:
            raise OrderStays(why)
        if self.rows[order_id].refused_lines:
            self._owe_of(order_id, self._refused_fen(order_id))
            self.rows[order_id] = replace(self.rows[order_id], refused_settled=True)
            self.undone.append((order_id, CentralState.ACCEPTED, reason))
            self.leaves.append(leave)
            return
        self._take_back(order_id, CentralState.SETTLED, reason, leave)

    def _refused_fen(self, order_id: str) -> int:
        return partly(self.recorded[order_id].signed.content, dict(self.rows[order_id].refused_lines)).back_fen

    def why_not_amended(self, order_id: str) -> Text | None:
        row, why = self.rows[order_id], self._left_to_next(order_id)
        if why is not None:
            return why
        waits = bool(row.refused_lines) and not row.refused_settled
        whole = row.central is CentralState.ACCEPTED and not waits
        return amendment.CENTRE_HAS.filled(number=row.receipt_number) if whole else None

    def draft_of(self, order_id: str) -> str:
        return form_to_draft(self.recorded[order_id].signed.form)

    def _take_back(self, order_id: str, central: CentralState, reason: str, leave: Leave) -> None:
        self.room()
        why = self.why_order_stays(order_id)
        if why is not None:
            raise OrderStays(why)
        if self.rows[order_id].central is central:
            return
        self.rows[order_id] = replace(self.rows[order_id], central=central)
        self._owe_of(order_id)
        self.undone.append((order_id, central, reason))
        self.leaves.append(leave)

    def next_receipt_number(self, *, hall_code: str, desk: str, today: date) -> ReceiptNumber:
        return next_receipt_number(last=self._last, hall_code=hall_code, desk=desk, today=today)

    def record(self, order: Order) -> Order:
        self.room()
        if self.record_fails:
            self.record_fails -= 1
            raise StoreFull(FULL)
        if order.id in self.recorded:
            return self.recorded[order.id]
        self._last = order.receipt_number
        self.recorded[order.id] = order
        content = order.signed.content
        self.rows[order.id] = OrderRow(
            order_id=order.id,
            receipt_number=str(order.receipt_number),
            accepted_at=order.accepted_at,
            customer_masked=next(f.value for f in content.customer if f.key == "name"),
            summary=Text(
                "、".join(line.name.zh for line in order.signed.form.lines),
                ", ".join(line.name.en for line in order.signed.form.lines),
            ),
            amount_fen=order.payment.amount_fen,
            central=CentralState.PENDING,
            state=None,
            refusal=None,
            line_states=(),
            copies=1,
            print_state=PrintState.QUEUED.value,
            clerk_number=order.signed.clerk_number,
        )
        if content.reversal is not None:
            other = self.rows[content.reversal.order_id]
            self.rows[other.order_id] = replace(other, reversed_by=str(order.receipt_number))
            self.rows[order.id] = replace(self.rows[order.id], reverses=other.receipt_number)
        if content.amendment is not None:
            self._end_amended(content.amendment.order_id, order)
        self.left = tuple(each for each in self.left if each.signed.id != order.id)
        return order

    def _end_amended(self, earlier_id: str, order: Order) -> None:
        earlier = self.rows[earlier_id]
        if earlier.central not in OVER and not earlier.refused_settled:
            self._owe_of(earlier_id, self._refused_fen(earlier_id) if earlier.refused_lines else None)
        ended = {CentralState.PENDING: CentralState.VOIDED, CentralState.REFUSED: CentralState.SETTLED}
        self.rows[earlier_id] = replace(
            earlier,
            central=ended.get(earlier.central, earlier.central),
            refused_settled=bool(earlier.refused_lines),
            amended_by=str(order.receipt_number),
        )
        self.rows[order.id] = replace(self.rows[order.id], amends=earlier.receipt_number)

    def customer_of(self, order_id: str) -> str:
        customer = self.recorded[order_id].signed.form.customer
        assert customer is not None
        return customer.id

    def row(self, order_id: str) -> OrderRow | None:
        return self.rows.get(order_id)

    def numbered(self, receipt_number: str) -> OrderRow | None:
        return next((row for row in self.rows.values() if row.receipt_number == receipt_number), None)

    def centre_says(
        self,
        order_id: str,
        central: CentralState,
        *,
        state: OrderState | None = None,
        lines: tuple[tuple[str, OrderState], ...] = (),
        refusal: Text | None = None,
    ) -> None:
        copies = 2 if central is CentralState.ACCEPTED else self.rows[order_id].copies
        reversal = self.recorded[order_id].signed.content.reversal
        taken = central is CentralState.ACCEPTED and self.rows[order_id].central is not central
        if reversal is not None and taken:
            self._owe_of(reversal.order_id, sum(part.amount_fen for part in reversal.returns))
        self.rows[order_id] = replace(
            self.rows[order_id], central=central, state=state, line_states=lines, refusal=refusal, copies=copies
        )

    def centre_takes_part(self, order_id: str, refused: dict[str, Text]) -> None:
        """All lines but `refused`."""
        states = {True: OrderState.REJECTED, False: OrderState.ACKNOWLEDGED}
        lines = self.recorded[order_id].signed.content.lines
        taken = tuple((line.id, states[line.id in refused]) for line in lines)
        self.centre_says(order_id, CentralState.ACCEPTED, lines=taken)
        self.rows[order_id] = replace(self.rows[order_id], refused_lines=tuple(refused.items()))

    def printer_says(self, order_id: str, state: PrintState) -> None:
        self.rows[order_id] = replace(self.rows[order_id], print_state=state.value)

    def unfinished(self) -> tuple[UnfinishedVersion, ...]:
        """`left` by a process before, and what this one signed and did not record."""
        before = {each.signed.id for each in self.left}
        mine = [
            UnfinishedVersion(signed=version, finishable=version, payment=self.money.get(version.id))
            for version in self.signed.values()
            if version.id not in self.recorded and version.id not in before
        ]
        return (*self.left, *mine)

    def save_draft(self, draft: DraftRecord) -> None:
        self.room()
        self.saved[draft.form_id] = draft

    def drafts(self) -> tuple[DraftRecord, ...]:
        return tuple(self.saved.values())

    def delete_draft(self, form_id: str) -> None:
        self.saved.pop(form_id, None)

    def last_order(self) -> OrderRow | None:
        return list(self.rows.values())[-1] if self.rows else None

    def orders(self, *, since: datetime, limit: int) -> tuple[OrderRow, ...]:
        found = [row for row in self.rows.values() if row.accepted_at >= since]
        return tuple(reversed(found))[:limit]

    def find(self, wanted: OrderSearch, *, limit: int) -> tuple[OrderRow, ...]:
        """By receipt, clerk and moment; of names and numbers it knows no more than the masked end."""
        found = [
            row
            for row in reversed(self.rows.values())
            if wanted.clerk in ("", row.clerk_number)
            and (wanted.since is None or row.accepted_at >= wanted.since)
            and (wanted.until is None or row.accepted_at < wanted.until)
            and (wanted.central is None or row.central is wanted.central)
            and (not wanted.receipt or wanted.receipt in row.receipt_number)
        ]
        return tuple(found)[:limit]

    def cash(self, *, since: datetime, clerk: str = "") -> CashCount:
        taken = [
            order.payment.amount_fen
            for order in self.recorded.values()
            if order.payment.taken_at >= since and clerk in ("", order.signed.clerk_number) and order.payment.amount_fen
        ]
        return CashCount(len(taken), sum(taken), 0, 0)

    def order_content(self, order_id: str) -> KeptOrder | None:
        return self.recorded.get(order_id)

    def history(self, order_id: str) -> OrderHistory | None:
        """What a test put into `events`."""
        return OrderHistory(self.events, self.answered_at) if order_id in self.recorded else None
