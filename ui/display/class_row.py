"""How many wait in each class and how long it takes: up to three side by side, more in a second row."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.matter import QueueClass
from ui.display.call_panel import ACROSS, words_of
from ui.display.scale import Scale
from ui.display.state import ClassWords, DisplayState
from ui.display.style import Figure
from ui.widgets.dressing import Face, Tone
from ui.widgets.panel import Corners, Edge, Panel
from ui.widgets.words import Words


class ClassRow(QWidget):
    def __init__(self, *, scale: Scale, parent: QWidget) -> None:
        super().__init__(parent)
        self._tiles = tuple(ClassTile(scale=scale, parent=self) for _ in QueueClass)
        self._empty = Words("", face=Face.DISPLAY_NOTE, tone=Tone.INK2, wrap=False, parent=self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        scale.call(grid.setSpacing, 24)
        grid.addWidget(self._empty, 0, 0, 1, ACROSS)
        for at, tile in enumerate(self._tiles):
            grid.addWidget(tile, at // ACROSS, at % ACROSS)
        for column in range(ACROSS):
            grid.setColumnStretch(column, 1)

    def render_classes(self, state: DisplayState) -> None:
        self._empty.setText(state.empty)
        self._empty.setVisible(not state.classes)
        for at, tile in enumerate(self._tiles):
            tile.setVisible(at < len(state.classes))
            if at < len(state.classes):
                tile.render_class(state.classes[at])


class ClassTile(Panel):
    def __init__(self, *, scale: Scale, parent: QWidget) -> None:
        super().__init__(edge=Edge.LINE, corners=Corners.TOUCH, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # all as wide as each other
        self._name = words_of(Figure.NAME, parent=self)
        self._waits = Words("", face=Face.DISPLAY_NOTE, tone=Tone.INK2, wrap=False, parent=self)
        self._says = words_of(Figure.WAIT, parent=self)
        column = QVBoxLayout(self)
        scale.margins(column, 28, 18, 28, 18)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(self._name)
        head.addStretch(1)
        head.addWidget(self._waits)
        column.addLayout(head)
        column.addWidget(self._says)

    def render_class(self, said: ClassWords) -> None:
        self._name.setText(said.name)
        self._waits.setText(said.waits)
        self._says.setText(said.says)
