"""The acts of the hall's queue as devices ask for them: read, checked, done, told to everybody, answered."""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final, TypeVar
from uuid import UUID

from sqlalchemy import Connection

from app.domain.desk_duty import DeskDuty
from app.domain.queue_asked import Called, Parts
from app.domain.queue_ticket import LETTERS, is_mark_of
from app.domain.ticket_ledger import TicketCourse
from app.errors import InputRefused, QueueRefused
from app.texts import queue_acts as words
from app.wire import hall_calls as calls
from app.wire.hall_calls import CalledOrNobody, Verb
from central.answers import CallRefused
from central.hall_board import HallBoard
from central.hall_events import EventHub
from offline_cache.hall_book import HallRules, QueueStore
from offline_cache.hall_devices import HallDevice
from offline_cache.hall_queue import HallQueue
from offline_cache.hall_view import HallView

log = logging.getLogger(__name__)
Q = TypeVar("Q")
A = TypeVar("A")
_MAKES: Final = (calls.ISSUE, calls.SPLIT, calls.LEND, calls.TAKE_LEASED, calls.ADOPT)  # under its id as the key
_REFUSALS: Final = (CallRefused, QueueRefused, InputRefused)  # of one act; those beside it are done


@dataclass(frozen=True, slots=True)
class Done:
    """What an act answers, and what it changed; nothing is told of before it is committed."""

    body: bytes
    verb: str = ""
    courses: tuple[TicketCourse, ...] = ()
    duty: DeskDuty | None = None


Job = Callable[[], Done]
_Do = Callable[["HallActs", HallDevice, bytes, str], Done]


class HallActs:
    """May be asked from any thread. Acts asked at once are one commit, each answered after it; events come in the order
    of the acts."""

    def __init__(
        self,
        store: QueueStore,
        queue: HallQueue,
        hub: EventHub,
        *,
        hall_id: str,
        board: HallBoard,
        learn: Callable[[TicketCourse], None],
    ) -> None:
        """`learn` is told every ticket that an act changed, and so is the board, before any listener."""
        self.queue, self.hall_id = queue, hall_id
        self._store, self._board, self._learn = store, board, learn
        self._hub, self._turn = hub, threading.Lock()

    def do(self, device: HallDevice, verb: str, raw: bytes, key: str) -> bytes:
        """The answer's body. Raises CallRefused (400, 403, 404, 422), QueueRefused, InputRefused, StoreTrouble."""
        (answer,) = self.do_all([self.job(device, verb, raw, key)])
        if isinstance(answer, Exception):
            raise answer
        return answer

    def job(self, device: HallDevice, verb: str, raw: bytes, key: str) -> Job:
        """One act for `do_all`. Raises CallRefused (400, 403 for a television, 404)."""
        if device.only_looks:
            raise CallRefused(403, "display", words.DISPLAY_ONLY_LOOKS)
        act = _ACTS.get(verb)
        if act is None:
            raise CallRefused(404, "not_found", words.CALL_MALFORMED, what=verb[:40])
        if not 0 < len(key) <= calls.MOST_KEY:
            raise CallRefused(400, "key_missing", words.KEY_MISSING)
        return lambda: act(self, device, raw, key)

    def do_all(self, jobs: Sequence[Job]) -> list[bytes | Exception]:
        """In this order, in one transaction; one that is refused leaves nothing and the others stand.

        Where the transaction fails as a whole, each is tried in one of its own and answered with what came of it.
        """
        with self._turn:
            if len(jobs) > 1:
                try:
                    return self._committed(jobs)
                except Exception as wrong:
                    log.warning("%d acts at once failed, now one by one: %s", len(jobs), type(wrong).__name__)
            return [self._alone(job) for job in jobs]

    def look_again(self, at: datetime) -> None:
        """More changed in the store than one act says: the board reads it again, then everybody looks."""
        with self._turn:
            self._board.load(at)
            self._hub.look_again()

    def ruled(self, queue: HallQueue, view: HallView, rules: HallRules) -> None:
        """From now on by these rules."""
        with self._turn:
            self.queue = queue
            self._board.ruled(view, rules)

    def _alone(self, job: Job) -> bytes | Exception:
        try:
            (answer,) = self._committed([job])
        except Exception as wrong:
            return wrong
        return answer

    def _committed(self, jobs: Sequence[Job]) -> list[bytes | Exception]:
        """Raises what made the whole transaction fail."""
        outcomes: list[Done | Exception] = []

        def all_of_them(connection: Connection) -> None:
            if outcomes:  # run a second time, after room was made on a full disk
                outcomes.clear()
                self.queue.forget()
            outcomes.extend(_within(connection, job) for job in jobs)

        try:
            self._store.write(all_of_them)
        except BaseException:
            self.queue.forget()  # what was read of rows that are not there now
            raise
        for done in outcomes:
            if isinstance(done, Done) and (done.courses or done.duty is not None):
                self._board.moved(done.courses, done.duty)
                self._hub.tell(done.verb, courses=done.courses, duty=done.duty)
                for course in done.courses:
                    self._learn(course)
        return [done.body if isinstance(done, Done) else done for done in outcomes]


