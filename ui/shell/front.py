"""What a counter shows first: its window with the sign-on page, painted before most of the program is loaded.

What is typed meanwhile is not lost: whoever answers afterwards goes on with it.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QEventLoop, QObject, Qt
from PySide6.QtWidgets import QApplication

from ui.frame.application import once_painted
from ui.frame.lanes import QtLane
from ui.frame.theme import LanguageChoice, Theme
from ui.shell.settings.state import SettingsState
from ui.shell.sign_on.presenter import SignOnPresenter
from ui.shell.sign_on.state import AboutProgram, SignOnState
from ui.shell.sign_on.view import SignOnView
from ui.shell.styles import STYLES
from ui.shell.window import ShellWindow

LOAD_WITHIN_S: Final = 120.0


class Front(QObject):
    """Theme, language, sign-on page and window of a counter. `show` it ahead, or leave that to the program."""

    def __init__(self, application: QApplication, chosen: SettingsState) -> None:
        super().__init__()
        self.theme = Theme(application, name=chosen.theme, extra=STYLES, parent=self)
        self.language = LanguageChoice(chosen.language, parent=self)
        self.sign_on_view = SignOnView(theme=self.theme, language=self.language)
        self.window = ShellWindow(theme=self.theme, language=self.language, sign_on=self.sign_on_view)
        self.shown = False  # ahead of the program
        self._closed = self._entered = False
        self.sign_on_view.sign_on_pressed.connect(self._enter)
        self.window.closing.connect(self._close)

    def show(self, about: AboutProgram, *, now: datetime, offers_outside: bool, maximised: bool) -> None:
        """With nobody behind it yet."""
        self.shown = True
        self.sign_on_view.render_sign_on(SignOnState(about=about, now=now, offers_outside=offers_outside))
        if maximised:
            self.window.showMaximized()
        else:
            self.window.show()
        self.window.activateWindow()
        self.window.show_sign_on()
        self.sign_on_view.number.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def used_while(self, load: Callable[[], object]) -> bool:
        """After the first paint `load` runs on a thread of its own. False where the window was closed meanwhile.
        Raises what it raises."""
        lane, turning, wrong = QtLane("start"), QEventLoop(), list[Exception]()

        def failed(error: Exception) -> None:
            wrong.append(error)
            turning.quit()

        def begin() -> None:
            lane.run(load, then=lambda _: turning.quit(), failed=failed, deadline_s=LOAD_WITHIN_S)

        once_painted(self.window, begin)
        self.window.update()
        self.window.closing.connect(turning.quit)
        turning.exec()
        self.window.closing.disconnect(turning.quit)
        lane.close(finish_within_s=LOAD_WITHIN_S)
        if wrong:
            raise wrong[0]
        return not self._closed

    def hand_to(self, presenter: SignOnPresenter) -> None:
        """Who answers from now on, with what was typed before."""
        view = self.sign_on_view
        view.sign_on_pressed.disconnect(self._enter)
        number, password = view.number.text(), view.password.text()
        at_password = view.password.edit.hasFocus()
        view.serve(presenter)
        presenter.begin()
        if number.strip():
            presenter.type_number(number)
        if at_password:
            view.password.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            view.password.edit.setText(password)
        if self._entered:
            presenter.sign_on(password)

    def _enter(self, _: str) -> None:
        self._entered = True

    def _close(self) -> None:
        self._closed = True
