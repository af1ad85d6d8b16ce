"""Pictures of documents kept with a form (R08, R09): what they are, how many, and when a picture has to go.

The pictures themselves lie sealed in the store. Their hashes are part of what is signed, so that none can be exchanged;
when a picture is gone its hash still says which one it was.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.errors import FormRefused
from app.texts import identity as words

MOST_ATTACHMENTS = 12  # on one form
MOST_BYTES = 200 * 1024  # of one picture


class AttachmentKind(StrEnum):
    """What a kept picture shows. The words stand in the store and in what is signed: never renamed."""

    IDENTITY_COPY = "identity_copy"
    CARD_PHOTO = "card_photo"  # the picture in the card's chip, undecoded
    AUTHORISATION = "authorisation"
    OTHER = "other"


class MediaType(StrEnum):
    """How a kept picture is encoded, as its MIME type."""

    JPEG = "image/jpeg"
    WLT = "application/x-wlt"  # what a second-generation card's chip holds; our name, it has no registered one


@dataclass(frozen=True, slots=True)
class Attachment:
    """One picture of a form. `sha256` (hex) and `byte_count` are of the bytes as they are kept."""

    id: str
    kind: AttachmentKind
    media_type: MediaType
    sha256: str
    byte_count: int


def refuse_another(held: Iterable[Attachment], wanted: Attachment) -> None:
    """Raises FormRefused for a picture too many, too large, or one that is there already."""
    held = tuple(held)
    if any(each.sha256 == wanted.sha256 for each in held):
        raise FormRefused(words.ATTACHED_ALREADY)
    if len(held) >= MOST_ATTACHMENTS:
        raise FormRefused(words.TOO_MANY_ATTACHMENTS, most=MOST_ATTACHMENTS)
    if wanted.byte_count > MOST_BYTES:
        raise FormRefused(words.PICTURE_TOO_LARGE, most=MOST_BYTES // 1024)


def total_bytes(held: Iterable[Attachment]) -> int:
    return sum(each.byte_count for each in held)


def last_day_added(today: date, *, keep_days: int) -> date:
    """Pictures added on this day or before it have to go by `today` (R09: shortest storage; the hash stays)."""
    return today - timedelta(days=keep_days)
