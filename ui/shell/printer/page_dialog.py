"""The dialog behind a test page: the two questions about it, by which its printer is set."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.texts import assistant, desk_deeds
from app.texts.language import Language, Text
from ui.frame.page_questions import PageQuestions
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.dialog import Dialog
from ui.widgets.dressing import Face, Tone
from ui.widgets.key_row import KeyHint
from ui.widgets.keys import ENTER
from ui.widgets.words import Words

_WIDTH = 760


class PageDialog(Dialog):
    """`settled` with (Chinese is right, a Ruler) once both were answered and Enter or the button says so; before that
    an answer may be changed."""

    settled = Signal(bool, str)

    def __init__(self, said: Text, language: Language, *, parent: QWidget | None = None) -> None:
        """`said`: what came of printing it."""
        super().__init__(desk_deeds.PAGE_TITLE.say(language), icon="printer", parent=parent)
        self.setFixedWidth(_WIDTH)
        self._answers: tuple[bool, str] | None = None
        came = Words(said.say(language), face=Face.BODY, parent=self)
        why = Words(desk_deeds.PAGE_WHY.say(language), face=Face.SMALL, tone=Tone.INK2, parent=self)
        self.questions = PageQuestions(parent=self)
        self.questions.render_questions(language)
        self.questions.answered.connect(self._answered)
        self.set = Button("", role=ButtonRole.PRIMARY, size=ButtonSize.PRIMARY, key="Enter", parent=self)
        self.set.set_words(desk_deeds.PAGE_SET.say(language))
        self.set.setEnabled(False)
        self.set.clicked.connect(self._settle)
        self.later = Button(assistant.LATER.say(language), key="Esc", size=ButtonSize.PRIMARY, parent=self)
        self.later.clicked.connect(self.dismissed)
        acts = QHBoxLayout()
        acts.setSpacing(grid.ONE)
        acts.addStretch(1)
        acts.addWidget(self.later)
        acts.addWidget(self.set)
        column = QVBoxLayout()
        column.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        column.setSpacing(grid.TWO)
        column.addWidget(came)
        column.addWidget(why)
        column.addWidget(self.questions)
        column.addLayout(acts)
        self.body.addLayout(column)
        self.set_footer(
            (
                KeyHint(("Tab",), desk_deeds.KEY_NEXT.say(language)),
                KeyHint(("←", "→"), desk_deeds.KEY_MOVE.say(language)),
                KeyHint(("Enter",), desk_deeds.KEY_SET.say(language)),
                KeyHint(("Esc",), assistant.LATER.say(language)),
            )
        )
        self.setFocusProxy(self.questions.first())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on an answer that is not chosen yet chooses it; from the chosen one it goes on."""
        if event.key() in ENTER:
            self._settle()
            return
        super().keyPressEvent(event)

    def _answered(self, chinese_right: bool, ruler: str) -> None:
        self._answers = (chinese_right, ruler)
        self.set.setEnabled(True)

    def _settle(self) -> None:
        if self._answers is not None:
            self.settled.emit(*self._answers)
        else:
            self.questions.focus_open()
