"""The line over the form: the last form that was accepted, be it this one, and what became of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.texts import clerk_orders
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
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(grid.ONE + 2)
        for part in (self._title, self._number, self._pill):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._note, 1)

    def render_strip(self, state: ClerkState) -> None:
        last, language = state.last_order, state.form.language
        for part in (self._number, self._pill):
            part.setVisible(last is not None)
        self._title.setText(state.last_title if last is not None else clerk_orders.NO_LAST_ORDER.say(language))
        self._note.setText(last.note if last is not None else "")
        if last is not None:
            self._number.setText(last.title)
            if last.pill is not None:
                render_pill(self._pill, last.pill)


def last_words(state: ClerkState) -> str:
    """The same in a line of words; "" where there is none."""
    last = state.last_order
    if last is None:
        return ""
    pill = f" {last.pill.words}" if last.pill is not None else ""
    return f"{state.last_title} {last.title}{pill}"
