"""Preview = paper: what was laid out, encoded, sent over TCP and read by the independent decoder, is the same."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QImage

from app.papers.document import Document
from app.papers.printed import Printed, PrintedGap, PrintedImage, PrintedQr, PrintedText, Slip
from app.papers.queue_ticket import queue_ticket
from app.papers.test_page import test_page as build_test_page
from app.printer_ports import Delivery
from app.texts.language import Language
from app.texts.printer_models import MODELS
from printing.cells import in_gbk
from printing.escpos import encode
from printing.layout import CutRow, GapRow, LaidOut, QrRow, Row, TextRow, lay_out
from printing.profiles import PAPER_58, PAPER_80, Characters, PrinterProfile, QrBy
from printing.raster import preview, text_bitmap
from printing.transport import printer_at
from printing.virtual_printer.server import VirtualPrinter
from tests.papers.samples import CONTENT_ZH, CONTENTS, COPY, SIGNED_AT, ZONE, sample_receipt
from tests.papers.tickets import AT_HAND, ELDERLY
from ui.virtual_printer.paper_picture import paper_picture, paper_png

NATIVE_58 = replace(PAPER_58, qr=QrBy.PRINTER)
DOUBLES_58 = replace(PAPER_58, doubles=True)


def rare_name() -> Document:
    return sample_receipt(replace(CONTENT_ZH, clerk="䶮㛃 3017", offline=True), only_here=True, copy=COPY)


def page_of_tests() -> Document:
    return build_test_page(
        model=MODELS["generic-80"],
        printer="127.0.0.1",
        columns=32,
        paper_width_mm=58,
        at=SIGNED_AT,
        zone=ZONE,
        language=Language.ZH,
    )


DOCUMENTS: list[Callable[[], Document]] = [
    lambda: sample_receipt(CONTENTS[Language.ZH]),
    lambda: sample_receipt(CONTENTS[Language.EN]),
    rare_name,
    page_of_tests,
    lambda: queue_ticket(ELDERLY, AT_HAND),
]


def sent(paper: LaidOut, profile: PrinterProfile) -> Slip:
    with VirtualPrinter(port=0, columns=profile.columns) as printer:
        network = printer_at(printer.address, answers=True)
        assert network.send(encode(paper, profile)) is Delivery.CONFIRMED
        (slip,) = printer.slips()
    return slip


def expected(row: Row, profile: PrinterProfile) -> list[Printed]:
    match row:
        case TextRow() if in_gbk(row.words) and not row.drawn:
            return [PrintedText(row.words, row.strong, row.double, row.huge)]
        case TextRow():
            bitmap = text_bitmap(row, dots=profile.dots)
            return [PrintedImage(bitmap.width_dots, bitmap.rows)]
        case QrRow():
            return [PrintedQr(row.payload, row.module_dots, "M", centred=True)]
        case GapRow():
            return [PrintedGap(row.dots)]
        case CutRow():
            return [] if profile is PAPER_80 else [PrintedGap(4 * 32)]


@pytest.mark.parametrize("profile", [PAPER_80, NATIVE_58], ids=["80mm", "58mm"])
@pytest.mark.parametrize("document", DOCUMENTS, ids=["zh", "en", "rare name", "test page", "ticket"])
def test_the_decoded_rows_are_the_rows_that_were_laid_out(
    document: Callable[[], Document], profile: PrinterProfile, qapp: object
) -> None:
    paper = lay_out(document(), columns=profile.columns)
    assert list(sent(paper, profile).rows) == [each for row in paper.rows for each in expected(row, profile)]


def dots(picture: QImage) -> bytes:
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)  # named: its dots are gone with it
    return bytes(grey.constBits())


@pytest.mark.parametrize("characters", Characters)
@pytest.mark.parametrize("profile", [PAPER_80, PAPER_58, DOUBLES_58], ids=["80mm", "58mm", "58mm doubled"])
@pytest.mark.parametrize("document", DOCUMENTS, ids=["zh", "en", "rare name", "test page", "ticket"])
def test_the_preview_shows_the_same_dots_as_the_paper(
    document: Callable[[], Document], profile: PrinterProfile, characters: Characters, qapp: object
) -> None:
    profile = replace(profile, characters=characters)
    paper = lay_out(document(), columns=profile.columns)
    shown = QImage.fromData(preview(paper, profile))
    on_paper = paper_picture(sent(paper, profile).rows, columns=profile.columns)
    assert shown.width() == profile.dots
    assert shown.size() == on_paper.size()
    before, after = dots(shown), dots(on_paper)
    different = sum(a != b for a, b in zip(before, after, strict=True))
    black = before.count(0)
    assert black > 10_000
    assert different <= black // 200


def test_the_demos_picture_is_a_png_of_the_paper(qapp: object) -> None:
    slip = sent(lay_out(sample_receipt(), columns=48), PAPER_80)
    assert QImage.fromData(paper_png(slip.rows, columns=48)) == paper_picture(slip.rows, columns=48)
