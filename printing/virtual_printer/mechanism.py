"""The virtual printer itself: what its lines bring waits in its buffer, is dealt with in turn, and comes out as paper.

It has no thread and no socket of its own: whoever carries a line gives what arrived to `take` and calls `run`, and any
other thread may switch faults and look at the paper at any moment. Chosen where printers differ: a full buffer holds
the line back, real-time commands behind it too; a closed connection's bytes are still printed, the next one begins with
a command parser of its own, while on a serial line a picture cut off waits for its dots through the next job; ESC @
ends automatic status back; rows already printed hang there until a cut, a hand or the end of the roll takes them off.
"""

import random
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from math import inf
from threading import RLock
from time import monotonic

from app.domain.printer_fault import AT_ONCE, MUTE, SLOW_ROW_S, STOPS, Fault, Onset
from app.papers.printed import Printed, PrintedGap, PrintedImage, PrintedNoise, PrintedQr, PrintedText, Slip
from printing.virtual_printer.decoder import (
    AskedForDrawer,
    AskedForPaper,
    AskedForProcess,
    Decoder,
    Event,
    Kicked,
    Step,
    Subscribed,
    TornOff,
)
from printing.virtual_printer.real_time import RealTime, RealTimeEar, RealTimeKind
from printing.virtual_printer.status import CLEARED, Status
from printing.virtual_printer.tray import Tray

_AT_A_TIME = 256  # bytes between two looks at what stops it
_DOTS_A_ROW = 24
_QR_ROWS = 8
_FLOW = b"\x11\x13\x11"
_RUBBISH = (b"\x11", b"\x13", b"\xff", b"\x80", b"\x97", b"\xfe")  # flow control, and fixed bits that are wrong


@dataclass(eq=False)
class WireLine:
    """One connection, or a serial line for as long as it lies there. `say` carries an answer and raises nothing;
    `ended` is called once all it brought was dealt with."""

    columns: int
    say: Callable[[bytes], None]
    ended: Callable[[], None] = lambda: None
    ear: RealTimeEar = field(default_factory=RealTimeEar)
    received: int = 0
    fed: int = 0  # bytes its decoder got and did not finish with
    items: int = 0  # of automatic status back
    told: tuple[bool, ...] = ()
    cut_off: bool = False  # its end came: whoever carries it breaks it

    def __post_init__(self) -> None:
        self.decoder = Decoder(columns=self.columns)


@dataclass(slots=True)
class _Due:
    onset: Onset
    rows: float = 0
    data_bytes: int = 0
    cuts: int = 0

    @property
    def come(self) -> bool:
        wanted, at_bytes = self.onset.rows, self.onset.data_bytes
        by_rows, by_bytes = wanted is not None and self.rows >= wanted, at_bytes is not None
        return by_rows or (by_bytes and self.data_bytes >= (at_bytes or 0)) or (self.onset.at_cut and self.cuts > 0)


