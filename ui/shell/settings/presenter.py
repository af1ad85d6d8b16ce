"""Settings without Qt: each choice works at once and is remembered."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final, Protocol

from app.ports import Lane, Settings
from app.texts.language import Language
from ui.frame.theme_name import ThemeName
from ui.shell.settings.state import CustomerScreenChoice, SettingName, SettingsState

DEADLINE_S: Final = 5.0


class SettingsScreen(Protocol):
    def render_settings(self, state: SettingsState) -> None: ...


class SettingsApplied(Protocol):
    """What a choice changes in the running program."""

    def language_chosen(self, language: Language) -> None: ...

    def theme_chosen(self, theme: ThemeName) -> None: ...

    def customer_screen_chosen(self, choice: CustomerScreenChoice) -> None: ...


class SettingsPresenter:
    """The size alone waits for the next start, which reads it before there is a window."""

    def __init__(
        self,
        *,
        settings: Settings,
        lane: Lane,
        state: SettingsState,
        applied: SettingsApplied,
        failed: Callable[[Exception], None],
    ) -> None:
        """`lane` is the store's; `failed` is told when a choice could not be remembered (it works all the same)."""
        self._settings = settings
        self._lane = lane
        self._applied = applied
        self._failed = failed
        self._screen: SettingsScreen | None = None
        self.state = state

    def show_on(self, screen: SettingsScreen | None) -> None:
        """The dialog that is open now; None when it closed."""
        self._screen = screen
        if screen is not None:
            screen.render_settings(self.state)

    def choose(self, name: SettingName, value: str) -> None:
        """One choice of the dialog. ValueError for a value that is none."""
        state = self.state
        if name is SettingName.LANGUAGE:
            state = replace(state, language=Language(value))
            self._applied.language_chosen(state.language)
        elif name is SettingName.THEME:
            state = replace(state, theme=ThemeName(value))
            self._applied.theme_chosen(state.theme)
        elif name is SettingName.SCALE:
            state = replace(state, scale_percent=int(value))
        else:
            state = replace(state, customer_screen=CustomerScreenChoice(value))
            self._applied.customer_screen_chosen(state.customer_screen)
        self._keep(name, value)
        self._show(state)

    def note_language(self, language: Language) -> None:
        """Switched elsewhere (sign-on): remembered too."""
        if language is not self.state.language:
            self._keep(SettingName.LANGUAGE, language)
            self._show(replace(self.state, language=language))

    def note_theme(self, theme: ThemeName) -> None:
        """Switched elsewhere (sign-on): remembered too."""
        if theme is not self.state.theme:
            self._keep(SettingName.THEME, theme)
            self._show(replace(self.state, theme=theme))

    def _keep(self, name: SettingName, value: str) -> None:
        self._lane.run(
            lambda: self._settings.set(name.value, str(value)),
            then=lambda _: None,
            failed=self._failed,
            deadline_s=DEADLINE_S,
        )

    def _show(self, state: SettingsState) -> None:
        self.state = state
        if self._screen is not None:
            self._screen.render_settings(state)
