"""What the settings page shows, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from app.domain.queue_settings import QUEUE_SETTINGS
from app.domain.setting import Setting, SettingGroup
from app.domain.setting_list import GROUP_NAMES, SETTINGS
from app.texts.language import Language, Text


@dataclass(frozen=True, slots=True)
class SettingsRow:
    """One setting as it is shown. `value` is what stands in its field, also one that was refused with `fault`."""

    setting: Setting
    value: str
    fault: Text | None
    needs_approval: bool

    @property
    def usual(self) -> bool:
        return self.value == self.setting.default or not self.setting.default


@dataclass(frozen=True, slots=True)
class SettingChange:
    """For the way back."""

    setting: Setting
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class SettingsPageState:
    """`group` None shows all. `typed` are values that were refused, by key, with what is wrong with them.
    `changes` are those that can be taken back, the last one last; what was changed at once goes back at once.
    `queue_note` is why the hall's own rules of the queue are not among the values, None where they are."""

    values: Mapping[str, str]
    query: str = ""
    group: SettingGroup | None = None
    typed: Mapping[str, tuple[str, Text]] = field(default_factory=dict)
    changes: tuple[tuple[SettingChange, ...], ...] = ()
    busy: bool = False
    queue_note: Text | None = None


GROUPS: Final = tuple(GROUP_NAMES)
PAGE_SETTINGS: Final = (*SETTINGS, *QUEUE_SETTINGS)  # the last are the hall's, kept at its server
OF_THE_HALL: Final = frozenset(one.key for one in QUEUE_SETTINGS)


def rows_of(state: SettingsPageState, *, lacking: frozenset[str]) -> tuple[SettingsRow, ...]:
    """Those the group and the search let through. `lacking` are keys whose right the person on duty has not."""
    return tuple(_row(one, state, lacking) for one in PAGE_SETTINGS if one.key in state.values and _shown(one, state))


def _row(setting: Setting, state: SettingsPageState, lacking: frozenset[str]) -> SettingsRow:
    value, fault = state.typed.get(setting.key, (state.values[setting.key], None))
    return SettingsRow(setting, value, fault, setting.key in lacking)


def _shown(setting: Setting, state: SettingsPageState) -> bool:
    """A search looks through all groups: in names, explanations, options and headings of both languages."""
    query = state.query.strip().casefold()
    if not query:
        return state.group in (None, setting.group)
    texts = (setting.name, setting.says, GROUP_NAMES[setting.group], *(said for _, said in setting.options))
    return any(query in words.casefold() for text in texts for words in (text.zh, text.en)) or query in setting.key


def shown_value(setting: Setting, value: str, language: Language, *, nothing: Text) -> str:
    """The value in a sentence."""
    return setting.shown(value).say(language) if value else nothing.say(language)
