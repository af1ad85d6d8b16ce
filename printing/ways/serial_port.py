"""A printer on a serial port, or behind an adapter that makes one of USB."""

import os
import select
import sys
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any

from app.domain.printer_address import SerialAddress
from app.errors import PrinterTrouble
from app.texts import printing as texts
from printing.ways.connectors import connectors
from printing.ways.way import LOOK_S, STALLED_S, Patience, WaitsOn, gives_up, pieces

if sys.platform != "win32":
    import termios

_BITS_A_BYTE = 10  # start, eight, stop
_LOOK_AGAIN_S = 0.02
_FITS_BYTES = 2048  # into the driver's own buffer at once: a line that is held back is seen here, not in there
_PIECE_S = 0.5  # how long one piece takes on the line


class SerialWay:
    def __init__(self, address: SerialAddress, *, timeout_s: float = STALLED_S) -> None:
        self._address = address
        self._timeout_s = timeout_s

    reads = True
    ends_jobs = False

    def open(self) -> "SerialLine":
        from escpos.exceptions import DeviceNotFoundError  # late: 250 ms, on the printing lane

        address = self._address
        connector = connectors().Serial(address.device, baudrate=address.baud, timeout=self._timeout_s)
        try:
            connector.open()
            # The connector has none: it would wait for ever. 0 takes as much as the driver has room for.
            connector.device.write_timeout = self._timeout_s if sys.platform == "win32" else 0
            _deaf_to_noise(connector.device)
        except (DeviceNotFoundError, OSError) as wrong:
            raise PrinterTrouble(texts.SERIAL_AWAY, address=address) from wrong
        return SerialLine(connector, baud=address.baud, timeout_s=self._timeout_s)

    def reachable(self) -> bool:
        """Whether the port is there: nobody can tell a printer that is off from no printer."""
        if self._address.device.startswith("/"):
            return os.access(self._address.device, os.R_OK | os.W_OK) and not Path(self._address.device).is_dir()
        from serial.tools.list_ports import comports  # late: only Windows needs it

        return any(port.device.upper() == self._address.device for port in comports())


class SerialLine:
    def __init__(self, connector: Any, *, baud: int, timeout_s: float) -> None:
        self._connector = connector
        self._baud = baud
        self._timeout_s = timeout_s

    def write(self, data: bytes, waits_on: WaitsOn = gives_up) -> None:
        """Returns once the line has carried it all: the barrier's time begins then, not seconds before. An adapter may
        have taken more than it says, so that no byte is counted faster than the line goes."""
        carried_at = monotonic()
        for piece in pieces(data, max(64, min(_FITS_BYTES, int(self._baud / _BITS_A_BYTE * _PIECE_S)))):
            patience = Patience(self._timeout_s, waits_on)
            self._hand_in(piece, patience)
            self._until_carried(patience)
            carried_at = max(carried_at + len(piece) * _BITS_A_BYTE / self._baud, monotonic())
            Event().wait(max(0.0, carried_at - monotonic()))

    def _hand_in(self, piece: bytes, patience: Patience) -> None:
        """To the driver: one that is full takes nothing while the printer holds its line back, and then it is asked
        why. On Windows the driver takes the whole piece."""
        device, rest = self._connector.device, piece
        if sys.platform == "win32":
            device.write(rest)
            return
        while rest:
            _, free, _ = select.select((), (device.fileno(),), (), LOOK_S)
            if free:
                rest = rest[device.write(rest) :]
                patience.moved()
            else:
                patience.stalled()

    def _until_carried(self, patience: Patience) -> None:
        """The driver's own flush() waits for ever where the printer holds its line back."""
        device = self._connector.device
        left = device.out_waiting
        while left:
            Event().wait(_LOOK_AGAIN_S)
            now = device.out_waiting
            if now < left:
                patience.moved()
            else:
                patience.stalled()
            left = now

    def read(self, within_s: float) -> bytes:
        """One byte: the connector's own read waits for sixteen, and setting its time hears noise again."""
        device = self._connector.device
        if sys.platform == "win32":
            device.timeout = within_s
            answer: bytes = device.read(1)
            return answer
        said, _, _ = select.select((device.fileno(),), (), (), within_s)
        if not said:
            return b""
        if not (byte := os.read(device.fileno(), 1)):
            raise ConnectionResetError("the serial port is gone")
        return byte

    def finish(self) -> None:
        """The line has carried it all."""

    def close(self) -> None:
        device, self._connector.device = self._connector.device, False
        try:
            device.close()  # the connector's close flushes first, and may wait for ever
        except OSError:
            return  # an adapter pulled out cannot be closed


def _deaf_to_noise(device: Any) -> None:
    """A break, as of a printer that is switched off, and a byte in a broken frame read as 0 otherwise: an answer."""
    if sys.platform != "win32":
        attributes = termios.tcgetattr(device.fileno())
        attributes[0] |= termios.IGNBRK | termios.IGNPAR
        termios.tcsetattr(device.fileno(), termios.TCSANOW, attributes)
