"""Facts of a hall's tickets and desks, worked out of its queue by catching up with what moved since the last time.

Every act on a ticket closes a period of the ledger, so what is behind the last row that was read and what was issued
since are all that changed; promises that still run are looked at again now and then. What is not over is told as far as
it is: a wait once somebody called, a service once it ended. Time on duty is told to the last whole minute.
"""

import threading
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import Final

from sqlalchemy import Column, Connection, func, select

from app.domain.day_facts import Facts, TicketFact
from app.domain.queue_ticket import business_day
from app.domain.ticket_ledger import Act, Standing, TicketCourse
from app.domain.ticket_times import PromiseKind, appointment_state, held_s, promise_clocks, served_s, waited_s
from offline_cache.day_collect_desks import desk_facts, first_duty
from offline_cache.day_cursors import cursor_of, keep_cursor
from offline_cache.day_keep import keep_facts
from offline_cache.hall_book import HallRules, QueueStore
from offline_cache.hall_queue_rows import load
from offline_cache.hall_schema import DESK_LEDGER, LEDGER, TICKETS

_ISSUED, _MOVED, _TOLD_DAY = "tickets issued", "tickets moved", "desks told"
_AT_ONCE: Final = 300
_LOOK_AGAIN: Final = timedelta(seconds=20)  # at promises that run
_OVER: Final = tuple(each.value for each in Standing if each.over)
_DAY: Final = timedelta(days=1)


class QueueFacts:
    """`catch_up` from any thread; one after the other."""

    def __init__(self, store: QueueStore, *, rules: HallRules) -> None:
        self._store, self._rules = store, rules
        self._turn = threading.Lock()
        self._looked_at: datetime | None = None
        self._duties: tuple[int, int, datetime] | None = None  # both ledgers' ends, and the minute, as told last

    def ruled(self, rules: HallRules) -> None:
        """From now on by these rules."""
        self._rules = rules

    def catch_up(self, at: datetime) -> int:
        """How many facts are new or changed."""
        with self._turn:
            return self._tickets(at) + self._desks(at)

    def _tickets(self, at: datetime) -> int:
        again = self._looked_at is None or abs(at - self._looked_at) >= _LOOK_AGAIN
        with self._store.read() as connection:
            since = cursor_of(connection, _ISSUED), cursor_of(connection, _MOVED)
            ends = _end(connection, TICKETS.c.seq), _end(connection, LEDGER.c.seq)
            ids = _moved(connection, self._rules.hall_id, since=since, open_too=again)
        changed = 0
        for begin in range(0, len(ids), _AT_ONCE):
            changed += self._store.write(partial(self._keep_tickets, ids=ids[begin : begin + _AT_ONCE], at=at))
        if ends != since:
            self._store.write(partial(_keep_cursors, ends=ends))
        if again:
            self._looked_at = at
        return changed

    def _keep_tickets(self, connection: Connection, ids: Sequence[str], at: datetime) -> int:
        facts = ticket_facts(connection, ids, rules=self._rules, at=at)
        return keep_facts(connection, self._rules.hall_id, Facts(tickets=facts), noted=True)

    def _desks(self, at: datetime) -> int:
        """Of each day from the last one that was told."""
        rules, minute = self._rules, at.replace(second=0, microsecond=0)
        today = business_day(at, rules.zone, begins=rules.day_begins)
        with self._store.read() as connection:
            now = _end(connection, DESK_LEDGER.c.seq), _end(connection, LEDGER.c.seq), minute
            if now == self._duties:
                return 0
            told = cursor_of(connection, _TOLD_DAY)
            first = date.fromordinal(told) if told else first_duty(connection, rules) or today
            days = [first + _DAY * ahead for ahead in range((today - first).days + 1)]
            facts = [fact for day in days for fact in desk_facts(connection, day, rules=rules, until=minute)]

        def job(connection: Connection) -> int:
            if told != today.toordinal():
                keep_cursor(connection, _TOLD_DAY, today.toordinal())
            return keep_facts(connection, rules.hall_id, Facts(desks=tuple(facts)), noted=True)

        changed = self._store.write(job)
        self._duties = now
        return changed


