"""The on-sale list on A4: every offer with its terms, a card each, then what changed."""

import io

from app.papers.on_sale_list import ListedOffer, OnSaleList
from printing import pdf_style as style
from printing.pdf_blocks import LEFT, RIGHT, WIDTH, facts_flow, facts_grid, heading, text_rows
from printing.pdf_fonts import describe, new_canvas, show_title
from printing.pdf_lines import Span, broken, drawable, text_width
from printing.pdf_marks import draw_mark
from printing.pdf_pages import Group, Row, paged
from printing.pdf_pen import UPRIGHT, Pen

_BODY_TOP = 106.0
_BODY_TOP_LATER = 114.0
_PAD = 9.0
_NAME_LINE = 27.5


def on_sale_list_pdf(listed: OnSaleList) -> bytes:
    """The whole document; the same list always gives the same bytes."""
    file = io.BytesIO()
    canvas = new_canvas(file, width_pt=UPRIGHT.width_pt, height_pt=UPRIGHT.height_pt, language=listed.language.value)
    describe(canvas, title=listed.metadata_title, author=listed.operator)
    show_title(canvas)
    foot = broken([Span(listed.foot, style.QUIET)], width=WIDTH) if listed.foot else ()
    foot_top = UPRIGHT.bottom - 8 - max(1, len(foot)) * style.TEXT_LINE
    pages = paged(_groups(listed), top=_BODY_TOP, top_later=_BODY_TOP_LATER, bottom=foot_top - 5)
    pen = Pen(canvas)
    for number, page in enumerate(pages, start=1):
        pen.begin()
        _head(pen, listed, number=number, total=len(pages))
        for top, draw in page:
            draw(pen, top)
        pen.rule(x=LEFT, right=RIGHT, y=foot_top, colour=style.EDGE)
        for index, line in enumerate(foot, start=1):
            pen.line(line, x=LEFT, y=foot_top + index * style.TEXT_LINE)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _head(pen: Pen, listed: OnSaleList, *, number: int, total: int) -> None:
    draw_mark(pen, x=LEFT + 0.5, y=39)
    pen.text(drawable(listed.title), style.TITLE, x=88.5, y=60)
    for index, line in enumerate(broken([Span(listed.subtitle, style.LABEL)], width=470)):
        pen.line(line, x=88.5, y=78 + index * style.TEXT_LINE)
    pen.text_to(listed.version, style.RECEIPT_NUMBER, right=RIGHT, y=51.5)
    pen.text_to(listed.page_words(number=number, total=total), style.LABEL, right=RIGHT, y=68.7)
    pen.rule(x=LEFT, right=RIGHT, y=104, colour=style.INK, line=2)


def _groups(listed: OnSaleList) -> tuple[Group, ...]:
    spacing = style.SPACINGS[1]
    groups = [Group(facts_grid(listed.head, spacing), gap=0.0)]
    if listed.empty:
        groups.append(Group(text_rows(broken([Span(listed.empty, style.VALUE)], width=WIDTH), height=20), gap=12))
    for group in listed.groups:
        title = (heading(group.title, rule=False),)
        groups.append(Group(title, gap=spacing.parts, with_next=True, title=group.title, level=0))
        groups += [
            _card(offer, spacing, gap=spacing.cards if index else 0.0) for index, offer in enumerate(group.offers)
        ]
    changes = [line for said in listed.changes for line in broken([Span(said, style.VALUE)], width=WIDTH)]
    rows = (heading(listed.changes_title, rule=False), *text_rows(changes, height=spacing.line))
    return (*groups, Group(rows, gap=spacing.parts, whole=len(changes) < 20, title=listed.changes_title, level=0))


def _card(offer: ListedOffer, spacing: style.Spacing, *, gap: float) -> Group:
    """Name, code and price over everything owed of it; parted only where it is higher than a page."""
    price = text_width(drawable(offer.price), style.NAME)
    spans = [Span(offer.name, style.NAME), Span(offer.code, style.LABEL, gap=8.0)]
    name = broken(spans, width=WIDTH - 2 * _PAD - price - 14)

    def draw(pen: Pen, top: float) -> None:
        for index, line in enumerate(name):
            pen.line(line, x=LEFT + _PAD, y=top + 20 + index * 18)
        pen.text_to(offer.price, style.NAME, right=RIGHT - _PAD, y=top + 20)

    head = Row(_NAME_LINE + (len(name) - 1) * 18, draw, with_next=True)
    facts = text_rows(facts_flow(offer.facts, width=WIDTH - 2 * _PAD), x=LEFT + _PAD, height=spacing.line)
    return Group((head, *facts, Row(6.0, lambda pen, top: None)), gap=gap, around=_frame, title=offer.name)


def _frame(pen: Pen, top: float, height: float) -> None:
    pen.box(LEFT, top, WIDTH, height, colour=style.EDGE, radius=5)
