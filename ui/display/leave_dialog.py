"""Asked before the television goes dark: a key pressed by chance must not end it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.texts import display as words
from app.texts.language import Language
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.dialog import Dialog
from ui.widgets.dressing import Face, Tone
from ui.widgets.key_row import KeyHint
from ui.widgets.words import Words

_WIDTH = 520


class LeaveDialog(Dialog):
    """Enter leaves, Esc stays."""

    left = Signal()

    def __init__(self, language: Language, *, parent: QWidget | None = None) -> None:
        super().__init__(words.LEAVE_TITLE.say(language), icon="monitor", parent=parent)
        self.setFixedWidth(_WIDTH)
        button = Button(
            words.LEAVE.say(language), role=ButtonRole.DANGER, size=ButtonSize.PRIMARY, key="Enter", parent=self
        )
        button.clicked.connect(self.left)
        column = QVBoxLayout()
        column.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        column.setSpacing(grid.TWO)
        column.addWidget(Words(words.LEAVE_SAYS.say(language), face=Face.BODY, tone=Tone.INK2, parent=self))
        column.addWidget(button)
        self.body.addLayout(column)
        self.set_footer((KeyHint(("Enter",), words.LEAVE.say(language)), KeyHint(("Esc",), words.STAY.say(language))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
            return
        super().keyPressEvent(event)
