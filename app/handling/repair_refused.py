"""An order that the centre refused is sent once more, or handed to somebody with a day; each with a reason."""

from datetime import date

from app.domain.approval import Leave
from app.domain.reason import checked_reason
from app.domain.repair import RefusedEntry
from app.domain.right import Right
from app.errors import InputRefused
from app.ports import Clock
from app.repair_ports import RefusedOrders
from app.staff_ports import StaffBook
from app.texts import repair as words


def resend_refused(
    *,
    entry: RefusedEntry,
    rewritten: bool,
    reason: str,
    leave: Leave,
    today: date,
    orders: RefusedOrders,
    clock: Clock,
) -> None:
    """As it was signed, with its head and bodies written anew where `rewritten`.

    Raises RightMissing where `leave` does not cover it on this hall day, OrderStays where it is not refused or cannot
    be dealt with so, InputRefused without a reason or with one that tells whom it is about.
    """
    leave.demand(Right.REPAIR_REFUSED, today, subject=entry.receipt_number)
    orders.resend(entry.order_id, rewritten=rewritten, reason=checked_reason(reason), leave=leave, at=clock.now())


def hand_over_refused(
    *,
    entry: RefusedEntry,
    to: str,
    until: date,
    reason: str,
    leave: Leave,
    today: date,
    orders: RefusedOrders,
    staff: StaffBook,
    clock: Clock,
) -> None:
    """To one of the hall's people, to be done until a day. Raises as `resend_refused`, InputRefused too for a number
    nobody has and for a day that is past."""
    leave.demand(Right.REPAIR_REFUSED, today, subject=entry.receipt_number)
    if staff.record(to) is None:
        raise InputRefused(words.PERSON_UNKNOWN, number=to)
    if until < today:
        raise InputRefused(words.DAY_PAST)
    why = checked_reason(reason)
    orders.hand_over(entry.order_id, to=to, until=until, reason=why, leave=leave, at=clock.now())
