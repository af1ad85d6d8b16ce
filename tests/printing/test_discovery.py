from collections.abc import Iterator
from contextlib import ExitStack
from ipaddress import IPv4Network
from threading import Event
from time import monotonic

import pytest
from serial.tools.list_ports_common import ListPortInfo

from app.domain.printer_address import parse_address
from app.printer_ports import FoundBy, FoundPrinter, Readiness, SearchProgress
from app.texts.language import Language, same
from printing import discovery
from printing.discovery import find_printers
from printing.found_here import _of_spooler, cups_queues, serial_ports, usb_printers
from printing.found_on_network import network_printers, own_networks
from printing.virtual_printer.server import VirtualPrinter
from tests.fakes.usb_bus import UsbBus, UsbDevice
from tests.fakes.windows_spooler import WindowsSpooler
from tests.printing.ways.scheduler import Scheduler, scheduler

pytestmark = pytest.mark.xdist_group("cups")  # one scheduler at a time

PATIENT_S = 30.0  # it ends with the last answer: only a machine that stands still comes near
LOOPBACK = IPv4Network("127.0.0.0/27")


def names(found: tuple[FoundPrinter, ...]) -> list[str]:
    return [one.name.say(Language.EN) for one in found]


@pytest.fixture
def two_printers() -> Iterator[int]:
    """On one port of two addresses."""
    with ExitStack() as stack:
        port = stack.enter_context(VirtualPrinter(host="127.0.0.3", port=0)).port
        stack.enter_context(VirtualPrinter(host="127.0.0.20", port=port))
        yield port


def test_whoever_listens_on_the_port_is_found_and_nothing_is_printed() -> None:
    with VirtualPrinter(host="127.0.0.3", port=0) as printer:
        found = network_printers([LOOPBACK], port=printer.port, within_s=PATIENT_S)
        assert printer.slips() == ()
    address = f"tcp://127.0.0.3:{printer.port}"
    assert found == (FoundPrinter(address, found[0].name, FoundBy.NETWORK, Readiness.READY),)
    assert names(found) == ["Network printer 127.0.0.3"]
    assert str(parse_address(address)) == address


def test_all_of_a_network_is_looked_at(two_printers: int) -> None:
    found = network_printers([LOOPBACK], port=two_printers, within_s=PATIENT_S)
    assert [one.address for one in found] == [f"tcp://127.0.0.{n}:{two_printers}" for n in (3, 20)]


def test_a_network_too_large_to_look_through_is_left_out(two_printers: int) -> None:
    assert network_printers([IPv4Network("127.0.0.0/8")], port=two_printers, within_s=PATIENT_S) == ()


def test_the_search_of_a_network_ends_in_time(two_printers: int) -> None:
    assert network_printers([LOOPBACK], port=two_printers, within_s=0.0) == ()


def test_own_networks_are_small_and_never_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "printing.found_on_network._own_addresses", lambda: ["10.1.2.3", "127.0.0.1", "10.1.2.9", "169.254.1.1"]
    )
    assert own_networks() == (IPv4Network("10.1.2.0/24"),)


def test_a_search_tells_how_far_it_is_and_what_it_has(two_printers: int) -> None:
    told: list[SearchProgress] = []
    found = find_printers(told=told.append, networks=[LOOPBACK], port=two_printers)
    assert [one.done for one in told][-1] == told[0].parts == 5
    assert told[-1].found == found
    assert len([one for one in found if one.how is FoundBy.NETWORK]) == 2


def test_a_part_that_hangs_costs_only_what_it_would_have_found() -> None:
    let_go = Event()

    def hanging(within_s: float) -> tuple[FoundPrinter, ...]:
        let_go.wait(30)
        return ()

    usb = FoundPrinter("usb://04b8:0e15", same("TM"), FoundBy.USB, Readiness.READY)
    serial = FoundPrinter("serial://COM3?baud=9600", same("COM3"), FoundBy.SERIAL, Readiness.UNKNOWN)
    away = FoundPrinter("tcp://192.168.1.9:9100", same("192.168.1.9"), FoundBy.NETWORK, Readiness.READY)
    began = monotonic()
    try:
        parts = (hanging, lambda _: (away,), lambda _: (serial,), lambda _: (usb,))
        found = discovery._all_of(parts, told=None, deadline_s=0.3)
        assert found == (usb, serial, away), "what hangs on this PC first"
        assert monotonic() - began < 5
    finally:
        let_go.set()


