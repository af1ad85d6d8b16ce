"""How much of an allowance is used."""

from PySide6.QtCore import Property, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget


class Meter(QFrame):
    """A bar of the token's height; the words beside it say the same. trackInk, fillInk and edgeInk are its colours."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._track, self._fill, self._edge = QColor(), QColor(), QColor()

    def render_share(self, share: float) -> None:
        """0.0 to 1.0; more is shown as full."""
        self._share = min(1.0, max(0.0, share))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        area = QRectF(self.rect())
        radius = area.height() / 2
        painter.setBrush(self._edge)
        painter.drawRoundedRect(area, radius, radius)
        inner = area.adjusted(1, 1, -1, -1) if self._edge != self._track else area
        painter.setBrush(self._track)
        painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
        if self._share > 0:
            painter.setBrush(self._fill)
            inner.setWidth(max(inner.height(), inner.width() * self._share))
            painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
        painter.end()

    def _set_track(self, colour: QColor) -> None:
        self._track = colour
        self.update()

    def _set_fill(self, colour: QColor) -> None:
        self._fill = colour
        self.update()

    def _set_edge(self, colour: QColor) -> None:
        self._edge = colour
        self.update()

    trackInk = Property(QColor, lambda self: self._track, _set_track)
    fillInk = Property(QColor, lambda self: self._fill, _set_fill)
    edgeInk = Property(QColor, lambda self: self._edge, _set_edge)
