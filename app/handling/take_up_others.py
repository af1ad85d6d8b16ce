"""A colleague's parked form changes hands, and the audit trail says from whom to whom."""

from datetime import date

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.right import Right
from app.ports import Audit, AuditEvent, Clock


def take_up_others(*, form_id: str, clerk: str, leave: Leave, today: date, audit: Audit, clock: Clock) -> None:
    """`clerk` is the staff number of whoever parked it. Raises RightMissing where `leave` does not cover it."""
    leave.demand(Right.TAKE_UP_OTHERS, today, subject=form_id)
    audit.write(
        AuditEvent(
            AuditKind.FORM_TAKEN_UP,
            leave.person.number,
            clock.now(),
            form_id,
            clerk,
            right=Right.TAKE_UP_OTHERS,
            approver=leave.approver,
        )
    )
