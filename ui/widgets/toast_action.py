"""A verb on a toast, with its key."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.widgets import grid
from ui.widgets.dressing import Face
from ui.widgets.keycap import KeyCap
from ui.widgets.words import Words


class ToastAction(QPushButton):
    """Words in toastAction, a key-cap after them."""

    def __init__(self, words: str, *, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.ONE, 0, grid.ONE, 0)
        row.setSpacing(grid.ONE)
        row.addWidget(Words(words, face=Face.BODY, tone=None, wrap=False, parent=self))
        if key:
            row.addWidget(KeyCap(key, parent=self), 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(words)
        self.setAutoDefault(False)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
