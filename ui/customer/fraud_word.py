"""The word about fraud: under everything that happens after the signature, always."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.texts import customer as words
from app.texts.language import Language
from ui.widgets import grid
from ui.widgets.dressing import Face, Tone
from ui.widgets.icons import Icon, IconSize
from ui.widgets.panel import Hairline
from ui.widgets.words import Words


class FraudWord(QWidget):
    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._said = Words("", face=Face.TOUCH_NOTE, tone=Tone.INK2, parent=self)
        row = QHBoxLayout()
        row.setSpacing(grid.ONE_AND_HALF)
        row.addWidget(Icon("shield-alert", size=IconSize.CONTROL, parent=self), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.ONE_AND_HALF)
        column.addWidget(Hairline(parent=self))
        column.addLayout(row)

    def render_word(self, *, hotline: str, language: Language, larger: bool) -> None:
        self._said.setText(words.FRAUD.say(language, hotline=hotline))
        self._said.set_face(Face.TOUCH_BODY if larger else Face.TOUCH_NOTE)
