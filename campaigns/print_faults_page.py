"""docs/printer-faults.md as campaigns.print_faults writes it: what came of each fault, a table a kind of printer."""

from collections.abc import Mapping, Sequence

from printing.profiles import StatusBy
from tests.printer_faults.desk import Paper, Wire
from tests.printer_faults.faults import PLAYS, WITH_SECOND, Case, Hand, Seen
from tests.printer_faults.killed_child import Place
from tests.printer_faults.kills import Kill

_HEAD = """\
# Printers that fail: what came of it

Made by `python3 -m campaigns.print_faults --full --write docs/printer-faults.md`: each fault was played by the virtual
printer over real TCP and over a pseudo-terminal (text at 9600 baud, pictures at 115200, since the program refuses them
on slower lines), with a real store, the real queue and the program's own waits. A receipt was printed into the fault,
the fault was mended, the next customer's receipt printed, and the clerk who was asked answered by what lay there. The
slips were then counted: never two unmarked copies, nothing of a torn receipt on the next slip, one pulse for the
drawer.

- **one copy**: the receipt came out once, unmarked, and nobody was asked anything.
- **asked: is there**: the clerk was asked 小票出来了吗？ and said yes; nothing more was printed.
- **asked: marked copy**: the clerk said no, and a copy marked 【补打 第1次】 came out. Where the printer had all of the
  job and printed it once it was mended, the unmarked one came out too.
"""
_STATUS = {
    StatusBy.ASB: (
        "## Printers that tell their state by themselves",
        "Where two results stand, the first is for somebody who mends it while the queue waits, the second for a\n"
        "clerk who stops the wait.",
    ),
    StatusBy.DLE_EOT: (
        "## Small printers that are asked at once",
        "58 mm, the QR code as a picture between the text, and no command that clears their buffers: on a serial\n"
        "line what was cut off is filled with blank dots.",
    ),
    StatusBy.GS_R: (
        "## Printers that know GS r alone",
        "They say nothing while they stand still: after 5 s the clerk is asked.",
    ),
}
_COLUMNS = tuple((paper, wire) for paper in (Paper.TEXT, Paper.RASTER) for wire in Wire)
_NARROW = tuple((Paper.NARROW, wire) for wire in Wire)
_COLUMNS_OF = {StatusBy.ASB: _COLUMNS, StatusBy.DLE_EOT: _NARROW, StatusBy.GS_R: _COLUMNS}
_SECOND = (
    "## With a second printer in the hall",
    "The second is on the network and well. A job that never left goes there, without a pulse for the drawer; one\n"
    "that may be on paper does not.",
)
_KILLS = (
    "## Killed with the power",
    "The program is killed with signal 9 at that place and started again. `sent` is journalled before the first\n"
    "byte: from there on the clerk is asked.",
)


def page(seen: Mapping[Case | Kill, Seen]) -> str:
    parts = [_HEAD]
    for status, (title, about) in _STATUS.items():
        columns = _COLUMNS_OF[status]
        rows = [[play.name, *(_fault(seen, play.name, status, column) for column in columns)] for play in PLAYS]
        parts += [title, about, _table("fault", rows, columns)]
    columns = _COLUMNS + _NARROW
    rows = [[play.name, *(_second(seen, play.name, column) for column in columns)] for play in WITH_SECOND]
    parts += [*_SECOND, _table("fault of the first", rows, columns)]
    rows = [[place.value, *(_kill(seen, place, column) for column in _COLUMNS)] for place in Place]
    parts += [*_KILLS, _table("killed at", rows, _COLUMNS)]
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n"


def _fault(seen: Mapping[Case | Kill, Seen], name: str, status: StatusBy, column: tuple[Paper, Wire]) -> str:
    found = {
        case.hand: what.words
        for case, what in seen.items()
        if isinstance(case, Case) and not case.second and case.play.name == name and case.setting.status is status
        if case.setting.column == column
    }
    return " / ".join(found[hand] for hand in Hand if hand in found) or "–"


def _second(seen: Mapping[Case | Kill, Seen], name: str, column: tuple[Paper, Wire]) -> str:
    for case, what in seen.items():
        if isinstance(case, Case) and case.second and case.play.name == name and case.setting.column == column:
            return what.words
    return "–"


def _kill(seen: Mapping[Case | Kill, Seen], place: Place, column: tuple[Paper, Wire]) -> str:
    for case, what in seen.items():
        if isinstance(case, Kill) and case.place is place and case.setting.column == column:
            return what.words
    return "–"


def _table(first: str, rows: Sequence[Sequence[str]], columns: Sequence[tuple[Paper, Wire]]) -> str:
    head = [first, *(f"{paper} × {wire}" for paper, wire in columns)]
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
