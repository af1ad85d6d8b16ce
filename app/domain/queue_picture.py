"""The queue as a greeter, a clerk and a display see it at one moment, and the events that move it on."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.desk_duty import DeskDuty
from app.domain.matter import QueueClass
from app.domain.ticket_ledger import TicketCourse
from app.domain.told_wait import WaitEstimate
from app.texts.language import Text


@dataclass(frozen=True, slots=True)
class InLine:
    """One who waits, in the order of routing over the whole hall; `reason` is what a greeter can read aloud."""

    ticket_id: str
    priority: float  # weighted minutes
    reason: Text


@dataclass(frozen=True, slots=True)
class ClassWait:
    """How many wait in a class, and what a newcomer would be told, ordinary or protected; None where no desk that
    serves it will be open."""

    queue: QueueClass
    waiting: int
    told: WaitEstimate | None
    told_protected: WaitEstimate | None


@dataclass(frozen=True, slots=True)
class QueuePicture:
    """`courses` are all that are not over, in the order of their tickets; `line` those of them that wait, ranked.

    `event_id` is the last event that is in it: whoever has the picture listens from there.
    """

    at: datetime
    event_id: str
    courses: tuple[TicketCourse, ...]
    line: tuple[InLine, ...]
    desks: tuple[DeskDuty, ...]
    waits: tuple[ClassWait, ...]


@dataclass(frozen=True, slots=True)
class QueueEvent:
    """What an act changed: the whole course of each ticket, or the desk, as they are after it.

    `verb` "" with nothing changed means: too much was missed, ask for the picture again.
    """

    id: str
    verb: str
    courses: tuple[TicketCourse, ...] = ()
    duty: DeskDuty | None = None

    @property
    def look_again(self) -> bool:
        return not self.verb
