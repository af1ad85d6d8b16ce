"""The sign-on screen, after picture 06; the same screen is the lock."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.texts import outside as outside_words
from app.texts import sign_on as words
from app.texts.language import Language
from ui.frame.theme import LanguageChoice, Theme
from ui.frame.theme_name import ThemeName
from ui.shell.sign_on.card import SafeCard
from ui.shell.sign_on.change_form import ChangeForm
from ui.shell.sign_on.presenter import SignOnPresenter
from ui.shell.sign_on.side import SignOnSide
from ui.shell.sign_on.state import SignOnState, card_lines, heading, person_words
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.composed_button import ComposedButton
from ui.widgets.dressing import Face, Tone, dress
from ui.widgets.icons import Icon, IconSize
from ui.widgets.password_field import PasswordField
from ui.widgets.text_field import TextField
from ui.widgets.words import Words

_COLUMN = 400
_NAME_ROOM = 150
SECOND_MS = 1000


class SwitchButton(ComposedButton):
    """A small word at the foot that switches something at once."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._label = Words("", face=Face.SMALL, tone=None, wrap=False, parent=self)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.ONE, 0, grid.ONE, 0)  # the ring of the focus stands clear of the letters
        row.addWidget(self._label)

    def set_words(self, said: str) -> None:
        self._label.setText(said)
        self.setAccessibleName(said)
        self.updateGeometry()


