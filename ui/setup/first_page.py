"""The first page: the language, and what is good to have at hand before the others ask for it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.setup_fields import STEP_FIELDS, SetupStep
from app.texts import assistant as words
from ui.setup.fields import FieldGrid
from ui.setup.lines import Lines
from ui.setup.state import SetupState
from ui.widgets import grid
from ui.widgets.dressing import Face, Tone
from ui.widgets.words import Words


class FirstPage(QWidget):
    answered = Signal(str, str)

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.fields = FieldGrid(STEP_FIELDS[SetupStep.LANGUAGE], columns=1, parent=self)
        self.fields.answered.connect(self.answered)
        self._ready = Words("", face=Face.PANE, parent=self)
        self._lines = Lines(parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.fields)
        column.addSpacing(grid.FOUR)
        column.addWidget(self._ready)
        column.addSpacing(grid.ONE)
        column.addWidget(self._lines)

    def render_first(self, state: SetupState) -> None:
        self.fields.render_fields(state)
        self._ready.setText(words.READY_HEAD.say(state.language))
        for place, text in enumerate(words.READY):
            line = self._lines.line(place)
            line.render_line(icon="check", tone=Tone.INK3, what="", said=text.say(state.language))
