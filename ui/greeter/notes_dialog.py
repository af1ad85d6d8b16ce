"""给店长看: what will be missed and what would help, large, to be read over a shoulder."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.greeter.finger_scroll import FingerScroll
from ui.widgets import grid
from ui.widgets.dialog import Dialog
from ui.widgets.dressing import Face, Tone
from ui.widgets.panel import Hairline
from ui.widgets.words import Words

_WIDTH, _MOST = 720, 520


class NotesDialog(Dialog):
    """`notes` are (what happens, what would help), "" for nothing."""

    def __init__(
        self, title: str, note: str, notes: tuple[tuple[str, str], ...], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, icon="alarm-clock", note=note, footer=False, parent=parent)
        self.setFixedWidth(_WIDTH)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.THREE)
        column.setSpacing(grid.ONE)
        for place, (says, helps) in enumerate(notes):
            if place:
                column.addWidget(Hairline(parent=inside))
            column.addWidget(Words(says, face=Face.TOUCH_NAME, tone=Tone.WARN, parent=inside))
            if helps:
                column.addWidget(Words(helps, face=Face.TOUCH_BODY, parent=inside))
        column.addStretch(1)
        scroll = FingerScroll(inside, parent=self)
        scroll.setFixedHeight(min(_MOST, column.totalHeightForWidth(_WIDTH) + grid.ONE))
        self.body.addWidget(scroll)
