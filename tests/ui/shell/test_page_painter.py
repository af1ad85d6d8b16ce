"""PDF pages on sheets of a printer of the system; here the printer is one that makes a file."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from PySide6.QtPrintSupport import QPrinter

from app.errors import Bug, PrinterTrouble
from printing.pdf import acceptance_form_pdf
from printing.pdf_pen import PaperSize
from tests.papers.samples import CONTENT_ZH
from tests.printing.pdf import reading
from tests.printing.pdf.samples import sample_form, with_lines
from ui.shell.page_painter import paint_pages, print_in_windows

pytestmark = pytest.mark.needs("pdftoppm")

DOTS = 150


def printed(pdf: bytes, file: Path) -> bytes:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    paint_pages(pdf, printer, name="file")
    return file.read_bytes()


def difference(one: Image.Image, other: Image.Image) -> float:
    """Mean over patches of three millimetres, of 255: a shift by a dot is none."""
    side = DOTS * 3 / 25.4
    patches = int(one.width // side), int(one.height // side)
    small = (each.convert("L").resize(patches, Image.Resampling.BOX) for each in (one, other))
    return ImageStat.Stat(ImageChops.difference(*small)).mean[0]


@pytest.mark.parametrize(("large", "size"), [(False, PaperSize.A4), (True, PaperSize.A4), (False, PaperSize.A5)])
def test_what_comes_out_is_the_form_at_its_own_size(large: bool, size: PaperSize, qapp: object, tmp_path: Path) -> None:
    pdf = acceptance_form_pdf(sample_form(replace(CONTENT_ZH, schema=3, large_print=large)), paper=size)
    paper = printed(pdf, tmp_path / "paper.pdf")
    meant, seen = (reading.picture(each, dots_an_inch=DOTS) for each in (pdf, paper))
    assert abs(meant.width - seen.width) <= 1
    assert abs(meant.height - seen.height) <= 1
    assert difference(meant, seen) < 3
    blank = Image.new("L", meant.size, 255)
    assert difference(meant, blank) > 6, "the measure sees the ink"
    assert difference(meant, seen.transpose(Image.Transpose.ROTATE_180)) > 6, "and where it is"


def test_each_page_has_a_sheet(qapp: object, tmp_path: Path) -> None:
    pdf = acceptance_form_pdf(sample_form(with_lines(CONTENT_ZH, 14)))
    assert reading.pages(pdf) > 1
    assert reading.pages(printed(pdf, tmp_path / "paper.pdf")) == reading.pages(pdf)


def test_a_printer_that_is_not_there_takes_nothing(qapp: object) -> None:
    with pytest.raises(PrinterTrouble):
        print_in_windows("no such printer", b"%PDF", "BH20261120-03-0001")


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_file_that_cannot_be_made_takes_nothing(qapp: object, tmp_path: Path) -> None:
    with pytest.raises(PrinterTrouble):
        printed(acceptance_form_pdf(sample_form()), tmp_path / "gone" / "paper.pdf")


def test_what_is_no_pdf_is_ours(qapp: object, tmp_path: Path) -> None:
    with pytest.raises(Bug):
        printed(b"no pages", tmp_path / "paper.pdf")
