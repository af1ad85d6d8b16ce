"""Each fault as a program meets it on real TCP or a real pseudo-terminal: its bits, and what becomes of the paper."""

import contextlib
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from app.domain.printer_fault import Fault, Onset, Ordered
from app.papers.printed import PrintedImage, PrintedText
from printing.virtual_printer.decoder import Kicked
from printing.virtual_printer.mechanism import Mechanism
from printing.virtual_printer.pace import Pace
from printing.virtual_printer.printer import PrinterOnALine
from printing.virtual_printer.pseudo_terminal import SerialVirtualPrinter
from printing.virtual_printer.real_time import RealTimeEar, RealTimeKind
from printing.virtual_printer.server import VirtualPrinter
from tests.fakes.printer_at_hand import PrinterAtHand

ASK_ALL = b"\x10\x04\x01\x10\x04\x02\x10\x04\x03\x10\x04\x04"
BARRIER = b"\x1dr\x01"
CUT = b"\x1dVB\x00"
CLEAR = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
PICTURE = b"\x1dv0\x00\x01\x00\x40\x00"  # 64 rows of one byte each follow


@pytest.fixture
def printer() -> Iterator[VirtualPrinter]:
    with VirtualPrinter(port=0) as started:
        yield started


def connected(printer: VirtualPrinter) -> socket.socket:
    return socket.create_connection(("127.0.0.1", printer.port), timeout=5)


def ask(printer: VirtualPrinter, data: bytes, count: int) -> bytes:
    with connected(printer) as connection:
        connection.sendall(data)
        return heard(connection, count)


def heard(connection: socket.socket, count: int) -> bytes:
    got = b""
    while len(got) < count and (piece := connection.recv(count - len(got))):
        got += piece
    return got


def words(printer: PrinterOnALine | Mechanism) -> list[list[str]]:
    return [[row.words for row in slip.rows if isinstance(row, PrintedText)] for slip in printer.slips()]


def until(printer: PrinterOnALine, wanted: list[list[str]]) -> list[list[str]]:
    """The paper once it is so, or what it is after five seconds."""
    changed = Event()
    printer.watch(changed.set)
    for _ in range(50):
        if words(printer) == wanted or not changed.wait(5):
            break
        changed.clear()
    return words(printer)


@pytest.mark.parametrize(
    ("faults", "bits"),
    [
        ((), "12 12 12 12"),
        ((Fault.PAPER_LOW,), "12 12 12 1e"),
        ((Fault.PAPER_OUT,), "1a 32 12 7e"),
        ((Fault.COVER_OPEN,), "1a 16 12 12"),
        ((Fault.CUTTER_STUCK,), "1a 52 1a 12"),
        ((Fault.OFFLINE,), "1a 12 12 12"),
        ((Fault.PAPER_OUT, Fault.COVER_OPEN), "1a 36 12 7e"),
    ],
    ids=str,
)
def test_its_state_is_told_at_once_in_epsons_bits(
    faults: tuple[Fault, ...], bits: str, printer: VirtualPrinter
) -> None:
    for fault in faults:
        printer.switch_on(fault)
    assert ask(printer, b"hello\n" + ASK_ALL, 4).hex(" ") == bits


@pytest.mark.parametrize("fault", [Fault.PAPER_OUT, Fault.COVER_OPEN, Fault.OFFLINE, Fault.CUTTER_STUCK])
def test_what_arrives_while_it_stands_still_waits_and_comes_out_once_it_is_mended(
    fault: Fault, printer: VirtualPrinter
) -> None:
    """The trap of a naive retry: two receipts."""
    printer.switch_on(fault)
    for _ in range(2):
        with connected(printer) as connection:
            connection.sendall(b"receipt\n" + CUT + BARRIER + b"\x10\x04\x01")
            assert heard(connection, 1) == b"\x1a"  # in real time; the barrier behind the job is not answered
    assert words(printer) == []
    printer.switch_off(fault)
    assert until(printer, [["receipt"]] * 2) == [["receipt"]] * 2


