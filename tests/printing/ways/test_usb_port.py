import pytest

from app.domain.printer_address import UsbAddress
from app.errors import PrinterTrouble
from app.papers.printed import PrintedText
from app.printer_ports import Delivery
from app.texts import printing as texts
from app.texts.language import Text
from printing.conversation import Bounds, Speech
from printing.transport import ConnectedPrinter
from printing.ways.usb_port import UsbWay
from tests.fakes.usb_bus import UsbBus, UsbDevice

JOB = "一台清 0123456789\n".encode("gbk") * 30


def printer_on(*devices: UsbDevice, serial: str = "", answers: bool = True) -> ConnectedPrinter:
    address = UsbAddress(0x04B8, 0x0E15, serial)
    way = UsbWay(address, timeout_s=2.0, backend=UsbBus(*devices))
    return ConnectedPrinter(address, way, speech=Speech(answers=answers), bounds=Bounds(answer_s=0.3))


def refusal(printer: ConnectedPrinter) -> Text:
    with pytest.raises(PrinterTrouble) as told:
        printer.send(JOB)
    assert "usb://04b8:0e15" in str(told.value)
    return told.value.text


def test_a_job_is_confirmed_and_arrives_whole_however_little_a_transfer_takes() -> None:
    device = UsbDevice(takes_bytes=7)
    assert printer_on(device).send(JOB) is Delivery.CONFIRMED
    assert device.got == JOB + b"\x1dr\x01"
    rows = [row for slip in device.paper.mechanism.slips() for row in slip.rows if isinstance(row, PrintedText)]
    assert {row.words for row in rows} == {"一台清 0123456789"}


def test_it_is_claimed_from_the_systems_driver_and_given_back_and_never_waited_for_without_end() -> None:
    device = UsbDevice()
    printer_on(device).send(JOB)
    assert device.driver_detached
    assert device.claimed == []
    assert 0 not in device.timeouts_ms


def test_a_printer_that_says_nothing_is_silent() -> None:
    assert printer_on(UsbDevice(answers=False)).send(JOB) is Delivery.SILENT


def test_an_answer_to_an_earlier_question_is_not_ours() -> None:
    assert printer_on(UsbDevice(answers=False, says_first=b"\x00")).send(JOB) is Delivery.SILENT


def test_one_without_a_way_back_says_nothing_at_once() -> None:
    device = UsbDevice(reads_back=False)
    assert printer_on(device).send(JOB) is Delivery.SILENT
    assert printer_on(device, answers=False).send(JOB) is Delivery.UNASKED


@pytest.mark.parametrize(
    "device", [UsbDevice(leaves_after=100), UsbDevice(stalls_after=100), UsbDevice(takes_bytes=0)],
    ids=["pulled out", "stalled", "takes nothing"],
)  # fmt: skip
def test_one_that_breaks_off_leaves_the_outcome_unknown(device: UsbDevice) -> None:
    with pytest.raises(OSError, match=r"No such device|timed out|takes nothing"):
        printer_on(device).send(JOB)
    assert len(device.got) < len(JOB)


def test_one_pulled_out_behind_the_last_byte_is_silent() -> None:
    device = UsbDevice(leaves_after=len(JOB))
    assert printer_on(device).send(JOB) is Delivery.SILENT


def test_two_alike_are_told_apart_by_their_serial_number_only() -> None:
    first, second = UsbDevice(serial="A1"), UsbDevice(serial="B2")
    assert refusal(printer_on(first, second)) is texts.USB_SEVERAL
    assert printer_on(first, second, serial="B2").send(JOB) is Delivery.CONFIRMED
    assert (first.got, second.got.startswith(JOB)) == (b"", True)
    assert refusal(printer_on(first, second, serial="C3")) is texts.USB_AWAY


def test_what_is_not_there_or_no_printer_or_not_ours_is_told_and_nothing_was_sent() -> None:
    assert refusal(printer_on(UsbDevice(product=0x0001))) is texts.USB_AWAY
    assert refusal(printer_on(UsbDevice(interface_class=3))) is texts.USB_NO_PRINTER
    assert refusal(printer_on(UsbDevice(may_be_opened=False))) is texts.USB_REFUSED


def test_one_of_a_class_of_its_own_is_printed_on_too() -> None:
    assert printer_on(UsbDevice(interface_class=0xFF)).send(JOB) is Delivery.CONFIRMED


def test_reachable_is_whether_it_is_plugged_in() -> None:
    assert printer_on(UsbDevice()).reachable()
    assert not printer_on(UsbDevice(there=False)).reachable()


def test_a_machine_without_libusb_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for library in ("libusb1", "libusb0", "openusb"):
        monkeypatch.setattr(f"usb.backend.{library}.get_backend", lambda: None)
    address = UsbAddress(0x04B8, 0x0E15)
    printer = ConnectedPrinter(address, UsbWay(address), speech=Speech(answers=True))
    assert refusal(printer) is texts.USB_NO_LIBRARY
    assert not printer.reachable()
