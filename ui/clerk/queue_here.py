"""What every verb of the queue stands on: what is known of the hall, this desk's own part of it, and how to ask."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from app.domain.customer import Customer
from app.domain.order_form import OrderForm
from app.domain.right import Right
from app.domain.ticket_ledger import CallRules, TicketCourse
from app.hall_ports import HallSeen, HallState
from app.handling.at_queue import AtQueue
from app.texts import clerk_queue as words
from app.texts.language import Language, Text
from ui.clerk.outside import Outside
from ui.clerk.queue_asking import QueueAsking
from ui.clerk.queue_facts import KnownQueue, QueueFacts
from ui.clerk.queue_words import Look
from ui.clerk.voice import Voice
from ui.frame.reason import AskReason, ReasonAsked

THERE = (HallState.LINKED, HallState.ALONE)
T = TypeVar("T")


class Desk(Protocol):
    """The clerk's presenter as this sees it."""

    @property
    def form(self) -> OrderForm: ...
    @property
    def language(self) -> Language: ...


class QueueHere:
    """`listen_reason` once; without it no reason can be asked."""

    def __init__(self, outside: Outside, desk: Desk, *, voice: Voice, changed: Callable[[], None]) -> None:
        self._desk = desk
        self._ask: AskReason | None = None
        self.outside = outside
        self.voice = voice
        self.known = KnownQueue()
        self.asking = QueueAsking(outside, voice=voice, changed=changed)

    def listen_reason(self, ask: AskReason) -> None:
        """`ask` opens the dialog for a reason."""
        self._ask = ask

    def seen(self) -> HallSeen:
        return self.outside.hall.seen()

    def facts(self) -> QueueFacts:
        return self.known.facts(self.seen(), self._desk.form.catalogue.matters)

    def answers(self, course: TicketCourse) -> bool:
        """Whether anybody can take an act on it now: the hall, or the desk's own queue for its own tickets."""
        return self.seen().state in THERE and not self._away(course)

    def calls(self) -> CallRules:
        """How often and how soon this hall calls somebody again."""
        picture = self.seen().picture
        return picture.calls if picture is not None else CallRules()

    def look(self) -> Look:
        form = self._desk.form
        return Look(self.outside.clock.now(), form.desk.hall.zone, self._desk.language, form.catalogue.matters)

    @property
    def customer(self) -> Customer | None:
        """Who is on the form."""
        return self._desk.form.customer

    def tell(self, said: Text, *, icon: str = "check") -> None:
        self.voice.tell(said, icon=icon)

    def reason(self, asked: ReasonAsked) -> None:
        if self._ask is not None:
            self._ask(asked)

    def on_desk(
        self, verb: str, act: Callable[[AtQueue, str], T], then: Callable[[T], None], *, more: str | int = ""
    ) -> None:
        """An act of this desk; `more` tells two acts of one name apart."""
        desk = self.seen().desk
        about = words.ABOUT_DESK.filled(desk=desk)
        self.asking.ask((verb, desk, more), Right.SERVE_QUEUE, subject=desk, about=about, act=act, then=then)

    def on_ticket(
        self,
        course: TicketCourse,
        verb: str,
        act: Callable[[AtQueue, str], T],
        then: Callable[[T], None],
        *,
        right: Right = Right.SERVE_QUEUE,
        more: str = "",
    ) -> None:
        """An act on a ticket as it stands now."""
        ticket = course.ticket
        if self._away(course):
            self.tell(words.AWAY_HERE.filled(number=ticket.number.shown), icon="info")
            return
        serves = right is Right.SERVE_QUEUE
        self.asking.ask(
            (verb, ticket.id, len(course.periods), more),
            right,
            subject=self.seen().desk if serves else ticket.id,
            about=words.ABOUT_TICKET.filled(number=ticket.number.shown),
            act=act,
            then=then,
        )

    def _away(self, course: TicketCourse) -> bool:
        """The hall's ticket, while this desk is alone."""
        facts = self.facts()
        return facts.away and facts.at_hand is not None and facts.at_hand.ticket.id == course.ticket.id
