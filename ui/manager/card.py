"""A panel of the manager's face: a head with what it is, and its content below, or what to do where there is none."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets import grid
from ui.widgets.dressing import Face, Tone
from ui.widgets.panel import Corners, Edge, Ground, Panel
from ui.widgets.pill import Pill, PillState
from ui.widgets.words import Words

HEAD = 48
_ALL = 100  # of the room there is


class Card(Panel):
    """Put content into `body`. `empty` stands in its place where `render_head` is told that there is none."""

    def __init__(self, content: QWidget, *, parent: QWidget, edges: int = 0, fills: bool = False) -> None:
        """`edges`: room between content and the card's sides, 0 for a table.

        `fills`: the content takes the height there is.
        """
        super().__init__(ground=Ground.SURFACE, edge=Edge.LINE, corners=Corners.CARD, parent=parent)
        self._title = Words("", face=Face.PANE, wrap=False, parent=self)
        self.pill = Pill(PillState.WAITING, "", parent=self)
        self.pill.hide()
        self._note = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self._content = content
        self._nothing = Words(
            "", face=Face.BODY, tone=Tone.INK, wrap=False, align=Qt.AlignmentFlag.AlignHCenter, parent=self
        )
        self._then = Words(
            "", face=Face.SMALL, tone=Tone.INK2, wrap=False, align=Qt.AlignmentFlag.AlignHCenter, parent=self
        )
        self._empty = QWidget(self)
        self._empty.hide()
        empty = QVBoxLayout(self._empty)
        empty.setContentsMargins(grid.TWO, grid.TWO, grid.TWO, grid.THREE)
        empty.setSpacing(grid.HALF)
        empty.addStretch(1)
        empty.addWidget(self._nothing)
        empty.addWidget(self._then)
        empty.addStretch(1)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(grid.TWO, 0, grid.TWO, 0)
        self.head.setSpacing(grid.ONE)
        for part in (self._title, self.pill):
            self.head.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self.head.addStretch(1)
        self.head.addWidget(self._note, 0, Qt.AlignmentFlag.AlignVCenter)
        top = QWidget(self)
        top.setLayout(self.head)
        top.setFixedHeight(HEAD)
        inside = QVBoxLayout()
        inside.setContentsMargins(edges, 0, edges, edges)
        inside.addWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(top)
        column.addLayout(inside, _ALL if fills else 0)
        column.addWidget(self._empty, _ALL)
        column.addStretch(1)  # below content that is shorter than its neighbours
        content.setParent(self)

    def render_head(
        self, title: str, note: str = "", *, pill: str = "", state: PillState = PillState.WAITING, icon: str = ""
    ) -> None:
        self._title.setText(title)
        self._note.setText(note)
        if pill:
            self.pill.render_state(state, pill, icon=icon)
        self.pill.setVisible(bool(pill))

    def render_empty(self, nothing: str, then: str, *, shown: bool) -> None:
        """`shown`: there is nothing, and this stands in its place."""
        self._nothing.setText(nothing)
        self._then.setText(then)
        self._empty.setVisible(shown)
        self._content.setVisible(not shown)
