import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.texts import about as words
from app.texts.language import same
from tests.ui.looks import EVERY_LOOK, Look, check_looks, settle, show_as
from ui.frame.theme import Theme
from ui.shell.about.dialog import AboutDialog
from ui.shell.about.state import AboutFacts, Part
from ui.widgets.overlay import Overlay

PARTS = (
    Part(words.FONTS, "", "OFL-1.1"),
    Part(same("PySide6_Essentials"), "6.11.3", "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only"),
    Part(same("SQLCipher, SQLite, OpenSSL"), "", "BSD-3-Clause, public domain, Apache-2.0"),
    Part(same("something"), "1.0", ""),
    *(Part(same(f"library-{number}"), f"1.{number}", "MIT") for number in range(40)),
)
FACTS = AboutFacts(
    program="0.1.0",
    catalogue="2026-11-19.1",
    store="0004",
    python="3.11.7",
    qt="6.11.3",
    system="Windows 10.0.26100 (AMD64)",
    parts=PARTS,
)


def opened(look: Look, qtbot: QtBot, theme: Theme) -> tuple[QWidget, AboutDialog]:
    window = QWidget()
    qtbot.addWidget(window)
    overlay = Overlay(window)
    show_as(window, look, theme)
    dialog = AboutDialog(FACTS, look.language, parent=window)
    overlay.open(dialog)
    settle(window)
    return window, dialog


@pytest.mark.parametrize("look", EVERY_LOOK, ids=str)
def test_the_page_reads_well(look: Look, qtbot: QtBot, theme: Theme) -> None:
    theme.switch(look.theme)
    window, dialog = opened(look, qtbot, theme)
    check_looks(window, size=look.size)
    assert dialog.height() < look.size.height()


def test_the_arrows_scroll_and_esc_closes(qtbot: QtBot, theme: Theme) -> None:
    _, dialog = opened(EVERY_LOOK[0], qtbot, theme)
    bar = dialog.list.verticalScrollBar()
    QTest.keyClick(dialog, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(dialog, Qt.Key.Key_PageUp)
    assert bar.value() == 0
    with qtbot.waitSignal(dialog.dismissed):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
