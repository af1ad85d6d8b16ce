"""What becomes of a job at a printer that fails: real lines to the virtual one, which plays each fault."""

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import Thread

import pytest

from app.domain.printer_address import NetworkAddress
from app.domain.printer_fault import Fault, Onset
from app.errors import PrinterTrouble
from app.papers.printed import PrintedText, Slip
from app.printer_ports import Delivery, PrinterCondition
from app.texts.language import Language
from printing.conversation import Bounds, Speech
from printing.profiles import StatusBy
from printing.status import BARRIER
from printing.transport import ConnectedPrinter, printer_at
from printing.virtual_printer.mechanism import Mechanism
from printing.virtual_printer.pseudo_terminal import SerialVirtualPrinter
from printing.virtual_printer.server import VirtualPrinter
from printing.ways.network import NetworkWay

READY, LOW, OUT, SILENT = (
    PrinterCondition.READY,
    PrinterCondition.PAPER_LOW,
    PrinterCondition.PAPER_OUT,
    PrinterCondition.SILENT,
)
SOON = Bounds(answer_s=0.3, ask_s=0.1, wait_s=3.0, look_s=0.02, settle_s=0.1)
AT_ONCE = Speech(answers=True, status=StatusBy.DLE_EOT, clears=True, cuts=True, band_bytes=72 * 128)
BY_ITSELF = replace(AT_ONCE, status=StatusBy.ASB)
IN_TURN = replace(AT_ONCE, status=StatusBy.GS_R, clears=False)
JOB = b"\x1b@first\nsecond\nthird\n\x1dVB\x00"


@pytest.fixture
def printer() -> Iterator[VirtualPrinter]:
    with VirtualPrinter(port=0, mechanism=Mechanism(row_s=0.15, torn_when_hung_up=False)) as virtual:
        yield virtual


def reached(printer: VirtualPrinter | SerialVirtualPrinter, speech: Speech, bounds: Bounds = SOON) -> ConnectedPrinter:
    return printer_at(printer.address, speech=speech, bounds=bounds)


def words(slips: tuple[Slip, ...]) -> list[str]:
    return [" ".join(row.words for row in slip.rows if isinstance(row, PrintedText)) for slip in slips]


@pytest.mark.parametrize(
    ("fault", "condition", "says"),
    [
        (Fault.PAPER_OUT, OUT, "缺纸"),
        (Fault.COVER_OPEN, PrinterCondition.COVER_OPEN, "盖子开着"),
        (Fault.CUTTER_STUCK, PrinterCondition.FAULT, "切刀"),
        (Fault.OFFLINE, PrinterCondition.OFFLINE, "脱机"),
        (Fault.REFUSED, PrinterCondition.AWAY, "连不上"),
        (Fault.HANGS_UP, PrinterCondition.AWAY, "断了"),
    ],
)
def test_a_printer_that_will_not_print_gets_no_byte_and_the_job_comes_out_once_later(
    fault: Fault, condition: PrinterCondition, says: str, printer: VirtualPrinter
) -> None:
    told: list[PrinterCondition] = []
    begun: list[str] = []
    connected = reached(printer, AT_ONCE)
    printer.switch_on(fault)
    assert connected.condition() is condition
    with pytest.raises(PrinterTrouble) as trouble:
        connected.send(JOB, begin=lambda: begun.append("begun"), told=told.append)
    assert says in trouble.value.say(Language.ZH)
    assert (told, begun) == ([condition], [])
    printer.switch_off()
    assert connected.send(JOB) is Delivery.CONFIRMED
    assert words(printer.slips()) == ["first second third"]


@pytest.mark.parametrize(
    ("faults", "condition", "delivery"),
    [
        ([Fault.PAPER_LOW], LOW, Delivery.CONFIRMED),
        ([Fault.FLOW_BYTES], READY, Delivery.CONFIRMED),
        ([Fault.GARBAGE], SILENT, Delivery.SILENT),
        ([Fault.SILENT], SILENT, Delivery.SILENT),
        ([Fault.SWALLOWS], SILENT, Delivery.SILENT),
    ],
)
def test_what_is_no_answer_neither_holds_a_job_back_nor_confirms_it(
    faults: list[Fault], condition: PrinterCondition, delivery: Delivery, printer: VirtualPrinter
) -> None:
    for fault in faults:
        printer.switch_on(fault)
    connected = reached(printer, AT_ONCE)
    assert connected.condition() is condition
    assert connected.send(JOB) is delivery


@pytest.mark.parametrize("speech", [AT_ONCE, BY_ITSELF], ids=["asked", "by itself"])
def test_a_job_is_waited_for_while_the_printer_says_why(speech: Speech, printer: VirtualPrinter) -> None:
    told: list[PrinterCondition] = []

    def see(condition: PrinterCondition) -> None:
        told.append(condition)
        if condition is OUT:
            printer.switch_off()

    printer.switch_on(Fault.PAPER_OUT, Onset(rows=2))
    assert reached(printer, speech).send(JOB, told=see) is Delivery.CONFIRMED
    assert told == [READY, OUT, READY]
    assert words(printer.slips()) == ["first second", "third"]


def test_who_stops_the_wait_leaves_the_outcome_open_and_the_next_job_comes_out_alone(printer: VirtualPrinter) -> None:
    """Its end still lies in the printer, and would come out as soon as paper is in."""
    told: list[PrinterCondition] = []
    connected = reached(printer, AT_ONCE)
    printer.switch_on(Fault.PAPER_OUT, Onset(rows=2))
    assert connected.send(JOB, told=told.append, stopped=lambda: OUT in told) is Delivery.SILENT
    with pytest.raises(PrinterTrouble):
        connected.send(b"\x1b@copy\n\x1dVB\x00", torn=True)
    printer.switch_off()
    assert connected.send(b"\x1b@copy\n\x1dVB\x00", torn=True) is Delivery.CONFIRMED
    assert words(printer.slips()) == ["first second", "copy"]


