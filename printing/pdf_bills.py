"""The bills to come as a table: what for, which days, why this much, how much; each bill's sum over its rows."""

from collections.abc import Sequence

from app.papers.acceptance_form import BillTables
from printing import pdf_style as style
from printing.pdf_blocks import LEFT, RIGHT, WIDTH, heading
from printing.pdf_lines import Line, Span, Style, broken, drawable, text_width
from printing.pdf_pages import Group, Row
from printing.pdf_pen import Pen

_GAP = 16.0
_BETWEEN = 8.0
_HALF = (WIDTH - _GAP) / 2
_DOWN = 14.0  # between the lines of one cell
_MOST_NAME = 0.38  # of the width: longer names are broken, the reason takes what is left


def bill_tables(bills: BillTables, spacing: style.Spacing) -> tuple[Group, ...]:
    """Nothing for forms that have no rows. Where room is short, rows that are short stand two beside each other."""
    if not bills.tables:
        return ()
    if spacing.bills_beside and all(_half(row) for table in bills.tables for row in table.rows):
        rows = [heading(bills.title, rule=True)]
        for table in bills.tables:
            rows.append(_sum(table.title, table.total, spacing))
            pairs = [table.rows[at : at + 2] for at in range(0, len(table.rows), 2)]
            rows += [_pair(pair, spacing, with_next=index == 0) for index, pair in enumerate(pairs)]
        return (Group(tuple(rows), gap=spacing.parts, whole=len(rows) < 14, title=bills.title),)
    cells = [bills.heads, *(row for table in bills.tables for row in table.rows)]
    needs = [
        max(text_width(drawable(cell), style.STRONG) for cell in column) + _GAP for column in zip(*cells, strict=True)
    ]
    name, days, amount = min(needs[0], WIDTH * _MOST_NAME), needs[1], needs[-1]
    widths = (name, days, WIDTH - name - days - amount, amount)
    rows = [heading(bills.title, rule=True), _row(bills.heads, [style.LABEL] * 4, widths, spacing, with_next=True)]
    looks = [style.VALUE, style.QUIET, style.QUIET, style.VALUE]
    for table in bills.tables:
        rows.append(_sum(table.title, table.total, spacing))
        rows += [_row(row, looks, widths, spacing, with_next=index == 0) for index, row in enumerate(table.rows)]
    return (Group(tuple(rows), gap=spacing.parts, whole=len(rows) < 14, title=bills.title),)


def _half(row: tuple[str, ...]) -> Line | None:
    """Name, days and why in one line of half the width; None where they need more."""
    *said, amount = row
    looks = (style.VALUE, style.QUIET, style.QUIET)
    spans = [
        Span(cell, look, gap=_BETWEEN if index else 0.0)
        for index, (cell, look) in enumerate(zip(said, looks, strict=True))
    ]
    width = _HALF - text_width(drawable(amount), style.VALUE) - _BETWEEN
    lines = broken(spans, width=width)
    return lines[0] if len(lines) == 1 else None


def _pair(rows: Sequence[tuple[str, ...]], spacing: style.Spacing, *, with_next: bool) -> Row:
    placed = [(line, LEFT + index * (_HALF + _GAP), row[-1]) for index, row in enumerate(rows) if (line := _half(row))]

    def draw(pen: Pen, top: float) -> None:
        for line, x, amount in placed:
            pen.line(line, x=x, y=top + spacing.baseline)
            pen.text_to(amount, style.VALUE, right=x + _HALF, y=top + spacing.baseline)
            pen.rule(x=x, right=x + _HALF, y=top + spacing.row - 1, colour=style.HAIR)

    return Row(spacing.row, draw, with_next=with_next)


def _sum(title: str, total: str, spacing: style.Spacing) -> Row:
    def draw(pen: Pen, top: float) -> None:
        pen.text(drawable(title), style.STRONG, x=LEFT, y=top + spacing.baseline)
        pen.text_to(total, style.STRONG, right=RIGHT, y=top + spacing.baseline)
        pen.rule(x=LEFT, right=RIGHT, y=top + spacing.row - 1, colour=style.HAIR)

    return Row(spacing.row, draw, with_next=True)


def _row(
    cells: tuple[str, ...], looks: list[Style], widths: tuple[float, ...], spacing: style.Spacing, *, with_next: bool
) -> Row:
    """The amount flush right; a cell too long for its column is broken."""
    placed: list[tuple[Line, float, int]] = []
    left, last = LEFT, len(cells) - 1
    for index, (cell, look, width) in enumerate(zip(cells, looks, widths, strict=True)):
        for down, line in enumerate(broken([Span(cell, look)], width=width - (0 if index == last else _GAP / 2))):
            placed.append((line, RIGHT - line.width if index == last else left, down))
        left += width
    height = spacing.row + max((down for _, _, down in placed), default=0) * _DOWN

    def draw(pen: Pen, top: float) -> None:
        for line, x, down in placed:
            pen.line(line, x=x, y=top + spacing.baseline + down * _DOWN)
        pen.rule(x=LEFT, right=RIGHT, y=top + height - 1, colour=style.HAIR)

    return Row(height, draw, with_next=with_next)
