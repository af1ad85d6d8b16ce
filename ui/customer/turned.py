"""One screen turned round: the customer's view over the clerk's window, and the way back that asks for the password."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.texts import customer as words
from app.texts.language import Language
from ui.customer.touch_button import HeadButton
from ui.customer.view import CustomerView
from ui.frame.form_state import Phase
from ui.widgets import grid
from ui.widgets.button import ButtonRole
from ui.widgets.dressing import Face, Tone, dress
from ui.widgets.panel import Corners, Edge, Panel
from ui.widgets.text_field import TextField
from ui.widgets.words import Words

_PROMPT = 440

CheckPassword = Callable[[str, Callable[[bool], None]], None]


class WayBack(Panel):
    """Asks the clerk's password; `given` carries what was typed."""

    given = Signal(str)
    dismissed = Signal()

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(edge=Edge.LINE, corners=Corners.DIALOG, parent=parent)
        self.setFixedWidth(_PROMPT)
        self._language = Language.ZH
        self._title = Words("", face=Face.TOUCH_HEAD, parent=self)
        self._note = Words("", face=Face.TOUCH_BODY, tone=Tone.INK2, parent=self)
        self.field = TextField(" ", tall=True, parent=self)
        self.field.edit.setObjectName("turnedPassword")
        self.field.edit.setEchoMode(QLineEdit.EchoMode.Password)
        dress(self.field.edit, dots=True)
        self.stay = HeadButton(name="turnedStayButton", parent=self)
        self.hand_back = HeadButton(name="turnedHandBackButton", role=ButtonRole.PRIMARY, parent=self)
        buttons = QHBoxLayout()
        buttons.setSpacing(grid.ONE)
        buttons.addStretch(1)
        buttons.addWidget(self.stay)
        buttons.addWidget(self.hand_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.THREE, grid.THREE, grid.THREE, grid.THREE)
        column.setSpacing(grid.ONE_AND_HALF)
        for part in (self._title, self._note, self.field):
            column.addWidget(part)
        column.addLayout(buttons)
        self.field.edit.returnPressed.connect(self._give)
        self.field.edit.textEdited.connect(lambda _: self.field.set_error(""))
        self.hand_back.clicked.connect(self._give)
        self.stay.clicked.connect(self.dismissed)

    def begin(self, language: Language) -> None:
        self._language = language
        self._title.setText(words.TURNED_BACK.say(language))
        self._note.setText(words.TURNED_NOTE.say(language))
        self.field.set_caption(words.PASSWORD.say(language))
        self.stay.set_words(words.BACK.say(language))
        self.field.edit.clear()
        self.field.set_error("")
        self._wait(False)

    def refuse(self) -> None:
        self.field.edit.clear()
        self.field.set_error(words.PASSWORD_WRONG.say(self._language))
        self._wait(False)

    def _give(self) -> None:
        if self.field.text() and self.hand_back.isEnabled():
            self._wait(True)
            self.given.emit(self.field.text())

    def _wait(self, waiting: bool) -> None:
        said = words.TURNED_CHECKING if waiting else words.TURNED_CONFIRM
        self.hand_back.set_words(said.say(self._language))
        self.hand_back.setEnabled(not waiting)


class TurnedScreen(QFrame):
    """Covers `window` from `turn` until the clerk's password is right; then `turned_back`.

    It always asks, also after the signature. While it covers, no key reaches the clerk's screen, and no dialog there
    comes before it.
    """

    turned_back = Signal()

    def __init__(self, view: CustomerView, *, window: QWidget, check_password: CheckPassword) -> None:
        """`check_password` gets what was typed and answers, sooner or later, whether it was the clerk's."""
        super().__init__(window)
        self.setObjectName("turnedScreen")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._view = view
        self._below = window
        self._check = check_password
        self._turned = False
        self._asked = 0
        self._scrim = QFrame(self)
        self._scrim.setObjectName("turnedScrim")
        self.way_back = WayBack(parent=self._scrim)
        middle = QGridLayout(self._scrim)
        middle.addWidget(self.way_back, 0, 0, Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(view)
        view.set_turned(True)
        view.back_pressed.connect(self._ask)
        self.way_back.given.connect(self._given)
        self.way_back.dismissed.connect(self._stay)
        window.installEventFilter(self)
        self._scrim.hide()
        self.hide()

    @property
    def turned(self) -> bool:
        return self._turned

    def turn(self) -> None:
        """To the customer."""
        if self._turned:
            return
        self._turned = True
        for beside in self._below.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            beside.installEventFilter(self)
        self.setGeometry(self._below.rect())
        self.show()
        self._to_front()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is told the clerk meanwhile stays below, too: a sentence takes no focus, but comes before everything."""
        if event.type() == QEvent.Type.ZOrderChange and self._turned and watched is not self:
            self.raise_()
        if event.type() == QEvent.Type.Resize and watched is self._below:
            self.setGeometry(self._below.rect())
            self._scrim.setGeometry(self.rect())
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # the window's shortcuts are the clerk's
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys end here; Esc takes the question for the password away."""
        if event.key() == Qt.Key.Key_Escape and self._scrim.isVisible():
            self._stay()
        event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:
        return True

    def _ask(self) -> None:
        state = self._view.state
        self.way_back.begin(state.language if state else Language.ZH)
        self._scrim.setGeometry(self.rect())
        self._scrim.show()
        self._scrim.raise_()
        self._to_front()

    def _stay(self) -> None:
        self._asked += 1
        self._scrim.hide()
        self._to_front()

    def _given(self, password: str) -> None:
        self._asked += 1
        asked = self._asked
        self._check(password, lambda right: self._answered(asked, right))

    def _answered(self, asked: int, right: bool) -> None:
        """An answer to a question that was taken away counts no more."""
        if asked != self._asked:
            return
        if not right:
            self.way_back.refuse()
            return
        self._turned = False
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.disconnect(self._focus_moved)
        self._scrim.hide()
        self.hide()
        if self._view.state is not None and self._view.state.phase is Phase.WITH_CUSTOMER:
            self._view.acts.back_to_clerk()
        self.turned_back.emit()

    def _to_front(self) -> None:
        self.raise_()
        asking = self._scrim.isVisible()
        (self.way_back.field.edit if asking else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        """Whatever opens on the clerk's screen meanwhile stays below and gets no key."""
        if now is not None and now.window() is self.window() and now is not self and not self.isAncestorOf(now):
            self._to_front()
