"""The last pages: everything once more before it is written, what is being done, and what the doctor found."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.finding import FindingState
from app.domain.setup_fields import SetupStep
from app.texts import assistant as words
from app.texts.language import Text
from ui.setup.lines import NAME_WIDTH, Lines
from ui.setup.state import PAGES, STEPS, SetupState, summary_of
from ui.widgets import grid
from ui.widgets.button import Button
from ui.widgets.composed_button import ComposedButton
from ui.widgets.dressing import Face, Tone
from ui.widgets.icons import Icon, IconSize
from ui.widgets.panel import Corners, Edge, Panel
from ui.widgets.words import Words


class SummaryRow(ComposedButton):
    """One step with its answers; pressed it leads back there."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._name = Words("", face=Face.BODY, tone=Tone.INK3, parent=self)
        self._name.setFixedWidth(NAME_WIDTH)
        self._said = Words("", face=Face.BODY, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.TWO, grid.ONE, grid.TWO, grid.ONE)
        row.setSpacing(grid.TWO)
        row.addWidget(self._name)
        row.addWidget(self._said, 1)
        row.addWidget(Icon("chevron-right", size=IconSize.INLINE, tone=Tone.INK3, parent=self))
        for label in (self._name, self._said):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def render_row(self, name: str, said: str) -> None:
        self._name.setText(name)
        self._said.setText(said)
        self.setAccessibleName(f"{name} {said}")


class SummaryPage(Panel):
    """`step_pressed` with a SetupStep."""

    step_pressed = Signal(str)

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(edge=Edge.LINE, corners=Corners.CARD, parent=parent)
        self._rows = {step: self._row(step) for step in STEPS}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, grid.HALF, 0, grid.HALF)
        column.setSpacing(0)
        for row in self._rows.values():
            column.addWidget(row)
        row.setProperty("last", True)

    def render_summary(self, state: SetupState) -> None:
        for step, row in self._rows.items():
            row.render_row(PAGES[step].side.say(state.language), summary_of(step, state.answers).say(state.language))

    def _row(self, step: SetupStep) -> SummaryRow:
        row = SummaryRow(parent=self)
        row.clicked.connect(lambda: self.step_pressed.emit(step.value))
        return row


class RunningPage(Lines):
    """What was begun, one below the other; the last one is under way."""

    def render_running(self, state: SetupState) -> None:
        said: Sequence[Text] = state.done_words or (words.RUNNING_HEAD,)
        for place, text in enumerate(said):
            last = place == len(said) - 1
            icon, tone = ("clock-3", Tone.INK3) if last else ("circle-check", Tone.ACCENT)
            self.line(place).render_line(icon=icon, tone=tone, what="", said=text.say(state.language))
        self.show_only(len(said))


_LOOKS = {
    FindingState.FINE: ("circle-check", Tone.ACCENT),
    FindingState.NOTE: ("info", Tone.INK3),
    FindingState.FAULT: ("triangle-alert", Tone.DANGER),
}


class DonePage(QWidget):
    """The doctor's findings, and the recovery sheet to be printed and deleted."""

    open_pressed = Signal()
    delete_pressed = Signal()

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines = Lines(parent=self)
        self._sheet = Words("", face=Face.BODY, parent=self)
        self.open = Button("", icon="receipt-text", parent=self)
        self.delete = Button("", icon="trash-2", parent=self)
        self.open.clicked.connect(self.open_pressed)
        self.delete.clicked.connect(self.delete_pressed)
        acts = QHBoxLayout()
        acts.setSpacing(grid.ONE)
        acts.addWidget(self.open)
        acts.addWidget(self.delete)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.TWO)
        column.addWidget(self._lines)
        column.addWidget(self._sheet)
        column.addLayout(acts)
        column.addStretch(1)

    def render_done(self, state: SetupState) -> None:
        done, language = state.done, state.language
        if done is None:
            return
        for place, one in enumerate(done.findings):
            icon, tone = _LOOKS[one.state]
            what, said = one.what.say(language), one.words.say(language)
            self._lines.line(place).render_line(icon=icon, tone=tone, what=what, said=said)
        self._lines.show_only(len(done.findings))
        waits = words.SHEET_GONE if state.sheet_deleted else words.SHEET_WAITS.filled(file=done.sheet)
        self._sheet.setText(waits.say(language))
        self.open.set_words(words.OPEN_SHEET.say(language))
        self.delete.set_words(words.DELETE_SHEET.say(language))
        for button in (self.open, self.delete):
            button.setVisible(not state.sheet_deleted)
