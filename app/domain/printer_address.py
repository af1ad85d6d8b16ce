"""Where a printer is, as a person types it and as the settings keep it; text and value turn into each other.

tcp://host:port  file:///path  serial:///dev/ttyUSB0?baud=19200  usb://04b8:0e15[/serial]  cups://queue  windows://name
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote

from app.errors import InputRefused
from app.texts import printing as texts
from app.texts.language import Text

RAW_PORT: Final = 9100
USUAL_BAUD: Final = 9600  # as serial receipt printers are shipped
BAUD_RATES: Final = (1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400)
SLOW_BAUD: Final = 19200  # at this speed or below a picture of a receipt takes a minute

_HOST = r"[^\s/?#@:\[\]\\]+"
_HOST_AND_PORT = re.compile(rf"(?P<host>{_HOST}|\[[0-9A-Fa-f:.]+(%\w+)?\])(:(?P<port>[^:/]*))?/?")
_DEVICE = re.compile(r"/[^?#\s]+|COM[1-9][0-9]{0,2}")
_USB = re.compile(r"([0-9A-Fa-f]{4}):([0-9A-Fa-f]{4})(?:/(.+))?")
_QUEUE = re.compile(r"[^\s/#?\\'\"-][^\s/#?\\'\"]{0,126}")


@dataclass(frozen=True, slots=True)
class NetworkAddress:
    """`host`: a name or an IP address, IPv6 without its brackets."""

    host: str
    port: int = RAW_PORT

    def __str__(self) -> str:
        return f"tcp://[{self.host}]:{self.port}" if ":" in self.host else f"tcp://{self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class FileAddress:
    """A device node of the system, or a file: its absolute path with slashes, /C:/x.bin on Windows."""

    path: str

    def __str__(self) -> str:
        return "file://" + quote(self.path)


@dataclass(frozen=True, slots=True)
class SerialAddress:
    """`device`: /dev/ttyUSB0, or COM3 on Windows. `baud`: bits a second, of which ten carry a byte."""

    device: str
    baud: int = USUAL_BAUD

    def __str__(self) -> str:
        return f"serial://{self.device}?baud={self.baud}"


@dataclass(frozen=True, slots=True)
class UsbAddress:
    """`serial` tells two printers of one kind apart; "" where there is one."""

    vendor: int
    product: int
    serial: str = ""

    def __str__(self) -> str:
        return f"usb://{self.vendor:04x}:{self.product:04x}" + (f"/{self.serial}" if self.serial else "")


@dataclass(frozen=True, slots=True)
class QueueAddress:
    """A queue of CUPS, by name."""

    queue: str

    def __str__(self) -> str:
        return f"cups://{self.queue}"


@dataclass(frozen=True, slots=True)
class WindowsAddress:
    r"""A printer of the Windows spooler, by the name Windows shows: XP-80C (copy 1), \\pc\printer."""

    name: str

    def __str__(self) -> str:
        return f"windows://{self.name}"


PrinterAddress = NetworkAddress | FileAddress | SerialAddress | UsbAddress | QueueAddress | WindowsAddress


def parse_address(typed: str) -> PrinterAddress:
    """The address a person typed; host:port alone is tcp. Raises InputRefused with what is wrong with it."""
    typed = typed.strip()
    if not typed:
        raise InputRefused(texts.ADDRESS_EMPTY)
    if not typed.isprintable():
        raise InputRefused(texts.ADDRESS_UNPRINTABLE)
    kind, mark, rest = typed.partition("://")
    if not mark:
        return _without_kind(typed)
    parsers: dict[str, Callable[[str, str], PrinterAddress]] = {
        "tcp": _network,
        "file": _file,
        "serial": _serial,
        "usb": _usb,
        "cups": _cups,
        "windows": _windows,
    }
    parser = parsers.get(kind.lower())
    if parser is None:
        raise _refused(typed, texts.ADDRESS_KIND_UNKNOWN, kind=kind)
    return parser(typed, rest)


def is_slow(address: PrinterAddress) -> bool:
    """Pictures of text take too long there: the printer's own characters are the only way."""
    return isinstance(address, SerialAddress) and address.baud <= SLOW_BAUD


def _refused(typed: str, what: Text, /, **values: object) -> InputRefused:
    return InputRefused(what, address=typed, **values)


def _without_kind(typed: str) -> NetworkAddress:
    """192.168.1.50, 192.168.1.50:9100, printer.hall: plainly on the network. Anything else is a guess."""
    if re.fullmatch(rf"{_HOST}:[0-9]+|[0-9]+(\.[0-9]+){{3}}|[\w-]+(\.[\w-]+)+", typed):
        return _network(typed, typed)
    raise _refused(typed, texts.ADDRESS_WITHOUT_KIND)


def _network(typed: str, rest: str) -> NetworkAddress:
    found = _HOST_AND_PORT.fullmatch(rest)
    if found is None:
        raise _refused(typed, texts.ADDRESS_HOST)
    port = found["port"]
    if port is not None and not (re.fullmatch(r"[0-9]{1,5}", port, re.ASCII) and 0 < int(port) <= 65_535):
        raise _refused(typed, texts.ADDRESS_PORT)
    return NetworkAddress(found["host"].strip("[]").lower(), RAW_PORT if port is None else int(port))


def _file(typed: str, rest: str) -> FileAddress:
    path = unquote(rest)
    if not re.fullmatch(r"/[^/].*", path) or not path.isprintable():
        raise _refused(typed, texts.ADDRESS_FILE)
    return FileAddress(path)


def _serial(typed: str, rest: str) -> SerialAddress:
    device, asked, option = rest.partition("?")
    device = device.upper() if device[:3].upper() == "COM" else device
    if not _DEVICE.fullmatch(device):
        raise _refused(typed, texts.ADDRESS_SERIAL_DEVICE)
    if asked and not option.startswith("baud="):
        raise _refused(typed, texts.ADDRESS_SERIAL_OPTION)
    baud = option.removeprefix("baud=") if asked else str(USUAL_BAUD)
    if baud not in map(str, BAUD_RATES):
        raise _refused(typed, texts.ADDRESS_BAUD, rates=", ".join(map(str, BAUD_RATES)))
    return SerialAddress(device, int(baud))


def _usb(typed: str, rest: str) -> UsbAddress:
    found = _USB.fullmatch(rest)
    if found is None:
        raise _refused(typed, texts.ADDRESS_USB)
    return UsbAddress(int(found[1], 16), int(found[2], 16), found[3] or "")


def _cups(typed: str, rest: str) -> QueueAddress:
    if not _QUEUE.fullmatch(rest):
        raise _refused(typed, texts.ADDRESS_QUEUE)
    return QueueAddress(rest)


def _windows(typed: str, rest: str) -> WindowsAddress:
    if not rest:
        raise _refused(typed, texts.ADDRESS_WINDOWS)
    return WindowsAddress(rest)
