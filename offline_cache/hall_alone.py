"""A counter that lost its hall server: a queue of its own under its desk's number, handed over when the server is back.

Its tickets bear the mark of its pairing, so nobody else gives out their numbers, and only this desk calls them. What
was done alone is adopted by the hall server with all its periods; until it said so, each ticket stays with the desk.
"""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from sqlalchemy import Connection, Select, exists, select

from app.domain import ticket_ledger as ledger
from app.domain.matter import QueueClass
from app.domain.queue_asked import TicketDraft
from app.domain.queue_ticket import business_day
from app.domain.ticket_ledger import TicketCourse
from app.errors import InputRefused, QueueRefused
from app.ports import Clock, Ids
from app.texts import queue_acts as words
from app.texts.language import Language, Text
from offline_cache.hall_book import HallBook, HallRules, QueueStore
from offline_cache.hall_closing import forget_whose, go_on_alone
from offline_cache.hall_migrate import bring_queue_up_to_date
from offline_cache.hall_queue import HallQueue
from offline_cache.hall_schema import ACTS, TICKETS
from offline_cache.hall_view import HallView

T = TypeVar("T")
KEPT_DAYS = 7  # whose tickets they were is forgotten after
_ADOPTED = "adopted "  # before a ticket's id: the key under which its handing over is marked
_ASKED = "asked "  # before the id the server was asked to issue it under, without an answer


class Adopting(Protocol):
    """What handing over asks of the hall server (hall_client.py)."""

    def adopt(self, course: TicketCourse) -> TicketCourse: ...
    def cancel(self, *, ticket_id: str, by: str, reason: str, key: str, desk: str = "") -> TicketCourse: ...


@dataclass(frozen=True, slots=True)
class HandedOver:
    """`adopted` tickets are the server's now; `stays` could not go yet, each with the server's sentence why not;
    `closed` can never go and are closed here, each with the sentence that is to be told, once."""

    adopted: tuple[TicketCourse, ...]
    stays: tuple[tuple[TicketCourse, Text], ...]
    closed: tuple[tuple[TicketCourse, Text], ...] = ()


class _InTurn:
    """The counter's store while a ticket is on its way to the server: acts wait until it is known whose it is."""

    def __init__(self, store: QueueStore, turn: threading.RLock) -> None:
        self._store, self._turn = store, turn

    def write(self, job: Callable[[Connection], T]) -> T:
        with self._turn:
            return self._store.write(job)

    def read(self) -> AbstractContextManager[Connection]:
        return self._store.read()


class OwnTickets(HallQueue):
    """The queue's acts on tickets of a counter that is alone."""

    def __init__(self, store: QueueStore, *, rules: HallRules, clock: Clock, ids: Ids) -> None:
        super().__init__(store, rules=rules, clock=clock)
        self._ids = ids
        self.handed_over = False  # all of it: a ticket issued here now would be nobody's

    def issue(self, draft: TicketDraft, *, ticket_id: str) -> TicketCourse:
        """`ticket_id` may be one the server was asked under: it may have issued it, so this ticket gets another id, and
        the server's is cancelled on return. Asked twice with one, one ticket. Raises InputRefused, and QueueRefused
        once all was handed over."""
        own_id = self._ids.uuid7()

        def job(connection: Connection) -> TicketCourse:
            done = self._book.done(connection, _ASKED + ticket_id)
            if done is not None:
                return done
            if self.handed_over:
                raise QueueRefused(words.HALL_IS_BACK)
            course = super(OwnTickets, self).issue(draft, ticket_id=own_id)  # joins this transaction
            self._book.mark_done(connection, _ASKED + ticket_id, own_id, self._clock.now())
            return course

        return self._store.write(job)


