"""The driver of GA 450 readers over a real pseudo-terminal, against a reader of the test's own that has faults."""

import logging
import threading
from collections.abc import Iterator
from datetime import date

import pytest

from app.device_ports import CardReading, ReaderState
from app.domain.customer import DocumentType
from app.domain.identity_card import IdentityCard, ReadOutcome, Sex, judge_card
from devices.ga450 import Ga450Reader, Pace
from devices.serial_link import SerialLink
from tests.fakes.card_reader import (
    FIND,
    FOUND,
    PHOTO,
    READ,
    READY,
    SAM_ID,
    SAM_STATUS,
    SELECT,
    CardReader,
    Chip,
    Fault,
    byte_by_byte,
    cut,
    flipped,
    foreign_text,
    hmt_text,
    late_one_first,
    noise,
    resident_text,
    says,
    silence,
    wrong_check,
)
from tests.fakes.clock import HandClock
from tests.fakes.identity_cards import SAM
from tests.fakes.orders import NOW, TODAY

QUICK = Pace(find_s=0.0, answer_s=0.3, read_s=0.3)
ANSWERS = (FIND, SELECT, READ, SAM_ID)


@pytest.fixture
def desk() -> Iterator[CardReader]:
    with CardReader(Chip(resident_text())) as reader:
        yield reader


@pytest.fixture
def driver(desk: CardReader) -> Iterator[Ga450Reader]:
    reader = driver_of(desk)
    yield reader
    reader.close()


def driver_of(desk: CardReader, pace: Pace = QUICK) -> Ga450Reader:
    return Ga450Reader(lambda: SerialLink(desk.port, baud=115200), clock=HandClock(NOW), pace=pace)


def read(driver: Ga450Reader, *, at_most_s: float = 2.0) -> CardReading:
    return driver.read(at_most_s=at_most_s, stop=threading.Event())


def card(reading: CardReading) -> IdentityCard:
    assert reading.outcome is ReadOutcome.READ
    assert reading.card is not None
    return reading.card


# ── the three kinds of cards ──────────────────────────────────────────────────────────────


def test_a_resident_card_is_read_whole(driver: Ga450Reader, desk: CardReader) -> None:
    found = card(read(driver))
    assert (found.kind, found.name, found.number) == (DocumentType.RESIDENT_ID, "张秀英", "990101195503071235")
    assert (found.sex, found.ethnicity, found.nationality) == (Sex.MALE, "汉", "")
    assert (found.born_on, found.address, found.issuer) == (
        date(1955, 3, 7),
        "示例省示例市滨河路 12 号",
        "示例市公安局",
    )
    assert (found.valid_from, found.valid_until) == (date(2015, 3, 7), date(2035, 3, 7))
    assert (found.photo, found.reader, found.read_at, found.demo) == (PHOTO, SAM, NOW, False)
    assert judge_card(found, today=TODAY, demo=True) is ReadOutcome.READ
    assert desk.heard == [FIND, SELECT, READ, SAM_ID]


def test_the_readers_number_is_asked_for_once(driver: Ga450Reader, desk: CardReader) -> None:
    card(read(driver))
    card(read(driver))
    assert desk.heard.count(SAM_ID) == 1


def test_a_card_without_end_and_another_ethnicity(driver: Ga450Reader, desk: CardReader) -> None:
    desk.card = Chip(resident_text(valid_until="长期", ethnicity="56", sex="2"))
    found = card(read(driver))
    assert (found.valid_until, found.ethnicity, found.sex) == (None, "基诺", Sex.FEMALE)


def test_the_card_of_a_foreign_permanent_resident_has_its_own_layout(driver: Ga450Reader, desk: CardReader) -> None:
    desk.card = Chip(foreign_text())
    found = card(read(driver))
    assert (found.kind, found.latin_name, found.name) == (DocumentType.FOREIGN_PERMANENT, "DOE, JOHN", "杜强")
    assert (found.number, found.nationality, found.issuer) == ("USA110079010101", "USA", "1500")
    assert (found.born_on, found.address, found.ethnicity) == (date(1979, 1, 1), "", "")
    assert judge_card(found, today=TODAY, demo=False) is ReadOutcome.READ


