"""A new password and a new PIN, on the sign-on page: because they must be changed, or because the person wants to."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.secret_rules import LEAST_PASSWORD, PIN_DIGITS
from app.texts import sign_on as words
from app.texts.language import Language
from ui.shell.sign_on.state import ChangeState
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.dressing import Face, Tone
from ui.widgets.icons import Icon, IconSize
from ui.widgets.keys import ENTER
from ui.widgets.password_field import PasswordField
from ui.widgets.words import Words


class ChangeForm(QWidget):
    """Enter goes from field to field and saves from the last; Esc goes back."""

    saved = Signal(str, str, str, str)  # the new password twice, the new PIN twice
    left = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = Words("", face=Face.HEADING, parent=self)
        self._why = Words("", face=Face.BODY, tone=Tone.WARN, parent=self)
        self._note = Words("", face=Face.BODY, tone=Tone.INK2, parent=self)
        self.password = PasswordField(parent=self)
        self.password_again = PasswordField(parent=self)
        self.pin = PasswordField(parent=self)
        self.pin_again = PasswordField(parent=self)
        self._hint_icon = Icon("circle-alert", size=IconSize.INLINE, tone=Tone.DANGER, parent=self)
        self._hint = Words("", face=Face.SMALL, tone=Tone.DANGER, parent=self)
        self.button = Button("", role=ButtonRole.PRIMARY, size=ButtonSize.PRIMARY, key="Enter", parent=self)
        self.back = Button("", role=ButtonRole.TEXT, key="Esc", parent=self)
        self._fields = (self.password, self.password_again, self.pin, self.pin_again)
        self.button.clicked.connect(self._save)
        self.back.clicked.connect(self.left)
        self._lay_out()
        self.setFocusProxy(self.password)

    def begin(self) -> None:
        """Empty fields, the caret in the first."""
        for field in self._fields:
            field.edit.clear()
            field.hide_password()
        self.password.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def render_change(self, state: ChangeState, language: Language) -> None:
        self._head.setText(words.CHANGE.say(language))
        self._why.setText(state.why.say(language) if state.why is not None else "")
        self._why.setVisible(state.why is not None)
        self._note.setText(words.CHANGE_NOTE.say(language))
        self.password.set_caption(words.NEW_PASSWORD.say(language, least=LEAST_PASSWORD))
        self.password_again.set_caption(words.PASSWORD_AGAIN.say(language))
        self.pin.set_caption(words.NEW_PIN.say(language, digits=PIN_DIGITS))
        self.pin_again.set_caption(words.PIN_AGAIN.say(language))
        for field in self._fields:
            field.eye.setAccessibleName((words.HIDE_PASSWORD if field.shown else words.SHOW_PASSWORD).say(language))
        problem = state.problem.say(language) if state.problem is not None else ""
        self._hint.setText(problem)
        self._hint_icon.setVisible(bool(problem))
        self.button.set_words((words.CHECKING if state.checking else words.CHANGE_SAVE).say(language))
        self.button.setEnabled(not state.checking)
        self.back.set_words(words.CHANGE_BACK.say(language))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in ENTER and not event.isAutoRepeat():
            self._enter()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        edits: list[QLineEdit] = [field.edit for field in self._fields]
        here = next((place for place, edit in enumerate(edits) if edit.hasFocus()), len(edits) - 1)
        if here + 1 < len(edits):
            edits[here + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._save()

    def _save(self) -> None:
        self.saved.emit(*(field.text() for field in self._fields))

    def _lay_out(self) -> None:
        hint = QHBoxLayout()
        hint.setSpacing(grid.ONE - 2)
        hint.addWidget(self._hint_icon, 0, Qt.AlignmentFlag.AlignTop)
        hint.addWidget(self._hint, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, grid.TWO, 0, grid.TWO)
        column.setSpacing(grid.ONE_AND_HALF)
        column.addStretch(1)
        for part in (self._head, self._why, self._note, *self._fields):
            column.addWidget(part)
        column.addLayout(hint)
        column.addWidget(self.button)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(1)
