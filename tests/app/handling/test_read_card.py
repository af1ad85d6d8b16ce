"""A reading is judged before anybody acts on it."""

import threading
from dataclasses import replace
from datetime import date

import pytest

from app.device_ports import CardReading, ReaderState, StopSign
from app.domain.identity_card import IdentityCard, ReadOutcome
from app.errors import InputRefused
from app.handling.read_card import WAIT_FOR_CARD_S, read_card, refuse_other_person
from tests.fakes.identity_cards import HOLDER, a_card
from tests.fakes.orders import TODAY


class OneReading:
    """A reader that always ends the same way."""

    def __init__(self, reading: CardReading) -> None:
        self._reading = reading
        self.waited_s: list[float] = []

    def state(self) -> ReaderState:
        return ReaderState.READY

    def read(self, *, at_most_s: float, stop: StopSign) -> CardReading:
        self.waited_s.append(at_most_s)
        return self._reading

    def close(self) -> None:
        pass


def read(reading: CardReading) -> CardReading:
    reader = OneReading(reading)
    found = read_card(reader=reader, stop=threading.Event(), today=TODAY, demo=True)
    assert reader.waited_s == [WAIT_FOR_CARD_S]
    return found


def test_a_sound_card_comes_through() -> None:
    reading = CardReading(ReadOutcome.READ, a_card())
    assert read(reading) == reading


@pytest.mark.parametrize(
    ("card", "outcome"),
    [
        (a_card(valid_until=date(2026, 11, 19)), ReadOutcome.EXPIRED),
        (a_card(valid_from=date(2026, 11, 21)), ReadOutcome.NOT_YET_VALID),
        (replace(a_card(), born_on=date(1955, 3, 8)), ReadOutcome.CONTRADICTORY),
    ],
)
def test_a_card_that_may_not_stand_for_its_holder_is_not_handed_on(card: IdentityCard, outcome: ReadOutcome) -> None:
    assert read(CardReading(ReadOutcome.READ, card)) == CardReading(outcome, None)


def test_how_the_reader_ended_is_how_it_ended() -> None:
    assert read(CardReading(ReadOutcome.GARBLED, None)) == CardReading(ReadOutcome.GARBLED, None)


@pytest.mark.parametrize(
    ("on_record", "name", "latin_name"),
    [
        ("张秀英", "张秀英", ""),
        ("买买提艾力", "买买提·艾力", ""),
        ("Doe John", "杜强", "DOE, JOHN"),
        ("杜强", "杜强", "DOE, JOHN"),
    ],
)
def test_the_record_may_have_either_name_of_the_card(on_record: str, name: str, latin_name: str) -> None:
    refuse_other_person(replace(a_card(name=name), latin_name=latin_name), replace(HOLDER, name=on_record))


@pytest.mark.parametrize("on_record", ["张秀", "李四", "·"])
def test_another_persons_record_under_the_number_is_refused(on_record: str) -> None:
    with pytest.raises(InputRefused, match="does not count"):
        refuse_other_person(a_card(), replace(HOLDER, name=on_record))