def test_the_residence_permit_of_hong_kong_macao_and_taiwan(driver: Ga450Reader, desk: CardReader) -> None:
    desk.card = Chip(hmt_text())
    found = card(read(driver))
    assert (found.kind, found.name, found.number) == (DocumentType.HMT_RESIDENCE, "陈家明", "810000199408230021")
    assert found.ethnicity == ""
    assert judge_card(found, today=TODAY, demo=False) is ReadOutcome.READ


def test_a_kind_it_has_no_layout_for_is_refused_and_not_guessed_at(driver: Ga450Reader, desk: CardReader) -> None:
    desk.card = Chip(foreign_text("Y"))
    assert read(driver) == CardReading(ReadOutcome.UNKNOWN_KIND, None)


def test_an_expired_card_is_read_and_judged_expired(driver: Ga450Reader, desk: CardReader) -> None:
    desk.card = Chip(resident_text(valid_until="20261119"))
    assert judge_card(card(read(driver)), today=TODAY, demo=True) is ReadOutcome.EXPIRED


def test_a_reader_without_a_photo_gives_none(driver: Ga450Reader, desk: CardReader) -> None:
    desk.card = Chip(resident_text(), photo=b"")
    assert card(read(driver)).photo is None


# ── the line ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("command", ANSWERS)
@pytest.mark.parametrize(("fault", "asked"), [(noise, 1), (byte_by_byte, 1), (wrong_check, 2), (flipped, 2)])
def test_what_the_line_does_to_one_answer_is_got_over(
    driver: Ga450Reader, desk: CardReader, command: bytes, fault: Fault, asked: int
) -> None:
    desk.faults[command].append(fault)
    assert card(read(driver)).number == "990101195503071235"
    assert desk.heard.count(command) == asked


@pytest.mark.parametrize("command", ANSWERS)
@pytest.mark.parametrize("fault", [silence, cut, says(0x10), says(0x24)], ids=["busy", "cut", "broken", "again"])
def test_a_busy_module_is_asked_once_more(driver: Ga450Reader, desk: CardReader, command: bytes, fault: Fault) -> None:
    desk.faults[command].append(fault)
    assert card(read(driver)).number == "990101195503071235"
    assert desk.heard.count(command) == 2


def test_a_late_answer_to_the_command_before_is_passed_over(driver: Ga450Reader, desk: CardReader) -> None:
    desk.faults[SELECT].append(late_one_first(FOUND))
    desk.faults[READ].append(late_one_first(READY))
    assert card(read(driver)).number == "990101195503071235"


def test_wrong_checks_without_end_are_garbled(driver: Ga450Reader, desk: CardReader) -> None:
    desk.faults[READ].extend([wrong_check] * 3)
    assert read(driver) == CardReading(ReadOutcome.GARBLED, None)


def test_a_reader_that_never_answers_is_gone(desk: CardReader) -> None:
    driver = driver_of(desk, Pace(find_s=0.0, answer_s=0.05, read_s=0.05))
    desk.faults[FIND].extend([silence] * 3)
    assert read(driver) == CardReading(ReadOutcome.READER_GONE, None)
    driver.close()


@pytest.mark.parametrize("command", ANSWERS)
def test_a_cable_pulled_at_any_moment_is_told_and_a_new_reader_is_found(
    caplog: pytest.LogCaptureFixture, command: bytes
) -> None:
    caplog.set_level(logging.INFO)
    with CardReader(Chip(resident_text())) as first, CardReader(Chip(resident_text())) as second:
        ports = iter([first.port, second.port])
        driver = Ga450Reader(lambda: SerialLink(next(ports), baud=115200), clock=HandClock(NOW), pace=QUICK)
        first.pull_after = command
        assert read(driver) == CardReading(ReadOutcome.READER_GONE, None)
        assert "990101195503071235" not in caplog.text
        assert card(read(driver)).name == "张秀英"
        driver.close()


def test_a_port_that_is_not_there_is_no_reader() -> None:
    driver = Ga450Reader(lambda: SerialLink("/dev/no-such-port", baud=115200), clock=HandClock(NOW), pace=QUICK)
    assert read(driver) == CardReading(ReadOutcome.READER_GONE, None)
    assert driver.state() is ReaderState.AWAY


# ── the card ──────────────────────────────────────────────────────────────────────────────


def test_without_a_card_it_waits_as_long_as_it_may(driver: Ga450Reader, desk: CardReader) -> None:
    desk.card = None
    assert read(driver, at_most_s=0.0) == CardReading(ReadOutcome.NO_CARD, None)


