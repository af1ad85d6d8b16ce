"""The customer's card is read and judged: may it stand for a person, and is it the person on record (R04, R08)."""

from datetime import date

from app.device_ports import CardReading, IdReader, StopSign
from app.domain.customer import Customer
from app.domain.identity_card import IdentityCard, ReadOutcome, judge_card
from app.errors import InputRefused
from app.texts import identity as words

WAIT_FOR_CARD_S = 20.0
READING_DEADLINE_S = WAIT_FOR_CARD_S + 20.0  # the driver gives a hanging reader up within this


def read_card(*, reader: IdReader, stop: StopSign, today: date, demo: bool) -> CardReading:
    """Waits for a card; off the window's thread. What may not stand for a person comes without its card."""
    reading = reader.read(at_most_s=WAIT_FOR_CARD_S, stop=stop)
    if reading.card is None:
        return reading
    judged = judge_card(reading.card, today=today, demo=demo)
    return reading if judged is ReadOutcome.READ else CardReading(judged, None)


def refuse_other_person(card: IdentityCard, customer: Customer) -> None:
    """Raises InputRefused where the record under the card's number has neither name of the card."""
    if _plain(customer.name) not in {_plain(card.name), _plain(card.latin_name)} - {""}:
        raise InputRefused(words.OTHER_NAME)


def _plain(name: str) -> str:
    """Names are written with and without blanks, dots and commas: 买买提·艾力, DOE, JOHN."""
    return "".join(letter for letter in name.upper() if letter.isalnum())