class Mechanism:
    """`knows_real_time` False: as small printers that never heard of DLE EOT. `seed` of the rubbish it may say."""

    def __init__(
        self,
        *,
        columns: int = 48,
        buffer_bytes: int = 4096,
        row_s: float = SLOW_ROW_S,
        knows_real_time: bool = True,
        torn_when_hung_up: bool = True,
        seed: int = 0,
        now_s: Callable[[], float] = monotonic,
    ) -> None:
        """`row_s`: what a row takes while it is slow. `torn_when_hung_up`: somebody tears off what hangs there once a
        connection ends; without, the next job goes on below it."""
        self.columns = columns
        self._buffer_bytes = buffer_bytes
        self._row_s = row_s
        self._knows_real_time = knows_real_time
        self._torn_when_hung_up = torn_when_hung_up
        self._random = random.Random(seed)
        self._now_s = now_s
        self._lock = RLock()
        self._tray = Tray()
        self._buffer: deque[tuple[WireLine, bytearray | None]] = deque()  # None: that line hung up
        self._lines: list[WireLine] = []
        self._faults: set[Fault] = set()
        self._due: dict[Fault, _Due] = {}
        self._cut_off_behind: int | None = None
        self._busy_until_s = -inf
        self._drawer_open = False
        self._kicks: list[Kicked] = []
        self._watching: list[Callable[[], None]] = []

    def watch(self, told: Callable[[], None]) -> None:
        """`told` is called after each change, from whichever thread made it."""
        self._watching.append(told)

    def slips(self) -> tuple[Slip, ...]:
        with self._lock:
            return self._tray.slips()

    def throw_away(self) -> None:
        with self._lock:
            self._tray.throw_away()
        self._tell()

    def tear_off(self) -> None:
        """By hand, what hangs in the printer."""
        with self._lock:
            self._tray.tear_off()
        self._tell()

    def kicks(self) -> tuple[Kicked, ...]:
        """Every pulse the drawer got, oldest first."""
        with self._lock:
            return tuple(self._kicks)

    def drawer_is_open(self) -> bool:
        return self._drawer_open

    def shut_drawer(self) -> None:
        with self._lock:
            self._drawer_open = False
            self._push_status()
        self._tell()

    def faults(self) -> frozenset[Fault]:
        """Those that are, not those that are still to come."""
        with self._lock:
            return frozenset(self._faults)

    def ordered(self) -> frozenset[Fault]:
        """Those that are still to come."""
        with self._lock:
            return frozenset(self._due)

    @property
    def idle(self) -> bool:
        """All that arrived is dealt with."""
        with self._lock:
            return not self._buffer

    def switch_on(self, fault: Fault, onset: Onset = AT_ONCE) -> None:
        with self._lock:
            if fault is Fault.CUT_OFF:
                self._cut_off_behind = onset.data_bytes or 0
                self._faults.add(fault)
            elif onset.at_once:
                self._set_in(fault)
            else:
                self._due[fault] = _Due(onset)
        self._tell()

    def switch_off(self, *faults: Fault) -> None:
        """New paper where it was out; whatever waited is printed by the next `run`. Without a name, all of them."""
        with self._lock:
            wanted = faults or tuple(Fault)
            if Fault.PAPER_OUT in wanted and Fault.PAPER_OUT in self._faults:
                self._tray.tear_off(roll_ended=True)
            if Fault.SLOW in wanted:
                self._busy_until_s = -inf
            for fault in wanted:
                self._faults.discard(fault)
                self._due.pop(fault, None)
            self._push_status()
        self._tell()

    def line(self, say: Callable[[bytes], None], *, ended: Callable[[], None] = lambda: None) -> WireLine:
        """A connection begins, as to a printer that was just switched on."""
        line = WireLine(self.columns, say, ended)
        with self._lock:
            self._lines.append(line)
        return line

    def room(self) -> int:
        """Bytes the buffer still takes; with none, the line is to be held back."""
        with self._lock:
            waiting = sum(len(data) for _, data in self._buffer if data)
            return max(0, self._buffer_bytes - waiting)

    def take(self, line: WireLine, data: bytes) -> None:
        """What arrived on a line: into the buffer, but for what is to be done in real time."""
        with self._lock:
            if Fault.CUT_OFF in self._faults and self._cut_off_behind is not None:
                data = data[: max(0, self._cut_off_behind - line.received)]
                line.cut_off = line.received + len(data) >= self._cut_off_behind
            line.received += len(data)
            done = 0
            for command in line.ear.hear(data) if self._knows_real_time else ():
                self._wait(line, data[done : command.ends])
                done = max(done, command.ends)
                self._at_once(line, command)
            self._wait(line, data[done:])

    def hang_up(self, line: WireLine) -> None:
        """The connection ended; what it brought is dealt with all the same."""
        with self._lock:
            self._lines.remove(line)
            self._buffer.append((line, None))

    def run(self) -> float | None:
        """Deals with what waits; seconds until there is more to do by itself, None where only others can help."""
        changed = False
        with self._lock:
            while self._buffer and not self._faults & STOPS and self._busy_for_s() <= 0:
                changed = True
                line, data = self._buffer[0]
                if step := line.decoder.step():
                    self._come_out(line, step)
                elif line.fed:
                    self._count(data_bytes=line.fed)
                    line.fed = 0
                elif data is None:
                    self._buffer.popleft()
                    self._hung_up(line)
                elif data:
                    self._feed(line, data)
                else:
                    self._buffer.popleft()
            goes_on = bool(self._buffer) and not self._faults & STOPS
        if changed:
            self._tell()
        return max(0.0, self._busy_for_s()) if goes_on else None

    def _busy_for_s(self) -> float:
        return self._busy_until_s - self._now_s()

    def _feed(self, line: WireLine, data: bytearray) -> None:
        count = min([_AT_A_TIME, len(data), *self._bytes_left()])
        line.decoder.put(bytes(data[:count]))
        del data[:count]
        line.fed = count

    def _bytes_left(self) -> list[int]:
        """Until a fault that counts them sets in."""
        wanted = ((due.onset.data_bytes, due.data_bytes) for due in self._due.values())
        return [max(1, at - so_far) for at, so_far in wanted if at is not None]

    def _wait(self, line: WireLine, data: bytes) -> None:
        if not data:
            return
        if self._buffer and self._buffer[-1][0] is line and (last := self._buffer[-1][1]) is not None:
            last += data
        else:
            self._buffer.append((line, bytearray(data)))

    def _at_once(self, line: WireLine, command: RealTime) -> None:
        match command.kind:
            case RealTimeKind.STATUS:
                self._answer(line, self._status().dle_eot(command.arguments[0]))
            case RealTimeKind.PULSE:
                _, pin, tenths = command.arguments
                self._kick(Kicked(5 if pin else 2, tenths * 100, tenths * 100))
            case RealTimeKind.RECOVER:
                self._faults.discard(Fault.CUTTER_STUCK)
                if command.arguments == b"\x02":
                    self._clear(line)
                self._push_status()
            case RealTimeKind.CLEAR:
                self._clear(line)
                self._answer(line, CLEARED)

    def _clear(self, line: WireLine) -> None:
        """Receive and print buffer: what waits, a picture half there, a row half written. Paper that is out stays."""
        ended = [each for each, data in self._buffer if data is None]
        self._buffer.clear()
        for each in {line, *self._lines}:
            each.decoder = Decoder(columns=self.columns)
        for each in ended:
            self._hung_up(each)

    def _come_out(self, line: WireLine, step: Step) -> None:
        """Acts in order; what is asked is answered as the printer is at this point."""
        printed: list[Printed | TornOff] = []
        rows = 0.0
        for each in step.out:
            if isinstance(each, PrintedText | PrintedQr | PrintedImage | PrintedGap | PrintedNoise | TornOff):
                printed.append(each)
                rows += _rows(each)
            else:
                self._obey(line, each)
        if Fault.SWALLOWS not in self._faults:
            self._tray.lay(step, tuple(printed))
        if rows and Fault.SLOW in self._faults:
            self._busy_until_s = self._now_s() + rows * self._row_s
        self._count(rows=rows, cuts=sum(isinstance(each, TornOff) for each in printed))

    def _obey(self, line: WireLine, event: Event) -> None:
        match event:
            case Kicked():
                self._kick(event)
            case AskedForPaper():
                self._answer(line, self._status().paper())
            case AskedForDrawer():
                self._answer(line, self._status().drawer())
            case AskedForProcess():
                self._answer(line, b"\x37\x22" + event.process + b"\x00")
            case Subscribed():
                line.items = event.items
                if line.items:
                    line.told = self._status().told_items(line.items)
                    self._answer(line, self._status().four())

    def _hung_up(self, line: WireLine) -> None:
        if self._torn_when_hung_up:
            self._tray.tear_off()
        line.ended()

    def _kick(self, kick: Kicked) -> None:
        if Fault.SWALLOWS in self._faults:
            return
        self._kicks.append(kick)
        self._drawer_open = True
        self._push_status()

    def _count(self, *, rows: float = 0, data_bytes: int = 0, cuts: int = 0) -> None:
        for fault, due in list(self._due.items()):
            due.rows += rows
            due.data_bytes += data_bytes
            due.cuts += cuts
            if due.come:
                self._set_in(fault)

    def _set_in(self, fault: Fault) -> None:
        self._due.pop(fault, None)
        self._faults.add(fault)
        self._push_status()

    def _status(self) -> Status:
        return Status.of(self._faults, drawer_open=self._drawer_open)

    def _push_status(self) -> None:
        """Automatic status back, to each line that wants it and knows something else."""
        status = self._status()
        for line in self._lines:
            items = status.told_items(line.items)
            if line.items and items != line.told:
                line.told = items
                self._answer(line, status.four())

    def _answer(self, line: WireLine, right: bytes) -> None:
        if self._faults & MUTE:
            return
        if Fault.GARBAGE in self._faults:
            rubbish = (*_RUBBISH, self._random.randbytes(1))
            line.say(b"".join(self._random.choice(rubbish) for _ in right))
        else:
            line.say((_FLOW if Fault.FLOW_BYTES in self._faults else b"") + right)

    def _tell(self) -> None:
        for told in self._watching:
            told()


def _rows(printed: Printed | TornOff) -> float:
    match printed:
        case PrintedImage():
            return len(printed.rows) / _DOTS_A_ROW
        case PrintedQr():
            return _QR_ROWS
        case PrintedText():
            return 1
        case _:
            return 0
