"""The A4 acceptance form of a whole order as PDF: the first one behind the warming, any other, and one that is sealed,
as on the lane of pages."""

import sys

from app.domain.sealed_document import MadeFor
from app.handling.archive_order import proof_of
from app.papers.acceptance_form import acceptance_form
from benchmarks.timing import Figure, median, once_ms, rounds_ms, tell
from printing.pdf import acceptance_form_pdf
from printing.pdf_seal import PdfSeal
from printing.warming import pieces
from tests.fakes.one_seal import OneSealKey
from tests.fakes.orders import NOW, ZONE, a_form, order_of

LIMIT_MS = 150.0
SEALED_LIMIT_MS = 350.0


def main() -> int:
    order = order_of(a_form())
    seal, proof = PdfSeal(OneSealKey(), tsa_url=lambda: ""), proof_of(order, made_for=MadeFor.FIRST)

    def draw() -> bytes:
        url = f"https://centre.example/verify/{order.verify_token}"
        return acceptance_form_pdf(acceptance_form(order, zone=ZONE, verify_url=url, only_here=False))

    def draw_and_seal() -> bytes:
        return seal.seal(draw(), proof=proof, at=NOW)

    warming_ms = sum(once_ms(piece) for piece in pieces(seals=True))
    first_ms = once_ms(draw)
    first_sealed_ms = once_ms(draw_and_seal)
    took, sealed = rounds_ms(draw, rounds=30, warm=0), rounds_ms(draw_and_seal, rounds=15, warm=0)
    why = f"fixed; {len(draw()) / 1024:.0f} kB"
    why_sealed = f"fixed; {len(draw_and_seal()) / 1024:.0f} kB"
    return tell(
        Figure("first A4 form", first_ms, LIMIT_MS, "ms", f"fixed; warming took {warming_ms:.0f} ms before"),
        Figure("A4 form as PDF, median", median(took), LIMIT_MS, "ms", why),
        Figure("first A4 form with its seal", first_sealed_ms, SEALED_LIMIT_MS, "ms", "fixed"),
        Figure("A4 form with its seal, median", median(sealed), SEALED_LIMIT_MS, "ms", why_sealed),
    )


if __name__ == "__main__":
    sys.exit(main())
