"""The crash page before there is a counter: over the assistant, over the question for the passphrase, or alone."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.ports import Lane
from app.texts import sign_on as brand
from app.texts.language import Language
from ui.shell.crash.page import CrashPage
from ui.shell.crash.presenter import CrashPresenter
from ui.shell.crash.state import CrashState, FormKept
from ui.shell.crash.watch import CrashWatch

_ROOM: Final = QSize(760, 560)  # for the page: the window that asks for a passphrase is smaller


class EarlyCrash(QObject):
    """Lies over `window`, which keeps what was typed. `restart_wanted` once 重新启动 was pressed: the window closes."""

    def __init__(
        self,
        window: QWidget,
        *,
        language: Callable[[], Language],
        kept: FormKept,
        save_bundle: Callable[[], Path],
        lane: Lane,
        can_go_on: bool = True,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._language = language
        self._focused: QWidget | None = None
        self._resting: list[QWidget] = []  # what lies below, out of reach of Tab and Enter meanwhile
        self.restart_wanted = False
        self.page = CrashPage(parent=window)
        self.page.hide()
        self.presenter = CrashPresenter(
            screen=self,
            keep_form=lambda told: told(kept),
            save_bundle=save_bundle,
            lane=lane,
            restart=self._restart,
            can_go_on=can_go_on,
        )
        self.page.go_on_pressed.connect(self.presenter.go_on)
        self.page.restart_pressed.connect(self.presenter.restart)
        self.page.bundle_pressed.connect(self.presenter.save_bundle)
        self._watch = CrashWatch(self.presenter.happened)
        window.installEventFilter(self)

    def on_duty(self) -> AbstractContextManager[None]:
        """While it lasts, what nobody expected comes here."""
        return self._watch.on_duty()

    def show_crash(self, state: CrashState) -> None:
        self.page.render_crash(state, self._language())
        if self.page.isVisible():
            return
        self._focused = self._window.focusWidget()
        self._resting = [part for part in self._below() if part.isEnabled()]
        for part in self._resting:
            part.setEnabled(False)
        self._window.resize(self._window.size().expandedTo(_ROOM))
        self.page.setGeometry(self._window.rect())
        self.page.show()
        self.page.raise_()
        self.page.setFocus()

    def hide_crash(self) -> None:
        if isinstance(self._window, CrashWindow):  # nothing lies below
            self._window.close()
            return
        self.page.hide()
        for part in self._resting:
            part.setEnabled(True)
        if self._focused is not None:
            self._focused.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self.page.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def _below(self) -> list[QWidget]:
        parts = (part for part in self._window.children() if isinstance(part, QWidget))
        return [part for part in parts if part is not self.page]

    def _restart(self) -> None:
        self.restart_wanted = True
        self._window.close()


class CrashWindow(QWidget):
    """Only the page, where what went wrong left no window to lie over. Esc closes it."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.setWindowTitle(brand.BRAND.say(language))
        self.setMinimumSize(_ROOM)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
