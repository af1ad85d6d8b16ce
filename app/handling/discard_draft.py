"""An unsigned form that nobody wants is thrown away, and the audit trail says who did."""

from datetime import date

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.right import Right
from app.ports import Audit, AuditEvent, Clock, OrderBook


def discard_draft(
    *, form_id: str, leave: Leave, today: date, order_book: OrderBook, audit: Audit, clock: Clock
) -> None:
    """Written down before it is gone. Raises RightMissing where `leave` does not cover it."""
    leave.demand(Right.DISCARD_DRAFT, today, subject=form_id)
    audit.write(
        AuditEvent(
            AuditKind.DRAFT_DISCARDED,
            leave.person.number,
            clock.now(),
            form_id,
            "",
            right=Right.DISCARD_DRAFT,
            approver=leave.approver,
        )
    )
    order_book.delete_draft(form_id)
