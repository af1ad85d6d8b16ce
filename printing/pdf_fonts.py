"""The shipped fonts in PDF files: registered once a process, embedded as subsets, measured without drawing.

reportlab is met here alone; it is imported late because a cold import takes 1.3 s.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, BinaryIO

import resources
from printing.font_cover import RARE

if TYPE_CHECKING:
    from printing.pdf_font_face import Advances


class Weight(StrEnum):
    """The weights that are shipped, by the file that holds them."""

    REGULAR = "NotoSansSC-Regular"
    MEDIUM = "NotoSansSC-Medium"
    BOLD = "NotoSansSC-Bold"


def to_unicode_map(font_name: str, subset: list[int]) -> str:
    """The ToUnicode CMap of a subset.

    reportlab's own writes code points above U+FFFF as five hex digits, which readers take for another character
    (𠮷 becomes ₻), and more than the 100 entries a block may have.
    """
    rows = [f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>" for code, point in enumerate(subset)]
    blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            f"/CIDSystemInfo << /Registry ({font_name}) /Ordering ({font_name}) /Supplement 0 >> def",
            f"/CMapName /{font_name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            f"<00> <{len(subset) - 1:02X}>",
            "endcodespacerange",
            *(line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


@cache
def registered() -> dict[Weight, "Advances"]:
    """Registers the fonts with reportlab and says what each can draw."""
    from reportlab import rl_config  # late: slow to import
    from reportlab.pdfbase import ttfonts  # the same

    rl_config.useA85 = 0  # streams as bytes: as text they are a quarter longer, and written in plain Python
    ttfonts.makeToUnicodeCMap = to_unicode_map
    return {weight: one_registered(weight) for weight in Weight}


@cache
def one_registered(weight: Weight) -> "Advances":
    """One of them alone, for who loads them piece by piece."""
    return _register(weight.value)


@cache
def rare() -> "Advances":
    """Registers the font of rare characters, the first time one comes."""
    registered()
    return _register(RARE)


def _register(name: str) -> "Advances":
    from reportlab.pdfbase import pdfmetrics, ttfonts  # late: slow to import

    from printing.pdf_font_face import small_face  # late: it is reportlab's, made small

    ttfonts.TTFontFace = small_face
    font = ttfonts.TTFont(name, str(resources.path(f"fonts/{name}.ttf")))
    pdfmetrics.registerFont(font)
    widths: Advances = font.face.advances
    return widths


def advance(char: str, weight: Weight) -> int | None:
    """Thousandths of the size, by the font that draws `char`; None where no shipped font does."""
    width = registered()[weight].of(ord(char))
    return rare().of(ord(char)) if width is None else width


def new_canvas(file: BinaryIO, *, width_pt: float, height_pt: float, language: str) -> Any:
    """An empty document whose bytes depend on what is drawn alone, and that names no font which is not embedded."""
    registered()
    from reportlab.pdfgen.canvas import Canvas  # late: slow to import

    return Canvas(
        file,
        pagesize=(width_pt, height_pt),
        pageCompression=1,
        invariant=1,
        initialFontName=Weight.REGULAR.value,
        lang=language,
    )


def describe(canvas: Any, *, title: str, author: str = "", subject: str = "", at: datetime | None = None) -> None:
    """What programs say the document is. `at` is when it was made, by the hall's clock; None: nothing is said of it."""
    canvas.setTitle(title)
    if author:
        canvas.setAuthor(author)
    if subject:
        canvas.setSubject(subject)
    canvas.setCreator("Yitai")
    canvas.setProducer("Yitai, reportlab")
    if at is not None:
        offset = f"{at:%z}"
        canvas.setDateFormatter(lambda *_: f"D:{at:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:]}'")


def show_title(canvas: Any) -> None:
    """The document's title in the window of whoever opens it, not its file name."""
    canvas.setViewerPreference("DisplayDocTitle", "true")


def number_pages(canvas: Any, *, before: str) -> None:
    """From this page on readers count from 1, with these words before the number."""
    canvas.addPageLabel(canvas.getPageNumber() - 1, style="ARABIC", start=1, prefix=before)


def missing(text: str) -> Iterable[str]:
    """The characters of `text` that no shipped font draws."""
    return (char for char in text if advance(char, Weight.REGULAR) is None)
