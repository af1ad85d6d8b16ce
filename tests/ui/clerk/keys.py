"""A keyboard that counts: every key event but search text and amount digits, as issue 2 wants it counted."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.looks import settle


class Keyboard:
    """`events` counts presses; a chord counts each of its keys. Keys go to whatever has the focus."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.events = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.events += 1 if modifier == Qt.KeyboardModifier.NoModifier else 2
        QTest.keyClick(self._target(), key, modifier)
        settle(self._window)

    def type(self, text: str) -> None:
        """Search text or amount digits: not counted. Hanzi come as an input method gives them."""
        for char in text:
            if char.isascii():
                QTest.keyClicks(self._target(), char)
            else:
                commit = QInputMethodEvent()
                commit.setCommitString(char)
                QApplication.sendEvent(self._target(), commit)
        settle(self._window)

    def _target(self) -> QWidget:
        return QApplication.focusWidget() or self._window
