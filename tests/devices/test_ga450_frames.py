"""Frames out of what a line delivers: in pieces, behind noise, broken; every byte of the answers is a published one."""

import threading

from hypothesis import given
from hypothesis import strategies as st

from app.domain.identity_card import ReadOutcome
from devices.ga450 import Ga450Reader
from devices.ga450_frames import PREAMBLE, Answer, Broken, Command, Deframer, frame_of
from tests.fakes.card_reader import COMMANDS, FOUND, NO_CARD, SELECTED, answer, wrong_check
from tests.fakes.clock import HandClock

TWO = [Answer(0x9F, bytes(4)), Answer(0x90, bytes(8))]


def test_its_commands_are_the_published_frames() -> None:
    assert {frame_of(command): command.value for command in Command} == COMMANDS


@given(st.lists(st.integers(min_value=1, max_value=9)))
def test_however_it_is_cut_up_the_answers_are_the_same(sizes: list[int]) -> None:
    line, deframer, found = FOUND + SELECTED, Deframer(), []
    for size in sizes:
        found += deframer.feed(line[:size])
        line = line[size:]
    assert found + deframer.feed(line) == TWO


@given(st.binary(max_size=40).filter(lambda noise: PREAMBLE not in noise + PREAMBLE[:4]))
def test_noise_before_a_frame_is_passed_over(noise: bytes) -> None:
    assert Deframer().feed(noise + FOUND) == TWO[:1]


def test_a_length_nobody_can_mean_is_noise() -> None:
    assert Deframer().feed(PREAMBLE + b"\xff\xff" + FOUND) == TWO[:1]
    assert Deframer().feed(PREAMBLE + b"\x00\x03" + FOUND) == TWO[:1]


def test_a_broken_frame_is_told_and_the_next_one_found() -> None:
    assert Deframer().feed(wrong_check(FOUND)[0] + SELECTED) == [Broken.CHECK, TWO[1]]


def test_a_frame_that_begins_inside_a_broken_one_is_found() -> None:
    lying = PREAMBLE + b"\x00\x10" + FOUND  # its length takes the whole of the next one
    assert Deframer().feed(lying + b"\x00" * 8)[:2] == [Broken.CHECK, TWO[0]]


@given(st.binary(max_size=60))
def test_no_bytes_make_it_fall_over(line: bytes) -> None:
    deframer = Deframer()
    for byte in line:
        deframer.feed(bytes([byte]))


class AnsweringLink:
    """Gives one answer for each command; looking for more than it gave is a fault of the driver."""

    def __init__(self, *answers: bytes) -> None:
        self._answers = list(answers)
        self._arrived = b""
        self.written: list[bytes] = []

    def write(self, data: bytes) -> None:
        self.written.append(data)
        self._arrived = self._answers.pop(0)

    def take(self) -> bytes:
        assert self._arrived, "waited for what had come already"
        arrived, self._arrived = self._arrived, b""
        return arrived

    def drop_arrived(self) -> None:
        self._arrived = b""

    def close(self) -> None:
        pass


def test_a_broken_answer_is_asked_for_again_at_once() -> None:
    link = AnsweringLink(wrong_check(NO_CARD)[0], answer(0x24), NO_CARD)
    reading = Ga450Reader(lambda: link, clock=HandClock()).read(at_most_s=0.0, stop=RaisedBetween())
    assert link.written == [frame_of(Command.FIND)] * 3
    assert reading.outcome is ReadOutcome.CANCELLED


class RaisedBetween(threading.Event):
    """Raised while it waits between two looks for a card, not while an answer is awaited."""

    def wait(self, timeout: float | None = None) -> bool:
        return True
