"""The card under the sign-on button: what was signed and not finished, the last order, the drafts that wait."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.shell.sign_on.state import CardLine, CardTone
from ui.widgets import grid
from ui.widgets.dressing import Face, Tone, dress
from ui.widgets.icons import Icon, IconSize
from ui.widgets.panel import Corners, Edge, Hairline, Panel
from ui.widgets.words import Words

_TONES = {
    CardTone.GOOD: Tone.ACCENT,
    CardTone.PLAIN: Tone.INK,
    CardTone.WAITS: Tone.WARN,
    CardTone.REFUSED: Tone.DANGER,
}


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
        dress(self._icon, tone=_TONES[line.tone].value)
        self._title.setText(line.title)
        self._detail.setText(line.detail)


class SafeCard(Panel):
    """Lines with a hairline between them; three at most."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(edge=Edge.LINE, corners=Corners.CARD, parent=parent)
        self._lines: list[tuple[QWidget, _Line]] = []  # each with the hairline above it
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 3, 0, 3)
        self._column.setSpacing(0)

    def render_lines(self, lines: Sequence[CardLine]) -> None:
        while len(self._lines) < len(lines):
            self._add_line()
        for place, (hairline, line) in enumerate(self._lines):
            line.setVisible(place < len(lines))
            hairline.setVisible(0 < place < len(lines))
            if place < len(lines):
                line.render_line(lines[place])

    def _add_line(self) -> None:
        hairline, line = QWidget(self), _Line(parent=self)
        inset = QHBoxLayout(hairline)
        inset.setContentsMargins(grid.TWO, 0, grid.TWO, 0)
        inset.addWidget(Hairline(parent=hairline))
        self._lines.append((hairline, line))
        for part in (hairline, line):
            self._column.addWidget(part)
