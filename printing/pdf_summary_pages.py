"""What of 日报 stands where on A4: the manager's page after picture 13, behind it what goes further into detail.

The widest pitch is taken with which the manager's page is one page; a day that is short enough is one page as a whole,
and one that is too long for either goes on over as many as it needs.
"""

from dataclasses import dataclass
from functools import partial
from itertools import product
from typing import Final

from app.domain.figure_table import FigureTable
from app.papers.charts import Chart
from app.papers.daily_paper import DailyPaper
from printing.pdf_pages import Draw, Row
from printing.pdf_stacks import HALF, Build, Stacks
from printing.pdf_summary_parts import chart_rows, head_row, lying_height, mark_row, sign_row
from printing.pdf_tables import LaidTable, laid_table, table_rows

_LONG: Final = 24  # rows: longer tables go on over the page
_STANDING: Final = (116.0, 178.0)  # px that a chart of standing bars takes, at least and at most
_SIGN_GAP: Final = 10.0

# Left and right of the manager's page, and what joins the shorter stack there; then the details, which fill up both.
_PROMISES: Final = ("promises", "exceptions")
_JOINING: Final = ("closed_with", "differing")
_WHERE_ROOM: Final = ("not_done", "settled", "undone", "deposits", "ratings", "usual")
_PROOF: Final = ("digests", "chain")
_DETAILS: Final = (
    "accounts", "deposits", "not_done", "desks", "hours", "tickets", "actions", "ways", "settled", "undone"
)  # fmt: skip
_CHARTS: Final = ("matters", "methods")

Pages = list[list[tuple[float, Draw]]]


@dataclass(frozen=True, slots=True)
class _Pitch:
    """Px from row to row, and between two parts."""

    row: float
    gap: float


_PITCHES: Final = tuple(_Pitch(19.4 - 0.5 * tighter, 13 - 0.65 * tighter) for tighter in range(7))


def summary_pages(paper: DailyPaper, *, top: float, bottom: float) -> Pages:
    """What is drawn on each page, px from its top."""
    signs = sign_row(paper)
    signed_at = bottom - signs.height - 4
    above = signed_at - _SIGN_GAP if paper.signs else bottom

    tables = _Tables(paper)

    def sheet(pitch: _Pitch, end: float, apart: str = "") -> "_Sheet":
        return _Sheet(tables, pitch, Stacks(top=top, bottom=end, gap=pitch.gap), apart)

    ways = ((False, ""), (True, ""), (True, "accounts"))  # whether the details stand on pages of their own
    for (alone, apart), pitch in product(ways, _PITCHES):
        first = sheet(pitch, above, apart)
        first.managers_page()
        if not alone:
            first.details()
        if len(first.stacks.pages) > 1:
            continue
        if paper.signs:
            first.stacks.pages[0].append((signed_at, signs.draw))
        if not alone:
            return first.stacks.pages
        further = [sheet(each, bottom) for each in _PITCHES]
        for each in further:
            each.done |= first.done
            each.details()
        return [*first.stacks.pages, *min((each.stacks.pages for each in further), key=len)]
    long = [sheet(pitch, bottom) for pitch in _PITCHES]
    for each in long:
        each.managers_page()
        each.details()
        if paper.signs:
            each.stacks.both(lambda x, width: (signs,))
    return min((each.stacks.pages for each in long), key=len)


class _Tables:
    """Those of a paper, each broken into lines once for each width, however often it is set."""

    def __init__(self, paper: DailyPaper) -> None:
        self.paper = paper
        self._laid: dict[tuple[str, float], LaidTable] = {}

    def laid(self, table: FigureTable, width: float) -> LaidTable:
        found = self._laid.get((table.key, width))
        if found is None:
            found = laid_table(table, width=width, language=self.paper.language, zone=self.paper.zone)
            self._laid[table.key, width] = found
        return found


class _Sheet:
    """Parts of a paper as they are set; `apart` is left to the details. `done` are the names of those that are set."""

    def __init__(self, tables: "_Tables", pitch: _Pitch, stacks: Stacks, apart: str) -> None:
        self.stacks, self.done = stacks, set[str]()
        self._paper, self._tables, self._pitch, self._apart = tables.paper, tables, pitch, apart

    def managers_page(self) -> None:
        marks = tuple(mark_row(each) for each in self._paper.marks)
        if marks:
            self.stacks.both(lambda x, width: marks)
        if self._paper.heads:
            self.stacks.both(lambda x, width: (head_row(self._paper),))
        self._half("matters", side=0)
        self._half("methods", side=1)
        if self._apart != "accounts":
            self._half("accounts", side=0)
        self._standing_chart("hours")
        self._full("cash")
        for side, key in enumerate(_PROMISES):
            self._half(key, side=side)
        for key in _JOINING:
            self._half(key)
        for key in _WHERE_ROOM:
            self._where_room(key)
        for key in _PROOF:
            self._full(key)

    def details(self) -> None:
        """All that is not set yet: what nobody thought of comes last, but it comes."""
        rest = [table.key for table in self._paper.tables if table.key not in _DETAILS]
        for key in (*_DETAILS, *rest):
            self._half(key)
        for key in _CHARTS:
            chart = self._paper.chart(key)
            if chart is not None:
                height = lying_height(chart, row=self._pitch.row)
                self.stacks.half(partial(_chart, chart, height))

    def _table(self, key: str) -> FigureTable | None:
        """None of what there is none, or what is set."""
        table = self._paper.table(key) if key not in self.done else None
        self.done.add(key)
        return table

    def _build(self, table: FigureTable) -> Build:
        return lambda x, width: table_rows(self._tables.laid(table, width), x=x, row=self._pitch.row)

    def _narrow(self, table: FigureTable) -> bool:
        """Whether one stack is wide enough for it, and a page high enough."""
        fits = len(table.rows) < _LONG and self._tables.laid(table, HALF).fits
        return fits and self.stacks.fits(self._build(table))

    def _full(self, key: str) -> None:
        table = self._table(key)
        if table is not None:
            self.stacks.both(self._build(table), whole=len(table.rows) < _LONG)

    def _half(self, key: str, *, side: int | None = None) -> None:
        """Over both where it is too wide or too high for one."""
        table = self._table(key)
        if table is None:
            return
        if self._narrow(table):
            self.stacks.half(self._build(table), side=side)
        else:
            self.stacks.both(self._build(table), whole=len(table.rows) < _LONG)

    def _where_room(self, key: str) -> None:
        table = self._paper.table(key)
        if table is None or not table.rows or key in self.done or not self._narrow(table):
            return
        if self.stacks.beside(self._build(table)):
            self.done.add(key)

    def _standing_chart(self, key: str) -> None:
        """As high as is left beside the longer stack."""
        chart = self._paper.chart(key)
        if chart is not None:
            free = abs(self.stacks.difference()) - self._pitch.gap
            height = min(max(free, _STANDING[0]), _STANDING[1])
            self.stacks.half(partial(_chart, chart, height))


def _chart(chart: Chart, height: float, x: float, width: float) -> tuple[Row, ...]:
    return chart_rows(chart, x=x, width=width, height=height)
