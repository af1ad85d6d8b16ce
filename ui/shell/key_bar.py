"""The bar of keys above the status strip, made from the same table as the shortcuts."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.texts.language import Language
from ui.frame.shortcuts import KeyEntry, key_hints
from ui.widgets import grid
from ui.widgets.key_row import KeyRow


class KeyBar(QFrame):
    """40 high: what the keys do at the left, how to move at the right, which gives way where there is no room."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left = KeyRow(parent=self)
        self._right = KeyRow(parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.TWO, 0, grid.TWO, 0)
        row.addWidget(self._left)
        row.addStretch(1)
        row.addWidget(self._right)

    def render_table(self, table: tuple[KeyEntry, ...], language: Language) -> None:
        self._left.render_keys(key_hints(table, language, right=False))
        self._right.render_keys(key_hints(table, language, right=True))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """It never makes the window wider."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        both = self._left.sizeHint().width() + self._right.sizeHint().width() + grid.TWO
        self._right.setVisible(both <= self.width() - 2 * grid.TWO)
