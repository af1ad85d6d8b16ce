"""A ticket's paper over TCP and through the store: out of paper, killed, asked about, printed again, given up."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.domain.audit import AuditKind
from app.domain.printer_address import NetworkAddress
from app.domain.printer_fault import Fault
from app.domain.queue_picture import QueuePicture
from app.domain.queue_ticket import QueueTicket
from app.domain.staff import StaffMember
from app.domain.ticket_ledger import TicketCourse, call, opened
from app.errors import StoreFull
from app.hall_ports import HallSeen, HallState
from app.papers.printed import PrintedText
from app.ports import PrintState
from app.printer_ports import (
    Delivery,
    PrinterCondition,
    PrinterPort,
    ToldCondition,
    never,
    nobody_told,
    nothing_first,
)
from app.texts.language import Language
from app.texts.store import FULL
from commands.receipts import NO_PAPER, PrintRoom
from commands.ticket_papers import JUST_ASKED, PAPER_WITHIN, LaneTicketPapers, TicketRoom
from offline_cache.print_jobs import StoredPrintJobs
from offline_cache.store import Store
from printing.conversation import Bounds, Speech
from printing.escpos import START
from printing.profiles import PAPER_58, PAPER_80, DrawerPort
from printing.spool import PrinterPlace, after_restart
from printing.transport import ConnectedPrinter, printer_at
from printing.virtual_printer.server import VirtualPrinter
from printing.ways.network import NetworkWay
from tests.fakes.clerk_ports import InstantLane, WrittenAudit
from tests.fakes.order_book import MemoryOrderBook
from tests.fakes.orders import HALL, NOW
from tests.fakes.print_jobs import UNREACHABLE, PrinterThat
from tests.offline_cache.parts import Counter, copy_of, new_counter
from tests.papers.tickets import ALONE, HE, MATTERS, ORDINARY, PAGES_URL, WU, english
from ui.greeter.outside import TicketPaper

PEOPLE = {person.number: person for person in (WU, HE)}
CHECKED, CONFIRMED, UNKNOWN, WAITS = (
    PrintState.CHECKED,
    PrintState.CONFIRMED,
    PrintState.UNKNOWN,
    PrintState.FAILED_BEFORE_SEND,
)


def never_undone() -> None:
    raise AssertionError("the store took the answer")


class Killed(BaseException):
    """The power went: nothing of the program comes behind it."""


@dataclass
class KillingPrinter:
    """`first` gets the bytes, where they got out before the power went."""

    first: PrinterPort | None = None

    address = "tcp://killed:9100"

    def condition(self) -> PrinterCondition:
        return PrinterCondition.UNASKED

    def send(
        self,
        data: bytes,
        *,
        begin: Callable[[], None] = nothing_first,
        told: ToldCondition = nobody_told,
        stopped: Callable[[], bool] = never,
        torn: bool = False,
    ) -> Delivery:
        begin()
        if self.first is not None:
            self.first.send(data)
        raise Killed

    def reachable(self) -> bool:
        return True


@dataclass
class Greeter:
    """One run of a counter's program on its store, with the papers it was told of."""

    counter: Counter
    store: Store
    papers: LaneTicketPapers
    audit: WrittenAudit
    told: list[TicketPaper] = field(default_factory=list)
    tries: list[PrintState] = field(default_factory=list)
    seen: HallSeen = field(default_factory=lambda: HallSeen(HallState.LINKED, "", NOW))

    @property
    def states(self) -> list[PrintState]:
        return [paper.state for paper in self.told]

    def issue(self, ticket: QueueTicket = ORDINARY) -> None:
        self.papers.print(opened(ticket), before=1, pages_url=PAGES_URL)


def fail(wrong: Exception) -> None:
    raise wrong


def running(
    counter: Counter,
    printer: PrinterPort,
    *,
    spare: PrinterPlace | None = None,
    failed: Callable[[Exception], None] = fail,
) -> Greeter:
    """As a start does it: what a dead process had sent is asked about before anything prints."""
    store = counter.open()
    jobs = StoredPrintJobs(store)
    after_restart(jobs=jobs, clock=counter.clock)
    prints = PrintRoom(
        order_book=MemoryOrderBook(),
        jobs=jobs,
        printer=printer,
        profile=replace(PAPER_80, drawer=DrawerPort()),
        clock=counter.clock,
        ids=counter.ids,
        zone=HALL.zone,
        verify_base="",
        spare=spare,
    )
    tries: list[PrintState] = []

    def person() -> StaffMember:
        return WU

    room = TicketRoom(prints, HALL, lambda: MATTERS, PEOPLE.get, lambda: greeter.seen)
    audit = WrittenAudit()
    papers = LaneTicketPapers(room, lane=InstantLane(), audit=audit, person=person, told=tries.append, failed=failed)
    greeter = Greeter(counter, store, papers, audit, tries=tries)
    papers.listen(greeter.told.append)
    papers.print_waiting()
    return greeter


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Counter:
    return new_counter(tmp_path_factory.mktemp("template") / "store")


