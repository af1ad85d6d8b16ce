"""看完整资料: which part, the right or an approval, a reason; then in clear on the clerk's panel alone, for a moment.

Nothing of it reaches the customer's screen, a list, a paper or the form's picture: only the card in the left column.
"""

from dataclasses import dataclass, replace
from typing import Protocol

from app.domain.approval import Leave
from app.domain.customer import Customer
from app.domain.hall_time import hall_date
from app.domain.masked_part import MaskedPart
from app.domain.masking import mask_document, mask_phone
from app.domain.order_form import OrderForm
from app.handling.unmask import unmask
from app.texts import clerk as clerk_words
from app.texts import unmask as words
from app.texts.language import Language, same
from ui.clerk.outside import Outside
from ui.clerk.voice import Voice
from ui.frame.form_state import CustomerCard, Pill, PillKind
from ui.frame.reason import AskReason, ReasonAsked

SHOWN_S = 20
STORE_DEADLINE_S = 20.0


class Desk(Protocol):
    """The clerk's presenter as this sees it."""

    @property
    def form(self) -> OrderForm: ...
    def emit(self) -> None: ...


@dataclass(frozen=True, slots=True)
class _Clear:
    """Of the customer on one form, and nobody else's."""

    form_id: str
    customer_id: str
    part: MaskedPart
    values: tuple[str, ...]


class Unmasking:
    """`listen` once. `tick` each second; `hide` when the desk is locked or left."""

    def __init__(self, outside: Outside, desk: Desk, *, voice: Voice) -> None:
        self._outside = outside
        outside.gate.customer = lambda: desk.form.customer
        self._desk = desk
        self._voice = voice
        self._ask: AskReason | None = None
        self._clear: _Clear | None = None  # one part at a time, each for its own seconds
        self._left_s = 0
        self._round = 0  # what is still under way from before a `hide` is not shown any more

    def listen(self, ask: AskReason) -> None:
        """`ask` opens the dialog for part and reason."""
        self._ask = ask

    def open(self) -> None:
        """Ctrl+U. Whoever may see one part alone still may ask for another: then somebody approves."""
        customer = self._desk.form.customer
        if customer is None:
            self._voice.tell(words.NO_CUSTOMER, icon="info")
            return
        if self._ask is None:
            return
        gate = self._outside.gate
        own = next((part for part in MaskedPart if gate.may(part.right).allowed), MaskedPart.NAME)
        self._ask(
            ReasonAsked(
                title=words.TITLE,
                note=words.NOTE.filled(customer=customer.masked_name, seconds=SHOWN_S),
                ready=words.READY_REASONS,
                act=words.SHOW,
                given=lambda part, reason: self._given(customer, MaskedPart(part), reason),
                what_label=words.WHAT,
                what=tuple((part.value, part.called) for part in MaskedPart),
                chosen=own.value,
                customer=customer,
            )
        )

    def tick(self) -> None:
        """A second went by, whatever the clock on the wall says."""
        if self._left_s:
            self._left_s -= 1
            if not self._left_s:
                self.hide()

    def hide(self) -> None:
        """Nothing is shown any more, and nothing kept."""
        self._round += 1
        self._left_s = 0
        if self._clear is not None:
            self._clear = None
            self._desk.emit()

    def over(self, card: CustomerCard | None, language: Language) -> CustomerCard | None:
        """The clerk's card with what may be read on it now; another form or customer ends it."""
        clear = self._clear
        if clear is None or card is None:
            self._clear = None
            return card
        form = self._desk.form
        now = (form.id, form.customer.id if form.customer is not None else "")
        if (clear.form_id, clear.customer_id) != now:
            self._clear, self._left_s = None, 0
            self._round += 1
            return card
        card = _in_clear(card, clear, language)
        badge = Pill(PillKind.WAITING, words.SHOWN_BADGE.say(language, seconds=SHOWN_S))
        return replace(card, badges=(*card.badges, badge))

    def _given(self, customer: Customer, part: MaskedPart, reason: str) -> None:
        about = words.ABOUT.filled(customer=same(customer.masked_name), what=words.ABOUT_NAMES[part.value])
        self._outside.gate.ask(
            part.right,
            subject=customer.id,
            about=about,
            then=lambda leave: self._look(customer, part, leave, reason),
            reason=reason,
        )

    def _look(self, customer: Customer, part: MaskedPart, leave: Leave, reason: str) -> None:
        out, form_id, round_now = self._outside, self._desk.form.id, self._round
        today = hall_date(out.clock.now(), out.desk.hall.zone)

        def show(values: tuple[str, ...]) -> None:
            if self._round == round_now:
                self._clear = _Clear(form_id, customer.id, part, values)
                self._left_s = SHOWN_S
                self._desk.emit()

        out.store_lane.run(
            lambda: unmask(
                customer=customer,
                part=part,
                leave=leave,
                reason=reason,
                today=today,
                audit=out.audit,
                clock=out.clock,
            ),
            then=show,
            failed=self._voice.say_failed,
            deadline_s=STORE_DEADLINE_S,
        )


def _in_clear(card: CustomerCard, clear: _Clear, language: Language) -> CustomerCard:
    if clear.part is MaskedPart.NAME:
        return replace(card, clear_name=clear.values[0])
    if clear.part is MaskedPart.DOCUMENT:
        (number,) = clear.values
        masked = mask_document(number)
        return replace(card, rows=tuple((label, number if said == masked else said) for label, said in card.rows))
    numbers = tuple(
        replace(each, shown=each.number)
        if each.number in clear.values and each.shown == mask_phone(each.number)
        else each
        for each in card.numbers
    )
    listed = {each.number for each in card.numbers}
    label = clerk_words.CUSTOMER_PHONE.say(language)
    other = tuple((label, number) for number in clear.values if number not in listed)
    return replace(card, numbers=numbers, rows=(*card.rows, *other))
