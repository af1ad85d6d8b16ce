"""From ticket to form and back: called, the form opens with customer, language and matters; accepted, it is done."""

from collections.abc import Callable
from typing import Protocol

from app.domain.customer import Customer
from app.domain.matters import RENEWAL_MATTER, REVERSAL_MATTER, TOP_UP_MATTER
from app.domain.order import Order
from app.domain.order_form import OrderForm
from app.domain.ticket_ledger import Standing, TicketCourse
from app.texts import clerk as clerk_words
from app.texts import clerk_queue as words
from app.texts.language import Language, Text
from ui.clerk.closing import Closing, Stage
from ui.clerk.finder import Finder
from ui.clerk.finding import matters_of_offer as _matters
from ui.clerk.form_desk import FormDesk
from ui.clerk.list_desk import ListDesk
from ui.clerk.notice import NoticeAnswer
from ui.clerk.parking import Parking
from ui.clerk.put_away import PutAway, lines_words
from ui.clerk.queue_here import QueueHere
from ui.clerk.queue_words import matter_name
from ui.clerk.reception import STORE_DEADLINE_S, Reception

LEFT = "left of ticket"  # what the question is about whether there is something else


class Desk(Protocol):
    """The clerk's presenter as the ticket's form sees it."""

    desk: FormDesk
    finder: Finder
    lists: ListDesk
    parking: Parking
    put_away: PutAway
    reception: Reception

    @property
    def closing(self) -> Closing: ...
    @property
    def form(self) -> OrderForm: ...
    @property
    def language(self) -> Language: ...
    def new_form(self) -> OrderForm: ...
    def find_offer(self) -> None: ...
    def next_customer(self) -> None: ...
    def refused_to_edit(self) -> bool: ...
    def take_up(self, form_id: str) -> None: ...


