"""A practice window begins by right, and the trail says so before it opens."""

from datetime import date

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.right import Right
from app.ports import Audit, AuditEvent, Clock

SUBJECT = "training"  # of the right to it


def begin_training(*, leave: Leave, today: date, audit: Audit, clock: Clock) -> None:
    """Raises RightMissing where `leave` does not cover it; then nothing is written."""
    leave.demand(Right.TRAINING_MODE, today, subject=SUBJECT)
    audit.write(_event(AuditKind.TRAINING_ON, leave, clock))


def end_training(*, leave: Leave, audit: Audit, clock: Clock) -> None:
    """`leave` is the one it began under."""
    audit.write(_event(AuditKind.TRAINING_OFF, leave, clock))


def _event(kind: AuditKind, leave: Leave, clock: Clock) -> AuditEvent:
    right = Right.TRAINING_MODE
    return AuditEvent(kind, leave.person.number, clock.now(), SUBJECT, "", right=right, approver=leave.approver)
