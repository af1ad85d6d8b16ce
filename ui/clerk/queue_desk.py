"""The queue as a clerk works with it: the ticket at the desk, every verb on a key or in Ctrl+K, and what is painted.

The hall server decides; here it is asked once an act, and what it says is laid on the form. No Qt.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol

from app.domain.desk_duty import DeskStanding
from app.domain.queue_asked import Called
from app.domain.right import Right
from app.domain.ticket_ledger import Act as Verb
from app.domain.ticket_ledger import Standing, TicketCourse
from app.hall_ports import HallState
from app.handling.at_queue import AtQueue
from app.handling.call_ticket import call_next, no_show, recall
from app.handling.serve_ticket import begin_service, finish_ticket
from app.texts import clerk_queue as words
from app.texts.language import Text
from ui.clerk.dialogs import DialogStack
from ui.clerk.items import Act
from ui.clerk.notice import NoticeAnswer
from ui.clerk.outside import Outside
from ui.clerk.queue_form import Desk as FormDesk
from ui.clerk.queue_form import TicketForm
from ui.clerk.queue_here import THERE, QueueHere
from ui.clerk.queue_lists import QueueLists
from ui.clerk.queue_moves import QueueMoves
from ui.clerk.queue_state import QueueView
from ui.clerk.queue_words import strip_state, visit_state
from ui.clerk.state import DialogKind
from ui.clerk.voice import Voice
from ui.frame.reason import AskReason


class Desk(FormDesk, Protocol):
    """The clerk's presenter as the queue sees it."""

    dialogs: DialogStack

    def open_dialog(self, dialog: DialogKind, *, over: bool = False) -> None: ...
    def close_dialog(self) -> None: ...


