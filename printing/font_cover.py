"""Which characters the shipped fonts can draw, read from their own tables, without Qt and reportlab.

What none of them draws is printed as a box with its Unicode number, on narrow paper and in a PDF alike.
"""

import struct
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache

import resources
from app.errors import Bug

USUAL = "NotoSansSC-Medium"  # the other weights draw the same characters
RARE = "LXGWWenKai-Bold"  # for characters of names that the usual one lacks (𠮷), as strong as the medium weight


@dataclass(frozen=True, slots=True)
class Cover:
    """What a font maps, in order: of each run of code points its first, its last and the glyph of the first."""

    firsts: "array[int]"
    lasts: "array[int]"
    glyphs: "array[int]"

    def glyph(self, code: int) -> int | None:
        """The number of the glyph for a code point; None where the font has none."""
        at = bisect_right(self.firsts, code) - 1
        return self.glyphs[at] + code - self.firsts[at] if at >= 0 and code <= self.lasts[at] else None

    def __contains__(self, code: int) -> bool:
        return self.glyph(code) is not None

    def __getitem__(self, code: int) -> int:
        glyph = self.glyph(code)
        if glyph is None:
            raise KeyError(code)
        return glyph


@lru_cache(maxsize=4096)
def in_font(char: str, font: str) -> bool:
    """Whether `font`, USUAL or RARE, has a glyph for one character."""
    return ord(char) in cover(font)


def drawn_by(char: str) -> str | None:
    """The font that draws one character, None where no shipped font does."""
    return next((font for font in (USUAL, RARE) if in_font(char, font)), None)


def drawable(char: str) -> bool:
    """Whether any shipped font draws one character, on screen and on paper."""
    return drawn_by(char) is not None


@cache
def cover(font: str) -> Cover:
    """What a shipped font maps, by the name of its file."""
    with resources.path(f"fonts/{font}.ttf").open("rb") as file:
        tables = struct.unpack(">4xH6x", file.read(12))[0]
        places = dict(struct.iter_unpack(">4s4xI4x", file.read(16 * tables)))
        file.seek(places[b"cmap"])
        count = struct.unpack(">2xH", file.read(4))[0]
        maps = list(struct.iter_unpack(">HHI", file.read(8 * count)))
        for platform, encoding, start in maps:
            if (platform, encoding) == (3, 10):  # Windows, all of Unicode: groups of code points in their order
                file.seek(places[b"cmap"] + start)
                layout, groups = struct.unpack(">H10xI", file.read(16))
                if layout == 12:
                    firsts, lasts, glyphs = zip(*struct.iter_unpack(">III", file.read(12 * groups)), strict=True)
                    return Cover(array("I", firsts), array("I", lasts), array("I", glyphs))
    raise Bug(f"the font {font} does not say what it draws")
