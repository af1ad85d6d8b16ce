"""A signed version that will not become an order: money already taken for it goes back, with an audit row."""

from datetime import date

from app.domain.approval import Leave
from app.domain.order import SignedContent
from app.domain.payment import Payment
from app.domain.right import Right
from app.ports import Clock, OrderBook


def right_to_void(money: Payment | None) -> Right:
    """The right that voiding asks for: another one where money has to go back."""
    return Right.RETURN_MONEY if money is not None and money.amount_fen else Right.VOID_SIGNED


def void_signed(
    *,
    signed: SignedContent,
    money: Payment | None,
    reason: str,
    leave: Leave,
    today: date,
    order_book: OrderBook,
    clock: Clock,
) -> None:
    """`money` is what was journalled for it. Raises RightMissing where `leave` does not cover it on this hall day."""
    leave.demand(right_to_void(money), today, subject=signed.id)
    order_book.void_signed(signed.id, reason=reason, at=clock.now(), leave=leave)
