"""Which card reader an address means: none, the demo's, one on a serial port."""

import re
from urllib.parse import parse_qsl, urlsplit

from app.device_ports import CardReading, IdReader, ReaderState, StopSign
from app.domain.identity_card import ReadOutcome
from app.errors import InputRefused
from app.ports import Clock
from app.texts import identity as words
from devices.ga450 import Ga450Reader
from devices.serial_link import Link, SerialLink

DEMO = "demo"
USUAL_BAUD = 115200
BAUDS = (115200, 57600, 38400, 19200, 9600)  # what GA 450 readers can be set to
_PORT = re.compile(r"COM[0-9]{1,3}|/.+", re.ASCII)


class NoReader:
    """app.device_ports.IdReader where none is set."""

    def state(self) -> ReaderState:
        return ReaderState.NONE

    def read(self, *, at_most_s: float, stop: StopSign) -> CardReading:
        return CardReading(ReadOutcome.NO_READER, None)

    def close(self) -> None:
        """Nothing is open."""


def reader_at(address: str, *, clock: Clock) -> IdReader:
    """serial:///dev/ttyUSB0?baud=115200, serial://COM3, "" for none. Raises InputRefused; opens nothing yet."""
    if not address:
        return NoReader()
    parts = urlsplit(address)
    port = parts.netloc + parts.path
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    baud = options.pop("baud", str(USUAL_BAUD))
    known = baud.isascii() and baud.isdigit() and int(baud) in BAUDS
    if parts.scheme != "serial" or not _PORT.fullmatch(port) or options or parts.fragment or not known:
        raise InputRefused(words.PORT_FAULTY, address=address)

    def connect() -> Link:
        return SerialLink(port, baud=int(baud))

    return Ga450Reader(connect, clock=clock)
