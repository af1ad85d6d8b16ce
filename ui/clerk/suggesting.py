"""A suggestion to the customer at the desk: the clerk sees its reason, the customer alone answers (S170)."""

from dataclasses import replace
from datetime import timedelta
from typing import Protocol

from app.domain.form_answers import RefusedOffer
from app.domain.order_form import OrderForm
from app.domain.order_line import ConfirmationChannel
from app.domain.suggestion import REST_DAYS, Suggestion, suggestion_for
from app.texts import suggestion as words
from ui.clerk.closing import Closing, Stage
from ui.clerk.form_desk import FormDesk
from ui.clerk.outside import Outside
from ui.clerk.voice import Voice

STORE_DEADLINE_S = 20.0
OFFERED = "suggestion"  # what the sentence is about that goes once it is answered


class CustomerSide(Protocol):
    """The part that hands the screen over."""

    def ask_consents(self) -> None: ...


class Desk(Protocol):
    """The clerk's presenter as this sees it."""

    desk: FormDesk

    @property
    def customer_side(self) -> CustomerSide: ...
    @property
    def closing(self) -> Closing: ...
    @property
    def form(self) -> OrderForm: ...
    def refused_to_edit(self) -> bool: ...
    def emit(self) -> None: ...


class Suggesting:
    """Nothing is suggested before it is known what this customer refused lately."""

    def __init__(self, outside: Outside, desk: Desk, *, voice: Voice) -> None:
        self._outside = outside
        self._desk = desk
        self._voice = voice
        self._customer_id = ""
        self._refused: frozenset[str] | None = None
        self._offered = ""  # the form it was shown on
        self._found: Suggestion | None = None
        self._found_of: tuple[object, ...] = ()  # what it was found from

    def form_changed(self) -> None:
        """Another customer's refusals are read."""
        customer = self._desk.form.customer
        customer_id = customer.id if customer is not None else ""
        if customer_id == self._customer_id:
            return
        self._customer_id, self._refused = customer_id, None
        if not customer_id:
            return
        refusals = self._outside.refusals
        moment = self._outside.clock.now() - timedelta(days=REST_DAYS)

        def known(codes: frozenset[str]) -> None:
            if customer_id == self._customer_id:
                self._refused = codes
                self._desk.emit()

        self._outside.store_lane.run(
            lambda: refusals.since(customer_id, moment),
            then=known,
            failed=self._voice.say_failed,
            deadline_s=STORE_DEADLINE_S,
        )

    def current(self) -> Suggestion | None:
        """Looked for anew only where something it comes from is another: a catalogue may hold 100,000 offers."""
        desk = self._desk
        if self._refused is None or desk.closing.stage is not Stage.OPEN:
            return None
        form, number = desk.form, desk.desk.number
        of = (form.catalogue, form.customer, form.lines, form.answers, form.today, number, self._refused)
        if len(of) != len(self._found_of) or any(now is not then for now, then in zip(of, self._found_of, strict=True)):
            self._found_of, self._found = of, suggestion_for(form, number=number, refused=self._refused)
        return self._found

    @property
    def offered(self) -> bool:
        """The customer has it before their eyes."""
        return self._offered == self._desk.form.id

    def offer(self) -> None:
        """By name in Ctrl+K: onto the customer's screen."""
        if self._desk.refused_to_edit():
            return
        if self.current() is None:
            self._voice.tell(words.NONE, icon="info")
            return
        self._offered = self._desk.form.id
        self._voice.tell(words.OFFERED, icon="info", about=OFFERED)
        self._desk.customer_side.ask_consents()

    def answered(self, given: bool) -> None:
        """By the customer. A yes puts it on the form, to be read and signed like any line; a no is kept at once."""
        suggestion, desk = self.current(), self._desk
        if suggestion is None or not self.offered or desk.form.customer is None:
            return
        self._offered = ""
        self._voice.take_back(OFFERED)
        if given:
            self._voice.try_act(lambda: desk.desk.add_offer(suggestion.offering))
            return
        refused = RefusedOffer(
            code=suggestion.offering.code,
            number=suggestion.number,
            name=suggestion.offering.name,
            at=self._outside.clock.now(),
            channel=ConfirmationChannel.CUSTOMER_SCREEN,
        )
        customer_id, refusals = desk.form.customer.id, self._outside.refusals
        self._refused = (self._refused or frozenset()) | {refused.code}
        answers = desk.form.answers
        desk.desk.answer(replace(answers, refused=(*answers.refused, refused)))
        self._outside.store_lane.run(
            lambda: refusals.keep(refused, customer_id=customer_id),
            then=lambda _: self._voice.tell(words.REFUSED.filled(name=refused.name), icon="info"),
            failed=self._voice.say_failed,
            deadline_s=STORE_DEADLINE_S,
        )
