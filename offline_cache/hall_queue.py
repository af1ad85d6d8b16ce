"""The hall's queue: tickets issued once, called once, and every act one transaction with its closed period.

What may be done is decided by the trade (ticket_ledger.py, routing.py); the book reads, guards and keeps. Every change
asks for the version it saw, so that of two who act on one ticket one is refused. An act under a key that was done
already is answered again, not done again: a double click, or a second try after a lost answer.
"""

from collections.abc import Callable
from datetime import date, datetime

from sqlalchemy import Connection, insert, update

from app.domain import ticket_ledger as ledger
from app.domain.desk_duty import DeskDuty
from app.domain.matter import QueueClass
from app.domain.queue_asked import Called, Lease, Parts, TicketDraft
from app.domain.queue_ticket import TicketNumber, check_ticket
from app.domain.routing import Waiting, propose, reason_for
from app.domain.ticket_ledger import Standing, TicketCourse
from app.errors import InputRefused, QueueRefused
from app.ports import Clock
from app.texts import queue_acts as words
from offline_cache import hall_desks, hall_numbers
from offline_cache.hall_book import HallBook, HallRules, QueueStore
from offline_cache.hall_queue_rows import course_values, period_values
from offline_cache.hall_schema import LEDGER, TICKETS

Verb = Callable[[TicketCourse, datetime], TicketCourse]
_NO_NUMBER = TicketNumber(date(2000, 1, 1), "A", 0)  # of a ticket that is only looked at


