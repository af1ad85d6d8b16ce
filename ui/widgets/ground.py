"""What a dialog stands on, without a hole: a letter typed in it paints neither its frame nor the scrim again.

A dialog has round corners, so Qt takes it for something to be seen through. It leaves out what lies below a part that
it knows to be whole. (The page below them both is kept from being painted by ui.widgets.shade.)
"""

from PySide6.QtCore import Property, QEvent, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from ui.widgets import grid

_CORNER = grid.TWO  # more than a dialog's corners are round


def cover(part: QWidget, area: QRect) -> None:
    """Lay `part` over `area`, its corners left out; on a screen with a fraction of pixels, one pixel all round too."""
    part.setGeometry(area)
    edge = 0 if part.devicePixelRatioF().is_integer() else 1  # half a pixel shows what is below
    whole = part.rect().adjusted(edge, edge, -edge, -edge)
    upright = QRegion(whole.adjusted(_CORNER, 0, -_CORNER, 0))
    part.setMask(upright.united(QRegion(whole.adjusted(0, _CORNER, 0, -_CORNER))))


class DialogGround(QWidget):
    """Below all other parts of a dialog, inside its edge; groundInk is its colour."""

    def __init__(self, dialog: QWidget) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._ink = QColor()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def fill(self) -> None:
        cover(self, self._dialog.contentsRect())
        self.lower()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self.fill()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._ink)
        painter.end()

    def _set_ink(self, colour: QColor) -> None:
        self._ink = colour
        self.update()

    groundInk = Property(QColor, lambda self: self._ink, _set_ink)