class SignOnView(QFrame):
    """Everything by keyboard: number, Enter, password, Enter. Errors stand under their field."""

    number_typed = Signal(str)
    number_left = Signal()
    password_typed = Signal()
    sign_on_pressed = Signal(str)  # the password
    change_pressed = Signal(str)  # the password
    outside_pressed = Signal()
    outside_left = Signal()
    second_passed = Signal()  # while somebody waits

    def __init__(self, *, theme: Theme, language: LanguageChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("signOn")
        self._theme = theme
        self._language = language
        self._state: SignOnState | None = None
        self._side = SignOnSide(parent=self)
        self._head = Words("", face=Face.HEADING, parent=self)
        self._note = Words("", face=Face.BODY, tone=Tone.INK2, parent=self)
        self.number = TextField(tall=True, parent=self)
        self._person = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self.number.add_inside(self._person, room=_NAME_ROOM)
        self.password = PasswordField(parent=self)
        self._hint_icon = Icon("arrow-big-up", size=IconSize.INLINE, tone=Tone.WARN, parent=self)
        self._hint = Words("", face=Face.SMALL, tone=Tone.WARN, parent=self)
        self.button = Button("", role=ButtonRole.PRIMARY, size=ButtonSize.PRIMARY, key="Enter", parent=self)
        self.outside = Button("", role=ButtonRole.ORDINARY, size=ButtonSize.ORDINARY, key="F8", parent=self)
        self._card = SafeCard(parent=self)
        self._forgotten = Words("", face=Face.SMALL, tone=Tone.ACCENT_INK, wrap=False, parent=self)
        self.change = SwitchButton(parent=self)
        self.change_form = ChangeForm(parent=self)
        self.contrast = SwitchButton(parent=self)
        self.other_language = SwitchButton(parent=self)
        self._seconds = QTimer(self)
        self._seconds.setTimerType(Qt.TimerType.PreciseTimer)  # never early: the store would refuse once more
        self._seconds.setInterval(SECOND_MS)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.number)

    def serve(self, presenter: SignOnPresenter) -> None:
        """Every key and click goes to the presenter that paints this screen."""
        self.number_typed.connect(presenter.type_number)
        self.number_left.connect(presenter.leave_number)
        self.password_typed.connect(presenter.type_password)
        self.sign_on_pressed.connect(presenter.sign_on)
        self.change_pressed.connect(presenter.begin_change)
        self.outside_pressed.connect(presenter.sign_on_outside)
        self.outside_left.connect(presenter.leave_outside)
        self.change_form.saved.connect(presenter.change)
        self.change_form.left.connect(presenter.cancel_change)
        self.second_passed.connect(presenter.tick)

    def render_sign_on(self, state: SignOnState) -> None:
        """Paint the state; fields keep their caret."""
        changing = self._state is not None and self._state.change is not None
        self._state = state
        self._middle.setVisible(state.change is None)
        self.change_form.setVisible(state.change is not None)
        if state.wait_s and not self._seconds.isActive():
            self._seconds.start()
        elif not state.wait_s:
            self._seconds.stop()
        if state.change is not None and not changing:
            self.change_form.begin()
        self.number.set_text(state.number)
        self.retranslate(self._language.language)

    def clear_password(self) -> None:
        self.password.edit.clear()
        self.password.hide_password()
        field = self.password if self._state is not None and self._state.number else self.number
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self, language: Language) -> None:
        state = self._state
        if state is None:
            return
        self._side.render_side(state.about, language)
        head, note = heading(state, language)
        self._head.setText(head)
        self._note.setText(note)
        self.number.set_caption(words.STAFF_NUMBER.say(language))
        self.number.set_error(state.number_problem.say(language) if state.number_problem else "")
        self._person.setText(person_words(state.person, language) if state.person else "")
        self.password.set_caption(words.PASSWORD.say(language))
        self.password.eye.setAccessibleName(
            (words.HIDE_PASSWORD if self.password.shown else words.SHOW_PASSWORD).say(language)
        )
        if state.change is not None:
            self.change_form.render_change(state.change, language)
        verb = words.UNLOCK if state.locked_by is not None and state.locked_by == state.person else words.SIGN_ON
        said = words.WAIT.filled(seconds=state.wait_s) if state.wait_s else verb
        self.button.set_words((words.CHECKING if state.checking else said).say(language))
        away = state.visiting is not None
        self.button.setEnabled(not state.checking and not state.wait_s and not away)
        self.outside.setVisible(state.offers_outside)
        self.outside.set_words(outside_words.SIGN_ON.say(language))
        self.outside.setEnabled(not state.checking and not away)
        self.change.set_words(words.CHANGE.say(language))
        self._card.render_lines(card_lines(state, language))
        self._forgotten.setText(words.FORGOTTEN.say(language))
        high = self._theme.name is ThemeName.HIGH_CONTRAST
        self.contrast.set_words((words.PLAIN_CONTRAST if high else words.HIGH_CONTRAST).say(language))
        self.other_language.set_words(words.OTHER_LANGUAGE.say(language))
        self._hint_at(state, language)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
            return
        if event.key() == Qt.Key.Key_F8 and self.outside.isVisible():
            self.outside_pressed.emit()
            return
        if event.key() == Qt.Key.Key_Escape and self._state is not None and self._state.visiting is not None:
            self.outside_left.emit()
            return
        super().keyPressEvent(event)

    def _hint_at(self, state: SignOnState, language: Language) -> None:
        """One line under the password, always kept free: what was refused, or caps lock."""
        said, icon, tone = "", "arrow-big-up", Tone.WARN
        if state.visiting is not None:
            said, icon, tone = state.visiting.say(language), "info", Tone.INK2
        elif state.problem is not None:
            said, icon, tone = state.problem.say(language), "circle-alert", Tone.DANGER
        elif self.password.caps_lock:
            said = words.CAPS_LOCK.say(language)
        self._hint.setText(said)
        self._hint.set_tone(tone)
        self._hint_icon.set_name(icon)
        dress(self._hint_icon, tone=tone.value)
        self._hint_icon.setVisible(bool(said))
        dress(self.password.edit, faulty=state.problem is not None)

    def _enter(self) -> None:
        if self.number.edit.hasFocus() and self.number.text().strip() and not self.password.text():
            self.password.edit.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self.sign_on_pressed.emit(self.password.text())

    def _connect(self) -> None:
        self.number.edit.textEdited.connect(self.number_typed)
        self.number.edit.editingFinished.connect(self.number_left)
        self.password.edit.textEdited.connect(lambda _: self.password_typed.emit())
        self.password.caps_lock_changed.connect(lambda _: self.retranslate(self._language.language))
        self.password.eye.clicked.connect(lambda: self.retranslate(self._language.language))
        self.button.clicked.connect(lambda: self.sign_on_pressed.emit(self.password.text()))
        self._seconds.timeout.connect(self.second_passed)
        self.outside.clicked.connect(self.outside_pressed)
        self.change.clicked.connect(lambda: self.change_pressed.emit(self.password.text()))
        self.contrast.clicked.connect(self._switch_contrast)
        self.other_language.clicked.connect(self._switch_language)
        self._language.changed.connect(lambda _: self.retranslate(self._language.language))
        self._theme.changed.connect(lambda: self.retranslate(self._language.language))

    def _switch_contrast(self) -> None:
        high = self._theme.name is ThemeName.HIGH_CONTRAST
        self._theme.switch(ThemeName.LIGHT if high else ThemeName.HIGH_CONTRAST)
        self._back_to_field()

    def _switch_language(self) -> None:
        self._language.switch(Language.EN if self._language.language is Language.ZH else Language.ZH)
        self._back_to_field()

    def _back_to_field(self) -> None:
        """What is typed next belongs into it, not onto the word that was pressed."""
        field = self.password if self.number.text().strip() else self.number
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        hint = QHBoxLayout()
        hint.setSpacing(grid.ONE - 2)
        hint.addWidget(self._hint_icon)
        hint.addWidget(self._hint, 1)
        help_row = QHBoxLayout()
        help_row.setSpacing(grid.TWO)
        help_row.addWidget(self._forgotten)
        help_row.addStretch(1)
        help_row.addWidget(self.change)
        foot = QHBoxLayout()
        foot.setSpacing(grid.TWO)
        foot.addStretch(1)
        foot.addWidget(self.contrast)
        foot.addWidget(self.other_language)
        self._middle = middle = QWidget(self)
        middle.setFixedWidth(_COLUMN)
        self.change_form.setFixedWidth(_COLUMN)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, grid.TWO, 0, grid.TWO)
        column.setSpacing(0)
        column.addStretch(1)
        for part, gap in (
            (self._head, grid.HALF),
            (self._note, grid.THREE - 2),
            (self.number, grid.TWO),
            (self.password, grid.ONE),
        ):
            column.addWidget(part)
            column.addSpacing(gap)
        column.addLayout(hint)
        column.addSpacing(grid.ONE_AND_HALF)
        column.addWidget(self.button)
        column.addSpacing(grid.ONE_AND_HALF)
        column.addWidget(self.outside)
        column.addSpacing(grid.ONE)
        column.addLayout(help_row)
        column.addSpacing(grid.TWO)
        column.addWidget(self._card)
        column.addSpacing(grid.ONE_AND_HALF)
        column.addLayout(foot)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addStretch(1)
        row.addWidget(middle)
        row.addWidget(self.change_form)
        row.addStretch(1)
