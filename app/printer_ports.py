"""What a receipt printer can be asked beside printing (app.ports): its cash drawer, and which printers there are."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from app.domain.approval import Leave
from app.ports import Delivery
from app.texts.language import Text


class DrawerState(StrEnum):
    NONE = "none"  # this counter has none
    SHUT = "shut"
    OPEN = "open"
    AWAY = "away"  # its printer was asked and did not answer
    UNKNOWN = "unknown"  # its printer cannot be asked


class CashDrawer(Protocol):
    """Both wait for the printer, for seconds at worst: on the printing lane."""

    def open(self) -> Delivery:
        """Raises PrinterTrouble where nothing was sent, OSError where nobody knows."""
        ...

    def state(self) -> DrawerState: ...


class DrawerDesk(Protocol):
    """The drawer as a window asks it; none of these waits."""

    @property
    def subject(self) -> str:
        """Of its entries in the audit trail, and of an approval for it."""
        ...

    def look(self) -> None:
        """Its state is told to whoever made the desk."""
        ...

    def open(
        self, *, leave: Leave, reason: str, then: Callable[[Delivery], None], failed: Callable[[Exception], None]
    ) -> None:
        """app.handling.open_drawer on the printing lane; `failed` gets its troubles, or OSError: nobody knows."""
        ...


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
    name: Text
    how: FoundBy
    ready: Readiness


@dataclass(frozen=True, slots=True)
class SearchProgress:
    """`done` of `parts` pieces of the search are through; `found` so far, in the order of the final list."""

    done: int
    parts: int
    found: tuple[FoundPrinter, ...]
