"""The printer's page: where it is, which model, a test page and its two questions."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.device_settings import (
    DRAWER_PIN,
    PRINTER_ADDRESS,
    PRINTER_CHARACTERS,
    PRINTER_MODEL,
    PRINTER_WIDTH,
)
from app.texts import assistant as words
from app.texts.printer_models import UNKNOWN
from ui.frame.page_questions import PageQuestions
from ui.setup.fields import FieldGrid
from ui.setup.state import SetupState, TrialPrint
from ui.widgets import grid
from ui.widgets.button import Button
from ui.widgets.dressing import Face, Tone
from ui.widgets.words import Words


class PrinterPage(QWidget):
    """`test_answered` with (Chinese is right, a Ruler) once both were answered."""

    answered = Signal(str, str)
    find_pressed = Signal()
    test_pressed = Signal()
    test_answered = Signal(bool, str)

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.fields = FieldGrid((PRINTER_ADDRESS,), columns=1, parent=self)  # made as they stand: it is Tab's order
        self.search = Button("", icon="search", parent=self)
        self.search.clicked.connect(self.find_pressed)
        self.test_button = Button("", icon="printer", parent=self)
        self.test_button.clicked.connect(self.test_pressed)
        self._none = Words("", face=Face.SMALL, tone=Tone.WARN, parent=self)
        self.found: list[Button] = []
        self.questions = PageQuestions(parent=self)
        self.questions.answered.connect(self.test_answered)
        self.model = FieldGrid((PRINTER_MODEL,), columns=1, parent=self)
        self.paper = FieldGrid((PRINTER_CHARACTERS, DRAWER_PIN, PRINTER_WIDTH), columns=2, parent=self)
        for fields in (self.fields, self.model, self.paper):
            fields.answered.connect(self.answered)
        self._addresses: list[str] = []
        acts = QHBoxLayout()
        acts.setSpacing(grid.ONE)
        acts.addWidget(self.search)
        acts.addWidget(self.test_button)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.TWO)
        column.addWidget(self.fields)
        column.addLayout(acts)
        column.addWidget(self._none)
        self._places = QVBoxLayout()
        self._places.setSpacing(grid.ONE)
        column.addLayout(self._places)
        column.addWidget(self.questions)
        column.addWidget(self.model)
        column.addWidget(self.paper)
        column.addStretch(1)

    def render_printer(self, state: SetupState) -> None:
        language = state.language
        self.fields.render_fields(state)
        self.model.render_fields(state)
        self.paper.render_fields(state)
        self.paper.parts[PRINTER_WIDTH.key].setVisible(state.answers[PRINTER_MODEL.key] == UNKNOWN)
        self.search.set_words(words.FIND_PRINTERS.say(language))
        self.test_button.set_words(words.PRINT_TEST.say(language))
        self.search.setEnabled(state.busy is None)
        self.test_button.setEnabled(state.busy is None and bool(state.answers["printer.address"]))
        self._none.setText(words.NO_PRINTER_FOUND.say(language))
        self._none.setVisible(state.searched and not state.printers)
        self._render_found(state)
        if state.trial is TrialPrint.NONE:
            self.questions.forget()
        self.questions.render_questions(language)
        self.questions.setVisible(state.trial is not TrialPrint.NONE)

    def _render_found(self, state: SetupState) -> None:
        self._addresses = [printer.address for printer in state.printers]
        while len(self.found) < len(self._addresses):
            self._add_found()
        for place, button in enumerate(self.found):
            button.setVisible(place < len(self._addresses))
            if place < len(self._addresses):
                button.set_words(state.printers[place].name.say(state.language))

    def _add_found(self) -> None:
        place, before = len(self.found), self.found[-1] if self.found else self.test_button
        button = Button("", icon="printer", parent=self)
        button.clicked.connect(lambda: self._choose(place))
        QWidget.setTabOrder(before, button)
        self._places.addWidget(button)
        self.found.append(button)

    def _choose(self, place: int) -> None:
        if place < len(self._addresses):
            self.answered.emit("printer.address", self._addresses[place])