@pytest.fixture
def counter(template: Counter, tmp_path: Path) -> Counter:
    return copy_of(template, tmp_path / "store")


@pytest.fixture
def printer() -> Iterator[VirtualPrinter]:
    with VirtualPrinter(port=0) as virtual:
        yield virtual


def reached(printer: VirtualPrinter) -> ConnectedPrinter:
    """Less patient than a counter's."""
    address = NetworkAddress("127.0.0.1", printer.port)
    return ConnectedPrinter(address, NetworkWay(address), speech=Speech(answers=True), bounds=Bounds(answer_s=0.2))


def slips(printer: VirtualPrinter) -> list[str]:
    return ["\n".join(row.words for row in slip.rows if isinstance(row, PrintedText)) for slip in printer.slips()]


def numbers(printer: VirtualPrinter) -> list[str]:
    """What stands largest on each paper, in order."""
    rows = (row for slip in printer.slips() for row in slip.rows)
    return [row.words.strip() for row in rows if isinstance(row, PrintedText) and row.huge]


def test_a_ticket_is_printed_once_however_often_it_is_asked_for_and_the_drawer_stays_shut(
    counter: Counter, printer: VirtualPrinter
) -> None:
    greeter = running(counter, reached(printer))
    greeter.issue()
    greeter.issue()
    greeter.issue(english(ALONE))
    assert numbers(printer) == ["移A023", "5A003"]
    assert [(paper.number, paper.state) for paper in greeter.told] == [("移A023", CONFIRMED), ("5A003", CONFIRMED)]
    assert printer.kicks() == ()
    greeter.store.close()


def test_tickets_wait_for_a_printer_that_is_away_over_a_restart_and_each_comes_out_once(counter: Counter) -> None:
    with VirtualPrinter(port=0) as free:
        port = free.port
    away = printer_at(f"tcp://127.0.0.1:{port}", answers=True)
    first = running(counter, away)
    first.issue()
    first.issue(english(ALONE))
    assert [(paper.number, paper.state, paper.trouble is not None) for paper in first.told] == [
        ("移A023", WAITS, True),
        ("5A003", WAITS, True),
    ]
    assert first.tries == [WAITS, WAITS]
    first.store.close()
    second = running(counter, away)
    assert [(paper.number, paper.state) for paper in second.told] == [
        ("移A023", WAITS),
        ("5A003", CHECKED),
        ("5A003", WAITS),
    ]
    with VirtualPrinter(port=port) as printer:
        second.papers.print_waiting()
        second.papers.print_waiting()
        assert numbers(printer) == ["移A023", "5A003"]
    assert [paper.state for paper in second.told[3:]] == [CONFIRMED, CONFIRMED]
    second.store.close()


def test_out_of_paper_is_a_question_and_the_ticket_comes_out_once_paper_is_in(
    counter: Counter, printer: VirtualPrinter
) -> None:
    greeter = running(counter, reached(printer))
    printer.switch_on(Fault.PAPER_OUT)
    greeter.issue()
    assert greeter.states == [UNKNOWN]
    greeter.papers.print_waiting()
    assert (numbers(printer), greeter.states) == ([], [UNKNOWN])
    printer.switch_off(Fault.PAPER_OUT)
    greeter.papers.answered(ORDINARY.id, came_out=True, undone=never_undone)
    greeter.papers.print_waiting()
    assert numbers(printer) == ["移A023"]
    assert greeter.states == [UNKNOWN, CONFIRMED]
    greeter.store.close()


