"""Ground without a hole: what lies under it is not painted again while it changes.

A dialog has round corners over a scrim, so Qt paints the whole page below it with every key typed in it. The parts
that change with each key stand on solid ground instead.
"""

from PySide6.QtCore import Property, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget


class Solid(QWidget):
    """A filled rectangle with a hairline at one side; groundInk and lineInk are its colours."""

    def __init__(self, side: Qt.Edge, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._ground, self._line = QColor(), QColor()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._ground)
        painter.fillRect(self._hairline(), self._line)
        painter.end()

    def _hairline(self) -> QRect:
        area = self.rect()
        if self._side is Qt.Edge.LeftEdge:
            return QRect(area.left(), area.top(), 1, area.height())
        return QRect(area.left(), area.bottom(), area.width(), 1)

    def _set_ground(self, colour: QColor) -> None:
        self._ground = colour
        self.update()

    def _set_line(self, colour: QColor) -> None:
        self._line = colour
        self.update()

    groundInk = Property(QColor, lambda self: self._ground, _set_ground)
    lineInk = Property(QColor, lambda self: self._line, _set_line)