@pytest.mark.logs("one way of looking for printers went wrong")
def test_a_part_that_breaks_leaves_the_others_their_finds() -> None:
    def broken(within_s: float) -> tuple[FoundPrinter, ...]:
        raise RuntimeError("no such bus")

    usb = FoundPrinter("usb://04b8:0e15", same("TM"), FoundBy.USB, Readiness.READY)
    assert discovery._all_of((broken, lambda _: (usb,)), told=None, deadline_s=5.0) == (usb,)


def test_printers_on_usb_are_found_by_their_class_and_two_alike_by_their_serial_numbers() -> None:
    bus = UsbBus(
        UsbDevice(serial="A1"),
        UsbDevice(serial="B2"),
        UsbDevice(product=0x0202, name="TM-T20"),
        UsbDevice(product=0x0001, interface_class=3),
        UsbDevice(product=0x0303, may_be_opened=False),
    )
    found = usb_printers(1.0, backend=bus)
    assert [(one.address, one.ready) for one in found] == [
        ("usb://04b8:0e15/A1", Readiness.READY),
        ("usb://04b8:0e15/B2", Readiness.READY),
        ("usb://04b8:0202", Readiness.READY),
        ("usb://04b8:0303", Readiness.NOT_READY),
    ]
    assert names(found)[2:] == ["USB printer EPSON TM-T20", "USB printer 04b8:0303"]


def test_every_serial_port_is_listed_and_none_is_called_a_printer(monkeypatch: pytest.MonkeyPatch) -> None:
    adapter, plain, foreign = ListPortInfo("COM7"), ListPortInfo("COM3"), ListPortInfo("/dev/ttyNOSUCH0")
    adapter.description = "USB-SERIAL CH340 (COM7)"
    monkeypatch.setattr("serial.tools.list_ports.comports", lambda: [adapter, plain, foreign])
    found = serial_ports(1.0)
    assert {one.address: one.ready for one in found} == {
        "serial://COM3?baud=9600": Readiness.UNKNOWN,
        "serial://COM7?baud=9600": Readiness.UNKNOWN,
        "serial:///dev/ttyNOSUCH0?baud=9600": Readiness.NOT_READY,
    }
    assert "Serial port COM7 USB-SERIAL CH340 (COM7)" in names(found)


@pytest.fixture(scope="module")
def cups() -> Iterator[Scheduler]:
    with scheduler() as running:
        yield running


@pytest.mark.needs("cupsd", "lp")
def test_queues_of_cups_are_found_with_whether_they_work(cups: Scheduler) -> None:
    for queue in ("open", "shut", "paused"):
        cups.add_queue(queue)
    cups.refuse("shut")
    cups.pause("paused")
    assert {one.address: one.ready for one in cups_queues(5.0)} == {
        "cups://open": Readiness.READY,
        "cups://shut": Readiness.NOT_READY,
        "cups://paused": Readiness.NOT_READY,
    }


def test_a_pc_without_cups_has_no_queues(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert cups_queues(1.0) == ()


@pytest.mark.parametrize(
    ("spooler", "ready"),
    [
        (WindowsSpooler(), Readiness.READY),
        (WindowsSpooler(attributes=0x400), Readiness.NOT_READY),
        (WindowsSpooler(status=0x10), Readiness.NOT_READY),
    ],
)
def test_printers_of_windows_are_found_with_whether_they_work(spooler: WindowsSpooler, ready: Readiness) -> None:
    (found,) = _of_spooler(spooler)
    assert (found.address, found.ready) == ("windows://XP-80C", ready)
