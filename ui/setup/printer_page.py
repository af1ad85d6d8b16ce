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
from app.texts.language import Language, Text
from app.texts.printer_models import UNKNOWN
from ui.setup.fields import FieldGrid
from ui.setup.state import RulerAnswer, SetupState, TrialPrint
from ui.widgets import grid
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.dressing import Face, Tone
from ui.widgets.words import Words

_YES = "yes"
_YES_NO = ((_YES, words.YES), ("no", words.NO))
_RULER = (
    (RulerAnswer.FITS.value, words.RULER_FITS),
    (RulerAnswer.TOO_WIDE.value, words.RULER_TOO_WIDE),
    (RulerAnswer.TOO_SHORT.value, words.RULER_TOO_SHORT),
)


class _Question(QWidget):
    """A question with its answers as (value, words)."""

    answered = Signal(str)

    def __init__(self, said: Text, options: tuple[tuple[str, Text], ...], *, parent: QWidget) -> None:
        super().__init__(parent)
        self._said = said
        self._options = options
        self._words = Words("", face=Face.BODY, parent=self)
        self.choice = Choice(parent=self)
        self.choice.chosen.connect(self.answered)
        self.render_question(Language.ZH, "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(grid.TWO)
        row.addWidget(self._words, 1)
        row.addWidget(self.choice)

    def render_question(self, language: Language, answer: str) -> None:
        self._words.setText(self._said.say(language))
        options = [(value, said.say(language)) for value, said in self._options]
        self.choice.render_choice(options, answer)


class PrinterPage(QWidget):
    """`test_answered` with (Chinese is right, a RulerAnswer) once both were answered."""

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
        self._chinese = _Question(words.ASK_CHINESE, _YES_NO, parent=self)
        self._ruler = _Question(words.ASK_RULER, _RULER, parent=self)
        self.model = FieldGrid((PRINTER_MODEL,), columns=1, parent=self)
        self.paper = FieldGrid((PRINTER_CHARACTERS, DRAWER_PIN, PRINTER_WIDTH), columns=2, parent=self)
        for fields in (self.fields, self.model, self.paper):
            fields.answered.connect(self.answered)
        self._answers = {"chinese": "", "ruler": ""}
        self._chinese.answered.connect(lambda answer: self._take("chinese", answer))
        self._ruler.answered.connect(lambda answer: self._take("ruler", answer))
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
        column.addWidget(self._chinese)
        column.addWidget(self._ruler)
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
        asking = state.trial is not TrialPrint.NONE
        if state.trial is TrialPrint.NONE:
            self._answers = {"chinese": "", "ruler": ""}
        for name, question in (("chinese", self._chinese), ("ruler", self._ruler)):
            question.setVisible(asking)
            question.render_question(language, self._answers[name])

    def _take(self, name: str, answer: str) -> None:
        self._answers[name] = answer
        if all(self._answers.values()):
            self.test_answered.emit(self._answers["chinese"] == _YES, self._answers["ruler"])

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
