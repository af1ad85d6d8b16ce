"""From when until when: two dates, the button that keeps them, and for a certificate the one that takes it back."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.texts import staff_page as words
from app.texts.language import Language
from ui.widgets import grid
from ui.widgets.button import Button
from ui.widgets.dressing import Face, Tone
from ui.widgets.text_field import TextField
from ui.widgets.words import Words

_DATE_WIDTH = 168


class TermRow(QWidget):
    """`kept` gives both dates as they were typed, on the button or Enter in a field; `taken` wants no dates."""

    kept = Signal(str, str)
    taken = Signal()

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: tuple[object, ...] = ()
        self._name = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self.first, self.last = TextField(parent=self), TextField(parent=self)
        self.keep, self.take = Button("", parent=self), Button("", parent=self)
        fields = QHBoxLayout()
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(grid.ONE)
        for field in (self.first, self.last):
            field.setFixedWidth(_DATE_WIDTH)
            field.edit.returnPressed.connect(self._keep)
            fields.addWidget(field)
        for button in (self.keep, self.take):
            fields.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        fields.addStretch(1)
        table = QGridLayout(self)
        table.setContentsMargins(grid.ONE, 0, 0, grid.ONE)
        table.setVerticalSpacing(grid.HALF)
        table.addWidget(self._name, 0, 0)
        table.addLayout(fields, 1, 0)
        self.keep.clicked.connect(self._keep)
        self.take.clicked.connect(self.taken)

    def render_term(
        self, of: str, name: str, first: date | None, last: date | None, language: Language, *, held: bool = True
    ) -> None:
        """`of` names whose term it is. What was typed stays until another one, or other dates, are shown."""
        self._name.setText(name)
        self._name.setVisible(bool(name))
        for field, said in ((self.first, words.FROM), (self.last, words.UNTIL)):
            field.set_caption(said.say(language), placeholder=words.NO_LIMIT.say(language))
            field.edit.setAccessibleName(f"{name} {said.say(language)}".strip())
        self.keep.set_words((words.SAVE if held else words.GIVE).say(language))
        self.take.set_words(words.TAKE_BACK.say(language))
        if self._shown != (of, first, last, held):
            self._shown = (of, first, last, held)
            self.first.set_text(first.isoformat() if first else "")
            self.last.set_text(last.isoformat() if last else "")

    def _keep(self) -> None:
        self.kept.emit(self.first.text(), self.last.text())
