"""A hall's queue in memory (app.hall_ports.HallQueuePort): the trade's own verbs on courses in a dict, no store."""

from collections.abc import Callable
from datetime import datetime, timedelta

from app.domain import desk_duty
from app.domain import ticket_ledger as ledger
from app.domain.desk_duty import DeskDuty
from app.domain.matter import QueueClass
from app.domain.queue_asked import Called, Parts, TicketDraft
from app.domain.queue_ticket import TicketNumber, prefix_of
from app.domain.ticket_ledger import CallRules, Standing, TicketCourse, opened
from app.errors import HallTrouble, QueueRefused
from app.hall_ports import HallQueuePort
from app.ports import Clock
from app.texts import queue_acts as words
from app.texts.language import same

RULES = CallRules(recall_gap_s=0)


class QueueInMemory:
    """In the order of the tickets. `away` makes every act HallTrouble; `keys` are those that were asked under."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.courses: dict[str, TicketCourse] = {}
        self.duties: dict[str, DeskDuty] = {}
        self.keys: list[str] = []
        self.away = False

    def issue(self, draft: TicketDraft, *, ticket_id: str) -> TicketCourse:
        now = self._asked(ticket_id)
        number = TicketNumber(now.date(), prefix_of("", draft.queue), len(self.courses) + 1)
        ticket = draft.ticket(id=ticket_id, hall_id="H0032", number=number, issued_at=now)
        return self.courses.setdefault(ticket_id, opened(ticket))

    def call_next(self, *, desk: str, key: str) -> Called | None:
        waiting = next((c for c in self.courses.values() if c.standing is Standing.WAITING), None)
        return None if waiting is None else self._call(waiting.ticket.id, desk, key, "")

    def call_this(self, *, ticket_id: str, desk: str, reason: str, key: str) -> Called:
        return self._call(ticket_id, desk, key, reason)

    def recall(self, *, ticket_id: str, desk: str, staff: str, key: str) -> TicketCourse:
        return self._act(ticket_id, key, lambda c, at: ledger.recall(c, desk=desk, staff=staff, at=at, rules=RULES))

    def begin(self, *, ticket_id: str, desk: str, staff: str, key: str) -> TicketCourse:
        return self._act(ticket_id, key, lambda c, at: ledger.begin(c, desk=desk, staff=staff, at=at))

    def hold(self, *, ticket_id: str, desk: str, staff: str, reason: str, key: str) -> TicketCourse:
        return self._act(ticket_id, key, lambda c, at: ledger.hold(c, desk=desk, staff=staff, at=at, reason=reason))

    def take_off_hold(self, *, ticket_id: str, desk: str, staff: str, key: str) -> TicketCourse:
        return self._act(ticket_id, key, lambda c, at: ledger.take_off_hold(c, desk=desk, staff=staff, at=at))

    def no_show(self, *, ticket_id: str, desk: str, staff: str, key: str) -> TicketCourse:
        return self._act(ticket_id, key, lambda c, at: ledger.no_show(c, desk=desk, staff=staff, at=at, rules=RULES))

    def re_insert(self, *, ticket_id: str, by: str, key: str) -> TicketCourse:
        return self._act(ticket_id, key, lambda c, at: ledger.re_insert(c, by=by, at=at, rules=RULES))

    def transfer(
        self, *, ticket_id: str, to: QueueClass, by: str, reason: str, key: str, to_desk: str = "", desk: str = ""
    ) -> TicketCourse:
        def verb(course: TicketCourse, at: datetime) -> TicketCourse:
            return ledger.transfer(course, to=to, by=by, at=at, reason=reason, to_desk=to_desk, desk=desk)

        return self._act(ticket_id, key, verb)

    def cancel(self, *, ticket_id: str, by: str, reason: str, key: str, desk: str = "") -> TicketCourse:
        return self._act(ticket_id, key, lambda c, at: ledger.cancel(c, by=by, at=at, reason=reason, desk=desk))

    def finish(self, *, ticket_id: str, desk: str, staff: str, key: str) -> TicketCourse:
        return self._act(ticket_id, key, lambda c, at: ledger.finish(c, desk=desk, staff=staff, at=at))

    def split(
        self, *, ticket_id: str, codes: tuple[str, ...], queue: QueueClass, by: str, key: str, desk: str = ""
    ) -> Parts:
        now, before = self._asked(key), self._found(ticket_id)
        number = TicketNumber(now.date(), prefix_of("", queue), len(self.courses) + 1)
        stays, left = ledger.split(before, codes=codes, id=key, number=number, queue=queue, by=by, at=now, desk=desk)
        self.courses |= {ticket_id: stays, key: left}
        return Parts(stays, left)

    def open_desk(
        self, *, desk: str, staff: str, skills: frozenset[QueueClass], certificates: frozenset[str], key: str
    ) -> DeskDuty:
        now = self._asked(key)
        duty = desk_duty.open_desk(desk=desk, staff=staff, skills=skills, certificates=certificates, at=now)
        return self._kept(duty)

    def pause_desk(self, *, desk: str, reason: str, key: str, back_at: datetime | None = None) -> DeskDuty:
        now = self._asked(key)
        return self._kept(desk_duty.pause(self._duty(desk), at=now, reason=reason, back_at=back_at))

    def resume_desk(self, *, desk: str, key: str) -> DeskDuty:
        now = self._asked(key)
        return self._kept(desk_duty.resume(self._duty(desk), at=now))

    def close_desk(self, *, desk: str, key: str) -> DeskDuty:
        now = self._asked(key)
        return self._kept(desk_duty.close_desk(self._duty(desk), at=now))

    def _asked(self, key: str) -> datetime:
        if self.away:
            raise HallTrouble(words.HALL_UNREACHABLE)
        self.keys.append(key)
        return self._clock.now()

    def _act(self, ticket_id: str, key: str, verb: Callable[[TicketCourse, datetime], TicketCourse]) -> TicketCourse:
        now = self._asked(key)
        self.courses[ticket_id] = verb(self._found(ticket_id), now + timedelta(microseconds=len(self.keys)))
        return self.courses[ticket_id]

    def _call(self, ticket_id: str, desk: str, key: str, reason: str) -> Called:
        staff = self._duty(desk).staff
        called = self._act(ticket_id, key, lambda c, at: ledger.call(c, desk=desk, staff=staff, at=at, reason=reason))
        return Called(called, same("first come"))

    def _found(self, ticket_id: str) -> TicketCourse:
        if ticket_id not in self.courses:
            raise QueueRefused(words.TICKET_UNKNOWN)
        return self.courses[ticket_id]

    def _duty(self, desk: str) -> DeskDuty:
        if desk not in self.duties:
            raise QueueRefused(words.DESK_NOT_OPEN, desk=desk)
        return self.duties[desk]

    def _kept(self, duty: DeskDuty) -> DeskDuty:
        self.duties[duty.desk] = duty
        return duty


def as_port(queue: QueueInMemory) -> HallQueuePort:
    """Type-checked: it has exactly what the port asks for."""
    return queue
