"""Theme and language of the running program: switched at any time, told to every view by one signal each."""

import os
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from app.texts.language import Language
from ui.frame.fonts import load_fonts
from ui.frame.style_rule import qt_colour
from ui.frame.style_sheet import Rules, style_sheet
from ui.frame.theme_name import ThemeName
from ui.frame.tokens import Colours, tokens

_LEAST_SCALE: Final = 100
_MOST_SCALE: Final = 200


class Theme(QObject):
    """Dresses the application. `changed` after the new sheet is on; painters of their own read `colours` again."""

    changed = Signal()

    def __init__(
        self,
        application: QApplication,
        *,
        name: ThemeName = ThemeName.LIGHT,
        extra: Sequence[Rules] = (),
        parent: QObject | None = None,
    ) -> None:
        """Loads the fonts and dresses the application at once. `extra`: the faces' own rules."""
        super().__init__(parent)
        self._application = application
        self._extra = tuple(extra)
        self._name = name
        application.setStyle("Fusion")
        load_fonts(application)
        self._apply()

    @property
    def name(self) -> ThemeName:
        return self._name

    @property
    def colours(self) -> Colours:
        return tokens().colours[self._name]

    def switch(self, name: ThemeName) -> None:
        if name is not self._name:
            self._name = name
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        self._application.setPalette(palette(self.colours))
        # Changing a sheet, Qt dresses each part once for each part it lies in: settings took 4 s. Off and on is twice.
        self._application.setStyleSheet("")
        self._application.setStyleSheet(style_sheet(tokens(), self._name, extra=self._extra))


class LanguageChoice(QObject):
    """The clerk's language. Views connect `changed` to their own `retranslate(language)`."""

    changed = Signal(str)  # a Language; a StrEnum travels as its text

    def __init__(self, language: Language = Language.ZH, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language

    @property
    def language(self) -> Language:
        return self._language

    def switch(self, language: Language) -> None:
        if language is not self._language:
            self._language = language
            self.changed.emit(language.value)


def palette(colours: Colours) -> QPalette:
    """What the style sheet does not reach: selections, placeholders, the ground of a bare widget."""
    roles = {
        QPalette.ColorRole.Window: colours.canvas,
        QPalette.ColorRole.WindowText: colours.ink,
        QPalette.ColorRole.Base: colours.surface,
        QPalette.ColorRole.AlternateBase: colours.sunk,
        QPalette.ColorRole.Text: colours.ink,
        QPalette.ColorRole.Button: colours.surface,
        QPalette.ColorRole.ButtonText: colours.ink,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.PlaceholderText: colours.ink3,
        QPalette.ColorRole.Link: colours.accent_ink,
    }
    result = QPalette()
    for role, colour in roles.items():
        result.setColor(role, QColor(qt_colour(colour)))
    return result


def scale_environment(percent: int) -> None:
    """Make everything `percent` as large; only before QApplication is made. Below 100 or above 200: ValueError."""
    if not _LEAST_SCALE <= percent <= _MOST_SCALE:
        raise ValueError(f"scale {percent}")
    os.environ["QT_SCALE_FACTOR"] = str(percent / 100)


def scale_now() -> int:
    """The percent this program was started with."""
    return round(float(os.environ.get("QT_SCALE_FACTOR", "1")) * 100)
