"""The drawer opens with the first receipt of a cash payment, over TCP, and with nothing else."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.order import Order
from app.domain.payment import Payment, PaymentMethod
from app.domain.printer_fault import Fault, Onset
from app.domain.right import Right
from app.domain.staff import Role, StaffMember
from app.papers.printed import PrintedText
from app.ports import PaperKind, PrintJob, PrintState
from app.printer_ports import Delivery, DrawerState
from app.texts.language import Text
from commands.drawer_desk import LaneDrawer
from commands.receipts import NO_PAPER, OPENS_DRAWER_WITHIN, PrintRoom, Receipts
from printing.drawer import NoDrawer, PrinterDrawer
from printing.profiles import PAPER_80, DrawerPin, DrawerPort
from printing.spool import CannotLayOut
from printing.transport import printer_at
from printing.virtual_printer.decoder import Kicked
from printing.virtual_printer.server import VirtualPrinter
from tests.fakes.clerk_ports import HeldLane, InstantLane, WrittenAudit
from tests.fakes.clock import HandClock
from tests.fakes.order_book import MemoryOrderBook
from tests.fakes.orders import CLERK, DESK, NOW, an_order
from tests.fakes.print_jobs import CountingIds, JobsInMemory

ZHOU = StaffMember("3017", "周敏", "Zhou Min", Role.CLERK)
LIN = StaffMember("3021", "林悦", "Lin Yue", Role.CLERK)
KICK = Kicked(5, 120, 500)
PORT = DrawerPort(DrawerPin.FIVE, 120)


def nothing_due(payment: Payment) -> Payment:
    return replace(payment, method=PaymentMethod.NOTHING_DUE, amount_fen=0, tendered_fen=0)


def never_undone() -> None:
    raise AssertionError("the answer got into the store")


@dataclass
class Desk:
    """One order with its receipt in the queue, and a printer with a drawer."""

    printer: VirtualPrinter
    clock: HandClock
    jobs: JobsInMemory
    order: Order
    receipts: Receipts
    seen: list[PrintState]
    lane: HeldLane
    audit: WrittenAudit
    duty: list[StaffMember]
    book: MemoryOrderBook
    room: PrintRoom
    begun: Callable[[], Receipts]


def desk_with(printer: VirtualPrinter, order: Order, *, port: DrawerPort | None = PORT, held: bool = False) -> Desk:
    clock, jobs, book, seen = HandClock(NOW), JobsInMemory(), MemoryOrderBook(), list[PrintState]()
    book.record(order)
    jobs.add(PrintJob("job-a", order.id, PaperKind.RECEIPT, 0, PrintState.QUEUED, NOW, None, ""))
    room = PrintRoom(
        order_book=book,
        jobs=jobs,
        printer=printer_at(printer.address, answers=True),
        profile=replace(PAPER_80, drawer=port),
        clock=clock,
        ids=CountingIds(),
        zone=DESK.hall.zone,
        verify_base="https://centre.example",
    )

    def fail(wrong: Exception) -> None:
        raise wrong

    duty, audit = [ZHOU], WrittenAudit()
    lane = HeldLane()

    def begun() -> Receipts:
        on = lane if held else InstantLane()
        return Receipts(room, lane=on, audit=audit, clerk=lambda: duty[0], told=seen.append, failed=fail)

    return Desk(printer, clock, jobs, order, begun(), seen, lane, audit, duty, book, room, begun)


@pytest.fixture
def printer() -> Iterator[VirtualPrinter]:
    with VirtualPrinter(port=0) as virtual:
        yield virtual


def test_cash_opens_it_once_and_no_copy_does(printer: VirtualPrinter, qapp: object) -> None:
    desk = desk_with(printer, an_order())
    desk.receipts.lay_out(desk.order.id, alone=False)
    assert printer.kicks() == (KICK,)
    assert printer.drawer_is_open()
    desk.receipts.print_again(desk.order.id)
    assert desk.seen == [PrintState.CONFIRMED, PrintState.CONFIRMED]
    assert len(printer.slips()) == 2
    assert printer.kicks() == (KICK,)


def test_a_copy_says_which_items_the_centre_refused_since(printer: VirtualPrinter, qapp: object) -> None:
    desk = desk_with(printer, an_order())
    desk.receipts.lay_out(desk.order.id, alone=False)
    desk.book.centre_takes_part(desk.order.id, {desk.order.signed.content.lines[0].id: Text("已停售。", "Off sale.")})
    desk.receipts.print_again(desk.order.id)
    first, copy = ["".join(row.words for row in slip.rows if isinstance(row, PrintedText)) for slip in printer.slips()]
    assert ("部分受理" in first, "部分受理" in copy, "未受理，已停售。" in copy) == (False, True, True)


def copied_by(printer: VirtualPrinter) -> list[str]:
    """Whom the copies name."""
    said = ["".join(row.words for row in slip.rows if isinstance(row, PrintedText)) for slip in printer.slips()]
    return [one.number for words in said for one in (ZHOU, LIN) if "补打" in words and one.number in words]


def test_a_copy_names_whoever_asked_for_it_though_the_desk_went_on(printer: VirtualPrinter, qapp: object) -> None:
    desk = desk_with(printer, an_order(), held=True)
    desk.receipts.lay_out(desk.order.id, alone=False)
    desk.receipts.print_again(desk.order.id)
    desk.duty[0] = LIN
    desk.lane.run_all()
    assert copied_by(printer) == ["3017"]


def test_a_copy_that_waited_for_paper_over_a_restart_names_whoever_asked_for_it(
    printer: VirtualPrinter, qapp: object
) -> None:
    desk = desk_with(printer, an_order())
    desk.receipts.lay_out(desk.order.id, alone=False)
    printer.switch_on(Fault.REFUSED, Onset())
    desk.receipts.print_again(desk.order.id)
    assert desk.seen == [PrintState.CONFIRMED, PrintState.FAILED_BEFORE_SEND]
    printer.switch_off()
    desk.duty[0] = LIN
    began_anew = desk.begun()
    began_anew.after_restart(lambda _: began_anew.print_waiting())
    assert copied_by(printer) == ["3017"]


def test_that_no_paper_came_out_is_written_down_with_whose_word_it_is(printer: VirtualPrinter, qapp: object) -> None:
    desk = desk_with(printer, an_order(), held=True)
    desk.jobs.mark("job-a", PrintState.UNKNOWN, at=NOW)
    desk.receipts.answered("job-a", came_out=False, undone=never_undone)
    desk.duty[0] = LIN
    desk.lane.run_all()
    assert copied_by(printer) == ["3017"]
    (event,) = desk.audit.events
    assert (event.kind, event.staff_number, event.subject, event.reason) == (
        AuditKind.REPRINTED,
        "3017",
        str(desk.order.receipt_number),  # as of a copy that somebody asked for
        f"1, {NO_PAPER}",
    )


def test_the_pulse_is_no_part_of_the_paper_that_is_kept(printer: VirtualPrinter, qapp: object) -> None:
    desk = desk_with(printer, an_order())
    desk.receipts.lay_out(desk.order.id, alone=False)
    kept = desk.jobs["job-a"].data
    assert kept is not None
    assert b"\x1bp" not in kept
    assert printer.slips()[0].data.endswith(kept)


@pytest.mark.parametrize(
    ("change", "port", "later"),
    [
        (nothing_due, PORT, timedelta()),
        (lambda payment: payment, None, timedelta()),
        (lambda payment: payment, PORT, OPENS_DRAWER_WITHIN + timedelta(seconds=1)),
    ],
    ids=["nothing was due", "no drawer", "the printer was away for longer"],
)
def test_nothing_else_opens_it(
    change: Callable[[Payment], Payment],
    port: DrawerPort | None,
    later: timedelta,
    printer: VirtualPrinter,
    qapp: object,
) -> None:
    order = an_order()
    desk = desk_with(printer, replace(order, payment=change(order.payment)), port=port)
    desk.clock.set(NOW + later)
    desk.receipts.lay_out(desk.order.id, alone=False)
    assert len(printer.slips()) == 1
    assert printer.kicks() == ()


def test_who_may_opens_it_by_itself_with_a_reason_and_sees_that_it_is_open(printer: VirtualPrinter) -> None:
    seen: list[DrawerState] = []
    got: list[Delivery | Exception] = []
    audit = WrittenAudit()
    drawer = LaneDrawer(
        drawer=PrinterDrawer(printer_at(printer.address, answers=True), PORT),
        desk=DESK,
        lane=InstantLane(),
        audit=audit,
        clock=HandClock(NOW),
        told=seen.append,
    )
    drawer.look()
    clerk = StaffMember(CLERK.number, CLERK.name, CLERK.latin_name, CLERK.role, granted=frozenset({Right.OPEN_DRAWER}))
    leave = Leave(clerk, Right.OPEN_DRAWER, drawer.subject)
    drawer.open(leave=leave, reason="换零钱", then=got.append, failed=got.append)
    assert got == [Delivery.CONFIRMED]
    assert seen == [DrawerState.SHUT, DrawerState.OPEN]
    assert printer.kicks() == (KICK,)
    (event,) = audit.events
    assert (event.kind, event.subject, event.reason) == (AuditKind.DRAWER_OPENED, DESK.device_id, "换零钱")


def test_a_counter_without_a_drawer_has_no_state() -> None:
    seen: list[DrawerState] = []
    LaneDrawer(NoDrawer(), DESK, InstantLane(), WrittenAudit(), HandClock(NOW), seen.append).look()
    assert seen == [DrawerState.NONE]


@pytest.mark.parametrize("came_out", [True, False])
def test_of_two_papers_of_an_order_the_one_that_was_asked_about_is_answered(
    came_out: bool, printer: VirtualPrinter, qapp: object
) -> None:
    desk = desk_with(printer, an_order(), held=True)
    desk.jobs.mark("job-a", PrintState.UNKNOWN, at=NOW)
    desk.jobs.add(PrintJob("job-b", desk.order.id, PaperKind.RECEIPT, 1, PrintState.UNKNOWN, NOW, None, ""))
    desk.receipts.answered("job-b", came_out=came_out, undone=never_undone)
    desk.lane.run_all()
    ended = PrintState.CONFIRMED if came_out else PrintState.CANCELLED
    assert (desk.jobs["job-a"].state, desk.jobs["job-b"].state) == (PrintState.UNKNOWN, ended)
    assert len(printer.slips()) == len(desk.audit.events) == (0 if came_out else 1)


def test_a_receipt_that_cannot_be_laid_out_is_told_of_once_and_holds_no_other_up(
    printer: VirtualPrinter, qapp: object
) -> None:
    desk = desk_with(printer, an_order())
    desk.jobs.mark("job-a", PrintState.CANCELLED, at=NOW)
    desk.jobs.add(PrintJob("job-b", "an order nobody has", PaperKind.RECEIPT, 0, PrintState.QUEUED, NOW, None, ""))
    desk.jobs.add(PrintJob("job-c", desk.order.id, PaperKind.RECEIPT, 0, PrintState.QUEUED, NOW, None, ""))
    failed: list[Exception] = []
    receipts = Receipts(
        desk.room,
        lane=InstantLane(),
        audit=desk.audit,
        clerk=lambda: ZHOU,
        told=desk.seen.append,
        failed=failed.append,
    )
    for _ in range(2):
        receipts.print_waiting()
    assert [type(error) for error in failed] == [CannotLayOut]
    assert [(each.id, each.state) for each in desk.jobs.open()] == [("job-b", PrintState.FAILED_BEFORE_SEND)]
    assert "nothing to print" in desk.jobs["job-b"].last_error
    assert len(printer.slips()) == 1


def test_an_answer_that_the_store_did_not_get_is_asked_for_again(printer: VirtualPrinter) -> None:
    desk = desk_with(printer, an_order(), held=True)
    undone: list[str] = []
    failed: list[Exception] = []

    class Locked(JobsInMemory):
        def open(self) -> tuple[PrintJob, ...]:
            raise OSError("the disk is full")

    receipts = Receipts(
        replace(desk.room, jobs=Locked()),
        lane=InstantLane(),
        audit=desk.audit,
        clerk=lambda: ZHOU,
        told=desk.seen.append,
        failed=failed.append,
    )
    receipts.answered("job-a", came_out=True, undone=lambda: undone.append("job-a"))
    assert (undone, len(failed)) == (["job-a"], 1)


def test_a_copy_of_the_receipt_is_one_also_where_an_a4_form_came_out_since(printer: VirtualPrinter) -> None:
    desk = desk_with(printer, an_order())
    desk.receipts.lay_out(desk.order.id, alone=False)
    form = PrintJob("job-b", desk.order.id, PaperKind.ACCEPTANCE_FORM, 0, PrintState.UNKNOWN, NOW, None, "")
    desk.jobs.add(form)
    desk.receipts.print_again(desk.order.id)
    assert len(printer.slips()) == 2
