"""The two questions about a printer's test page: is its Chinese right, and does the ruler fill the line."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.printer_ports import Ruler
from app.texts import assistant as words
from app.texts.language import Language, Text
from ui.widgets import grid
from ui.widgets.choice import Choice
from ui.widgets.dressing import Face
from ui.widgets.words import Words

_YES: Final = "yes"
_YES_NO: Final = ((_YES, words.YES), ("no", words.NO))
_RULER: Final = (
    (Ruler.FITS.value, words.RULER_FITS),
    (Ruler.TOO_WIDE.value, words.RULER_TOO_WIDE),
    (Ruler.TOO_SHORT.value, words.RULER_TOO_SHORT),
)


class _Question(QWidget):
    """A question with its answers as (value, words)."""

    def __init__(self, said: Text, options: tuple[tuple[str, Text], ...], *, parent: QWidget) -> None:
        super().__init__(parent)
        self._said, self._options = said, options
        self.answer = ""
        self._words = Words("", face=Face.BODY, parent=self)
        self.choice = Choice(parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(grid.TWO)
        row.addWidget(self._words, 1)
        row.addWidget(self.choice)

    def first(self) -> QPushButton:
        return self.choice.button(self._options[0][0])

    def render_question(self, language: Language) -> None:
        self._words.setText(self._said.say(language))
        options = [(value, said.say(language)) for value, said in self._options]
        self.choice.render_choice(options, self.answer)


class PageQuestions(QWidget):
    """`answered` with (Chinese is right, a Ruler) at each answer once both were given."""

    answered = Signal(bool, str)

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._language = Language.ZH
        self.chinese = _Question(words.ASK_CHINESE, _YES_NO, parent=self)
        self.ruler = _Question(words.ASK_RULER, _RULER, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.TWO)
        for question in (self.chinese, self.ruler):
            column.addWidget(question)
            question.choice.chosen.connect(lambda answer, question=question: self._take(question, answer))
        self.render_questions(self._language)

    def render_questions(self, language: Language) -> None:
        self._language = language
        for question in (self.chinese, self.ruler):
            question.render_question(language)

    def focus_open(self) -> None:
        """To the first question that has no answer."""
        for question in (self.chinese, self.ruler):
            if not question.answer:
                question.first().setFocus(Qt.FocusReason.TabFocusReason)
                return

    def first(self) -> QPushButton:
        """Where the focus begins."""
        return self.chinese.first()

    def forget(self) -> None:
        """Another page: nothing is answered of it."""
        for question in (self.chinese, self.ruler):
            question.answer = ""

    def _take(self, question: _Question, answer: str) -> None:
        question.answer = answer
        question.render_question(self._language)
        if self.chinese.answer and self.ruler.answer:
            self.answered.emit(self.chinese.answer == _YES, self.ruler.answer)
