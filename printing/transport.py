"""How a job's bytes reach a printer, whichever way it is connected, and what is known of them afterwards.

Each job gets a line of its own, through python-escpos's connectors as far as they can be bounded in time.
"""

from collections.abc import Callable
from dataclasses import replace

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
from app.errors import PrinterTrouble
from app.printer_ports import Delivery, PrinterCondition, ToldCondition, never, nobody_told, nothing_first
from app.texts.printers import BROKE_OFF_BEFORE, HELD, IS, WHAT_TO_DO
from printing.conversation import Bounds, Conversation, Speech
from printing.profiles import StatusBy
from printing.ways.cups import CupsWay
from printing.ways.file import FileWay
from printing.ways.network import NetworkWay
from printing.ways.serial_port import SerialWay
from printing.ways.usb_port import UsbWay
from printing.ways.way import Line, Way
from printing.ways.windows import WindowsWay

USUAL = Bounds()


class ConnectedPrinter:
    """app.printer_ports.PrinterPort over any way."""

    def __init__(self, address: PrinterAddress, way: Way, *, speech: Speech, bounds: Bounds = USUAL) -> None:
        self._address = address
        self._way = way
        self._speech = speech if way.reads else replace(speech, answers=False, status=StatusBy.NONE, clears=False)
        self._bounds = bounds

    @property
    def address(self) -> str:
        return str(self._address)

    @property
    def reads(self) -> bool:
        """Whether there is a way back at all."""
        return self._way.reads

    def condition(self) -> PrinterCondition:
        """Away, or unasked, where the way or the profile does not let it be asked."""
        if not self._speech.asks:
            return PrinterCondition.UNASKED if self._way.reachable() else PrinterCondition.AWAY
        try:
            line = self._way.open()
        except PrinterTrouble:
            return PrinterCondition.AWAY
        try:
            return self._talk(line).ask()
        except OSError:
            return PrinterCondition.AWAY
        finally:
            line.close()

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
        try:
            line = self._way.open()
        except PrinterTrouble:
            told(PrinterCondition.AWAY)
            raise
        try:
            talk = self._talk(line, told, stopped)
            self._made_ready(talk, torn=torn)
            begin()
            talk.hand_over(data)
            if self._speech.answers:
                return talk.confirmed()
            line.finish()
            return Delivery.UNASKED
        finally:
            line.close()

    def _talk(self, line: Line, told: ToldCondition = nobody_told, stopped: Callable[[], bool] = never) -> Conversation:
        return Conversation(line, self._speech, self._bounds, told=told, stopped=stopped)

    def _made_ready(self, talk: Conversation, *, torn: bool) -> None:
        """Nothing of this job is sent yet. Raises PrinterTrouble where the printer says that it does not print."""
        try:
            cleared = torn and self._speech.clears and talk.clear()
            if self._speech.asks:
                talk.ask()
            self._hold_back(talk.condition)
            if torn and (self._way.reads or not self._way.ends_jobs):
                talk.resynchronise(fill=not (cleared or self._way.ends_jobs))
                self._hold_back(talk.condition)
        except OSError as broken_off:
            talk.gone()
            raise PrinterTrouble(BROKE_OFF_BEFORE, address=self._address) from broken_off

    def _hold_back(self, condition: PrinterCondition | None) -> None:
        if condition is not None and condition.says_why:
            said, then = IS[condition.value], WHAT_TO_DO[condition.value]
            raise PrinterTrouble(HELD, address=self._address, condition=said, then=then)

    def ask(self, query: bytes, *, fits: Callable[[int], bool], within_s: float) -> int | None:
        """The printer's one byte that `fits` as the answer to `query`; None where none came. Raises PrinterTrouble."""
        if not self._way.reads:
            return None
        line = self._way.open()
        try:
            return self._talk(line).answer_to(query, fits=fits, within_s=within_s)
        except OSError:
            return None
        finally:
            line.close()

    def tell(self, command: bytes) -> None:
        """Something it obeys whatever it is doing. Raises PrinterTrouble where nothing was taken, OSError else."""
        line = self._way.open()
        try:
            line.write(command)
            line.finish()
        finally:
            line.close()

    def reachable(self) -> bool:
        return self._way.reachable()


def printer_at(
    address: str, *, answers: bool = True, speech: Speech | None = None, bounds: Bounds = USUAL
) -> ConnectedPrinter:
    """The printer a person's address names, none of it opened yet. Raises InputRefused.

    `speech` says how it is spoken to; of one that is not known, whether it `answers` GS r 1.
    """
    parsed = parse_address(address)
    return ConnectedPrinter(parsed, _way_to(parsed), speech=speech or Speech(answers=answers), bounds=bounds)


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