def _within(connection: Connection, job: Job) -> Done | Exception:
    """One act of a transaction: refused, it leaves nothing of itself."""
    driver = connection.connection.cursor()
    driver.execute("SAVEPOINT one_act")
    try:
        done = job()
    except _REFUSALS as refused:
        driver.execute("ROLLBACK TO one_act")
        driver.execute("RELEASE one_act")
        return refused
    driver.execute("RELEASE one_act")
    return done


def _act(verb: Verb[Q, A], run: Callable[[HallActs, HallDevice, Q, str], A]) -> tuple[str, _Do]:
    def do(acts: HallActs, device: HallDevice, raw: bytes, key: str) -> Done:
        try:
            call = verb.read_ask(raw)
        except ValueError as wrong:
            raise CallRefused(400, "bad_call", words.CALL_MALFORMED, what=str(wrong)) from wrong
        desk = getattr(call, "desk", "")
        if desk not in ("", device.desk):
            raise CallRefused(403, "other_desk", words.DESK_OF_ANOTHER, own=device.desk or "—", desk=desk)
        if verb in _MAKES:
            _refuse_no_id(key)
            _refuse_no_id(getattr(call, "ticket_id", key))
        else:
            key = f"{device.device_id} {verb.name} {key}"  # of this device for this verb: nobody else's stands for it
        answer = run(acts, device, call, key)
        _refuse_other(call, answer)
        courses, duty = _changed(answer)
        return Done(verb.answer(answer), verb.name, courses, duty)

    return verb.name, do


def _refuse_no_id(id: str) -> None:
    """Raises CallRefused for what cannot be the id of a ticket or a lease."""
    try:
        same = str(UUID(id)) == id
    except ValueError:
        same = False
    if not same:
        raise CallRefused(400, "bad_call", words.CALL_MALFORMED, what="id")


def _refuse_other(call: object, answer: object) -> None:
    """What the key did before was on another ticket: nothing was done now. Raises CallRefused."""
    asked = getattr(call, "ticket_id", None)
    course = answer.stays if isinstance(answer, Parts) else answer
    if isinstance(course, TicketCourse) and asked is not None and course.ticket.id != asked:
        raise CallRefused(422, "key_reused", words.KEY_REUSED)


def _changed(answer: object) -> tuple[tuple[TicketCourse, ...], DeskDuty | None]:
    match answer:
        case TicketCourse():
            return (answer,), None
        case CalledOrNobody(called) if called is not None:
            return (called.course,), None
        case Parts(stays, left):
            return (stays, left), None
        case DeskDuty():
            return (), answer
        case _:
            return (), None


def _issue(acts: HallActs, device: HallDevice, call: calls.Issue, key: str) -> TicketCourse:
    if key != call.ticket_id:
        raise CallRefused(422, "key_reused", words.KEY_REUSED)
    return acts.queue.issue(call.draft, ticket_id=call.ticket_id)


def _call_this(acts: HallActs, device: HallDevice, call: calls.CallThis, key: str) -> CalledOrNobody:
    called: Called = acts.queue.call_this(ticket_id=call.ticket_id, desk=call.desk, reason=call.reason, key=key)
    return CalledOrNobody(called)


