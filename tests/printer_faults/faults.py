"""One fault played through: a receipt is printed into it, it is mended, the next customer's receipt follows, and the
clerk who is asked answers by what lies in the tray."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from threading import Timer

from app.domain.printer_fault import STOPS, Ordered
from app.ports import PrintState
from app.printer_ports import PrintNews
from printing.virtual_printer.printer import PrinterOnALine
from tests.offline_cache.parts import Counter
from tests.printer_faults.desk import FIRST, SECOND, Desk, Setting, Wire, desk_at, printer_for, settled
from tests.printer_faults.paper import Copy, Found, read_back

_MENDED_AFTER_S = 0.4


class Hand(StrEnum):
    """What somebody does about a printer that says why it stands still."""

    MENDS = "mends"  # while the queue waits for it
    STOPS = "stops"  # the wait, and mends it later


@dataclass(frozen=True, slots=True)
class Play:
    """`spelt` as app.domain.printer_fault.Ordered reads it, "" for none; {n} is the middle of the first job in bytes,
    {end} its end."""

    name: str
    spelt: str

    def ordered(self, *, job_bytes: int) -> tuple[Ordered, ...]:
        spelt = self.spelt.format(n=job_bytes // 2, end=job_bytes)
        return tuple(Ordered.read(each) for each in spelt.split())

    @property
    def stands_still(self) -> bool:
        """The printer says why, where it can: somebody mends it, or gives up the wait."""
        return any(self.spelt.startswith(fault.value) for fault in STOPS)


PLAYS = (
    Play("none", ""),
    Play("paper near its end", "paper-low"),
    Play("paper out before", "paper-out"),
    Play("paper out during (row)", "paper-out@9"),
    Play("paper out during (byte)", "paper-out@{n}b"),
    Play("paper out after the cut", "paper-out@cut"),
    Play("cover open before", "cover-open"),
    Play("cover open during", "cover-open@{n}b"),
    Play("cutter stuck after the cut", "cutter-stuck@cut"),
    Play("offline before", "offline"),
    Play("offline during", "offline@{n}b"),
    Play("silent, prints all", "silent"),
    Play("silent, prints nothing", "swallows"),
    Play("goes silent during", "silent@{n}b"),
    Play("stops printing during", "swallows@{n}b"),
    Play("slow, 8 s", "slow"),
    Play("cut off during", "cut-off@{n}b"),
    Play("cut off before the barrier", "cut-off@{end}b"),
    Play("nobody listens", "refused"),
    Play("hangs up at once", "hangs-up"),
    Play("rubbish for answers", "garbage"),
    Play("XON, XOFF before answers", "flow-bytes"),
)


@dataclass(frozen=True, slots=True)
class Case:
    play: Play
    setting: Setting
    hand: Hand

    def __str__(self) -> str:
        setting = self.setting
        return f"{self.play.name} × {setting.paper} × {setting.wire} × {setting.status} × {self.hand}"


@dataclass
class Seen:
    """What became of one fault. `asked`: the clerk was, before the answer; `wrong` lists what must not be."""

    asked: bool = False
    said_yes: bool = False
    first: tuple[str, ...] = ()  # states of the first order's jobs at the end
    found: Found | None = None
    wrong: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        if self.wrong:
            return "FAULT: " + "; ".join(self.wrong)
        if not self.asked:
            return "one copy"
        return "asked: is there" if self.said_yes else "asked: marked copy"


def play(case: Case, *, counter: Counter, folder: Path, row_s: float, job_bytes: int) -> Seen:
    """`counter`'s store holds no order yet. `job_bytes` is the length of the first receipt."""
    seen = Seen()
    with printer_for(case.setting, folder=folder, row_s=row_s) as printer:
        address = printer.address if case.setting.wire is Wire.SERIAL else f"tcp://{printer.address}"
        news = _hand(case.hand, printer, lambda: desk.receipts.stop_waiting())
        with desk_at(counter, address=address, setting=case.setting, news=news) as desk:
            desk.accept(FIRST)
            for each in case.play.ordered(job_bytes=job_bytes):
                printer.switch_on(each.fault, each.onset)
            desk.print(FIRST)
            finish(desk, printer, seen)
    return seen


def _hand(hand: Hand, printer: PrinterOnALine, stop: Callable[[], None]) -> Callable[[PrintNews], None]:
    def news(told: PrintNews) -> None:
        stands = told.condition is not None and told.condition.says_why and not told.over
        if stands and hand is Hand.MENDS:
            Timer(_MENDED_AFTER_S, printer.switch_off).start()
        elif stands:
            stop()

    return news


def finish(desk: Desk, printer: PrinterOnALine, seen: Seen) -> None:
    """Everything is mended, the next receipt printed, the clerk asked and believed; then the paper is counted."""
    seen.asked = desk.asks_about(FIRST)
    came_out = _lies_there(desk, printer)  # the clerk looks while it is still broken: that is when he is asked
    printer.switch_off()
    desk.receipts.print_waiting()
    desk.accept(SECOND)
    desk.print(SECOND)
    seen.asked = seen.asked or desk.asks_about(FIRST)
    if desk.asks_about(FIRST):
        seen.said_yes = came_out
        desk.receipts.answered(FIRST.id, came_out=came_out)
    settled(printer)
    printer.tear_off()
    judge(desk, printer, seen)


def _lies_there(desk: Desk, printer: PrinterOnALine) -> bool:
    found = read_back(printer.slips(), desk.receipts_of(FIRST))
    return Copy(FIRST.id, 0) in found.whole + found.joined


def judge(desk: Desk, printer: PrinterOnALine, seen: Seen) -> None:
    """What must be and what must not."""
    jobs = desk.receipts_of(FIRST) + desk.receipts_of(SECOND)
    found = seen.found = read_back(printer.slips(), jobs)
    first, second = Copy(FIRST.id, 0), Copy(SECOND.id, 0)
    seen.first = tuple(job.state.value for job in desk.receipts_of(FIRST))
    wrong = seen.wrong
    if (copies := found.count(first)) > 1:
        wrong.append(f"{copies} unmarked copies")
    if not found.count(first) and not seen.asked:
        wrong.append("no copy, and nobody was asked")
    if not found.count(first) and not found.marked(FIRST.id):
        wrong.append("no copy at all")
    if found.count(second) != 1 and not desk.asks_about(SECOND):
        wrong.append(f"{found.count(second)} copies of the next receipt")
    if found.soiled:
        wrong.append("a remnant on a slip")
    if desk.asks_about(FIRST):
        wrong.append("asked again after the answer")
    if any(job.state is PrintState.FAILED_BEFORE_SEND for job in jobs):
        wrong.append("still waits though all is mended")
    if len(printer.kicks()) > 1:
        wrong.append(f"{len(printer.kicks())} pulses for the drawer")
    wrong += [f"{type(failure).__name__}: {failure}" for failure in desk.failures]
