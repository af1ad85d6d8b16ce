"""Which characters the shipped fonts can draw, read from their own tables, without Qt and reportlab.

What none of them draws is printed as a box with its Unicode number, on narrow paper and in a PDF alike.
"""

import struct
from bisect import bisect_right
from functools import cache, lru_cache

import resources
from app.errors import Bug

USUAL = "NotoSansSC-Medium"  # the other weights draw the same characters
RARE = "LXGWWenKai-Bold"  # for characters of names that the usual one lacks (𠮷), as strong as the medium weight


@lru_cache(maxsize=4096)
def in_font(char: str, font: str) -> bool:
    """Whether `font`, USUAL or RARE, has a glyph for one character."""
    starts, ends = _ranges(font)
    at = bisect_right(starts, ord(char)) - 1
    return at >= 0 and ord(char) <= ends[at]


def drawn_by(char: str) -> str | None:
    """The font that draws one character, None where no shipped font does."""
    return next((font for font in (USUAL, RARE) if in_font(char, font)), None)


@cache
def _ranges(font: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """First and last code points of what the font maps, in order."""
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
                    found = list(struct.iter_unpack(">II4x", file.read(12 * groups)))
                    return tuple(first for first, _ in found), tuple(last for _, last in found)
    raise Bug(f"the font {font} does not say what it draws")
