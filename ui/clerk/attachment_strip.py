"""The foot of the customer's column: how many pictures are kept with the form, and the key that opens them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets import grid
from ui.widgets.dressing import Face, Tone
from ui.widgets.icons import Icon, IconSize
from ui.widgets.keycap import KeyCap
from ui.widgets.panel import Hairline
from ui.widgets.words import Words


class AttachmentStrip(QWidget):
    """A click is the key."""

    pressed = Signal()

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._words = Words("", face=Face.SMALL, wrap=False, parent=self)
        row = QHBoxLayout()
        row.setContentsMargins(grid.TWO, grid.ONE, grid.TWO, grid.ONE)
        row.setSpacing(grid.ONE)
        row.addWidget(Icon("file-check", size=IconSize.TAG, tone=Tone.INK2, parent=self))
        row.addWidget(self._words)
        row.addStretch(1)
        row.addWidget(KeyCap("F12", parent=self))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline(parent=self))
        column.addLayout(row)

    def set_words(self, words: str) -> None:
        self._words.setText(words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()
        event.accept()
