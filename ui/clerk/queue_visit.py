"""What the customer came for, over the things still to do: each matter opens its flow; papers, the greeter's note."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.clerk.queue_state import MatterRow, VisitState
from ui.widgets import grid
from ui.widgets.dressing import Face, Tone, dress
from ui.widgets.icons import Icon, IconSize
from ui.widgets.panel import Corners, Edge, Ground, Panel
from ui.widgets.words import Words
from ui.widgets.wrapping_button import WrappingButton


class VisitMatter(WrappingButton):
    """One matter; done ones have a check."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.code = ""
        self._icon = Icon("circle", size=IconSize.TAG, tone=Tone.WARN, parent=self)
        self._name = Words("", face=Face.BODY, parent=self)
        self._note = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.ONE, grid.HALF, grid.ONE, grid.HALF)
        row.setSpacing(grid.ONE)
        row.addWidget(self._icon)
        row.addWidget(self._name, 1)
        row.addWidget(self._note)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def render_matter(self, row: MatterRow) -> None:
        self.code = row.code
        self._icon.set_name("check" if row.done else "circle")
        dress(self._icon, tone=(Tone.ACCENT_INK if row.done else Tone.WARN).value)
        self._name.setText(row.name)
        self._note.setText(row.note)
        self._note.setVisible(bool(row.note))
        self.setAccessibleName(f"{row.name} {row.note}".strip())


class _Line(QWidget):
    """An icon and a sentence."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = Icon("check", size=IconSize.TAG, tone=Tone.ACCENT_INK, parent=self)
        self._words = Words("", face=Face.SMALL, tone=Tone.INK, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 1)
        row.setSpacing(grid.ONE)
        mark = QVBoxLayout()
        mark.addSpacing(3)
        mark.addWidget(self._icon)
        mark.addStretch(1)
        row.addLayout(mark)
        row.addWidget(self._words, 1)

    def render_line(self, icon: str, said: str) -> None:
        self._icon.set_name(icon)
        self._words.setText(said)


class VisitCard(QWidget):
    """Not there while no ticket is at the desk. `matter_pressed` carries a matter's code."""

    matter_pressed = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = Panel(ground=Ground.SUNK, edge=Edge.LINE, corners=Corners.CONTROL, parent=self)
        self._title = Words("", face=Face.BODY, parent=self)
        self._title.setProperty("medium", True)
        self._matters: list[VisitMatter] = []
        self._lines: list[_Line] = []
        self._matter_column = QVBoxLayout()
        self._matter_column.setSpacing(grid.HALF)
        self._line_column = QVBoxLayout()
        self._line_column.setSpacing(0)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, grid.ONE)
        around.addWidget(card)
        column = QVBoxLayout(card)
        column.setContentsMargins(grid.ONE + 2, grid.ONE, grid.ONE + 2, grid.ONE)
        column.setSpacing(grid.HALF + 2)
        column.addWidget(self._title)
        column.addLayout(self._matter_column)
        column.addLayout(self._line_column)
        self.hide()

    def render_visit(self, visit: VisitState | None) -> None:
        self.setVisible(visit is not None)
        if visit is None:
            return
        self._title.setText(visit.title)
        while len(self._matters) < len(visit.matters):
            self._add_matter()
        for place, row in enumerate(self._matters):
            row.setVisible(place < len(visit.matters))
            if place < len(visit.matters):
                row.render_matter(visit.matters[place])
        said = [
            *(("check", each) for each in visit.brought),
            *(("circle-alert", each) for each in visit.missing),
            *(("info", each) for each in visit.notes),
        ]
        while len(self._lines) < len(said):
            line = _Line(parent=self)
            self._lines.append(line)
            self._line_column.addWidget(line)
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(said))
            if place < len(said):
                line.render_line(*said[place])

    def _add_matter(self) -> None:
        row = VisitMatter(parent=self)
        row.clicked.connect(lambda: self.matter_pressed.emit(row.code))
        self._matters.append(row)
        self._matter_column.addWidget(row)
