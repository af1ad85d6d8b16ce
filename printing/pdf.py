"""The acceptance form as a PDF, on A4 or A5: which parts it has, in which order, on how many pages.

The same form always gives the same bytes. Runs on the printing lane; `warm` there first, or the first one waits.
"""

import io
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from app.papers.acceptance_form import AcceptanceForm
from app.papers.form_parts import Part
from app.texts.language import Language
from printing import pdf_style as style
from printing.pdf_bills import bill_tables
from printing.pdf_blocks import WIDTH, facts_grid, heading, text_rows
from printing.pdf_card import card
from printing.pdf_fees import fees_and_month
from printing.pdf_fonts import describe, missing, new_canvas, number_pages, registered, show_title
from printing.pdf_frame import (
    BODY_TOP,
    BODY_TOP_LATER,
    Foot,
    boxes_row,
    draw_head,
    mark_rows,
    statement_rows,
)
from printing.pdf_lines import Span, drawable, forget, settled
from printing.pdf_pages import Group, Page, paged
from printing.pdf_pen import PaperSize, Pen

_SEEN_HOLE = 60.0  # px; less than this more at a page's foot is nobody's loss
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def warm() -> None:
    """Loads reportlab and the fonts (a second or two, about 80 MB)."""
    registered()


def acceptance_form_pdf(form: AcceptanceForm, *others: AcceptanceForm, paper: PaperSize = PaperSize.A4) -> bytes:
    """The whole document; 150 ms a page at most once warmed. `others` are further copies of the same form."""
    file = io.BytesIO()
    sheet = paper.sheet(large=form.large)
    canvas = new_canvas(file, width_pt=sheet.width_pt, height_pt=sheet.height_pt, language=form.language.value)
    at, subject = form.signed_at.astimezone(form.zone), f"SHA-256 {form.sha256}"
    describe(canvas, title=form.metadata_title, author=form.operator, subject=subject, at=at)
    show_title(canvas)
    pen = Pen(canvas, sheet)
    try:
        for each in (form, *others):
            _draw(each, pen)
    finally:
        forget()
    canvas.save()
    return file.getvalue()


def _draw(form: AcceptanceForm, pen: Pen) -> None:
    """One copy, its pages numbered from 1."""
    without = tuple(dict.fromkeys(missing("".join(map(drawable, _texts(form))))))
    foot = Foot(form, sheet=pen.sheet, without_glyph=without)
    pages = _pages(form, bottom=foot.top - 5)
    for number, page in enumerate(pages, start=1):
        pen.begin()
        if number == 1:
            number_pages(pen.canvas, before=f"{form.copy_word} ")
            pen.bookmark(f"{form.metadata_title} · {form.copy_word}", level=0, y=pen.sheet.top)
        if form.watermark:
            pen.across(form.watermark, style.WATERMARK)
        draw_head(pen, form, number=number, total=len(pages))
        for top, draw in page:
            draw(pen, top)
        foot.draw(pen)
        pen.canvas.showPage()


def _texts(part: object) -> Iterator[str]:
    """Every text of the form, wherever it stands."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from _texts(each)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _texts(getattr(part, field.name))


def _pages(form: AcceptanceForm, *, bottom: float) -> tuple[Page, ...]:
    """The fewest pages, the first left no emptier than need be, with as much room between things as these allow."""

    def laid(spacing: style.Spacing) -> tuple[Page, ...]:
        return paged(_groups(form, spacing), top=BODY_TOP, top_later=BODY_TOP_LATER, bottom=bottom)

    pages = laid(style.SPACINGS[0])
    if len(pages) == 1:
        return pages
    tried = [pages, *map(laid, style.SPACINGS[1:])]
    fewest = min(map(len, tried))
    best = [each for each in tried if len(each) == fewest]
    least = min(_hole(each, bottom) for each in best)
    return next(each for each in best if _hole(each, bottom) <= least + _SEEN_HOLE)


def _hole(pages: tuple[Page, ...], bottom: float) -> float:
    """What is left empty at the first page's foot, px, below where its last row begins."""
    return bottom - pages[0][-1][0] if len(pages) > 1 else 0.0


def _groups(form: AcceptanceForm, spacing: style.Spacing) -> tuple[Group, ...]:
    gap = spacing.parts
    head = (*facts_grid(form.head, spacing), *mark_rows(form, spacing))
    notices = settled([Span(_numbered(form), style.QUIET)], width=WIDTH)
    cards = [card(line, spacing, gap=spacing.cards if index else 0.0) for index, line in enumerate(form.lines)]
    end = (
        heading(form.statement_title, rule=False),
        *statement_rows(form, spacing),
        boxes_row(form, height=spacing.boxes),
    )
    return (
        Group(head, gap=0.0),
        *([_part(form.amendment, spacing)] if form.amendment.facts else []),
        _part(form.customer, spacing),
        _part(form.account, spacing),
        Group((heading(form.lines_title, rule=False),), gap=gap, with_next=True, title=form.lines_title),
        *cards,
        *_refused(form, spacing),
        *fees_and_month(form.fees, form.monthly, spacing),
        *bill_tables(form.bills, spacing),
        Group(
            (heading(form.notices_title, rule=False), *text_rows(notices, height=spacing.line)),
            gap=gap,
            whole=len(notices) < 8,
            title=form.notices_title,
        ),
        *_consents(form, spacing),
        Group(end, gap=gap, title=form.statement_title),
    )


def _refused(form: AcceptanceForm, spacing: style.Spacing) -> tuple[Group, ...]:
    """Below the lines, as heavy as they are."""
    rows = [line for said in form.refused for line in settled([Span(said, style.STRONG)], width=WIDTH)]
    return (Group(text_rows(rows, height=spacing.line), gap=spacing.cards, whole=True),) if rows else ()


def _consents(form: AcceptanceForm, spacing: style.Spacing) -> tuple[Group, ...]:
    """Apart from the notices, each on lines of its own: what was agreed to separately is seen separately (R09)."""
    lines = [line for said in form.consents for line in settled([Span(said, style.QUIET)], width=WIDTH)]
    if not lines:
        return ()
    rows = (heading(form.consents_title, rule=False), *text_rows(lines, height=spacing.line))
    return (Group(rows, gap=spacing.parts, whole=len(lines) < 8, title=form.consents_title),)


def _part(part: Part, spacing: style.Spacing) -> Group:
    rows = (heading(part.title, rule=True), *facts_grid(part.facts, spacing))
    return Group(rows, gap=spacing.parts, title=part.title)


def _numbered(form: AcceptanceForm) -> str:
    """One running text: ① … ② …"""
    between = "" if form.language is Language.ZH else " "
    return between.join(
        f"{_CIRCLED[index] if index < len(_CIRCLED) else f'({index + 1})'} {notice}"
        for index, notice in enumerate(form.notices)
    )
