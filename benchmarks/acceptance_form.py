"""The A4 acceptance form of a whole order as PDF, once the library and the fonts are warm, as on the printing lane."""

import sys

from app.papers.acceptance_form import acceptance_form
from benchmarks.timing import Figure, median, once_ms, rounds_ms, tell
from printing.pdf import acceptance_form_pdf, warm
from tests.fakes.orders import ZONE, a_form, order_of

LIMIT_MS = 150.0


def main() -> int:
    order = order_of(a_form())

    def draw() -> bytes:
        url = f"https://centre.example/verify/{order.verify_token}"
        return acceptance_form_pdf(acceptance_form(order, zone=ZONE, verify_url=url, only_here=False))

    warming_ms = once_ms(warm)
    took = rounds_ms(draw, rounds=30, warm=3)
    why = f"fixed; {len(draw()) / 1024:.0f} kB, warming took {warming_ms:.0f} ms once"
    return tell(Figure("A4 form as PDF, median", median(took), LIMIT_MS, "ms", why))


if __name__ == "__main__":
    sys.exit(main())
