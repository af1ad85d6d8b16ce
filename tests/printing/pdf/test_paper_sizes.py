"""The form on half a sheet, and what a reader of the file is told besides its pages: outline, labels, title."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.domain.sealed_document import MadeFor
from app.handling.archive_order import proof_of
from app.papers.acceptance_form import archive_copy
from app.texts.language import Language
from printing.pages import SystemPagePrinters
from printing.pdf import acceptance_form_pdf
from printing.pdf_fonts import new_canvas
from printing.pdf_lines import Span, broken
from printing.pdf_pen import HALF, PaperSize, Pen
from printing.pdf_seal import PdfSeal
from printing.pdf_style import VALUE
from tests.fakes.one_seal import OneSealKey
from tests.papers.samples import CONTENT_ZH, CONTENTS, COPY, SIGNED_AT
from tests.printing.pdf import reading
from tests.printing.pdf.samples import kept_order, sample_form, with_lines
from tests.printing.rare import rare_characters
from tests.printing.test_rare_characters import font_of

pytestmark = pytest.mark.needs("pdftotext")


@pytest.mark.parametrize("language", Language)
def test_half_a_sheet_says_the_same_on_more_pages_within_its_edges(language: Language) -> None:
    form = sample_form(CONTENTS[language])
    whole, half = acceptance_form_pdf(form), acceptance_form_pdf(form, paper=PaperSize.A5)
    sizes = {tuple(round(float(side)) for side in page.mediabox[2:]) for page in reading.reader(half).pages}
    assert sizes == {(595, 420)}
    assert reading.pages(half) > reading.pages(whole)
    for word in reading.words(half):
        assert 30 <= word.left <= word.right <= 595.3 - 30, word
        assert 8 <= word.top <= word.bottom <= 419.6 - 8, word
    assert half == acceptance_form_pdf(form, paper=PaperSize.A5)
    parts = (form.statement, *form.notices, *(line.content.title for line in form.lines))
    assert [each for each in parts if reading.squeezed(each) not in reading.words_in_order(half)] == []


@pytest.mark.parametrize(
    ("language", "only_here", "pages"), [(Language.ZH, False, 2), (Language.ZH, True, 3), (Language.EN, True, 3)]
)
def test_a_marked_copy_on_half_a_sheet_begins_with_what_was_arranged(
    language: Language, only_here: bool, pages: int
) -> None:
    """A mark takes a row: the first card went over, and the first page was left half empty."""
    form = sample_form(CONTENTS[language], only_here=only_here, copy=COPY)
    pdf = acceptance_form_pdf(form, paper=PaperSize.A5)
    assert reading.pages(pdf) == pages
    assert reading.squeezed(form.lines[0].content.title) in reading.page_words(pdf, 1)


def test_the_outline_names_each_part_and_line_where_it_stands() -> None:
    form = sample_form(with_lines(CONTENT_ZH, 9))
    file = PdfReader(io.BytesIO(acceptance_form_pdf(form, archive_copy(form), paper=PaperSize.A5)))
    assert [each.title for each in file.outline if not isinstance(each, list)] == [
        "业务受理单 BH20261120-03-0041 · 客户联",
        "业务受理单 BH20261120-03-0041 · 存档联",
    ]
    parts = file.outline[1]
    assert isinstance(parts, list)
    titles = [each.title or "" for each in parts if not isinstance(each, list)]
    assert titles == ["客户", "账户与号码", "这次办理，共 9 项", "今天的费用", "请您知道", "客户声明"]
    (lines,) = (each for each in parts if isinstance(each, list))
    assert [each.title for each in lines] == [
        f"{line.content.position} {line.content.action_word} {line.content.title}" for line in form.lines
    ]
    for each in (*(part for part in parts if not isinstance(part, list)), *lines):
        number = file.get_destination_page_number(each)
        assert number is not None
        page = file.pages[number]
        assert reading.squeezed(str(each.title).split(" ")[-1]) in reading.squeezed(page.extract_text()), each.title
    pages = len(file.pages) // 2
    labels = [f"{word} {number}" for word in ("客户联", "存档联") for number in range(1, pages + 1)]
    assert file.page_labels == labels
    assert str(file.root_object["/ViewerPreferences"]) == "{'/DisplayDocTitle': True}"
    assert str(file.root_object["/Lang"]) == "zh"


@pytest.mark.parametrize(("size", "media"), [(PaperSize.A4, "media=A4"), (PaperSize.A5, "media=A5")])
def test_a_printer_is_asked_for_the_sheet_the_form_was_drawn_for(
    size: PaperSize, media: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sealed, as most are: the file is written anew by another library then."""
    said = tmp_path / "said"
    lp = tmp_path / "lp"
    lp.write_text(f'#!/bin/sh\necho "$@" > {said}\ncat > /dev/null\n')
    lp.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    order = kept_order()
    pdf = PdfSeal(OneSealKey(), tsa_url=lambda: "").seal(
        acceptance_form_pdf(sample_form(), paper=size), proof=proof_of(order, made_for=MadeFor.FIRST), at=SIGNED_AT
    )
    SystemPagePrinters(lambda name, data, title: None, receipts="").send("cups://office", pdf, title="form")
    assert media in said.read_text().split()


def test_every_rare_character_is_found_again_by_both_readers() -> None:
    """Two planes, two fonts and thirty subsets: what is copied out of the file is what stands in it."""
    chars = "".join(rare_characters())
    file = io.BytesIO()
    canvas = new_canvas(file, width_pt=HALF.width_pt, height_pt=HALF.height_pt, language="zh")
    pen = Pen(canvas, HALF)
    pen.begin()
    for index, line in enumerate(broken([Span(chars, VALUE)], width=700)):
        pen.line(line, x=40, y=40 + index * 16)
    canvas.showPage()
    canvas.save()
    pdf = file.getvalue()
    assert reading.words_in_order(pdf) == chars
    read = reading.squeezed(reading.reader(pdf).pages[0].extract_text())
    assert [char for char in chars if font_of(char) and char not in read] == []
