"""The dialog that makes a new recovery sheet: the passphrase first, then the file to be printed and deleted."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.texts import desk_deeds as words
from app.texts.language import Language, Text
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.dialog import Dialog
from ui.widgets.dressing import Face, Tone
from ui.widgets.key_row import KeyHint
from ui.widgets.keys import EnterChain
from ui.widgets.password_field import PasswordField
from ui.widgets.words import Words

_WIDTH = 560


class RecoveryDialog(Dialog):
    """`wanted` with the passphrase; once the sheet is there `open_pressed` and `printed_pressed`."""

    wanted = Signal(str)
    open_pressed = Signal()
    printed_pressed = Signal()

    def __init__(self, language: Language, *, parent: QWidget | None = None) -> None:
        super().__init__(words.SHEET_TITLE.say(language), icon="file-check", parent=parent)
        self.setFixedWidth(_WIDTH)
        self._language = language
        self._busy = False
        self._said = Words(words.SHEET_WHY.say(language), face=Face.BODY, tone=Tone.INK2, parent=self)
        self.passphrase = PasswordField(tall=False, parent=self)
        self.passphrase.set_caption(words.SHEET_PASSPHRASE.say(language))
        EnterChain((self.passphrase.edit,), self._finish, parent=self)
        self.passphrase.edit.textEdited.connect(lambda _: self.passphrase.set_error(""))
        self.make = Button("", role=ButtonRole.PRIMARY, size=ButtonSize.PRIMARY, key="Enter", parent=self)
        self.open = Button(words.SHEET_OPEN.say(language), icon="receipt-text", parent=self)
        self.printed = Button(words.SHEET_PRINTED.say(language), icon="trash-2", parent=self)
        self.make.clicked.connect(self._finish)
        self.open.clicked.connect(self.open_pressed)
        self.printed.clicked.connect(self.printed_pressed)
        acts = QHBoxLayout()
        acts.setSpacing(grid.ONE)
        acts.addWidget(self.open)
        acts.addWidget(self.printed)
        acts.addStretch(1)
        column = QVBoxLayout()
        column.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        column.setSpacing(grid.ONE_AND_HALF)
        column.addWidget(self._said)
        column.addWidget(self.passphrase)
        column.addWidget(self.make)
        column.addLayout(acts)
        column.addStretch(1)
        self.body.addLayout(column)
        self.setFocusProxy(self.passphrase)
        for part in (self.open, self.printed):
            part.hide()
        self.set_footer(
            (
                KeyHint(("Enter",), words.KEY_MAKE.say(language)),
                KeyHint(("Esc",), words.KEY_KEEP_OLD.say(language)),
            )
        )
        self.render_busy(busy=False)

    def render_busy(self, *, busy: bool) -> None:
        self._busy = busy
        said = words.SHEET_BEGUN if busy else words.RECOVERY_SHEET
        self.make.set_words(said.say(self._language))
        self.make.setEnabled(not busy)

    def render_made(self, file: Path) -> None:
        """The passphrase is gone from the screen; what is left to do takes its place."""
        self._busy = False
        self.passphrase.edit.clear()
        self.passphrase.hide()
        self.make.hide()
        self._said.setText(words.SHEET_MADE.say(self._language, file=file))
        for part in (self.open, self.printed):
            part.show()
        self.set_footer((KeyHint(("Esc",), words.KEY_CLOSE.say(self._language)),))
        self.turned.emit()
        self.setFocusProxy(self.open)
        self.open.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, said: Text) -> None:
        self.passphrase.set_error(said.say(self._language))
        self.passphrase.edit.selectAll()
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self) -> None:
        if self._busy:
            return
        if not self.passphrase.text():
            self.refuse(words.OLD_MISSING)
            return
        self.wanted.emit(self.passphrase.text())
