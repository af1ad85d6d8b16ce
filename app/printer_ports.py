"""What a receipt printer can be asked beside printing (app.ports): its cash drawer, and which printers there are."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from app.domain.approval import Leave
from app.domain.printer_fault import AT_ONCE, Fault, Onset
from app.errors import PrinterTrouble
from app.papers.printed import Slip
from app.texts.language import Text


class Delivery(StrEnum):
    """What a printer said once all bytes were handed over."""

    CONFIRMED = "confirmed"  # it answered behind the last byte: everything before was processed
    SILENT = "silent"  # it was asked and did not answer in time: out of paper, cover open, or it cannot
    UNASKED = "unasked"  # a file or write-only connection


class Ruler(StrEnum):
    """What became of the test page's ruler, which is exactly as wide as the paper it was laid out for."""

    FITS = "fits"
    TOO_WIDE = "too_wide"  # broken into two lines, or its right end is missing: the paper is narrower
    TOO_SHORT = "too_short"  # much of the line is empty: the paper is wider


class PrinterCondition(StrEnum):
    """What a printer says of itself when it is asked (DLE EOT, automatic status), or that it says nothing."""

    READY = "ready"
    PAPER_LOW = "paper_low"  # prints on, and somebody should bring a roll
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    FAULT = "fault"  # its cutter is stuck, or it is too hot
    OFFLINE = "offline"  # it answers and does not print, for none of these reasons
    SILENT = "silent"  # its line is open and nothing comes back, or nothing that is an answer
    AWAY = "away"  # it cannot be reached
    UNASKED = "unasked"  # nothing comes back this way, or its profile says that it cannot be asked

    @property
    def prints(self) -> bool:
        """Whether a job may be begun: nothing is known that speaks against it."""
        return self not in _HOLDS_BACK

    @property
    def says_why(self) -> bool:
        """The printer itself said what keeps it from printing: it is waited for."""
        return self in _SAYS_WHY


_SAYS_WHY = frozenset(
    {PrinterCondition.PAPER_OUT, PrinterCondition.COVER_OPEN, PrinterCondition.FAULT, PrinterCondition.OFFLINE}
)
_HOLDS_BACK = _SAYS_WHY | {PrinterCondition.AWAY}  # a silent one may only not know the question

ToldCondition = Callable[[PrinterCondition], None]


def nothing_first() -> None:
    """Nothing is to be done before the first byte."""


def nobody_told(condition: PrinterCondition) -> None:
    """Nobody looks how the printer fares meanwhile."""


def never() -> bool:
    """Nobody stops the wait."""
    return False


