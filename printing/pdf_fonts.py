"""The shipped fonts in PDF files: registered once a process, embedded as subsets, measured without drawing.

reportlab is met here alone; it is imported late because a cold import takes 1.3 s.
"""

import mmap
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

import resources
from printing.font_cover import RARE


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
    from reportlab.pdfbase import ttfonts  # late: slow to import

    ttfonts.makeToUnicodeCMap = to_unicode_map
    return {weight: one_registered(weight) for weight in Weight}


@cache
def one_registered(weight: Weight) -> Glyphs:
    """One of them alone, for who loads them piece by piece."""
    return _register(weight.value)


@cache
def rare() -> Glyphs:
    """Registers the font of rare characters, the first time one comes; it takes as long as the others together."""
    registered()
    return _register(RARE)


def _register(name: str) -> Glyphs:
    from reportlab.pdfbase import pdfmetrics, ttfonts  # late: slow to import

    path = resources.path(f"fonts/{name}.ttf")
    font = ttfonts.TTFont(name, str(path))
    _slimmed(font.face, path)
    pdfmetrics.registerFont(font)
    return Glyphs(font.face.charWidths, font.face.defaultWidth)


_SAME: dict[Any, Any] = {}  # one object for each number and pair that many glyphs share
_SAME_MAPS: list[dict[int, int]] = []


def _slimmed(face: Any, path: Path) -> None:
    """A third of the memory: what reportlab holds thirty thousand times over is held once, the file not at all."""
    with path.open("rb") as file:
        face._ttf_data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    face.glyphToChar = {}  # for shaping, which nothing here does
    face.charToGlyph = next((each for each in _SAME_MAPS if each == face.charToGlyph), face.charToGlyph)
    if not any(each is face.charToGlyph for each in _SAME_MAPS):
        _SAME_MAPS.append(face.charToGlyph)
    widths, same = face.charWidths, _SAME.setdefault
    face.charWidths = {char: same(widths[char], widths[char]) for char in face.charToGlyph if char in widths}
    face.hmetrics = [same(pair, pair) for pair in face.hmetrics]
    face.glyphPos = array("L", face.glyphPos)


def advance(char: str, weight: Weight) -> int | None:
    """Thousandths of the size, by the font that draws `char`; None where no shipped font does."""
    width = registered()[weight].widths.get(ord(char))
    return rare().widths.get(ord(char)) if width is None else width


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
