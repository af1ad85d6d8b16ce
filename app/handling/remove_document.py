"""A picture that was added by mistake goes again, before the form is signed."""

from app.device_ports import Attachments
from app.ports import Clock


def remove_document(*, attachment_id: str, staff_number: str, attachments: Attachments, clock: Clock) -> None:
    """Its bytes are gone when it returns. Raises FormRefused where it has been signed."""
    attachments.remove(attachment_id, staff_number=staff_number, at=clock.now())
