"""What the printer says of itself, bit by bit, as Epson's reference lists them for DLE EOT, GS r and GS a."""

from collections.abc import Collection
from dataclasses import dataclass

from app.domain.printer_fault import STOPS, Fault

CLEARED = b"\x37\x25\x00"  # the answer to DLE DC4 8
_FIXED = 0x12  # of every DLE EOT answer: bits 1 and 4 on, 0 and 7 off
_ASB_FIXED = 0x10  # of the first of four bytes: bit 4 on, 0, 1 and 7 off
_DRAWER, _ON_LINE, _ERROR, _ROLL = 0x01, 0x02, 0x04, 0x08  # items of GS a


@dataclass(frozen=True, slots=True)
class Status:
    """`drawer_open` is what pin 3 of its socket says: high."""

    low: bool
    out: bool
    cover_open: bool
    error: bool
    offline: bool
    drawer_open: bool

    @classmethod
    def of(cls, faults: Collection[Fault], *, drawer_open: bool) -> "Status":
        out = Fault.PAPER_OUT in faults
        return cls(
            low=out or Fault.PAPER_LOW in faults,
            out=out,
            cover_open=Fault.COVER_OPEN in faults,
            error=Fault.CUTTER_STUCK in faults,
            offline=any(fault in STOPS for fault in faults),
            drawer_open=drawer_open,
        )

    def dle_eot(self, n: int) -> bytes:
        """1 the printer, 2 why it is offline, 3 which error, 4 the roll's sensors."""
        bits = {
            1: 0x04 * self.drawer_open | 0x08 * self.offline,
            2: 0x04 * self.cover_open | 0x20 * self.out | 0x40 * self.error,
            3: 0x08 * self.error,
            4: 0x0C * self.low | 0x60 * self.out,
        }
        return bytes([_FIXED | bits[n]])

    def paper(self) -> bytes:
        """GS r 1. Without paper the printer is offline and does not come to this."""
        return bytes([0x03 * self.low | 0x0C * self.out])

    def drawer(self) -> bytes:
        """GS r 2."""
        return bytes([self.drawer_open])

    def four(self) -> bytes:
        """Automatic status back."""
        first = _ASB_FIXED | 0x04 * self.drawer_open | 0x08 * self.offline | 0x20 * self.cover_open
        return bytes([first, 0x08 * self.error, 0x03 * self.low | 0x0C * self.out, 0])

    def told_items(self, items: int) -> tuple[bool, ...]:
        """What of the status the wanted items are about: four bytes go out whenever this changes."""
        return (
            bool(items & _DRAWER) and self.drawer_open,
            bool(items & _ON_LINE) and self.offline,
            bool(items & _ON_LINE) and self.cover_open,
            bool(items & _ERROR) and self.error,
            bool(items & _ROLL) and self.low,
            bool(items & _ROLL) and self.out,
        )
