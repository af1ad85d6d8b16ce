"""The television's window: it looks by itself, and a key pressed by chance does not end it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import ui.display.style
from app.display_ports import HallNews
from app.texts.language import Language
from tests.ui.display.hall import FIXED, Screen, numbered
from tests.ui.looks import check_looks, settle
from ui.display.leave_dialog import LeaveDialog
from ui.display.window import DisplayWindow, nth_screen
from ui.frame.pictures import SMALL
from ui.frame.theme import Theme


@pytest.mark.parametrize("language", Language)
def test_it_is_left_only_after_a_question(language: Language, qapp: QApplication, qtbot: QtBot) -> None:
    Theme(qapp, extra=(ui.display.style.rules,))
    window = DisplayWindow(Screen().presenter, language=language)
    qtbot.addWidget(window)
    window.put(screen=1, windowed=True)
    assert (window.size(), window.view.size()) == (SMALL, SMALL)
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Q):
        QTest.keyClick(window, key)
        settle(window)
        dialog = window.findChild(LeaveDialog)
        assert dialog is not None
        assert dialog.isVisible()
        check_looks(window)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        settle(window)
        assert window.findChild(LeaveDialog) is None
        assert window.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    dialog = window.findChild(LeaveDialog)
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle(window)
    assert not window.isVisible()
    qapp.setStyleSheet("")


def test_it_looks_by_itself_and_stands_on_the_monitor_there_is(qapp: QApplication, qtbot: QtBot) -> None:
    screen = Screen()
    window = DisplayWindow(screen.presenter, language=Language.ZH)
    qtbot.addWidget(window)
    window.put(screen=2, windowed=False)
    qtbot.waitUntil(window.isFullScreen, timeout=5000)
    assert window.cursor().shape() is Qt.CursorShape.BlankCursor
    QTest.keyClick(window, Qt.Key.Key_Q)
    assert window.cursor().shape() is not Qt.CursorShape.BlankCursor
    dialog = window.findChild(LeaveDialog)
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.cursor().shape() is Qt.CursorShape.BlankCursor
    assert nth_screen(7) is QGuiApplication.screens()[-1]
    screen.ear.news = HallNews(courses=(numbered(6, FIXED, 1, 28.9),))
    qtbot.waitUntil(lambda: len(screen.voice.said) == 1, timeout=5000)
