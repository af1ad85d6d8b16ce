"""What all buttons share: their content is a layout of parts, their size comes from it, Enter presses them."""

from PySide6.QtCore import Property, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets import grid
from ui.widgets.painted import paint_ring


class ComposedButton(QPushButton):
    """Put a layout with parts in it. `text()` stays empty; say what it does with `setAccessibleName`.

    Where an edge cannot show the focus (filled, chosen), the style sheet asks for a ring inside: focusRing, and
    focusRingWidth in px.
    """

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ring = QColor()
        self._ring_width = 0
        self.setAutoDefault(False)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        layout = self.layout()
        inside = layout.sizeHint() if layout is not None else QSize()
        return inside.expandedTo(self.minimumSize()).boundedTo(self.maximumSize())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self._ring.isValid() and self._ring_width:
            painter = QPainter(self)
            area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
            paint_ring(painter, area, colour=self._ring, width=self._ring_width, radius=grid.HALF)
            painter.end()

    def _set_ring(self, colour: QColor) -> None:
        self._ring = colour
        self.update()

    def _set_ring_width(self, width: int) -> None:
        self._ring_width = width
        self.update()

    focusRing = Property(QColor, lambda self: self._ring, _set_ring)
    focusRingWidth = Property(int, lambda self: self._ring_width, _set_ring_width)
