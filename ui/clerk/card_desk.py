"""F11: the customer's card is read, judged, and opens the customer it belongs to (R04)."""

import threading
from collections.abc import Callable
from typing import Protocol

from app.device_ports import CardReading
from app.domain.audit import AuditKind
from app.domain.customer import Customer
from app.domain.hall_time import clock_time
from app.domain.identity_card import OF_AGE, IdentityCard, ReadOutcome, age_on, card_read
from app.domain.order_form import OrderForm
from app.domain.staff import StaffMember
from app.errors import CentralTrouble, InputRefused, Trouble
from app.handling.read_card import READING_DEADLINE_S, read_card, refuse_other_person
from app.ports import AuditEvent
from app.texts import identity as words
from app.texts.language import Language, Text
from ui.clerk.card_state import CardPhase, CardState
from ui.clerk.form_desk import FormDesk
from ui.clerk.items import AskCentre
from ui.clerk.outside import Outside
from ui.clerk.reception import Reception
from ui.clerk.state import DialogKind, ListRow
from ui.clerk.voice import Voice

STORE_DEADLINE_S = 20.0


class Desk(Protocol):
    """The clerk's presenter as a reading sees it."""

    desk: FormDesk

    @property
    def form(self) -> OrderForm: ...
    @property
    def clerk(self) -> StaffMember: ...
    @property
    def language(self) -> Language: ...
    def open_dialog(self, dialog: DialogKind, *, over: bool = False) -> None: ...
    def close_dialog(self) -> None: ...
    def ready_for_customer(self) -> bool:
        """False where the form at hand cannot be changed now; the clerk was told why."""
        ...


