"""Parts that any A4 paper is made of: headings, grids of facts, running text, lists of facts. Px across the page."""

import math
import re
from collections.abc import Iterable

from app.domain.content import Fact
from printing import pdf_style as style
from printing.pdf_lines import Line, Span, Style, broken, drawable, text_width
from printing.pdf_pages import Row
from printing.pdf_pen import PAGE_WIDTH, Pen

LEFT = style.MARGIN
RIGHT = PAGE_WIDTH - style.MARGIN
WIDTH = RIGHT - LEFT
COLUMNS = 4
_COLUMN = WIDTH / COLUMNS
_BETWEEN = 10.0  # least room between two columns
_LABEL_GAP = 6.0
_FACT_GAP = 14.0
_WORKED_OUT = re.compile(r"(.*= )([−-]?¥[\d,.]*\d)(.*)", re.DOTALL)


def heading(title: str, *, rule: bool, x: float = LEFT, right: float = RIGHT) -> Row:
    """A part's name, over a line where rows follow."""

    def draw(pen: Pen, top: float) -> None:
        pen.text(drawable(title), style.HEADING, x=x, y=top + 13.5)
        if rule:
            pen.rule(x=x, right=right, y=top + 20, colour=style.EDGE)

    return Row(21.0, draw, with_next=True)


def fact_spans(fact: Fact) -> tuple[Span, ...]:
    """Label and value; the result of a worked sum (= ¥477.60) stands out."""
    label = Span(fact.label, style.LABEL)
    worked = _WORKED_OUT.fullmatch(fact.value)
    if worked is None:
        return label, Span(fact.value, style.VALUE, gap=_LABEL_GAP, glued=True)
    before, result, after = worked.groups()
    return (
        label,
        Span(before, style.VALUE, gap=_LABEL_GAP, glued=True),
        Span(result, style.STRONG, glued=True),
        Span(after, style.VALUE),
    )


def text_rows(lines: Iterable[Line], *, height: float, x: float = LEFT, with_next: bool = False) -> tuple[Row, ...]:
    """Running text, a row a line."""
    return tuple(Row(height, _line_at(line, x, height), with_next=with_next) for line in lines)


def _line_at(line: Line, x: float, height: float) -> "Drawn":
    return Drawn(((line, x, height * 0.75),), None)


class Drawn:
    """Draws lines at their places (x, baseline below the top) and, where `rule` is given, a hairline that far below."""

    def __init__(self, lines: tuple[tuple[Line, float, float], ...], rule: float | None) -> None:
        self.lines = lines
        self.rule = rule

    def __call__(self, pen: Pen, top: float) -> None:
        for line, x, below in self.lines:
            pen.line(line, x=x, y=top + below)
        if self.rule is not None:
            pen.rule(x=LEFT, right=RIGHT, y=top + self.rule, colour=style.HAIR)


def facts_flow(facts: Iterable[Fact], *, width: float) -> tuple[Line, ...]:
    """Facts one behind the other, as many as a line takes; only one longer than a line is broken."""
    lines: list[Line] = []
    for fact in facts:
        own = broken(fact_spans(fact), width=width)
        if lines and len(own) == 1 and lines[-1].width + _FACT_GAP + own[0].width <= width:
            lines[-1] = lines[-1].followed_by(own[0], gap=_FACT_GAP)
        else:
            lines += own
    return tuple(lines)


def facts_grid(facts: Iterable[Fact], spacing: style.Spacing) -> tuple[Row, ...]:
    """Facts in four columns; one that needs more room takes more columns, a very long one whole rows."""
    rows: list[Row] = []
    placed: list[tuple[Line, float, float]] = []
    used, deepest = 0, 1
    for fact in facts:
        spans = fact_spans(fact)
        natural = sum(span.gap + text_width(drawable(span.text), span.style) for span in spans)
        columns = min(math.ceil((natural + _BETWEEN) / _COLUMN), COLUMNS)
        if placed and used + columns > COLUMNS:
            rows.append(_grid_row(placed, deepest, spacing))
            placed, used, deepest = [], 0, 1
        lines = broken(spans, width=columns * _COLUMN - (_BETWEEN if columns < COLUMNS else 0))
        for index, line in enumerate(lines):
            placed.append((line, LEFT + used * _COLUMN, spacing.baseline + index * spacing.line))
        used, deepest = used + columns, max(deepest, len(lines))
    if placed:
        rows.append(_grid_row(placed, deepest, spacing))
    return tuple(rows)


def _grid_row(placed: list[tuple[Line, float, float]], deepest: int, spacing: style.Spacing) -> Row:
    height = spacing.row + (deepest - 1) * spacing.line
    return Row(height, Drawn(tuple(placed), height - 1))


def fitted(text: str, wanted: Style, *, width: float) -> Style:
    """`wanted`, smaller where `text` would be wider than `width`."""
    natural = text_width(drawable(text), wanted)
    return wanted if natural <= width else Style(wanted.weight, wanted.size * width / natural, wanted.colour)
