"""What stands where there is nothing yet: an icon, a sentence, the key that begins."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets import grid
from ui.widgets.dressing import Face, Tone
from ui.widgets.icons import Icon, IconSize
from ui.widgets.keycap import KeyCap
from ui.widgets.words import Words


class EmptyState(QWidget):
    """Icon 32, a heading, and below `before` [key] `after`; all in the middle of its place."""

    def __init__(self, icon: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = Icon(icon, size=IconSize.EMPTY, tone=Tone.INK3, parent=self)
        self._head = Words("", face=Face.PANE, align=Qt.AlignmentFlag.AlignHCenter, parent=self)
        self._before = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self._cap = KeyCap("", parent=self)
        self._after = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        row = QHBoxLayout()
        row.setSpacing(grid.HALF)
        row.addStretch(1)
        for part in (self._before, self._cap, self._after):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.TWO, grid.TWO, grid.TWO, grid.TWO)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(grid.ONE)
        column.addWidget(self._head)
        column.addLayout(row)
        column.addStretch(1)

    def render_words(self, head: str, *, before: str = "", key: str = "", after: str = "") -> None:
        """按 [F2] 找业务: `before` 按, `key` F2, `after` 找业务. Empty parts are not there."""
        self._head.setText(head)
        for part, words in ((self._before, before), (self._cap, key), (self._after, after)):
            part.setText(words)
            part.setVisible(bool(words))