class AloneQueue:
    """`queue` takes every act, as the hall server does, for this desk's own tickets."""

    def __init__(
        self, store: QueueStore, *, rules: HallRules, desk: str, clock: Clock, ids: Ids, mark: str = ""
    ) -> None:
        """`mark` is what the hall server gave this pairing, "" for the desk's number alone."""
        self._turn = threading.RLock()
        store = _InTurn(store, self._turn)
        self._store, self._rules, self._desk, self._clock, self._ids = store, rules, desk, clock, ids
        self._mark = mark
        self._book = HallBook(rules)
        store.write(bring_queue_up_to_date)
        self._forget_old()
        self.queue = OwnTickets(store, rules=rules, clock=clock, ids=ids)
        self.view = HallView(store, rules=rules)

    def begin(self, *, staff: str, skills: frozenset[QueueClass], certificates: frozenset[str], reason: str) -> None:
        """From now on this desk gives out and calls tickets of its own. Again, it changes nothing."""
        self._forget_old()
        hall_id, now = self._rules.hall_id, self._clock.now()
        go_on_alone(self._store, hall_id=hall_id, desk=self._desk, mark=self._mark, by=staff, reason=reason, at=now)
        self.queue.handed_over = False
        key = self._ids.uuid7()
        self.queue.open_desk(desk=self._desk, staff=staff, skills=skills, certificates=certificates, key=key)

    def own(self) -> tuple[TicketCourse, ...]:
        """Everything that is still this desk's: not handed over yet."""
        with self._store.read() as connection:
            ids = connection.execute(_not_adopted(self._rules.hall_id)).scalars().all()
            return tuple(self._book.load(connection, ticket_id).course for ticket_id in ids)

    def hand_over(self, server: Adopting, *, by: str) -> HandedOver:
        """To the server that is back, in the order of their tickets; may be asked again at any time.

        While one is on its way acts of this desk wait. Raises HallTrouble where the server goes away again: what it
        took is taken, the rest stays.
        """
        adopted: list[TicketCourse] = []
        stays: list[tuple[TicketCourse, Text]] = []
        closed: list[tuple[TicketCourse, Text]] = []
        for seen in self.own():
            self._cancel_doubtful(server, seen, by=by)
            with self._turn:
                course = self._course(seen.ticket.id)
                try:
                    taken = server.adopt(course)
                except QueueRefused as refused:
                    stays.append((course, refused.text.filled(**refused.values)))
                    continue
                except InputRefused as never:
                    why = never.text.filled(**never.values)
                    said = words.NEVER_TAKEN_IN.filled(number=course.number.shown, why=why)
                    self._let_go(course, by=by, reason=why)
                    closed.append((course, said))
                    continue
                self._let_go(course, by=by, reason=words.HANDED_OVER)
            adopted.append(taken)
            if taken.periods[: len(course.periods)] != course.periods:
                closed.append((course, words.WENT_ON_IN_HALL.filled(number=course.number.shown)))
        with self._turn:
            self.queue.handed_over = not self.own()
        return HandedOver(tuple(adopted), tuple(stays), tuple(closed))

    def _course(self, ticket_id: str) -> TicketCourse:
        with self._store.read() as connection:
            return self._book.load(connection, ticket_id).course

    def _cancel_doubtful(self, server: Adopting, course: TicketCourse, *, by: str) -> None:
        wanted = select(ACTS.c.id).where(ACTS.c.ticket_id == course.ticket.id, ACTS.c.id.startswith(_ASKED))
        with self._store.read() as connection:
            asked = [str(key).removeprefix(_ASKED) for key in connection.execute(wanted).scalars()]
        for ticket_id in asked:
            reason = words.ISSUED_ALONE.filled(number=course.number.shown).say(Language.ZH)
            try:
                server.cancel(ticket_id=ticket_id, by=by, reason=reason, key=f"doubt {ticket_id}")
            except QueueRefused:
                continue  # it never came so far, or somebody saw to it

    def _let_go(self, course: TicketCourse, *, by: str, reason: Text) -> None:
        """Marked as handed over, here closed where it was open, and whose it was forgotten: it is the server's."""

        def job(connection: Connection) -> None:
            here, now = self._book.load(connection, course.ticket.id), self._clock.now()
            self._book.mark_done(connection, _ADOPTED + course.ticket.id, course.ticket.id, now)
            if not here.course.standing.over:
                self._book.keep(connection, here, _closed(here.course, by=by, at=now, reason=reason))
            forget_whose(connection, TICKETS.c.id == course.ticket.id)

        self._store.write(job)

    def _forget_old(self) -> None:
        """Whose tickets of a week ago were, also where no server ever took them. Marks of what was handed over stay."""
        rules, oldest = self._rules, self._clock.now() - timedelta(days=KEPT_DAYS)
        before = business_day(oldest, rules.zone, begins=rules.day_begins).isoformat()
        here = TICKETS.c
        self._store.write(lambda connection: forget_whose(connection, here.hall_id == rules.hall_id, here.day < before))


def _closed(course: TicketCourse, *, by: str, at: datetime, reason: Text) -> TicketCourse:
    desk = course.desk if course.standing.at_desk else ""
    return ledger.cancel(course, by=by, at=at, reason=reason.say(Language.ZH), desk=desk)


def _not_adopted(hall_id: str) -> Select[str]:
    marked = exists().where(ACTS.c.id == _ADOPTED + TICKETS.c.id)
    return select(TICKETS.c.id).where(TICKETS.c.hall_id == hall_id, ~marked).order_by(TICKETS.c.seq)
