"""The cash drawer is opened without a payment: to change a note, to count, after a wrong sum. Always written down."""

from typing import Final
from zoneinfo import ZoneInfo

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.hall_time import hall_date
from app.domain.reason import checked_reason
from app.domain.right import Right
from app.ports import Audit, AuditEvent, Clock
from app.printer_ports import CashDrawer, Delivery
from app.texts import printing as words

_MONEY_BACK: Final = (Right.VOID_ORDER, Right.SETTLE_REFUSED, Right.RETURN_IN_CASH, Right.REVERSE_ORDER)
_CASH_ACTS: Final = (Right.CASH_PERIOD, Right.CASH_DIFFERENCE, Right.MOVE_CASH, Right.SAFE_CASH)


def open_drawer(
    *, leave: Leave, subject: str, reason: str, drawer: CashDrawer, audit: Audit, clock: Clock, zone: ZoneInfo
) -> Delivery:
    """`subject` names the drawer: its desk. The entry is written first, so that no drawer opens without one.
    Where money goes back, or cash is counted or moved, `leave` is the one of that act: who may do it may open the
    drawer for it.

    Raises RightMissing, InputRefused without a reason or with one that tells whom it is about; PrinterTrouble and
    OSError as the printer does.
    """
    now = clock.now()
    right = leave.right if leave.right in (*_MONEY_BACK, *_CASH_ACTS) else Right.OPEN_DRAWER
    leave.demand(right, hall_date(now, zone), subject=subject if right is Right.OPEN_DRAWER else leave.subject)
    reason = checked_reason(reason, missing=words.DRAWER_REASON_MISSING)
    audit.write(
        AuditEvent(
            AuditKind.DRAWER_OPENED,
            leave.person.number,
            now,
            subject,
            reason,
            right=right,
            approver=leave.approver,
        )
    )
    return drawer.open()
