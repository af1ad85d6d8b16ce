"""What stands on every page of the A4 form, and the boxes that end it."""

from app.papers.acceptance_form import AcceptanceForm
from app.papers.form_parts import hash_words
from app.texts import acceptance_form as words
from printing import pdf_style as style
from printing.pdf_blocks import LEFT, RIGHT, WIDTH, text_rows
from printing.pdf_lines import Line, Span, broken, drawable, settled, text_width
from printing.pdf_marks import QR_SIDE, SEAL_RADIUS, draw_mark, draw_qr, draw_seal
from printing.pdf_pages import Row
from printing.pdf_pen import Pen, Sheet
from printing.pdf_signature import draw_signature

BODY_TOP = 106.0
BODY_TOP_LATER = 118.0
_CUSTOMER_BOX = (LEFT, 270.0)
_HANDLER_BOX = (LEFT + 282.5, 216.0)
_SEAL_BOX = (RIGHT - 195.0, 195.0)
_SEAL_FREE = 5.0  # above and below it in a low box


def draw_head(pen: Pen, form: AcceptanceForm, *, number: int, total: int) -> None:
    """Title, receipt number, check code, page and the code that opens the public page."""
    draw_mark(pen, x=LEFT + 0.5, y=39)
    pen.text(form.title, style.TITLE, x=88.5, y=60)
    right = RIGHT - QR_SIDE - 12
    page = drawable(form.page_words(number=number, total=total))
    beside = right - text_width(page, style.LABEL) - 14 - 88.5
    for index, line in enumerate(settled([Span(form.subtitle, style.LABEL)], width=min(440, beside))):
        pen.line(line, x=88.5, y=78 + index * style.TEXT_LINE)
    pen.text_to(form.receipt_number, style.RECEIPT_NUMBER, right=right, y=51.5)
    pen.text_to(form.check_words, style.LABEL, right=right, y=68.7)
    pen.text_to(page, style.LABEL, right=right, y=84.8)
    draw_qr(pen, form.verify_url, x=RIGHT - QR_SIDE, y=36)
    pen.rule(x=LEFT, right=RIGHT, y=104, colour=style.INK, line=2)


def mark_rows(form: AcceptanceForm, spacing: style.Spacing) -> tuple[Row, ...]:
    """What is special about this copy: a framed word and what it means."""
    return tuple(_mark_row(mark.word, mark.meaning, one=spacing.mark) for mark in form.marks)


def _mark_row(word: str, meaning: str, *, one: float) -> Row:
    """`one` px high where its words fill one line."""
    width = text_width(drawable(word), style.STRONG) + 14
    lines = settled([Span(meaning, style.VALUE)], width=WIDTH - width - 8)
    height = one + (len(lines) - 1) * style.TEXT_LINE
    frame, baseline = min(17.0, one - 4), one / 2 + 4

    def draw(pen: Pen, top: float) -> None:
        pen.box(LEFT, top + (one - frame) / 2, width, frame, colour=style.INK, line=1.2, radius=3.5)
        pen.text(drawable(word), style.STRONG, x=LEFT + 7, y=top + baseline)
        for index, line in enumerate(lines):
            pen.line(line, x=LEFT + width + 8, y=top + baseline + index * style.TEXT_LINE)
        pen.rule(x=LEFT, right=RIGHT, y=top + height - 1, colour=style.HAIR)

    return Row(height, draw)


class Foot:
    """Hash, contacts and whose copy it is, at the foot of every page; a note where a character had no glyph."""

    def __init__(self, form: AcceptanceForm, *, sheet: Sheet, without_glyph: tuple[str, ...]) -> None:
        self.form = form
        note_width = text_width(form.copy_note, style.QUIET)
        spans = [Span(hash_words(form.sha256), style.QUIET)]
        self.lines: list[Line] = list(broken(spans, width=WIDTH))
        if without_glyph:
            codes = words.NO_GLYPH.say(form.language, codes=", ".join(f"U+{ord(char):04X}" for char in without_glyph))
            self.lines += broken([Span(codes, style.QUIET)], width=WIDTH)
        beside = text_width(drawable(form.contacts), style.QUIET) + note_width + 20 <= WIDTH
        self.lines += broken([Span(form.contacts, style.QUIET)], width=WIDTH)
        self.note_line = len(self.lines) if beside else 1
        self.top = sheet.bottom - 8 - len(self.lines) * style.TEXT_LINE

    def draw(self, pen: Pen) -> None:
        pen.rule(x=LEFT, right=RIGHT, y=self.top, colour=style.EDGE)
        for index, line in enumerate(self.lines, start=1):
            pen.line(line, x=LEFT, y=self.top + index * style.TEXT_LINE)
        pen.text_to(self.form.copy_note, style.QUIET, right=RIGHT, y=self.top + self.note_line * style.TEXT_LINE)


def statement_rows(form: AcceptanceForm, spacing: style.Spacing) -> tuple[Row, ...]:
    lines = settled([Span(form.statement, style.VALUE)], width=WIDTH)
    return text_rows(lines, height=spacing.line + 1, with_next=True)


def boxes_row(form: AcceptanceForm, *, height: float) -> Row:
    """The customer's signature, the handler's place, the unit's seal; boxes `height` px high, 96 at least."""

    def draw(pen: Pen, top: float) -> None:
        top += 8
        low = top + height
        boxes = form.boxes
        for (x, width), label, mine in (
            (_CUSTOMER_BOX, boxes.customer_label, True),
            (_HANDLER_BOX, boxes.handler_label, False),
            (_SEAL_BOX, boxes.seal_label, False),
        ):
            edge, line = (style.INK, 1.3) if mine else (style.EDGE, 1.0)
            pen.box(x, top, width, height, colour=edge, line=line, radius=5)
            pen.text(label, style.LABEL, x=x + 9, y=top + 17)
        x, width = _CUSTOMER_BOX
        draw_signature(pen, form.signature, x=x + 9, y=top + 24, width=width - 18, height=height - 48, colour=style.INK)
        pen.text(boxes.signed_at, style.VALUE, x=x + 9, y=low - 9)
        pen.text_to(boxes.bound, style.LABEL, right=x + width - 9, y=low - 9)
        x, width = _HANDLER_BOX
        pen.text_about(boxes.handler_words, style.LABEL, middle=x + width / 2, y=top + height / 2 + 4)
        x, width = _SEAL_BOX
        radius = min(SEAL_RADIUS, height / 2 - _SEAL_FREE)
        draw_seal(pen, boxes.seal_rows, x=x + width - 69, y=top + height / 2, radius=radius)

    return Row(height + 8, draw)
