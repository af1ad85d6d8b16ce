"""日报 as a PDF after picture 13: the figures at its head, tables beside each other, charts, lines to sign on.

The same paper always gives the same bytes, so that a printed file can be made anew and compared.
"""

import io

from app.domain.figure_table import FigureTable
from app.papers.charts import Chart
from app.papers.daily_paper import DailyPaper
from app.papers.daily_summary import head_words
from app.papers.figure_words import cell_words
from app.papers.summary_heads import HeadFigure
from app.texts import daily_summary as words
from printing import pdf_style as style
from printing.charts import draw_chart
from printing.pdf_blocks import LEFT, RIGHT, WIDTH, fitted
from printing.pdf_fonts import Weight, new_canvas
from printing.pdf_lines import Style, drawable, text_width
from printing.pdf_marks import draw_mark
from printing.pdf_pages import Group, Row, paged
from printing.pdf_pen import UPRIGHT, Pen
from printing.pdf_tables import Place, natural_width, table_rows

_TOP = 112.0
_TOP_LATER = 116.0
_GAP = 13.0
_BETWEEN = 24.0
_LEAST_SHARE = 0.42  # of two stacks side by side
_TILE = 62.0
_TILE_FIGURE = Style(Weight.BOLD, 21, style.INK)
_CHART = 132.0
_CHART_ROW = 19.0
_SIGN = 64.0
_MARK = 24.0
_WHOLE = 24  # rows: longer tables go on over the page

# What stands beside what; the rest takes the whole width. Between the bars charts by their names.
_BESIDE: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("matters",), ("methods", "|hours")),
    (("promises", "not_done"), ("exceptions",)),
    (("accounts", "deposits"), ("actions", "settled")),
    (("tickets",), ("hours",)),
    (("ways", "ratings", "|methods"), ("usual", "|matters")),
)
_ORDER = ("matters", "cash", "promises", "differing", "closed_with", "digests", "chain")
_THEN = ("accounts", "tickets", "desks", "ways")


def summary_pdf(paper: DailyPaper) -> bytes:
    """The whole document, with as many pages as it needs."""
    file = io.BytesIO()
    canvas = new_canvas(file, width_pt=UPRIGHT.width_pt, height_pt=UPRIGHT.height_pt, language=paper.language.value)
    canvas.setTitle(paper.metadata_title)
    canvas.setAuthor(paper.operator)
    canvas.setSubject(paper.stamp)
    canvas.setCreator("Yitai")
    canvas.setProducer("Yitai, reportlab")
    local = paper.printed_at.astimezone(paper.zone)
    offset = f"{local:%z}"
    canvas.setDateFormatter(lambda *_: f"D:{local:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:]}'")
    foot_top = UPRIGHT.bottom - 8 - style.TEXT_LINE * len(_foot_lines(paper))
    pages = paged(_groups(paper), top=_TOP, top_later=_TOP_LATER, bottom=foot_top - 6)
    pen = Pen(canvas)
    for number, page in enumerate(pages, start=1):
        pen.begin()
        canvas.bookmarkPage(f"page{number}")
        page_words = paper.page_words(number=number, total=len(pages))
        canvas.addOutlineEntry(f"{paper.metadata_title} · {page_words}", f"page{number}", level=0)
        _head(pen, paper, page_words)
        for top, draw in page:
            draw(pen, top)
        _foot(pen, paper, foot_top)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _head(pen: Pen, paper: DailyPaper, page_words: str) -> None:
    draw_mark(pen, x=LEFT + 0.5, y=39)
    pen.text(drawable(paper.title), style.TITLE, x=88.5, y=60)
    right = [paper.number, paper.closed, page_words]
    room = WIDTH - 60 - max(text_width(drawable(each), style.LABEL) for each in right)
    subtitle = drawable(paper.subtitle)
    pen.text(subtitle, fitted(subtitle, style.LABEL, width=room), x=88.5, y=78)
    if paper.number:
        pen.text_to(paper.number, style.RECEIPT_NUMBER, right=RIGHT, y=51.5)
    for index, said in enumerate(each for each in right[1:] if each):
        pen.text_to(said, style.LABEL, right=RIGHT, y=68.7 + index * style.TEXT_LINE)
    pen.rule(x=LEFT, right=RIGHT, y=95, colour=style.INK, line=2)


def _foot_lines(paper: DailyPaper) -> tuple[str, ...]:
    """One line where both fit beside each other, else two."""
    beside = text_width(drawable(paper.foot), style.QUIET) + text_width(drawable(paper.foot_right), style.QUIET) + 20
    return (paper.foot,) if beside <= WIDTH else (paper.foot, "")


def _foot(pen: Pen, paper: DailyPaper, top: float) -> None:
    lines = _foot_lines(paper)
    pen.rule(x=LEFT, right=RIGHT, y=top, colour=style.EDGE)
    for index, line in enumerate(lines, start=1):
        pen.text(drawable(line), fitted(line, style.QUIET, width=WIDTH), x=LEFT, y=top + index * style.TEXT_LINE)
    pen.text_to(paper.foot_right, style.QUIET, right=RIGHT, y=top + len(lines) * style.TEXT_LINE)


