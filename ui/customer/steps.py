"""How far the elder has come: one bar a matter; the words beside it say the same."""

from PySide6.QtCore import Property, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.widgets import grid


class Steps(QWidget):
    """Bars of 8 with 8 between them, filled up to the step reached."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._count, self._reached = 1, 1
        self._done, self._open, self._edge = QColor(), QColor(), QColor()
        self.setFixedHeight(grid.ONE)

    def render_steps(self, reached: int, count: int) -> None:
        """`reached` from 1 to `count`."""
        self._reached, self._count = reached, max(1, count)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = (self.width() - grid.ONE * (self._count - 1)) / self._count
        for step in range(self._count):
            reached = step < self._reached
            bar = QRectF(step * (wide + grid.ONE), 0, wide, self.height())
            painter.setPen(Qt.PenStyle.NoPen if reached else self._edge)
            painter.setBrush(self._done if reached else self._open)
            inset = 0.0 if reached else 0.5
            painter.drawRoundedRect(bar.adjusted(inset, inset, -inset, -inset), grid.HALF, grid.HALF)
        painter.end()

    def _set_done(self, colour: QColor) -> None:
        self._done = colour
        self.update()

    def _set_open(self, colour: QColor) -> None:
        self._open = colour
        self.update()

    def _set_edge(self, colour: QColor) -> None:
        self._edge = colour
        self.update()

    doneInk = Property(QColor, lambda self: self._done, _set_done)
    openInk = Property(QColor, lambda self: self._open, _set_open)
    edgeInk = Property(QColor, lambda self: self._edge, _set_edge)
