"""The cash drawer on a printer's second socket: the pulse that opens it, and the pin that says whether it is open."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from app.errors import PrinterTrouble
from app.printer_ports import Delivery, DrawerState
from app.texts import printing as texts
from printing.profiles import DrawerPin, DrawerPort, OpenLevel
from printing.status import QUESTIONS, answers_at_once
from printing.transport import ConnectedPrinter

_REST_MS: Final = 500  # between two pulses, so that a coil never stays hot
_ANSWER_WITHIN_S: Final = 1.0
_ASK_AT_ONCE = QUESTIONS[0]  # answered even while the printer is busy or out of paper
_ASK_IN_TURN = b"\x1dr\x02"  # GS r 2: where the printer does not know the other


def pulse(drawer: DrawerPort) -> bytes:
    """ESC p m t1 t2, both times in steps of 2 ms."""
    on = max(1, min(drawer.pulse_ms // 2, 255))
    off = max(on, min(_REST_MS // 2, 255))
    return b"\x1bp" + bytes([0 if drawer.pin is DrawerPin.TWO else 1, on, off])


def pulse_at_once(drawer: DrawerPort) -> bytes:
    """DLE DC4 1 m t, in steps of 100 ms: also out of paper and with the cover open."""
    return b"\x10\x14\x01" + bytes([0 if drawer.pin is DrawerPin.TWO else 1, max(1, min(drawer.pulse_ms // 100, 8))])


def _nothing_left(address: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class PrinterDrawer:
    """app.printer_ports.CashDrawer behind a printer. `at_once`: it knows DLE DC4. `remnant`: whether a torn job may lie
    in the printer at an address, which would take the pulse for dots."""

    printer: ConnectedPrinter
    port: DrawerPort
    at_once: bool = False
    remnant: Callable[[str], bool] = _nothing_left

    def open(self) -> Delivery:
        """A job of its own that waits for nothing: who opens the drawer stands beside it."""
        try:
            return self.printer.send(pulse(self.port), torn=self.remnant(self.printer.address))
        except PrinterTrouble:
            if not self.at_once:
                raise
            self.printer.tell(pulse_at_once(self.port))  # it prints nothing now, and opens all the same
            return Delivery.UNASKED

    def state(self) -> DrawerState:
        if not self.printer.reads:
            return DrawerState.UNKNOWN
        try:
            byte = self.printer.ask(_ASK_AT_ONCE, fits=answers_at_once, within_s=_ANSWER_WITHIN_S)
            high = None if byte is None else bool(byte & 0x04)
            if byte is None:
                byte = self.printer.ask(_ASK_IN_TURN, fits=lambda byte: not byte & 0x90, within_s=_ANSWER_WITHIN_S)
                high = None if byte is None else bool(byte & 0x01)
        except PrinterTrouble:
            return DrawerState.AWAY
        if high is None:
            return DrawerState.AWAY
        return DrawerState.OPEN if high == (self.port.open_level is OpenLevel.HIGH) else DrawerState.SHUT


class NoDrawer:
    """app.printer_ports.CashDrawer where the counter has none."""

    def open(self) -> Delivery:
        """Raises PrinterTrouble."""
        raise PrinterTrouble(texts.NO_DRAWER)

    def state(self) -> DrawerState:
        return DrawerState.NONE