class PrinterPort(Protocol):
    """A receipt printer, however it is connected. Every call may block, for a minute at worst: on the printing lane."""

    @property
    def address(self) -> str:
        """As the settings keep it; "" where there is none. The store knows by it where a job went."""
        ...

    def condition(self) -> PrinterCondition:
        """What it says of itself now, within 6 s: 4 to reach it. Prints nothing and raises nothing."""
        ...

    def send(
        self,
        data: bytes,
        *,
        begin: Callable[[], None] = nothing_first,
        told: ToldCondition = nobody_told,
        stopped: Callable[[], bool] = never,
        torn: bool = False,
    ) -> Delivery:
        """All bytes, or PrinterTrouble before the first byte; an OSError after it leaves the outcome unknown.

        A printer that says why it does not print is waited for once it has the job, and `stopped` ends that wait.
        `begin` is called right before the first byte, and what it raises keeps the job from being sent. `told` hears of
        each change of condition, on this thread. `torn`: what went there last may lie in it still, and must not come
        out before or on this job.
        """
        ...

    def reachable(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class PrintNews:
    """How one job fares, at each change: what a window says of a printer while a receipt is out.

    `state` and `paper` are the words of app.ports.PrintState and PaperKind. `spare`: it lies, or is to lie, at the
    hall's second printer. `over`: this try has ended; `trouble` is then the sentence for a job that waits.
    """

    job_id: str
    order_id: str | None
    paper: str
    state: str
    condition: PrinterCondition | None
    printer: str
    spare: bool = False
    over: bool = False
    trouble: PrinterTrouble | None = None


ToldNews = Callable[[PrintNews], None]


def no_news(news: PrintNews) -> None:
    """Nobody looks."""


class DecodedPaper(Protocol):
    """A printer whose paper can be looked at: the virtual one of demo and training."""

    @property
    def address(self) -> str:
        """127.0.0.1:9100, as it is typed into the printer's settings."""
        ...

    @property
    def columns(self) -> int: ...
    def slips(self) -> tuple[Slip, ...]:
        """Oldest first; the last may still be coming out."""
        ...

    def watch(self, told: Callable[[], None]) -> None:
        """`told` is called after each change, from the printer's own thread."""
        ...

    def drawer_is_open(self) -> bool: ...
    def shut_drawer(self) -> None:
        """By hand: nothing else shuts one."""
        ...

    def throw_away(self) -> None:
        """Empty the tray: all slips that are torn off."""
        ...

    def tear_off(self) -> None:
        """By hand, what hangs in the printer."""
        ...

    def faults(self) -> frozenset[Fault]:
        """What is wrong with it now."""
        ...

    def ordered(self) -> frozenset[Fault]:
        """What is still to come."""
        ...

    def switch_on(self, fault: Fault, onset: Onset = AT_ONCE) -> None: ...
    def switch_off(self, *faults: Fault) -> None:
        """Mended; without a name, all of them. What waited in its buffer is printed."""
        ...


class DrawerState(StrEnum):
    """What is known of the cash drawer."""

    NONE = "none"  # this counter has none
    SHUT = "shut"
    OPEN = "open"
    AWAY = "away"  # its printer was asked and did not answer
    UNKNOWN = "unknown"  # its printer cannot be asked


class CashDrawer(Protocol):
    """Both wait for the printer, for seconds at worst: on the printing lane."""

    def open(self) -> Delivery:
        """Raises PrinterTrouble where nothing was sent, OSError where nobody knows."""
        ...

    def state(self) -> DrawerState: ...


class DrawerDesk(Protocol):
    """The drawer as a window asks it; none of these waits."""

    @property
    def subject(self) -> str:
        """Of its entries in the audit trail, and of an approval for it."""
        ...

    def look(self) -> None:
        """Its state is told to whoever made the desk."""
        ...

    def open(
        self, *, leave: Leave, reason: str, then: Callable[[Delivery], None], failed: Callable[[Exception], None]
    ) -> None:
        """app.handling.open_drawer on the printing lane; `failed` gets its troubles, or OSError: nobody knows."""
        ...


class FoundBy(StrEnum):
    """How a printer that was found is connected."""

    NETWORK = "network"
    SERIAL = "serial"
    USB = "usb"
    CUPS = "cups"
    WINDOWS = "windows"


class Readiness(StrEnum):
    """Whether a printer that was found could print now."""

    READY = "ready"
    NOT_READY = "not_ready"  # its queue is stopped, it is offline, or this user may not use it
    UNKNOWN = "unknown"  # nothing tells: what stands behind a serial port may be anything


@dataclass(frozen=True, slots=True)
class FoundPrinter:
    """`address` as the settings keep it; `name` as its maker or the system calls it."""

    address: str
    name: Text
    how: FoundBy
    ready: Readiness


@dataclass(frozen=True, slots=True)
class SearchProgress:
    """`done` of `parts` pieces of the search are through; `found` so far, in the order of the final list."""

    done: int
    parts: int
    found: tuple[FoundPrinter, ...]


class PagePrinters(Protocol):
    """Printers of A4 pages that this PC knows. Both acts wait for the system, for seconds at worst."""

    def found(self) -> tuple[FoundPrinter, ...]:
        """By name; the counter's own receipt printer is none of them."""
        ...

    def send(self, address: str, pdf: bytes, *, title: str) -> None:
        """To one of those found; `title` is what its queue calls the job.

        Raises PrinterTrouble where nothing was taken, an OSError (TimeoutError too) where nobody knows.
        """
        ...
