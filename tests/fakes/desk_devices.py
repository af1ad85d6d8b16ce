"""Reader, camera and pictures beside a desk, in memory: they do what the test lays down, and can go wrong."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from app.device_ports import CameraFrame, CameraState, CardReading, KeptPicture, ReaderState, StopSign
from app.domain.attachment import Attachment
from app.domain.identity_card import ReadOutcome
from app.errors import InputRefused
from app.ports import AuditEvent
from app.texts import identity as words


class LaidReader:
    """Reads what `lays` says, one after the other; with nothing laid down it finds no card."""

    def __init__(self) -> None:
        self.readings: list[CardReading] = []
        self.stops: list[StopSign] = []
        self.here = ReaderState.READY

    def lays(self, *readings: CardReading) -> None:
        self.readings.extend(readings)

    def state(self) -> ReaderState:
        return self.here

    def read(self, *, at_most_s: float, stop: StopSign) -> CardReading:
        self.stops.append(stop)
        if stop.is_set():
            return CardReading(ReadOutcome.CANCELLED, None)
        return self.readings.pop(0) if self.readings else CardReading(ReadOutcome.NO_CARD, None)

    def close(self) -> None:
        pass


class HandCamera:
    """Shows the frame a test holds before it."""

    def __init__(self) -> None:
        self.here = CameraState.READY
        self.on = False
        self._shown: Callable[[CameraFrame], None] = lambda _: None
        self._broke: Callable[[], None] = lambda: None

    def state(self) -> CameraState:
        return self.here

    def open(self, *, shown: Callable[[CameraFrame], None], broke: Callable[[], None]) -> None:
        self.on, self._shown, self._broke = True, shown, broke

    def close(self) -> None:
        self.on = False

    def sees(self, frame: CameraFrame) -> None:
        if self.on:
            self._shown(frame)

    def breaks(self) -> None:
        self._broke()


class NamedPictures:
    """A file's picture is its name's bytes; `no.*` is refused."""

    def from_file(self, path: Path) -> bytes:
        if path.stem == "no":
            raise InputRefused(words.NOT_A_PICTURE)
        return f"picture of {path.name}".encode()

    def from_frame(self, frame: CameraFrame) -> bytes:
        return b"frame " + frame.rgb[:6]


class MemoryAttachments:
    """app.device_ports.Attachments in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[str, bytes]] = {}
        self.named: dict[str, Attachment] = {}
        self.expired: dict[str, datetime] = {}
        self.events: list[AuditEvent] = []

    def keep(self, attachment: Attachment, picture: bytes, *, form_id: str, event: AuditEvent) -> None:
        self.kept[attachment.id] = (form_id, picture)
        self.named[attachment.id] = attachment
        self.events.append(event)

    def remove(self, attachment_id: str, *, event: AuditEvent) -> None:
        self.kept.pop(attachment_id, None)
        self.events.append(event)

    def picture(self, attachment_id: str) -> bytes | None:
        found = self.kept.get(attachment_id)
        return None if found is None else found[1]

    def of_form(self, form_id: str) -> tuple[KeptPicture, ...]:
        mine = (id for id, (kept_for, _) in self.kept.items() if kept_for == form_id)
        return tuple(KeptPicture(self.named[id], self.expired.get(id)) for id in mine)

    def let_go(self, *, today: date, keep_days: int) -> int:
        return 0
