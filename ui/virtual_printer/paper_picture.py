"""Decoded rows painted as paper, one printer dot a pixel: what a real printer would have put there.

Painted from the decoder's rows alone; tests lay it over the preview that was drawn from the document.
"""

from collections.abc import Sequence
from functools import cache

import segno
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QImage, QImageWriter, QPainter

from app.errors import Bug
from app.papers.printed import Printed, PrintedGap, PrintedImage, PrintedNoise, PrintedQr, PrintedText
from resources import path

DOTS_A_CELL = 12
MARGIN_DOTS = 28  # of paper above the first row and below the last
_ROW_DOTS = {1: 32, 2: 60} | {times: 28 * times for times in range(3, 9)}  # by the times of their size
_BASELINE_DOTS = {1: 25, 2: 48} | {times: 23 * times + 2 for times in range(3, 9)}
_CHARACTER_DOTS = 24
_LATIN_STRETCH = 90  # percent
_BLACK_BELOW = 110  # grey
_WHITE, _BLACK = 0xFFFFFFFF, 0xFF000000


def paper_picture(rows: Sequence[Printed], *, columns: int) -> QImage:
    """The whole slip. Needs a QGuiApplication."""
    heights = [_height(row) for row in rows]
    picture = QImage(columns * DOTS_A_CELL, sum(heights) + 2 * MARGIN_DOTS, QImage.Format.Format_Grayscale8)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    top = MARGIN_DOTS
    for row, height in zip(rows, heights, strict=True):
        _paint(painter, row, top, picture.width())
        top += height
    painter.end()
    sharp = bytes(picture.constBits()).translate(bytes(_BLACK_BELOW) + b"\xff" * (256 - _BLACK_BELOW))
    picture = QImage(sharp, picture.width(), picture.height(), picture.bytesPerLine(), picture.format())
    return picture.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)


def paper_png(rows: Sequence[Printed], *, columns: int) -> bytes:
    """The same as the bytes of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(paper_picture(rows, columns=columns))
    return bytes(buffer.data().data())


@cache
def _modules(payload: str, level: str) -> tuple[bytes, ...]:
    return tuple(bytes(row) for row in segno.make(payload, error=level, boost_error=False, micro=False).matrix)


def _height(row: Printed) -> int:
    match row:
        case PrintedText():
            return _ROW_DOTS[row.times]
        case PrintedQr():
            return len(_modules(row.payload, row.level)) * row.module_dots
        case PrintedImage():
            return len(row.rows)
        case PrintedGap():
            return row.dots
        case PrintedNoise():
            return _ROW_DOTS[1]


def _paint(painter: QPainter, row: Printed, top: int, paper_dots: int) -> None:
    match row:
        case PrintedText():
            _paint_text(painter, row, top)
        case PrintedQr():
            _paint_qr(painter, row, top, paper_dots)
        case PrintedImage():
            dots = b"".join(row.rows)
            image = QImage(dots, row.width_dots, len(row.rows), row.width_dots // 8, QImage.Format.Format_Mono)
            image.setColorTable([_WHITE, _BLACK])
            painter.drawImage(0, top, image)
        case PrintedNoise():  # rubbish on real paper; here the bytes, so that it can be found
            _paint_text(painter, PrintedText(f"[{row.data.hex(' ')}]", strong=True, double=False), top)
        case PrintedGap():
            pass


def _paint_qr(painter: QPainter, row: PrintedQr, top: int, paper_dots: int) -> None:
    matrix, side = _modules(row.payload, row.level), row.module_dots
    left = (paper_dots - len(matrix) * side) // 2 if row.centred else 0
    for y, modules in enumerate(matrix):
        for x, black in enumerate(modules):
            if black:
                painter.fillRect(QRect(left + x * side, top + y * side, side, side), Qt.GlobalColor.black)


def _paint_text(painter: QPainter, row: PrintedText, top: int) -> None:
    times = row.times
    x = 0
    for char in row.words:
        half = char.isascii()
        room = DOTS_A_CELL * times * (1 if half else 2)
        if char != " ":
            painter.setFont(_font(row.strong, times, half))
            wide = _advance(char, row.strong, times, half)
            squeeze = min(1.0, room / wide)
            painter.save()
            painter.translate(x + (room - wide * squeeze) / 2, top + _BASELINE_DOTS[times])
            painter.scale(squeeze, 1)
            painter.drawText(QPointF(0, 0), char)
            painter.restore()
        x += room


@cache
def _family() -> str:
    names = set()
    for file in ("NotoSansSC-Medium.ttf", "NotoSansSC-Bold.ttf"):
        number = QFontDatabase.addApplicationFont(str(path(f"fonts/{file}")))
        if number < 0:
            raise Bug(f"the font {file} cannot be loaded")
        names.add(QFontDatabase.applicationFontFamilies(number)[0])
    return min(names)


@cache
def _font(strong: bool, times: int, half: bool) -> QFont:
    font = QFont(_family())
    font.setPixelSize(_CHARACTER_DOTS * times)
    font.setWeight(QFont.Weight.Bold if strong else QFont.Weight.Medium)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    font.setStretch(_LATIN_STRETCH if half else QFont.Stretch.Unstretched)
    return font


@cache
def _advance(char: str, strong: bool, times: int, half: bool) -> float:
    return QFontMetricsF(_font(strong, times, half)).horizontalAdvance(char)
