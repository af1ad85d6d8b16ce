"""The queue's book, inside one transaction: tickets read, guarded, kept; who waits; what was done under a key before.

hall_queue.py composes the acts of it; nothing here decides what may be done.
"""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, or_, select, update

from app.domain.desk_duty import DeskDuty, lacks
from app.domain.matter import Matter, QueueClass
from app.domain.queue_ticket import MIDNIGHT, QueueTicket, TicketNumber, prefix_of
from app.domain.routing import Waiting, Weights, waiting_of, with_handlers_away
from app.domain.ticket_ledger import CallRules, TicketCourse, opened
from app.domain.ticket_times import Promises
from app.errors import QueueRefused
from app.texts import queue_acts as words
from offline_cache import hall_desks, hall_numbers
from offline_cache.hall_queue_rows import (
    CHANGING,
    Loaded,
    course_values,
    load,
    period_values,
    ticket_body,
    ticket_values,
)
from offline_cache.hall_schema import ACTS, LEDGER, TICKET_BODIES, TICKETS
from offline_cache.moments import to_us
from offline_cache.prepared import Prepared, prepared_insert

T = TypeVar("T")
_WEIGHTS, _CALLS, _PROMISES = Weights(), CallRules(), Promises()
_KNOWN = Prepared(select(TICKETS.c.seq).where(TICKETS.c.id == bindparam("ticket")))
_TAKEN = Prepared(
    select(TICKETS.c.seq).where(
        TICKETS.c.hall_id == bindparam("hall"),
        TICKETS.c.day == bindparam("on"),
        TICKETS.c.prefix == bindparam("under"),
        TICKETS.c.n == bindparam("number"),
    )
)
_ADD, _ADD_BODY, _ADD_PERIOD, _ADD_ACT = (prepared_insert(table) for table in (TICKETS, TICKET_BODIES, LEDGER, ACTS))
_KEEP = Prepared(
    update(TICKETS)
    .where(
        TICKETS.c.seq == bindparam("of_seq"),
        TICKETS.c.version == bindparam("seen"),
        TICKETS.c.standing == bindparam("stood"),
    )
    .values({TICKETS.c[name]: bindparam(f"new_{name}") for name in ("version", *CHANGING)})
    .returning(TICKETS.c.seq)
)
_STEP_UP = Prepared(
    update(TICKETS)
    .where(
        TICKETS.c.hall_id == bindparam("hall"),
        TICKETS.c.standing == "waiting",
        TICKETS.c.queue == bindparam("of_queue"),
        TICKETS.c.behind > 0,
    )
    .values(behind=TICKETS.c.behind - 1, version=TICKETS.c.version + 1)
)
_DONE = Prepared(select(ACTS.c.ticket_id).where(ACTS.c.id == bindparam("key")))
_WAIT = Prepared(
    select(TICKETS.c.id, TICKETS.c.version, TICKETS.c.split_from)
    .where(TICKETS.c.hall_id == bindparam("hall"), TICKETS.c.standing == "waiting")
    .order_by(TICKETS.c.seq)
)
_AT_DESKS = Prepared(
    select(TICKETS.c.id, TICKETS.c.split_from).where(
        TICKETS.c.hall_id == bindparam("hall"),
        or_(TICKETS.c.standing == "called", TICKETS.c.standing == "serving"),
    )
)


class QueueStore(Protocol):
    """What keeps the queue: a hall server's store, or that of a counter that goes on alone (store.py)."""

    def write(self, job: Callable[[Connection], T]) -> T: ...

    def read(self) -> AbstractContextManager[Connection]: ...


@dataclass(frozen=True, slots=True)
class HallRules:
    """How this hall runs its queue. `day_begins` is on the wall clock of `zone`, for halls open overnight."""

    hall_id: str
    zone: ZoneInfo
    matters: Mapping[str, Matter]
    weights: Weights = _WEIGHTS
    calls: CallRules = _CALLS
    day_begins: time = MIDNIGHT
    promises: Promises = _PROMISES


