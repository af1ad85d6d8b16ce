"""The cash drawer is opened without a payment: to change a note, to count, after a wrong sum. Always written down."""

from zoneinfo import ZoneInfo

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.hall_time import hall_date
from app.domain.right import Right
from app.errors import InputRefused
from app.ports import Audit, AuditEvent, Clock
from app.printer_ports import CashDrawer, Delivery
from app.texts import printing as words


def open_drawer(
    *, leave: Leave, subject: str, reason: str, drawer: CashDrawer, audit: Audit, clock: Clock, zone: ZoneInfo
) -> Delivery:
    """`subject` names the drawer: its desk. The entry is written first, so that no drawer opens without one.

    Raises RightMissing, InputRefused without a reason; PrinterTrouble and OSError as the printer does.
    """
    now = clock.now()
    leave.demand(Right.OPEN_DRAWER, hall_date(now, zone), subject=subject)
    reason = " ".join(reason.split())
    if not reason:
        raise InputRefused(words.DRAWER_REASON_MISSING)
    audit.write(
        AuditEvent(
            AuditKind.DRAWER_OPENED,
            leave.person.number,
            now,
            subject,
            reason,
            right=Right.OPEN_DRAWER,
            approver=leave.approver,
        )
    )
    return drawer.open()
