"""Rows of cells as dots, drawn by Qt with the program's own font: single lines for the printer, the preview picture.

Each character stands in its own cells, as a thermal printer puts it. Needs a QGuiApplication; any thread may draw.
"""

from functools import lru_cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QImage, QImageWriter, QPainter, qGray

from app.errors import Bug
from printing.bitmap import DOUBLE_ROW_DOTS, HUGE_ROW_DOTS, ROW_DOTS, TEAR_BAR_LINES, Bitmap, qr_bitmap
from printing.cells import width
from printing.layout import CutRow, GapRow, LaidOut, QrRow, Row, TextRow
from printing.profiles import CutBy, PrinterProfile
from resources import path

_CELL_DOTS = 12
_TEXT_DOTS = 24
_BASELINE_DOTS = {1: 25, 2: 48} | {times: 23 * times + 2 for times in range(3, 9)}  # from the top, by times of size
_HEIGHTS = {1: ROW_DOTS, 2: DOUBLE_ROW_DOTS} | {times: HUGE_ROW_DOTS * times for times in range(3, 9)}
_LATIN_STRETCH = 90  # percent: figures of the font are 13 dots wide, a cell has 12
_MARGIN_DOTS = 28  # above and below the preview
_WHITE, _BLACK = 0xFFFFFFFF, 0xFF000000


@lru_cache(maxsize=1)
def _family() -> dict[bool, str]:
    """The font's family by strength, from the program's own files. Medium: thin strokes break in one bit a dot."""
    return {strong: _loaded(file) for strong, file in ((False, "NotoSansSC-Medium.ttf"), (True, "NotoSansSC-Bold.ttf"))}


@lru_cache(maxsize=1)
def _rare_family() -> str:
    """Of the characters the first font lacks (𠮷); Qt reads it only once one is drawn."""
    return _loaded("LXGWWenKai-Bold.ttf")


def _loaded(file: str) -> str:
    number = QFontDatabase.addApplicationFont(str(path(f"fonts/{file}")))
    if number < 0:
        raise Bug(f"the font {file} cannot be loaded")
    return QFontDatabase.applicationFontFamilies(number)[0]


@lru_cache(maxsize=12)
def _font(strong: bool, times: int, latin: bool) -> QFont:
    font = QFont([_family()[strong], _rare_family()])
    font.setPixelSize(_TEXT_DOTS * times)
    font.setWeight(QFont.Weight.Bold if strong else QFont.Weight.Medium)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStretch(_LATIN_STRETCH if latin else QFont.Stretch.Unstretched)
    return font


@lru_cache(maxsize=4096)
def _advance(char: str, strong: bool, times: int, latin: bool) -> float:
    return QFontMetricsF(_font(strong, times, latin)).horizontalAdvance(char)


def _draw_text(painter: QPainter, row: TextRow, top: int) -> None:
    times = row.times
    baseline = top + _BASELINE_DOTS[times]
    cell = _CELL_DOTS * times
    x = 0
    for char in row.words:
        room = width(char) * cell
        if char != " ":
            latin = width(char) == 1
            painter.setFont(_font(row.strong, times, latin))
            wide = _advance(char, row.strong, times, latin)
            if room and wide > room:  # W, m, @: squeezed into their cell
                painter.save()
                painter.translate(x, baseline)
                painter.scale(room / wide, 1)
                painter.drawText(QPointF(0, 0), char)
                painter.restore()
            else:
                painter.drawText(QPointF(x + (room - wide) / 2 if room else x - cell, baseline), char)
        x += room


def _picture(dots: int, height: int) -> QImage:
    if QGuiApplication.instance() is None:
        raise Bug("characters cannot be drawn before the application has started")
    picture = QImage(dots, height, QImage.Format.Format_Grayscale8)
    picture.fill(Qt.GlobalColor.white)
    return picture


def _height(row: TextRow) -> int:
    return _HEIGHTS[row.times]


def text_bitmap(row: TextRow, *, dots: int) -> Bitmap:
    """One line as the printer's own dots, as high as a line of text."""
    picture = _picture(dots, _height(row))
    painter = QPainter(picture)
    _draw_text(painter, row, 0)
    painter.end()
    mono = _black_and_white(picture)
    dots_bytes, step = bytes(mono.constBits()), mono.bytesPerLine()
    return Bitmap(dots, tuple(dots_bytes[y * step :][: dots // 8] for y in range(mono.height())))


def _black_and_white(picture: QImage) -> QImage:
    """One bit a dot, set is black."""
    mono = picture.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)
    if qGray(mono.color(1)) > qGray(mono.color(0)):
        mono.invertPixels()
        mono.setColorTable([_WHITE, _BLACK])
    return mono


def preview(paper: LaidOut, profile: PrinterProfile) -> bytes:
    """The whole paper as a PNG, `profile.dots` wide: what will come out, before it does."""
    heights = [_row_height(row, profile) for row in paper.rows]
    picture = _picture(profile.dots, sum(heights) + 2 * _MARGIN_DOTS)
    painter = QPainter(picture)
    top = _MARGIN_DOTS
    for row, height in zip(paper.rows, heights, strict=True):
        if isinstance(row, TextRow):
            _draw_text(painter, row, top)
        elif isinstance(row, QrRow):
            painter.drawImage(0, top, _qr_image(row, profile))
        top += height
    painter.end()
    return _png(_black_and_white(picture))


def _row_height(row: Row, profile: PrinterProfile) -> int:
    match row:
        case TextRow():
            return _height(row)
        case QrRow():
            return len(qr_bitmap(row.payload, module_dots=row.module_dots, dots=profile.dots).rows)
        case GapRow():
            return row.dots
        case CutRow():
            return 0 if profile.cut is CutBy.PRINTER else TEAR_BAR_LINES * ROW_DOTS


def _qr_image(row: QrRow, profile: PrinterProfile) -> QImage:
    bitmap = qr_bitmap(row.payload, module_dots=row.module_dots, dots=profile.dots)
    image = QImage(
        b"".join(bitmap.rows), bitmap.width_dots, len(bitmap.rows), bitmap.width_dots // 8, QImage.Format.Format_Mono
    )
    image.setColorTable([_WHITE, _BLACK])
    return image.copy()  # its own dots: the bytes above end with this call


def _png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture)
    return bytes(buffer.data().data())
