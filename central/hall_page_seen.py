"""What the hall's pages know: the picture of the hall, drawn at most once a second, however many phones ask.

It is drawn from the board in memory: no page reads the store. While nothing happens one picture serves for seconds.
"""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.domain import hall_waits
from app.domain.announcements import CallOut
from app.domain.display_picture import newest_calls
from app.domain.hall_waits import HallNow, HallWaits
from app.domain.matter import QueueClass
from app.domain.queue_picture import QueuePicture
from app.domain.ticket_ledger import TicketCourse
from app.domain.told_wait import WaitEstimate
from central.hall_place import HallPlace

AT_MOST_EVERY_S = 1.0  # however much happens
AT_LEAST_EVERY_S = 5.0  # waits change while nothing happens


@dataclass(frozen=True, slots=True)
class Stands:
    """Where one ticket stands; `before`, `told` and `busy` (with another part of the visit) while it waits."""

    course: TicketCourse
    before: int = 0
    told: WaitEstimate | None = None
    busy: bool = False


@dataclass(frozen=True, slots=True)
class HallSnapshot:
    """The hall at one moment; `courses` are all of today. What was asked of a ticket or of classes is kept."""

    picture: QueuePicture
    now: HallNow
    courses: Mapping[str, TicketCourse]
    waits: HallWaits
    worked_out: dict[str, Stands] = field(default_factory=dict)
    called: dict[frozenset[QueueClass], tuple[CallOut, ...]] = field(default_factory=dict)

    @property
    def at(self) -> datetime:
        return self.picture.at

    def calls(self, classes: frozenset[QueueClass] = frozenset()) -> tuple[CallOut, ...]:
        """The newest, for a screen of these classes; none given means all of them."""
        if classes not in self.called:
            self.called[classes] = newest_calls((), self.courses.values(), now=self.at, classes=classes)
        return self.called[classes]


class HallSeen:
    """May be asked from any thread."""

    def __init__(self, place: HallPlace) -> None:
        self.place = place
        self._turn = threading.Lock()
        self._last: HallSnapshot | None = None

    def newest(self) -> HallSnapshot:
        last = self.fresh()
        if last is not None:
            return last
        with self._turn:
            last = self.fresh()  # somebody else drew it meanwhile
            if last is None:
                last = self._last = self._drawn()
        return last

    def ticket(self, ticket_id: str) -> Stands | None:
        """None for one that never was, or that was over on an earlier day."""
        seen = self.newest()
        course = seen.courses.get(ticket_id)
        if course is None:
            return None
        found = seen.worked_out.get(ticket_id)
        if found is None:
            found = seen.worked_out[ticket_id] = self._stands(course, seen)
        return found

    def fresh(self) -> HallSnapshot | None:
        """At once: None where a newer one is to be drawn."""
        last = self._last
        if last is None:
            return None
        age_s = abs((self.place.clock.now() - last.at).total_seconds())  # a clock set back makes it old as well
        same = last.picture.event_id == self.place.hub.last_id
        return last if age_s < (AT_LEAST_EVERY_S if same else AT_MOST_EVERY_S) else None

    def _drawn(self) -> HallSnapshot:
        waits, picture = self.place.days.waits, self.place.picture()
        seen = self.place.board.seen(picture.at)
        courses = {course.ticket.id: course for course in (*seen.day, *seen.courses)}
        return HallSnapshot(picture, seen.now, courses, waits)

    def _stands(self, course: TicketCourse, seen: HallSnapshot) -> Stands:
        own = next((each for each in seen.now.waiting if each.ticket_id == course.ticket.id), None)
        if own is None:
            return Stands(course)
        matters = self.place.rules.matters
        before = hall_waits.called_before(seen.waits, own, hall=seen.now, rules=matters)
        told = hall_waits.tell(seen.waits, own, hall=seen.now, rules=matters)
        people = hall_waits.people_before(before, queue=own.queue, desks=seen.now.desks)
        return Stands(course, people, told, own.busy)
