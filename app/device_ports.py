"""What the trade needs of the devices around a desk: card readers, document cameras, pictures of documents."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from app.domain.attachment import Attachment
from app.domain.identity_card import IdentityCard, ReadOutcome
from app.ports import AuditEvent
from app.texts.language import Language, Text


class StopSign(Protocol):
    """Raised on the window's thread while a job waits on a lane; a threading.Event is one."""

    def wait(self, timeout: float | None = None) -> bool:
        """True as soon as it is raised, False once `timeout` seconds have passed."""
        ...

    def is_set(self) -> bool: ...


class ReaderState(StrEnum):
    """Whether the desk's document reader can be used, as settings and the strip say it."""

    READY = "ready"
    AWAY = "away"  # one is set and does not answer
    DEMO = "demo"
    NONE = "none"  # none is set


@dataclass(frozen=True, slots=True)
class CardReading:
    """`card` is there with READ only."""

    outcome: ReadOutcome
    card: IdentityCard | None


class IdReader(Protocol):
    """A reader of identity cards. Both acts take their time: off the window's thread, one at a time."""

    def state(self) -> ReaderState:
        """Asks the reader itself; a second at most."""
        ...

    def read(self, *, at_most_s: float, stop: StopSign) -> CardReading:
        """Waits for a card until it is read, the time is over or `stop` is raised. Raises nothing: see the outcome."""
        ...

    def close(self) -> None:
        """Its port is free for others; the next act opens it again."""
        ...


@dataclass(frozen=True, slots=True)
class DemoCard:
    """A card the demo reader has; `words` say whose, masked."""

    id: str
    words: Text


class DemoCards(Protocol):
    """What lies on the demo reader, for it has no slot a card could be laid into."""

    def cards(self) -> tuple[DemoCard, ...]: ...
    def card_of(self, document_number: str) -> str | None:
        """The id of the card with this number."""
        ...

    def lay(self, card_id: str) -> None: ...


class CameraState(StrEnum):
    """Whether a picture can be taken at this desk."""

    READY = "ready"
    NONE = "none"  # no camera is plugged in
    UNSUPPORTED = "unsupported"  # this system lacks what cameras need


@dataclass(frozen=True, slots=True)
class CameraFrame:
    """One picture of the camera: rows from the top, three bytes (red, green, blue) a pixel, nothing between rows."""

    width: int
    height: int
    rgb: bytes


class DocumentCamera(Protocol):
    """Looks down on a document. All acts on the window's thread; none waits."""

    def state(self) -> CameraState: ...
    def open(self, *, shown: Callable[[CameraFrame], None], broke: Callable[[], None]) -> None:
        """`shown` gets what it sees, some ten times a second, until `close`; `broke` is called once where it goes."""
        ...

    def close(self) -> None: ...


class ReadingVoice(Protocol):
    """Reads sentences aloud. All acts on the window's thread; none waits."""

    def listen(self, known: Callable[[], None]) -> None:
        """`known` is called once the languages are."""
        ...

    def languages(self) -> frozenset[Language]:
        """Those this desk has a voice for; empty where it has none, and as long as that is being found out."""
        ...

    def say(self, sentences: Sequence[str], language: Language, *, ended: Callable[[], None]) -> None:
        """Instead of what is being said. `ended` once it is over by itself, also where the voice broke off."""
        ...

    def stop(self) -> None: ...
    def close(self) -> None:
        """The program ends."""
        ...


class NoVoice:
    """ReadingVoice of a desk that shall have none."""

    def listen(self, known: Callable[[], None]) -> None: ...

    def languages(self) -> frozenset[Language]:
        return frozenset()

    def say(self, sentences: Sequence[str], language: Language, *, ended: Callable[[], None]) -> None:
        """Silence is over at once."""
        ended()

    def stop(self) -> None: ...
    def close(self) -> None: ...


class DocumentPictures(Protocol):
    """Pictures made fit to be kept: upright, without metadata, JPEG of MOST_BYTES at most. Off the window's thread."""

    def from_file(self, path: Path) -> bytes:
        """Raises InputRefused for a file that cannot be read, is no JPEG or PNG, or stays too large."""
        ...

    def from_frame(self, frame: CameraFrame) -> bytes:
        """Raises InputRefused where it stays too large."""
        ...


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """What is known of a picture, apart from the picture itself. `expired_at`, aware UTC, is when that was let go."""

    attachment: Attachment
    expired_at: datetime | None


class Attachments(Protocol):
    """The sealed pictures of forms. On the store's lane; StoreFull without room."""

    def keep(self, attachment: Attachment, picture: bytes, *, form_id: str, event: AuditEvent) -> None:
        """With its audit row, at whose moment it was added. A second time the same id changes nothing."""
        ...

    def remove(self, attachment_id: str, *, event: AuditEvent) -> None:
        """With its audit row. Raises FormRefused where a signed version that still counts holds it."""
        ...

    def picture(self, attachment_id: str) -> bytes | None:
        """None where its time was up, or it was never here."""
        ...

    def of_form(self, form_id: str) -> tuple[KeptPicture, ...]:
        """As they were added, also those whose time was up."""
        ...

    def let_go(self, *, today: date, keep_days: int) -> int:
        """Deletes the pictures whose time is up (their hash stays), and all of forms that came to nothing.

        How many pictures went; an audit row says it too.
        """
        ...
