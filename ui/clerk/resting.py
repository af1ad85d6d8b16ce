"""The middle of the screen while the form has no line: what to press, and the forms put away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.texts import clerk as words
from ui.clerk.pills import render_pill
from ui.clerk.state import ClerkState, ListRow
from ui.widgets import grid
from ui.widgets.dressing import Face, Tone
from ui.widgets.empty_state import EmptyState
from ui.widgets.keycap import KeyCap
from ui.widgets.pill import Pill, PillState
from ui.widgets.words import Words
from ui.widgets.wrapping_button import WrappingButton


class DraftRow(WrappingButton):
    """A form put away: whose, what stands on it, since when, why."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._title = Words("", face=Face.BODY, wrap=False, parent=self)
        self._title.setProperty("medium", True)
        self._note = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self._pill = Pill(PillState.DRAFT, "", parent=self)
        self._aside = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.TWO, grid.ONE, grid.TWO, grid.ONE)
        row.setSpacing(grid.ONE_AND_HALF)
        row.addWidget(self._title)
        row.addWidget(self._note, 1)
        row.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._aside)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def render_row(self, row: ListRow) -> None:
        self._title.setText(row.title)
        self._note.setText(row.note)
        self._aside.setText(row.aside)
        if row.pill is not None:
            render_pill(self._pill, row.pill)
        self.setAccessibleName(f"{row.title} {row.note}")


class Resting(QWidget):
    """The empty state in the middle; below it the drafts, the newest first."""

    draft_chosen = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty = EmptyState("file-pen-line", parent=self)
        self._title = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self._cap = KeyCap("F6", parent=self)
        self._rows: list[DraftRow] = []
        self._keys: list[str] = []
        head = QHBoxLayout()
        head.setSpacing(grid.ONE)
        head.addWidget(self._title)
        head.addWidget(self._cap)
        head.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(grid.TWO, grid.TWO, grid.TWO, grid.TWO)
        self._column.setSpacing(grid.ONE)
        self._column.addWidget(self._empty, 1)
        self._column.addLayout(head)

    def render_resting(self, state: ClerkState) -> None:
        language = state.form.language
        before, _, after = words.NO_LINES_KEY.say(language).partition("F2")
        head = words.NO_LINES.say(language)
        self._empty.render_words(head, before=before.strip(), key="F2", after=after.strip())
        self._title.setText(state.drafts_title)
        for part in (self._title, self._cap):
            part.setVisible(bool(state.drafts))
        while len(self._rows) < len(state.drafts):
            self._add_row()
        self._keys = [row.key for row in state.drafts]
        for index, row in enumerate(self._rows):
            row.setVisible(index < len(state.drafts))
            if index < len(state.drafts):
                row.render_row(state.drafts[index])

    def _add_row(self) -> None:
        index = len(self._rows)
        row = DraftRow(parent=self)
        row.clicked.connect(lambda: self.draft_chosen.emit(self._keys[index]))
        self._rows.append(row)
        self._column.addWidget(row)
