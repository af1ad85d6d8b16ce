"""What lies in the tray after a fault, read back: whose receipt each slip is, whole, in pieces, or what is neither."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.papers.printed import Printed, PrintedGap, Slip
from app.ports import PrintJob
from tests.fakes.printer_at_hand import PrinterAtHand


@dataclass(frozen=True, slots=True)
class Copy:
    """Of an order's receipt; 0 is the unmarked one."""

    order_id: str
    number: int


@dataclass(frozen=True, slots=True)
class Found:
    """`whole` came out in one piece, `joined` in pieces that follow each other; `torn` are what was cut short; a slip
    that holds a whole receipt and something else before or behind it is `soiled`."""

    whole: tuple[Copy, ...]
    joined: tuple[Copy, ...]
    torn: int
    soiled: tuple[Copy, ...]

    def count(self, copy: Copy) -> int:
        return (self.whole + self.joined + self.soiled).count(copy)

    def marked(self, order_id: str) -> int:
        return sum(copy.order_id == order_id and copy.number > 0 for copy in self.whole + self.joined + self.soiled)


def read_back(slips: Sequence[Slip], jobs: Sequence[PrintJob], *, columns: int) -> Found:
    """`jobs` with the bytes they were laid out as, for paper of so many `columns`: the printer centres by itself."""
    wanted = {Copy(job.order_id or "", job.copy_number): rows_of(job.data, columns) for job in jobs if job.data}
    whole: list[Copy] = []
    joined: list[Copy] = []
    soiled: list[Copy] = []
    torn = 0
    pieces: list[list[Printed]] = []
    for slip in slips:
        rows = _bare(slip.rows)
        if copy := _which(rows, wanted):
            whole.append(copy)
            torn, pieces = torn + len(pieces), []
        elif copy := _which([row for piece in (*pieces, rows) for row in piece], wanted):
            joined.append(copy)
            pieces = []
        elif over := [copy for copy, expected in wanted.items() if _holds(rows, expected)]:
            soiled += over
            torn, pieces = torn + len(pieces), []
        else:
            pieces.append(rows)
    torn += len(pieces)
    return Found(tuple(whole), tuple(joined), torn, tuple(soiled))


def rows_of(data: bytes, columns: int) -> list[Printed]:
    """What these bytes look like on a printer that was just switched on."""
    hand = PrinterAtHand(columns=columns)
    hand.receive(data)
    return _bare([row for slip in hand.mechanism.slips() for row in slip.rows])


def _bare(rows: Sequence[Printed]) -> list[Printed]:
    """Blank paper is nothing."""
    return [row for row in rows if not isinstance(row, PrintedGap)]


def _which(rows: list[Printed], wanted: dict[Copy, list[Printed]]) -> Copy | None:
    return next((copy for copy, expected in wanted.items() if rows == expected), None)


def _holds(rows: list[Printed], wanted: list[Printed]) -> bool:
    return any(rows[at : at + len(wanted)] == wanted for at in range(len(rows) - len(wanted) + 1))
