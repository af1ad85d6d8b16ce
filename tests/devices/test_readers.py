"""What an address means, and the demo's own reader."""

import threading

import pytest

from app.device_ports import CardReading, ReaderState
from app.domain.identity_card import ReadOutcome, judge_card
from app.errors import InputRefused
from commands.stock import demo_data
from devices.demo_reader import DemoReader
from devices.ga450 import Ga450Reader
from devices.readers import reader_at
from tests.fakes.card_reader import CardReader, Chip, resident_text
from tests.fakes.clock import HandClock
from tests.fakes.orders import NOW, TODAY

PEOPLE = demo_data().customers


def read(reader: DemoReader, *, stopped: bool = False) -> CardReading:
    stop = threading.Event()
    if stopped:
        stop.set()
    return reader.read(at_most_s=0.0, stop=stop)


def demo_reader() -> DemoReader:
    return DemoReader(PEOPLE, clock=HandClock(NOW))


@pytest.mark.parametrize("query", ["", "?baud=115200"])
def test_a_serial_address_reads_over_that_port(query: str) -> None:
    with CardReader(Chip(resident_text())) as desk:
        reader = reader_at(f"serial://{desk.port}{query}", clock=HandClock())
        assert reader.state() is ReaderState.READY
        assert isinstance(reader, Ga450Reader)
        reader.close()


def test_without_an_address_there_is_none() -> None:
    reader = reader_at("", clock=HandClock())
    assert reader.state() is ReaderState.NONE
    assert reader.read(at_most_s=0.0, stop=threading.Event()).outcome is ReadOutcome.NO_READER


def test_a_windows_port_is_an_address() -> None:
    assert isinstance(reader_at("serial://COM12?baud=9600", clock=HandClock()), Ga450Reader)


@pytest.mark.parametrize(
    "address",
    [
        "demo",
        "/dev/ttyUSB0",
        "serial://",
        "serial:dev/ttyUSB0",
        "serial://dev",
        "tcp:///dev/ttyUSB0",
        "serial://COM3?baud=300",
        "serial://COM3?baud=",
        "serial://COM3?baud=fast",
        "serial://COM3?parity=even",
        "serial://COM3#1",
    ],
)
def test_anything_else_is_refused_with_an_example(address: str) -> None:
    with pytest.raises(InputRefused, match="serial:///dev/ttyUSB0"):
        reader_at(address, clock=HandClock())


# ── the demo's ────────────────────────────────────────────────────────────────────────────


def test_every_demo_person_has_a_card_that_counts() -> None:
    reader = demo_reader()
    for person in PEOPLE:
        card_id = reader.card_of(person.identification.number)
        assert card_id is not None
        reader.lay(card_id)
        card = read(reader).card
        assert card is not None
        assert (card.name, card.number, card.demo, card.read_at) == (
            person.name,
            person.identification.number,
            True,
            NOW,
        )
        assert judge_card(card, today=TODAY, demo=True) is ReadOutcome.READ


def test_it_shows_what_can_go_wrong() -> None:
    reader, ended = demo_reader(), {}
    for each in reader.cards()[len(PEOPLE) :]:
        reader.lay(each.id)
        reading = read(reader)
        judged = judge_card(reading.card, today=TODAY, demo=True) if reading.card else reading.outcome
        ended[each.id] = judged
    assert ended == {
        "stranger": ReadOutcome.READ,
        "expired": ReadOutcome.EXPIRED,
        "moved": ReadOutcome.MOVED_TOO_SOON,
        "damaged": ReadOutcome.DAMAGED,
    }


def test_a_card_is_read_once_and_nothing_lies_there_then() -> None:
    reader = demo_reader()
    assert (reader.state(), read(reader).outcome) == (ReaderState.DEMO, ReadOutcome.NO_CARD)
    reader.lay(PEOPLE[0].id)
    assert read(reader).outcome is ReadOutcome.READ
    assert read(reader).outcome is ReadOutcome.NO_CARD
    reader.lay(PEOPLE[0].id)
    assert read(reader, stopped=True).outcome is ReadOutcome.CANCELLED


def test_no_name_stands_unmasked_in_the_list() -> None:
    shown = [card.words.zh for card in demo_reader().cards()]
    assert not {person.name for person in PEOPLE} & set(shown)


def test_every_reader_can_be_let_go_of() -> None:
    with CardReader(Chip(resident_text())) as desk:
        first = reader_at(f"serial://{desk.port}", clock=HandClock())
        assert first.state() is ReaderState.READY
        first.close()
        second = reader_at(f"serial://{desk.port}", clock=HandClock())
        assert second.state() is ReaderState.READY
        second.close()
    reader_at("", clock=HandClock()).close()
    demo_reader().close()
