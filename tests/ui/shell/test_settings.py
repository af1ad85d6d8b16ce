"""Settings in the counter's window: what is remembered, what works at once, and the page in place of the counter's."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.approval import Leave
from app.domain.setting import Setting, SettingGroup
from app.domain.setting_list import SETTINGS
from app.texts.language import Language
from tests.fakes.clerk_ports import HeldLane
from tests.ui.looks import SMALL_LOOKS, Look, check_looks, settle, show_as
from tests.ui.settings.test_presenter import QueueRules
from tests.ui.shell.samples import HE_JING, SIGNING_ON
from tests.ui.shell.test_window import Page
from ui.clerk.notice import Notice
from ui.clerk.voice import Voice
from ui.frame.gate import Gate
from ui.frame.theme import LanguageChoice, Theme
from ui.frame.theme_name import ThemeName
from ui.settings.view import SettingsView
from ui.shell.modes import COUNTER, modes_for
from ui.shell.settings.state import CustomerScreenChoice, SettingsState, read_settings
from ui.shell.settings_desk import SettingsDesk, SettingsNeeds
from ui.shell.sign_on.view import SignOnView
from ui.shell.window import ShellWindow
from ui.widgets.words import Words


@dataclass
class Remembered:
    """app.ports.Settings and the page's acts, in memory."""

    kept: dict[str, str] = field(default_factory=dict)
    sets: list[str] = field(default_factory=list)

    def get(self, key: str, default: str) -> str:
        return self.kept.get(key, default)

    def set(self, key: str, value: str) -> None:
        self.kept[key] = value
        self.sets.append(key)

    def values(self) -> dict[str, str]:
        return {one.key: one.default or one.example or "x" for one in SETTINGS} | self.kept

    def keep(self, setting: Setting, value: str, leave: Leave | None) -> None:
        self.kept[setting.key] = value

    def keep_found(self, found: Mapping[str, str], leave: Leave) -> None:
        self.kept |= found

    def export(self, file: Path, leave: Leave) -> None:
        file.write_text("", "utf-8")

    def take_over(self, file: Path, leave: Leave) -> tuple[Setting, ...]:
        return ()


class Desk:
    """The window with a page that stands for the counter's, and the settings desk on it."""

    def __init__(self, theme: Theme, language: Language = Language.EN) -> None:
        self.remembered, self.lane = Remembered({"language": language.value}), HeldLane()
        self.theme, self.language = theme, LanguageChoice(language)
        self.screens: list[CustomerScreenChoice] = []
        sign_on = SignOnView(theme=theme, language=self.language)
        sign_on.render_sign_on(SIGNING_ON)
        self.window = ShellWindow(theme=theme, language=self.language, sign_on=sign_on)
        self.language.setParent(self.window)
        self.window.add_mode(COUNTER.name, Page())
        self.window.set_modes(modes_for(HE_JING, has_hall=False))
        gate = Gate(today=lambda: date(2026, 11, 20))
        gate.on_duty(HE_JING)
        voice = self.voice = Voice(language)
        self.desk = SettingsDesk(
            SettingsNeeds(
                window=self.window,
                theme=theme,
                language=self.language,
                acts=self.remembered,
                queue=QueueRules(),
                remembered=self.remembered,
                lane=self.lane,
                hall_lane=self.lane,
                gate=gate,
                voice=lambda: voice,
                put_screen=self.screens.append,
                back=lambda: self.window.show_body(COUNTER.name),
                page_acts=(),
                failed=self._failed,
            )
        )
        self.window.show_body(COUNTER.name)

    def _failed(self, error: Exception) -> None:
        raise error


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot) -> Desk:
    made = Desk(theme)
    qtbot.addWidget(made.window)
    with qtbot.waitExposed(made.window):
        made.window.show()
    made.window.activateWindow()
    return made


def test_the_page_takes_the_counters_place_and_esc_gives_it_back(desk: Desk) -> None:
    desk.desk.open()
    desk.lane.run_all()
    assert desk.desk.view.isVisible()
    assert "back to the counter" in {label.text() for label in desk.window.key_bar.findChildren(Words)}
    QTest.keyClick(desk.desk.view.search.edit, Qt.Key.Key_Escape)
    assert not desk.desk.view.isVisible()


