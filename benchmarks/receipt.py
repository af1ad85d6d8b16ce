"""Receipts built, laid out and encoded: as text and as a picture, on 80 and 58 mm paper, and how many bytes they are.

The time is that of a whole order, of more than twice the 38 lines the limits were set for; the bytes those of a receipt
of one matter.
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
from printing.profiles import PAPER_58, PAPER_80, Characters, PrinterProfile, QrBy
from tests.fakes.orders import CUSTOMER, ZONE, a_form, an_empty_form, order_of, sample_id

TEXT_LIMIT_MS = 2.0
PICTURE_LIMIT_MS = 15.0
LIMIT_KB = 2.5
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


def bytes_of(order: Order, profile: PrinterProfile) -> Figure:
    laid = lay_out(paper(order), columns=profile.columns)
    kilobytes = len(encode(laid, profile)) / 1024
    return Figure(f"bytes of one matter, {profile.name}", kilobytes, LIMIT_KB, "kB", f"fixed; {len(laid.rows)} lines")


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
        bytes_of(one, PAPER_80),
        bytes_of(one, NATIVE_58),
    )
    print(
        f"      58 mm with the QR code as a picture: {len(encode(lay_out(paper(one), columns=32), PAPER_58)):,} bytes"
    )
    application.quit()
    return code


if __name__ == "__main__":
    sys.exit(main())
