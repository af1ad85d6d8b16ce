"""The television's window: looks for news some times a second, and closes only after a question."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.texts import display as words
from app.texts.language import Language
from ui.display.leave_dialog import LeaveDialog
from ui.display.presenter import DisplayPresenter
from ui.display.view import DisplayView
from ui.frame.pictures import SMALL
from ui.widgets.overlay import Overlay

LOOK_EVERY_MS = 200


class DisplayWindow(QWidget):
    def __init__(self, presenter: DisplayPresenter, *, language: Language) -> None:
        super().__init__()
        self.setWindowTitle(words.WINDOW.say(language))
        self._presenter, self._language = presenter, language
        self.view = DisplayView(parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._overlay = Overlay(self)
        self._overlay.closed.connect(self._hide_pointer)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self.look()

    def put(self, *, screen: int, windowed: bool) -> None:
        """On the `screen`th monitor, from 1 on; the last one there is where it has fewer."""
        self._timer.start()
        if windowed:
            self.resize(SMALL)
            self.show()
            return
        self.setGeometry(nth_screen(screen).geometry())
        self.showFullScreen()
        self._hide_pointer()

    def _hide_pointer(self) -> None:
        if self.isFullScreen():
            self.setCursor(Qt.CursorShape.BlankCursor)

    def look(self) -> None:
        self.view.render_display(self._presenter.look())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Escape, Qt.Key.Key_Q):
            super().keyPressEvent(event)
            return
        dialog = LeaveDialog(self._language)
        dialog.left.connect(self.close)
        self.unsetCursor()
        self._overlay.open(dialog)


def nth_screen(number: int) -> QScreen:
    screens = QGuiApplication.screens()
    return screens[min(max(number, 1), len(screens)) - 1]
