"""A shipped font as reportlab asks for it, read where it lies: tables of numbers are held, outlines are not.

reportlab's own face holds each of thirty thousand widths and glyphs as objects, and copies all outlines, ten megabytes,
for every subset. pdf_fonts imports this late, as it does reportlab. Why: docs/decisions/0034.
"""

import struct
import sys
import weakref
from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal

from reportlab.pdfbase import pdfmetrics, ttfonts

from app.errors import Bug
from printing.font_cover import Cover, cover

_BLANK: Final = 0x20
_FIXED_BLANK: Final = 0xA0  # as wide as the other, as reportlab has it
_UNITS: Final = 1000
_LONG_OFFSETS: Final = 1


class Advances(dict[int, int | None]):
    """Advance widths in thousandths of the size by code point, looked up once; None where the font has no glyph."""

    def __init__(self, covered: Cover, metrics: Sequence[int]) -> None:
        super().__init__()
        self._covered, self._metrics = covered, metrics

    def __missing__(self, code: int) -> int | None:
        glyph = self._covered.glyph(_BLANK if code == _FIXED_BLANK else code)
        self[code] = width = None if glyph is None else self._metrics[2 * glyph]
        return width

    def get(self, code: int, default: int | None = None) -> int | None:  # type: ignore[override]
        """As reportlab asks: `default` where the font has no glyph."""
        width = self[code]
        return default if width is None else width


class Face(ttfonts.TTFontFace):  # type: ignore[misc]  # reportlab says no types
    """In place of reportlab's, for the shipped fonts alone: TrueType, in thousandths, all of Unicode in one table."""

    def __init__(self, filename: str, validate: int = 0, subfontIndex: int = 0) -> None:
        pdfmetrics.TypeFace.__init__(self, None)
        self.filename, self._ttf_data = filename, _Bytes(Path(filename))
        ttfonts.TTFontFile.__init__(self, filename, charInfo=0, validate=validate, subfontIndex=subfontIndex)
        metrics, places, head = (self.get_chunk(*self.get_table_pos(tag)) for tag in ("hmtx", "loca", "head"))
        metrics, places = _numbers("H", metrics), _numbers("I", places)
        (offsets,) = struct.unpack(">h", head[50:52])
        if (self.unitsPerEm, offsets, len(metrics)) != (_UNITS, _LONG_OFFSETS, 2 * self.numGlyphs):
            raise Bug(f"{filename} is not made as the shipped fonts are")
        self.charToGlyph = cover(Path(filename).stem)
        self.charWidths = Advances(self.charToGlyph, metrics)
        self.defaultWidth = metrics[0]
        self.hmetrics, self.glyphPos = _Pairs(metrics), places
        self.glyphToChar: dict[int, list[int]] = {}  # for shaping, which nothing here does

    def get_table(self, tag: str) -> "bytes | _Part":
        """The outlines only glyph by glyph: reportlab takes a few hundred of them."""
        return _Part(self._ttf_data, *self.get_table_pos(tag)) if tag == "glyf" else super().get_table(tag)


class _Bytes:
    """What stands in a file, a part at a time. It stays open: a program put there anew meanwhile has other places."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        weakref.finalize(self, self._file.close)

    def __getitem__(self, part: slice) -> bytes:
        self._file.seek(part.start)
        return self._file.read(part.stop - part.start)


class _Part:
    """The bytes of one table, by their places in it."""

    def __init__(self, whole: _Bytes, start: int, size: int) -> None:
        self._whole, self._start, self._size = whole, start, size

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, part: slice) -> bytes:
        return self._whole[self._start + part.start : self._start + part.stop]


class _Pairs:
    """Advance width and left side bearing by glyph."""

    def __init__(self, metrics: Sequence[int]) -> None:
        self._metrics = metrics

    def __getitem__(self, glyph: int) -> tuple[int, int]:
        return self._metrics[2 * glyph], self._metrics[2 * glyph + 1]


def _numbers(kind: Literal["H", "I"], table: bytes) -> "array[int]":
    found: array[int] = array(kind)
    found.frombytes(table)
    if sys.byteorder == "little":  # fonts are written the other way round
        found.byteswap()
    return found
