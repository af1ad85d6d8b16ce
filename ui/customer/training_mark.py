"""The watermark of training over the customer's whole screen: whoever signs here must see that nothing counts."""

from math import ceil, hypot
from typing import Final

from PySide6.QtCore import Property, QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.texts import training as words
from app.texts.language import Language

_ANGLE: Final = -24.0
_SIZE_PX: Final = 40
_OPACITY: Final = 0.2  # seen everywhere, and what lies below is read through it
_APART: Final = (520, 190)  # px between one and the next, along the line and across


class TrainingMark(QWidget):
    """Lies over `below`, as large as it, and lets every touch through."""

    def __init__(self, below: QWidget) -> None:
        super().__init__(below)
        self._ink = QColor(0, 0, 0, 0)
        self._said = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        below.installEventFilter(self)

    def render_mark(self, language: Language) -> None:
        self._said = words.MARK.say(language)
        self.setAccessibleName(self._said)
        self.raise_()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.resize(watched.size())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._ink)
        painter.setOpacity(_OPACITY)
        font = self.font()
        font.setPixelSize(_SIZE_PX)
        font.setBold(True)
        painter.setFont(font)
        painter.translate(self.rect().center())
        painter.rotate(_ANGLE)
        along, across = _APART
        reach = hypot(self.width(), self.height()) / 2
        for row in range(-ceil(reach / across), ceil(reach / across) + 1):
            shift = along / 2 if row % 2 else 0.0
            for column in range(-ceil(reach / along) - 1, ceil(reach / along) + 1):
                place = QRectF(column * along + shift, row * across - across / 2, along, across)
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._said)

    def _get_ink(self) -> QColor:
        return self._ink

    def _set_ink(self, ink: QColor) -> None:
        self._ink = ink
        self.update()

    ink = Property(QColor, _get_ink, _set_ink)