def test_a_full_buffer_holds_the_line_back() -> None:
    mechanism = Mechanism(buffer_bytes=100)
    hand = PrinterAtHand(mechanism)
    mechanism.switch_on(Fault.COVER_OPEN)
    hand.receive(b"x" * 60)
    assert mechanism.room() == 40
    mechanism.switch_off(Fault.COVER_OPEN)
    hand.receive(b"")
    assert mechanism.room() == 100


@pytest.mark.parametrize(
    ("ordered", "before", "after"),
    [
        ("paper-out@2", [["1", "2"]], [["1", "2"], ["3"], ["next"]]),
        ("paper-out@5b", [["1", "2"]], [["1", "2"], ["3"], ["next"]]),
        ("paper-out@cut", [["1", "2", "3"]], [["1", "2", "3"], ["next"]]),
        ("cover-open@1", [["1"]], [["1", "2", "3"], ["next"]]),
    ],
)
def test_a_fault_sets_in_in_the_middle_of_a_job(ordered: str, before: list[list[str]], after: list[list[str]]) -> None:
    mechanism = Mechanism()
    hand, wanted = PrinterAtHand(mechanism), Ordered.read(ordered)
    mechanism.switch_on(wanted.fault, wanted.onset)
    assert hand.receive(b"1\n2\n3\n" + CUT + BARRIER + b"next\n" + CUT) == b""
    assert words(mechanism) == before
    mechanism.switch_off()
    assert hand.receive(b"") == b"\x00"
    assert words(mechanism) == after
    pieces = [slip.whole for slip in mechanism.slips()]
    assert pieces == ([True, True] if len(after) == 2 else [False, False, True])


@pytest.mark.parametrize("spelt", ["paper", "paper-out@", "paper-out@x", "cut-off", "cut-off@20", "slow@-1"])
def test_what_is_no_fault_is_refused(spelt: str) -> None:
    with pytest.raises(ValueError, match=spelt.split("@", maxsplit=1)[0]):
        Ordered.read(spelt)


@pytest.mark.parametrize(("fault", "paper"), [(Fault.SILENT, [["job"]]), (Fault.SWALLOWS, [])])
def test_a_mute_printer_prints_all_or_nothing_and_says_nothing(fault: Fault, paper: list[list[str]]) -> None:
    hand = PrinterAtHand()
    hand.mechanism.switch_on(fault)
    assert hand.receive(b"job\n" + CUT + BARRIER + ASK_ALL + b"\x1bp\x00\x32\xfa") == b""
    assert words(hand.mechanism) == paper
    assert hand.mechanism.drawer_is_open() is (fault is Fault.SILENT)


def test_a_slow_printer_answers_in_real_time_and_comes_to_the_barrier_when_it_comes() -> None:
    now = [100.0]
    hand = PrinterAtHand(Mechanism(row_s=0.5, now_s=lambda: now[0]))
    hand.mechanism.switch_on(Fault.SLOW)
    assert hand.receive(b"1\n2\n3\n" + BARRIER + b"\x10\x04\x01") == b"\x12"
    assert words(hand.mechanism) == [["1"]]
    for rows, said in ((2, b""), (3, b""), (3, b"\x00")):
        now[0] += 0.5
        assert hand.receive(b"") == said
        assert len(words(hand.mechanism)[0]) == rows


def test_a_connection_breaks_behind_a_byte_and_what_came_is_printed(printer: VirtualPrinter) -> None:
    printer.switch_on(Fault.CUT_OFF, Onset(data_bytes=8))
    with connected(printer) as connection:
        connection.sendall(b"one\ntwo\nthree\n" + CUT)
        with pytest.raises(ConnectionResetError):
            connection.recv(1)
    printer.switch_off()
    assert ask(printer, b"next\n" + CUT + BARRIER, 1) == b"\x00"
    assert [(slip.whole, row) for slip, row in zip(printer.slips(), words(printer), strict=True)] == [
        (False, ["one", "two"]),
        (True, ["next"]),
    ]


