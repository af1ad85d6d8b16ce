"""A picture of a document goes with the form: kept sealed first, then named on the form that will be signed."""

import hashlib

from app.device_ports import Attachments
from app.domain.approval import Leave
from app.domain.attachment import Attachment, AttachmentKind, MediaType, refuse_another
from app.domain.audit import AuditKind
from app.domain.order_form import OrderForm
from app.domain.right import Right
from app.ports import AuditEvent, Clock, Ids


def attach_document(
    *,
    form: OrderForm,
    picture: bytes,
    kind: AttachmentKind,
    media_type: MediaType,
    leave: Leave,
    attachments: Attachments,
    clock: Clock,
    ids: Ids,
) -> Attachment:
    """What goes on the form as it is then (`with_attachment`).

    Raises RightMissing, FormRefused for one too many, too large or the same twice, StoreFull; then nothing was kept.
    """
    leave.demand(Right.ADD_ATTACHMENT, form.today, subject=form.id)
    attachment = Attachment(
        id=ids.uuid7(),
        kind=kind,
        media_type=media_type,
        sha256=hashlib.sha256(picture).hexdigest(),
        byte_count=len(picture),
    )
    refuse_another(form.attachments, attachment)
    event = AuditEvent(
        kind=AuditKind.ATTACHMENT_ADDED,
        staff_number=leave.person.number,
        at=clock.now(),
        subject=form.id,
        reason=kind.value,
        right=Right.ADD_ATTACHMENT,
        approver=leave.approver,
    )
    attachments.keep(attachment, picture, form_id=form.id, event=event)
    return attachment
