"""A GA 450 card reader at the other end of a real pseudo-terminal, with a card laid on it and faults to order.

It shares no code with the driver: its frames are the published ones, and it writes the chip's text itself.
"""

import os
import select
import threading
import tty
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType

FIND, SELECT, READ = bytes.fromhex("2001"), bytes.fromhex("2002"), bytes.fromhex("3001")
SAM_STATUS, SAM_ID = bytes.fromhex("11ff"), bytes.fromhex("12ff")
COMMANDS = {
    bytes.fromhex("aaaaaa966900032001 22"): FIND,
    bytes.fromhex("aaaaaa966900032002 21"): SELECT,
    bytes.fromhex("aaaaaa966900033001 32"): READ,
    bytes.fromhex("aaaaaa9669000311ff ed"): SAM_STATUS,
    bytes.fromhex("aaaaaa9669000312ff ee"): SAM_ID,
}
FOUND = bytes.fromhex("aaaaaa9669 0008 00009f 00000000 97")
NO_CARD = bytes.fromhex("aaaaaa9669 0004 000080 84")
SELECTED = bytes.fromhex("aaaaaa9669 000c 000090 0000000000000000 9c")
NOT_SELECTED = bytes.fromhex("aaaaaa9669 0004 000081 85")
NOT_READ = bytes.fromhex("aaaaaa9669 0004 000041 45")
READY = bytes.fromhex("aaaaaa9669 0004 000090 94")
SAM_NUMBER = bytes.fromhex("0500 0100 84ee3301 87d61200 b168de3a")  # 05.01-0020180612-0001234567-0987654321
PHOTO = bytes(range(256)) * 4

Pieces = list[bytes]
Fault = Callable[[bytes], Pieces]
"""Makes of the true answer what is sent instead, piece by piece."""


def answer(status: int, data: bytes = b"") -> bytes:
    """Any answer, for what has no published bytes."""
    body = bytes([0, 0, status]) + data
    size = len(body) + 1
    check = (size >> 8) ^ (size & 0xFF)
    for byte in body:
        check ^= byte
    return b"\xaa\xaa\xaa\x96\x69" + bytes([size >> 8, size & 0xFF]) + body + bytes([check])


# ── faults ────────────────────────────────────────────────────────────────────────────────


def says(status: int) -> Fault:
    return lambda _: [answer(status)]


def silence(_: bytes) -> Pieces:
    """The security module is busy."""
    return []


def noise(true: bytes) -> Pieces:
    """A line that was switched on: rubbish, half a preamble, and a length nobody can mean."""
    return [b"\x00\xff\xaa\xaa", bytes.fromhex("aaaaaa9669ffff"), b"\xaa\xaa", true]


def byte_by_byte(true: bytes) -> Pieces:
    return [bytes([byte]) for byte in true]


def wrong_check(true: bytes) -> Pieces:
    return [true[:-1] + bytes([true[-1] ^ 0x01])]


def flipped(true: bytes) -> Pieces:
    middle = len(true) // 2
    return [true[:middle] + bytes([true[middle] ^ 0x40]) + true[middle + 1 :]]