def _groups(paper: DailyPaper) -> tuple[Group, ...]:
    """Page 1 as the picture has it, then what goes further into detail; the lines to sign on stand last."""
    groups = [Group(tuple(_mark(mark) for mark in paper.marks), gap=0.0)] if paper.marks else []
    groups.append(Group((_tiles(paper),), gap=4.0))
    beside = {left[0]: (left, right) for left, right in _BESIDE}
    taken = {name for pair in _BESIDE for side in pair for name in side if not name.startswith("|")}
    order = [*_ORDER, *_THEN]
    order += [table.key for table in paper.tables if table.key not in {*order, *taken}]
    for key in order:
        if key in beside:
            groups += _beside(*beside[key], paper)
        elif key not in taken and (table := paper.table(key)) is not None:
            groups.append(_full(table, paper))
    groups.append(Group((_signs(paper),), gap=2 * _GAP))
    return tuple(groups)


def _mark(said: str) -> Row:
    width = text_width(drawable(said), style.STRONG) + 14

    def draw(pen: Pen, top: float) -> None:
        pen.box(LEFT, top + 1.5, width, 18, colour=style.INK, line=1.2, radius=3.5)
        pen.text(drawable(said), style.STRONG, x=LEFT + 7, y=top + 14.5)

    return Row(_MARK, draw)


def _tiles(paper: DailyPaper) -> Row:
    """The head figures side by side, a hairline between them."""
    step = WIDTH / max(len(paper.heads), 1)

    def draw(pen: Pen, top: float) -> None:
        for index, head in enumerate(paper.heads):
            x = LEFT + index * step + (14 if index else 0)
            if index:
                pen.box(LEFT + index * step, top, 1.0, _TILE - 12, colour=style.EDGE)
            room = step - 20
            name = drawable(head.name.say(paper.language))
            pen.text(name, fitted(name, style.LABEL, width=room), x=x, y=top + 11)
            said = drawable(head_words(paper, head))
            pen.text(said, fitted(said, _TILE_FIGURE, width=room), x=x, y=top + 35)
            note = drawable(_tile_note(head, paper))
            pen.text(note, fitted(note, style.LABEL, width=room), x=x, y=top + 52)

    return Row(_TILE, draw)


def _tile_note(head: HeadFigure, paper: DailyPaper) -> str:
    """The same weekday's mean, or why there is no figure."""
    if head.usual is not None:
        return words.AGAINST_USUAL.say(paper.language, usual=cell_words(head.usual, paper.language, paper.zone))
    return head.why.say(paper.language) if head.why is not None else ""


def _full(table: FigureTable, paper: DailyPaper) -> Group:
    rows = table_rows(table, Place(LEFT, WIDTH, paper.language, paper.zone))
    return Group(rows, gap=_GAP, whole=len(rows) < _WHOLE)


def _beside(left: tuple[str, ...], right: tuple[str, ...], paper: DailyPaper) -> list[Group]:
    """Two stacks as one block; below each other where one is missing or the block is higher than a page."""
    needs = [_natural(names, paper) for names in (left, right)]
    share = needs[0] / sum(needs) if all(needs) else 0.5
    wide = (WIDTH - _BETWEEN) * min(max(share, _LEAST_SHARE), 1 - _LEAST_SHARE)
    sides = ((left, LEFT, wide), (right, LEFT + wide + _BETWEEN, WIDTH - _BETWEEN - wide))
    stacks = [_stack(names, paper, Place(x, width, paper.language, paper.zone)) for names, x, width in sides]
    heights = [sum(row.height for row in stack) for stack in stacks]
    if not all(heights) or max(heights) > UPRIGHT.bottom - _TOP_LATER - 60:
        whole = Place(LEFT, WIDTH, paper.language, paper.zone)
        each = [tuple(_stack((name,), paper, whole)) for name in (*left, *right)]
        return [Group(rows, gap=_GAP, whole=len(rows) < _WHOLE) for rows in each if rows]

    def draw(pen: Pen, top: float) -> None:
        for stack in stacks:
            y = top
            for row in stack:
                row.draw(pen, y)
                y += row.height

    return [Group((Row(max(heights), draw),), gap=_GAP)]


def _natural(names: tuple[str, ...], paper: DailyPaper) -> float:
    """Px that the widest table of a stack would take."""
    place = Place(LEFT, WIDTH, paper.language, paper.zone)
    tables = [table for name in names if (table := paper.table(name)) is not None]
    return max((natural_width(each, place) for each in tables), default=0.0)


def _stack(names: tuple[str, ...], paper: DailyPaper, place: Place) -> list[Row]:
    rows: list[Row] = []
    for name in names:
        if name.startswith("|"):
            chart = paper.chart(name[1:])
            own = _chart_rows(chart, place) if chart is not None else ()
        else:
            table = paper.table(name)
            own = table_rows(table, place) if table is not None else ()
        if rows and own:
            rows.append(Row(_GAP, lambda pen, top: None))
        rows += own
    return rows


def _chart_rows(chart: Chart, place: Place) -> tuple[Row, ...]:
    height = _CHART if chart.upright else len(chart.bars) * _CHART_ROW

    def draw(pen: Pen, top: float) -> None:
        pen.text(drawable(chart.title), style.HEADING, x=place.x, y=top + 13.5)
        draw_chart(pen, chart, x=place.x, y=top + 22, width=place.width, height=height)

    return (Row(height + 24, draw),)


def _signs(paper: DailyPaper) -> Row:
    """A line a hand, over the whole width."""
    step = (WIDTH - _BETWEEN * (len(paper.signs) - 1)) / max(len(paper.signs), 1)

    def draw(pen: Pen, top: float) -> None:
        for index, label in enumerate(paper.signs):
            x = LEFT + index * (step + _BETWEEN)
            pen.text(drawable(label), style.LABEL, x=x, y=top + 12)
            pen.rule(x=x, right=x + step, y=top + _SIGN - 2, colour=style.INK)

    return Row(_SIGN, draw)
