"""What the attachments' dialog paints: frozen, no Qt."""

from dataclasses import dataclass

from app.domain.attachment import AttachmentKind
from ui.clerk.state import ListRow


@dataclass(frozen=True, slots=True)
class KindChoice:
    """What the next picture is; `key` chooses it."""

    kind: AttachmentKind
    words: str
    key: str


@dataclass(frozen=True, slots=True)
class AttachmentsState:
    """`picture` (JPEG) is the one that is looked at, None for none; `aside` stands in its place.

    `camera` is True while the camera is on; its frames come to the dialog apart from this. `may_edit` is False once
    the form is signed. `problem` and `busy` are sentences, "" for nothing.
    """

    title: str
    note: str
    rows: tuple[ListRow, ...]
    selected: int
    empty: str
    kinds: tuple[KindChoice, ...]
    kind: AttachmentKind
    kind_label: str
    may_edit: bool
    add_words: str
    camera_words: str
    camera: bool
    picture: bytes | None
    aside: str
    busy: str
    problem: str
    view_words: str
    remove_words: str
    close_words: str