class HallBook:
    """Every method but the constructor wants the caller's transaction; those that change want a writing one."""

    def __init__(self, rules: HallRules) -> None:
        self.rules = rules
        self._seen: dict[str, tuple[int, Waiting]] = {}  # ticket to the version its routing was worked out from

    def forget(self) -> None:
        """What was worked out from rows of a transaction that failed."""
        self._seen.clear()

    # -- tickets

    def today(self, connection: Connection, at: datetime) -> date:
        rules = self.rules
        return hall_numbers.today(connection, rules.hall_id, at=at, zone=rules.zone, begins=rules.day_begins)

    def next_number(self, connection: Connection, queue: QueueClass, at: datetime) -> TicketNumber:
        hall = self.rules.hall_id
        prefix = prefix_of(hall_numbers.current_mark(connection, hall), queue)
        return hall_numbers.next_number(connection, hall, day=self.today(connection, at), prefix=prefix)

    def find(self, connection: Connection, ticket_id: str) -> Loaded | None:
        if _KNOWN.run(connection, {"ticket": ticket_id}).fetchone() is None:
            return None
        return load(connection, [ticket_id])[0]

    def load(self, connection: Connection, ticket_id: str) -> Loaded:
        """Raises QueueRefused where there is no such ticket."""
        found = self.find(connection, ticket_id)
        if found is None:
            raise QueueRefused(words.TICKET_UNKNOWN)
        return found

    def add(self, connection: Connection, ticket: QueueTicket, *, owner: str = "") -> TicketCourse:
        """A ticket with its number. Raises QueueRefused where another has it."""
        number = ticket.number
        at: dict[str, str | int | bytes | None] = {
            "hall": ticket.hall_id,
            "on": number.day.isoformat(),
            "under": number.prefix,
            "number": number.n,
        }
        if _TAKEN.run(connection, at).fetchone() is not None:
            raise QueueRefused(words.NUMBER_TAKEN, number=number.shown)
        course = replace(opened(ticket), owner=owner)
        seq = _ADD.run(connection, ticket_values(course)).lastrowid
        _ADD_BODY.run(connection, {"seq": seq, "body": ticket_body(ticket)})
        return course

    def keep(self, connection: Connection, before: Loaded, after: TicketCourse) -> TicketCourse:
        """What an act made of a ticket, with the periods it closed. Raises QueueRefused where it is not as seen."""
        seen = {"of_seq": before.seq, "seen": before.version, "stood": before.course.standing.value}
        made = {f"new_{name}": value for name, value in course_values(after).items()}
        if _KEEP.run(connection, {**seen, **made, "new_version": before.version + 1}).fetchone() is None:
            raise QueueRefused(words.MOVED_MEANWHILE, number=after.number.shown)
        for closed in after.periods[len(before.course.periods) :]:
            _ADD_PERIOD.run(connection, period_values(closed))
        return after

    def step_up(self, connection: Connection, queue: QueueClass) -> None:
        """One was called: whoever stands behind some others stands behind one fewer."""
        _STEP_UP.run(connection, {"hall": self.rules.hall_id, "of_queue": queue.value})

    # -- acts under a key

    def done(self, connection: Connection, key: str) -> TicketCourse | None:
        """The ticket an act under this key changed, as it stands now; None where it was not done."""
        found = self.done_to(connection, key)
        return None if found is None else self.load(connection, found).course

    def done_to(self, connection: Connection, key: str) -> str | None:
        """The id of what an act under this key changed; None where it was not done."""
        found = _DONE.run(connection, {"key": key}).fetchone()
        return None if found is None else str(found[0])

    def mark_done(self, connection: Connection, key: str, changed: str, at: datetime) -> None:
        """`changed` is the id of a ticket, or a desk's number."""
        _ADD_ACT.run(connection, {"id": key, "ticket_id": changed, "done_at_us": to_us(at)})

    # -- who waits, and who may call

    def waiting(self, connection: Connection) -> list[Waiting]:
        """In the order of their tickets. What routing needs is worked out once for each version of a ticket."""
        rows = _WAIT.run(connection, {"hall": self.rules.hall_id}).fetchall()
        unseen = [id for id, version, _ in rows if self._seen.get(id, (0,))[0] != version]
        for at in range(0, len(unseen), 500):  # below SQLite's bound on parameters
            for each in load(connection, unseen[at : at + 500]):
                worked_out = waiting_of(each.course, weights=self.rules.weights, rules=self.rules.matters)
                self._seen[each.course.ticket.id] = each.version, worked_out
        self._seen = {id: self._seen[id] for id, _, _ in rows}
        line = [waiting for _, waiting in self._seen.values()]
        line = self._mark_busy(connection, line, {id: split_from for id, _, split_from in rows})
        if not any(each.handler for each in line):
            return line
        return with_handlers_away(line, on_duty=hall_desks.on_duty(connection, self.rules.hall_id))

    def calling_desk(self, connection: Connection, desk: str) -> DeskDuty:
        """Raises QueueRefused while it is closed, paused, or has a customer before it."""
        duty = hall_desks.duty_at(connection, self.rules.hall_id, desk)
        if not duty.calls:
            raise QueueRefused(words.DESK_PAUSED_ALREADY, desk=desk)
        self.refuse_busy(connection, desk)
        return duty

    def refuse_busy(self, connection: Connection, desk: str) -> None:
        """Raises QueueRefused while a customer is before this desk."""
        number = hall_desks.before_it(connection, self.rules.hall_id, desk)
        if number is not None:
            raise QueueRefused(words.DESK_BUSY, desk=desk, number=number.shown)

    def refuse_unfit(self, waiting: Waiting, course: TicketCourse, duty: DeskDuty, open_desks: frozenset[str]) -> None:
        """Raises QueueRefused with what keeps this desk from calling this one."""
        lacking = lacks(duty, queue=course.queue, matters=course.matters, rules=self.rules.matters)
        if lacking is None and waiting.handler not in ("", duty.staff) and not waiting.handler_away:
            lacking = words.FOR_HANDLER.filled(handler=waiting.handler)
        if lacking is None and waiting.for_desk in open_desks - {duty.desk}:
            lacking = words.FOR_OTHER_DESK.filled(desk=waiting.for_desk)
        if lacking is None and waiting.busy:
            lacking = words.AT_OTHER_DESK
        if lacking is not None:
            raise QueueRefused(words.DESK_CANNOT, desk=duty.desk, number=course.number.shown, lacks=lacking)

    def _mark_busy(self, connection: Connection, line: list[Waiting], parts: Mapping[str, str]) -> list[Waiting]:
        """Of a visit in parts, nobody is called with one while they are at a desk with another."""
        rows = _AT_DESKS.run(connection, {"hall": self.rules.hall_id}).fetchall()
        at_desks = {split_from or id for id, split_from in rows}
        return [
            replace(each, busy=True) if (parts[each.ticket_id] or each.ticket_id) in at_desks else each for each in line
        ]
