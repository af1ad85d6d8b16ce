"""What this desk knows of the hall's queue: the newest picture with what was answered since laid over it. No Qt.

A course only grows: of two the one with more closed periods is newer, in whatever order pictures and answers come.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.desk_duty import DeskDuty, lacks
from app.domain.matter import Matter
from app.domain.queue_picture import InLine, QueuePicture
from app.domain.routing import Weights, fits, waiting_of, with_handlers_away
from app.domain.ticket_ledger import Act, Standing, TicketCourse
from app.hall_ports import HallSeen, HallState
from app.texts import queue_acts as words
from app.texts.language import Text

_AT_HAND = (Standing.CALLED, Standing.SERVING)


@dataclass(frozen=True, slots=True)
class InList:
    """One who waits, with why they stand where they do, and what this desk is missing for them, None for nothing."""

    line: InLine
    course: TicketCourse
    unfit: Text | None


@dataclass(frozen=True, slots=True)
class QueueFacts:
    """`at_hand` is called or served here, `held` is on hold here; `line` all who wait, the next one first.

    `duty` is None while the desk is not on duty. `away`: the one at hand is the hall's, and the desk is alone.
    `owed` are at this desk as the hall has it, and left it while the hall was away.
    """

    at_hand: TicketCourse | None = None
    held: tuple[TicketCourse, ...] = ()
    missed: tuple[TicketCourse, ...] = ()
    duty: DeskDuty | None = None
    line: tuple[InList, ...] = ()
    away: bool = False
    owed: tuple[TicketCourse, ...] = ()

    @property
    def for_here(self) -> tuple[InList, ...]:
        return tuple(each for each in self.line if each.unfit is None)


class KnownQueue:
    """`answered` is told what each act gave; `facts` puts it together with a picture."""

    def __init__(self) -> None:
        self._own: dict[str, TicketCourse] = {}
        self._duty: DeskDuty | None = None
        self._linked: TicketCourse | None = None  # the hall's that was at hand when it was last there
        self._let_go: dict[str, Act] = {}
        self._made: tuple[HallSeen, int, QueueFacts] | None = None
        self._round = 0

    def answered(self, *courses: TicketCourse) -> None:
        for course in courses:
            self._own[course.ticket.id] = course
        self._round += 1

    def let_go(self, course: TicketCourse, act: Act) -> None:
        """It left the desk while the hall was away: `act`, finished or did not come, is owed to the hall."""
        self._let_go[course.ticket.id] = act
        self._round += 1

    def owes(self, course: TicketCourse) -> Act:
        """What is owed of one of `owed`."""
        return self._let_go[course.ticket.id]

    def forgive(self, course: TicketCourse) -> None:
        """The hall did not take it: it is at hand again."""
        self._let_go.pop(course.ticket.id, None)
        self._round += 1

    def duty_is(self, duty: DeskDuty) -> None:
        self._duty = duty
        self._round += 1

    def facts(self, seen: HallSeen, rules: Mapping[str, Matter]) -> QueueFacts:
        """Worked out once a picture, however often it is asked: thousands may wait."""
        made = self._made
        if made is None or made[0] != seen or made[1] != self._round:
            made = (seen, self._round, self._work_out(seen, rules))
            self._made = made
        return made[2]

    def _work_out(self, seen: HallSeen, rules: Mapping[str, Matter]) -> QueueFacts:
        picture = seen.picture
        courses = self._newest(picture)
        here = [each for each in courses.values() if each.desk == seen.desk]
        called = {each.ticket.id: each for each in here if each.standing in _AT_HAND}
        if seen.state is HallState.LINKED:
            self._let_go = {id: act for id, act in self._let_go.items() if id in called}
        owed = tuple(each for id, each in called.items() if id in self._let_go)
        at_hand = next((each for id, each in called.items() if id not in self._let_go), None)
        left = self._left(picture) if seen.state is HallState.ALONE else None
        if seen.state is not HallState.ALONE:
            self._linked = at_hand
        duty = self._newest_duty(picture, seen.desk)
        return QueueFacts(
            at_hand=left or at_hand,
            held=tuple(each for each in here if each.standing is Standing.ON_HOLD),
            missed=tuple(each for each in courses.values() if each.standing is Standing.MISSED),
            duty=duty,
            line=_line(picture, courses, duty, rules) if picture is not None else (),
            away=left is not None,
            owed=owed,
        )

    def _left(self, picture: QueuePicture | None) -> TicketCourse | None:
        """Whoever was at the desk when the hall went away sits there still, though the desk's own queue knows none."""
        linked = self._linked
        if linked is None or linked.ticket.id in self._let_go:
            return None
        theirs = picture.courses if picture is not None else ()
        return None if any(each.ticket.id == linked.ticket.id for each in theirs) else linked

    def _newest(self, picture: QueuePicture | None) -> dict[str, TicketCourse]:
        found = {each.ticket.id: each for each in picture.courses} if picture is not None else {}
        for ticket_id, own in tuple(self._own.items()):
            theirs = found.get(ticket_id)
            if theirs is not None and len(theirs.periods) >= len(own.periods):
                del self._own[ticket_id]
            elif theirs is None and picture is not None and (own.standing.over or own.since <= picture.at):
                del self._own[ticket_id]  # it is over, or went elsewhere
            elif own.standing.over:
                found.pop(ticket_id, None)
            else:
                found[ticket_id] = own
        return found

    def _newest_duty(self, picture: QueuePicture | None, desk: str) -> DeskDuty | None:
        theirs = next((each for each in picture.desks if each.desk == desk), None) if picture is not None else None
        own = self._duty
        if own is None or (theirs is not None and theirs.since >= own.since):
            return theirs
        if theirs is None and picture is not None and own.since <= picture.at:
            return None
        return own


