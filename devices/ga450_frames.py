"""GA 450 frames on the wire: AA AA AA 96 69, two bytes of length, what is said, one byte of exclusive or.

The length counts what follows it, the check byte included. A command says CMD PARA, an answer SW1 SW2 SW3 and data.
What comes in may begin with noise, arrive in pieces, or be broken: a broken frame is told as such, and the search for
the next one goes on inside it.
"""

from dataclasses import dataclass
from enum import Enum
from functools import reduce
from operator import xor

PREAMBLE = bytes.fromhex("AAAAAA9669")
_LENGTH_BYTES = 2
_LEAST = 4  # SW1 SW2 SW3 and the check byte
_MOST = 4096  # text, photo and two fingerprints take 2,314


class Command(Enum):
    """CMD and PARA. Fingerprints (30 10) are never asked for: nobody here needs them (R09)."""

    SAM_STATUS = b"\x11\xff"
    SAM_ID = b"\x12\xff"
    FIND = b"\x20\x01"
    SELECT = b"\x20\x02"
    READ = b"\x30\x01"


@dataclass(frozen=True, slots=True)
class Answer:
    """`status` is SW3, what the reader itself says; SW1 and SW2 are the card's."""

    status: int
    data: bytes


class Broken(Enum):
    """A whole frame came whose check byte is wrong."""

    CHECK = "check"


def frame_of(command: Command) -> bytes:
    said = (len(command.value) + 1).to_bytes(_LENGTH_BYTES, "big") + command.value
    return PREAMBLE + said + bytes([_check(said)])


class Deframer:
    """`feed` it what arrives; it gives back the answers that are whole."""

    def __init__(self) -> None:
        self._waiting = b""

    def feed(self, arrived: bytes) -> list[Answer | Broken]:
        self._waiting += arrived
        found: list[Answer | Broken] = []
        while (one := self._next()) is not None:
            found.append(one)
        return found

    def _next(self) -> Answer | Broken | None:
        """None where more bytes are needed."""
        while True:
            at = self._waiting.find(PREAMBLE)
            if at < 0:
                # The beginning of a preamble may be the last that came.
                self._waiting = self._waiting[-(len(PREAMBLE) - 1) :]
                return None
            self._waiting = self._waiting[at:]
            head = len(PREAMBLE) + _LENGTH_BYTES
            if len(self._waiting) < head:
                return None
            length = int.from_bytes(self._waiting[len(PREAMBLE) : head], "big")
            if not _LEAST <= length <= _MOST:
                self._waiting = self._waiting[1:]
                continue
            if len(self._waiting) < head + length:
                return None
            return self._take(self._waiting[len(PREAMBLE) : head + length], head + length)

    def _take(self, said: bytes, whole: int) -> Answer | Broken:
        if _check(said[:-1]) != said[-1]:
            self._waiting = self._waiting[1:]
            return Broken.CHECK
        self._waiting = self._waiting[whole:]
        body = said[_LENGTH_BYTES:-1]
        return Answer(status=body[2], data=body[3:])


def _check(said: bytes) -> int:
    return reduce(xor, said, 0)
