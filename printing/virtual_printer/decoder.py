"""ESC/POS bytes as a printer with GBK characters reads them, in order: rows, pictures, QR codes, cuts, questions.

Written from the command descriptions alone. It shares nothing with the encoder, so that a test may compare the two.
Real-time commands are obeyed as they arrive (`real_time`); here, in their turn, they are passed over.
"""

from dataclasses import dataclass

from app.papers.printed import Printed, PrintedGap, PrintedImage, PrintedNoise, PrintedQr, PrintedText

_LINE_FEED_DOTS = 32
_LEVELS = {48: "L", 49: "M", 50: "Q", 51: "H"}
_PROCESS_ID = b"\x30\x30"  # of GS ( H: function 48, m 48; four bytes of the host's choice follow
# Commands that change nothing this decoder shows: how many bytes follow their two.
_IGNORED = {
    b"\x1bt": 1, b"\x1bR": 1, b"\x1bM": 1, b"\x1b-": 1, b"\x1b3": 1, b"\x1b2": 0, b"\x1bG": 1, b"\x1b{": 1,
    b"\x1cS": 2, b"\x1cC": 1, b"\x1c-": 1, b"\x1dB": 1, b"\x1dL": 2, b"\x1dW": 2, b"\x1dP": 2,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TornOff:
    """The cutter went through the paper here."""


@dataclass(frozen=True, slots=True)
class Kicked:
    """A pulse on the drawer's socket; `pin` 2 or 5, times in ms."""

    pin: int
    on_ms: int
    off_ms: int


@dataclass(frozen=True, slots=True)
class AskedForPaper:
    """GS r 1, in its turn."""


@dataclass(frozen=True, slots=True)
class AskedForDrawer:
    """GS r 2, in its turn."""


@dataclass(frozen=True, slots=True)
class AskedForProcess:
    """GS ( H function 48, in its turn: `process` are the four bytes to be told back."""

    process: bytes


@dataclass(frozen=True, slots=True)
class Subscribed:
    """GS a: the items whose changes are told from here on; 0 ends it, as ESC @ does."""

    items: int


Event = Printed | TornOff | Kicked | AskedForPaper | AskedForDrawer | AskedForProcess | Subscribed


@dataclass(frozen=True, slots=True)
class Step:
    """One command or character: its bytes, and what came of it."""

    raw: bytes
    out: tuple[Event, ...]


class _MoreNeeded(Exception):
    """A command is not complete yet."""


@dataclass(slots=True)
class _Qr:
    module_dots: int = 3
    level: str = "L"
    stored: str = ""


@dataclass(slots=True)
class _Mode:
    """What ESC @ resets."""

    chinese: bool = True  # as such printers are shipped
    strong: bool = False
    double: bool = False
    chinese_double: bool = False
    times: int = 0  # by GS !, above double
    align: int = 0
    tabs: tuple[int, ...] = tuple(range(8, 256, 8))


class Decoder:
    """Feed it what arrives, in any pieces. A row longer than `columns` cells goes on in the next, as on paper."""

    def __init__(self, *, columns: int) -> None:
        self._columns = columns
        self._waiting = bytearray()
        self._at = 0
        self._mode = _Mode()
        self._qr = _Qr()
        self._line: list[tuple[str, int, bool, int]] = []  # character, cells, strong, times of its size
        self._out: list[Event] = []

    def feed(self, data: bytes) -> list[Event]:
        """What came out for these bytes."""
        self.put(data)
        out: list[Event] = []
        while step := self.step():
            out += step.out
        return out

    def put(self, data: bytes) -> None:
        """To be read by `step`."""
        del self._waiting[: self._at]
        self._at = 0
        self._waiting += data

    def step(self) -> Step | None:
        """The next command or character; None until more bytes come. A picture waits for all of its dots."""
        begin = self._at
        if begin == len(self._waiting):
            return None
        try:
            self._one(self._take(1))
        except _MoreNeeded:
            self._at = begin
            return None
        out, self._out = tuple(self._out), []
        return Step(bytes(self._waiting[begin : self._at]), out)

    def _take(self, count: int) -> bytes:
        if self._at + count > len(self._waiting):
            raise _MoreNeeded
        self._at += count
        return bytes(self._waiting[self._at - count : self._at])

    def _number(self) -> int:
        return self._take(1)[0]

    def _one(self, first: bytes) -> None:
        code = first[0]
        if first == b"\n":
            self._end_line()
        elif first == b"\t":
            self._hop()
        elif first in (b"\r", b"\0"):  # NUL is no character: a line may be filled with it
            return
        elif first in (b"\x1b", b"\x1c", b"\x1d", b"\x10"):
            self._command(first + self._take(1))
        elif code < 0x20 or code == 0x7F:
            self._noise(first)
        elif code < 0x80:
            self._put(first.decode("ascii"), 1, double=self._mode.double)
        elif self._mode.chinese and 0x81 <= code <= 0xFE:
            self._chinese(first + self._take(1))
        else:
            self._noise(first)

    def _chinese(self, pair: bytes) -> None:
        try:
            self._put(pair.decode("gbk"), 2, double=self._mode.chinese_double)
        except UnicodeDecodeError:
            self._noise(pair)

    def _put(self, char: str, cells: int, *, double: bool) -> None:
        times = self._mode.times or (2 if double else 1)
        cells *= times
        if sum(each[1] for each in self._line) + cells > self._columns:
            self._end_line()
        self._line.append((char, cells, self._mode.strong, times))

    def _hop(self) -> None:
        """To the next place ESC D has set; nowhere behind the last."""
        at = sum(each[1] for each in self._line)
        stop = next((tab for tab in self._mode.tabs if at < tab < self._columns), at)
        self._line += [(" ", 1, self._mode.strong, 1)] * (stop - at)

    def _end_line(self) -> None:
        shown = [each for each in self._line if each[0] != " "]
        words = "".join(char for char, _, _, _ in self._line)
        times = min((each[3] for each in shown), default=1)
        if self._mode.align and shown:
            blank = (self._columns - sum(each[1] for each in self._line)) // times
            words = " " * (blank // 2 if self._mode.align == 1 else blank) + words
        strong = bool(shown) and all(each[2] for each in shown)
        self._out.append(PrintedText(words.rstrip(" "), strong, times == 2, times if times > 2 else 0))
        self._line = []

    def _flush(self) -> None:
        if self._line:
            self._end_line()

    def _noise(self, data: bytes) -> None:
        self._flush()
        self._out.append(PrintedNoise(data))

    def _command(self, name: bytes) -> None:  # one case a command, as the manuals list them
        match name:
            case b"\x1b@":
                self._flush()
                self._mode, self._qr = _Mode(), _Qr()
                self._out.append(Subscribed(0))
            case b"\x1b!":
                bits = self._number()
                self._mode.strong, self._mode.double = bool(bits & 0x08), bits & 0x30 == 0x30
                self._mode.times = 0
            case b"\x1c!":
                self._mode.chinese_double = self._number() & 0x0C == 0x0C
            case b"\x1d!":
                width, height = divmod(self._number(), 16)
                self._mode.double = self._mode.chinese_double = width == height == 1
                self._mode.times = height + 1 if width == height > 1 else 0
            case b"\x1bE":
                self._mode.strong = bool(self._number() & 1)
            case b"\x1bD":
                self._mode.tabs = tuple(iter(self._number, 0))
            case b"\x1ba":
                self._mode.align = self._number() % 48
            case b"\x1c&" | b"\x1c.":
                self._mode.chinese = name == b"\x1c&"
            case b"\x1bJ":
                dots = self._number()
                self._flush()
                self._out.append(PrintedGap(dots))
            case b"\x1bd":
                lines = self._number()
                self._flush()
                self._out.append(PrintedGap(lines * _LINE_FEED_DOTS))
            case b"\x1dV":
                if self._number() in (65, 66, 97, 98, 103, 104):
                    self._take(1)
                self._flush()
                self._out.append(TornOff())
            case b"\x1dv":
                self._picture()
            case b"\x1d(":
                self._extended(self._take(1))
            case b"\x1bp":
                pin, on, off = self._take(3)
                self._out.append(Kicked(5 if pin % 48 else 2, on * 2, off * 2))
            case b"\x1dr":
                wanted = self._number() % 48
                self._flush()
                self._out.append(AskedForDrawer() if wanted == 2 else AskedForPaper())
            case b"\x1da":
                self._out.append(Subscribed(self._number()))
            case b"\x10\x04" | b"\x10\x05":
                self._take(1)
            case b"\x10\x14":
                self._take(7 if self._number() == 8 else 2)
            case _ if name in _IGNORED:
                self._take(_IGNORED[name])
            case _:
                self._noise(name)

    def _picture(self) -> None:
        """GS v 0: the mode (1: each dot twice as wide, 2: as high), the bytes of a row, the rows, then the dots."""
        head = self._take(6)
        row_bytes, rows = int.from_bytes(head[2:4], "little"), int.from_bytes(head[4:6], "little")
        dots = self._take(row_bytes * rows)
        self._flush()
        lines = [dots[i : i + row_bytes] for i in range(0, len(dots), row_bytes)]
        if head[1] & 1:
            row_bytes *= 2
            lines = [_twice_as_wide(line) for line in lines]
        if head[1] & 2:
            lines = [line for line in lines for _ in range(2)]
        self._out.append(PrintedImage(row_bytes * 8, tuple(lines)))

    def _extended(self, kind: bytes) -> None:
        body = self._take(int.from_bytes(self._take(2), "little"))
        if kind == b"H" and body[:2] == _PROCESS_ID:
            self._flush()
            self._out.append(AskedForProcess(body[2:]))
        if kind != b"k" or body[:1] != b"\x31":
            return
        match body[1]:
            case 0x43:
                self._qr.module_dots = body[2]
            case 0x45:
                self._qr.level = _LEVELS[body[2]]
            case 0x50:
                self._qr.stored = body[3:].decode("utf-8", errors="replace")
            case 0x51:
                self._flush()
                qr = self._qr
                self._out.append(PrintedQr(qr.stored, qr.module_dots, qr.level, self._mode.align == 1))


def _twice_as_wide(line: bytes) -> bytes:
    bits = "".join(bit * 2 for bit in f"{int.from_bytes(line, 'big'):0{len(line) * 8}b}")
    return int(bits, 2).to_bytes(len(line) * 2, "big")
