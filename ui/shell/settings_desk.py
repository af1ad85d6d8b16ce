"""The settings page in the counter's window: opened and left, its sentences said, and what works at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject

from app.domain.approval import Leave
from app.domain.setting import Setting
from app.domain.setting_list import CUSTOMER_SCREEN, LANGUAGE, SCALE, THEME
from app.ports import Lane, Settings
from app.texts import settings_page as words
from app.texts.language import Language, Text
from ui.clerk.notice import NoticeAnswer
from ui.clerk.voice import Voice
from ui.frame.gate import Gate
from ui.frame.shortcuts import Act, KeyEntry
from ui.frame.theme import LanguageChoice, Theme, scale_now
from ui.frame.theme_name import ThemeName
from ui.settings.outside import DEADLINE_S, QueueSettingsActs, SettingsOutside
from ui.settings.presenter import SettingsPagePresenter
from ui.settings.view import PageAct, SettingsView
from ui.shell.settings.state import CustomerScreenChoice
from ui.shell.window import ShellWindow

SETTINGS_PAGE = "settings"


def keys(*, searched: bool) -> tuple[KeyEntry, ...]:
    """Of the page; the first Esc only clears what is searched for."""
    return (
        KeyEntry(Act.ANYTHING, "", ("Ctrl F",), words.KEY_FIND),
        KeyEntry(Act.CANCEL_LINE, "", ("Ctrl Z",), words.KEY_UNDO),
        KeyEntry(Act.OPEN, "", ("Esc",), words.KEY_CLEAR if searched else words.KEY_BACK),
    )


class SettingsActs(Protocol):
    """Reading and changing settings in the store; on its lane. Each raises Trouble, files OSError."""

    def values(self) -> dict[str, str]: ...
    def keep(self, setting: Setting, value: str, leave: Leave | None) -> None: ...
    def keep_found(self, found: Mapping[str, str], leave: Leave) -> None: ...
    def export(self, file: Path, leave: Leave) -> None: ...
    def take_over(self, file: Path, leave: Leave) -> tuple[Setting, ...]: ...


@dataclass(frozen=True, slots=True)
class SettingsNeeds:
    """`back` shows the counter again, `put_screen` moves the customer's screen; `voice` is None before sign-on."""

    window: ShellWindow
    theme: Theme
    language: LanguageChoice
    acts: SettingsActs
    queue: QueueSettingsActs
    remembered: Settings
    lane: Lane
    hall_lane: Lane
    gate: Gate
    voice: Callable[[], Voice | None]
    put_screen: Callable[[CustomerScreenChoice], None]
    back: Callable[[], None]
    page_acts: tuple[PageAct, ...]
    failed: Callable[[Exception], None]


class SettingsDesk(QObject):
    """Also remembers language and look where they are switched elsewhere, on the sign-on page."""

    def __init__(self, needs: SettingsNeeds) -> None:
        super().__init__(needs.window)
        self._needs = needs
        self._made = False
        needs.language.changed.connect(lambda _: self._language_switched())
        needs.theme.changed.connect(lambda: self._remember(THEME, needs.theme.name.value))

    @cached_property
    def view(self) -> SettingsView:
        """Made when it is first opened: at most counters nobody ever opens it."""
        needs = self._needs
        return SettingsView(language=needs.language.language, acts=needs.page_acts, parent=needs.window.pages)

    @cached_property
    def presenter(self) -> SettingsPagePresenter:
        """Behind the page, and made with it."""
        needs, view = self._needs, self.view
        outside = SettingsOutside(
            lane=needs.lane,
            gate=needs.gate,
            values=needs.acts.values,
            keep=needs.acts.keep,
            keep_found=needs.acts.keep_found,
            export=needs.acts.export,
            take_over=needs.acts.take_over,
            queue=needs.queue,
            hall_lane=needs.hall_lane,
            at_once=self._at_once,
            tell=self._tell,
        )
        presenter = SettingsPagePresenter(outside, screen=view)
        view.searched.connect(presenter.search)
        view.search.edit.textChanged.connect(self._text_changed)
        view.group_chosen.connect(presenter.choose_group)
        view.changed.connect(self._change)
        view.usual_pressed.connect(presenter.usual)
        view.undo_pressed.connect(presenter.undo)
        view.export_chosen.connect(lambda file: presenter.export(Path(file)))
        view.import_chosen.connect(lambda file: presenter.take_over(Path(file)))
        view.leave_pressed.connect(needs.back)
        needs.window.add_mode(SETTINGS_PAGE, view, keys=keys(searched=False))
        self._made = True
        return presenter

    def open(self) -> None:
        """The page in place of the counter's, which stays as it is behind it."""
        self.presenter.open()
        self._needs.window.show_body(SETTINGS_PAGE)

    def _text_changed(self, text: str) -> None:
        self._needs.window.render_keys(keys(searched=bool(text)), mode=SETTINGS_PAGE)

    def _change(self, key: str, value: str) -> None:
        """A size whose smallest window this monitor cannot show is not taken: nobody could set it back."""
        if key == SCALE.key and not self._fits(int(value)):
            self._tell(words.SIZE_TOO_LARGE.filled(percent=value), None)
            self.view.retranslate(self._needs.language.language)
            return
        self.presenter.change(key, value)

    def _fits(self, percent: int) -> bool:
        if percent <= int(SCALE.default):
            return True
        window, now = self._needs.window, scale_now()
        room, smallest = window.screen().size() * now, window.minimumSize() * percent
        return room.width() >= smallest.width() and room.height() >= smallest.height()

    def _tell(self, said: Text, undo: Callable[[], None] | None) -> None:
        voice = self._needs.voice()
        if voice is not None:
            answers = (NoticeAnswer(words.UNDO.say(voice.language), undo),) if undo is not None else ()
            voice.tell(said, icon="settings", answers=answers)

    def _at_once(self, setting: Setting, value: str) -> None:
        if setting is LANGUAGE:
            self._needs.language.switch(Language(value))
        elif setting is THEME:
            self._needs.theme.switch(ThemeName(value))
        elif setting is CUSTOMER_SCREEN:
            self._needs.put_screen(CustomerScreenChoice(value))

    def _remember(self, setting: Setting, value: str) -> None:
        """Switched elsewhere; what the page itself kept is the same already."""
        if not self._made or self.presenter.state.values.get(setting.key) != value:
            self._needs.lane.run(
                lambda: self._needs.remembered.set(setting.key, value),
                then=lambda _: None,
                failed=self._needs.failed,
                deadline_s=DEADLINE_S,
            )

    def _language_switched(self) -> None:
        language = self._needs.language.language
        if self._made:
            self.view.retranslate(language)
        self._remember(LANGUAGE, language.value)
