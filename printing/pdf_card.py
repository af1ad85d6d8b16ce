"""One line of the form as a card: number, action, name, price, the before and after table, every fact."""

from app.domain.content import BeforeAfter, TableRow
from app.papers.acceptance_form import FormLine
from printing import pdf_style as style
from printing.pdf_blocks import LEFT, RIGHT, facts_flow, text_rows
from printing.pdf_lines import Line, Span, Style, broken, drawable, text_width
from printing.pdf_marks import SIGN_SIDE, draw_sign
from printing.pdf_pages import Group, Row
from printing.pdf_pen import Pen

_PAD = 9.0
_INNER_LEFT = LEFT + _PAD
_INNER_RIGHT = RIGHT - _PAD
_INNER = _INNER_RIGHT - _INNER_LEFT
_TAG_HEIGHT = 16.5
_TAG_PAD = 6.0
_CELL_GAP = 12.0
_HEAD_BASELINE = 20.0
_NAME_LINE = 18.0


def card(line: FormLine, spacing: style.Spacing, *, gap: float) -> Group:
    """The card of `line`, `gap` px below what precedes; it is parted only where it is higher than a page."""
    content = line.content
    facts = text_rows(facts_flow(content.facts, width=_INNER), x=_INNER_LEFT, height=spacing.line)
    rows = [_head(line)]
    if content.table is not None:
        rows += [*_table(content.table, spacing), _space(3.0, with_next=bool(facts))]
    rows += [*facts, _space(6.0)]
    if len(rows) > 2:
        rows[-2] = Row(rows[-2].height, rows[-2].draw, with_next=True)
    title = f"{content.position} {content.action_word} {content.title}"
    return Group(tuple(rows), gap=gap, around=_frame, title=title, level=2)


def _frame(pen: Pen, top: float, height: float) -> None:
    pen.box(LEFT, top, RIGHT - LEFT, height, colour=style.EDGE, radius=5)


def _space(height: float, *, with_next: bool = False) -> Row:
    return Row(height, lambda pen, top: None, with_next=with_next)


def _head(line: FormLine) -> Row:
    content = line.content
    number = str(content.position)
    tag_left = _INNER_LEFT + text_width(number, style.NAME) + 7.5
    tag_width = 2 * _TAG_PAD + SIGN_SIDE + 3.5 + text_width(drawable(content.action_word), style.TAG)
    left = tag_left + tag_width + 8
    price_width = text_width(drawable(content.price), style.NAME)
    spans = [Span(content.title, style.NAME)]
    spans += [Span(note, style.LABEL, gap=8.0) for note in line.notes]
    lines = broken(spans, width=max(_INNER_RIGHT - left - price_width - 14, _INNER / 3))

    def draw(pen: Pen, top: float) -> None:
        y = top + _HEAD_BASELINE
        pen.text(number, style.NAME, x=_INNER_LEFT, y=y)
        pen.box(tag_left, top + 7, tag_width, _TAG_HEIGHT, colour=style.INK, radius=3.5)
        draw_sign(pen, content.action, x=tag_left + _TAG_PAD, y=top + 7 + (_TAG_HEIGHT - SIGN_SIDE) / 2)
        pen.text(drawable(content.action_word), style.TAG, x=tag_left + _TAG_PAD + SIGN_SIDE + 3.5, y=y - 1)
        for index, words in enumerate(lines):
            pen.line(words, x=left, y=y + index * _NAME_LINE)
        pen.text_to(content.price, style.NAME, right=_INNER_RIGHT, y=y)

    return Row(27.5 + (len(lines) - 1) * _NAME_LINE, draw, with_next=True)


def _table(table: BeforeAfter, spacing: style.Spacing) -> list[Row]:
    """What is included now and then; the row of what comes stands out. Cells too long for their column are broken."""
    head = ((table.head, *table.columns, table.price_head), style.LABEL)
    rows = (head, (_cells(table.now), style.VALUE), (_cells(table.then), style.STRONG))
    widths = _widths([cells for cells, _ in rows], [look for _, look in rows])
    return [_table_row(cells, look, widths, spacing, first=index == 0) for index, (cells, look) in enumerate(rows)]


def _cells(row: TableRow) -> tuple[str, ...]:
    return (row.when, *row.cells, row.price)


def _widths(rows: list[tuple[str, ...]], looks: list[Style]) -> list[float]:
    """Of each column with its gap: what it needs and an even share of the rest, or a share of too little."""
    needs = [
        max(text_width(drawable(cell), look) for cell, look in zip(column, looks, strict=True)) + _CELL_GAP
        for column in zip(*rows, strict=True)
    ]
    needs[-1] -= _CELL_GAP
    rest = _INNER - sum(needs)
    if rest >= 0:
        share = rest / (len(needs) - 1)
        return [*(need + share for need in needs[:-1]), needs[-1]]
    fair = _INNER / len(needs)
    narrow = sum(need for need in needs if need <= fair)
    wide = sum(need for need in needs if need > fair)
    return [need if need <= fair else need * (_INNER - narrow) / wide for need in needs]


def _table_row(cells: tuple[str, ...], look: Style, widths: list[float], spacing: style.Spacing, *, first: bool) -> Row:
    placed: list[tuple[Line, float, int]] = []
    left = _INNER_LEFT
    for index, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        to_right = index == len(cells) - 1
        for down, line in enumerate(broken([Span(cell, look)], width=width if to_right else width - _CELL_GAP / 2)):
            placed.append((line, left + (width - line.width if to_right else 0), down))
        left += width
    height = spacing.row + max(down for _, _, down in placed) * 14

    def draw(pen: Pen, top: float) -> None:
        if first:
            pen.rule(x=_INNER_LEFT, right=_INNER_RIGHT, y=top, colour=style.EDGE)
        for line, x, down in placed:
            pen.line(line, x=x, y=top + spacing.baseline + 0.4 + down * 14)
        below = style.EDGE if first else style.HAIR
        pen.rule(x=_INNER_LEFT, right=_INNER_RIGHT, y=top + height - 1, colour=below)

    return Row(height, draw, with_next=True)