def test_the_wait_has_an_end(printer: VirtualPrinter) -> None:
    printer.switch_on(Fault.PAPER_OUT, Onset(rows=1))
    assert reached(printer, AT_ONCE, replace(SOON, wait_s=0.3)).send(JOB) is Delivery.SILENT


@pytest.mark.parametrize(("speech", "delivery"), [(AT_ONCE, Delivery.CONFIRMED), (IN_TURN, Delivery.SILENT)])
def test_a_slow_printer_is_waited_for_where_it_can_say_that_it_lives(
    speech: Speech, delivery: Delivery, printer: VirtualPrinter
) -> None:
    printer.switch_on(Fault.SLOW)  # three rows take longer than silence is borne
    assert reached(printer, speech).send(JOB) is delivery


@pytest.mark.parametrize(
    ("answer", "condition"),
    [
        (b"\x12", READY),
        (b"\x11\x13\x12", READY),
        (b"\x12\x12", SILENT),  # which of them, to which question
        (b"\xff\x12", SILENT),
        (b"\x00", SILENT),
        (b"\x10\x00\x00\x00\x12", READY),  # its own status between
    ],
)
def test_a_question_has_one_answer_or_none(answer: bytes, condition: PrinterCondition) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            connection, _ = listening.accept()
            with connection:
                while connection.recv(16):
                    connection.sendall(answer)

        thread = Thread(target=serve)
        thread.start()
        port = listening.getsockname()[1]
        assert printer_at(f"tcp://127.0.0.1:{port}", speech=AT_ONCE, bounds=SOON).condition() is condition
        thread.join()


@contextmanager
def full_line(
    by_itself: bytes, opened: Callable[[Callable[[], None]], None]
) -> Iterator[tuple[ConnectedPrinter, list[int]]]:
    """A printer that takes nothing until it is let, and says why `by_itself`; `opened` gets what lets it."""
    listening = socket.create_server(("127.0.0.1", 0))
    heard, bell = socket.socketpair()
    count: list[int] = []
    opened(lambda: bell.sendall(b"."))

    def serve() -> None:
        connection, _ = listening.accept()
        with connection:
            while by_itself and connection.recv(3).startswith(b"\x10\x04"):
                connection.sendall(b"\x12")
            connection.sendall(by_itself)
            heard.recv(1)
            taken = b""
            while piece := connection.recv(1 << 20):
                count.append(len(piece))
                taken = (taken + piece)[-16:]
                if BARRIER in taken:
                    connection.sendall(b"\x00")
                    taken = b""

    thread = Thread(target=serve)
    thread.start()
    address = NetworkAddress("127.0.0.1", listening.getsockname()[1])
    speech = replace(BY_ITSELF, status=StatusBy.GS_R) if not by_itself else BY_ITSELF
    try:
        yield ConnectedPrinter(address, NetworkWay(address, timeout_s=0.3), speech=speech, bounds=SOON), count
    finally:
        bell.sendall(b".")
        thread.join()
        for one in (listening, heard, bell):
            one.close()


def test_a_full_line_is_kept_at_while_the_printer_says_by_itself_that_paper_is_out() -> None:
    let: list[Callable[[], None]] = []
    looks: list[None] = []

    def look() -> bool:
        looks.append(None)
        if len(looks) == 3:  # later than a line is borne that takes nothing
            let[0]()
        return False

    data = bytes(12_000_000)
    with full_line(b"\x18\x00\x0f\x00", let.append) as (connected, count):
        connected.send(data, stopped=look)
    assert sum(count) > len(data)


def test_a_full_line_of_a_printer_that_says_nothing_is_given_up_and_nobody_knows() -> None:
    with full_line(b"", lambda let: None) as (connected, _), pytest.raises(TimeoutError):
        connected.send(bytes(12_000_000))


@pytest.mark.parametrize("speech", [AT_ONCE, IN_TURN], ids=["clears", "filled with dots"])
def test_a_picture_cut_off_on_a_serial_line_takes_nothing_of_the_next_job(speech: Speech) -> None:
    cut_off = b"\x1b@torn\n\x1dv0\x00" + bytes([48, 0, 100, 0]) + b"\xff" * 48
    with SerialVirtualPrinter(baud=115200) as printer:
        node = os.open(printer.device, os.O_WRONLY | os.O_NOCTTY)
        os.write(node, cut_off)
        os.close(node)
        assert reached(printer, speech).send(JOB, torn=True) is Delivery.CONFIRMED
        assert words(printer.slips()[-1:]) == ["first second third"]


def test_the_answer_of_an_earlier_job_confirms_no_later_one() -> None:
    """On a serial line it comes whenever the printer is at it again: here, while the next job is out."""
    with SerialVirtualPrinter(baud=115200) as printer:
        connected = reached(printer, IN_TURN)
        printer.switch_on(Fault.PAPER_OUT)
        assert connected.send(JOB) is Delivery.SILENT
        begun: list[bool] = []

        def look() -> bool:
            if begun == [True]:
                begun.append(False)
                printer.switch_on(Fault.COVER_OPEN, Onset(rows=4))  # three of the torn job, one of the next
                printer.switch_off(Fault.PAPER_OUT)
            return False

        assert connected.send(JOB, begin=lambda: begun.append(True), stopped=look, torn=True) is Delivery.SILENT
