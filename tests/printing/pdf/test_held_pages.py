"""The pages of a form held against its content: what is drawn holds on any paper, and no word of it can be another."""

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Final

import pytest
from reportlab.pdfgen.canvas import Canvas

from app.domain.content import Content, Fact
from app.domain.order import KeptOrder
from app.handling.hold_pages import pages_say
from app.papers.acceptance_form import AcceptanceForm, acceptance_form, archive_copy
from app.papers.form_marks import RemadeMark
from app.papers.in_part import RefusedLines
from app.texts.language import Language, Text
from printing.pdf import acceptance_form_pdf
from printing.pdf_check import page_words
from printing.pdf_pen import PaperSize
from tests.fakes.orders import NOW, an_order
from tests.papers.samples import CONTENT_EN, CONTENT_ZH, CONTENTS, COPY, RECEIPT_NUMBER, VERIFY_URL, ZONE
from tests.printing.pdf.samples import kept_order, sample_form, with_lines

NUMBER: Final = str(RECEIPT_NUMBER)
REFUSED: Final = RefusedLines(((CONTENT_ZH.lines[0].id, Text("停售了", "no longer sold")),), settled=False)


def _holds(pdf: bytes, content: Content, *, number: str = NUMBER) -> bool:
    return pages_say(page_words(pdf), content, receipt_number=number)


def _form(order: KeptOrder, *, practice: bool = False, refused: RefusedLines | None = None) -> AcceptanceForm:
    remade = RemadeMark(NOW, "周敏 3017")
    return acceptance_form(
        order,
        zone=ZONE,
        verify_url=VERIFY_URL,
        only_here=True,
        copy=COPY,
        remade=remade,
        practice=practice,
        refused=refused,
    )


@pytest.mark.parametrize("paper", PaperSize)
@pytest.mark.parametrize("language", Language)
def test_a_form_holds_on_any_paper_and_however_it_was_made(paper: PaperSize, language: Language) -> None:
    content = CONTENTS[language]
    practice = _form(kept_order(content), practice=True)
    for form in (practice, replace(practice, large=True)):
        assert _holds(acceptance_form_pdf(form, archive_copy(form), paper=paper), content)
    order = an_order(language=language, offline=True)
    assert _holds(
        acceptance_form_pdf(_form(order), paper=paper), order.signed.content, number=str(order.receipt_number)
    )


def test_one_of_which_a_part_was_refused_or_that_is_long_holds() -> None:
    assert _holds(acceptance_form_pdf(_form(kept_order(), refused=REFUSED)), CONTENT_ZH)
    long = with_lines(CONTENT_ZH, 12)
    crowded = replace(long, account=(*long.account, Fact("note", "很长的名目" * 12, "说明𠮷“甲”\u200b乙\u202e " * 90)))
    assert _holds(acceptance_form_pdf(sample_form(crowded), paper=PaperSize.A5), crowded)


@pytest.mark.parametrize("char", ["\U0002b74b", "☑", "😀", "ש", "\ue000", "\U0001f468\u200d\U0001f9b0"])
def test_a_character_that_stands_in_a_box_holds(char: str) -> None:
    title = replace(CONTENT_ZH.lines[0], title=f"家庭{char}套餐{char}")
    name = Fact("name", "名称", f"{char}*")
    content = replace(CONTENT_ZH, customer=(name, *CONTENT_ZH.customer[1:]), lines=(title, *CONTENT_ZH.lines[1:]))
    pdf = acceptance_form_pdf(sample_form(content))
    assert _holds(pdf, content)
    for other in ("\U0002b74c", "☒"):
        swapped = replace(content, customer=(replace(name, value=f"{other}*"), *content.customer[1:]))
        assert not _holds(pdf, swapped)


def test_boxes_hold_over_the_end_of_a_page() -> None:
    content = replace(CONTENT_ZH, account=(*CONTENT_ZH.account, Fact("note", "说明", "☑张" * 400)))
    assert _holds(acceptance_form_pdf(sample_form(content), paper=PaperSize.A5), content)


OTHER: Final[dict[str, Callable[[Content], Content]]] = {
    "a fact": lambda content: replace(content, customer=(Fact("name", "名称", "李*"), *content.customer[1:])),
    "a name": lambda content: replace(content, lines=(replace(content.lines[0], title="别的"), *content.lines[1:])),
    "a price": lambda content: replace(content, lines=(replace(content.lines[0], price="¥99"), *content.lines[1:])),
    "a fee": lambda content: replace(content, charges=(replace(content.charges[0], paid_fen=99_999_00),)),
    "a sum": lambda content: replace(content, sums=replace(content.sums, monthly_after_fen=99_999_00)),
}


@pytest.mark.parametrize("what", OTHER)
def test_pages_with_one_thing_that_was_not_signed_do_not_hold(what: str) -> None:
    """Also where they are right about the hash: the pages of another content, with the number and hash of this."""
    other = replace(sample_form(OTHER[what](CONTENT_ZH)), sha256=CONTENT_ZH.sha256)
    assert not _holds(acceptance_form_pdf(other), CONTENT_ZH)


def test_other_pages_do_not_hold() -> None:
    drawn = io.BytesIO()
    canvas = Canvas(drawn)
    canvas.drawString(100, 700, f"{NUMBER} {CONTENT_ZH.sha256}: you owe 99999")
    canvas.save()
    for pdf in (drawn.getvalue(), acceptance_form_pdf(sample_form(CONTENT_EN)), b"no PDF"):
        assert not _holds(pdf, CONTENT_ZH)
    assert not _holds(acceptance_form_pdf(sample_form()), CONTENT_ZH, number="BH20261120-03-0042")