class QueueDesk:
    """`listen` for what is painted; `look` whenever the hall may say something else, and each second for the clocks."""

    def __init__(self, outside: Outside, desk: Desk, *, voice: Voice) -> None:
        self._desk = desk
        self._render: Callable[[QueueView], None] = lambda _: None
        self._shown = QueueView()
        self._calls = 0
        self._late: set[tuple[str, datetime, Standing]] = set()
        self._missing: set[str] = set()  # asked about: they did not come
        self._why: tuple[str, Text] | None = None  # of the ticket that was called last
        self.here = QueueHere(outside, desk, voice=voice, changed=self.look)
        self.form = TicketForm(desk, self.here, begin=self._arrived, finish=self.finish)
        self.moves = QueueMoves(self.here, self)
        self.lists = QueueLists(desk, self.here, chosen=self.moves)

    def listen(self, render: Callable[[QueueView], None]) -> None:
        self._render = render
        render(self._shown)
        self.look()

    def listen_reason(self, ask: AskReason) -> None:
        """`ask` opens the dialog for a reason."""
        self.here.listen_reason(ask)

    def look(self) -> None:
        """Painted only where something is other than it was; an open list goes along."""
        self._tell_owed()
        self._finish_done()
        self._answered_elsewhere()
        course = self.at_hand
        if course is not None and course.standing is Standing.SERVING and not self.here.asking.busy:
            self.form.lay_again(course)
        self._desk.lists.elsewhere.look()
        view = self._view()
        if view != self._shown:
            self._shown = view
            self._render(view)
            self.lists.renew()

    def form_changed(self) -> None:
        """After each act on the form."""
        if self.here.seen().state is not HallState.NONE:
            self.form.changed(self.at_hand)
            self.look()

    @property
    def at_hand(self) -> TicketCourse | None:
        """Called to this desk, or served here."""
        return self.here.facts().at_hand

    def _view(self) -> QueueView:
        seen, look = self.here.seen(), self.here.look()
        if seen.state is HallState.NONE or not seen.desk:
            return QueueView()
        facts = self.here.facts()
        course = facts.at_hand
        why = (
            self._why[1] if course is not None and self._why is not None and self._why[0] == course.ticket.id else None
        )
        strip = strip_state(seen, facts, look, why=why, busy=self.here.asking.busy)
        if course is None:
            return QueueView(strip)
        done, on_form = self.form.done(course), frozenset(line.matter for line in self._desk.form.lines)
        return QueueView(strip, visit_state(course, look, done=done, on_form=on_form))

    def open_next(self) -> bool:
        """The next thing they came for; False where no ticket says what."""
        course = self.at_hand
        return course is not None and self.form.open_next(course)

    # ── calling ───────────────────────────────────────────────────────────────────────────

    def call(self) -> None:
        """F5: the next one; while one is called, the same again."""
        state, course = self.here.seen().state, self.at_hand
        if state is HallState.NONE:
            self.here.tell(words.NO_QUEUE, icon="info")
        elif state is HallState.LOST:
            self.moves.go_alone()
        elif course is not None and course.standing is Standing.CALLED and not self.here.facts().away:
            self.recall()
        elif course is not None:
            self.moves.still_serves()
        elif not self.form.refuses():
            self.here.on_desk("call_next", _call_next, self.called, more=self._calls)

    def called(self, answer: Called | None) -> None:
        """What a call gave: the form opens."""
        if answer is None:
            self.here.tell(words.NOBODY, icon="info")
            return
        course = answer.course
        self._keep(course)
        if course.standing is Standing.CALLED:
            self._why = (course.ticket.id, answer.reason) if answer.reason is not None else None
            self.form.lay(course)

    def recall(self) -> None:
        course = self._called_here()
        if course is not None:

            def then(again: TicketCourse) -> None:
                self._keep(again)
                self.here.tell(words.CALLED_AGAIN.filled(number=again.number.shown), icon="volume-2")

            self.here.on_ticket(course, "recall", _on(course, recall), then)

    def no_show(self) -> None:
        """Then it goes back in line, or is cancelled: asked until it is answered."""
        course = self._called_here()
        if course is not None and self.here.facts().away:
            if not self.form.refuses():
                self.form.clear()
                self._let_go(course, Verb.NO_SHOW, words.AWAY_MISSED)
        elif course is not None:
            self.here.on_ticket(course, "no_show", _on(course, no_show), self._missed)

    def _missed(self, course: TicketCourse) -> None:
        self._keep(course)
        self.form.clear()
        self._ask_missed(course)

    def _told_missed(self, course: TicketCourse) -> None:
        """Another may be at the desk by now: their form stays."""
        self._keep(course)
        self._ask_missed(course)

    def _ask_missed(self, course: TicketCourse) -> None:
        self._missing.add(course.ticket.id)
        voice, about = self.here.voice, f"missed {course.ticket.id}"
        back = NoticeAnswer(
            words.PUT_BACK.say(voice.language, n=self.here.calls().behind), lambda: self.moves.put_back(course)
        )
        cancel = NoticeAnswer(words.CANCEL_IT.say(voice.language), lambda: self.moves.cancel(course))
        answers = (back, cancel) if self.moves.may_come_back(course) else (cancel,)
        voice.ask(words.MISSED.filled(number=course.number.shown), icon="user", about=about, answers=answers)

    def _answered_elsewhere(self) -> None:
        """The greeter put back whoever was asked about, or the answer was given."""
        gone = self._missing - {each.ticket.id for each in self.here.facts().missed}
        self._missing -= gone
        for ticket_id in gone:
            self.here.voice.take_back(f"missed {ticket_id}")

    # ── serving ───────────────────────────────────────────────────────────────────────────

    def begin(self) -> None:
        """The customer is here."""
        course = self._called_here()
        if course is not None:
            self.form.lay_if_new(course)
            self._arrived()

    def _arrived(self) -> None:
        course = self.at_hand
        if course is not None and course.standing is Standing.CALLED:
            self.here.on_ticket(course, "begin", _on(course, begin_service), self._keep)

    def finish(self) -> None:
        """办完. Not while something on the form is unsigned."""
        course = self.at_hand
        if course is None:
            self.here.tell(words.NOBODY_HERE, icon="info")
        elif course.standing is Standing.CALLED and not self.here.facts().away:
            self.here.tell(words.NOT_BEGUN.filled(number=course.number.shown), icon="info")
        elif self.form.open_lines() is not None:
            self.here.tell(words.FORM_OPEN.filled(lines=self.form.open_lines()), icon="info")
        elif self.form.refuses():
            return
        elif self.here.facts().away:
            self.form.finished()
            self._let_go(course, Verb.FINISH, words.AWAY_FINISHED)
        else:
            self.here.on_ticket(course, "finish", _on(course, finish_ticket), self._finished)

    def _let_go(self, course: TicketCourse, verb: Verb, said: Text) -> None:
        self.here.known.let_go(course, verb)
        self.here.tell(said.filled(number=course.number.shown))
        self.look()

    def _tell_owed(self) -> None:
        """What left the desk while it was alone, once the hall is back; what it does not take is at hand again."""
        if self.here.seen().state is not HallState.LINKED:
            return
        for course in self.here.facts().owed:
            missed = self.here.known.owes(course) is Verb.NO_SHOW
            if missed and course.standing is Standing.CALLED:
                asked = self._by_itself(course, "no_show", no_show, self._told_missed)
            elif course.standing is Standing.CALLED:
                asked = self._by_itself(course, "begin", begin_service, self._keep)
            else:
                asked = self._by_itself(course, "finish", finish_ticket, self._told)
            if not asked:
                self.here.known.forgive(course)

    def _finish_done(self) -> None:
        """Accepted orders had all of it: by itself, and where the hall was away once it is back.

        One that is still only called was away when the order was accepted: it begins first.
        """
        course = self.at_hand
        if course is None or not self.form.done(course) or not self.here.answers(course):
            return
        if course.standing is Standing.CALLED:
            self._by_itself(course, "begin", begin_service, self._keep)
        elif set(course.matters) <= self.form.done(course):
            self._by_itself(course, "finish", finish_ticket, self._finished)

    def _by_itself(
        self, course: TicketCourse, verb: str, act: "_TicketAct", then: Callable[[TicketCourse], None]
    ) -> bool:
        """Once each time the hall is there; False where that was done before. It waits for an act under way."""
        if self.here.asking.busy or not self.here.outside.gate.may(Right.SERVE_QUEUE).allowed:
            return True  # nobody asked for it now: no question may come up by itself
        tried = (course.ticket.id, self.here.seen().since, course.standing)
        if tried in self._late:
            return False
        self._late.add(tried)
        self.here.on_ticket(course, verb, _on(course, act), then)
        return True

    def _told(self, course: TicketCourse) -> None:
        """As for one who was missed, the form stays."""
        self._keep(course)
        self.here.tell(words.FINISHED.filled(number=course.number.shown))

    def _finished(self, course: TicketCourse) -> None:
        self._keep(course)
        self.form.finished()
        self.here.tell(words.FINISHED.filled(number=course.number.shown))

    def _called_here(self) -> TicketCourse | None:
        """The one that is called and did not begin; else it is said how it stands."""
        course = self.at_hand
        if course is None:
            self.here.tell(words.NOBODY_HERE, icon="info")
        elif course.standing is not Standing.CALLED:
            self.here.tell(words.ALREADY_BEGUN.filled(number=course.number.shown), icon="info")
        return course if course is not None and course.standing is Standing.CALLED else None

    def _keep(self, course: TicketCourse) -> None:
        self._calls += 1
        self.here.known.answered(course)

    # ── Ctrl+K ────────────────────────────────────────────────────────────────────────────

    def acts(self) -> Mapping[Act, Callable[[], None]]:
        return {
            Act.CALL: self.call,
            Act.RECALL: self.recall,
            Act.BEGIN_TICKET: self.begin,
            Act.NO_SHOW: self.no_show,
            Act.FINISH_TICKET: self.finish,
            Act.QUEUE: self.open_queue,
            Act.HOLD_TICKET: self.moves.hold,
            Act.TAKE_OFF_HOLD: self.moves.take_off_hold,
            Act.TRANSFER_TICKET: lambda: self.lists.open(DialogKind.QUEUE_TO),
            Act.SPLIT_TICKET: lambda: self.lists.open(DialogKind.QUEUE_SPLIT),
            Act.CANCEL_TICKET: self._cancel,
            Act.GO_ALONE: self.moves.go_alone,
            Act.PAUSE_DESK: self.moves.pause,
            Act.RESUME_DESK: self.moves.resume,
            Act.CLOSE_DESK: self.moves.close,
            Act.OPEN_DESK: self.moves.open,
        }

    def possible(self) -> Mapping[Act, bool]:
        """Each of them, whether it works now."""
        state, facts = self.here.seen().state, self.here.facts()
        course, duty = facts.at_hand, facts.duty
        there = state in THERE
        standing = course.standing if course is not None and there else None
        here = None if facts.away else standing
        on_duty = duty.standing if duty is not None and there else DeskStanding.CLOSED
        free = standing is None and on_duty is DeskStanding.OPEN
        return {
            Act.CALL: free,
            Act.RECALL: here is Standing.CALLED,
            Act.BEGIN_TICKET: here is Standing.CALLED,
            Act.NO_SHOW: standing is Standing.CALLED,
            Act.FINISH_TICKET: here is Standing.SERVING or facts.away,
            Act.QUEUE: there,
            Act.HOLD_TICKET: here is Standing.SERVING,
            Act.TAKE_OFF_HOLD: bool(facts.held) and free,
            Act.TRANSFER_TICKET: here is not None,
            Act.SPLIT_TICKET: course is not None and here is not None and len(course.matters) > 1,
            Act.CANCEL_TICKET: here is not None,
            Act.GO_ALONE: state is HallState.LOST,
            Act.PAUSE_DESK: free,
            Act.RESUME_DESK: on_duty is DeskStanding.PAUSED,
            Act.CLOSE_DESK: standing is None and on_duty is not DeskStanding.CLOSED,
            Act.OPEN_DESK: there and on_duty is DeskStanding.CLOSED,
        }

    def open_queue(self) -> None:
        """Ctrl+G: who waits, and why in this order."""
        if self.here.seen().state is HallState.NONE:
            self.here.tell(words.NO_QUEUE, icon="info")
        else:
            self.lists.open(DialogKind.QUEUE)

    def _cancel(self) -> None:
        course = self.at_hand
        if course is not None:
            self.moves.cancel(course)


def _call_next(place: AtQueue, key: str) -> Called | None:
    return call_next(place=place, key=key)


class _TicketAct(Protocol):
    def __call__(self, *, ticket_id: str, place: AtQueue, key: str) -> TicketCourse: ...


def _on(course: TicketCourse, act: _TicketAct) -> Callable[[AtQueue, str], TicketCourse]:
    return lambda place, key: act(ticket_id=course.ticket.id, place=place, key=key)
