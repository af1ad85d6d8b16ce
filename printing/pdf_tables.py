"""Tables of figures on A4: names left, figures flush right, the sum below a line; what should be looked at is bold."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from app.domain.figure_table import Cell, FigureTable
from app.papers.figure_words import cell_words
from app.texts.language import Language
from printing import pdf_style as style
from printing.pdf_lines import Line, Span, Style, broken, drawable, text_width
from printing.pdf_pages import Row
from printing.pdf_pen import Pen

_GAP = 12.0  # between two columns
_LEAST_GAP = 7.0  # where words would be broken otherwise
_BASELINE = 0.69  # of a row's height, below its top
_LINE = 14.0  # between the lines of one cell
_PACKED = 28.0  # between columns that are words alone: spread over the page they would not read as a row
_STEP = 6.0  # px a column of words gives at a time
_NOTE_GAP = 10.0
_WORD = re.compile(r"[\u2e80-\uffef]{1,4}|[^\u2e80-\uffef]+")


@dataclass(frozen=True, slots=True)
class _Laid:
    """A row: its lines with where they begin and on which of the row's lines they stand, from 0 to `deep`."""

    lines: tuple[tuple[Line, float, int], ...]
    colour: str
    with_next: bool

    @property
    def deep(self) -> int:
        return max((down for _, _, down in self.lines), default=0)


@dataclass(frozen=True, slots=True)
class LaidTable:
    """A table broken into lines for `width` px, whatever its place and pitch. `fits`: no figure of it had to be broken,
    nor words into less than they may be."""

    width: float
    title: str
    note: tuple[Line, ...]
    rows: tuple[_Laid, ...]
    fits: bool


def laid_table(table: FigureTable, *, width: float, language: Language, zone: ZoneInfo) -> LaidTable:
    """The heading and the heads of columns stay with the first row, the sum with the last."""
    title = drawable(table.title.say(language))
    beside = table.note if table.rows else table.empty
    room = width - text_width(title, style.HEADING) - _NOTE_GAP
    note = broken([Span(drawable(beside.say(language)), style.QUIET)], width=room) if beside is not None else ()
    if not table.rows:
        return LaidTable(width, title, tuple(note), (), fits=True)
    said = _said(table, language, zone)
    needs = [_widest(said, at, lambda cell: [cell]) for at in range(len(said.right))]
    words = {at: _widest(said, at, _unbroken) for at, flush in enumerate(said.right) if not flush}
    least = sum(words.get(at, need) for at, need in enumerate(needs)) + _LEAST_GAP * (len(needs) - 1)
    columns = _columns(needs, words, said.right, width)
    rows = []
    for index, (row, look) in enumerate(zip(said.rows, said.looks, strict=True)):
        if index or len(row) > 2:  # of two columns the first says what the second is
            before_sum = table.total is not None and index == len(said.rows) - 2
            rows.append(_laid(row, look, columns, head=not index, with_next=before_sum or not index))
    return LaidTable(width, title, tuple(note), tuple(rows), fits=least <= width)


def table_rows(table: LaidTable, *, x: float, row: float) -> tuple[Row, ...]:
    """At `x`, `row` px from row to row."""
    return (_title(table, x, row), *(_row(each, x, table.width, row) for each in table.rows))


@dataclass(frozen=True, slots=True)
class _Said:
    """A table in words, its heads first, without columns nobody filled; `right` says which stand flush right. The first
    begins at the table's edge, whatever it tells: a figure at the right of a short head would stand below nothing."""

    rows: tuple[tuple[str, ...], ...]
    looks: tuple[tuple[Style, ...], ...]
    right: tuple[bool, ...]


