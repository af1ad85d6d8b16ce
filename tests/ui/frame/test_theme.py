import os

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QFontDatabase, QPalette, QRawFont
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.texts.language import Language
from ui.frame.theme import LanguageChoice, Theme, scale_environment
from ui.frame.theme_name import ThemeName
from ui.widgets.words import Words


def test_the_shipped_typeface_is_the_applications(theme: Theme, qapp: QApplication) -> None:
    assert qapp.font().family() == "Noto Sans SC"
    assert {"Regular", "Medium", "Bold"} <= set(QFontDatabase.styles("Noto Sans SC"))
    raw = QRawFont.fromFont(qapp.font())
    assert raw.familyName() == "Noto Sans SC"
    assert all(raw.supportsCharacter(ord(char)) for char in "受理·→★¥↑")


def test_a_switch_dresses_what_is_already_there(theme: Theme, qtbot: QtBot) -> None:
    label = Words("受理")
    qtbot.addWidget(label)
    label.show()
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor("#14252A")
    with qtbot.waitSignal(theme.changed):
        theme.switch(ThemeName.DARK)
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor("#E8EFF0")
    assert theme.colours.canvas == "#0E1618"


class Dressed(QWidget):
    """Counts how often it is dressed anew."""

    times = 0

    def changeEvent(self, event: QEvent) -> None:
        self.times += event.type() is QEvent.Type.StyleChange
        super().changeEvent(event)


def test_a_part_is_dressed_twice_however_deep_it_lies(theme: Theme, qtbot: QtBot) -> None:
    """Once for each part above it, and the settings page stood still for four seconds."""
    window = QWidget()
    qtbot.addWidget(window)
    deepest = window
    for _ in range(12):
        deepest = Dressed(deepest)
    window.show()
    assert isinstance(deepest, Dressed)
    deepest.times = 0
    theme.switch(ThemeName.DARK)
    assert deepest.times == 2


def test_the_same_theme_again_tells_nobody(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.switch(ThemeName.LIGHT)


def test_a_switch_of_language_is_told_once(qtbot: QtBot) -> None:
    choice = LanguageChoice()
    with qtbot.waitSignal(choice.changed) as told:
        choice.switch(Language.EN)
    assert told.args == ["en"]
    assert choice.language is Language.EN
    with qtbot.assertNotEmitted(choice.changed):
        choice.switch(Language.EN)


def test_the_scale_is_asked_of_qt_before_it_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_SCALE_FACTOR", "1")  # and so it is put back: children would take it over
    scale_environment(150)
    assert os.environ["QT_SCALE_FACTOR"] == "1.5"


@pytest.mark.parametrize("percent", [99, 201])
def test_a_scale_outside_100_to_200_is_refused(percent: int) -> None:
    with pytest.raises(ValueError, match=str(percent)):
        scale_environment(percent)
