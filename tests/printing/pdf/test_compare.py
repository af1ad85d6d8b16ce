"""A printed summary that was changed is seen, and the page named, also where a common program saved it again."""

import io

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, StreamObject

from app.papers.daily_paper import daily_paper, read_stamp
from app.texts.language import Language
from printing.pdf_compare import Compared, Likeness, compared, page_drawings, stamp_in
from printing.pdf_summary import summary_pdf
from tests.papers.day_summaries import HALL, NAMES, PRINTED, rich_summary


def _pdf() -> bytes:
    paper = daily_paper(rich_summary(), hall=HALL, printed=PRINTED, language=Language.ZH, names=NAMES)
    return summary_pdf(paper)


PDF = _pdf()


def _saved(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _redrawn(number: int, old: bytes, new: bytes) -> bytes:
    """As a PDF editor would: one page's drawing is another."""
    writer = PdfWriter(clone_from=io.BytesIO(PDF))
    page = writer.pages[number - 1]
    contents = page.get_contents()
    assert contents is not None
    stream = StreamObject()
    data = contents.get_data()
    assert old in data
    stream.set_data(data.replace(old, new, 1))
    page[NameObject("/Contents")] = writer._add_object(stream)
    return _saved(writer)


def test_the_file_as_it_was_is_the_same() -> None:
    assert compared(PDF, _pdf()) == Compared(Likeness.SAME)
    assert len(page_drawings(PDF)) == len(PdfReader(io.BytesIO(PDF)).pages)
    stamp = read_stamp(stamp_in(PDF))
    assert stamp is not None
    assert stamp.printed == PRINTED


@pytest.mark.parametrize("page", [1, 2])
def test_a_page_that_was_drawn_over_is_named(page: int) -> None:
    forged = _redrawn(page, b"BT", b"1 0 0 1 9 0 cm BT")
    found = compared(forged, PDF)
    assert (found.likeness, found.page) == (Likeness.PAGE, page)
    assert read_stamp(stamp_in(forged)) is not None


def test_a_page_that_is_gone_is_seen() -> None:
    writer = PdfWriter()
    writer.append(io.BytesIO(PDF), pages=(0, 1))
    found = compared(_saved(writer), PDF)
    assert (found.likeness, found.pages, found.wanted) == (Likeness.PAGE_COUNT, 1, 2)


def test_what_lies_over_a_page_is_seen_though_the_page_is_the_same() -> None:
    """A note laid over a figure, another font behind its letters: the drawing is the same, the file is not."""
    writer = PdfWriter(clone_from=io.BytesIO(PDF))
    writer.add_metadata({"/Keywords": "forged"})
    assert compared(_saved(writer), PDF).likeness is Likeness.ELSEWHERE
    assert compared(PDF + b"\n", PDF).likeness is Likeness.ELSEWHERE


@pytest.mark.parametrize("junk", [b"", b"%PDF-1.4", b"1 0 obj /Type /Pages /Kids [2 0 R] endobj", PDF[:3000]])
def test_what_is_no_pdf_of_ours_is_not_read(junk: bytes) -> None:
    assert compared(junk, PDF).likeness is Likeness.UNREADABLE


def test_two_lists_of_pages_are_not_read() -> None:
    assert compared(PDF + PDF.replace(b"1 0 obj", b"901 0 obj"), PDF).likeness is not Likeness.SAME
