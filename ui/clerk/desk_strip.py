"""The line over the form: the last form and what became of it; at the right the number of this one once it has one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.texts import clerk as words
from ui.clerk.pills import render_pill
from ui.clerk.state import ClerkState
from ui.widgets import grid
from ui.widgets.dressing import Face, Tone
from ui.widgets.pill import Pill, PillState
from ui.widgets.words import Words


class DeskStrip(QFrame):
    """44 high."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clerkStrip")
        self._title = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self._number = Words("", face=Face.LINE_NAME, wrap=False, parent=self)
        self._pill = Pill(PillState.DONE, "", parent=self)
        self._note = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self._mine = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(grid.ONE + 2)
        for part in (self._title, self._number, self._pill):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._note, 1)
        row.addWidget(self._mine, 0, Qt.AlignmentFlag.AlignVCenter)

    def render_strip(self, state: ClerkState) -> None:
        last, language = state.last_order, state.form.language
        for part in (self._number, self._pill):
            part.setVisible(last is not None)
        self._title.setText(state.last_title if last is not None else words.NO_LAST_ORDER.say(language))
        self._note.setText(last.note if last is not None else "")
        if last is not None:
            self._number.setText(last.title)
            if last.pill is not None:
                render_pill(self._pill, last.pill)
        accepted = state.form.accepted
        mine = words.FORM_NUMBER.say(language, number=accepted.receipt_number) if accepted is not None else ""
        self._mine.setText(mine)
        self._mine.setVisible(bool(mine))
