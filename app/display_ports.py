"""What the hall's television needs from outside: the hall as it hears it, and a voice that says calls."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.domain.announcements import CallOut, Pace
from app.domain.queue_picture import QueuePicture
from app.domain.ticket_ledger import TicketCourse


@dataclass(frozen=True, slots=True)
class HallNews:
    """What came since it was last taken: courses that events changed, and the newest picture, if one came.

    `heard_at` is this machine's moment of that picture; `lost_since` when the hall was last heard, while it is lost;
    `pages_url` begins the address of customers' pages, "" for none.
    """

    courses: tuple[TicketCourse, ...] = ()
    picture: QueuePicture | None = None
    heard_at: datetime | None = None
    lost_since: datetime | None = None
    pages_url: str = ""


class HallEar(Protocol):
    """The hall as a display hears it; it may do nothing there."""

    def listen(self, told: Callable[[], None]) -> None:
        """`told` is called in a thread whenever `take` has something."""
        ...

    def take(self) -> HallNews: ...


class CallVoice(Protocol):
    """Says one call at a time; never waits."""

    def say(self, call: CallOut, *, volume: int, pace: Pace) -> None: ...

    def busy(self) -> bool:
        """Asked some times a second: also what carries on with the next part."""
        ...
