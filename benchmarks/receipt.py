"""Receipts built, laid out and encoded: as text and as a picture, on 80 and 58 mm paper, and how many bytes they are.

The time is that of a whole order, of more than twice the 38 lines the limits were set for; the bytes those of a receipt
of one matter, on each printer of the table. 2.5 kB were set for 38 lines of text; bounded here are 64 to 78 lines with
a QR code, and where the printer cannot draw that, its picture.
"""

import os
import sys
from dataclasses import replace

from PySide6.QtGui import QGuiApplication

from app.domain.order import Order
from app.domain.payment import PaymentMethod
from app.papers.document import Document
from app.papers.receipt import receipt
from benchmarks.timing import Figure, median, rounds_ms, tell
from printing.escpos import encode
from printing.layout import lay_out
from printing.profile_table import PrinterModel, printer_models
from printing.profiles import PAPER_58, PAPER_80, Characters, PrinterProfile, QrBy
from tests.fakes.orders import CUSTOMER, ZONE, a_form, an_empty_form, order_of, sample_id

TEXT_LIMIT_MS = 2.0
PICTURE_LIMIT_MS = 15.0
TEXT_KB = 2.5  # the printer draws the QR code
DOUBLED_KB, SINGLE_KB = 5.0, 12.5  # it comes as a picture, of dots the printer doubles, or of all of them
PICTURE_KB = 155.0  # all of it
LINES = 38  # of the receipt the limits were set for
NATIVE_58 = replace(PAPER_58, qr=QrBy.PRINTER)


def paper(order: Order) -> Document:
    return receipt(
        order.signed.content,
        receipt_number=order.receipt_number,
        signed_at=order.signed.signature.signed_at,
        payment=order.payment,
        order_id=order.id,
        verify_url=f"https://centre.example/verify/{order.verify_token}",
        zone=ZONE,
        only_here=False,
        copy=None,
    )


def took(order: Order, profile: PrinterProfile, limit_ms: float, name: str) -> Figure:
    def build_and_encode() -> bytes:
        return encode(lay_out(paper(order), columns=profile.columns), profile)

    rounds = rounds_ms(build_and_encode, rounds=100, warm=10)
    lines = len(lay_out(paper(order), columns=profile.columns).rows)
    why = f"fixed for {LINES} lines; {lines} lines, {len(build_and_encode()):,} bytes"
    return Figure(f"{name}, build and encode, median", median(rounds), limit_ms, "ms", why)


def bytes_of(order: Order, model: PrinterModel) -> Figure:
    """In kB of 1000 bytes."""
    profile = model.profile
    laid = lay_out(paper(order), columns=profile.columns)
    kilobytes = len(encode(laid, profile)) / 1000
    why = f"its own; {len(laid.rows)} lines"
    return Figure(f"bytes of one matter, {model.key}", kilobytes, _most_kb(profile), "kB", why)


def _most_kb(profile: PrinterProfile) -> float:
    if profile.characters is Characters.RASTER:
        return PICTURE_KB
    if profile.qr is QrBy.PRINTER:
        return TEXT_KB
    return DOUBLED_KB if profile.doubles else SINGLE_KB


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])  # what is drawn needs one
    whole = order_of(a_form())
    top_up = an_empty_form().with_top_up(number=CUSTOMER.products[0].number, amount_fen=5000, line_id=sample_id(104))
    one = order_of(top_up.with_payment_method(PaymentMethod.CASH))
    drawn_80, drawn_58 = (replace(each, characters=Characters.RASTER, qr=QrBy.RASTER) for each in (PAPER_80, PAPER_58))
    code = tell(
        took(whole, PAPER_80, TEXT_LIMIT_MS, "text 80 mm"),
        took(whole, NATIVE_58, TEXT_LIMIT_MS, "text 58 mm"),
        took(whole, drawn_80, PICTURE_LIMIT_MS, "picture 80 mm"),
        took(whole, drawn_58, PICTURE_LIMIT_MS, "picture 58 mm"),
        *(bytes_of(one, model) for model in printer_models().values()),
    )
    application.quit()
    return code


if __name__ == "__main__":
    sys.exit(main())
