import socket
from collections.abc import Iterator
from threading import Event

import pytest

from app.errors import PortTaken
from app.papers.printed import PrintedImage, PrintedText, Slip
from app.texts.language import Language
from printing.virtual_printer.server import VirtualPrinter
from printing.virtual_printer.tray import MOST_SLIPS

ASK = b"\x1dr\x01"


@pytest.fixture
def printer() -> Iterator[VirtualPrinter]:
    with VirtualPrinter(port=0) as started:
        yield started


def connected(printer: VirtualPrinter) -> socket.socket:
    return socket.create_connection(("127.0.0.1", printer.port), timeout=5)


def send(printer: VirtualPrinter, data: bytes) -> None:
    """Returns once all of it is on the paper."""
    with connected(printer) as connection:
        connection.sendall(data + ASK)
        assert connection.recv(1) == b"\x00"
        connection.shutdown(socket.SHUT_WR)
        assert connection.recv(1) == b""


def words(slip: Slip) -> list[str]:
    return [row.words for row in slip.rows if isinstance(row, PrintedText)]


def test_the_tray_holds_so_many_slips_and_the_oldest_fall_out(printer: VirtualPrinter) -> None:
    jobs = [b"\x1b@%d\n\x1dVB\x00" % number for number in range(MOST_SLIPS + 5)]
    send(printer, b"".join(jobs))
    assert [words(slip) for slip in printer.slips()] == [[str(n)] for n in range(5, MOST_SLIPS + 5)]


def test_each_cut_begins_a_new_slip_with_its_own_bytes(printer: VirtualPrinter) -> None:
    jobs = (b"\x1b@one\n\x1dVB\x00", b"\x1b@two\n\x1dVB\x00", b"\x1b@three\n")
    send(printer, b"".join(jobs))
    assert [words(slip) for slip in printer.slips()] == [["one"], ["two"], ["three"]]
    assert [slip.data for slip in printer.slips()] == [*jobs[:2], jobs[2] + ASK]
    assert all(slip.torn_off for slip in printer.slips())


def test_a_cut_through_blank_paper_gives_no_slip(printer: VirtualPrinter) -> None:
    send(printer, b"\x1dVB\x00one\n\x1dVB\x00\x1dVB\x00")
    (slip,) = printer.slips()
    assert slip.data == b"one\n\x1dVB\x00"


def test_a_job_without_a_cut_is_torn_off_by_hand_at_its_end(printer: VirtualPrinter) -> None:
    send(printer, b"one\n")
    send(printer, b"two\n")
    assert [(words(slip), slip.torn_off) for slip in printer.slips()] == [(["one"], True), (["two"], True)]
    assert printer.slips()[0].data == b"one\n" + ASK


def test_paper_is_seen_while_it_comes_out(printer: VirtualPrinter) -> None:
    with connected(printer) as connection:
        connection.sendall(b"first\n" + ASK)
        connection.recv(1)
        (growing,) = printer.slips()
        assert (words(growing), growing.torn_off) == (["first"], False)


def test_who_watches_is_told_of_each_change(printer: VirtualPrinter) -> None:
    told = Event()
    printer.watch(told.set)
    send(printer, b"hello\n")
    assert told.wait(5)
    told.clear()
    printer.throw_away()
    assert told.is_set()
    assert printer.slips() == ()


def test_a_picture_cut_off_half_way_does_not_swallow_the_next_connection(printer: VirtualPrinter) -> None:
    with connected(printer) as connection:
        connection.sendall(b"before\n" + ASK)
        connection.recv(1)
        connection.sendall(b"\x1dv0\x00\x48\x00\x80\x00" + b"\xff" * 100)
    send(printer, b"after\n")
    assert [words(slip) for slip in printer.slips()] == [["before"], ["after"]]
    assert not any(isinstance(row, PrintedImage) for slip in printer.slips() for row in slip.rows)


def test_a_second_connection_waits_its_turn(printer: VirtualPrinter) -> None:
    with connected(printer) as first, connected(printer) as second:
        second.sendall(b"second\n" + ASK)
        first.sendall(b"first\n" + ASK)
        assert first.recv(1) == b"\x00"
        first.close()
        assert second.recv(1) == b"\x00"
    assert words(printer.slips()[0]) == ["first"]


def test_a_connection_that_is_reset_leaves_what_arrived(printer: VirtualPrinter) -> None:
    with connected(printer) as connection:
        connection.sendall(b"torn\n" + ASK)
        connection.recv(1)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
    send(printer, b"next\n")
    assert [words(slip) for slip in printer.slips()] == [["torn"], ["next"]]


def test_a_taken_port_is_told_in_a_sentence(printer: VirtualPrinter) -> None:
    with pytest.raises(PortTaken) as told:
        VirtualPrinter(port=printer.port).start()
    assert printer.address in told.value.say(Language.ZH)
    assert "another program" in told.value.say(Language.EN)


def test_it_stops_while_a_connection_is_open_and_gives_the_port_back(printer: VirtualPrinter) -> None:
    with connected(printer) as connection:
        connection.sendall(b"x\n" + ASK)
        connection.recv(1)
        printer.stop()
        assert connection.recv(1) == b""
    with VirtualPrinter(port=printer.port) as again:
        assert again.address == printer.address
    assert words(printer.slips()[0]) == ["x"]
