"""The recovery sheet as one A4 page."""

import io

from app.papers.recovery_sheet import RecoverySheet
from printing import pdf_style as style
from printing.pdf_blocks import LEFT, RIGHT, WIDTH, facts_grid, heading, text_rows
from printing.pdf_fonts import Weight, describe, new_canvas, show_title
from printing.pdf_lines import Span, Style, broken, drawable, text_width
from printing.pdf_marks import QR_SIDE, draw_mark, draw_qr
from printing.pdf_pages import Row
from printing.pdf_pen import PAGE_HEIGHT, PAGE_WIDTH, PX, Pen

_CODE = Style(Weight.MEDIUM, 26, style.INK)
_STEP_LINE = 20.0
_GAP = 26.0
_FIRST_ROW = 128.0
_HAND_LINE = 46.0


def recovery_sheet_pdf(sheet: RecoverySheet) -> bytes:
    """The whole document."""
    file = io.BytesIO()
    canvas = new_canvas(file, width_pt=PAGE_WIDTH * PX, height_pt=PAGE_HEIGHT * PX, language=sheet.language.value)
    describe(canvas, title=sheet.title)
    show_title(canvas)
    pen = Pen(canvas)
    pen.begin()
    draw_mark(pen, x=LEFT + 0.5, y=39)
    pen.text(sheet.title, style.TITLE, x=88.5, y=60)
    pen.text(drawable(sheet.subtitle), style.LABEL, x=88.5, y=78)
    pen.rule(x=LEFT, right=RIGHT, y=104, colour=style.INK, line=2)
    top = _rows(pen, facts_grid(sheet.facts, style.SPACINGS[0]), _FIRST_ROW - 12)
    top = _code(pen, sheet, top + _GAP)
    top = _rows(pen, (heading(sheet.steps_title, rule=True),), top + _GAP) + 8
    for number, step in enumerate(sheet.steps, start=1):
        lines = broken([Span(f"{number}.", style.STRONG), Span(step, style.VALUE, gap=8)], width=WIDTH)
        top = _rows(pen, text_rows(lines, height=_STEP_LINE), top)
    top += _GAP
    for warning in sheet.warnings:
        top = _rows(pen, text_rows(broken([Span(warning, style.STRONG)], width=WIDTH), height=_STEP_LINE), top)
    _hand_lines(pen, sheet.kept_by, top + _GAP * 2)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def _rows(pen: Pen, rows: tuple[Row, ...], top: float) -> float:
    for row in rows:
        row.draw(pen, top)
        top += row.height
    return top


def _code(pen: Pen, sheet: RecoverySheet, top: float) -> float:
    """The six groups in two rows of three, each with its number, and the code to scan beside them."""
    height = 150.0
    pen.box(LEFT, top, WIDTH, height, colour=style.INK, line=1.5, radius=8)
    pen.text(drawable(sheet.code_label), style.HEADING, x=LEFT + 20, y=top + 28)
    room = (WIDTH - QR_SIDE - 60) / 3
    for index, group in enumerate(sheet.groups):
        x, y = LEFT + 20 + (index % 3) * room, top + 76 + (index // 3) * 48
        pen.text(str(index + 1), style.LABEL, x=x, y=y)
        pen.text(group, _CODE, x=x + 14, y=y)
    draw_qr(pen, sheet.qr, x=RIGHT - QR_SIDE - 20, y=top + (height - QR_SIDE) / 2)
    return top + height


def _hand_lines(pen: Pen, labels: tuple[str, ...], top: float) -> None:
    for index, label in enumerate(labels):
        y = top + index * _HAND_LINE
        pen.text(drawable(label), style.LABEL, x=LEFT, y=y)
        pen.rule(x=LEFT + max(text_width(label, style.LABEL) + 12, 80), right=LEFT + 420, y=y + 4, colour=style.EDGE)
