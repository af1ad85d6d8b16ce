"""What the television shows at one moment, all in words, and how one screen was set up."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from app.domain.announcements import QuietHours
from app.domain.catalogue import Catalogue
from app.domain.matter import QueueClass
from app.texts.language import Language, Text

FULL_VOLUME = 100


@dataclass(frozen=True, slots=True)
class ScreenRules:
    """How this one screen was set up. No `classes` means all of them; `volume` 0 to 100, 0 says nothing aloud.

    `catalogue` tells how many offers are on sale; None where this screen does not know.
    """

    hall: Text
    hotline: str
    zone: ZoneInfo
    language: Language = Language.ZH
    classes: frozenset[QueueClass] = frozenset()
    volume: int = FULL_VOLUME
    quiet: tuple[QuietHours, ...] = ()
    catalogue: Catalogue | None = None


@dataclass(frozen=True, slots=True)
class CallWords:
    """`counter` is the figure alone; `counter_sign` 号台 stands behind it, in English before it."""

    number: str
    counter: str
    counter_sign: str
    sign_first: bool
    head: str
    bring: str
    other_language: str
    again: str


@dataclass(frozen=True, slots=True)
class ClassWords:
    name: str
    waits: str
    says: str


@dataclass(frozen=True, slots=True)
class NoticeWords:
    icon: str
    says: str
    warns: bool = False


@dataclass(frozen=True, slots=True)
class ScanWords:
    address: str
    title: str
    note: str


@dataclass(frozen=True, slots=True)
class DisplayState:
    """`lit`: the call is in its bright half of a flash. `call` None shows `nobody` and `nobody_note`."""

    title: str
    day: str
    clock: str
    call: CallWords | None
    lit: bool
    nobody: str
    nobody_note: str
    last_head: str
    last_note: str
    last: tuple[tuple[str, str], ...]
    classes: tuple[ClassWords, ...]
    empty: str
    scan: ScanWords | None
    notice: NoticeWords
    fraud: NoticeWords
    on_sale: str
