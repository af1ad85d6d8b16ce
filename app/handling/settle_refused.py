"""An order that the centre refused for good is settled: its money goes back, with a reason."""

from datetime import date

from app.domain.approval import Leave
from app.domain.reason import checked_reason
from app.domain.right import Right
from app.ports import Clock, OrderBook


def settle_refused(
    *, order_id: str, receipt_number: str, reason: str, leave: Leave, today: date, book: OrderBook, clock: Clock
) -> None:
    """Raises RightMissing where `leave` does not cover it on this hall day, OrderStays where it was not refused,
    InputRefused without a reason or with one that tells whom it is about.

    SETTLE_REFUSED covers the money too, as VOID_ORDER does (void_order.py).
    """
    leave.demand(Right.SETTLE_REFUSED, today, subject=receipt_number)
    book.settle_refused(order_id, reason=checked_reason(reason), at=clock.now(), leave=leave)
