"""A figure of the day at a glance: what it is, the figure large, one comparison; pressed, it opens its rows."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.manager.today_state import TileView, Weight
from ui.widgets import grid
from ui.widgets.composed_button import ComposedButton
from ui.widgets.dressing import Face, Tone, dress
from ui.widgets.icons import Icon
from ui.widgets.words import Words

_ICONS: Final = {Weight.GOOD: "check", Weight.WARN: "triangle-alert", Weight.PLAIN: "check"}
_TONES: Final = {Weight.GOOD: Tone.ACCENT_INK, Weight.WARN: Tone.WARN, Weight.PLAIN: Tone.INK2}
HEIGHT: Final = 120


class Tile(ComposedButton):
    """Icon and label 13, figure 36/700, unit 16, one comparison."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.setFixedHeight(HEIGHT)
        self.view: TileView | None = None
        self._icon = Icon("check", tone=Tone.INK2, parent=self)
        self._title = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self._figure = Words("", face=Face.TILE_FIGURE, tone=Tone.INK, wrap=False, parent=self)
        self._unit = Words("", face=Face.PANE, tone=Tone.INK, wrap=False, parent=self)
        self._sign = Icon("check", tone=Tone.INK2, parent=self)
        self._note = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        head, middle, foot = (QHBoxLayout() for _ in range(3))
        for row, parts in ((head, (self._icon, self._title)), (foot, (self._sign, self._note))):
            row.setSpacing(grid.ONE - 2)
            for part in parts:
                row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
            row.addStretch(1)
        middle.setSpacing(grid.HALF)
        middle.addWidget(self._figure)
        middle.addWidget(self._unit, 0, Qt.AlignmentFlag.AlignBottom)
        middle.addStretch(1)
        self._unit.setContentsMargins(0, 0, 0, grid.HALF + 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.TWO, grid.ONE_AND_HALF, grid.TWO - grid.HALF, grid.ONE_AND_HALF)
        column.setSpacing(grid.HALF - 2)
        for row in (head, middle, foot):
            column.addLayout(row)
        for part in (self._icon, self._title, self._figure, self._unit, self._sign, self._note):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def render_tile(self, view: TileView) -> None:
        if view == self.view:
            return
        self.view = view
        self._icon.set_name(view.icon)
        self._title.setText(view.title)
        self._figure.setText(view.figure)
        self._unit.setText(view.unit)
        self._unit.setVisible(bool(view.unit))
        self._sign.setVisible(view.weight is not Weight.PLAIN)
        self._sign.set_name(_ICONS[view.weight])
        self._note.setText(view.note)
        for part in (self._sign, self._note):
            dress(part, tone=_TONES[view.weight].value)
        self.setAccessibleName(f"{view.title} {view.figure} {view.unit} {view.note}")
        opens = view.behind is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
