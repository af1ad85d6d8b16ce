"""Verbs of the queue that want a reason or a choice: called first, held, moved, split, cancelled; the desk's pause."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final, Protocol

from app.domain.approval import Leave
from app.domain.desk_duty import DeskDuty, certificates_on
from app.domain.hall_time import hall_date
from app.domain.queue_asked import Called, Parts
from app.domain.right import Right
from app.domain.routing import Weights, waiting_of
from app.domain.staffing import leaving_alarms
from app.domain.ticket_ledger import TicketCourse
from app.hall_ports import HallState
from app.handling.at_queue import AtQueue
from app.handling.call_ticket import call_this
from app.handling.desk_on_duty import close_desk, open_desk, pause_desk, resume_desk
from app.handling.move_ticket import cancel_ticket, put_back, split_ticket, transfer_ticket
from app.handling.serve_ticket import hold_ticket, take_off_hold
from app.texts import clerk_queue as words
from app.texts.language import Text
from ui.clerk.notice import NoticeAnswer
from ui.clerk.queue_form import TicketForm
from ui.clerk.queue_here import QueueHere
from ui.clerk.queue_lists import QueueLists, Target
from ui.clerk.queue_words import matter_name
from ui.frame.reason import ReasonAsked

BACK_IN_MIN: Final = (5, 15, 30, 60)
_UNKNOWN = "unknown"


class Desk(Protocol):
    """The queue's desk as these verbs see it."""

    form: TicketForm
    lists: QueueLists

    def called(self, answer: Called | None) -> None: ...