def _adopt(acts: HallActs, device: HallDevice, call: calls.Adopt, key: str) -> TicketCourse:
    """Only what this very desk issued alone, under one of its marks, and nobody that stands at another."""
    ticket, here = call.course.ticket, call.course.desk in ("", device.desk)
    prefix, letters = ticket.number.prefix, tuple(LETTERS.values())
    own = prefix.endswith(letters) and is_mark_of(device.desk, prefix[:-1])
    if not here or ticket.hall_id != acts.hall_id or not own or key != ticket.id:
        raise CallRefused(403, "other_desk", words.DESK_OF_ANOTHER, own=device.desk or "—", desk=str(ticket.number))
    return acts.queue.adopt(call.course)


_ACTS: Final = MappingProxyType(
    dict(
        (
            _act(calls.ISSUE, _issue),
            _act(calls.CALL_NEXT, lambda a, d, c, key: CalledOrNobody(a.queue.call_next(desk=c.desk, key=key))),
            _act(calls.CALL_THIS, _call_this),
            _act(
                calls.RECALL,
                lambda a, d, c, key: a.queue.recall(ticket_id=c.ticket_id, desk=c.desk, staff=c.staff, key=key),
            ),
            _act(
                calls.BEGIN,
                lambda a, d, c, key: a.queue.begin(ticket_id=c.ticket_id, desk=c.desk, staff=c.staff, key=key),
            ),
            _act(
                calls.HOLD,
                lambda a, d, c, key: a.queue.hold(
                    ticket_id=c.ticket_id, desk=c.desk, staff=c.staff, reason=c.reason, key=key
                ),
            ),
            _act(
                calls.TAKE_OFF_HOLD,
                lambda a, d, c, key: a.queue.take_off_hold(ticket_id=c.ticket_id, desk=c.desk, staff=c.staff, key=key),
            ),
            _act(
                calls.NO_SHOW,
                lambda a, d, c, key: a.queue.no_show(ticket_id=c.ticket_id, desk=c.desk, staff=c.staff, key=key),
            ),
            _act(calls.RE_INSERT, lambda a, d, c, key: a.queue.re_insert(ticket_id=c.ticket_id, by=c.by, key=key)),
            _act(
                calls.TRANSFER,
                lambda a, d, c, key: a.queue.transfer(
                    ticket_id=c.ticket_id, to=c.to, by=c.by, reason=c.reason, to_desk=c.to_desk, desk=c.desk, key=key
                ),
            ),
            _act(
                calls.CANCEL,
                lambda a, d, c, key: a.queue.cancel(
                    ticket_id=c.ticket_id, by=c.by, reason=c.reason, desk=c.desk, key=key
                ),
            ),
            _act(
                calls.SPLIT,
                lambda a, d, c, key: a.queue.split(
                    ticket_id=c.ticket_id, codes=c.codes, queue=c.queue, by=c.by, desk=c.desk, key=key
                ),
            ),
            _act(
                calls.FINISH,
                lambda a, d, c, key: a.queue.finish(ticket_id=c.ticket_id, desk=c.desk, staff=c.staff, key=key),
            ),
            _act(
                calls.OPEN_DESK,
                lambda a, d, c, key: a.queue.open_desk(
                    desk=c.desk, staff=c.staff, skills=c.skills, certificates=c.certificates, key=key
                ),
            ),
            _act(
                calls.PAUSE_DESK,
                lambda a, d, c, key: a.queue.pause_desk(desk=c.desk, reason=c.reason, back_at=c.back_at, key=key),
            ),
            _act(calls.RESUME_DESK, lambda a, d, c, key: a.queue.resume_desk(desk=c.desk, key=key)),
            _act(calls.CLOSE_DESK, lambda a, d, c, key: a.queue.close_desk(desk=c.desk, key=key)),
            _act(
                calls.LEND,
                lambda a, d, c, key: a.queue.lend_numbers(
                    queue=c.queue, count=c.count, expires_at=c.expires_at, holder=d.device_id, key=key
                ),
            ),
            _act(
                calls.TAKE_LEASED,
                lambda a, d, c, key: a.queue.take_leased(
                    c.draft,
                    ticket_id=c.ticket_id,
                    number=c.number,
                    lease_id=c.lease_id,
                    holder=d.device_id,
                    issued_at=c.issued_at,
                ),
            ),
            _act(calls.ADOPT, _adopt),
        )
    )
)
