"""The head of the customer's screen: who is greeted, larger text, the other language, the way back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.texts import customer as words
from app.texts.language import Language
from ui.widgets import grid
from ui.widgets.button import Button
from ui.widgets.dressing import Face, Tone, dress
from ui.widgets.icons import Icon, IconSize
from ui.widgets.words import Words


class HeadButton(Button):
    """48 high, radius of touch; `on` stays lit."""

    def __init__(self, said: str, *, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(said, icon=icon, parent=parent)
        dress(self, head=True)
        self._off_icon = icon

    def set_on(self, on: bool) -> None:
        dress(self, lit=on)
        self.set_icon("check" if on else self._off_icon)


class CustomerHead(QFrame):
    larger_pressed = Signal()
    language_pressed = Signal()
    back_pressed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("customerHead")
        self._title = Words("", face=Face.TOUCH_HEAD, wrap=False, parent=self)
        self._note = Words("", face=Face.TOUCH_NOTE, tone=Tone.INK3, wrap=False, parent=self)
        self._back = HeadButton("", icon="undo-2", parent=self)
        self._larger = HeadButton("", icon="a-large-small", parent=self)
        self._other = HeadButton("", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.THREE, 0, grid.THREE, 0)
        row.setSpacing(grid.TWO)
        row.addWidget(Icon("brand-mark", size=IconSize.MARK, tone=Tone.ACCENT, parent=self))
        row.addWidget(self._title)
        row.addWidget(self._note)
        row.addStretch(1)
        for button in (self._back, self._larger, self._other):
            row.addWidget(button)
        self._back.clicked.connect(self.back_pressed)
        self._larger.clicked.connect(self.larger_pressed)
        self._other.clicked.connect(self.language_pressed)

    def render_head(self, title: str, note: str, *, language: Language, larger: bool, back: bool, switch: bool) -> None:
        """`back` offers the way back to the clerk, `switch` the other language."""
        self._title.setText(title)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._larger.set_words(words.LARGER.say(language))
        self._larger.set_on(larger)
        self._other.set_words(words.OTHER_LANGUAGE.say(language))
        self._other.setVisible(switch)
        self._back.set_words(words.NOT_NOW.say(language))
        self._back.setVisible(back)
