"""Another copy of a receipt: the first one asks for one right, every later one for another."""

from collections.abc import Sequence
from datetime import date

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.right import Right
from app.ports import Audit, AuditEvent, Clock, PaperKind, PrintJob


def copies_of(jobs: Sequence[PrintJob]) -> int:
    """How many copies of the receipt there are among an order's print jobs, beside the first one."""
    return sum(job.paper is PaperKind.RECEIPT and job.copy_number > 0 for job in jobs)


def right_to_reprint(copies: int) -> Right:
    """`copies` is how many were printed beside the first receipt already."""
    return Right.REPRINT_AGAIN if copies else Right.REPRINT_RECEIPT


def reprint(*, receipt_number: str, copies: int, leave: Leave, today: date, audit: Audit, clock: Clock) -> None:
    """Written down before it is printed. Raises RightMissing where `leave` does not cover it."""
    right = right_to_reprint(copies)
    leave.demand(right, today, subject=receipt_number)
    audit.write(
        AuditEvent(
            AuditKind.REPRINTED,
            leave.person.number,
            clock.now(),
            receipt_number,
            str(copies + 1),
            right=right,
            approver=leave.approver,
        )
    )
