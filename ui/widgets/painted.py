"""Shapes the style sheet draws too coarsely: a key-cap's uneven edge, a dashed pill, the ring of a filled button."""

from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen


def paint_keycap(painter: QPainter, size: QSize, *, edge: QColor, fill: QColor, radius: float, ratio: float) -> None:
    """A cap with an edge of 1 px, 2 px below; a fill without alpha shows what is under it. `ratio`: of the screen."""
    if ratio.is_integer():
        image = _cap_image(size.width(), size.height(), edge.rgba(), fill.rgba(), radius, ratio)
        painter.drawImage(0, 0, image)
    else:  # a part may begin within a pixel: a picture of the cap would be blurred
        _draw_cap(painter, size.width(), size.height(), edge, fill, radius)


@lru_cache(maxsize=64)
def _cap_image(width: int, height: int, edge: int, fill: int, radius: float, ratio: float) -> QImage:
    """Drawn once: a footer has half a dozen, and is painted with every letter of a search."""
    image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    _draw_cap(painter, width, height, QColor.fromRgba(edge), QColor.fromRgba(fill), radius)
    painter.end()
    return image


def _draw_cap(painter: QPainter, width: int, height: int, edge: QColor, fill: QColor, radius: float) -> None:
    inner, rim = _cap(width, height, radius)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if fill.alpha():
        painter.fillPath(inner, fill)
    painter.fillPath(rim, edge)


@lru_cache(maxsize=64)
def _cap(width: int, height: int, radius: float) -> tuple[QPainterPath, QPainterPath]:
    """Inside and rim: to take one from the other is slow, and caps come in a few sizes."""
    area = QRectF(0, 0, width, height)
    whole = QPainterPath()
    whole.addRoundedRect(area, radius, radius)
    inner = QPainterPath()
    inner.addRoundedRect(area.adjusted(1, 1, -1, -2), radius - 1, radius - 1)
    return inner, whole.subtracted(inner)


def paint_dashes(painter: QPainter, area: QRectF, *, edge: QColor, fill: QColor, radius: float) -> None:
    """`area` filled, with a dashed outline of 1 px along it."""
    pen = QPen(edge, 1)
    pen.setDashPattern([3, 3])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(fill)
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def paint_ring(painter: QPainter, area: QRectF, *, colour: QColor, width: int, radius: float) -> None:
    """A ring of `width` px just inside `area`."""
    half = width / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area.adjusted(half, half, -half, -half), radius, radius)
