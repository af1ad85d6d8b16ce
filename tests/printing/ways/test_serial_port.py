import os
import termios
from pathlib import Path

import pytest

from app.domain.printer_address import SerialAddress
from app.domain.printer_fault import Fault, Onset
from app.errors import PrinterTrouble
from app.papers.printed import PrintedText
from app.printer_ports import Delivery
from app.texts import printing as texts
from printing.conversation import Bounds, Speech
from printing.transport import ConnectedPrinter
from printing.virtual_printer.pseudo_terminal import SerialVirtualPrinter
from printing.ways.serial_port import SerialWay

FAST = 115_200
LONG = "一台清 0123456789\n".encode("gbk") * 100


def printer_on(device: str, *, answers: bool = True, baud: int = FAST) -> ConnectedPrinter:
    address = SerialAddress(device, baud)
    return ConnectedPrinter(
        address, SerialWay(address, timeout_s=0.5), speech=Speech(answers=answers), bounds=Bounds(answer_s=0.5)
    )


def words(printer: SerialVirtualPrinter) -> list[str]:
    return [row.words for slip in printer.slips() for row in slip.rows if isinstance(row, PrintedText)]


def test_a_job_is_confirmed_once_the_printer_answers_behind_it() -> None:
    with SerialVirtualPrinter(baud=FAST) as paper:
        assert printer_on(paper.device).send(LONG) is Delivery.CONFIRMED
        assert words(paper) == ["一台清 0123456789"] * 100


def test_a_printer_opened_again_begins_a_new_job() -> None:
    with SerialVirtualPrinter() as paper:
        printer = printer_on(paper.device, baud=9600)
        assert [printer.send(b"one\n"), printer.send(b"two\n")] == [Delivery.CONFIRMED, Delivery.CONFIRMED]
        assert words(paper) == ["one", "two"]


def test_a_printer_that_takes_everything_and_says_nothing_is_silent() -> None:
    with SerialVirtualPrinter(baud=FAST) as paper:
        paper.switch_on(Fault.SILENT)
        assert printer_on(paper.device).send(b"hello\n") is Delivery.SILENT
        assert words(paper) == ["hello"]


def test_an_answer_that_lay_in_the_line_is_not_ours() -> None:
    with SerialVirtualPrinter(baud=FAST) as paper:
        assert printer_on(paper.device).send(b"\x1da\xff") is Delivery.CONFIRMED
        paper.switch_on(Fault.PAPER_LOW)  # told on the line by itself, its last byte is 0
        paper.switch_on(Fault.SWALLOWS)
        assert printer_on(paper.device).send(b"hello\n") is Delivery.SILENT


def test_a_break_and_a_broken_frame_are_no_answer_also_once_the_line_was_read() -> None:
    """They would read as 0; a pseudo terminal cannot play them."""
    with SerialVirtualPrinter(baud=FAST) as paper:
        line = SerialWay(SerialAddress(paper.device, FAST)).open()
        assert line.read(0) == b""
        node = os.open(paper.device, os.O_RDONLY | os.O_NOCTTY)
        deaf = termios.tcgetattr(node)[0]
        os.close(node)
        line.close()
    assert (deaf & termios.IGNBRK, deaf & termios.IGNPAR) == (termios.IGNBRK, termios.IGNPAR)


def test_one_that_cannot_answer_is_not_asked() -> None:
    with SerialVirtualPrinter(baud=FAST) as paper:
        assert printer_on(paper.device, answers=False).send(b"hello\n") is Delivery.UNASKED
        assert printer_on(paper.device).send(b"bye\n") is Delivery.CONFIRMED
        (slip,) = paper.slips()
    assert slip.data == b"hello\nbye\n\x1dr\x01"


def test_one_pulled_out_half_way_leaves_the_outcome_unknown() -> None:
    with SerialVirtualPrinter(baud=FAST) as paper:
        paper.switch_on(Fault.CUT_OFF, Onset(data_bytes=100))
        with pytest.raises(OSError, match=r"rite failed|Input/output"):
            printer_on(paper.device).send(LONG * 80)


def test_one_pulled_out_behind_the_last_byte_is_silent() -> None:
    job = b"hello\n"
    with SerialVirtualPrinter(baud=FAST) as paper:
        paper.switch_on(Fault.CUT_OFF, Onset(data_bytes=len(job) + 1))
        assert printer_on(paper.device).send(job) is Delivery.SILENT


def test_one_that_holds_its_line_back_is_given_up() -> None:
    with SerialVirtualPrinter(baud=230_400) as paper:
        paper.switch_on(Fault.OFFLINE)
        with pytest.raises(TimeoutError, match="takes nothing"):
            printer_on(paper.device, baud=230_400).send(LONG * 20)


def test_one_that_holds_its_line_back_is_asked_why_and_heard_again_once_it_takes_more() -> None:
    heard: list[bool] = []
    with SerialVirtualPrinter(baud=230_400) as paper:
        paper.switch_on(Fault.COVER_OPEN)

        def waits_on() -> bool:
            heard.append(Fault.COVER_OPEN in paper.faults())
            paper.switch_off()
            return True

        line = SerialWay(SerialAddress(paper.device, 230_400), timeout_s=0.3).open()
        line.write(LONG * 15, waits_on)
        line.close()
    assert heard[:2] == [True, False]


@pytest.mark.parametrize("device", ["/dev/ttyNOSUCH0", "/dev/null", "/dev"])
def test_a_port_that_is_none_is_told_in_a_sentence_and_nothing_was_sent(device: str) -> None:
    with pytest.raises(PrinterTrouble) as told:
        printer_on(device).send(b"x")
    assert told.value.text is texts.SERIAL_AWAY
    assert device in str(told.value)


def test_a_port_is_reachable_where_it_may_be_read_and_written(tmp_path: Path) -> None:
    with SerialVirtualPrinter() as paper:
        assert printer_on(paper.device).reachable()
        assert words(paper) == []
    assert not printer_on(str(tmp_path)).reachable()
    assert not printer_on("/dev/ttyNOSUCH0").reachable()
    assert not printer_on("COM3").reachable()
