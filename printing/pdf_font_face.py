"""A shipped font as reportlab asks for it, read where it lies: tables of numbers are held, outlines are not.

reportlab's own face holds each of thirty thousand widths and glyphs as objects, and copies all outlines, ten megabytes,
for every subset. pdf_fonts imports this late, as it does reportlab. Why: docs/decisions/0034.
"""

import struct
import sys
import threading
import weakref
from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, Literal

from reportlab.pdfbase import pdfmetrics, ttfonts

from app.errors import Bug
from printing.font_cover import Cover, cover

_FACE: Final = ttfonts.TTFontFace
_BLANK: Final = 0x20
_FIXED_BLANK: Final = 0xA0  # as wide as the other, as reportlab has it
_UNITS: Final = 1000
_LONG_OFFSETS: Final = 1


class Advances(dict[int, int]):
    """Advance widths in thousandths of the size by code point, looked up once. KeyError where the font has no glyph."""

    def __init__(self, covered: Cover, metrics: Sequence[int]) -> None:
        super().__init__()
        self._covered, self._metrics = covered, metrics

    def __missing__(self, code: int) -> int:
        self[code] = width = self._metrics[2 * self._covered[_BLANK if code == _FIXED_BLANK else code]]
        return width

    def of(self, code: int) -> int | None:
        """None where the font has no glyph."""
        try:
            return self[code]
        except KeyError:
            return None


def small_face(filename: str, validate: int = 0, subfontIndex: int = 0) -> Any:
    """In place of reportlab's TTFontFace, for fonts made as the shipped ones: in thousandths, all of Unicode mapped."""
    face = _FACE.__new__(_FACE)
    pdfmetrics.TypeFace.__init__(face, None)
    face.filename, face._ttf_data = filename, _Bytes(Path(filename))
    ttfonts.TTFontFile.__init__(face, filename, charInfo=0, validate=validate, subfontIndex=subfontIndex)
    metrics, places, head = (face.get_chunk(*face.get_table_pos(tag)) for tag in ("hmtx", "loca", "head"))
    metrics, places = _numbers("H", metrics), _numbers("I", places)
    (offsets,) = struct.unpack(">h", head[50:52])
    if (face.unitsPerEm, offsets, len(metrics)) != (_UNITS, _LONG_OFFSETS, 2 * face.numGlyphs):
        raise Bug(f"{filename} is not made as the shipped fonts are")
    covered = cover(Path(filename).stem)
    face.advances = Advances(covered, metrics)
    face.charToGlyph, face.charWidths, face.defaultWidth = covered, _Widths(face.advances), metrics[0]
    face.hmetrics, face.glyphPos = _Pairs(metrics), places
    face.glyphToChar = {}  # for shaping, which nothing here does
    outlines, whole = _Part(face._ttf_data, *face.get_table_pos("glyf")), face.get_table
    face.get_table = lambda tag: outlines if tag == "glyf" else whole(tag)  # a few hundred of them, one by one
    return face


class _Widths:
    """As reportlab asks for them."""

    def __init__(self, advances: Advances) -> None:
        self._advances = advances

    def get(self, code: int, default: int) -> int:
        width = self._advances.of(code)
        return default if width is None else width


class _Bytes:
    """What stands in a file, a part at a time. It stays open: a program put there anew meanwhile has other places."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        self._turn = threading.Lock()  # several lanes draw at once: none moves the place another is about to read at
        weakref.finalize(self, self._file.close)

    def __getitem__(self, part: slice) -> bytes:
        with self._turn:
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
