"""A customer's handwriting as it was signed, drawn small."""

from PySide6.QtCore import Property, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from app.domain.signature import Stroke
from ui.widgets import grid

_HIGH = 72
_PEN = 1.6


class SignaturePicture(QFrame):
    """As large as its place allows, never out of proportion; signatureInk is its colour."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strokes: tuple[Stroke, ...] = ()
        self._ink = QColor()
        self.setFixedHeight(_HIGH)

    def render_strokes(self, strokes: tuple[Stroke, ...]) -> None:
        if strokes != self._strokes:
            self._strokes = strokes
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(2 * _HIGH, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        spots = [QPointF(point.x, point.y) for stroke in self._strokes for point in stroke]
        if not spots:
            return
        left, top = min(s.x() for s in spots), min(s.y() for s in spots)
        wide = max(max(s.x() for s in spots) - left, 1.0)
        high = max(max(s.y() for s in spots) - top, 1.0)
        room = QRectF(self.rect()).adjusted(grid.ONE, grid.ONE, -grid.ONE, -grid.ONE)
        scale = min(room.width() / wide, room.height() / high)
        shift = QPointF(room.left(), room.top() + (room.height() - high * scale) / 2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._ink, _PEN, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        for stroke in self._strokes:
            points = [QPointF(p.x - left, p.y - top) * scale + shift for p in stroke]
            path = QPainterPath(points[0])
            for point in points[1:]:
                path.lineTo(point)
            painter.drawPoint(points[0])
            painter.drawPath(path)
        painter.end()

    def _set_ink(self, colour: QColor) -> None:
        self._ink = colour
        self.update()

    signatureInk = Property(QColor, lambda self: self._ink, _set_ink)
