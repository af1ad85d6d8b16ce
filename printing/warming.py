"""What the pages need and take long to load, in pieces: none holds the window's thread up for longer than a frame.

Run one by one on the lane of pages while nobody types; the first form of the day then takes no longer than any other.
"""

import importlib
import io
from collections.abc import Callable
from functools import partial
from typing import Final

from printing import plain_pyhanko
from printing.pdf_fonts import Weight, new_canvas, one_registered
from printing.pdf_marks import draw_qr
from printing.pdf_pen import HALF, Pen

_FOR_PAGES: Final = ("reportlab.lib.utils", "reportlab.pdfbase.ttfonts", "reportlab.pdfgen.canvas", "segno")
# One behind the other as each needs those before it: what is left for the last is little.
_FOR_SEALS: Final = (
    "cryptography.x509",
    "asn1crypto.cms",
    "asn1crypto.tsp",
    "asn1crypto.ocsp",
    "pyhanko.pdf_utils.generic",
    "pyhanko.pdf_utils.reader",
    "pyhanko.pdf_utils.writer",
    "pyhanko.pdf_utils.embed",
    "pyhanko_certvalidator",
    "pyhanko.keys",
)


def pieces(*, seals: bool) -> tuple[Callable[[], object], ...]:
    """In the order they need each other; `seals`: with what seals a form."""
    for_seals = _FOR_SEALS if seals else ()
    return (
        *(partial(importlib.import_module, name) for name in _FOR_PAGES),
        *(partial(one_registered, weight) for weight in Weight),
        _first_page,
        *(partial(importlib.import_module, name) for name in for_seals),
        *((plain_pyhanko.load,) if seals else ()),
    )


def _first_page() -> None:
    """Drawn for nobody: what the library makes up when it is asked for the first time is there then."""
    canvas = new_canvas(io.BytesIO(), width_pt=HALF.width_pt, height_pt=HALF.height_pt, language="zh")
    pen = Pen(canvas, HALF)
    pen.begin()
    draw_qr(pen, "https://example.invalid/", x=0, y=0)
    canvas.showPage()
    canvas.save()
