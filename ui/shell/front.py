"""What a counter shows first: its window with the sign-on page, painted before most of the program is loaded.

What is typed meanwhile is not lost: whoever answers afterwards goes on with it.
"""

from collections.abc import Callable
from datetime import datetime
from enum import Enum
from typing import Final

from PySide6.QtCore import QEventLoop, QObject, Qt
from PySide6.QtWidgets import QApplication

from ui.frame.application import once_painted_or_late, signals_heard
from ui.frame.lanes import QtLane
from ui.frame.theme import LanguageChoice, Theme
from ui.shell.settings.state import SettingsState
from ui.shell.sign_on.presenter import SignOnPresenter
from ui.shell.sign_on.state import AboutProgram, SignOnState
from ui.shell.sign_on.view import SignOnView
from ui.shell.styles import STYLES
from ui.shell.window import ShellWindow

LOAD_WITHIN_S: Final = 120.0


class Pressed(Enum):
    """What was asked for before anybody answers."""

    SIGN_ON = "sign on"
    CHANGE = "change the password"
    OUTSIDE = "sign on with the company's account"


class Front(QObject):
    """Theme, language, sign-on page and window of a counter. `show` it ahead, or leave that to the program."""

    def __init__(self, application: QApplication, chosen: SettingsState) -> None:
        super().__init__()
        self.theme = Theme(application, name=chosen.theme, extra=STYLES, parent=self)
        self.language = LanguageChoice(chosen.language, parent=self)
        self.sign_on_view = SignOnView(theme=self.theme, language=self.language)
        self.window = ShellWindow(theme=self.theme, language=self.language, sign_on=self.sign_on_view)
        self.shown = False  # ahead of the program
        self._closed = False
        self._pressed: tuple[Pressed, str, str] | None = None  # the last one, with the number and password of then
        self.sign_on_view.sign_on_pressed.connect(self._sign_on)
        self.sign_on_view.change_pressed.connect(self._change)
        self.sign_on_view.outside_pressed.connect(self._outside)
        self.window.closing.connect(self._close)

    @property
    def closed(self) -> bool:
        """By whoever sat there, or by a signal."""
        return self._closed

    def show(self, about: AboutProgram, *, now: datetime, offers_outside: bool, maximised: bool) -> None:
        """With nobody behind it yet."""
        self.shown = True
        self.sign_on_view.render_sign_on(SignOnState(about=about, now=now, offers_outside=offers_outside))
        self.show_window(maximised=maximised)
        self.sign_on_view.number.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_window(self, *, maximised: bool) -> None:
        """Once: whoever made it smaller or went elsewhere meanwhile is not called back."""
        if maximised:
            self.window.showMaximized()
        else:
            self.window.show()
        self.window.activateWindow()
        self.window.show_sign_on()

    def used_while(self, load: Callable[[], object]) -> bool:
        """After the first paint, or soon without one, `load` runs on a thread of its own. False where the window was
        closed meanwhile. Raises what it raises."""
        lane, turning, wrong = QtLane("start"), QEventLoop(), list[Exception]()

        def failed(error: Exception) -> None:
            wrong.append(error)
            turning.quit()

        def begin() -> None:
            lane.run(load, then=lambda _: turning.quit(), failed=failed, deadline_s=LOAD_WITHIN_S)

        once_painted_or_late(self.window, begin)
        self.window.update()
        self.window.closing.connect(turning.quit)
        with signals_heard():
            turning.exec()
        self.window.closing.disconnect(turning.quit)
        lane.close(finish_within_s=LOAD_WITHIN_S)
        if wrong:
            raise wrong[0]
        return not self.closed

    def hand_to(self, presenter: SignOnPresenter) -> None:
        """Who answers from now on, with what was typed before. What was pressed is done only where number and password
        still stand as they stood then: nobody's half password is sent."""
        view = self.sign_on_view
        view.sign_on_pressed.disconnect(self._sign_on)
        view.change_pressed.disconnect(self._change)
        view.outside_pressed.disconnect(self._outside)
        number, password = view.number.text(), view.password.text()
        at_password = view.password.edit.hasFocus()
        view.serve(presenter)
        presenter.begin()
        if number.strip():
            presenter.type_number(number)
        view.password.edit.setText(password)
        if at_password:
            view.password.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        pressed, self._pressed = self._pressed, None
        if pressed == (Pressed.OUTSIDE, number, password):
            presenter.sign_on_outside()
        elif number.strip() and pressed == (Pressed.SIGN_ON, number, password):
            presenter.sign_on(password)
        elif number.strip() and pressed == (Pressed.CHANGE, number, password):
            presenter.begin_change(password)

    def _sign_on(self, _: str) -> None:
        self._press(Pressed.SIGN_ON)

    def _change(self, _: str) -> None:
        self._press(Pressed.CHANGE)

    def _outside(self) -> None:
        self._press(Pressed.OUTSIDE)

    def _press(self, pressed: Pressed) -> None:
        self._pressed = (pressed, self.sign_on_view.number.text(), self.sign_on_view.password.text())

    def _close(self) -> None:
        self._closed = True
