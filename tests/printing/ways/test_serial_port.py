from pathlib import Path

import pytest

from app.domain.printer_address import SerialAddress
from app.errors import PrinterTrouble
from app.printer_ports import Delivery
from app.texts import printing as texts
from printing.transport import ConnectedPrinter
from printing.ways.serial_port import SerialWay
from tests.fakes.serial_printer import Behaviour, SerialPrinter, healthy, silent, vanishing

LONG = "一台清 0123456789\n".encode("gbk") * 400


def printer_on(device: str, *, answers: bool = True, baud: int = 115_200) -> ConnectedPrinter:
    address = SerialAddress(device, baud)
    return ConnectedPrinter(address, SerialWay(address, timeout_s=0.5), answers=answers, answer_within_s=0.5)


def test_a_job_is_confirmed_once_the_printer_answers_behind_it() -> None:
    with SerialPrinter(healthy) as paper:
        assert printer_on(paper.device).send(LONG) is Delivery.CONFIRMED
        assert paper.words == ["一台清 0123456789"] * 400


def test_a_printer_opened_again_begins_a_new_job() -> None:
    with SerialPrinter(healthy) as paper:
        printer = printer_on(paper.device, baud=9600)
        assert [printer.send(b"one\n"), printer.send(b"two\n")] == [Delivery.CONFIRMED, Delivery.CONFIRMED]
        assert paper.words == ["one", "two"]


def test_a_printer_that_takes_everything_and_says_nothing_is_silent() -> None:
    with SerialPrinter(silent) as paper:
        assert printer_on(paper.device).send(b"hello\n") is Delivery.SILENT
        assert paper.words == ["hello"]


def test_an_answer_that_lay_in_the_line_is_not_ours() -> None:
    with SerialPrinter(silent, says_first=b"\x00") as paper:
        assert printer_on(paper.device).send(b"hello\n") is Delivery.SILENT


def test_one_that_cannot_answer_is_not_asked() -> None:
    heard = []

    def listening(tray: object, data: bytes) -> bytes:
        heard.append(data)
        return b""

    with SerialPrinter(listening) as paper:
        assert printer_on(paper.device, answers=False).send(b"hello\n") is Delivery.UNASKED
    assert b"".join(heard) == b"hello\n"


def test_one_pulled_out_half_way_leaves_the_outcome_unknown() -> None:
    with SerialPrinter(vanishing) as paper, pytest.raises(OSError, match=r"rite failed|Input/output"):
        printer_on(paper.device).send(LONG * 20)


def test_one_pulled_out_behind_the_last_byte_is_silent() -> None:
    def leaving_at_the_barrier(tray: object, data: bytes) -> bytes | None:
        return None if b"\x1dr" in data else b""

    behaviour: Behaviour = leaving_at_the_barrier
    with SerialPrinter(behaviour) as paper:
        assert printer_on(paper.device).send(b"hello\n") is Delivery.SILENT


def test_one_that_holds_its_line_back_is_given_up() -> None:
    with SerialPrinter(healthy, reads=False) as paper, pytest.raises(OSError, match="imeout"):
        printer_on(paper.device).send(LONG * 20)


@pytest.mark.parametrize("device", ["/dev/ttyNOSUCH0", "/dev/null", "/dev"])
def test_a_port_that_is_none_is_told_in_a_sentence_and_nothing_was_sent(device: str) -> None:
    with pytest.raises(PrinterTrouble) as told:
        printer_on(device).send(b"x")
    assert told.value.text is texts.SERIAL_AWAY
    assert device in str(told.value)


def test_a_port_is_reachable_where_it_may_be_read_and_written(tmp_path: Path) -> None:
    with SerialPrinter(healthy) as paper:
        assert printer_on(paper.device).reachable()
        assert paper.words == []
    assert not printer_on(str(tmp_path)).reachable()
    assert not printer_on("/dev/ttyNOSUCH0").reachable()
    assert not printer_on("COM3").reachable()
