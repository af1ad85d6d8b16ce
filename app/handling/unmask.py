"""Somebody sees a customer's name, document or phone numbers in clear: for a reason, written down first (R09)."""

from datetime import date

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.customer import Customer
from app.domain.masked_part import MaskedPart
from app.domain.reason import checked_reason
from app.ports import Audit, AuditEvent, Clock
from app.texts import unmask as words


def unmask(
    *, customer: Customer, part: MaskedPart, leave: Leave, reason: str, today: date, audit: Audit, clock: Clock
) -> tuple[str, ...]:
    """The clear values, which the audit trail never holds; its entry stands before anybody has them.

    Raises RightMissing where `leave` is not for this part of this customer, InputRefused without a reason or where
    the reason tells what is masked.
    """
    leave.demand(part.right, today, subject=customer.id)
    reason = checked_reason(reason, missing=words.REASON_MISSING, customer=customer)
    audit.write(
        AuditEvent(
            AuditKind.UNMASKED,
            leave.person.number,
            clock.now(),
            customer.id,
            reason,
            right=part.right,
            approver=leave.approver,
        )
    )
    return part.clear(customer)
