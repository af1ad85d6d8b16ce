"""Shapes the style sheet draws too coarsely: a key-cap's uneven edge, a dashed pill, the ring of a filled button."""

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen


def paint_keycap(painter: QPainter, area: QRectF, *, edge: QColor, fill: QColor, radius: float) -> None:
    """A cap with an edge of 1 px, 2 px below; a fill without alpha shows what is under it."""
    inner, rim = _cap(area.x(), area.y(), area.width(), area.height(), radius)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if fill.alpha():
        painter.fillPath(inner, fill)
    painter.fillPath(rim, edge)


@lru_cache(maxsize=64)
def _cap(x: float, y: float, width: float, height: float, radius: float) -> tuple[QPainterPath, QPainterPath]:
    """Inside and rim: to take one from the other is slow, and caps come in a few sizes."""
    area = QRectF(x, y, width, height)
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
