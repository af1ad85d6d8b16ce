"""A picture that was added by mistake goes again, before the form is signed."""

from app.device_ports import Attachments
from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.order_form import OrderForm
from app.domain.right import Right
from app.ports import AuditEvent, Clock


def remove_document(
    *, form: OrderForm, attachment_id: str, leave: Leave, attachments: Attachments, clock: Clock
) -> None:
    """Its bytes are gone when it returns. Raises RightMissing, FormRefused where it has been signed."""
    leave.demand(Right.REMOVE_ATTACHMENT, form.today, subject=form.id)
    event = AuditEvent(
        kind=AuditKind.ATTACHMENT_REMOVED,
        staff_number=leave.person.number,
        at=clock.now(),
        subject=form.id,
        reason=attachment_id,
        right=Right.REMOVE_ATTACHMENT,
        approver=leave.approver,
    )
    attachments.remove(attachment_id, event=event)
