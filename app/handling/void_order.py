"""An accepted order is taken back before it is printed or sent: its money goes back, with a reason."""

from datetime import date

from app.domain.approval import Leave
from app.domain.reason import checked_reason
from app.domain.right import Right
from app.ports import Clock, OrderBook


def void_order(
    *, order_id: str, receipt_number: str, reason: str, leave: Leave, today: date, book: OrderBook, clock: Clock
) -> None:
    """Raises RightMissing where `leave` does not cover it on this hall day, OrderStays where it cannot be voided,
    InputRefused without a reason or with one that tells whom it is about.

    VOID_ORDER covers the money too and says so in its words: nearly every order was paid, so that asking for
    RETURN_MONEY instead, as for a version that never became an order, would leave this right nothing to allow.
    """
    leave.demand(Right.VOID_ORDER, today, subject=receipt_number)
    book.void_order(order_id, reason=checked_reason(reason), at=clock.now(), leave=leave)
