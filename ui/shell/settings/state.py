"""The remembered settings as values; what the store holds is their text. No Qt here."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.ports import Settings
from app.texts.language import Language
from ui.frame.theme_name import ThemeName

SCALES: Final = (100, 125, 150, 175, 200)  # percent


class CustomerScreenChoice(StrEnum):
    SECOND = "second"  # full screen on the second monitor
    WINDOW = "window"  # a window of its own: training, demo
    TURNED = "turned"  # this very screen, turned round


class SettingName(StrEnum):
    """The keys in the store."""

    LANGUAGE = "language"
    THEME = "theme"
    SCALE = "scale_percent"
    CUSTOMER_SCREEN = "customer_screen"


@dataclass(frozen=True, slots=True)
class SettingsState:
    language: Language = Language.ZH
    theme: ThemeName = ThemeName.LIGHT
    scale_percent: int = 100
    customer_screen: CustomerScreenChoice = CustomerScreenChoice.SECOND


def read_settings(settings: Settings) -> SettingsState:
    """What is remembered; a value this program does not know gives way to the usual one."""
    usual = SettingsState()
    language = settings.get(SettingName.LANGUAGE, usual.language)
    theme = settings.get(SettingName.THEME, usual.theme)
    scale = settings.get(SettingName.SCALE, str(usual.scale_percent))
    screen = settings.get(SettingName.CUSTOMER_SCREEN, usual.customer_screen)
    return SettingsState(
        language=Language(language) if language in set(Language) else usual.language,
        theme=ThemeName(theme) if theme in set(ThemeName) else usual.theme,
        scale_percent=int(scale) if scale in map(str, SCALES) else usual.scale_percent,
        customer_screen=CustomerScreenChoice(screen) if screen in set(CustomerScreenChoice) else usual.customer_screen,
    )
