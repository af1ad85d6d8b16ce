"""What 修复台 does with an order of this counter, whoever asks for it: here, or from the manager's own counter."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from app.domain.approval import Leave
from app.domain.hall_time import hall_date
from app.domain.money import yuan
from app.domain.repair import RefusedEntry
from app.domain.right import Right
from app.handling.repair_refused import hand_over_refused, resend_refused
from app.handling.settle_refused import settle_refused
from app.ports import Clock, OrderBook
from app.repair_ports import RefusedOrders
from app.staff_ports import StaffBook
from app.texts import repair as words
from app.texts.language import Text


@dataclass(frozen=True, slots=True)
class RepairActs:
    """`sent` is told that something waits to be sent."""

    orders: RefusedOrders
    book: OrderBook
    staff: StaffBook
    clock: Clock
    zone: ZoneInfo
    sent: Callable[[], None]

    @property
    def today(self) -> date:
        return hall_date(self.clock.now(), self.zone)

    def resend(self, entry: RefusedEntry, *, rewritten: bool, reason: str, leave: Leave) -> Text:
        resend_refused(
            entry=entry,
            rewritten=rewritten,
            reason=reason,
            leave=leave,
            today=self.today,
            orders=self.orders,
            clock=self.clock,
        )
        self.sent()
        return words.RESENT.filled(number=entry.receipt_number)

    def cancel(self, entry: RefusedEntry, *, reason: str, leave: Leave) -> Text:
        """`leave` is for Right.SETTLE_REFUSED: money goes back."""
        settle_refused(
            order_id=entry.order_id,
            receipt_number=entry.receipt_number,
            reason=reason,
            leave=leave,
            today=self.today,
            book=self.book,
            clock=self.clock,
        )
        self.sent()
        return words.CANCELLED.filled(number=entry.receipt_number, sum=yuan(entry.amount_fen))

    def hand_over(self, entry: RefusedEntry, *, to: str, until: date, reason: str, leave: Leave) -> Text:
        hand_over_refused(
            entry=entry,
            to=to,
            until=until,
            reason=reason,
            leave=leave,
            today=self.today,
            orders=self.orders,
            staff=self.staff,
            clock=self.clock,
        )
        return words.HANDED_OVER.filled(number=entry.receipt_number, who=to, day=until.isoformat())


def right_of(way: str) -> Right:
    """Which right the leave for a way has to be for."""
    return Right.SETTLE_REFUSED if way == "cancel" else Right.REPAIR_REFUSED
