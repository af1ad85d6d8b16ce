"""The head of the customer's screen: who is greeted, larger text, the other language, the way back."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.texts import customer as words
from app.texts.language import Language
from ui.customer.touch_button import HeadButton
from ui.widgets import grid
from ui.widgets.dressing import Face, Tone
from ui.widgets.icons import Icon, IconSize
from ui.widgets.words import Words


@dataclass(frozen=True, slots=True)
class HeadState:
    """`larger` is lit, `back` offers the way back to the clerk, `print_offered` papers in large print."""

    title: str
    note: str
    language: Language
    larger: bool
    back: bool
    print_offered: bool = False
    large_print: bool = False


class CustomerHead(QFrame):
    larger_pressed = Signal()
    print_pressed = Signal()
    language_pressed = Signal()
    back_pressed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("customerHead")
        self._title = Words("", face=Face.TOUCH_HEAD, wrap=False, parent=self)
        self._note = Words("", face=Face.TOUCH_BODY, tone=Tone.INK3, wrap=False, parent=self)
        self._back = HeadButton(name="backButton", icon="undo-2", parent=self)
        self._larger = HeadButton(name="largerButton", icon="a-large-small", parent=self)
        self._print = HeadButton(name="largePrintButton", icon="printer", parent=self)
        self._other = HeadButton(name="languageButton", parent=self)
        mark = Icon("brand-mark", size=IconSize.MARK, tone=None, parent=self)
        mark.setObjectName("customerMark")
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.THREE, 0, grid.THREE, 0)
        row.setSpacing(grid.TWO)
        row.addWidget(mark)
        row.addWidget(self._title)
        row.addWidget(self._note)
        row.addStretch(1)
        for button in (self._back, self._print, self._larger, self._other):
            row.addWidget(button)
        self._back.clicked.connect(self.back_pressed)
        self._print.clicked.connect(self.print_pressed)
        self._larger.clicked.connect(self.larger_pressed)
        self._other.clicked.connect(self.language_pressed)

    def render_head(self, state: HeadState) -> None:
        self._title.setText(state.title)
        self._note.setText(state.note)
        self._note.setVisible(bool(state.note))
        self._larger.set_words(words.LARGER.say(state.language))
        self._larger.set_lit(state.larger)
        self._print.set_words(words.LARGE_PRINT.say(state.language))
        self._print.set_lit(state.large_print)
        self._print.setVisible(state.print_offered)
        self._other.set_words(words.OTHER_LANGUAGE.say(state.language))
        self._back.set_words(words.TURNED_BACK.say(state.language))
        self._back.setVisible(state.back)
