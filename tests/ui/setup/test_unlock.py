"""The passphrase is asked until it is right; what is wrong stands below the field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.errors import StoreLocked
from app.texts import store as store_words
from app.texts.language import Language
from tests.fakes.clerk_ports import HeldLane
from ui.setup.unlock import Unlocker
from ui.widgets.words import Words

RIGHT = "a lake in the south"


def open_with(passphrase: str) -> str:
    if passphrase != RIGHT:
        raise StoreLocked(store_words.WRONG_PASSPHRASE)
    return "the store"


@pytest.fixture
def lane() -> HeldLane:
    return HeldLane()


@pytest.fixture
def unlocker(qapp: QApplication, qtbot: QtBot, lane: HeldLane) -> Unlocker[str]:
    made = Unlocker(qapp, open_with=open_with, lane=lane, language=Language.EN)
    qtbot.addWidget(made.window)
    with qtbot.waitExposed(made.window):
        made.start()
    return made


def test_wrong_is_said_and_right_opens(unlocker: Unlocker[str], lane: HeldLane, qtbot: QtBot) -> None:
    field = unlocker.window.field.edit
    QTest.keyClicks(field, "a lake in the north")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not unlocker.window.button.isEnabled()
    lane.run_all()
    assert unlocker.window.isVisible()
    assert any(label.text().startswith("The passphrase is wrong") for label in unlocker.window.findChildren(Words))
    QTest.keyClicks(field, RIGHT)
    with qtbot.waitSignal(unlocker.ended):
        QTest.keyClick(field, Qt.Key.Key_Return)
        lane.run_all()
    assert unlocker.opened == "the store"


def test_esc_gives_up(unlocker: Unlocker[str], qtbot: QtBot) -> None:
    with qtbot.waitSignal(unlocker.ended):
        QTest.keyClick(unlocker.window.field.edit, Qt.Key.Key_Escape)
    assert unlocker.opened is None
