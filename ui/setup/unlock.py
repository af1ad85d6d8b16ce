"""Asking for the store's passphrase before there is a counter: one field, and the reason where it was wrong."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import Trouble
from app.ports import Lane
from app.texts import assistant as words
from app.texts.language import Language
from ui.frame.theme import Theme
from ui.setup import style
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.dressing import Face, Tone
from ui.widgets.password_field import PasswordField
from ui.widgets.words import Words

T = TypeVar("T")
_SIZE = QSize(560, 400)
_COLUMN = 400
OPEN_DEADLINE_S = 60.0


class UnlockWindow(QWidget):
    """`asked` with what was typed; `closing` when it is closed."""

    asked = Signal(str)
    closing = Signal()

    def __init__(self, *, language: Language) -> None:
        super().__init__()
        self.setObjectName("setupWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(words.BRAND.say(language))
        self.setMinimumSize(_SIZE)
        self._language = language
        self.field = PasswordField(parent=self)
        self.button = Button("", role=ButtonRole.PRIMARY, size=ButtonSize.PRIMARY, key="Enter", parent=self)
        self.button.clicked.connect(lambda: self.asked.emit(self.field.text()))
        column = QVBoxLayout()
        column.addStretch(1)
        for part, gap in (
            (Words(words.UNLOCK_HEAD.say(language), face=Face.HEADING, parent=self), grid.HALF),
            (Words(words.UNLOCK_NOTE.say(language), tone=Tone.INK2, parent=self), grid.THREE),
            (self.field, grid.TWO),
            (self.button, grid.TWO),
            (Words(words.UNLOCK_FORGOTTEN.say(language), face=Face.SMALL, tone=Tone.INK3, parent=self), 0),
        ):
            part.setFixedWidth(_COLUMN)
            column.addWidget(part)
            column.addSpacing(gap)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addLayout(column)
        row.addStretch(1)
        self.setFocusProxy(self.field)
        self.render_state(busy=False, error="")

    def render_state(self, *, busy: bool, error: str) -> None:
        self.field.set_error(error)
        self.field.edit.setReadOnly(busy)
        self.button.setEnabled(not busy)
        self.button.set_words((words.UNLOCKING if busy else words.UNLOCK).say(self._language))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.button.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)


class Unlocker(QObject, Generic[T]):
    """Asks until `open_with` takes the passphrase or the window is closed; then `opened` holds what it gave."""

    ended = Signal()

    def __init__(
        self, application: QApplication, *, open_with: Callable[[str], T], lane: Lane, language: Language
    ) -> None:
        super().__init__()
        self.theme = Theme(application, extra=(style.rules,), parent=self)
        self.window = UnlockWindow(language=language)
        self.opened: T | None = None
        self._open_with = open_with
        self._lane = lane
        self._language = language
        self.window.asked.connect(self._try)
        self.window.closing.connect(self.ended)

    def start(self) -> None:
        self.window.show()
        self.window.activateWindow()
        self.window.field.edit.setFocus()

    def _try(self, passphrase: str) -> None:
        self.window.render_state(busy=True, error="")
        self._lane.run(
            lambda: self._open_with(passphrase), then=self._taken, failed=self._refused, deadline_s=OPEN_DEADLINE_S
        )

    def _taken(self, opened: T) -> None:
        self.opened = opened
        self.window.close()

    def _refused(self, error: Exception) -> None:
        """Wrong, or the store is in use or newer: said under the field, which is typed anew."""
        if not isinstance(error, Trouble | TimeoutError):
            self.window.render_state(busy=False, error="")
            raise error
        said = error.say(self._language) if isinstance(error, Trouble) else words.TIMED_OUT.say(self._language)
        self.window.field.edit.selectAll()
        self.window.render_state(busy=False, error=said)
