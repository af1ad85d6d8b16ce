"""One thing the status strip says: icon, words, and the line after it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.widgets import grid
from ui.widgets.dressing import Face, dress
from ui.widgets.icons import Icon, IconSize
from ui.widgets.panel import Hairline
from ui.widgets.strip_tone import StripTone
from ui.widgets.words import Words

_ICON_GAP = 6
_SIDE = 14


class StripItem(QFrame):
    """As wide as its words; the strip lays them out in a row."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tone", StripTone.PLAIN.value)
        self._icon = Icon("cloud", size=IconSize.TAG, tone=None, parent=self)
        self._words = Words("", face=Face.CAPTION, tone=None, wrap=False, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._icon)
        row.addSpacing(_ICON_GAP)
        row.addWidget(self._words)
        row.addSpacing(_SIDE)
        row.addWidget(Hairline(Qt.Orientation.Vertical, parent=self), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(_SIDE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(grid.TWO)

    def render_item(self, icon: str, words: str, *, tone: StripTone = StripTone.PLAIN) -> None:
        self._icon.set_name(icon)
        self._words.setText(words)
        dress(self, tone=tone.value)

    def words(self) -> str:
        return self._words.text()
