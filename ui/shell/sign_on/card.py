"""The card under the sign-on button: the last order is safe, drafts wait."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.shell.sign_on.state import CardLine
from ui.widgets import grid
from ui.widgets.dressing import Face, Tone, dress
from ui.widgets.icons import Icon, IconSize
from ui.widgets.panel import Corners, Edge, Hairline, Panel
from ui.widgets.words import Words


class _Line(QWidget):
    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = Icon("circle-check", size=IconSize.CONTROL, tone=Tone.ACCENT, parent=self)
        self._title = Words("", face=Face.SMALL, parent=self)
        self._title.setProperty("medium", True)
        self._detail = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._title)
        texts.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.TWO, grid.ONE + 2, grid.TWO, grid.ONE + 2)
        row.setSpacing(grid.ONE + 2)
        row.addWidget(self._icon)
        row.addLayout(texts, 1)

    def render_line(self, line: CardLine) -> None:
        self._icon.set_name(line.icon)
        dress(self._icon, tone=(Tone.ACCENT if line.good else Tone.INK).value)
        self._title.setText(line.title)
        self._detail.setText(line.detail)


class SafeCard(Panel):
    """At most two lines with a hairline between them."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(edge=Edge.LINE, corners=Corners.CARD, parent=parent)
        self._first = _Line(parent=self)
        self._second = _Line(parent=self)
        self._hairline = QWidget(self)
        inset = QHBoxLayout(self._hairline)
        inset.setContentsMargins(grid.TWO, 0, grid.TWO, 0)
        inset.addWidget(Hairline(parent=self._hairline))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 3, 0, 3)
        column.setSpacing(0)
        for part in (self._first, self._hairline, self._second):
            column.addWidget(part)

    def render_lines(self, lines: Sequence[CardLine]) -> None:
        self._first.render_line(lines[0])
        self._hairline.setVisible(len(lines) > 1)
        self._second.setVisible(len(lines) > 1)
        if len(lines) > 1:
            self._second.render_line(lines[1])
