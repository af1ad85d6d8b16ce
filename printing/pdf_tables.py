"""Tables of figures on A4: names left, figures flush right, the sum below a line; what should be looked at is bold."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from app.domain.figure_table import Cell, FigureTable
from app.papers.figure_words import cell_words
from app.texts.language import Language
from printing import pdf_style as style
from printing.pdf_lines import Line, Span, Style, broken, drawable, text_width
from printing.pdf_pages import Row
from printing.pdf_pen import Pen

_GAP = 12.0  # between two columns, at least
_ROW = 19.4
_BASELINE = 13.4
_LINE = 14.0  # between the lines of one cell
_PACKED = 28.0  # between columns that are words alone: spread over the page they would not read as a row
_STEP = 6.0  # px a column of words gives at a time
_NOTE_GAP = 10.0
_WORD = re.compile(r"[\u2e80-\uffef]{1,4}|[^\u2e80-\uffef]+")


@dataclass(frozen=True, slots=True)
class Place:
    """Where tables stand on the page: px from `x`, `width` px wide; in which language and time."""

    x: float
    width: float
    language: Language
    zone: ZoneInfo

    @property
    def right(self) -> float:
        return self.x + self.width


def natural_width(table: FigureTable, place: Place) -> float:
    """Px that `table` takes where nothing of it is broken."""
    rows = [[column.name.say(place.language) for column in table.columns]]
    both = (*table.rows, *((table.total,) if table.total is not None else ()))
    rows += [[cell_words(cell, place.language, place.zone) for cell in row] for row in both]
    looks = [[style.STRONG] * len(table.columns)] * len(rows)
    return sum(_widest(rows, looks, at, lambda said: [said]) + _GAP for at in range(len(table.columns))) - _GAP


def table_rows(table: FigureTable, place: Place) -> tuple[Row, ...]:
    """The heading and the heads of columns stay with the first row, the sum with the last."""
    heads = [column.name.say(place.language) for column in table.columns]
    said = [(row, False) for row in table.rows] + ([(table.total, True)] if table.total is not None else [])
    if not table.rows:
        empty = table.empty.say(place.language) if table.empty is not None else ""
        return _title(table, place), _words_row(empty, place)
    words = [[cell_words(cell, place.language, place.zone) for cell in row] for row, _ in said]
    used = [at for at, head in enumerate(heads) if head or any(row[at] for row in words) or at == 0]
    right = [table.columns[at].kind.flush_right for at in used]
    looks = [[_look(row[at], strong=strong) for at in used] for row, strong in said]
    cells = [[row[at] for at in used] for row in words]
    heads = [heads[at] for at in used]
    columns = _columns([heads, *cells], [[style.LABEL] * len(used), *looks], right, place)
    rows = [_title(table, place)]
    if any(heads):
        rows.append(_row(heads, [style.LABEL] * len(used), columns, place, with_next=True, colour=style.EDGE))
    for index, (row, look) in enumerate(zip(cells, looks, strict=True)):
        before_sum = table.total is not None and index == len(cells) - 2
        rows.append(_row(row, look, columns, place, with_next=before_sum))
    return tuple(rows)


def _look(cell: Cell, *, strong: bool) -> Style:
    return style.STRONG if strong or cell.warns else style.VALUE


def _title(table: FigureTable, place: Place) -> Row:
    """The table's name, with its note at the right, over a line."""
    title = drawable(table.title.say(place.language))
    note = drawable(table.note.say(place.language)) if table.note is not None else ""
    room = place.width - text_width(title, style.HEADING) - _NOTE_GAP
    lines = broken([Span(note, style.QUIET)], width=room) if note else ()
    height = 21.0 + max(len(lines) - 1, 0) * _LINE

    def draw(pen: Pen, top: float) -> None:
        pen.text(title, style.HEADING, x=place.x, y=top + 13.5)
        for index, line in enumerate(lines):
            pen.line(line, x=place.right - line.width, y=top + 13.5 + index * _LINE)
        pen.rule(x=place.x, right=place.right, y=top + height - 1, colour=style.EDGE)

    return Row(height, draw, with_next=True)


def _words_row(said: str, place: Place) -> Row:
    line = broken([Span(said, style.QUIET)], width=place.width)[0]

    def draw(pen: Pen, top: float) -> None:
        pen.line(line, x=place.x, y=top + _BASELINE)
        pen.rule(x=place.x, right=place.right, y=top + _ROW - 1, colour=style.HAIR)

    return Row(_ROW, draw)


@dataclass(frozen=True, slots=True)
class _Column:
    """From `x` on, `width` px: words at its left, figures flush right."""

    x: float
    width: float
    right: bool


def _columns(
    rows: Sequence[Sequence[str]], looks: Sequence[Sequence[Style]], right: Sequence[bool], place: Place
) -> list[_Column]:
    """What each needs; what is left goes evenly between them. Words are broken where there is too little."""
    needs = [_widest(rows, looks, at, lambda said: [said]) for at in range(len(right))]
    room = place.width - _GAP * (len(right) - 1)
    words = {at: _widest(rows, looks, at, _unbroken) for at, flush in enumerate(right) if not flush}
    over = sum(needs) - room
    while over > 0:  # the widest gives first, none more than its longest word allows
        able = [at for at, least in words.items() if needs[at] > least]
        if not able:
            break
        widest = max(able, key=lambda at: needs[at])
        given = min(over, needs[widest] - words[widest], _STEP)
        needs[widest] -= given
        over -= given
    spare = max(room - sum(needs), 0.0) / max(len(right) - 1, 1)
    between = _GAP + spare if any(right) else min(_GAP + spare, _PACKED)
    columns, x = [], place.x
    for need, flush in zip(needs, right, strict=True):
        columns.append(_Column(x, need, flush))
        x += need + between
    return columns


def _widest(
    rows: Sequence[Sequence[str]], looks: Sequence[Sequence[Style]], at: int, parts: Callable[[str], Sequence[str]]
) -> float:
    return 0.1 + max(
        text_width(part, look[at])
        for row, look in zip(rows, looks, strict=True)
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
    height = _ROW + max(down for _, _, down in placed) * _LINE

    def draw(pen: Pen, top: float) -> None:
        for line, x, down in placed:
            pen.line(line, x=x, y=top + _BASELINE + down * _LINE)
        pen.rule(x=place.x, right=place.right, y=top + height - 1, colour=colour)

    return Row(height, draw, with_next=with_next)