class QueueMoves:
    """Each asks for its reason first, where it wants one; nothing is done before that was given."""

    def __init__(self, here: QueueHere, desk: Desk) -> None:
        self._here = here
        self._desk = desk

    # ── a ticket ──────────────────────────────────────────────────────────────────────────

    def call_this(self, course: TicketCourse) -> None:
        """Out of turn."""
        if self._here.facts().at_hand is not None:
            self.still_serves()
            return
        if self._desk.form.refuses():
            return
        ticket_id = course.ticket.id

        def given(_: str, reason: str) -> None:
            def act(place: AtQueue, key: str) -> Called:
                return call_this(ticket_id=ticket_id, reason=reason, place=place, key=key)

            right = Right.CALL_OUT_OF_TURN
            self._here.on_ticket(course, "call_this", act, self._desk.called, right=right, more=reason)

        self._reason(words.OUT_OF_TURN, course, words.OUT_OF_TURN_READY, words.CALL_IT, given, words.OUT_OF_TURN_NOTE)

    def still_serves(self) -> None:
        """Why nobody else is called now."""
        course = self._here.facts().at_hand
        if course is not None:
            said = words.AWAY_HERE if self._here.facts().away else words.STILL_SERVES
            self._here.tell(said.filled(number=course.number.shown), icon="info")

    def hold(self) -> None:
        course = self._here.facts().at_hand
        if course is None or self._desk.form.refuses():
            return
        ticket_id = course.ticket.id

        def then(held: TicketCourse) -> None:
            self._here.known.answered(held)
            self._desk.form.put_aside(held)
            self._here.tell(words.HELD_DONE.filled(number=held.number.shown))

        def given(_: str, reason: str) -> None:
            def act(place: AtQueue, key: str) -> TicketCourse:
                return hold_ticket(ticket_id=ticket_id, reason=reason, place=place, key=key)

            self._here.on_ticket(course, "hold", act, then, more=reason)

        self._reason(words.HOLD_TITLE, course, words.HOLD_READY, words.HOLD, given)

    def take_off_hold(self) -> None:
        """The one that waits longest, as the strip names them."""
        facts = self._here.facts()
        if facts.at_hand is not None:
            self.still_serves()
            return
        if not facts.held or self._desk.form.refuses():
            return
        course = min(facts.held, key=lambda each: each.since)
        ticket_id = course.ticket.id

        def then(back: TicketCourse) -> None:
            self._here.known.answered(back)
            self._desk.form.take_back(back)
            self._here.tell(words.BACK_DONE.filled(number=back.number.shown))

        def act(place: AtQueue, key: str) -> TicketCourse:
            return take_off_hold(ticket_id=ticket_id, place=place, key=key)

        self._here.on_ticket(course, "take_off_hold", act, then)

    def transfer(self, target: Target) -> None:
        course = self._here.facts().at_hand
        if course is None or self._desk.form.refuses():
            return
        ticket_id = course.ticket.id

        def then(moved: TicketCourse) -> None:
            self._here.known.answered(moved)
            self._desk.form.clear()
            self._here.tell(words.MOVED.filled(number=moved.number.shown, where=target.called))

        def given(_: str, reason: str) -> None:
            def act(place: AtQueue, key: str) -> TicketCourse:
                return transfer_ticket(
                    ticket_id=ticket_id, to=target.queue, reason=reason, place=place, key=key, to_desk=target.desk
                )

            more = f"{target.queue.value} {target.desk} {reason}"
            self._here.on_ticket(course, "transfer", act, then, right=Right.MOVE_TICKET, more=more)

        self._reason(words.TO_TITLE_ONE, course, words.TRANSFER_READY, words.TO_ENTER, given, target.called)

    def split(self, code: str) -> None:
        course = self._here.facts().at_hand
        if course is None:
            return
        ticket_id, queue = course.ticket.id, self._desk.lists.queue_of(code)

        def then(parts: Parts) -> None:
            self._here.known.answered(parts.stays)
            name = matter_name(code, self._here.look().rules)
            number = parts.left.number.shown
            self._here.tell(words.SPLIT_DONE.filled(matter=name, number=number, queue=parts.left.queue.called))

        def act(place: AtQueue, key: str) -> Parts:
            return split_ticket(ticket_id=ticket_id, codes=(code,), queue=queue, place=place, key=key)

        self._here.on_ticket(course, "split", act, then, right=Right.MOVE_TICKET, more=code)

    def cancel(self, course: TicketCourse) -> None:
        if course.standing.at_desk and self._desk.form.refuses():
            return
        ticket_id = course.ticket.id

        def then(gone: TicketCourse) -> None:
            self._here.known.answered(gone)
            if course.standing.at_desk:
                self._desk.form.clear()
            self._here.tell(words.CANCELLED.filled(number=gone.number.shown))

        def given(_: str, reason: str) -> None:
            def act(place: AtQueue, key: str) -> TicketCourse:
                return cancel_ticket(ticket_id=ticket_id, reason=reason, place=place, key=key)

            self._here.on_ticket(course, "cancel", act, then, right=Right.CANCEL_TICKET, more=reason)

        self._reason(words.CANCEL_TITLE, course, words.CANCEL_READY, words.CANCEL, given, danger=True)

    def put_back(self, course: TicketCourse) -> None:
        """Somebody who missed their call, behind some others."""
        ticket_id = course.ticket.id

        def then(back: TicketCourse) -> None:
            self._here.known.answered(back)
            self._here.tell(words.PUT_BACK_DONE.filled(number=back.number.shown, n=back.behind))

        def act(place: AtQueue, key: str) -> TicketCourse:
            return put_back(ticket_id=ticket_id, place=place, key=key)

        self._here.on_ticket(course, "put_back", act, then, right=Right.MOVE_TICKET)

    def may_come_back(self, course: TicketCourse) -> bool:
        """Not after as many rounds as the hall allows; the hall server has the last word."""
        return course.missed_rounds < self._here.calls().most_rounds

    # ── the desk ──────────────────────────────────────────────────────────────────────────

    def pause(self) -> None:
        """With a reason, and when somebody is back."""

        def given(back_in: str, reason: str) -> None:
            now = self._here.outside.clock.now()
            back_at = None if back_in == _UNKNOWN else now + timedelta(minutes=int(back_in))

            def act(place: AtQueue, key: str) -> DeskDuty:
                return pause_desk(reason=reason, place=place, key=key, back_at=back_at)

            self._on_duty("pause", act, words.PAUSED_DONE)

        minutes = tuple((str(n), words.BACK_MINUTES.filled(n=n)) for n in BACK_IN_MIN)
        self._here.reason(
            ReasonAsked(
                title=words.PAUSE,
                note=words.PAUSE_NOTE,
                figure_note=self._last_one(),
                ready=words.PAUSE_READY,
                act=words.PAUSE,
                given=given,
                what_label=words.BACK_IN,
                what=(*minutes, (_UNKNOWN, words.BACK_UNKNOWN)),
                chosen=str(BACK_IN_MIN[1]),
            )
        )

    def resume(self) -> None:
        self._on_duty("resume", lambda place, key: resume_desk(place=place, key=key), words.RESUMED)

    def close(self) -> None:
        """Where nobody else serves what people wait for, that is said first."""
        if not self.missed(words.GO_OFF, self._close):
            self._close()

    def missed(self, all_the_same: Text, go: Callable[[], None]) -> bool:
        """Whether people wait whom nobody else serves: then that is said, and `go` follows that answer alone."""
        alarm, voice = self._last_one(), self._here.voice
        if alarm is not None:
            answer = NoticeAnswer(all_the_same.say(voice.language), go)
            voice.ask(alarm, icon="circle-alert", about="last desk", answers=(answer,))
        return alarm is not None

    def _close(self) -> None:
        self._on_duty("close", lambda place, key: close_desk(place=place, key=key), words.CLOSED)

    def open(self) -> None:
        """After it was closed by hand: signing on opens it by itself."""
        skills, certificates = self._here.outside.skills, self._certificates()

        def act(place: AtQueue, key: str) -> DeskDuty:
            return open_desk(skills=skills(), certificates=certificates, place=place, key=key)

        self._on_duty("open", act, words.OPENED)

    def _certificates(self) -> frozenset[str]:
        """Of whoever is on duty here."""
        person, look = self._here.outside.gate.person, self._here.look()
        return frozenset() if person is None else certificates_on(person, day=hall_date(look.now, look.zone))

    def _last_one(self) -> Text | None:
        """Why it would be felt if this desk called nobody."""
        seen, facts = self._here.seen(), self._here.facts()
        if seen.picture is None:
            return None
        rules = self._here.look().rules
        waiting = [waiting_of(each.course, weights=Weights(), rules=rules) for each in facts.line]
        alarms = leaving_alarms(waiting, desks=seen.picture.desks, leaving=seen.desk)
        return alarms[0].says if alarms else None

    def go_alone(self) -> None:
        """The hall is away and nobody wants to wait for it."""
        here, out = self._here, self._here.outside
        certificates = self._certificates()

        def given(_: str, reason: str) -> None:
            def go(leave: Leave) -> None:
                def job() -> None:
                    staff = leave.person.number
                    out.hall.go_alone(staff=staff, skills=out.skills(), certificates=certificates, reason=reason)

                here.asking.run(job, lambda _: self._stands_alone(), here.asking.say_failed)

            desk = here.seen().desk
            out.gate.ask(Right.SERVE_QUEUE, subject=desk, about=words.ABOUT_DESK.filled(desk=desk), then=go)

        here.reason(
            ReasonAsked(
                title=words.GO_ALONE,
                note=words.GO_ALONE_NOTE,
                ready=words.ALONE_READY,
                act=words.GO_ALONE,
                given=given,
            )
        )

    def _stands_alone(self) -> None:
        """The hall may have been back before the reason was given: then nothing was done, and nothing else is said."""
        if self._here.seen().state is HallState.ALONE:
            self._here.tell(words.WENT_ALONE, icon="cloud-off")
        else:
            self._here.tell(words.HALL_IS_BACK)

    # ── parts ─────────────────────────────────────────────────────────────────────────────

    def _on_duty(self, verb: str, act: Callable[[AtQueue, str], DeskDuty], said: Text) -> None:
        duty = self._here.facts().duty

        def then(now: DeskDuty) -> None:
            self._here.known.duty_is(now)
            self._here.tell(said)

        self._here.on_desk(verb, act, then, more=len(duty.periods) if duty is not None else 0)

    def _reason(
        self,
        title: Text,
        course: TicketCourse,
        ready: tuple[Text, ...],
        act: Text,
        given: Callable[[str, str], None],
        note: Text | None = None,
        *,
        danger: bool = False,
    ) -> None:
        """The customer on the form is whom no reason may name."""
        self._here.reason(
            ReasonAsked(
                title=title.filled(number=course.number.shown),
                note=note or words.FOR_TICKET.filled(number=course.number.shown),
                ready=ready,
                act=act,
                given=given,
                danger=danger,
                customer=self._here.customer,
            )
        )
