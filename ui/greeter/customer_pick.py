"""Who the customer is, where they wish to say it: by card, by phone number, by name; what is kept of it is masked."""

import threading
from collections.abc import Callable
from datetime import date, timedelta

from app.device_ports import CardReading
from app.domain.audit import AuditKind
from app.domain.catalogue import Catalogue
from app.domain.customer import Customer
from app.domain.elders import ELDER_FROM
from app.domain.hall_time import hall_date
from app.domain.identity_card import IdentityCard, ReadOutcome, age_on, card_read
from app.domain.queue_ticket import CustomerFacts, facts_of
from app.errors import InputRefused, Trouble
from app.handling.read_card import READING_DEADLINE_S, read_card, refuse_other_person
from app.ports import AuditEvent
from app.texts import greeter as words
from app.texts import identity
from app.texts.language import Language, Text
from ui.greeter.outside import GreeterOutside
from ui.greeter.state import Option, PickView

MOST_ROWS = 8
SOON_DAYS = 90  # a term that ends within so many days is worth a word
STORE_DEADLINE_S, CENTRE_DEADLINE_S = 20.0, 21.0
_ASK_CENTRE, _READ_CARD, _FORGET = "centre", "card", "forget"
_WHOLE_NUMBER = 11


class CustomerPick:
    """`found` gets the facts for the ticket; `by_card` with them whether their card was read, and their age if so."""

    def __init__(
        self,
        outside: GreeterOutside,
        *,
        staff: str,
        known: CustomerFacts | None,
        found: Callable[[CustomerFacts, int | None], None],
        forget: Callable[[], None],
        language: Language,
    ) -> None:
        self._outside = outside
        self._staff = staff
        self._known = known
        self._found = found
        self._forget = forget
        self._language = language
        self._typed = ""
        self._sentence: Text | None = None
        self._card: IdentityCard | None = None
        self._asked = 0  # the newest question; an older answer counts no more
        self._stop: threading.Event | None = None
        self._render: Callable[[PickView], None] = lambda _: None

    def listen(self, render: Callable[[PickView], None]) -> None:
        self._render = render
        self._show()

    def type(self, typed: str) -> None:
        self._typed, self._sentence, self._card = typed, None, None
        self._asked += 1
        self._show()

    def choose(self, value: str) -> None:
        """Somebody this counter knows, or a card that lies on the demo's reader."""
        cards = self._outside.demo_cards
        if cards is not None and value.startswith("card:"):
            cards.lay(value.removeprefix("card:"))
            self._read()
            return
        self._take(value)

    def press(self, button: str) -> None:
        if button == _FORGET:
            self._forget()
        elif button == _ASK_CENTRE:
            self._ask_centre(self._typed.strip())
        elif self._outside.demo_cards is None:
            self._read()
        else:
            self._sentence = words.LAY_CARD
            self._show(cards=True)

    def closed(self) -> None:
        self._asked += 1
        if self._stop is not None:
            self._stop.set()

    # ── looking up ────────────────────────────────────────────────────────────────────────

    def _take(self, customer_id: str) -> None:
        customers = self._outside.customers
        asked = self._ask(words.LOOKING)

        def then(customer: Customer | None) -> None:
            self._answer(asked, customer)

        self._outside.store_lane.run(
            lambda: customers.get(customer_id),
            then=then,
            failed=lambda error: self._broke(asked, error),
            deadline_s=STORE_DEADLINE_S,
        )

    def _ask_centre(self, number: str) -> None:
        central = self._outside.central
        asked = self._ask(words.LOOKING)
        self._outside.central_lane.run(
            lambda: central.find_customer(number=number),
            then=lambda customer: self._answer(asked, customer),
            failed=lambda error: self._broke(asked, error),
            deadline_s=CENTRE_DEADLINE_S,
        )

    def _answer(self, asked: int, customer: Customer | None) -> None:
        if asked != self._asked:
            return
        if customer is None:
            self._say(words.NOBODY)
            return
        outside, card, age = self._outside, self._card, None
        today = hall_date(outside.clock.now(), outside.zone)
        if card is not None:
            try:
                refuse_other_person(card, customer)
            except InputRefused as other:
                self._say(other.text.filled(**other.values))
                return
            age = age_on(card.born_on, today)
            self._note(card, customer)
        self._found(customer_facts(customer, today=today, catalogue=outside.catalogues.current()), age)

    def _broke(self, asked: int, error: Exception) -> None:
        if not isinstance(error, Trouble | TimeoutError):
            raise error
        if asked == self._asked:
            self._say(words.CENTRE_AWAY)

    # ── the card ──────────────────────────────────────────────────────────────────────────

    def _read(self) -> None:
        outside = self._outside
        today = hall_date(outside.clock.now(), outside.zone)
        stop = self._stop = threading.Event()
        asked = self._ask(words.LAY_CARD)

        def then(reading: CardReading) -> None:
            if asked != self._asked:
                return
            if reading.card is None:
                self._say(words.NOT_TELLING.filled(why=identity.OUTCOMES[reading.outcome]))
                return
            self._card = reading.card
            hits = outside.search.customers(reading.card.number, limit=1)
            if hits:
                self._take(hits[0].customer_id)
            else:
                self._ask_centre(reading.card.number)

        def failed(error: Exception) -> None:
            if not isinstance(error, TimeoutError):
                raise error
            stop.set()
            if asked == self._asked:
                self._say(words.NOT_TELLING.filled(why=identity.OUTCOMES[ReadOutcome.READER_GONE]))

        outside.device_lane.run(
            lambda: read_card(reader=outside.reader, stop=stop, today=today, demo=outside.demo),
            then=then,
            failed=failed,
            deadline_s=READING_DEADLINE_S,
        )

    def _note(self, card: IdentityCard, customer: Customer) -> None:
        """The reading stands in the trail, as at a desk."""
        read, audit = card_read(card), self._outside.audit
        event = AuditEvent(AuditKind.CARD_READ, self._staff, read.read_at, customer.id, read.reader)

        def failed(error: Exception) -> None:
            if not isinstance(error, Trouble | TimeoutError):
                raise error

        self._outside.store_lane.run(
            lambda: audit.write(event), then=lambda _: None, failed=failed, deadline_s=STORE_DEADLINE_S
        )

    # ── what is shown ─────────────────────────────────────────────────────────────────────

    def _ask(self, said: Text) -> int:
        self._asked += 1
        self._say(said)
        return self._asked

    def _say(self, said: Text) -> None:
        self._sentence = said
        self._show()

    def _show(self, *, cards: bool = False) -> None:
        language = self._language
        rows = self._cards() if cards else self._hits()
        buttons = [Option(_READ_CARD, words.READ_CARD.say(language), icon="id-card")]
        digits = self._typed.strip()
        if len(digits) >= _WHOLE_NUMBER and digits.isascii() and digits.isalnum() and not rows:
            buttons.append(Option(_ASK_CENTRE, words.ASK_CENTRE.say(language), icon="search"))
        if self._known is not None:
            buttons.append(Option(_FORGET, words.FORGET_CUSTOMER.say(language), icon="x"))
        sentence = self._sentence
        if sentence is None and self._typed.strip() and not rows:
            sentence = words.NOBODY
        self._render(
            PickView(
                title=words.CUSTOMER_TITLE.say(language),
                note="",
                hint=words.CUSTOMER_HINT.say(language),
                typed=self._typed,
                rows=rows,
                sentence=sentence.say(language) if sentence is not None else "",
                buttons=tuple(buttons),
            )
        )

    def _hits(self) -> tuple[Option, ...]:
        typed = self._typed.strip()
        if len(typed) < 2:
            return ()
        hits = self._outside.search.customers(typed, limit=MOST_ROWS)
        return tuple(
            Option(
                hit.customer_id,
                f"{hit.masked_name}  {hit.masked_phone}",
                note=words.STARS.say(self._language, stars=hit.stars) if hit.stars else "",
            )
            for hit in hits
        )

    def _cards(self) -> tuple[Option, ...]:
        cards = self._outside.demo_cards
        if cards is None:
            return ()
        return tuple(Option(f"card:{each.id}", each.words.say(self._language)) for each in cards.cards())


def customer_facts(customer: Customer, *, today: date, catalogue: Catalogue) -> CustomerFacts:
    """Stars, orders not yet in effect, terms that end soon; masked."""
    ending = [
        words.ENDS_SOON.filled(
            name=catalogue.offerings[each.offering_code].name, day=each.term_ends_on.strftime("%m-%d")
        )
        for each in customer.products
        if each.term_ends_on is not None
        and today <= each.term_ends_on <= today + timedelta(days=SOON_DAYS)
        and each.offering_code in catalogue.offerings
    ]
    return facts_of(
        customer_id=customer.id,
        name=customer.name,
        phone=customer.phone,
        stars=customer.stars,
        open_orders=sum(1 for each in customer.products if each.pending is not None),
        ends_soon=tuple(ending),
    )


def is_elder(age: int | None) -> bool:
    return age is not None and age >= ELDER_FROM
