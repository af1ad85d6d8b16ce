"""Bytes to and from a reader on a serial port. The readers' only door to pyserial, which has no types."""

from typing import Protocol

import serial

_SLICE_S = 0.05  # how long one look for bytes takes: a stop or a deadline is noticed within it


class Link(Protocol):
    """An open connection. Each act raises OSError once the device is gone."""

    def write(self, data: bytes) -> None: ...
    def take(self) -> bytes:
        """What has arrived, after a short wait for the first byte; b"" where nothing did."""
        ...

    def drop_arrived(self) -> None:
        """What lies in the input belongs to an earlier exchange."""
        ...

    def close(self) -> None: ...


class SerialLink:
    """8 data bits, no parity, one stop bit; nobody else may open it meanwhile."""

    def __init__(self, port: str, *, baud: int) -> None:
        """`port` as the system calls it: COM3, /dev/ttyUSB0. Raises OSError where it cannot be opened."""
        self._port = serial.Serial(port, baudrate=baud, timeout=_SLICE_S, write_timeout=1.0, exclusive=True)

    def write(self, data: bytes) -> None:
        self._port.write(data)

    def take(self) -> bytes:
        first: bytes = self._port.read(1)
        if not first:
            return b""
        rest: bytes = self._port.read(self._port.in_waiting)
        return first + rest

    def drop_arrived(self) -> None:
        # Read, not flushed: termios has an error of its own for a port that is gone.
        self._port.read(self._port.in_waiting)

    def close(self) -> None:
        self._port.close()
