"""Somebody looks at a picture kept with a form: it is opened, and the audit trail says who did."""

from app.device_ports import Attachments
from app.domain.audit import AuditKind
from app.errors import InputRefused
from app.ports import Audit, AuditEvent, Clock
from app.texts import identity as words


def view_document(
    *, attachment_id: str, subject: str, staff_number: str, attachments: Attachments, audit: Audit, clock: Clock
) -> bytes:
    """`subject` is what the trail calls it by: the form's id or its receipt number. Raises InputRefused where the
    picture's time was up."""
    picture = attachments.picture(attachment_id)
    if picture is None:
        raise InputRefused(words.PICTURE_GONE)
    audit.write(
        AuditEvent(
            kind=AuditKind.ATTACHMENT_VIEWED,
            staff_number=staff_number,
            at=clock.now(),
            subject=subject,
            reason=attachment_id,
        )
    )
    return picture
