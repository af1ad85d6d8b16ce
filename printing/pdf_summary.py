"""日报 as a PDF after picture 13: its pages with head and foot, and what it says of itself.

The same paper always gives the same bytes, so that a printed file can be made anew and compared.
"""

import io

from app.papers.daily_paper import DailyPaper
from printing import pdf_style as style
from printing.pdf_blocks import LEFT, RIGHT, WIDTH, fitted
from printing.pdf_fonts import describe, new_canvas
from printing.pdf_lines import drawable, text_width
from printing.pdf_marks import draw_mark
from printing.pdf_pen import UPRIGHT, Pen
from printing.pdf_summary_pages import summary_pages

_TOP = 110.0


def summary_pdf(paper: DailyPaper) -> bytes:
    """The whole document, with as many pages as it needs."""
    file = io.BytesIO()
    canvas = new_canvas(file, width_pt=UPRIGHT.width_pt, height_pt=UPRIGHT.height_pt, language=paper.language.value)
    at = paper.printed_at.astimezone(paper.zone)
    describe(canvas, title=paper.metadata_title, author=paper.operator, subject=paper.stamp, at=at)
    foot_top = UPRIGHT.bottom - 8 - style.TEXT_LINE * len(_foot_lines(paper))
    pages = summary_pages(paper, top=_TOP, bottom=foot_top - 8)
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
