"""The settings dialog: four choices, each at work as soon as it is made."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.texts import shell as words
from app.texts.language import Language, Text, same
from ui.frame.theme_name import ThemeName
from ui.shell.settings.state import SCALES, CustomerScreenChoice, SettingName, SettingsState
from ui.widgets import grid
from ui.widgets.choice import Choice
from ui.widgets.dialog import Dialog
from ui.widgets.dressing import Face, Tone
from ui.widgets.key_row import KeyHint
from ui.widgets.words import Words

_WIDTH = 640
_LABEL = 120
_OPTIONS: dict[SettingName, tuple[Text, tuple[tuple[str, Text], ...]]] = {
    SettingName.LANGUAGE: (
        words.SETTING_LANGUAGE,
        ((Language.ZH, words.LANGUAGE_ZH), (Language.EN, words.LANGUAGE_EN)),
    ),
    SettingName.THEME: (
        words.SETTING_THEME,
        (
            (ThemeName.LIGHT, words.THEME_LIGHT),
            (ThemeName.DARK, words.THEME_DARK),
            (ThemeName.HIGH_CONTRAST, words.THEME_HIGH_CONTRAST),
        ),
    ),
    SettingName.SCALE: (words.SETTING_SCALE, tuple((str(scale), same(f"{scale}%")) for scale in SCALES)),
    SettingName.CUSTOMER_SCREEN: (
        words.SETTING_CUSTOMER_SCREEN,
        (
            (CustomerScreenChoice.SECOND, words.SCREEN_SECOND),
            (CustomerScreenChoice.WINDOW, words.SCREEN_WINDOW),
            (CustomerScreenChoice.TURNED, words.SCREEN_TURNED),
        ),
    ),
}


class SettingsDialog(Dialog):
    """Emits `chosen` with the name and the value of what was picked; open it on the window's overlay."""

    chosen = Signal(str, str)  # SettingName, value

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(icon="settings", parent=parent)
        self.setFixedWidth(_WIDTH)
        self._labels: dict[SettingName, Words] = {}
        self._choices: dict[SettingName, Choice] = {}
        rows = QGridLayout()
        rows.setContentsMargins(grid.THREE, grid.THREE, grid.THREE, grid.TWO)
        rows.setHorizontalSpacing(0)
        rows.setVerticalSpacing(grid.TWO)
        rows.setColumnMinimumWidth(0, _LABEL)
        rows.setColumnStretch(1, 1)
        for row, name in enumerate(_OPTIONS):
            label = Words("", face=Face.BODY, tone=Tone.INK2, parent=self)
            choice = Choice(parent=self)
            choice.chosen.connect(lambda value, name=name: self.chosen.emit(name.value, value))
            rows.addWidget(label, row, 0)
            rows.addWidget(choice, row, 1)
            self._labels[name], self._choices[name] = label, choice
        self._scale_note = Words("", face=Face.SMALL, tone=Tone.INK3, parent=self)
        rows.addWidget(self._scale_note, len(_OPTIONS), 1)
        self.body.addLayout(rows)

    def render_settings(self, state: SettingsState) -> None:
        """Speaks the language that is chosen in it."""
        language = state.language
        self.set_title(words.SETTINGS_TITLE.say(language), note=words.SETTINGS_NOTE.say(language))
        now = {
            SettingName.LANGUAGE: state.language.value,
            SettingName.THEME: state.theme.value,
            SettingName.SCALE: str(state.scale_percent),
            SettingName.CUSTOMER_SCREEN: state.customer_screen.value,
        }
        for name, (label, options) in _OPTIONS.items():
            self._labels[name].setText(label.say(language))
            said = [(str(value), option.say(language)) for value, option in options]
            self._choices[name].render_choice(said, now[name])
        self._scale_note.setText(words.SCALE_NOTE.say(language))
        keys = (
            KeyHint(("Tab",), words.KEY_NEXT.say(language)),
            KeyHint(("←", "→"), words.KEY_CHOOSE.say(language)),
            KeyHint(("Esc",), words.KEY_DONE.say(language)),
        )
        self.set_footer(keys)
        self.setFocusProxy(self._choices[SettingName.LANGUAGE].button(state.language.value))

    def choice(self, name: SettingName) -> Choice:
        return self._choices[name]
