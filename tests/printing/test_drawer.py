"""The drawer over a real connection to the virtual printer, which decodes the pulse and answers for the pin."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.printer_fault import Fault
from app.errors import PrinterTrouble
from app.printer_ports import Delivery, DrawerState
from printing.conversation import Bounds, Speech
from printing.drawer import NoDrawer, PrinterDrawer, pulse
from printing.profiles import DrawerPin, DrawerPort, OpenLevel, StatusBy
from printing.transport import printer_at
from printing.virtual_printer.decoder import Kicked
from printing.virtual_printer.mechanism import Mechanism
from printing.virtual_printer.pseudo_terminal import SerialVirtualPrinter
from printing.virtual_printer.server import VirtualPrinter


@pytest.mark.parametrize(
    ("port", "data", "kicked"),
    [
        (DrawerPort(), b"\x1bp\x00\x32\xfa", Kicked(2, 100, 500)),
        (DrawerPort(DrawerPin.FIVE, 250), b"\x1bp\x01\x7d\xfa", Kicked(5, 250, 500)),
        (DrawerPort(pulse_ms=9_999), b"\x1bp\x00\xff\xff", Kicked(2, 510, 510)),
        (DrawerPort(pulse_ms=0), b"\x1bp\x00\x01\xfa", Kicked(2, 2, 500)),
    ],
)
def test_the_pulse_is_the_manuals(port: DrawerPort, data: bytes, kicked: Kicked) -> None:
    assert pulse(port) == data
    with VirtualPrinter(port=0) as printer:
        assert PrinterDrawer(printer_at(printer.address, answers=True), port).open() is Delivery.CONFIRMED
        assert printer.kicks() == (kicked,)
        assert printer.slips() == ()


def test_it_is_open_until_somebody_shuts_it() -> None:
    with VirtualPrinter(port=0) as printer:
        drawer = PrinterDrawer(printer_at(printer.address, answers=True), DrawerPort())
        assert drawer.state() is DrawerState.SHUT
        drawer.open()
        assert drawer.state() is DrawerState.OPEN
        printer.shut_drawer()
        assert drawer.state() is DrawerState.SHUT


def test_a_drawer_whose_switch_works_the_other_way_round_is_read_so() -> None:
    with VirtualPrinter(port=0) as printer:
        port = replace(DrawerPort(), open_level=OpenLevel.LOW)
        assert PrinterDrawer(printer_at(printer.address, answers=True), port).state() is DrawerState.OPEN


@pytest.mark.parametrize("knows_real_time", [False, True], ids=["older question", "at once"])
def test_flow_control_ahead_of_the_answer_is_passed_over(knows_real_time: bool) -> None:
    with SerialVirtualPrinter(baud=115_200, mechanism=Mechanism(knows_real_time=knows_real_time)) as printer:
        printer.switch_on(Fault.FLOW_BYTES)
        drawer = PrinterDrawer(printer_at(printer.address, answers=True), DrawerPort())
        drawer.open()
        assert drawer.state() is DrawerState.OPEN


def test_nobody_knows_where_the_printer_is_away_or_says_nothing_or_cannot_be_asked(tmp_path: Path) -> None:
    def state(address: str) -> DrawerState:
        return PrinterDrawer(printer_at(address, answers=True), DrawerPort()).state()

    with SerialVirtualPrinter() as mute:
        mute.switch_on(Fault.SILENT)
        assert state(mute.address) is DrawerState.AWAY
    assert state("tcp://127.0.0.1:1") is DrawerState.AWAY
    assert state((tmp_path / "paper").as_uri()) is DrawerState.UNKNOWN
    assert not (tmp_path / "paper").exists()


@pytest.mark.parametrize("at_once", [True, False])
def test_out_of_paper_it_opens_where_the_printer_can_do_so_at_once(at_once: bool) -> None:
    with VirtualPrinter(port=0) as printer:
        printer.switch_on(Fault.PAPER_OUT)
        speech = Speech(answers=True, status=StatusBy.DLE_EOT)
        drawer = PrinterDrawer(printer_at(printer.address, speech=speech), DrawerPort(pulse_ms=200), at_once=at_once)
        if at_once:
            assert drawer.open() is Delivery.UNASKED
            assert drawer.state() is DrawerState.OPEN
        else:
            with pytest.raises(PrinterTrouble, match="out of paper"):
                drawer.open()
        printer.switch_off()
        assert printer.kicks() == ((Kicked(2, 200, 200),) if at_once else ()), "and not once more with the new paper"


def test_a_counter_without_a_drawer_says_so() -> None:
    assert NoDrawer().state() is DrawerState.NONE
    with pytest.raises(PrinterTrouble, match="No cash drawer is set"):
        NoDrawer().open()


def test_a_picture_cut_off_on_a_serial_line_does_not_swallow_the_pulse() -> None:
    with SerialVirtualPrinter(baud=115_200) as printer:
        node = os.open(printer.device, os.O_WRONLY | os.O_NOCTTY)
        os.write(node, b"\x1b@torn\n\x1dv0\x00" + bytes([48, 0, 100, 0]) + b"\xff" * 48)
        os.close(node)
        speech = Speech(answers=True, cuts=True, band_bytes=72 * 128)
        connected = printer_at(printer.address, speech=speech, bounds=Bounds(answer_s=0.3, settle_s=0.1))
        drawer = PrinterDrawer(connected, DrawerPort(), remnant=lambda address: address == connected.address)
        assert drawer.open() is Delivery.CONFIRMED
        assert len(printer.kicks()) == 1
