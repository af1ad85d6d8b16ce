from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.texts import crash as words
from tests.ui.looks import EVERY_LOOK, Look, check_looks, show_as
from ui.frame.theme import Theme
from ui.shell.crash.page import CrashPage
from ui.shell.crash.state import BundleStage, CrashState, FormKept

PLACE = Path("/home/a-counter-of-the-hall/Desktop/yitai-support-20261120-102405.zip")
SCENES = [
    CrashState(),
    CrashState(FormKept.DRAFT, BundleStage.SAVED, PLACE),
    CrashState(FormKept.UNSAVED, BundleStage.FAILED),
    CrashState(FormKept.SIGNED, BundleStage.SAVING),
    CrashState(FormKept.NONE),
]


@pytest.mark.parametrize("look", EVERY_LOOK, ids=str)
@pytest.mark.parametrize("state", SCENES, ids=lambda state: f"{state.form}-{state.bundle}")
def test_the_page_reads_well(state: CrashState, look: Look, qtbot: QtBot, theme: Theme) -> None:
    page = CrashPage()
    qtbot.addWidget(page)
    page.render_crash(state, look.language)
    show_as(page, look, theme)
    check_looks(page, size=look.size)


def test_it_says_what_was_kept_and_no_code(qtbot: QtBot, theme: Theme) -> None:
    page = CrashPage()
    qtbot.addWidget(page)
    page.render_crash(SCENES[1], EVERY_LOOK[0].language)
    show_as(page, EVERY_LOOK[0], theme)
    said = "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    for text in (words.TITLE, words.WHAT, words.FORM_DRAFT, words.ALL_KEPT, words.GO_ON, words.RESTART):
        assert text.zh in said
    assert str(PLACE) in said
    assert "Traceback" not in said
    assert "Error" not in said


def test_the_keyboard_reaches_all_three_and_enter_goes_on(qtbot: QtBot, theme: Theme) -> None:
    page = CrashPage()
    qtbot.addWidget(page)
    page.render_crash(CrashState(FormKept.DRAFT), EVERY_LOOK[0].language)
    show_as(page, EVERY_LOOK[0], theme)
    page.activateWindow()
    page.setFocus()
    pressed: list[str] = []
    page.go_on_pressed.connect(lambda: pressed.append("go on"))
    page.restart_pressed.connect(lambda: pressed.append("restart"))
    page.bundle_pressed.connect(lambda: pressed.append("bundle"))
    for _ in range(3):
        focused = page.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Return)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert sorted(pressed) == ["bundle", "go on", "restart"]
    assert pressed[0] == "go on"
