"""Tables of figures on A4: names left, figures flush right, the sum below a line; what should be looked at is bold."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from app.domain.figure_table import Cell, FigureTable
from app.papers.figure_words import cell_words
from app.texts.language import Language, Text
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
class Place:
    """Where tables stand on the page: px from `x`, `width` px wide, `row` px from row to row; in which language and
    time."""

    x: float
    width: float
    row: float
    language: Language
    zone: ZoneInfo

    @property
    def right(self) -> float:
        return self.x + self.width


def fits(table: FigureTable, place: Place) -> bool:
    """Whether no figure of it would have to be broken at `place`, nor words into less than they may be."""
    said = _said(table, place)
    least = [_widest(said, at, _unbroken if not flush else lambda said: [said]) for at, flush in enumerate(said.right)]
    return sum(least) + _LEAST_GAP * (len(least) - 1) <= place.width


def table_rows(table: FigureTable, place: Place) -> tuple[Row, ...]:
    """The heading and the heads of columns stay with the first row, the sum with the last."""
    if not table.rows:
        return (_title(table, place, table.empty, last=True),)
    said = _said(table, place)
    columns = _columns(said, place)
    heads, *cells = said.rows
    rows = [_title(table, place, table.note, last=False)]
    if any(heads):
        rows.append(_row(heads, said.looks[0], columns, place, with_next=True, colour=style.EDGE))
    for index, (row, look) in enumerate(zip(cells, said.looks[1:], strict=True)):
        before_sum = table.total is not None and index == len(cells) - 2
        rows.append(_row(row, look, columns, place, with_next=before_sum))
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class _Said:
    """A table in words, its heads first, without columns nobody filled; `right` says which stand flush right."""

    rows: tuple[tuple[str, ...], ...]
    looks: tuple[tuple[Style, ...], ...]
    right: tuple[bool, ...]


def _said(table: FigureTable, place: Place) -> _Said:
    heads = [column.name.say(place.language) for column in table.columns]
    both = [(row, False) for row in table.rows] + ([(table.total, True)] if table.total is not None else [])
    words = [[cell_words(cell, place.language, place.zone) for cell in row] for row, _ in both]
    used = [at for at, head in enumerate(heads) if head or any(row[at] for row in words) or at == 0]
    return _Said(
        (tuple(heads[at] for at in used), *(tuple(row[at] for at in used) for row in words)),
        (
            (style.LABEL,) * len(used),
            *(tuple(_look(row[at], strong=strong) for at in used) for row, strong in both),
        ),
        tuple(table.columns[at].kind.flush_right for at in used),
    )


def _look(cell: Cell, *, strong: bool) -> Style:
    return style.STRONG if strong or cell.warns else style.VALUE


def _title(table: FigureTable, place: Place, beside: Text | None, *, last: bool) -> Row:
    """The table's name, at the right its note or that there is nothing to tell, over a line."""
    title = drawable(table.title.say(place.language))
    note = drawable(beside.say(place.language)) if beside is not None else ""
    room = place.width - text_width(title, style.HEADING) - _NOTE_GAP
    lines = broken([Span(note, style.QUIET)], width=room) if note else ()
    first = place.row + 1.6
    height = first + max(len(lines) - 1, 0) * _LINE

    def draw(pen: Pen, top: float) -> None:
        pen.text(title, style.HEADING, x=place.x, y=top + first - 7.5)
        for index, line in enumerate(lines):
            pen.line(line, x=place.right - line.width, y=top + first - 7.5 + index * _LINE)
        pen.rule(x=place.x, right=place.right, y=top + height - 1, colour=style.EDGE)

    return Row(height, draw, with_next=not last)


@dataclass(frozen=True, slots=True)
class _Column:
    """From `x` on, `width` px: words at its left, figures flush right."""

    x: float
    width: float
    right: bool


def _columns(said: _Said, place: Place) -> list[_Column]:
    """What each needs; what is left goes evenly between them. Words are broken where there is too little."""
    needs = [_widest(said, at, lambda cell: [cell]) for at in range(len(said.right))]
    gap = _GAP if sum(needs) + _GAP * (len(needs) - 1) <= place.width else _LEAST_GAP
    room = place.width - gap * (len(needs) - 1)
    words = {at: _widest(said, at, _unbroken) for at, flush in enumerate(said.right) if not flush}
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
    between = gap + spare if any(said.right) else min(gap + spare, _PACKED)
    columns, x = [], place.x
    for need, flush in zip(needs, said.right, strict=True):
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


def _row(
    cells: Sequence[str],
    looks: Sequence[Style],
    columns: Sequence[_Column],
    place: Place,
    *,
    with_next: bool,
    colour: str = style.HAIR,
) -> Row:
    placed: list[tuple[Line, float, int]] = []
    for cell, look, column in zip(cells, looks, columns, strict=True):
        for down, line in enumerate(broken([Span(cell, look)], width=column.width)):
            placed.append((line, column.x + (column.width - line.width if column.right else 0.0), down))
    height = place.row + max(down for _, _, down in placed) * _LINE

    def draw(pen: Pen, top: float) -> None:
        for line, x, down in placed:
            pen.line(line, x=x, y=top + place.row * _BASELINE + down * _LINE)
        pen.rule(x=place.x, right=place.right, y=top + height - 1, colour=colour)

    return Row(height, draw, with_next=with_next)
