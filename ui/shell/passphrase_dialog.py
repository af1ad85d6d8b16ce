"""The dialog that changes the store's passphrase: the present one, the new one, and the new one once more."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.setup_fields import passphrase_fault
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


class PassphraseDialog(Dialog):
    """`wanted` gives the present and the new one once both can stand. Enter goes on, and at last changes."""

    wanted = Signal(str, str)

    def __init__(self, language: Language, *, parent: QWidget | None = None) -> None:
        super().__init__(words.PASSPHRASE_TITLE.say(language), icon="lock", parent=parent)
        self.setFixedWidth(_WIDTH)
        self._language = language
        self._busy = False
        why = Words(words.PASSPHRASE_WHY.say(language), face=Face.SMALL, tone=Tone.INK2, parent=self)
        self.old, self.new, self.again = (PasswordField(tall=False, parent=self) for _ in range(3))
        self._fields = (self.old, self.new, self.again)
        captions = (words.OLD, words.NEW, words.AGAIN)
        self.button = Button("", role=ButtonRole.PRIMARY, size=ButtonSize.PRIMARY, key="Enter", parent=self)
        column = QVBoxLayout()
        column.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        column.setSpacing(grid.ONE_AND_HALF)
        column.addWidget(why)
        for field, caption in zip(self._fields, captions, strict=True):
            field.set_caption(caption.say(language))
            field.edit.textEdited.connect(lambda _, field=field: field.set_error(""))
            column.addWidget(field)
        column.addWidget(self.button)
        self.body.addLayout(column)
        EnterChain([field.edit for field in self._fields], self._finish, parent=self)
        self.button.clicked.connect(self._finish)
        self.set_footer(
            (
                KeyHint(("Tab",), words.KEY_NEXT.say(language)),
                KeyHint(("Enter",), words.KEY_CHANGE.say(language)),
                KeyHint(("Esc",), words.KEY_CANCEL.say(language)),
            )
        )
        self.setFocusProxy(self.old)
        self.render_busy(busy=False)

    def render_busy(self, *, busy: bool) -> None:
        self._busy = busy
        said = words.PASSPHRASE_BEGUN if busy else words.PASSPHRASE
        self.button.set_words(said.say(self._language))
        self.button.setEnabled(not busy)

    def refuse(self, said: Text, *, old: bool) -> None:
        """What came back: below the present passphrase where that one is wrong, else below the new one."""
        self._fault(self.old if old else self.new, said)

    def _finish(self) -> None:
        if self._busy:
            return
        for field in self._fields:
            field.set_error("")
        old, new = self.old.text(), self.new.text()
        fault = passphrase_fault(new)
        if not old:
            self._fault(self.old, words.OLD_MISSING)
        elif fault is not None:
            self._fault(self.new, fault)
        elif new == old:
            self._fault(self.new, words.SAME)
        elif self.again.text() != new:
            self._fault(self.again, words.UNLIKE)
        else:
            self.wanted.emit(old, new)

    def _fault(self, field: PasswordField, said: Text) -> None:
        field.set_error(said.say(self._language))
        field.edit.selectAll()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