def _line(
    picture: QueuePicture, courses: Mapping[str, TicketCourse], duty: DeskDuty | None, rules: Mapping[str, Matter]
) -> tuple[InList, ...]:
    at_desks = {_visit(each) for each in courses.values() if each.standing.at_desk}
    known: dict[object, Text | None] = {}  # thousands wait, and most of them alike
    found = []
    for line in picture.line:
        course = courses.get(line.ticket_id)
        if course is None or course.standing is not Standing.WAITING:
            continue
        busy, dispute = _visit(course) in at_desks, course.ticket.dispute
        alike = (course.queue, course.matters, course.for_desk, busy, dispute.handler if dispute is not None else "")
        if alike not in known:
            known[alike] = _unfit(course, duty=duty, busy=busy, desks=picture.desks, rules=rules)
        found.append(InList(line, course, known[alike]))
    return tuple(found)


def _unfit(
    course: TicketCourse,
    *,
    duty: DeskDuty | None,
    busy: bool,
    desks: Sequence[DeskDuty],
    rules: Mapping[str, Matter],
) -> Text | None:
    """Why this desk may not call them, as the hall server would say it; None where it may."""
    if duty is None:
        return None
    missing = lacks(duty, queue=course.queue, matters=course.matters, rules=rules)
    if missing is not None:
        return missing
    waiting = with_handlers_away([waiting_of(course, weights=Weights(), rules=rules, busy=busy)], on_duty=desks)[0]
    if fits(waiting, duty, open_desks=frozenset(each.desk for each in desks)):
        return None
    if busy:
        return words.AT_OTHER_DESK
    if waiting.handler not in ("", duty.staff):
        return words.FOR_HANDLER.filled(handler=waiting.handler)
    return words.FOR_OTHER_DESK.filled(desk=course.for_desk)


def _visit(course: TicketCourse) -> str:
    """The customer may be at a desk with another part of it."""
    return course.ticket.split_from or course.ticket.id