def test_a_card_laid_down_while_it_waits_is_read(driver: Ga450Reader, desk: CardReader) -> None:
    desk.faults[FIND].extend([says(0x80)] * 5)
    assert card(read(driver)).name == "张秀英"
    assert desk.heard.count(FIND) == 6


def test_the_clerk_may_stop_the_waiting(desk: CardReader) -> None:
    desk.card = None
    stop, got = threading.Event(), list[CardReading]()
    driver = driver_of(desk, Pace(find_s=60.0, answer_s=1.0, read_s=1.0))
    waiting = threading.Thread(target=lambda: got.append(driver.read(at_most_s=60.0, stop=stop)))
    waiting.start()
    assert desk.asked.wait(5)
    stop.set()
    waiting.join(5)
    assert got == [CardReading(ReadOutcome.CANCELLED, None)]
    driver.close()


def test_the_clerk_may_stop_a_reader_that_hangs(desk: CardReader) -> None:
    stop = threading.Event()
    desk.faults[FIND].append(raising(stop))
    driver = driver_of(desk, Pace(find_s=0.0, answer_s=60.0, read_s=60.0))
    assert driver.read(at_most_s=60.0, stop=stop) == CardReading(ReadOutcome.CANCELLED, None)
    driver.close()


def raising(stop: threading.Event) -> Fault:
    def fault(_: bytes) -> list[bytes]:
        stop.set()
        return []

    return fault


@pytest.mark.parametrize("command", [FIND, SELECT])
def test_a_card_taken_away_in_the_middle_is_told_as_such(driver: Ga450Reader, desk: CardReader, command: bytes) -> None:
    desk.lift_after = command
    assert read(driver) == CardReading(ReadOutcome.MOVED_TOO_SOON, None)


@pytest.mark.parametrize("status", [0x31, 0x32, 0x33, 0x41, 0x47, 0x91])
def test_a_chip_that_cannot_be_read_three_times_is_damaged(driver: Ga450Reader, desk: CardReader, status: int) -> None:
    desk.faults[READ].extend([says(status)] * 2)
    card(read(driver))  # the third time it went well
    desk.faults[READ].extend([says(status)] * 3)
    assert read(driver) == CardReading(ReadOutcome.DAMAGED, None)


def test_a_card_that_cannot_be_selected_is_damaged(driver: Ga450Reader, desk: CardReader) -> None:
    desk.faults[SELECT].extend([says(0x81)] * 3)
    assert read(driver) == CardReading(ReadOutcome.DAMAGED, None)


def test_a_bus_pass_is_no_identity_card(driver: Ga450Reader, desk: CardReader) -> None:
    desk.faults[READ].append(says(0x40))
    assert read(driver) == CardReading(ReadOutcome.UNKNOWN_KIND, None)


@pytest.mark.parametrize(
    "text",
    [
        resident_text(born="19553007"),
        resident_text(born="1955 307"),
        resident_text(number=""),
        resident_text(valid_from="从前"),
        resident_text()[:30] + b"\x00\xd8" + resident_text()[32:],
    ],
    ids=["month 30", "no digits", "no number", "words", "half a character"],
)
def test_fields_that_are_none_are_a_damaged_chip(driver: Ga450Reader, desk: CardReader, text: bytes) -> None:
    desk.card = Chip(text)
    assert read(driver) == CardReading(ReadOutcome.DAMAGED, None)


@pytest.mark.parametrize("status", [0x60, 0x66])
def test_a_module_that_is_not_authorised_says_so(driver: Ga450Reader, desk: CardReader, status: int) -> None:
    desk.faults[FIND].append(says(status))
    assert read(driver) == CardReading(ReadOutcome.READER_REFUSED, None)


# ── its state ─────────────────────────────────────────────────────────────────────────────


def test_it_says_whether_it_is_there(driver: Ga450Reader, desk: CardReader) -> None:
    assert driver.state() is ReaderState.READY
    desk.faults[SAM_STATUS].append(says(0x60))
    assert driver.state() is ReaderState.AWAY
    assert driver.state() is ReaderState.READY
    desk.unplug()
    assert driver.state() is ReaderState.AWAY


def test_two_programs_do_not_share_a_reader(driver: Ga450Reader, desk: CardReader) -> None:
    other = driver_of(desk)
    assert driver.state() is ReaderState.READY
    assert other.state() is ReaderState.AWAY
    driver.close()
    assert other.state() is ReaderState.READY
    other.close()
