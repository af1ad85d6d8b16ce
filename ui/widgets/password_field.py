"""The password: dots, an eye that shows it (Alt+F8), and a word when caps lock is on."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.widgets import grid
from ui.widgets.composed_button import ComposedButton
from ui.widgets.dressing import dress
from ui.widgets.icons import Icon, IconSize
from ui.widgets.text_field import TextField

SHOW_KEY = "Alt+F8"  # as Windows has it on its own sign-on
_EYE_ROOM = 32


class EyeButton(ComposedButton):
    """Shows or hides the password; its accessible name says which. No stop of Tab: what is typed next is the next
    field's, and a password must not stand in clear because Enter was pressed twice."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.icon_part = Icon("eye", size=IconSize.CONTROL, tone=None, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.icon_part, 0, Qt.AlignmentFlag.AlignCenter)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setToolTip(SHOW_KEY)


class PasswordField(TextField):
    """A TextField of dots. `caps_lock_changed` follows the keys typed here: Qt has no other way to know."""

    caps_lock_changed = Signal(bool)

    def __init__(self, *, tall: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(tall=tall, parent=parent)
        self._caps_lock = False
        self.eye = EyeButton(parent=self.edit)
        self.eye.clicked.connect(self._toggle)
        self.add_inside(self.eye, room=_EYE_ROOM, inset=grid.ONE)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.textChanged.connect(lambda _: self._space())
        self.edit.installEventFilter(self)

    @property
    def shown(self) -> bool:
        return self.edit.echoMode() is QLineEdit.EchoMode.Normal

    @property
    def caps_lock(self) -> bool:
        return self._caps_lock

    def hide_password(self) -> None:
        if self.shown:
            self._toggle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_F8 and event.modifiers() == Qt.KeyboardModifier.AltModifier:
                self._toggle()
                return True
            self._listen(event)
        return super().eventFilter(watched, event)

    def _listen(self, event: QKeyEvent) -> None:
        typed = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._set_caps_lock(not self._caps_lock)
        elif len(typed) == 1 and typed.isalpha() and typed.isascii():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._set_caps_lock(typed.isupper() != shift)

    def _set_caps_lock(self, on: bool) -> None:
        if on != self._caps_lock:
            self._caps_lock = on
            self.caps_lock_changed.emit(on)

    def _toggle(self) -> None:
        show = not self.shown
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if show else QLineEdit.EchoMode.Password)
        self._space()
        self.eye.icon_part.set_name("eye-off" if show else "eye")

    def _space(self) -> None:
        """Dots stand wide apart; words, also those that say what belongs here, do not."""
        dress(self.edit, dots=not self.shown and bool(self.edit.text()))
