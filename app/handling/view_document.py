"""Somebody looks at a picture kept with a form or an order: it is opened, and the audit trail says who did."""

from datetime import date

from app.device_ports import Attachments
from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.right import Right
from app.errors import InputRefused
from app.ports import Audit, AuditEvent, Clock
from app.texts import identity as words


def view_document(
    *,
    subject: str,
    today: date,
    attachment_id: str,
    leave: Leave,
    attachments: Attachments,
    audit: Audit,
    clock: Clock,
) -> bytes:
    """`subject` is the form's id, or the receipt number of the order it became; `today` the hall's.

    Raises RightMissing, InputRefused where the picture's time was up.
    """
    leave.demand(Right.VIEW_ATTACHMENT, today, subject=subject)
    picture = attachments.picture(attachment_id)
    if picture is None:
        raise InputRefused(words.PICTURE_GONE)
    audit.write(
        AuditEvent(
            kind=AuditKind.ATTACHMENT_VIEWED,
            staff_number=leave.person.number,
            at=clock.now(),
            subject=subject,
            reason=attachment_id,
            right=Right.VIEW_ATTACHMENT,
            approver=leave.approver,
        )
    )
    return picture
