import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from app.errors import InputRefused, PrinterTrouble
from app.ports import Delivery
from app.texts.language import Language
from printing.transport import FilePrinter, NetworkPrinter, printer_at
from printing.virtual_printer.server import VirtualPrinter

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


def network(port: int, *, answers: bool = True) -> NetworkPrinter:
    return NetworkPrinter("127.0.0.1", port, answers=answers, timeout_s=2.0, answer_within_s=0.2)


def unused_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def everything(connection: socket.socket) -> bytes:
    got = b""
    while piece := connection.recv(65536):
        got += piece
    return got


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
    assert "已保存" in said
    assert "saved" in told.value.say(Language.EN)


def test_a_connection_that_breaks_half_way_is_no_trouble_but_an_unknown_outcome() -> None:
    def reset(connection: socket.socket) -> None:
        connection.recv(10)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")  # closing resets

    with listener(reset) as port, pytest.raises(OSError, match=r"reset|Broken pipe|aborted"):
        network(port).send(b"x" * 50_000_000)


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


def test_a_missing_device_is_told_in_a_sentence(tmp_path: Path) -> None:
    printer = FilePrinter(tmp_path / "unplugged" / "lp0")
    assert not printer.reachable()
    with pytest.raises(PrinterTrouble, match="cannot be opened"):
        printer.send(b"x")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("tcp://192.168.1.50", "192.168.1.50:9100"),
        ("tcp://printer.local:9101", "printer.local:9101"),
        ("127.0.0.1:9100", "127.0.0.1:9100"),
    ],
)
def test_addresses_as_a_person_types_them(address: str, shown: str) -> None:
    printer = printer_at(address, answers=True)
    assert isinstance(printer, NetworkPrinter)
    assert printer.address == shown


@pytest.mark.parametrize(
    "address", ["", "tcp://", "tcp://host:abc", "usb://1234", "file://", "file://host/x", "tcp://h/x"]
)
def test_anything_else_is_refused_with_an_example(address: str) -> None:
    with pytest.raises(InputRefused) as told:
        printer_at(address, answers=True)
    assert "tcp://192.168.1.50:9100" in told.value.say(Language.ZH)