class CardDesk:
    """`chosen` gets the customer the card belongs to, `renewed` their record as the centre has it.

    `photo` gets the picture in the chip where a line of the form needs the card: it is kept with that form.
    """

    def __init__(
        self,
        outside: Outside,
        desk: Desk,
        *,
        voice: Voice,
        chosen: Callable[[Customer], None],
        renewed: Callable[[Customer], None],
        photo: Callable[[bytes], None],
    ) -> None:
        self._outside = outside
        self._desk = desk
        self._voice = voice
        self._chosen = chosen
        self._photo = photo
        self._render: Callable[[CardState], None] = lambda _: None
        self._reception = Reception(
            outside, chosen=self._found, renewed=renewed, became=lambda _: None, not_found=self._not_found
        )
        self._phase = CardPhase.READING
        self._problem: Trouble | Text | None = None
        self._selected = 0
        self._stop: threading.Event | None = None
        self._card: IdentityCard | None = None

    def listen(self, render: Callable[[CardState], None]) -> None:
        self._render = render

    # ── what the clerk does ───────────────────────────────────────────────────────────────

    def open(self) -> None:
        """F11. With a real reader it begins at once; in the demo somebody's card has to be chosen first."""
        if not self._desk.ready_for_customer():
            return
        self.stop()
        self._problem = None
        self._selected = self._card_at_hand()
        cards = self._outside.devices.demo_cards
        self._phase = CardPhase.READING if cards is None else CardPhase.CHOOSING
        self._desk.open_dialog(DialogKind.CARD)
        if cards is None:
            self._read()
        else:
            self._emit()

    def move(self, step: int) -> None:
        self.select(self._selected + step)

    def select(self, index: int) -> None:
        cards = self._outside.devices.demo_cards
        if cards is not None and self._phase in (CardPhase.CHOOSING, CardPhase.FAILED):
            self._selected = max(0, min(index, len(cards.cards()) - 1))
            self._emit()

    def enter(self) -> None:
        """Lays the chosen card down, or reads once more."""
        if self._phase not in (CardPhase.CHOOSING, CardPhase.FAILED):
            return
        cards = self._outside.devices.demo_cards
        if cards is not None:
            cards.lay(cards.cards()[self._selected].id)
        self._read()

    def stop(self) -> None:
        """Esc, or the dialog is gone: what is still read then counts for nothing."""
        if self._stop is not None:
            self._stop.set()
        self._stop = None
        self._card = None

    # ── the reading ───────────────────────────────────────────────────────────────────────

    def _read(self) -> None:
        stop = self._stop = threading.Event()
        out, today = self._outside, self._desk.form.today
        self._phase, self._problem = CardPhase.READING, None
        self._emit()

        def then(reading: CardReading) -> None:
            if stop is not self._stop:
                return
            if reading.card is None:
                self._failed(words.OUTCOMES[reading.outcome])
            else:
                self._look_up(reading.card)

        def failed(error: Exception) -> None:
            if stop is self._stop and isinstance(error, TimeoutError):
                stop.set()
                self._failed(words.OUTCOMES[ReadOutcome.READER_GONE])
            elif not isinstance(error, TimeoutError):
                raise error

        out.devices.lane.run(
            lambda: read_card(reader=out.devices.reader, stop=stop, today=today, demo=out.demo),
            then=then,
            failed=failed,
            deadline_s=READING_DEADLINE_S,
        )

    def _look_up(self, card: IdentityCard) -> None:
        """Among those known here first, then at the centre."""
        self._card = card
        self._phase = CardPhase.LOOKING_UP
        self._emit()
        hits = self._outside.search.customers(card.number, limit=1)
        if hits:
            self._reception.choose(hits[0].customer_id)
        else:
            self._reception.ask_centre(AskCentre(card.number, None))

    def _found(self, customer: Customer) -> None:
        card = self._card
        if card is None:
            return  # stopped meanwhile
        if customer.identification.number.upper() != card.number.upper():
            self._not_found(words.NOBODY_KNOWN)
            return
        self.stop()
        needed = self._desk.form.needs_card
        self._desk.close_dialog()
        had = self._desk.form.customer
        if had is None or had.id != customer.id or not self._desk.form.lines:
            self._chosen(customer)
        try:
            refuse_other_person(card, customer)
        except InputRefused as other:
            self._voice.say_failed(other)
            return
        self._count(card, customer)
        if card.photo is not None and needed and self._desk.form.needs_card:
            self._photo(card.photo)

    def _count(self, card: IdentityCard, customer: Customer) -> None:
        """The reading stands on the form and in the trail."""
        read = card_read(card)
        self._desk.desk.read_card(read)
        out, form = self._outside, self._desk.form
        event = AuditEvent(
            kind=AuditKind.CARD_READ,
            staff_number=self._desk.clerk.number,
            at=read.read_at,
            subject=customer.id,
            reason=read.reader,
        )
        out.store_lane.run(
            lambda: out.audit.write(event),
            then=lambda _: None,
            failed=self._voice.say_failed,
            deadline_s=STORE_DEADLINE_S,
        )
        at = clock_time(read.read_at, form.desk.hall.zone)
        self._voice.tell(words.CARD_READ_TELL.filled(name=customer.masked_name, at=at), icon="id-card")
        if age_on(card.born_on, form.today) < OF_AGE:
            self._voice.tell(words.UNDER_AGE.filled(name=customer.masked_name), icon="circle-alert")

    def _not_found(self, said: Trouble | Text) -> None:
        if self._card is None:
            return
        if isinstance(said, CentralTrouble):
            self._failed(words.NOT_KNOWN_OFFLINE)
        else:
            self._failed(said if isinstance(said, Trouble) else words.NOBODY_KNOWN)

    def _failed(self, said: Trouble | Text) -> None:
        self._stop = None
        self._card = None
        self._phase, self._problem = CardPhase.FAILED, said
        self._emit()

    # ── what is painted ───────────────────────────────────────────────────────────────────

    def _card_at_hand(self) -> int:
        """In the demo the card of the customer on the form lies nearest."""
        cards, customer = self._outside.devices.demo_cards, self._desk.form.customer
        if cards is None or customer is None:
            return 0
        own = cards.card_of(customer.identification.number)
        return next((at for at, each in enumerate(cards.cards()) if each.id == own), 0)

    def state(self) -> CardState:
        language, cards = self._desk.language, self._outside.devices.demo_cards
        waiting = self._phase in (CardPhase.READING, CardPhase.LOOKING_UP)
        sentence, more = self._sentence(language)
        enter = words.READ_AGAIN if cards is None else words.DEMO_LAY
        return CardState(
            phase=self._phase,
            title=words.READING_TITLE.say(language),
            note=(words.READING_NOTE if cards is None else words.DEMO_NOTE).say(language),
            sentence=sentence,
            more=more,
            rows=tuple(ListRow(each.id, each.words.say(language), "", "", None) for each in cards.cards())
            if cards is not None
            else (),
            selected=self._selected,
            enter="" if waiting else enter.say(language),
            esc=words.STOP_READING.say(language),
        )

    def _sentence(self, language: Language) -> tuple[str, str]:
        if self._problem is not None:
            return self._problem.say(language), ""
        if self._phase is CardPhase.LOOKING_UP:
            return words.LOOKING_UP.say(language), ""
        if self._phase is CardPhase.CHOOSING:
            return words.DEMO_CHOOSE.say(language), ""
        return words.LAY_CARD.say(language), words.LAY_CARD_MORE.say(language)

    def _emit(self) -> None:
        self._render(self.state())
