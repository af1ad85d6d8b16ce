"""Rows of cells as dots, drawn by Qt with the program's own fonts: single lines for the printer, the preview picture.

Each character stands in its own cells, as a thermal printer puts it. It is drawn once and its dots are kept, so that a
whole receipt as a picture is put together from them. Needs a QGuiApplication; any thread may draw.
"""

from binascii import unhexlify
from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QImage, QImageWriter, QPainter, qGray

from app.errors import Bug
from printing.bitmap import DOUBLE_ROW_DOTS, HUGE_ROW_DOTS, ROW_DOTS, TEAR_BAR_LINES, Bitmap, qr_bitmap
from printing.cells import BOX_CELLS, in_gbk, is_boxed, is_mark, width
from printing.font_cover import RARE, USUAL, drawn_by, in_font
from printing.layout import CutRow, GapRow, LaidOut, QrRow, Row, TextRow
from printing.profiles import CutBy, PrinterProfile, QrBy
from resources import path

_CELL_DOTS = 12
_DIGIT_DOTS = 4
_TEXT_DOTS = 24
_BASELINE_DOTS = {1: 25, 2: 48} | {times: 23 * times + 2 for times in range(3, 9)}  # from the top, by times of size
_HEIGHTS = {1: ROW_DOTS, 2: DOUBLE_ROW_DOTS} | {times: HUGE_ROW_DOTS * times for times in range(3, 9)}
_LATIN_STRETCH = 90  # percent: figures of the font are 13 dots wide, a cell has 12
_BOX_DIGITS_DOTS = 12  # the size of the digits in a box
_BLACK_BELOW = 110  # grey: then nearly every stroke is two dots wide, whichever dots it falls on
_THIN_SIGNS, _THIN = "□◇△", 200  # the same for signs of thin lines
_MARGIN_DOTS = 28  # above and below the preview
_WHITE, _BLACK = 0xFFFFFFFF, 0xFF000000
_STRONG = "NotoSansSC-Bold"


@lru_cache(maxsize=8)
def _family(file: str) -> str:
    """The family of one of the program's own files; Qt reads it once something of it is drawn."""
    number = QFontDatabase.addApplicationFont(str(path(f"fonts/{file}.ttf")))
    if number < 0:
        raise Bug(f"the font {file}.ttf cannot be loaded")
    return QFontDatabase.applicationFontFamilies(number)[0]


@lru_cache(maxsize=32)
def _font(name: str, strong: bool, dots: int, latin: bool) -> QFont:
    """Medium where it is not strong: thin strokes break in one bit a dot. Hinted from top to bottom, as their places
    across are counted here: strokes end where dots do, and one is as heavy as the next. No other font of the machine
    steps in: a paper looks the same wherever it is printed."""
    font = QFont(_family(_STRONG if strong and name == USUAL else name))
    font.setPixelSize(dots)
    font.setWeight(QFont.Weight.Bold if strong else QFont.Weight.Medium)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    font.setStretch(_LATIN_STRETCH if latin else QFont.Stretch.Unstretched)
    return font


def _signs(words: str) -> Iterator[tuple[str, int]]:
    """Characters, each with the marks that stand on it, and how many cells it takes."""
    if in_gbk(words):  # no marks, and a cell a byte
        yield from ((char, 1 if char.isascii() else 2) for char in words)
        return
    begin = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or not is_mark(words[at]):
            yield words[begin:at], width(words[begin:at])
            begin = at


