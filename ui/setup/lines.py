"""A card of lines: an icon, perhaps what it is about, and words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets import grid
from ui.widgets.dressing import Face, Tone, dress
from ui.widgets.icons import Icon, IconSize
from ui.widgets.panel import Corners, Edge, Panel
from ui.widgets.words import Words

NAME_WIDTH = 150


class Line(QWidget):
    """Icon, what, and words."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = Icon("circle-check", size=IconSize.CONTROL, tone=Tone.ACCENT, parent=self)
        self._what = Words("", face=Face.BODY, tone=Tone.INK3, parent=self)
        self._what.setFixedWidth(NAME_WIDTH - grid.THREE)
        self._said = Words("", face=Face.BODY, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.TWO, grid.HALF, grid.TWO, grid.HALF)
        row.setSpacing(grid.ONE_AND_HALF)
        for part in (self._icon, self._what):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._said, 1)

    def render_line(self, *, icon: str, tone: Tone, what: str, said: str) -> None:
        self._icon.set_name(icon)
        dress(self._icon, tone=tone.value)
        self._what.setText(what)
        self._what.setVisible(bool(what))
        self._said.setText(said)
        dress(self._said, tone=(tone if tone is Tone.DANGER else Tone.INK).value)


class Lines(Panel):
    """As many lines as there is to say."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(edge=Edge.LINE, corners=Corners.CARD, parent=parent)
        self._lines: list[Line] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, grid.ONE, 0, grid.ONE)
        self._column.setSpacing(0)

    def line(self, place: int) -> Line:
        while len(self._lines) <= place:
            line = Line(parent=self)
            self._lines.append(line)
            self._column.addWidget(line)
        return self._lines[place]

    def show_only(self, count: int) -> None:
        for place, line in enumerate(self._lines):
            line.setVisible(place < count)
