"""The receipt of a whole order: built, laid out and encoded for 80 mm paper."""

import sys

from app.papers.receipt import receipt
from benchmarks.timing import Figure, median, rounds_ms, tell
from printing.escpos import encode
from printing.layout import lay_out
from printing.profiles import PAPER_80
from tests.fakes.orders import ZONE, a_form, order_of

LIMIT_MS = 3.0


def main() -> int:
    order = order_of(a_form())

    def build_and_encode() -> bytes:
        document = receipt(
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
        return encode(lay_out(document, columns=PAPER_80.columns), PAPER_80)

    took = rounds_ms(build_and_encode, rounds=300, warm=30)
    why = f"fixed; {len(build_and_encode())} bytes, {len(order.signed.form.lines)} lines of business"
    return tell(Figure("receipt, build and encode, median", median(took), LIMIT_MS, "ms", why))


if __name__ == "__main__":
    sys.exit(main())
