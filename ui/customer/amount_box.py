"""What one matter costs or saves, as one large figure."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.customer.elder_words import LargeFigure
from ui.widgets import grid
from ui.widgets.dressing import Face, Tone, dress
from ui.widgets.panel import Corners, Edge, Hairline, Panel
from ui.widgets.words import Words

_LARGE, _MIDDLE = 3, 5  # characters that still fit the box in that size


class AmountBox(Panel):
    """Caption, figure with its unit, and below a line what it comes to altogether."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(edge=Edge.LINE, corners=Corners.TOUCH, parent=parent)
        self._caption = Words("", face=Face.DISPLAY_NOTE, tone=Tone.INK2, parent=self)
        self._figure = Words("", face=Face.ELDER_TITLE, wrap=False, parent=self)
        self._unit = Words("", face=Face.DISPLAY_ROW, wrap=False, parent=self)
        self._foot = Words("", face=Face.TOUCH_HEAD, tone=Tone.INK2, parent=self)
        self._foot.setProperty("light", True)
        row = QHBoxLayout()
        row.setSpacing(grid.TWO)
        row.addWidget(self._figure)
        row.addWidget(self._unit, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.FOUR - 1, grid.THREE, grid.FOUR - 1, grid.THREE)
        column.setSpacing(grid.TWO - 1)
        column.addWidget(self._caption)
        column.addLayout(row)
        column.addWidget(Hairline(parent=self))
        column.addWidget(self._foot)

    def render_figure(self, said: LargeFigure) -> None:
        self._caption.setText(said.caption)
        self._figure.setText(said.figure)
        size = "large" if len(said.figure) <= _LARGE else "middle" if len(said.figure) <= _MIDDLE else "small"
        dress(self._figure, figure=size)
        self._unit.setText(said.unit)
        self._unit.setVisible(bool(said.unit))
        self._foot.setText(said.foot)
