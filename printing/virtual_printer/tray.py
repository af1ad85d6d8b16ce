"""The paper of a virtual printer: slips that came off, and the one still coming out."""

from app.papers.printed import Printed, PrintedGap, Slip
from printing.virtual_printer.decoder import Step, TornOff

MOST_SLIPS = 100  # the oldest fall out: a day of training must not fill the memory
_TO_TEAR_BAR_DOTS = 64  # fed behind the last row, a printer without cutter has its paper at the tear bar


class Tray:
    """Not for several threads: the mechanism has the lock."""

    def __init__(self) -> None:
        self._slips: list[Slip] = []
        self._rows: list[Printed] = []
        self._data = b""  # what the rows came from
        self._begun = True  # False: the piece that comes out goes on where another came off

    def lay(self, step: Step, printed: tuple[Printed | TornOff, ...]) -> None:
        """What one command printed, with its bytes."""
        self._data += step.raw
        for each in printed:
            if isinstance(each, TornOff):
                self._come_off(whole=self._begun)
            else:
                self._rows.append(each)

    def slips(self) -> tuple[Slip, ...]:
        """Oldest first; the last may still hang in the printer."""
        growing = [Slip(tuple(self._rows), self._data, torn_off=False, whole=False)] if self._rows else []
        return (*self._slips, *growing)

    def throw_away(self) -> None:
        self._slips = []

    def tear_off(self, *, roll_ended: bool = False) -> None:
        """By hand, or because the roll ended: then what comes next belongs to what came off."""
        last = self._rows[-1] if self._rows else None
        fed = isinstance(last, PrintedGap) and last.dots >= _TO_TEAR_BAR_DOTS
        goes_on = roll_ended and (not fed if self._rows else not self._begun)
        self._come_off(whole=self._begun and fed)
        self._begun = not goes_on

    def _come_off(self, *, whole: bool) -> None:
        """A cut through blank paper gives no slip."""
        if self._rows:
            self._slips.append(Slip(tuple(self._rows), self._data, torn_off=True, whole=whole))
            del self._slips[:-MOST_SLIPS]
        self._rows, self._data, self._begun = [], b"", True
