"""Money a provider would not give back: told once more under a key of its own, or handed over in cash. Audited."""

from dataclasses import replace
from datetime import date

from app.domain.approval import Leave
from app.domain.payment import PaymentMethod
from app.domain.payment_try import Refund, ReturnState
from app.domain.reason import checked_reason
from app.domain.right import Right
from app.errors import Bug
from app.payment_ports import PaymentBook
from app.ports import Clock, Ids

AGAIN = "tried_again"  # why the same return is begun once more, for the audit


def return_again(*, back: Refund, leave: Leave, today: date, book: PaymentBook, clock: Clock, ids: Ids) -> Refund:
    """Owed again; the provider is told by the next round over everything open.

    Raises RightMissing, InputRefused where somebody saw to it meanwhile.
    """
    leave.demand(Right.RETURN_MONEY, today, subject=back.payment_id)
    again = _in_place_of(back, back.method, clock=clock, ids=ids)
    book.replace_return(back, by=again, reason=AGAIN, leave=leave)
    return again


def return_in_cash(
    *, back: Refund, reason: str, leave: Leave, today: date, book: PaymentBook, clock: Clock, ids: Ids
) -> Refund:
    """Only of what the provider refused for good: while nobody knows, the customer might get it twice.

    Raises RightMissing, InputRefused without a reason, with one that tells whom it is about, or where somebody saw to
    it meanwhile.
    """
    leave.demand(Right.RETURN_IN_CASH, today, subject=back.payment_id)
    cash = _in_place_of(back, PaymentMethod.CASH, clock=clock, ids=ids)
    book.replace_return(back, by=cash, reason=checked_reason(reason), leave=leave)
    return cash


def _in_place_of(back: Refund, method: PaymentMethod, *, clock: Clock, ids: Ids) -> Refund:
    if back.state is not ReturnState.REFUSED:
        raise Bug(f"return {back.key} is {back.state}, nothing takes its place")
    return replace(
        back, key=ids.uuid7(), method=method, state=ReturnState.OWED, begun_at=clock.now(), reason=None, asked_at=None
    )
