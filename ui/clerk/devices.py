"""The devices beside the desk, in one place; commands/ wires the real ones, tests hand-written ones."""

from dataclasses import dataclass, field

from app.device_ports import Attachments, DemoCards, DocumentCamera, DocumentPictures, IdReader, NoVoice, ReadingVoice
from app.ports import Lane


@dataclass(frozen=True, slots=True)
class Devices:
    """`demo_cards` is there where the reader is the demo's. `lane` is where readers and pictures take their time.

    `voice` reads to the customer.
    """

    reader: IdReader
    demo_cards: DemoCards | None
    camera: DocumentCamera
    pictures: DocumentPictures
    attachments: Attachments
    lane: Lane
    voice: ReadingVoice = field(default_factory=NoVoice)
