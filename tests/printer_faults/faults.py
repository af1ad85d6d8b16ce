"""One fault played through: a receipt is printed into it, it is mended, the next customer's receipt follows, and the
clerk who is asked answers by what lies in the tray."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from threading import Timer

from app.domain.printer_fault import STOPS, Ordered
from app.ports import PrintState
from app.printer_ports import PrintNews
from printing.virtual_printer.printer import PrinterOnALine
from tests.offline_cache.parts import Counter
from tests.printer_faults.desk import FIRST, SECOND, Desk, Setting, Wire, desk_at, printer_for, settled, typed
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

WITH_SECOND = tuple(
    play
    for play in PLAYS
    if play.spelt in ("paper-out", "paper-out@9", "cover-open", "offline", "swallows", "cut-off@{n}b", "refused")
)


@dataclass(frozen=True, slots=True)
class Case:
    play: Play
    setting: Setting
    hand: Hand
    second: bool = False  # the hall has a second printer, well and on the network

    def __str__(self) -> str:
        setting = self.setting
        two = " × second printer" if self.second else ""
        return f"{self.play.name} × {setting.paper} × {setting.wire} × {setting.status} × {self.hand}{two}"


@dataclass
class Seen:
    """What became of one fault. `asked`: the clerk was, before the answer; `wrong` lists what must not be."""

    asked: bool = False
    said_yes: bool = False
    at_second: bool = False  # the first receipt lies in the hall's second printer
    first: tuple[str, ...] = ()  # states of the first order's jobs at the end
    found: Found | None = None
    wrong: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        if self.wrong:
            return "FAULT: " + "; ".join(self.wrong)
        if not self.asked:
            return "one copy, at the second" if self.at_second else "one copy"
        return "asked: is there" if self.said_yes else "asked: marked copy"


def play(case: Case, *, counter: Counter, folder: Path, row_s: float, job_bytes: int) -> Seen:
    """`counter`'s store holds no order yet. `job_bytes` is the length of the first receipt."""
    seen = Seen()
    with ExitStack() as running:
        printer = running.enter_context(printer_for(case.setting, folder=folder, row_s=row_s))
        trays = [printer]
        if case.second:
            well = replace(case.setting, wire=Wire.NETWORK)
            trays.append(running.enter_context(printer_for(well, folder=folder, row_s=row_s)))
        desk = running.enter_context(
            desk_at(
                counter,
                address=typed(printer),
                setting=case.setting,
                news=_hand(case.hand, printer, lambda: desk.receipts.stop_waiting()),
                second=typed(trays[1]) if case.second else "",
            )
        )
        desk.accept(FIRST)
        for each in case.play.ordered(job_bytes=job_bytes):
            printer.switch_on(each.fault, each.onset)
        desk.print(FIRST)
        finish(desk, trays, seen)
    return seen


def _hand(hand: Hand, printer: PrinterOnALine, stop: Callable[[], None]) -> Callable[[PrintNews], None]:
    def news(told: PrintNews) -> None:
        stands = told.condition is not None and told.condition.says_why and told.state == PrintState.SENT.value
        if told.over or not stands:
            return
        if hand is Hand.MENDS:
            Timer(_MENDED_AFTER_S, printer.switch_off).start()
        else:
            stop()

    return news


def finish(desk: Desk, trays: Sequence[PrinterOnALine], seen: Seen) -> None:
    """Everything is mended, the next receipt printed, the clerk asked and believed; then the paper is counted.

    `trays` are the counter's own printer and, where there is one, the hall's second.
    """
    seen.asked = desk.asks_about(FIRST)
    came_out = _lies_there(desk, trays)  # the clerk looks while it is still broken: that is when he is asked
    trays[0].switch_off()
    desk.receipts.print_waiting()
    desk.accept(SECOND)
    desk.print(SECOND)
    if any(job.state is PrintState.FAILED_BEFORE_SEND for job in desk.receipts_of(SECOND)):
        desk.receipts.print_waiting()  # as the watch over the printers does, some seconds later
    seen.asked = seen.asked or desk.asks_about(FIRST)
    if desk.asks_about(FIRST):
        seen.said_yes = came_out
        desk.answers(FIRST, came_out=came_out)
    for tray in trays:
        settled(tray)
        tray.tear_off()
    judge(desk, trays, seen)


def _lies_there(desk: Desk, trays: Sequence[PrinterOnALine]) -> bool:
    founds = (read_back(tray.slips(), desk.receipts_of(FIRST), columns=desk.columns) for tray in trays)
    return any(Copy(FIRST.id, 0) in found.whole + found.joined for found in founds)


def judge(desk: Desk, trays: Sequence[PrinterOnALine], seen: Seen) -> None:
    """What must be and what must not."""
    jobs = desk.receipts_of(FIRST) + desk.receipts_of(SECOND)
    columns = desk.columns
    found = seen.found = read_back([slip for tray in trays for slip in tray.slips()], jobs, columns=columns)
    seen.at_second = any(
        Copy(FIRST.id, 0) in read_back(tray.slips(), jobs, columns=columns).whole for tray in trays[1:]
    )
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
    if waits := [job.last_error for job in jobs if job.state is PrintState.FAILED_BEFORE_SEND]:
        wrong.append(f"still waits though all is mended: {waits[0]}")
    if (kicks := sum(len(tray.kicks()) for tray in trays)) > 1:
        wrong.append(f"{kicks} pulses for the drawer")
    if any(tray.kicks() for tray in trays[1:]):
        wrong.append("a pulse at the second printer")
    wrong += [f"{type(failure).__name__}: {failure}" for failure in desk.failures]