def ticket_facts(
    connection: Connection, ids: Sequence[str], *, rules: HallRules, at: datetime
) -> tuple[TicketFact, ...]:
    """Of these tickets, and of the visits they are parts of: a visit is finished when all of it is."""
    courses = [each.course for each in load(connection, ids)]
    firsts = list(dict.fromkeys(each.ticket.split_from or each.ticket.id for each in courses))
    visits: defaultdict[str, list[TicketCourse]] = defaultdict(list)
    for course in _with_parts(connection, firsts):
        visits[course.ticket.split_from or course.ticket.id].append(course)
    return tuple(_ticket_fact(course, visit, rules=rules, at=at) for visit in visits.values() for course in visit)


def _with_parts(connection: Connection, firsts: list[str]) -> list[TicketCourse]:
    first_days = select(TICKETS.c.hall_id, TICKETS.c.day).where(TICKETS.c.id.in_(firsts)).distinct()
    parts = [
        each
        for row in connection.execute(first_days).all()
        for each in connection.execute(
            select(TICKETS.c.id).where(
                TICKETS.c.hall_id == row.hall_id, TICKETS.c.day == row.day, TICKETS.c.split_from.in_(firsts)
            )
        ).scalars()
    ]
    return [each.course for each in load(connection, [*firsts, *parts])]


def _ticket_fact(course: TicketCourse, visit: Sequence[TicketCourse], *, rules: HallRules, at: datetime) -> TicketFact:
    ticket, first = course.ticket, course.first_called_at
    so_far = at if course.standing.over else course.since  # what runs is told once it is over
    waited = waited_s(course, now=at) if first is not None or course.standing.over else 0.0
    asked = None if ticket.split_from or first is None else ticket.told
    # Of a visit that was split its first ticket says whether all of it was finished in time.
    last = max(visit, key=lambda part: (not part.standing.over, part.since))
    finished = "" if ticket.split_from else _state(last, PromiseKind.FINISHED, rules, at)
    slot, appointed = ticket.appointment, appointment_state(course, now=at)
    at_desk = next((each for each in reversed(course.periods) if each.desk), None)
    return TicketFact(
        id=ticket.id,
        day=ticket.number.day,
        number=str(ticket.number),
        queue=course.queue.value,
        matter=ticket.matters[0],
        protected=ticket.protected,
        appointment=slot is not None,
        split=bool(ticket.split_from),
        issued_at=ticket.issued_at,
        hour=ticket.issued_at.astimezone(rules.zone).hour,
        first_called_at=first,
        wait_s=waited,
        service_s=served_s(course, now=so_far),
        hold_s=held_s(course, now=so_far),
        desk=course.desk or (at_desk.desk if at_desk is not None else ""),
        staff=course.staff or (at_desk.staff if at_desk is not None else ""),
        standing=course.standing.value,
        no_shows=sum(1 for each in course.periods if each.ended_by is Act.NO_SHOW),
        transfers=course.transfers,
        called=_state(course, PromiseKind.CALLED, rules, at),
        finished=finished,
        hit=None if asked is None else asked.holds(waited),
        slot_begins=slot.begins if slot is not None else None,
        slot_ends=slot.ends if slot is not None else None,
        slot_called=appointed.value if appointed is not None else "",
    )


def _state(course: TicketCourse, kind: PromiseKind, rules: HallRules, at: datetime) -> str:
    clocks = promise_clocks(course, now=at, promises=rules.promises)
    return next((each.state.value for each in clocks if each.kind is kind), "")


def _moved(connection: Connection, hall_id: str, *, since: tuple[int, int], open_too: bool) -> list[str]:
    issued = select(TICKETS.c.id).where(TICKETS.c.hall_id == hall_id, TICKETS.c.seq > since[0])
    moved = select(LEDGER.c.ticket_id).where(LEDGER.c.seq > since[1])
    asked = [issued, moved]
    if open_too:
        asked.append(select(TICKETS.c.id).where(TICKETS.c.hall_id == hall_id, TICKETS.c.standing.not_in(_OVER)))
    return list(dict.fromkeys(each for wanted in asked for each in connection.execute(wanted).scalars()))


def _end(connection: Connection, seq: Column[int]) -> int:
    return connection.execute(select(func.max(seq))).scalar() or 0


def _keep_cursors(connection: Connection, ends: tuple[int, int]) -> None:
    keep_cursor(connection, _ISSUED, ends[0])
    keep_cursor(connection, _MOVED, ends[1])