class HallQueue:
    """May be asked from any thread: the store runs one writing transaction after the other.

    Each act takes `key`, a UUIDv7 of whoever asks; all raise QueueRefused with a sentence where it cannot be.
    """

    def __init__(self, store: QueueStore, *, rules: HallRules, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self._book, self._hall = HallBook(rules), rules.hall_id

    def forget(self) -> None:
        """What was remembered of rows that may not have been committed; asked where no act is under way."""
        self._book.forget()

    # -- tickets

    def issue(self, draft: TicketDraft, *, ticket_id: str) -> TicketCourse:
        """取号. Asked twice with one `ticket_id`, one ticket. Raises InputRefused for what no ticket may say."""
        check_ticket(draft.ticket(id=ticket_id, hall_id=self._hall, number=_NO_NUMBER, issued_at=self._clock.now()))

        def job(connection: Connection) -> TicketCourse:
            there = self._book.find(connection, ticket_id)
            if there is not None:
                return there.course
            now = self._clock.now()
            number = self._book.next_number(connection, draft.queue, now)
            return self._book.add(
                connection, draft.ticket(id=ticket_id, hall_id=self._hall, number=number, issued_at=now)
            )

        return self._store.write(job)

    def lend_numbers(self, *, queue: QueueClass, count: int, holder: str, expires_at: datetime, key: str) -> Lease:
        """A range for a counter or kiosk that may be cut off; `key` becomes its id."""

        def job(connection: Connection) -> Lease:
            now = self._clock.now()
            return hall_numbers.lend(
                connection,
                self._hall,
                id=key,
                day=self._book.today(connection, now),
                queue=queue,
                count=count,
                holder=holder,
                at=now,
                expires_at=expires_at,
            )

        return self._store.write(job)

    def take_leased(
        self,
        draft: TicketDraft,
        *,
        ticket_id: str,
        number: TicketNumber,
        lease_id: str,
        holder: str,
        issued_at: datetime,
    ) -> TicketCourse:
        """A ticket that was given out from a lease while its holder was cut off. Raises InputRefused too."""
        ticket = draft.ticket(id=ticket_id, hall_id=self._hall, number=number, issued_at=issued_at)
        check_ticket(ticket)

        def job(connection: Connection) -> TicketCourse:
            there = self._book.find(connection, ticket_id)
            if there is not None:
                return there.course
            if hall_numbers.lease_of(connection, lease_id, number).holder != holder:
                raise QueueRefused(words.LEASE_UNKNOWN)
            return self._book.add(connection, ticket)

        return self._store.write(job)

    def adopt(self, course: TicketCourse) -> TicketCourse:
        """A ticket that a counter issued and served alone, with all its periods; a second time changes nothing but what
        the counter did since the answer was lost. Where it went on here meanwhile, it stays as it is here.

        One that is at its desk still is refused while this book has another customer there. Raises InputRefused for one
        that can never be taken in: its periods do not join up, or its number was given to another.
        """
        check_ticket(course.ticket)
        _for_good(lambda: ledger.check_course(course))
        before_desk = (Standing.CALLED, Standing.SERVING)

        def job(connection: Connection) -> TicketCourse:
            there = self._book.find(connection, course.ticket.id)
            if there is not None and not _goes_on(there.course, course):
                return there.course
            was_there = there is not None and there.course.standing in before_desk and there.course.desk == course.desk
            if course.standing in before_desk and not was_there:
                self._book.refuse_busy(connection, course.desk)
            if there is not None:
                return self._book.keep(connection, there, course)
            _for_good(lambda: self._book.add(connection, course.ticket))
            if course.periods:
                connection.execute(insert(LEDGER), [period_values(each) for each in course.periods])
            own = update(TICKETS).where(TICKETS.c.id == course.ticket.id)
            connection.execute(own.values(**course_values(course)))
            return course

        return self._store.write(job)

    # -- calling

    def call_next(self, *, desk: str, key: str) -> Called | None:
        """叫下一位: the one the weights choose among those this desk can serve; None where nobody waits for it."""

        def job(connection: Connection) -> Called | None:
            done = self._book.done(connection, key)
            if done is not None:
                return Called(done, None)
            duty, now = self._book.calling_desk(connection, desk), self._clock.now()
            proposal = propose(
                self._book.waiting(connection),
                desk=duty,
                open_desks=self._open_desks(connection),
                now_s=now.timestamp(),
            )
            if proposal is None:
                return None
            return Called(self._call(connection, proposal.waiting.ticket_id, duty, now, key, ""), proposal.reason)

        return self._store.write(job)

    def call_this(self, *, ticket_id: str, desk: str, reason: str, key: str) -> Called:
        """This one, with a reason, where this desk can serve it."""

        def job(connection: Connection) -> Called:
            done = self._book.done(connection, key)
            if done is not None:
                return Called(done, None)
            if not reason.strip():
                raise QueueRefused(words.REASON_NEEDED, act=words.CALL)
            duty, now = self._book.calling_desk(connection, desk), self._clock.now()
            course = self._book.load(connection, ticket_id).course
            seen = self._waiting_now(connection, ticket_id)
            if seen is None or course.standing is not Standing.WAITING:
                return Called(self._call(connection, ticket_id, duty, now, key, reason), None)  # the trade says why not
            self._book.refuse_unfit(seen, course, duty, self._open_desks(connection))
            why = reason_for(seen, desk=duty, now_s=now.timestamp())
            return Called(self._call(connection, ticket_id, duty, now, key, reason), why)

        return self._store.write(job)

    def recall(self, *, ticket_id: str, desk: str, staff: str, key: str) -> TicketCourse:
        rules = self._book.rules.calls
        return self._act(ticket_id, key, lambda c, at: ledger.recall(c, desk=desk, staff=staff, at=at, rules=rules))

    def begin(self, *, ticket_id: str, desk: str, staff: str, key: str) -> TicketCourse:
        return self._act(ticket_id, key, lambda c, at: ledger.begin(c, desk=desk, staff=staff, at=at))

    def hold(self, *, ticket_id: str, desk: str, staff: str, reason: str, key: str) -> TicketCourse:
        return self._act(ticket_id, key, lambda c, at: ledger.hold(c, desk=desk, staff=staff, at=at, reason=reason))

    def take_off_hold(self, *, ticket_id: str, desk: str, staff: str, key: str) -> TicketCourse:
        """Refused while another customer is before the desk."""
        return self._act(
            ticket_id, key, lambda c, at: ledger.take_off_hold(c, desk=desk, staff=staff, at=at), free_desk=desk
        )

    def no_show(self, *, ticket_id: str, desk: str, staff: str, key: str) -> TicketCourse:
        rules = self._book.rules.calls
        return self._act(ticket_id, key, lambda c, at: ledger.no_show(c, desk=desk, staff=staff, at=at, rules=rules))

    def re_insert(self, *, ticket_id: str, by: str, key: str) -> TicketCourse:
        rules = self._book.rules.calls
        return self._act(ticket_id, key, lambda c, at: ledger.re_insert(c, by=by, at=at, rules=rules))

    def transfer(
        self, *, ticket_id: str, to: QueueClass, by: str, reason: str, key: str, to_desk: str = "", desk: str = ""
    ) -> TicketCourse:
        def verb(course: TicketCourse, at: datetime) -> TicketCourse:
            return ledger.transfer(course, to=to, by=by, at=at, reason=reason, to_desk=to_desk, desk=desk)

        return self._act(ticket_id, key, verb)

    def finish(self, *, ticket_id: str, desk: str, staff: str, key: str) -> TicketCourse:
        return self._act(ticket_id, key, lambda c, at: ledger.finish(c, desk=desk, staff=staff, at=at))

    def cancel(self, *, ticket_id: str, by: str, reason: str, key: str, desk: str = "") -> TicketCourse:
        return self._act(ticket_id, key, lambda c, at: ledger.cancel(c, by=by, at=at, reason=reason, desk=desk))

    def split(
        self, *, ticket_id: str, codes: tuple[str, ...], queue: QueueClass, by: str, key: str, desk: str = ""
    ) -> Parts:
        """`key` becomes the id of the new ticket."""

        def job(connection: Connection) -> Parts:
            before, there = self._book.load(connection, ticket_id), self._book.find(connection, key)
            if there is not None:
                return Parts(before.course, there.course)
            now = self._clock.now()
            stays, left = ledger.split(
                before.course,
                codes=codes,
                id=key,
                number=self._book.next_number(connection, queue, now),
                queue=queue,
                by=by,
                at=now,
                desk=desk,
            )
            self._book.keep(connection, before, stays)
            return Parts(stays, self._book.add(connection, left.ticket, owner=left.owner))

        return self._store.write(job)

    # -- desks

    def open_desk(
        self, *, desk: str, staff: str, skills: frozenset[QueueClass], certificates: frozenset[str], key: str
    ) -> DeskDuty:
        def job(connection: Connection, at: datetime) -> DeskDuty:
            return hall_desks.open_desk(
                connection, self._hall, desk=desk, staff=staff, skills=skills, certificates=certificates, at=at
            )

        return self._desk_act(desk, key, job)

    def pause_desk(self, *, desk: str, reason: str, key: str, back_at: datetime | None = None) -> DeskDuty:
        def job(connection: Connection, at: datetime) -> DeskDuty:
            return hall_desks.pause(connection, self._hall, desk=desk, reason=reason, back_at=back_at, at=at)

        return self._desk_act(desk, key, job)

    def resume_desk(self, *, desk: str, key: str) -> DeskDuty:
        return self._desk_act(desk, key, lambda c, at: hall_desks.resume(c, self._hall, desk=desk, at=at))

    def close_desk(self, *, desk: str, key: str) -> DeskDuty:
        return self._desk_act(desk, key, lambda c, at: hall_desks.close_desk(c, self._hall, desk=desk, at=at))

    # -- what every act does

    def _act(self, ticket_id: str, key: str, verb: Verb, *, free_desk: str = "") -> TicketCourse:
        def job(connection: Connection) -> TicketCourse:
            done = self._book.done(connection, key)
            if done is not None:
                return done
            if free_desk:
                self._book.refuse_busy(connection, free_desk)
            before, now = self._book.load(connection, ticket_id), self._clock.now()
            after = self._book.keep(connection, before, verb(before.course, now))
            self._book.mark_done(connection, key, ticket_id, now)
            return after

        return self._store.write(job)

    def _desk_act(self, desk: str, key: str, act: Callable[[Connection, datetime], DeskDuty]) -> DeskDuty:
        def job(connection: Connection) -> DeskDuty:
            if self._book.done_to(connection, key) is not None:
                return hall_desks.last_duty(connection, self._hall, desk)
            now = self._clock.now()
            duty = act(connection, now)
            self._book.mark_done(connection, key, desk, now)
            return duty

        return self._store.write(job)

    def _call(
        self, connection: Connection, ticket_id: str, duty: DeskDuty, now: datetime, key: str, reason: str
    ) -> TicketCourse:
        before = self._book.load(connection, ticket_id)
        after = ledger.call(before.course, desk=duty.desk, staff=duty.staff, at=now, reason=reason)
        self._book.keep(connection, before, after)
        self._book.step_up(connection, after.queue)
        self._book.mark_done(connection, key, ticket_id, now)
        return after

    def _waiting_now(self, connection: Connection, ticket_id: str) -> Waiting | None:
        return next((each for each in self._book.waiting(connection) if each.ticket_id == ticket_id), None)

    def _open_desks(self, connection: Connection) -> frozenset[str]:
        return frozenset(each.desk for each in hall_desks.on_duty(connection, self._hall))


def _goes_on(here: TicketCourse, course: TicketCourse) -> bool:
    """Whether `course` is all of `here` and more."""
    done = len(here.periods)
    return len(course.periods) > done and course.periods[:done] == here.periods


def _for_good(step: Callable[[], object]) -> None:
    """A refusal that no later try changes is told as such. Raises InputRefused."""
    try:
        step()
    except QueueRefused as refused:
        raise InputRefused(refused.text, **refused.values) from refused
