"""今天的服务，您打几分？ Eleven equal buttons, none chosen before the customer chooses."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.texts import customer as words
from app.texts.language import Language
from ui.widgets import grid
from ui.widgets.button import Button, ButtonSize
from ui.widgets.dressing import Face, Tone, dress
from ui.widgets.words import Words

_HIGHEST = 10


class ScoreButton(Button):
    """A square of 56; keys never reach it."""

    def __init__(self, score: int, *, parent: QWidget) -> None:
        super().__init__(str(score), size=ButtonSize.TOUCH, parent=parent)
        self.setObjectName(f"score{score}")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = self.layout()
        if inside is not None:
            inside.setContentsMargins(0, 0, 0, 0)


class Rating(QWidget):
    rated = Signal(int)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = Language.ZH
        self._score: int | None = None
        self._title = Words("", face=Face.TOUCH_NAME, parent=self)
        self.buttons = tuple(ScoreButton(score, parent=self) for score in range(_HIGHEST + 1))
        self._low = Words("", face=Face.TOUCH_NOTE, tone=Tone.INK2, wrap=False, parent=self)
        self._middle = Words("", face=Face.TOUCH_NOTE, tone=Tone.INK2, wrap=False, parent=self)
        self._high = Words("", face=Face.TOUCH_NOTE, tone=Tone.INK2, wrap=False, parent=self)
        row = QHBoxLayout()
        row.setSpacing(grid.ONE)
        for score, button in enumerate(self.buttons):
            button.clicked.connect(lambda _=False, given=score: self._rate(given))
            if score:
                row.addStretch(1)
            row.addWidget(button)
        foot = QHBoxLayout()
        foot.addWidget(self._low)
        foot.addStretch(1)
        foot.addWidget(self._middle)
        foot.addStretch(1)
        foot.addWidget(self._high)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.ONE)
        column.addWidget(self._title)
        column.addLayout(row)
        column.addLayout(foot)

    def begin(self) -> None:
        """For the next customer."""
        self._score = None
        self._show()

    def render_rating(self, language: Language, *, larger: bool) -> None:
        self._language = language
        for said in (self._low, self._middle, self._high):
            said.set_face(Face.TOUCH_BODY if larger else Face.TOUCH_NOTE)
        self._show()

    def _rate(self, score: int) -> None:
        self._score = score
        self._show()
        self.rated.emit(score)

    def _show(self) -> None:
        language = self._language
        self._title.setText(words.RATE.say(language))
        self._low.setText(words.RATE_LOW.say(language))
        self._high.setText(words.RATE_HIGH.say(language))
        thanked = words.RATE_NEVER_MIND if self._score is None else words.RATED
        self._middle.setText(thanked.say(language, score=self._score))
        for score, button in enumerate(self.buttons):
            dress(button, lit=score == self._score)