class TicketForm:
    """`begin` and `finish` are the desk's verbs, for what the form shows and for the answer to what is left."""

    def __init__(self, desk: Desk, here: QueueHere, *, begin: Callable[[], None], finish: Callable[[], None]) -> None:
        self._desk = desk
        self._here = here
        self._begin = begin
        self._finish = finish
        self._laid: set[str] = set()
        self._begun: set[str] = set()
        self._given = ""  # whom the ticket named: that they are on the form does not say that they are here
        self._accepted = ""
        self._goes_on = ""  # the customer of an order after which something is left
        self._held: dict[str, str] = {}  # the form that lies put away while its ticket is on hold
        self._done: dict[str, frozenset[str]] = {}

    def done(self, course: TicketCourse) -> frozenset[str]:
        """Which of its matters accepted orders had."""
        return self._done.get(course.ticket.id, frozenset())

    def refuses(self) -> bool:
        """Whether the form at hand cannot make room now: signed and not paid, or with the customer. It was said."""
        return self._desk.closing.stage is not Stage.ACCEPTED and self._desk.refused_to_edit()

    def open_lines(self) -> Text | None:
        """How many lines lie there unsigned; None where nothing is open."""
        form = self._desk.form
        return lines_words(form) if self._desk.closing.stage is Stage.OPEN and form.lines else None

    # ── from ticket to form ───────────────────────────────────────────────────────────────

    def lay(self, course: TicketCourse) -> None:
        """A form for whoever was called; what lay there unsigned is put away."""
        if self.refuses():
            return
        self.clear()
        self._laid.add(course.ticket.id)
        ticket = course.ticket
        if ticket.language is not self._desk.form.language:
            self._desk.desk.speak(ticket.language)
        if ticket.customer is not None and ticket.customer.customer_id:
            self._look_up(course, ticket.customer.customer_id)

    def lay_if_new(self, course: TicketCourse) -> None:
        """Where the call was answered to nobody (the program was restarted, the answer got lost)."""
        if course.ticket.id not in self._laid and not self._desk.form.lines:
            self.lay(course)

    def lay_again(self, course: TicketCourse) -> None:
        """Served here before the program was restarted: its customer, where nothing else is on the form."""
        form = self._desk.form
        if self._desk.closing.stage is Stage.OPEN and form.customer is None:
            self.lay_if_new(course)

    def take_back(self, course: TicketCourse) -> None:
        """Off hold: the form that was put away with it, or a new one."""
        form_id = self._held.pop(course.ticket.id, "")
        if any(record.form_id == form_id for record in self._desk.put_away.records):
            self._laid.add(course.ticket.id)
            self._desk.take_up(form_id)
        else:
            self.lay(course)

    def put_aside(self, course: TicketCourse) -> None:
        """On hold: what is on the form waits with it."""
        if self._desk.form.lines and self._desk.closing.stage is Stage.OPEN:
            self._held[course.ticket.id] = self._desk.form.id
        self.clear()

    def clear(self) -> None:
        """An empty form; after an accepted order the next one. One that is locked stays."""
        desk = self._desk
        self._given = self._goes_on = ""
        if desk.closing.stage is Stage.ACCEPTED:
            desk.next_customer()
        elif not desk.refused_to_edit():
            if desk.form.lines:
                desk.parking.set_aside()
            if desk.form.lines or desk.form.customer is not None:
                desk.desk.lay(desk.new_form())

    def _look_up(self, course: TicketCourse, customer_id: str) -> None:
        out, form_id = self._here.outside, self._desk.form.id

        def then(customer: Customer | None) -> None:
            if customer is None:
                self._here.tell(words.UNKNOWN_HERE.filled(number=course.number.shown), icon="info")
            elif self._desk.form.id == form_id and self._desk.form.customer is None:
                self._given = customer_id
                self._desk.reception.choose(customer_id)

        out.store_lane.run(
            lambda: out.customers.get(customer_id),
            then=then,
            failed=self._here.voice.say_failed,
            deadline_s=STORE_DEADLINE_S,
        )

    def open_matter(self, code: str) -> None:
        """The flow of one thing they came for."""
        desk, offerings = self._desk, self._desk.form.catalogue.offerings.values()
        if code == RENEWAL_MATTER and desk.form.customer is not None:
            if not self.refuses():
                self._here.voice.try_act(desk.desk.renew)
        elif code == REVERSAL_MATTER:
            desk.lists.open_orders()
        elif code == TOP_UP_MATTER:
            desk.find_offer()
            desk.finder.type(clerk_words.KEY_TOP_UP_WORDS[0])
        elif any(code in _matters(each) for each in offerings):
            desk.find_offer()
            desk.finder.narrow(code)
        else:
            name = matter_name(code, desk.form.catalogue.matters)
            self._here.tell(words.NO_FORM_FOR.filled(matter=name), icon="info")

    def open_next(self, course: TicketCourse) -> bool:
        """The flow of the first thing they came for that is not on the form yet; False where none of it needs one."""
        form = self._desk.form
        there = {line.matter for line in form.lines} | self.done(course)
        has = {RENEWAL_MATTER, TOP_UP_MATTER}
        has |= {code for each in form.catalogue.offerings.values() for code in _matters(each)}
        code = next((code for code in course.matters if code in has and code not in there), None)
        if code is not None:
            self.open_matter(code)
        return code is not None

    # ── from form to ticket ───────────────────────────────────────────────────────────────

    def changed(self, course: TicketCourse | None) -> None:
        """After each act on the form. `course` is the ticket at hand."""
        closing = self._desk.closing
        outcome = closing.outcome
        if course is None:
            return
        if closing.stage is Stage.ACCEPTED and outcome is not None:
            if outcome.order.id != self._accepted:
                self._accepted = outcome.order.id
                self._order_accepted(course, outcome.order)
        elif closing.stage is Stage.OPEN and self._goes_on:
            self._here.voice.take_back(LEFT)
            customer_id, self._goes_on = self._goes_on, ""
            if self._desk.form.customer is None:
                self._given = customer_id
                self._desk.reception.choose(customer_id)
        elif self._is_here(course) and self._here.answers(course):
            self._begun.add(course.ticket.id)
            self._begin()

    def finished(self) -> None:
        """The ticket is over: what was asked about it is asked no longer."""
        self._goes_on = ""
        self._here.voice.take_back(LEFT)
        if self._desk.closing.stage is Stage.OPEN:
            self.clear()

    def _is_here(self, course: TicketCourse) -> bool:
        """Once a ticket: something is done on its form that only a customer at the desk can have asked for."""
        ticket, form = course.ticket, self._desk.form
        if course.standing is not Standing.CALLED or ticket.id not in self._laid or ticket.id in self._begun:
            return False
        found = form.customer is not None and form.customer.id != self._given
        return bool(form.lines) or found or form.card_read_today is not None

    def _order_accepted(self, course: TicketCourse, order: Order) -> None:
        had = frozenset(line.matter for line in order.signed.form.signable_lines())
        self._done[course.ticket.id] = self.done(course) | had
        left = [code for code in course.matters if code not in self.done(course)]
        if not left:
            return  # the desk finishes it
        customer, voice = order.signed.form.customer, self._here.voice
        self._goes_on = customer.id if customer is not None else ""
        names = [matter_name(code, order.signed.form.catalogue.matters) for code in left]
        said = Text(
            "、".join(name.say(Language.ZH) for name in names), ", ".join(name.say(Language.EN) for name in names)
        )
        voice.ask(
            words.LEFT_TO_DO.filled(number=course.number.shown, matters=said),
            icon="list",
            about=LEFT,
            answers=(
                NoticeAnswer(words.GO_ON.say(voice.language), self._desk.next_customer, "Enter"),
                NoticeAnswer(words.ALL_DONE.say(voice.language), self._finish, "Ctrl D"),
            ),
        )
