"""The queue as a greeter, a clerk and a display see it at one moment, and the events that move it on."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.desk_duty import DeskDuty
from app.domain.matter import QueueClass
from app.domain.queue_figures import DayFigures
from app.domain.service_promise import Breach
from app.domain.ticket_ledger import CallRules, TicketCourse
from app.domain.ticket_times import Promises
from app.domain.told_wait import WaitEstimate
from app.texts.language import Text

_PROMISES = Promises()
_CALLS = CallRules()


@dataclass(frozen=True, slots=True)
class InLine:
    """One who waits, in the order of routing over the whole hall; `reason` is what a greeter can read aloud."""

    ticket_id: str
    priority: float  # weighted minutes
    reason: Text


@dataclass(frozen=True, slots=True)
class ClassWait:
    """How many wait in a class, and what a newcomer would be told, ordinary or protected; None where no desk that
    serves it will be open. `before`: how many would be called before such a newcomer
    by desks that serve it, whatever they came for."""

    queue: QueueClass
    waiting: int
    told: WaitEstimate | None
    told_protected: WaitEstimate | None
    before: int = 0
    before_protected: int = 0


@dataclass(frozen=True, slots=True)
class HallNotes:
    """What is worked out over the whole hall. `alarms`: a skill nobody has any more; `needs`: desks that today's rates
    ask for; `hits`: how often what we told came true; `day` the figures of the hall day so far."""

    breaches: tuple[Breach, ...] = ()
    alarms: tuple[Text, ...] = ()
    needs: tuple[Text, ...] = ()
    hits: Text | None = None
    day: DayFigures | None = None


@dataclass(frozen=True, slots=True)
class QueuePicture:
    """`courses` are all that are not over, in the order of their tickets; `line` those of them that wait, ranked.

    `event_id` is the last event that is in it: whoever has the picture listens from there. `pages_port`: where the same
    host shows customers' pages in plain http, 0 for nowhere. `promises` and `calls` are those in force.
    """

    at: datetime
    event_id: str
    courses: tuple[TicketCourse, ...]
    line: tuple[InLine, ...]
    desks: tuple[DeskDuty, ...]
    waits: tuple[ClassWait, ...]
    notes: HallNotes = HallNotes()
    promises: Promises = _PROMISES
    pages_port: int = 0
    calls: CallRules = _CALLS


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
