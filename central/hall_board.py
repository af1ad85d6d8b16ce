"""Today's queue in the hall server's memory, moved on by every act; pictures and notes are drawn from it.

Only this program writes to the queue, so that thousands of rows are read at the start alone, and whenever more changed
than one act says.
"""

import threading
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from app.domain.desk_duty import DeskDuty, DeskStanding
from app.domain.hall_waits import HallNow
from app.domain.queue_figures import protected_per_s
from app.domain.queue_ticket import MOST_AHEAD, business_day
from app.domain.routing import Waiting, waiting_of, with_handlers_away
from app.domain.ticket_ledger import Act, Standing, TicketCourse
from offline_cache.hall_book import HallRules
from offline_cache.hall_view import HallView

OF_LATE = timedelta(hours=1)  # over which protected customers are counted


@dataclass(frozen=True, slots=True)
class BoardSeen:
    """The board at one moment. `courses` are those that are not over, `day` all of today, both in the order of their
    tickets; `now` is what expected waits are worked out from."""

    courses: tuple[TicketCourse, ...]
    day: tuple[TicketCourse, ...]
    today: date
    now: HallNow


class HallBoard:
    """May be asked from any thread; `moved` and `load` belong into the turn of the acts (HallActs)."""

    def __init__(self, view: HallView, *, rules: HallRules, at: datetime) -> None:
        self._view, self._rules = view, rules
        self._turn = threading.Lock()
        self._courses: dict[str, TicketCourse] = {}
        self._waiting: dict[str, Waiting] = {}
        self._desks: dict[str, DeskDuty] = {}
        self.load(at)

    def load(self, at: datetime) -> None:
        """As the store has it: whoever is not over, all of today, desks on duty."""
        with self._turn:
            still_open, today = self._view.open_courses(), self._today(at)
            of_today = self._view.day_courses(_newest(today, still_open))
            ids = {each.ticket.id for each in of_today}
            older = (each for each in still_open if each.ticket.id not in ids)
            self._courses = {each.ticket.id: each for each in (*older, *of_today)}
            self._desks = {each.desk: each for each in self._view.desks()}
            self._work_out()

    def ruled(self, view: HallView, rules: HallRules) -> None:
        """From now on by these rules."""
        with self._turn:
            self._view, self._rules = view, rules
            self._work_out()

    def moved(self, courses: tuple[TicketCourse, ...], duty: DeskDuty | None) -> None:
        """After an act; told again, nothing moves."""
        with self._turn:
            for course in courses:
                before = self._courses.get(course.ticket.id)
                self._courses[course.ticket.id] = course
                self._see(course)
                called = before is not None and len(before.periods) < len(course.periods)
                if called and course.periods[-1].ended_by is Act.CALL:
                    self._step_up(course)
            if duty is not None:
                self._desks[duty.desk] = duty
                if duty.standing is DeskStanding.CLOSED:
                    del self._desks[duty.desk]

    def seen(self, at: datetime) -> BoardSeen:
        with self._turn:
            courses = tuple(each for each in self._courses.values() if not each.standing.over)
            every, today = tuple(self._courses.values()), self._today(at)
            waiting = dict(self._waiting)
            desks = tuple(sorted(self._desks.values(), key=lambda duty: (len(duty.desk), duty.desk)))
        at_desks = [each for each in courses if each.standing in (Standing.CALLED, Standing.SERVING)]
        visits, busy = {_visit(each) for each in at_desks}, {each.desk for each in at_desks}
        now = HallNow(
            waiting=with_handlers_away(
                [
                    replace(waiting[each.ticket.id], busy=True) if _visit(each) in visits else waiting[each.ticket.id]
                    for each in courses
                    if each.standing is Standing.WAITING
                ],
                on_duty=desks,
            ),
            desks=desks,
            free=frozenset(duty.desk for duty in desks if duty.calls and duty.desk not in busy),
            protected_per_s=protected_per_s(
                (each for each in every if not each.ticket.split_from), since=at - OF_LATE, now=at
            ),
            hour=at.astimezone(self._rules.zone).hour,
            now_s=at.timestamp(),
        )
        today = _newest(today, courses)
        return BoardSeen(courses, tuple(each for each in every if each.number.day == today), today, now)

    def _today(self, at: datetime) -> date:
        return business_day(at, self._rules.zone, begins=self._rules.day_begins)

    def _work_out(self) -> None:
        self._waiting = {}
        for each in self._courses.values():
            self._see(each)

    def _see(self, course: TicketCourse) -> None:
        self._waiting.pop(course.ticket.id, None)
        if course.standing is Standing.WAITING:
            found = waiting_of(course, weights=self._rules.weights, rules=self._rules.matters)
            self._waiting[course.ticket.id] = found

    def _step_up(self, called: TicketCourse) -> None:
        """As the book does (HallBook.step_up): whoever stands behind some others stands behind one fewer."""
        for id, waiting in list(self._waiting.items()):
            if waiting.behind and waiting.queue is called.queue:
                self._courses[id] = replace(self._courses[id], behind=waiting.behind - 1)
                self._waiting[id] = replace(waiting, behind=waiting.behind - 1)


def _visit(course: TicketCourse) -> str:
    return course.ticket.split_from or course.ticket.id


def _newest(today: date, courses: tuple[TicketCourse, ...]) -> date:
    """The day the hall is at: the clock may be set back, but is not a ticket's of a clock far ahead."""
    days = (each.number.day for each in courses)
    return max([today, *(day for day in days if day - today <= MOST_AHEAD)])