def test_nobody_listens_or_all_are_hung_up_on(printer: VirtualPrinter) -> None:
    printer.switch_on(Fault.REFUSED)
    with pytest.raises(ConnectionRefusedError):
        connected(printer)
    printer.switch_off()
    printer.switch_on(Fault.HANGS_UP)
    with connected(printer) as connection:
        assert connection.recv(1) == b""
    printer.switch_off()
    assert ask(printer, BARRIER, 1) == b"\x00"


def test_rubbish_for_an_answer_is_never_the_right_one_twice_over() -> None:
    hand = PrinterAtHand()
    hand.mechanism.switch_on(Fault.GARBAGE)
    said = hand.receive(ASK_ALL * 8)
    assert len(said) == 32
    assert set(said) & {0x11, 0x13}
    assert set(said) & {0xFF, 0x80, 0x97, 0xFE}  # bits that are fixed are wrong
    hand.mechanism.switch_off()
    hand.mechanism.switch_on(Fault.FLOW_BYTES)
    assert hand.receive(BARRIER) == b"\x11\x13\x11\x00"


def test_its_state_is_told_by_itself_to_who_wants_it_at_once_and_on_change(printer: VirtualPrinter) -> None:
    with connected(printer) as connection:
        connection.sendall(b"\x1da\xff")
        assert heard(connection, 4).hex(" ") == "10 00 00 00"
        printer.switch_on(Fault.PAPER_LOW)
        assert heard(connection, 4).hex(" ") == "10 00 03 00"
        printer.switch_on(Fault.COVER_OPEN)
        assert heard(connection, 4).hex(" ") == "38 00 03 00"
        printer.switch_off()
        connection.sendall(b"\x1bp\x00\x32\xfa")
        assert heard(connection, 8).hex(" ") == "10 00 00 00 14 00 00 00"
        connection.sendall(b"\x1b@" + BARRIER)  # ESC @ ends it
        assert heard(connection, 1) == b"\x00"
        printer.shut_drawer()
        connection.sendall(BARRIER)
        assert heard(connection, 1) == b"\x00"
    assert ask(printer, BARRIER, 1) == b"\x00"  # the next connection wanted nothing


def test_only_the_wanted_items_are_told() -> None:
    hand = PrinterAtHand()
    assert hand.receive(b"\x1da\x08").hex(" ") == "10 00 00 00"
    hand.mechanism.switch_on(Fault.COVER_OPEN)
    assert hand.receive(b"") == b""
    hand.mechanism.switch_on(Fault.PAPER_OUT)
    assert hand.receive(b"").hex(" ") == "38 00 0f 00"


def test_a_process_is_told_back_in_its_turn_and_the_drawer_kicked_out_of_turn() -> None:
    hand = PrinterAtHand()
    assert hand.receive(b"\x1d(H\x06\x00\x30\x30AB12") == b"\x37\x22AB12\x00"
    hand.mechanism.switch_on(Fault.COVER_OPEN)
    hand.receive(b"\x10\x14\x01\x01\x02\x1bp\x00\x32\xfa")
    assert hand.mechanism.kicks() == (Kicked(5, 200, 200),)


def test_buffers_are_cleared_with_the_picture_that_waits_and_the_half_row(printer: VirtualPrinter) -> None:
    printer.switch_on(Fault.COVER_OPEN, Onset(rows=1))
    with connected(printer) as connection:
        connection.sendall(b"row\nhalf" + PICTURE + b"ab")
        assert until(printer, [["row"]]) == [["row"]]
        connection.sendall(CLEAR)
        assert heard(connection, 3).hex(" ") == "37 25 00"
        printer.switch_off()
        connection.sendall(b"next\n" + CUT + BARRIER)
        assert heard(connection, 1) == b"\x00"
    assert words(printer) == [["row", "next"]]  # what is printed hangs there


@pytest.mark.parametrize(("recover", "left"), [(b"\x01", [["a", "b"]]), (b"\x02", [["a"]])])
def test_an_error_is_recovered_with_or_without_what_waits(recover: bytes, left: list[list[str]]) -> None:
    hand = PrinterAtHand()
    hand.mechanism.switch_on(Fault.CUTTER_STUCK, Onset(rows=1))
    hand.receive(b"a\nb\n")
    hand.receive(b"\x10\x05" + recover)
    assert words(hand.mechanism) == left


