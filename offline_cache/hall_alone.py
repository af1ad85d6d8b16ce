"""A counter that lost its hall server: a queue of its own under its desk's number, handed over when the server is back.

Its tickets bear the mark of its pairing, so nobody else gives out their numbers, and only this desk calls them. What
was done alone is adopted by the hall server with all its periods; until it said so, each ticket stays with the desk.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy import Connection, Select, exists, select

from app.domain import ticket_ledger as ledger
from app.domain.matter import QueueClass
from app.domain.queue_asked import TicketDraft
from app.domain.ticket_ledger import TicketCourse
from app.errors import QueueRefused
from app.ports import Clock, Ids
from app.texts import queue_acts as words
from app.texts.language import Language, Text
from offline_cache.hall_book import HallBook, HallRules, QueueStore
from offline_cache.hall_closing import go_on_alone
from offline_cache.hall_migrate import bring_queue_up_to_date
from offline_cache.hall_queue import HallQueue
from offline_cache.hall_schema import ACTS, TICKETS
from offline_cache.hall_view import HallView

_ADOPTED = "adopted "  # before a ticket's id: the key under which its handing over is marked
_ASKED = "asked "  # before the id the server was asked to issue it under, without an answer


class Adopting(Protocol):
    """What handing over asks of the hall server (hall_client.py)."""

    def adopt(self, course: TicketCourse) -> TicketCourse: ...
    def cancel(self, *, ticket_id: str, by: str, reason: str, key: str, desk: str = "") -> TicketCourse: ...


@dataclass(frozen=True, slots=True)
class HandedOver:
    """`adopted` tickets are the server's now; `stays` could not go yet, each with the server's sentence why not."""

    adopted: tuple[TicketCourse, ...]
    stays: tuple[tuple[TicketCourse, Text], ...]


class OwnTickets(HallQueue):
    """The queue's acts on tickets of a counter that is alone."""

    def __init__(self, store: QueueStore, *, rules: HallRules, clock: Clock, ids: Ids) -> None:
        super().__init__(store, rules=rules, clock=clock)
        self._ids = ids

    def issue(self, draft: TicketDraft, *, ticket_id: str) -> TicketCourse:
        """`ticket_id` may be one the server was asked under: it may have issued it, so this ticket gets another id, and
        the server's is cancelled on return. Asked twice with one, one ticket. Raises InputRefused."""
        own_id = self._ids.uuid7()

        def job(connection: Connection) -> TicketCourse:
            done = self._book.done(connection, _ASKED + ticket_id)
            if done is not None:
                return done
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
        self._store, self._rules, self._desk, self._clock, self._ids = store, rules, desk, clock, ids
        self._mark = mark
        self._book = HallBook(rules)
        store.write(bring_queue_up_to_date)
        self.queue = OwnTickets(store, rules=rules, clock=clock, ids=ids)
        self.view = HallView(store, rules=rules)

    def begin(self, *, staff: str, skills: frozenset[QueueClass], certificates: frozenset[str], reason: str) -> None:
        """From now on this desk gives out and calls tickets of its own. Again, it changes nothing."""
        hall_id, now = self._rules.hall_id, self._clock.now()
        go_on_alone(self._store, hall_id=hall_id, desk=self._desk, mark=self._mark, by=staff, reason=reason, at=now)
        key = self._ids.uuid7()
        self.queue.open_desk(desk=self._desk, staff=staff, skills=skills, certificates=certificates, key=key)

    def own(self) -> tuple[TicketCourse, ...]:
        """Everything that is still this desk's: not handed over yet."""
        with self._store.read() as connection:
            ids = connection.execute(_not_adopted(self._rules.hall_id)).scalars().all()
            return tuple(self._book.load(connection, ticket_id).course for ticket_id in ids)

    def hand_over(self, server: Adopting, *, by: str) -> HandedOver:
        """To the server that is back, in the order of their tickets; may be asked again at any time.

        Raises HallTrouble where it goes away again: what it took is taken, the rest stays.
        """
        adopted: list[TicketCourse] = []
        stays: list[tuple[TicketCourse, Text]] = []
        for course in self.own():
            self._cancel_doubtful(server, course, by=by)
            try:
                taken = server.adopt(course)
            except QueueRefused as refused:
                stays.append((course, refused.text.filled(**refused.values)))
                continue
            self._let_go(course, by=by)
            adopted.append(taken)
        return HandedOver(tuple(adopted), tuple(stays))

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

    def _let_go(self, course: TicketCourse, *, by: str) -> None:
        """Marked as handed over, and here closed where it was open: the server goes on with it."""

        def job(connection: Connection) -> None:
            here, now = self._book.load(connection, course.ticket.id), self._clock.now()
            self._book.mark_done(connection, _ADOPTED + course.ticket.id, course.ticket.id, now)
            if not here.course.standing.over:
                self._book.keep(connection, here, _closed(here.course, by=by, at=now))

        self._store.write(job)


def _closed(course: TicketCourse, *, by: str, at: datetime) -> TicketCourse:
    desk = course.desk if course.standing.at_desk else ""
    return ledger.cancel(course, by=by, at=at, reason=words.HANDED_OVER.say(Language.ZH), desk=desk)


def _not_adopted(hall_id: str) -> Select[str]:
    marked = exists().where(ACTS.c.id == _ADOPTED + TICKETS.c.id)
    return select(TICKETS.c.id).where(TICKETS.c.hall_id == hall_id, ~marked).order_by(TICKETS.c.seq)
