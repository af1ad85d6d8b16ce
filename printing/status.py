"""What a printer says of itself, told apart by the bits that never change, and what it means. Nothing here waits.

Epson's reference for DLE EOT, GS r and GS a. Whatever is none of these is noise: flow control, rubbish of a converter,
an answer cut in half. A line with noise on it confirms nothing, since noise may look like an answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from app.printer_ports import PrinterCondition

QUESTIONS: Final = tuple(b"\x10\x04" + bytes([n]) for n in (1, 2, 3, 4))  # DLE EOT: printer, why offline, error, roll
BARRIER: Final = b"\x1dr\x01"  # GS r 1: answered only once all bytes before it are processed
SUBSCRIBE: Final = b"\x1da\xff"  # GS a 255: four bytes by itself whenever something changes
UNSUBSCRIBE: Final = b"\x1da\x00"
CLEAR: Final = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"  # DLE DC4 8: receive and print buffer
CLEARED: Final = b"\x37\x25\x00"

_FLOW_CONTROL = b"\x11\x13"
_PAPER = (0x00, 0x03, 0x0C, 0x0F)  # GS r 1: two bits for near the end, two for the end
_PAPER_OUT = 0x0C
_PACKET_BYTES = 4


def answers_at_once(byte: int) -> bool:
    """Whether it is an answer to DLE EOT n."""
    return byte & 0x93 == 0x12


class AnswerKind(Enum):
    AT_ONCE = auto()  # DLE EOT n
    IN_TURN = auto()  # GS r 1
    BY_ITSELF = auto()  # GS a


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer whole: a byte, or the four that came by themselves."""

    kind: AnswerKind
    data: bytes

    @property
    def without_paper(self) -> bool:
        """Of GS r 1: the roll ended, so that what was processed may not be on it."""
        return bool(self.data[0] & _PAPER_OUT)


class Hearing:
    """Of one line, from its opening on: answers come in pieces, and one tells what kind the next bytes are."""

    def __init__(self) -> None:
        self.noise = False
        self._packet = b""

    def hear(self, said: bytes) -> tuple[Answer, ...]:
        """The answers that end in these bytes, in order."""
        return tuple(answer for byte in said if (answer := self._one(byte)) is not None)

    def _one(self, byte: int) -> Answer | None:
        if byte in _FLOW_CONTROL:
            return None
        if self._packet:
            if not byte & 0x90:
                return self._more(byte)
            self.noise, self._packet = True, b""
        if byte & 0x93 == 0x10:
            self._packet = bytes([byte])
        elif answers_at_once(byte):
            return Answer(AnswerKind.AT_ONCE, bytes([byte]))
        elif byte in _PAPER:
            return Answer(AnswerKind.IN_TURN, bytes([byte]))
        else:
            self.noise = True
        return None

    def _more(self, byte: int) -> Answer | None:
        packet = self._packet + bytes([byte])
        whole = len(packet) == _PACKET_BYTES
        self._packet = b"" if whole else packet
        return Answer(AnswerKind.BY_ITSELF, packet) if whole else None


def condition_at_once(answers: Sequence[int]) -> PrinterCondition:
    """Of the four answers to DLE EOT 1 to 4."""
    printer, cause, error, roll = answers
    return _condition(
        cover=bool(cause & 0x04),
        out=bool(cause & 0x20 or roll & 0x60),
        fault=bool(cause & 0x40 or error & 0x6C),
        offline=bool(printer & 0x08),
        low=bool(roll & 0x0C),
    )


def condition_by_itself(packet: bytes) -> PrinterCondition:
    """Of the four bytes of automatic status."""
    printer, error, roll = packet[:3]
    return _condition(
        cover=bool(printer & 0x20),
        out=bool(roll & 0x0C),
        fault=bool(error & 0x6C),
        offline=bool(printer & 0x08),
        low=bool(roll & 0x03),
    )


def _condition(*, cover: bool, out: bool, fault: bool, offline: bool, low: bool) -> PrinterCondition:
    """An open cover first: who closes it is told of the paper next. A fault that leaves it on line is none: makers fill
    these bits as they like."""
    if cover:
        return PrinterCondition.COVER_OPEN
    if out:
        return PrinterCondition.PAPER_OUT
    if offline:
        return PrinterCondition.FAULT if fault else PrinterCondition.OFFLINE
    return PrinterCondition.PAPER_LOW if low else PrinterCondition.READY
