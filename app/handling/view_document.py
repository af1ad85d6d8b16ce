"""Somebody looks at a picture kept with a form: it is opened, and the audit trail says who did."""

from app.device_ports import Attachments
from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.order_form import OrderForm
from app.domain.right import Right
from app.errors import InputRefused
from app.ports import Audit, AuditEvent, Clock
from app.texts import identity as words


def view_document(
    *, form: OrderForm, attachment_id: str, leave: Leave, attachments: Attachments, audit: Audit, clock: Clock
) -> bytes:
    """Raises RightMissing, InputRefused where the picture's time was up."""
    leave.demand(Right.VIEW_ATTACHMENT, form.today, subject=form.id)
    picture = attachments.picture(attachment_id)
    if picture is None:
        raise InputRefused(words.PICTURE_GONE)
    audit.write(
        AuditEvent(
            kind=AuditKind.ATTACHMENT_VIEWED,
            staff_number=leave.person.number,
            at=clock.now(),
            subject=form.id,
            reason=attachment_id,
            right=Right.VIEW_ATTACHMENT,
            approver=leave.approver,
        )
    )
    return picture