def test_an_answer_the_store_does_not_take_is_asked_for_again(
    counter: Counter, printer: VirtualPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures: list[Exception] = []
    greeter = running(counter, reached(printer), failed=failures.append)
    printer.switch_on(Fault.SILENT)
    greeter.issue()
    undone: list[str] = []

    def full(*_: object, **__: object) -> None:
        raise StoreFull(FULL)

    monkeypatch.setattr(StoredPrintJobs, "mark", full)
    greeter.papers.answered(ORDINARY.id, came_out=True, undone=lambda: undone.append(ORDINARY.id))
    assert (undone, len(failures)) == ([ORDINARY.id], 1)
    greeter.store.close()


@pytest.mark.parametrize("bytes_got_out", [True, False], ids=["behind the last byte", "before the first"])
def test_killed_while_it_prints_there_is_one_paper_or_a_question(
    bytes_got_out: bool, counter: Counter, printer: VirtualPrinter
) -> None:
    dying = running(counter, KillingPrinter(reached(printer) if bytes_got_out else None))
    with pytest.raises(Killed):
        dying.issue()
    dying.store.close()
    greeter = running(counter, reached(printer))
    assert greeter.states == [UNKNOWN]
    greeter.papers.answered(ORDINARY.id, came_out=bytes_got_out, undone=never_undone)
    assert numbers(printer) == ["移A023"]
    assert ("补打 第1次" in slips(printer)[0]) is not bytes_got_out
    reasons = [event.reason for event in greeter.audit.events]
    assert reasons == ([] if bytes_got_out else [f"1, {NO_PAPER}"])
    assert StoredPrintJobs(greeter.store).open() == ()
    greeter.store.close()


def test_where_its_printer_is_away_it_and_its_copy_come_out_at_the_second_one_as_wide_as_that(
    counter: Counter, printer: VirtualPrinter
) -> None:
    with VirtualPrinter(port=0, columns=32) as narrow:
        spare = PrinterPlace(printer_at(narrow.address), PAPER_58)
        greeter = running(counter, PrinterThat(UNREACHABLE), spare=spare)
        greeter.issue()
        greeter.papers.print_again(opened(ORDINARY), pages_url=PAGES_URL)
        original, copy = slips(narrow)
        assert numbers(narrow) == ["移A023"] * 2
        assert copy.endswith(original)
        assert "补打 第1次" in copy
    assert greeter.states == [CONFIRMED, CONFIRMED]
    for job in StoredPrintJobs(greeter.store).of_ticket(ORDINARY.id):
        assert [data.count(START) for data in (job.data, job.spare) if data] == [1, 1]
    greeter.store.close()


@pytest.mark.parametrize("language", Language)
def test_printed_again_it_says_what_it_said_the_first_time_also_when_the_hall_is_lost(
    language: Language, counter: Counter, printer: VirtualPrinter
) -> None:
    ticket = replace(ORDINARY, language=language)
    first = running(counter, reached(printer))
    first.issue(ticket)
    first.store.close()
    second = running(counter, reached(printer))
    second.seen = HallSeen(HallState.LOST, "", NOW)
    for _ in range(2):
        second.papers.print_again(opened(replace(ticket, told=None)), pages_url="")
    original, *copies = slips(printer)
    for n, copy in enumerate(copies, start=1):
        mark = f"【补打 第{n}次】" if language is Language.ZH else f"[Reprint no. {n}]"
        assert copy.splitlines()[0].strip() == mark
        assert copy.endswith(original)
    assert len(set(numbers(printer))) == 1
    assert [paper.copy_number for paper in second.told] == [1, 2]
    written = [(event.kind, event.staff_number, event.subject, event.reason) for event in second.audit.events]
    number = opened(ticket).number.shown.say(language)
    assert written == [(AuditKind.REPRINTED, WU.number, number, str(n)) for n in (1, 2)]
    second.store.close()


def test_a_ticket_of_another_counter_is_printed_again_as_the_first_copy(
    counter: Counter, printer: VirtualPrinter
) -> None:
    greeter = running(counter, reached(printer))
    greeter.papers.print_again(opened(ORDINARY), pages_url=PAGES_URL)
    (copy,) = slips(printer)
    assert ("【补打 第1次】" in copy, "2-5 分钟" in copy, "吴桐" in copy) == (True, True, True)
    assert numbers(printer) == ["移A023"]
    greeter.store.close()


WAITING = opened(ORDINARY)
CALLED = call(WAITING, desk="3", staff="3017", at=NOW)


def picture_of(*courses: TicketCourse, at: datetime) -> QueuePicture:
    return QueuePicture(at, "1", courses, (), (), ())


@pytest.mark.parametrize(
    ("later", "state", "courses", "comes_out"),
    [
        (JUST_ASKED / 2, HallState.LINKED, (), True),
        (JUST_ASKED * 2, HallState.LINKED, (WAITING,), True),
        (JUST_ASKED * 2, HallState.LINKED, (CALLED,), False),
        (JUST_ASKED * 2, HallState.LINKED, (), False),
        (JUST_ASKED * 2, HallState.ALONE, (), True),
        (JUST_ASKED * 2, HallState.LOST, None, True),
        (PAPER_WITHIN + timedelta(seconds=1), HallState.LINKED, (WAITING,), False),
        (-PAPER_WITHIN - timedelta(seconds=1), HallState.LOST, None, False),
    ],
    ids=[
        "just issued, not in the picture yet",
        "still waits",
        "was called",
        "is over",
        "alone: the hall's tickets are not seen",
        "hall lost: nobody knows",
        "the hour is over",
        "the clock was set back",
    ],
)
def test_a_ticket_that_waited_for_paper_is_printed_only_for_who_still_waits(
    later: timedelta,
    state: HallState,
    courses: tuple[TicketCourse, ...] | None,
    comes_out: bool,
    counter: Counter,
) -> None:
    with VirtualPrinter(port=0) as free:
        port = free.port
    greeter = running(counter, printer_at(f"tcp://127.0.0.1:{port}", answers=True))
    greeter.issue()
    counter.clock.forward(later)
    picture = None if courses is None else picture_of(*courses, at=counter.clock.now())
    greeter.seen = HallSeen(state, "", NOW, picture)
    with VirtualPrinter(port=port) as printer:
        greeter.papers.print_waiting()
        assert numbers(printer) == (["移A023"] if comes_out else [])
    assert greeter.states == [WAITS, CONFIRMED if comes_out else PrintState.CANCELLED]
    greeter.store.close()
