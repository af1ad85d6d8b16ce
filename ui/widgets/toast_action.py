"""A verb on a toast, with its key."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets import grid
from ui.widgets.composed_button import ComposedButton
from ui.widgets.dressing import Face
from ui.widgets.keycap import KeyCap
from ui.widgets.words import Words


class ToastAction(ComposedButton):
    """Words in toastAction, a key-cap after them."""

    def __init__(self, words: str, *, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.ONE, 0, grid.ONE, 0)
        row.setSpacing(grid.ONE)
        row.addWidget(Words(words, face=Face.BODY, tone=None, wrap=False, parent=self))
        if key:
            row.addWidget(KeyCap(key, parent=self), 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(words)