def test_real_time_commands_are_heard_in_any_data_and_in_pieces_and_stay_in_a_picture() -> None:
    data = b"\x10" + ASK_ALL + b"\x10\x14\x01\x00\x05" + b"\x10\x10\x05\x02x\x10\x04\x05" + CLEAR + b"\x10\x04"
    whole = [(each.kind, each.arguments) for each in RealTimeEar().hear(data)]
    ear = RealTimeEar()
    assert [(e.kind, e.arguments) for at in range(len(data)) for e in ear.hear(data[at : at + 1])] == whole
    assert [kind for kind, _ in whole] == [
        *[RealTimeKind.STATUS] * 4, RealTimeKind.PULSE, RealTimeKind.RECOVER, RealTimeKind.CLEAR
    ]  # fmt: skip
    hand = PrinterAtHand()
    assert hand.receive(b"\x1dv0\x00\x01\x00\x03\x00" + b"\x10\x04\x01") == b"\x12"
    assert hand.mechanism.slips()[0].rows == (PrintedImage(8, (b"\x10", b"\x04", b"\x01")),)


def test_a_picture_cut_off_swallows_the_next_job_on_the_same_serial_line() -> None:
    with SerialVirtualPrinter(baud=115_200) as printer:
        near = os.open(printer.device, os.O_RDWR | os.O_NOCTTY)
        try:
            os.write(near, PICTURE + b"ab" + b"\x1b@second\n" + BARRIER + b"\x10\x04\x01")
            assert os.read(near, 9) == b"\x12"  # and no answer to the barrier
            os.write(near, b"\0" * 64 + b"third\n" + BARRIER)
            assert os.read(near, 9) == b"\x00"
        finally:
            os.close(near)
        assert words(printer) == [["third"]]
        assert isinstance(printer.slips()[0].rows[0], PrintedImage)


def test_an_adapter_pulled_out_comes_back_by_the_same_name(tmp_path: Path) -> None:
    with SerialVirtualPrinter(baud=115_200, link=tmp_path / "ttyUSB0") as printer:
        assert printer.address == f"serial://{tmp_path}/ttyUSB0?baud=115200"
        printer.switch_on(Fault.REFUSED)
        assert not os.path.lexists(printer.device)
        printer.switch_off()
        near = os.open(printer.device, os.O_RDWR | os.O_NOCTTY)
        os.write(near, BARRIER)
        assert os.read(near, 9) == b"\x00"
        os.close(near)


def test_a_picture_waits_for_its_dots_also_through_an_adapter_pulled_out(tmp_path: Path) -> None:
    with SerialVirtualPrinter(baud=115_200, link=tmp_path / "ttyUSB0") as printer:
        printer.switch_on(Fault.CUT_OFF, Onset(data_bytes=len(PICTURE) + 2))
        near = os.open(printer.device, os.O_RDWR | os.O_NOCTTY)
        os.write(near, PICTURE + b"abc")
        with contextlib.suppress(OSError):  # what comes behind the end; a read that waits for it gets nothing
            assert os.read(near, 9) == b""
        os.close(near)
        printer.switch_off()
        near = os.open(printer.device, os.O_RDWR | os.O_NOCTTY)
        os.write(near, b"x" * 62 + b"next\n" + BARRIER)
        assert os.read(near, 9) == b"\x00"
        os.close(near)
        assert words(printer) == [["next"]]


def test_a_line_of_9600_baud_brings_960_bytes_a_second() -> None:
    pace, now, got = Pace(baud=9600), 50.0, 0
    while now < 60.0:
        if not pace.wait_s(now):
            pace.took(pace.at_a_time, now_s=now)
            got += pace.at_a_time
        now += 0.007  # a reader that looks when it can, and is late each time
    assert 9580 <= got <= 9620
    pace.took(pace.at_a_time, now_s=500.0)  # a rest saves up nothing
    assert pace.wait_s(500.0) > 0.015
