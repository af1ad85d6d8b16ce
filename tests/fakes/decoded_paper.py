"""A tray that a test fills by hand."""

from collections.abc import Callable

from app.domain.printer_fault import AT_ONCE, Fault, Onset
from app.papers.printed import Printed, PrintedText, Slip


class PaperInHand:
    """app.printer_ports.DecodedPaper."""

    address = "127.0.0.1:9100"

    def __init__(self, *, columns: int = 48) -> None:
        self.columns = columns
        self._slips: list[Slip] = []
        self._told: list[Callable[[], None]] = []
        self._drawer_open = False
        self._faults: set[Fault] = set()
        self.onsets: dict[Fault, Onset] = {}

    def slips(self) -> tuple[Slip, ...]:
        return tuple(self._slips)

    def watch(self, told: Callable[[], None]) -> None:
        self._told.append(told)

    def throw_away(self) -> None:
        self._slips = [slip for slip in self._slips if not slip.torn_off]
        self._tell()

    def drawer_is_open(self) -> bool:
        return self._drawer_open

    def open_drawer(self) -> None:
        self._drawer_open = True
        self._tell()

    def shut_drawer(self) -> None:
        self._drawer_open = False
        self._tell()

    def tear_off(self) -> None:
        self.tear_off_last()

    def faults(self) -> frozenset[Fault]:
        return frozenset(self._faults)

    def ordered(self) -> frozenset[Fault]:
        return frozenset(self.onsets)

    def switch_on(self, fault: Fault, onset: Onset = AT_ONCE) -> None:
        if onset.at_once:
            self._faults.add(fault)
        else:
            self.onsets[fault] = onset
        self._tell()

    def switch_off(self, *faults: Fault) -> None:
        self._faults -= set(faults or Fault)
        self.onsets = {fault: onset for fault, onset in self.onsets.items() if fault not in (faults or Fault)}
        self._tell()

    def lay(self, *rows: Printed, torn_off: bool = True) -> None:
        self._slips.append(Slip(rows, b"", torn_off))
        self._tell()

    def tear_off_last(self) -> None:
        last = self._slips.pop()
        self.lay(*last.rows)

    def _tell(self) -> None:
        for told in self._told:
            told()


def line(words: str) -> PrintedText:
    return PrintedText(words, strong=False, double=False)