@lru_cache(maxsize=2048)
def _dots(sign: str, strong: bool, times: int) -> bytes:
    """One sign in hexadecimal digits, each four dots beside each other, column after column from the left: a cell is
    three columns, so that those of a line's signs one behind the other are the line."""
    room = max(width(sign), 1) * _CELL_DOTS * times
    picture = _picture(room, _HEIGHTS[times])
    painter = QPainter(picture)
    if is_boxed(sign[0]):
        _draw_box(painter, sign[0], times)
    else:
        _draw_sign(painter, sign, strong, times, room)
    painter.end()
    sharp = bytes(picture.constBits()).translate(_sharpening(_THIN if sign in _THIN_SIGNS else _BLACK_BELOW))
    picture = QImage(sharp, room, _HEIGHTS[times], picture.bytesPerLine(), picture.format())
    mono = _black_and_white(picture)
    digits = bytes(mono.constBits()).hex().encode()
    step = mono.bytesPerLine() * 2
    return b"".join(digits[column::step] for column in range(room // _DIGIT_DOTS))


@lru_cache(maxsize=2)
def _sharpening(limit: int) -> bytes:
    """What becomes of each grey."""
    return bytes(limit) + b"\xff" * (256 - limit)


def _draw_sign(painter: QPainter, sign: str, strong: bool, times: int, room: int) -> None:
    """In the middle of its cells; W, m, @ are squeezed into theirs. A mark its font lacks comes from the other."""
    name, latin = drawn_by(sign[0]) or USUAL, width(sign[0]) == 1
    own = "".join(char for char in sign if in_font(char, name)) or sign[0]
    painter.setFont(_font(name, strong, _TEXT_DOTS * times, latin))
    wide = QFontMetricsF(painter.font()).horizontalAdvance(own)
    painter.translate((room - wide) / 2 if wide <= room else 0, _BASELINE_DOTS[times])
    painter.scale(min(1.0, room / wide) if wide else 1.0, 1)
    painter.drawText(QPointF(0, 0), own)
    for mark in sign[1:]:
        if mark not in own:
            painter.setFont(_font(RARE if name == USUAL else USUAL, strong, _TEXT_DOTS * times, latin))
            painter.drawText(QPointF(wide, 0), mark)


def _draw_box(painter: QPainter, char: str, times: int) -> None:
    """The number of a character no font has, in two lines in a frame: readable, and seen to stand for something."""
    side, top = BOX_CELLS * _CELL_DOTS * times, (2 if times < 3 else 1) * times
    painter.setPen(Qt.GlobalColor.black)
    frame = QRectF(times, top, side - 2 * times, 27 * times)
    for inset in range(times):
        painter.drawRect(frame.adjusted(inset, inset, -inset - 1, -inset - 1))
    digits = f"{ord(char):04X}"
    half = (len(digits) + 1) // 2
    painter.setFont(_font(USUAL, True, _BOX_DIGITS_DOTS * times, False))
    for part, below in ((digits[:half], 1), (digits[half:], 13)):
        place = QRectF(0, top + below * times, side, 13 * times)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, part)


def _line_digits(row: TextRow, dots: int) -> bytes:
    """A whole line, `dots` wide, as _dots has a sign."""
    strong, times = row.strong, row.times
    cell = _CELL_DOTS // _DIGIT_DOTS * times * _HEIGHTS[times]
    parts: list[bytes] = []
    marks: list[tuple[int, bytes]] = []  # with no character to stand on
    used = 0
    for sign, cells in _signs(row.words):
        if not cells:
            marks.append((used * cell, _dots(sign, strong, times)))
            continue
        parts.append(_dots(sign, strong, times) if sign != " " else b"0" * cell)
        used += cells
    line = b"".join(parts).ljust(dots // _DIGIT_DOTS * _HEIGHTS[times], b"0")
    for at, mark in marks:
        both = int(line[at:], 16) | int(mark.ljust(len(line) - at, b"0"), 16)
        line = line[:at] + b"%0*x" % (len(line) - at, both)
    return line


def _picture(dots: int, height: int) -> QImage:
    if QGuiApplication.instance() is None:
        raise Bug("characters cannot be drawn before the application has started")
    picture = QImage(dots, height, QImage.Format.Format_Grayscale8)
    picture.fill(Qt.GlobalColor.white)
    return picture


def text_bitmap(row: TextRow, *, dots: int) -> Bitmap:
    """One line as the printer's own dots, as high as a line of text."""
    height, digits = _HEIGHTS[row.times], _line_digits(row, dots)
    return Bitmap(dots, tuple(unhexlify(digits[y::height]) for y in range(height)))


def _black_and_white(picture: QImage) -> QImage:
    """One bit a dot, set is black."""
    mono = picture.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)
    if qGray(mono.color(1)) > qGray(mono.color(0)):
        mono.invertPixels()
        mono.setColorTable([_WHITE, _BLACK])
    return mono


def preview(paper: LaidOut, profile: PrinterProfile) -> bytes:
    """The whole paper as a PNG, `profile.dots` wide: what will come out, before it does."""
    step = profile.dots // 8
    blank = bytes(step)
    lines = [blank] * _MARGIN_DOTS
    for row in paper.rows:
        lines += _preview_lines(row, profile, blank)
    lines += [blank] * _MARGIN_DOTS
    data = b"".join(lines)
    picture = QImage(data, profile.dots, len(lines), step, QImage.Format.Format_Mono)
    picture.setColorTable([_WHITE, _BLACK])
    return _png(picture)


def _preview_lines(row: Row, profile: PrinterProfile, blank: bytes) -> tuple[bytes, ...]:
    match row:
        case TextRow():
            return text_bitmap(row, dots=profile.dots).rows
        case QrRow():
            doubled = profile.qr is QrBy.RASTER and profile.doubles and row.module_dots % 2 == 0
            return qr_bitmap(row.payload, module_dots=row.module_dots, dots=profile.dots, of_pairs=doubled).rows
        case GapRow():
            return (blank,) * row.dots
        case CutRow():
            return () if profile.cut is CutBy.PRINTER else (blank,) * (TEAR_BAR_LINES * ROW_DOTS)


def _png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture)
    return bytes(buffer.data().data())
