"""How a job's bytes reach a printer, whichever way it is connected, and what is known of them afterwards.

Each job gets a line of its own, through python-escpos's connectors as far as they can be bounded in time.
"""

from collections.abc import Callable
from time import monotonic

from app.domain.printer_address import (
    FileAddress,
    NetworkAddress,
    PrinterAddress,
    QueueAddress,
    SerialAddress,
    UsbAddress,
    WindowsAddress,
    parse_address,
)
from app.printer_ports import Delivery, PrinterCondition, ToldCondition, never, nobody_told, nothing_first
from printing.ways.cups import CupsWay
from printing.ways.file import FileWay
from printing.ways.network import NetworkWay
from printing.ways.serial_port import SerialWay
from printing.ways.usb_port import UsbWay
from printing.ways.way import Line, Way
from printing.ways.windows import WindowsWay

ANSWER_WITHIN_S = 5.0  # a slow printer is still printing the end of a long receipt
_BARRIER = b"\x1dr\x01"  # GS r 1: answered only once all bytes before it are processed
_NOT_OF_GS_R = 0x90  # bits that are never set in its answer; XON, XOFF and DLE EOT have one
_PAPER_OUT = 0x0C


class ConnectedPrinter:
    """app.ports.PrinterPort over any way. `answers`: this printer knows GS r 1."""

    def __init__(
        self, address: PrinterAddress, way: Way, *, answers: bool, answer_within_s: float = ANSWER_WITHIN_S
    ) -> None:
        self._address = address
        self._way = way
        self._answers = answers
        self._answer_within_s = answer_within_s

    @property
    def address(self) -> str:
        return str(self._address)

    @property
    def reads(self) -> bool:
        """Whether there is a way back at all."""
        return self._way.reads

    def condition(self) -> PrinterCondition:
        return PrinterCondition.UNASKED

    def send(
        self,
        data: bytes,
        *,
        begin: Callable[[], None] = nothing_first,
        told: ToldCondition = nobody_told,
        stopped: Callable[[], bool] = never,
        torn: bool = False,
    ) -> Delivery:
        """Raises PrinterTrouble where nothing was taken, OSError once some may have been."""
        line = self._way.open()
        try:
            begin()
            line.write(data)
            if self._answers and self._way.reads:
                return self._confirmed(line)
            line.finish()
            return Delivery.UNASKED
        finally:
            line.close()

    def ask(self, query: bytes, *, fits: Callable[[int], bool], within_s: float) -> int | None:
        """The printer's one byte that `fits` as the answer to `query`; None where none came. Raises PrinterTrouble."""
        if not self._way.reads:
            return None
        line = self._way.open()
        try:
            line.write(query)
            return _answer(line, fits=fits, within_s=within_s)
        except OSError:
            return None
        finally:
            line.close()

    def reachable(self) -> bool:
        return self._way.reachable()

    def _confirmed(self, line: Line) -> Delivery:
        """All bytes are handed over: from here on silence is an answer, not an error."""
        try:
            line.write(_BARRIER)
            status = _answer(line, fits=lambda byte: not byte & _NOT_OF_GS_R, within_s=self._answer_within_s)
        except OSError:
            return Delivery.SILENT
        return Delivery.SILENT if status is None or status & _PAPER_OUT else Delivery.CONFIRMED


def _answer(line: Line, *, fits: Callable[[int], bool], within_s: float) -> int | None:
    until = monotonic() + within_s
    while (left_s := until - monotonic()) > 0 and (said := line.read(left_s)):
        for byte in said:
            if fits(byte):
                return byte
    return None


def printer_at(address: str, *, answers: bool) -> ConnectedPrinter:
    """The printer a person's address names, none of it opened yet. Raises InputRefused."""
    parsed = parse_address(address)
    return ConnectedPrinter(parsed, _way_to(parsed), answers=answers)


def _way_to(address: PrinterAddress) -> Way:
    match address:
        case NetworkAddress():
            return NetworkWay(address)
        case FileAddress():
            return FileWay(address)
        case SerialAddress():
            return SerialWay(address)
        case UsbAddress():
            return UsbWay(address)
        case QueueAddress():
            return CupsWay(address)
        case WindowsAddress():
            return WindowsWay(address)
