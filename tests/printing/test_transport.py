import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from app.domain.printer_address import FileAddress, NetworkAddress
from app.domain.printer_fault import Fault
from app.errors import InputRefused, PrinterTrouble
from app.printer_ports import Delivery
from app.texts.language import Language
from printing.conversation import Bounds, Speech
from printing.transport import ConnectedPrinter, printer_at
from printing.virtual_printer.server import VirtualPrinter
from printing.ways.file import FileWay
from printing.ways.network import NetworkWay

BARRIER = b"\x1dr\x01"


@contextmanager
def listener(serve: Callable[[socket.socket], None]) -> Iterator[int]:
    """A printer on loopback that takes one connection and treats it as told."""
    listening = socket.create_server(("127.0.0.1", 0))

    def take_one() -> None:
        connection, _ = listening.accept()
        with connection:
            serve(connection)

    thread = Thread(target=take_one)
    thread.start()
    try:
        yield int(listening.getsockname()[1])
    finally:
        thread.join()
        listening.close()


def network(port: int, *, answers: bool = True) -> ConnectedPrinter:
    address = NetworkAddress("127.0.0.1", port)
    return ConnectedPrinter(
        address, NetworkWay(address, timeout_s=2.0), speech=Speech(answers=answers), bounds=Bounds(answer_s=0.2)
    )


def unused_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def everything(connection: socket.socket) -> bytes:
    got = b""
    while piece := connection.recv(65536):
        got += piece
    return got


def answering(status: bytes) -> Callable[[socket.socket], None]:
    """Says `status` once the barrier came, and stays on the line until the other side hangs up."""

    def serve(connection: socket.socket) -> None:
        got = b""
        while not got.endswith(BARRIER):
            got += connection.recv(65536)
        connection.sendall(status)
        everything(connection)

    return serve


def test_a_job_is_confirmed_once_the_printer_answers_behind_it() -> None:
    with VirtualPrinter(port=0) as paper:
        assert network(paper.port).send(b"hello\n") is Delivery.CONFIRMED
        assert paper.slips()[0].data.startswith(b"hello\n")


def test_a_printer_that_takes_everything_and_says_nothing_is_silent() -> None:
    got: list[bytes] = []
    with listener(lambda connection: got.append(everything(connection))) as port:
        assert network(port).send(b"hello\n") is Delivery.SILENT
    assert got == [b"hello\n" + BARRIER]


def test_a_printer_that_hangs_up_instead_of_answering_is_silent() -> None:
    with listener(lambda connection: connection.shutdown(socket.SHUT_WR)) as port:
        assert network(port).send(b"hello\n") is Delivery.SILENT


def test_a_write_only_printer_is_not_asked() -> None:
    got: list[bytes] = []
    with listener(lambda connection: got.append(everything(connection))) as port:
        assert network(port, answers=False).send(b"hello\n") is Delivery.UNASKED
    assert got == [b"hello\n"]


def test_an_unreachable_printer_is_told_in_a_sentence_and_nothing_was_sent() -> None:
    printer = network(unused_port())
    assert not printer.reachable()
    with pytest.raises(PrinterTrouble) as told:
        printer.send(b"hello\n")
    said = told.value.say(Language.ZH)
    assert printer.address in said
    assert "什么也没有印" in said
    assert "nothing was printed" in told.value.say(Language.EN)


def test_a_connection_that_breaks_half_way_is_no_trouble_but_an_unknown_outcome() -> None:
    def reset(connection: socket.socket) -> None:
        connection.recv(10)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")  # closing resets

    with listener(reset) as port, pytest.raises(OSError, match=r"reset|Broken pipe|aborted"):
        network(port).send(b"x" * 50_000_000)


def test_little_is_under_way_to_a_printer_that_takes_nothing() -> None:
    """Else all of a picture counts as handed over, and what a slow printer is asked behind it is answered too late."""
    with VirtualPrinter(port=0) as paper:
        paper.switch_on(Fault.COVER_OPEN)
        line = NetworkWay(NetworkAddress("127.0.0.1", paper.port), timeout_s=0.3).open()
        with pytest.raises(TimeoutError):
            line.write(b"x" * 250_000)
        line.close()


def test_a_reachable_printer_prints_nothing_when_asked() -> None:
    with VirtualPrinter(port=0) as paper:
        assert network(paper.port).reachable()
    assert paper.slips() == ()


def test_a_file_takes_the_bytes_as_they_are(tmp_path: Path) -> None:
    device = tmp_path / "lp0"
    printer = printer_at(device.as_uri(), answers=True)
    assert printer.reachable()
    assert printer.send(b"\x1b@\xd6\xd0\n") is Delivery.UNASKED
    assert device.read_bytes() == b"\x1b@\xd6\xd0\n"


def test_a_device_that_takes_nothing_any_more_is_given_up(tmp_path: Path) -> None:
    device = tmp_path / "lp0"
    os.mkfifo(device)
    reader = os.open(device, os.O_RDONLY | os.O_NONBLOCK)  # out of paper: it is there and reads nothing
    address = FileAddress(str(device))
    printer = ConnectedPrinter(address, FileWay(address, timeout_s=0.1), speech=Speech(answers=True))
    try:
        with pytest.raises(TimeoutError):
            printer.send(b"x" * 1_000_000)
    finally:
        os.close(reader)


def test_a_full_disk_is_no_trouble_but_an_unknown_outcome() -> None:
    with pytest.raises(OSError, match="No space left"):
        printer_at("file:///dev/full", answers=True).send(b"x")


def test_a_missing_device_is_told_in_a_sentence(tmp_path: Path) -> None:
    printer = printer_at((tmp_path / "unplugged" / "lp0").as_uri(), answers=True)
    assert not printer.reachable()
    with pytest.raises(PrinterTrouble, match="cannot be opened"):
        printer.send(b"x")


@pytest.mark.parametrize("status", [b"\x11\x13\x12\x00", b"\x03"], ids=["behind flow control", "paper near its end"])
def test_only_a_paper_status_confirms(status: bytes) -> None:
    with listener(answering(status)) as port:
        assert network(port).send(b"hello\n") is Delivery.CONFIRMED


@pytest.mark.parametrize("status", [b"\x11", b"\x12", b"\x0c"], ids=["XON", "DLE EOT", "paper out"])
def test_any_other_answer_leaves_the_outcome_to_the_clerk(status: bytes) -> None:
    with listener(answering(status)) as port:
        assert network(port).send(b"hello\n") is Delivery.SILENT


def test_an_address_is_shown_as_it_is_kept() -> None:
    assert printer_at("127.0.0.1:9100", answers=True).address == "tcp://127.0.0.1:9100"


def test_what_is_no_address_is_refused_before_anything_is_opened() -> None:
    with pytest.raises(InputRefused, match="does not say how the printer is connected"):
        printer_at("foo", answers=True)


def test_a_named_pipe_nobody_reads_is_refused_at_once(tmp_path: Path) -> None:
    """Opening one waits for its reader: the printing lane would wait for ever."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    address = FileAddress(str(pipe))
    said: list[str] = []

    def send() -> None:
        try:
            ConnectedPrinter(address, FileWay(address), speech=Speech(answers=True)).send(b"hello\n")
        except PrinterTrouble as refused:
            said.append(refused.text.zh)

    sending = Thread(target=send, daemon=True)
    sending.start()
    sending.join(timeout=5)
    waits = sending.is_alive()
    if waits:
        os.close(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK))
        sending.join()
    assert (waits, len(said)) == (False, 1)
