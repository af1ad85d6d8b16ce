"""One notice or consent on one page, in the largest type, with the buttons below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.texts import customer as words
from app.texts.language import Language
from ui.customer.ask_card import AskButtons
from ui.customer.touch_button import FootButton
from ui.customer.touch_scroll import TouchScroll
from ui.frame.form_state import AskView
from ui.widgets import grid
from ui.widgets.dressing import Face, Tone
from ui.widgets.words import Words


class AskPage(QWidget):
    """`answered` carries code and answer; the way on opens once it is answered where it has to be."""

    answered = Signal(str, bool)
    onward = Signal()
    backward = Signal()

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._code = ""
        self._title = Words("", face=Face.ELDER_TITLE, parent=self)
        self._body = Words("", face=Face.ELDER_BODY, tone=Tone.INK2, align=Qt.AlignmentFlag.AlignTop, parent=self)
        self.area = TouchScroll(parent=self)
        self.area.setWidget(self._body)
        self.buttons = AskButtons(elder=True, parent=self)
        self.previous = FootButton(name="previousButton", icon="arrow-left", parent=self)
        self._note = Words("", face=Face.TOUCH_NAME, tone=Tone.INK2, align=Qt.AlignmentFlag.AlignRight, parent=self)
        self._note.setProperty("light", True)
        self.next = FootButton(name="nextAfterChoiceButton", icon="arrow-right", parent=self)
        foot = QHBoxLayout()
        foot.setSpacing(grid.TWO)
        foot.addWidget(self.previous)
        foot.addWidget(self._note, 1)
        foot.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.TWO + grid.HALF)
        column.addWidget(self._title)
        column.addWidget(self.area, 1)
        column.addWidget(self.buttons)
        column.addLayout(foot)
        self.buttons.answered.connect(lambda given: self.answered.emit(self._code, given))
        self.previous.clicked.connect(self.backward)
        self.next.clicked.connect(self.onward)

    def render_ask(self, view: AskView, *, language: Language, first: bool, last: bool, may_choose: bool) -> None:
        """`last` leads on to the signature."""
        if view.code != self._code:
            self.area.verticalScrollBar().setValue(0)
        self._code = view.code
        self._title.setText(view.title)
        self._body.setText(view.words)
        self._note.setText(view.note)
        self.buttons.render_ask(view, may_choose=may_choose)
        self.previous.set_words(words.PREVIOUS.say(language))
        self.previous.setVisible(not first)
        self.next.set_words((words.TO_SIGN if last else words.NEXT).say(language))
        self.next.setVisible(not view.open)