def test_the_foot_says_what_esc_does_next(desk: Desk) -> None:
    desk.desk.open()
    desk.lane.run_all()
    field = desk.desk.view.search.edit

    def foot() -> set[str]:
        said = {label.text() for label in desk.window.key_bar.findChildren(Words) if label.isVisible()}
        return said & {"back to the counter", "clear the search"}

    QTest.keyClicks(field, "pri")
    assert foot() == {"clear the search"}
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert foot() == {"back to the counter"}
    QTest.keyClicks(field, "pri")
    desk.desk.presenter.choose_group(None)
    assert foot() == {"back to the counter"}, "a group that is chosen clears it too"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not desk.desk.view.isVisible()


def test_what_is_told_of_the_switch_itself_is_seen(desk: Desk) -> None:
    """The switch closes what was told before it, in the other language."""

    def told_of(notice: Notice) -> None:
        desk.window.toasts.tell(notice.words)

    desk.voice.listen(told_of, take_back=lambda _: None)
    desk.desk.open()
    desk.lane.run_all()
    desk.window.toasts.tell("Parked")
    desk.desk.view.rows["language"].choice.button("zh").click()
    desk.lane.run_all()
    (told,) = desk.window.toasts.toasts()
    assert told.findChildren(Words)[0].text() != "Parked"


def test_the_page_is_made_when_it_is_first_opened(desk: Desk) -> None:
    desk.language.switch(Language.ZH)
    desk.lane.run_all()
    assert desk.window.findChildren(SettingsView) == []
    for _ in range(2):
        desk.desk.open()
        desk.lane.run_all()
        assert desk.window.findChildren(SettingsView) == [desk.desk.view]
    assert "回到受理" in {label.text() for label in desk.window.key_bar.findChildren(Words)}


def test_look_language_and_customer_screen_work_at_once(desk: Desk) -> None:
    desk.desk.open()
    desk.lane.run_all()
    for key, value in (("theme", "dark"), ("language", "zh"), ("customer_screen", "turned")):
        desk.desk.view.rows[key].choice.button(value).click()
        desk.lane.run_all()
    assert desk.theme.name is ThemeName.DARK
    assert desk.language.language is Language.ZH
    assert desk.screens == [CustomerScreenChoice.TURNED]
    assert desk.remembered.kept == {"theme": "dark", "language": "zh", "customer_screen": "turned"}


def test_a_size_the_monitor_cannot_show_is_not_taken(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The offscreen monitor is smaller than the smallest window at 200%."""
    desk.desk.open()
    desk.lane.run_all()
    choice = desk.desk.view.rows["scale_percent"].choice
    choice.button("200").click()
    desk.lane.run_all()
    assert "scale_percent" not in desk.remembered.kept
    assert choice.button("100").isChecked()
    monkeypatch.setattr(desk.desk, "_fits", lambda _: True)
    choice.button("125").click()
    desk.lane.run_all()
    assert desk.remembered.kept["scale_percent"] == "125"


def test_what_is_switched_at_sign_on_is_remembered(desk: Desk) -> None:
    desk.language.switch(Language.ZH)
    desk.theme.switch(ThemeName.HIGH_CONTRAST)
    desk.lane.run_all()
    assert desk.remembered.kept == {"language": "zh", "theme": "highContrast"}
    assert read_settings(desk.remembered).theme is ThemeName.HIGH_CONTRAST


def test_what_the_page_kept_is_not_kept_twice(desk: Desk) -> None:
    desk.desk.open()
    desk.lane.run_all()
    desk.desk.view.rows["theme"].choice.button("dark").click()
    desk.lane.run_all()
    assert desk.remembered.sets == []


def test_an_unknown_remembered_value_gives_way_to_the_usual() -> None:
    odd = Remembered({"language": "tlh", "theme": "pink", "scale_percent": "110", "customer_screen": "roof"})
    assert read_settings(odd) == SettingsState()


@pytest.mark.parametrize("look", SMALL_LOOKS, ids=str)
def test_the_page_reads_well_in_the_window(look: Look, qtbot: QtBot, theme: Theme) -> None:
    theme.switch(look.theme)
    desk = Desk(theme, look.language)
    qtbot.addWidget(desk.window)
    desk.desk.open()
    desk.lane.run_all()
    desk.desk.presenter.choose_group(SettingGroup.PRINTER)  # none of its rows is cut by the page's lower edge
    show_as(desk.window, look, theme)
    settle(desk.window)
    check_looks(desk.window, size=look.size)
    assert desk.desk.view.isVisible()