def _said(table: FigureTable, language: Language, zone: ZoneInfo) -> _Said:
    heads = [column.name.say(language) for column in table.columns]
    both = [(row, False) for row in table.rows] + ([(table.total, True)] if table.total is not None else [])
    words = [[cell_words(cell, language, zone) for cell in row] for row, _ in both]
    used = [at for at, head in enumerate(heads) if head or any(row[at] for row in words) or at == 0]
    return _Said(
        (tuple(heads[at] for at in used), *(tuple(row[at] for at in used) for row in words)),
        (
            (style.LABEL,) * len(used),
            *(tuple(_look(row[at], strong=strong) for at in used) for row, strong in both),
        ),
        tuple(at != used[0] and table.columns[at].kind.flush_right for at in used),
    )


def _look(cell: Cell, *, strong: bool) -> Style:
    return style.STRONG if strong or cell.warns else style.VALUE


def _title(table: LaidTable, x: float, row: float) -> Row:
    """The table's name, at the right its note or that there is nothing to tell, over a line."""
    first = row + 1.6
    height = first + max(len(table.note) - 1, 0) * _LINE

    def draw(pen: Pen, top: float) -> None:
        pen.text(table.title, style.HEADING, x=x, y=top + first - 7.5)
        for index, line in enumerate(table.note):
            pen.line(line, x=x + table.width - line.width, y=top + first - 7.5 + index * _LINE)
        pen.rule(x=x, right=x + table.width, y=top + height - 1, colour=style.EDGE)

    return Row(height, draw, with_next=bool(table.rows))


@dataclass(frozen=True, slots=True)
class _Column:
    """From `x` of the table on, `width` px: words at its left, figures flush right."""

    x: float
    width: float
    right: bool


def _columns(
    natural: Sequence[float], words: Mapping[int, float], right: Sequence[bool], width: float
) -> list[_Column]:
    """What each needs; what is left goes evenly between them. `words` are broken where there is too little."""
    needs = list(natural)
    gap = _GAP if sum(needs) + _GAP * (len(needs) - 1) <= width else _LEAST_GAP
    room = width - gap * (len(needs) - 1)
    over = sum(needs) - room
    while over > 0:  # the widest gives first, none more than its longest word allows
        able = [at for at, least in words.items() if needs[at] > least]
        if not able:
            break
        widest = max(able, key=lambda at: needs[at])
        given = min(over, needs[widest] - words[widest], _STEP)
        needs[widest] -= given
        over -= given
    spare = max(room - sum(needs), 0.0) / max(len(needs) - 1, 1)
    between = gap + spare if any(right) else min(gap + spare, _PACKED)
    columns, x = [], 0.0
    for need, flush in zip(needs, right, strict=True):
        columns.append(_Column(x, need, flush))
        x += need + between
    return columns


def _widest(said: _Said, at: int, parts: Callable[[str], Sequence[str]]) -> float:
    return 0.1 + max(
        text_width(part, look[at])
        for row, look in zip(said.rows, said.looks, strict=True)
        for part in parts(drawable(row[at])) or [""]
    )


def _unbroken(said: str) -> list[str]:
    """What of it stays on one line: Latin words whole, Chinese four characters at least."""
    return [part for word in said.split() for part in _WORD.findall(word)]


def _laid(
    cells: Sequence[str], looks: Sequence[Style], columns: Sequence[_Column], *, head: bool, with_next: bool
) -> _Laid:
    placed: list[tuple[Line, float, int]] = []
    for cell, look, column in zip(cells, looks, columns, strict=True):
        for down, line in enumerate(broken([Span(cell, look)], width=column.width)):
            placed.append((line, column.x + (column.width - line.width if column.right else 0.0), down))
    return _Laid(tuple(placed), style.EDGE if head else style.HAIR, with_next)


def _row(laid: _Laid, x: float, width: float, row: float) -> Row:
    height = row + laid.deep * _LINE

    def draw(pen: Pen, top: float) -> None:
        for line, begin, down in laid.lines:
            pen.line(line, x=x + begin, y=top + row * _BASELINE + down * _LINE)
        pen.rule(x=x, right=x + width, y=top + height - 1, colour=laid.colour)

    return Row(height, draw, with_next=laid.with_next)
