"""The shipped fonts in PDF files: registered once a process, embedded as subsets, measured without drawing.

reportlab is met here alone; it is imported late because a cold import takes 1.3 s.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, BinaryIO

import resources


class Weight(StrEnum):
    """The weights that are shipped, by the file that holds them."""

    REGULAR = "NotoSansSC-Regular"
    MEDIUM = "NotoSansSC-Medium"
    BOLD = "NotoSansSC-Bold"


@dataclass(frozen=True, slots=True)
class Glyphs:
    """What one font can draw: advance widths in thousandths of the size, by code point."""

    widths: dict[int, int]
    default: int


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
def registered() -> dict[Weight, Glyphs]:
    """Registers the fonts with reportlab and says what each can draw. Takes a quarter of a second the first time."""
    from reportlab.pdfbase import pdfmetrics, ttfonts  # late: slow to import

    ttfonts.makeToUnicodeCMap = to_unicode_map
    found = {}
    for weight in Weight:
        font = ttfonts.TTFont(weight.value, str(resources.path(f"fonts/{weight.value}.ttf")))
        pdfmetrics.registerFont(font)
        found[weight] = Glyphs(font.face.charWidths, font.face.defaultWidth)
    return found


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


def missing(text: str) -> Iterable[str]:
    """The characters of `text` that no shipped font draws."""
    drawn = registered()[Weight.REGULAR].widths
    return (char for char in text if ord(char) not in drawn)
