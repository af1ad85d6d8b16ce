"""A picture of a document goes with the form: kept sealed first, then named on the form that will be signed."""

import hashlib

from app.device_ports import Attachments
from app.domain.attachment import Attachment, AttachmentKind, MediaType, refuse_another
from app.domain.order_form import OrderForm
from app.ports import Clock, Ids


def attach_document(
    *,
    form: OrderForm,
    picture: bytes,
    kind: AttachmentKind,
    media_type: MediaType,
    staff_number: str,
    attachments: Attachments,
    clock: Clock,
    ids: Ids,
) -> Attachment:
    """What goes on the form as it is then (`with_attachment`). Raises FormRefused for one too many, too large or the
    same twice, StoreFull; then nothing was kept."""
    attachment = Attachment(
        id=ids.uuid7(),
        kind=kind,
        media_type=media_type,
        sha256=hashlib.sha256(picture).hexdigest(),
        byte_count=len(picture),
    )
    refuse_another(form.attachments, attachment)
    attachments.keep(attachment, picture, form_id=form.id, staff_number=staff_number, at=clock.now())
    return attachment