def cut(true: bytes) -> Pieces:
    return [true[: len(true) // 2]]


def late_one_first(late: bytes) -> Fault:
    """The answer to a command that was given up arrives before the one to this."""
    return lambda true: [late, true]


# ── the chip ──────────────────────────────────────────────────────────────────────────────


def _field(words: str, width: int) -> bytes:
    raw = words.encode("utf-16-le")
    assert len(raw) <= width, words
    return raw + " ".encode("utf-16-le") * ((width - len(raw)) // 2)


def resident_text(
    *,
    name: str = "张秀英",
    sex: str = "1",
    ethnicity: str = "01",
    born: str = "19550307",
    address: str = "示例省示例市滨河路 12 号",
    number: str = "990101195503071235",
    issuer: str = "示例市公安局",
    valid_from: str = "20150307",
    valid_until: str = "20350307",
) -> bytes:
    fields = (
        (name, 30),
        (sex, 2),
        (ethnicity, 4),
        (born, 16),
        (address, 70),
        (number, 36),
        (issuer, 30),
        (valid_from, 16),
        (valid_until, 16),
        ("", 36),
    )
    return b"".join(_field(words, width) for words, width in fields)


def hmt_text() -> bytes:
    """Residence permit of Hong Kong, Macao and Taiwan residents: J at 248, number of the travel permit at 220."""
    whole = resident_text(
        name="陈家明",
        ethnicity="",
        born="19940823",
        number="810000199408230021",
        valid_from="20240101",
        valid_until="20290101",
    )
    return whole[:220] + _field("H12345678", 18) + _field("01", 4) + _field("", 6) + _field("J", 2) + _field("", 6)


def foreign_text(letter: str = "I") -> bytes:
    """The foreign permanent resident's card of 2017."""
    fields = (
        ("DOE, JOHN", 120),
        ("1", 2),
        ("USA110079010101", 30),
        ("USA", 6),
        ("杜强", 30),
        ("20240101", 16),
        ("20340101", 16),
        ("19790101", 16),
        ("02", 4),
        ("1500", 8),
        (letter, 2),
        ("", 6),
    )
    return b"".join(_field(words, width) for words, width in fields)


@dataclass(frozen=True, slots=True)
class Chip:
    text: bytes
    photo: bytes = PHOTO

    def whole(self) -> bytes:
        sizes = len(self.text).to_bytes(2, "big") + len(self.photo).to_bytes(2, "big")
        return answer(0x90, sizes + self.text + self.photo)


# ── the reader ────────────────────────────────────────────────────────────────────────────


class CardReader:
    """`port` is what the driver opens. Use as a context; `unplug` closes the line while it is used.

    `card` is what lies on it. `faults[command]` are used up one an answer. `lift_after` names the command behind whose
    answer the card is taken away, `pull_after` the one on which the cable is pulled instead of an answer.
    """

    def __init__(self, card: Chip | None = None) -> None:
        self.card = card
        self.faults: defaultdict[bytes, deque[Fault]] = defaultdict(deque)
        self.lift_after = b""
        self.pull_after = b""
        self.heard: list[bytes] = []
        self.asked = threading.Event()
        self._far, near = os.openpty()
        tty.setraw(near)
        self.port = os.ttyname(near)
        self._near: int | None = near  # held open: a line nobody has opened yet is no unplugged one
        self._stop_read, self._stop_write = os.pipe()
        self._thread = threading.Thread(target=self._work, name="card reader", daemon=True)

    def __enter__(self) -> "CardReader":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.unplug()
        os.close(self._stop_read)
        os.close(self._stop_write)

    def unplug(self) -> None:
        os.write(self._stop_write, b"x")
        self._thread.join(5)
        self._hang_up()

    def _hang_up(self) -> None:
        near, self._near = self._near, None
        if near is not None:
            os.close(near)
            os.close(self._far)

    def _work(self) -> None:
        arrived = b""
        while True:
            ready, _, _ = select.select([self._far, self._stop_read], [], [])
            if self._stop_read in ready:
                return
            try:
                arrived += os.read(self._far, 4096)
            except OSError:
                return
            while (command := self._command(arrived)) is not None:
                arrived = arrived[10:]
                self.heard.append(command)
                self.asked.set()
                if command == self.pull_after:
                    self._hang_up()
                    return
                for piece in self._answers(command):
                    os.write(self._far, piece)
                if command == self.lift_after:
                    self.card = None

    @staticmethod
    def _command(arrived: bytes) -> bytes | None:
        return COMMANDS[arrived[:10]] if len(arrived) >= 10 else None

    def _answers(self, command: bytes) -> Pieces:
        true = self._true_answer(command)
        faults = self.faults[command]
        return faults.popleft()(true) if faults else [true]

    def _true_answer(self, command: bytes) -> bytes:
        if command == SAM_STATUS:
            return READY
        if command == SAM_ID:
            return answer(0x90, SAM_NUMBER)
        if self.card is None:
            return {FIND: NO_CARD, SELECT: NOT_SELECTED, READ: NOT_READ}[command]
        return {FIND: FOUND, SELECT: SELECTED, READ: self.card.whole()}[command]
