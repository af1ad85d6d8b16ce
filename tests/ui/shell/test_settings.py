from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.texts.language import Language
from tests.fakes.clerk_ports import HeldLane
from tests.ui.looks import EVERY_LOOK, Look, check_looks, settle, show_as
from ui.frame.theme import Theme
from ui.frame.theme_name import ThemeName
from ui.shell.settings.dialog import SettingsDialog
from ui.shell.settings.presenter import SettingsPresenter
from ui.shell.settings.state import CustomerScreenChoice, SettingName, SettingsState, read_settings
from ui.widgets.choice import ChoiceButton
from ui.widgets.keycap import KeyCap
from ui.widgets.overlay import Overlay


@dataclass
class Remembered:
    """app.ports.Settings in memory."""

    values: dict[str, str] = field(default_factory=dict)

    def get(self, key: str, default: str) -> str:
        return self.values.get(key, default)

    def set(self, key: str, value: str) -> None:
        self.values[key] = value


@dataclass
class Applied:
    told: list[object] = field(default_factory=list)

    def language_chosen(self, language: Language) -> None:
        self.told.append(language)

    def theme_chosen(self, theme: ThemeName) -> None:
        self.told.append(theme)

    def customer_screen_chosen(self, choice: CustomerScreenChoice) -> None:
        self.told.append(choice)


class Desk:
    def __init__(self) -> None:
        self.settings, self.lane, self.applied = Remembered(), HeldLane(), Applied()
        self.failed: list[Exception] = []
        self.presenter = SettingsPresenter(
            settings=self.settings,
            lane=self.lane,
            state=SettingsState(),
            applied=self.applied,
            failed=self.failed.append,
        )


CHOICES = [
    (SettingName.LANGUAGE, "en", Language.EN),
    (SettingName.THEME, "highContrast", ThemeName.HIGH_CONTRAST),
    (SettingName.CUSTOMER_SCREEN, "turned", CustomerScreenChoice.TURNED),
]


@pytest.mark.parametrize(("name", "value", "told"), CHOICES)
def test_a_choice_works_at_once_and_is_remembered(name: SettingName, value: str, told: object) -> None:
    desk = Desk()
    desk.presenter.choose(name, value)
    assert desk.applied.told == [told]
    desk.lane.run_all()
    assert desk.settings.values == {name.value: value}
    assert told in (getattr(read_settings(desk.settings), field) for field in SettingsState.__dataclass_fields__)


def test_the_size_waits_for_the_next_start() -> None:
    desk = Desk()
    desk.presenter.choose(SettingName.SCALE, "150")
    desk.lane.run_all()
    assert desk.applied.told == []
    assert read_settings(desk.settings).scale_percent == 150


def test_what_cannot_be_remembered_works_all_the_same_and_is_told() -> None:
    desk = Desk()
    desk.presenter.choose(SettingName.THEME, "dark")
    desk.lane.run_late()
    assert desk.presenter.state.theme is ThemeName.DARK
    assert [type(error) for error in desk.failed] == [TimeoutError]


def test_a_value_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="pink"):
        Desk().presenter.choose(SettingName.THEME, "pink")


def test_what_is_switched_at_sign_on_is_remembered_once() -> None:
    desk = Desk()
    desk.presenter.note_language(Language.EN)
    desk.presenter.note_language(Language.EN)
    desk.presenter.note_theme(ThemeName.HIGH_CONTRAST)
    desk.presenter.note_theme(ThemeName.HIGH_CONTRAST)
    assert desk.lane.waiting == 2
    assert desk.presenter.state.language is Language.EN


def test_an_unknown_remembered_value_gives_way_to_the_usual() -> None:
    odd = Remembered({"language": "tlh", "theme": "pink", "scale_percent": "110", "customer_screen": "roof"})
    assert read_settings(odd) == SettingsState()


def test_the_dialog_tells_what_was_picked_and_paints_what_it_is_told(theme: Theme, qtbot: QtBot) -> None:
    dialog = SettingsDialog()
    qtbot.addWidget(dialog)
    desk = Desk()
    desk.presenter.show_on(dialog)
    dialog.chosen.connect(lambda name, value: desk.presenter.choose(SettingName(name), value))
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    QTest.mouseClick(dialog.choice(SettingName.LANGUAGE).button("en"), Qt.MouseButton.LeftButton)
    assert desk.presenter.state.language is Language.EN
    assert dialog.choice(SettingName.SCALE).button("150").accessibleName() == "150%"
    assert dialog.choice(SettingName.THEME).button("dark").accessibleName() == "Dark"
    light = dialog.choice(SettingName.THEME).button("light")
    light.setFocus()
    QTest.keyClick(light, Qt.Key.Key_Right)
    assert desk.presenter.state.theme is ThemeName.DARK
    desk.presenter.show_on(None)
    desk.presenter.choose(SettingName.THEME, "light")
    assert dialog.choice(SettingName.THEME).button("dark").property("checked") is True


def test_tab_goes_from_one_setting_to_the_next_and_arrows_choose(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    overlay = Overlay(window)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    desk, dialog = Desk(), SettingsDialog(parent=window)
    desk.presenter.state = SettingsState(language=Language.EN, theme=ThemeName.DARK, scale_percent=150)
    dialog.chosen.connect(lambda name, value: desk.presenter.choose(SettingName(name), value))
    desk.presenter.show_on(dialog)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    overlay.open(dialog)
    settle(window)

    def here() -> str:
        focused = window.focusWidget()
        assert isinstance(focused, ChoiceButton)
        return focused.value

    stops = []
    for _ in range(5):
        stops.append(here())
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert stops == ["en", "dark", "150", "second", "en"]
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Right)
    assert desk.presenter.state.theme is ThemeName.HIGH_CONTRAST
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert here() == "150"
    keys = [hint.text() for hint in dialog.keys.findChildren(KeyCap)]
    assert keys[-1] == "Esc"
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert overlay.dialog() is None


@pytest.mark.parametrize("look", EVERY_LOOK[::2], ids=str)
def test_the_dialog_reads_well(look: Look, theme: Theme, qtbot: QtBot) -> None:
    dialog = SettingsDialog()
    qtbot.addWidget(dialog)
    dialog.render_settings(SettingsState(language=look.language, theme=look.theme))
    show_as(dialog, look, theme)
    check_looks(dialog)
