"""What a receipt printer can be asked beside printing (app.ports): its cash drawer, and which printers there are."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from app.ports import Delivery


class DrawerState(StrEnum):
    NONE = "none"  # this counter has none
    SHUT = "shut"
    OPEN = "open"
    UNKNOWN = "unknown"  # its printer cannot be asked, or did not answer


class CashDrawer(Protocol):
    """Both wait for the printer, for seconds at worst: on the printing lane."""

    def open(self) -> Delivery:
        """Raises PrinterTrouble where nothing was sent, OSError where nobody knows."""
        ...

    def state(self) -> DrawerState: ...


class FoundBy(StrEnum):
    """How a printer that was found is connected."""

    NETWORK = "network"
    SERIAL = "serial"
    USB = "usb"
    CUPS = "cups"
    WINDOWS = "windows"


class Readiness(StrEnum):
    READY = "ready"
    NOT_READY = "not_ready"  # its queue is stopped, it is offline, or this user may not use it
    UNKNOWN = "unknown"  # nothing tells: what stands behind a serial port may be anything


@dataclass(frozen=True, slots=True)
class FoundPrinter:
    """`address` as the settings keep it; `name` as its maker or the system calls it."""

    address: str
    name: str
    how: FoundBy
    ready: Readiness


@dataclass(frozen=True, slots=True)
class SearchProgress:
    """`done` of `parts` pieces of the search are through; `found` so far, in the order of the list."""

    done: int
    parts: int
    found: tuple[FoundPrinter, ...]
