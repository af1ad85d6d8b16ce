"""Every paper as it leaves the printer: `python -m tests.printing.take_paper_pictures [FOLDER]`; without a folder those
of docs/papers.md, in their place.

Narrow papers are painted from what the virtual printer's decoder read of the bytes, never from the document; pages by
`pdftoppm`.
"""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

from app.papers.acceptance_form import AcceptanceForm, acceptance_form
from app.papers.cash_slips import count_slip, x_report_slip
from app.papers.document import Document
from app.papers.form_marks import RemadeMark
from app.papers.printed import Printed
from app.papers.queue_ticket import queue_ticket
from app.papers.test_page import test_page
from app.papers.training import marked_for_training
from app.texts.language import Language
from app.texts.printer_models import MODELS
from printing.escpos import encode
from printing.layout import lay_out
from printing.pdf import acceptance_form_pdf
from printing.pdf_pen import PaperSize
from printing.profiles import PAPER_58, PAPER_80, Characters, PrinterProfile, QrBy
from printing.virtual_printer.decoder import Decoder
from tests.papers.day_summaries import NAMES
from tests.papers.samples import CONTENT_ZH, CONTENTS, COPY, SIGNED_AT, VERIFY_URL, ZONE, sample_receipt
from tests.papers.test_cash_slips import COUNTED, REPORT, _period
from tests.papers.tickets import AT_HAND, ELDERLY, ORDINARY
from tests.printing.pdf.samples import kept_order, sample_form
from tests.ui.small_pictures import make_small
from ui.frame.application import application
from ui.virtual_printer.paper_picture import paper_png

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
DOTS_AN_INCH = "96"
DRAWN_80, DRAWN_58 = (replace(each, characters=Characters.RASTER, qr=QrBy.RASTER) for each in (PAPER_80, PAPER_58))
RARE = replace(
    CONTENT_ZH,
    clerk="䶮㛃 3017",
    customer=tuple(
        replace(fact, value="𠮷\U0002b74b*") if fact.key == "name" else fact for fact in CONTENT_ZH.customer
    ),
)
OFFLINE = replace(CONTENT_ZH, offline=True, mode="离线受理")
ZH, EN = Language.ZH, Language.EN
IN_DOCS = ("receipt-58-rare", "receipt-80-copy", "slip-count", "test-page-80", "form-a5", "form-a4-remade")


def _page_of_tests(profile: PrinterProfile) -> Document:
    return test_page(
        printer="tcp://192.168.1.50:9100",
        model=MODELS[profile.model],
        columns=profile.columns,
        paper_width_mm=profile.paper_width_mm,
        at=SIGNED_AT,
        zone=ZONE,
        language=ZH,
    )


def _papers() -> Iterator[tuple[str, Document, PrinterProfile]]:
    yield "receipt-80", sample_receipt(), PAPER_80
    yield "receipt-58", sample_receipt(), PAPER_58
    yield "receipt-80-drawn", sample_receipt(), DRAWN_80
    yield "receipt-58-drawn", sample_receipt(), DRAWN_58
    yield "receipt-80-en", sample_receipt(CONTENTS[EN]), PAPER_80
    yield "receipt-58-large", replace(sample_receipt(), large=True), PAPER_58
    yield "receipt-80-rare", sample_receipt(RARE), PAPER_80
    yield "receipt-58-rare", sample_receipt(RARE), PAPER_58
    yield "receipt-80-copy", sample_receipt(OFFLINE, only_here=True, copy=COPY), PAPER_80
    yield "receipt-80-training", marked_for_training(sample_receipt(), ZH), PAPER_80
    yield "ticket-80", queue_ticket(ORDINARY, AT_HAND), PAPER_80
    yield "ticket-58-cared-for", queue_ticket(ELDERLY, AT_HAND), PAPER_58
    yield "slip-x-report", x_report_slip(REPORT, zone=ZONE, language=ZH, names=NAMES), PAPER_80
    yield "slip-count", count_slip(_period(COUNTED), zone=ZONE, language=ZH, names=NAMES), PAPER_58
    yield "test-page-80", _page_of_tests(PAPER_80), PAPER_80
    yield "test-page-58", _page_of_tests(PAPER_58), PAPER_58


def _forms() -> Iterator[tuple[str, AcceptanceForm, PaperSize]]:
    yield "form-a4", sample_form(), PaperSize.A4
    yield "form-a5", sample_form(), PaperSize.A5
    yield "form-a4-rare", sample_form(RARE), PaperSize.A4
    yield "form-a4-copy-en", sample_form(CONTENTS[EN], only_here=True, copy=COPY), PaperSize.A4
    remade = RemadeMark(COPY.at, "何静 1002")
    form = acceptance_form(kept_order(), zone=ZONE, verify_url=VERIFY_URL, only_here=False, remade=remade)
    yield "form-a4-remade", form, PaperSize.A4


def main(arguments: list[str]) -> int:
    folder = Path(arguments[0]) if arguments else PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    application()
    for name, document, profile in _papers():
        if not arguments and name not in IN_DOCS:
            continue
        out = Decoder(columns=profile.columns).feed(encode(lay_out(document, columns=profile.columns), profile))
        rows = [each for each in out if isinstance(each, get_args(Printed))]
        (folder / f"paper-{name}.png").write_bytes(paper_png(rows, columns=profile.columns))
    for name, form, size in _forms():
        if not arguments and name not in IN_DOCS:
            continue
        pdf = folder / f"paper-{name}.pdf"
        pdf.write_bytes(acceptance_form_pdf(form, paper=size))
        subprocess.run(["pdftoppm", "-r", DOTS_AN_INCH, "-png", str(pdf), str(pdf.with_suffix(""))], check=True)
        pdf.unlink()
        for page in folder.glob(f"{pdf.stem}-[0-9].png"):
            make_small(page)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
