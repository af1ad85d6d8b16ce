"""A receipt whose printer fails: at the hall's second one, waited for, given up, and asked about. Over TCP."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from time import monotonic

import pytest

from app.domain.printer_fault import Fault, Onset
from app.papers.printed import PrintedText
from app.ports import PaperKind, PrintJob, PrintState
from app.printer_ports import PrinterCondition, PrintNews
from commands.receipts import PrintRoom, Receipts
from printing.conversation import Bounds, speech_of
from printing.profiles import PAPER_58, PAPER_80, DrawerPort, PrinterProfile, StatusBy
from printing.spool import PrinterPlace
from printing.transport import printer_at
from printing.virtual_printer.server import VirtualPrinter
from tests.fakes.clerk_ports import InstantLane, WrittenAudit
from tests.fakes.clock import HandClock
from tests.fakes.order_book import MemoryOrderBook
from tests.fakes.orders import DESK, NOW, an_order
from tests.fakes.print_jobs import CountingIds, JobsInMemory

SOON = Bounds(answer_s=0.3, ask_s=0.1, wait_s=8.0, look_s=0.02, settle_s=0.1)
OWN = replace(PAPER_80, status=StatusBy.DLE_EOT, clears=True, drawer=DrawerPort())
SECOND = replace(PAPER_58, answers=True)
OUT = PrinterCondition.PAPER_OUT


@dataclass
class Counter:
    """One order that was just paid in cash, its own printer and the hall's second, narrower one."""

    own: VirtualPrinter
    second: VirtualPrinter
    act: Callable[[PrintNews], None] = lambda news: None
    news: list[PrintNews] = field(default_factory=list)
    told: list[PrintState] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.order, book, self.jobs = an_order(), MemoryOrderBook(), JobsInMemory()
        book.record(self.order)
        self.jobs.add(PrintJob("job-a", self.order.id, PaperKind.RECEIPT, 0, PrintState.QUEUED, NOW, None, ""))

        def heard(news: PrintNews) -> None:
            self.news.append(news)
            self.act(news)

        def fail(wrong: Exception) -> None:
            raise wrong

        place = at(self.own, OWN)
        room = PrintRoom(
            order_book=book,
            jobs=self.jobs,
            printer=place.printer,
            profile=OWN,
            clock=HandClock(NOW),
            ids=CountingIds(),
            zone=DESK.hall.zone,
            verify_base="https://centre.example",
            spare=at(self.second, SECOND),
            news=heard,
        )
        self.receipts = Receipts(
            room, lane=InstantLane(), audit=WrittenAudit(), clerk=lambda: None, told=self.told.append, failed=fail
        )

    def print(self) -> None:
        self.receipts.lay_out(self.order.id, alone=False)


def at(printer: VirtualPrinter, profile: PrinterProfile) -> PrinterPlace:
    return PrinterPlace(printer_at(printer.address, speech=speech_of(profile), bounds=SOON), profile)


@pytest.fixture
def counter() -> Iterator[Counter]:
    with VirtualPrinter(port=0) as own, VirtualPrinter(port=0, columns=32) as second:
        yield Counter(own, second)


def never_undone() -> None:
    raise AssertionError("the answer got into the store")


def lines(printer: VirtualPrinter) -> list[list[str]]:
    return [[row.words for row in slip.rows if isinstance(row, PrintedText)] for slip in printer.slips()]


def test_without_paper_it_comes_out_at_the_second_printer_as_wide_as_that_and_no_drawer_opens(
    counter: Counter, qapp: object
) -> None:
    counter.own.switch_on(Fault.PAPER_OUT)
    counter.print()
    (receipt,) = lines(counter.second)
    assert str(counter.order.receipt_number) in "".join(receipt)
    assert "补打" not in "".join(receipt)
    assert counter.told == [PrintState.CONFIRMED]
    assert (counter.own.kicks(), counter.second.kicks()) == ((), ())
    last = counter.news[-1]
    assert (last.order_id, last.printer, last.spare, last.over) == (
        counter.order.id,
        f"tcp://{counter.second.address}",
        True,
        True,
    )
    counter.own.switch_off()
    counter.receipts.print_waiting()
    assert lines(counter.own) == []


def test_where_neither_prints_it_waits_and_comes_out_once_at_its_own(counter: Counter, qapp: object) -> None:
    for printer in (counter.own, counter.second):
        printer.switch_on(Fault.REFUSED)
    counter.print()
    counter.receipts.print_waiting()
    assert counter.told == [PrintState.FAILED_BEFORE_SEND] * 2
    for printer in (counter.own, counter.second):
        printer.switch_off()
    counter.receipts.print_waiting()
    assert (len(lines(counter.own)), len(lines(counter.second))) == (1, 0)
    assert counter.told[2:] == [PrintState.CONFIRMED]
    assert len(counter.own.kicks()) == 1, "the customer still stands there"


@pytest.mark.parametrize("came_out", [True, False])
def test_once_given_up_its_end_comes_out_with_new_paper_or_a_marked_copy_without_it(
    came_out: bool, counter: Counter, qapp: object
) -> None:
    def give_up(news: PrintNews) -> None:
        if news.condition is OUT:
            counter.receipts.stop_waiting()

    counter.act = give_up
    counter.own.switch_on(Fault.PAPER_OUT, Onset(rows=5))
    begun = monotonic()
    counter.print()
    assert monotonic() - begun < SOON.wait_s / 2
    assert counter.told == [PrintState.UNKNOWN]
    assert counter.jobs["job-a"].condition is OUT
    torn = lines(counter.own)
    if came_out:
        counter.own.switch_off()
        counter.receipts.answered("job-a", came_out=True, undone=never_undone)
        assert len(lines(counter.own)) == 2, "what lay in its buffer"
        assert counter.jobs.open() == ()
        return
    counter.second.switch_on(Fault.REFUSED)
    counter.receipts.answered("job-a", came_out=False, undone=never_undone)
    counter.own.switch_off()
    counter.receipts.print_waiting()
    first, copy = lines(counter.own)
    assert [first] == torn
    assert "补打 第1次" in "".join(copy)
    assert counter.told[1:] == [PrintState.FAILED_BEFORE_SEND, PrintState.CONFIRMED]
    assert len(counter.own.kicks()) == 1
