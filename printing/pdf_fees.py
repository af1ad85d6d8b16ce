"""Today's fees as a table and, beside it, what the month costs before and after."""

from app.papers.acceptance_form import FeeRow, Fees, Monthly
from printing import pdf_style as style
from printing.pdf_blocks import LEFT, RIGHT, facts_flow, fitted, heading
from printing.pdf_lines import Line, Span, Style, broken, drawable, text_width
from printing.pdf_pages import Group, Row
from printing.pdf_pen import Pen

_BESIDE_LEFT = 498.0
_TABLE_RIGHT = 482.0
_GAP = 14.0
_LEAST_NAME = 72.0
_PAYMENT = 5  # its column, the only one but the name's that is written from the left


def fees_and_month(fees: Fees, monthly: Monthly, spacing: style.Spacing) -> tuple[Group, ...]:
    """Side by side; below each other where the sums are too wide for that."""
    widths = _widths(fees, right=_TABLE_RIGHT)
    beside = widths[0] >= _LEAST_NAME
    right = _TABLE_RIGHT if beside else RIGHT
    if not beside:
        widths = _widths(fees, right=RIGHT)
    rows = [heading(fees.title, rule=True, right=right), *_table(fees, widths, spacing, right=right)]
    below = facts_flow(fees.below, width=right - LEFT)
    rows += [_line(line, 17.0) for line in below]
    if not beside:
        month = (heading(monthly.title, rule=True), *_month(monthly, x=LEFT, width=RIGHT - LEFT))
        return (
            Group(tuple(rows), gap=spacing.parts, whole=False, title=fees.title),
            Group(month, gap=spacing.parts, title=monthly.title),
        )
    month = (
        heading(monthly.title, rule=True, x=_BESIDE_LEFT),
        *_month(monthly, x=_BESIDE_LEFT, width=RIGHT - _BESIDE_LEFT),
    )
    return (Group(_beside(rows, list(month)), gap=spacing.parts, whole=len(rows) < 12, title=fees.title),)


def _beside(left: list[Row], right: list[Row]) -> tuple[Row, ...]:
    """`right` is drawn with the first row of `left`; the rows it stands beside stay together."""
    needed = sum(row.height for row in right)
    first = left[0]

    def draw(pen: Pen, top: float) -> None:
        first.draw(pen, top)
        for row in right:
            row.draw(pen, top)
            top += row.height

    rows = [Row(first.height, draw, with_next=True)]
    height = first.height
    for row in left[1:]:
        height += row.height
        rows.append(Row(row.height, row.draw, with_next=row.with_next or height < needed))
    if height < needed:
        rows.append(Row(needed - height, lambda pen, top: None))
    return tuple(rows)


def _line(line: Line, height: float, x: float = LEFT) -> Row:
    return Row(height, lambda pen, top: pen.line(line, x=x, y=top + 14.0))


def _cells(row: FeeRow) -> tuple[str, ...]:
    return row.name, row.due, row.discount, row.paid, row.deposit, row.payment, row.change


def _look(row: FeeRow, column: int) -> Style:
    return style.STRONG if row.total or column == 3 else style.VALUE


def _widths(fees: Fees, *, right: float) -> list[float]:
    """Each column with the gap before it; the name takes the rest, which may be too little."""
    widths = [0.0]
    for column in range(1, len(fees.heads)):
        cells = [text_width(drawable(_cells(row)[column]), style.STRONG) for row in fees.rows]
        widths.append(max([text_width(fees.heads[column], style.LABEL), *cells]) + _GAP)
    widths[0] = right - LEFT - sum(widths)
    return widths


def _table(fees: Fees, widths: list[float], spacing: style.Spacing, *, right: float) -> list[Row]:
    if not fees.rows:
        return [_line(line, 21.0) for line in broken([Span(fees.nothing, style.VALUE)], width=right - LEFT)]
    rows = [
        _row(fees.heads, [style.LABEL] * len(widths), widths, spacing, right=right, rule=style.EDGE, with_next=True)
    ]
    for index, row in enumerate(fees.rows):
        looks = [_look(row, column) for column in range(len(widths))]
        ends = index >= len(fees.rows) - 2
        rows.append(_row(_cells(row), looks, widths, spacing, right=right, rule=style.HAIR, with_next=ends))
    return rows


def _row(
    cells: tuple[str, ...],
    looks: list[Style],
    widths: list[float],
    spacing: style.Spacing,
    *,
    right: float,
    rule: str,
    with_next: bool,
) -> Row:
    name = broken([Span(cells[0], looks[0])], width=max(widths[0], _LEAST_NAME))
    height = spacing.row + (len(name) - 1) * 14

    def draw(pen: Pen, top: float) -> None:
        for down, line in enumerate(name):
            pen.line(line, x=LEFT, y=top + spacing.baseline + down * 14)
        end = LEFT + widths[0]
        for column in range(1, len(cells)):
            end += widths[column]
            y = top + spacing.baseline
            if column == _PAYMENT:
                pen.text(drawable(cells[column]), looks[column], x=end - widths[column] + _GAP, y=y)
            else:
                pen.text_to(cells[column], looks[column], right=end, y=y)
        pen.rule(x=LEFT, right=right, y=top + height - 1, colour=rule)

    return Row(height, draw, with_next=with_next)


def _month(monthly: Monthly, *, x: float, width: float) -> list[Row]:
    look = fitted(monthly.change, style.SUM, width=width)
    spans = [
        Span(monthly.difference, style.VALUE),
        Span(monthly.this_month, style.VALUE),
        Span(f"{monthly.bill_label} ", style.VALUE),
        Span(monthly.bill_sum, style.STRONG, glued=True),
    ]
    rows = [Row(27.0, lambda pen, top: pen.text(monthly.change, look, x=x, y=top + 22.5), with_next=True)]
    rows += [Row(16.0, _at(line, x), with_next=True) for line in broken(spans, width=width)]
    return rows


def _at(line: Line, x: float) -> "_LineAt":
    return _LineAt(line, x)


class _LineAt:
    def __init__(self, line: Line, x: float) -> None:
        self.line = line
        self.x = x

    def __call__(self, pen: Pen, top: float) -> None:
        pen.line(self.line, x=self.x, y=top + 13.0)
