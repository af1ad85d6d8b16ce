"""The left rail: the modes this person's role allows, settings, and the lock."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.texts import shell as words
from app.texts.language import Language
from ui.frame.shortcuts import HELP_KEY, LOCK_KEY, SETTINGS_KEY, SWITCH_KEY, KeyEntry
from ui.shell.modes import Mode
from ui.widgets import grid
from ui.widgets.composed_button import ComposedButton
from ui.widgets.dressing import Face, dress
from ui.widgets.icons import Icon, IconSize
from ui.widgets.words import Words


class BrandMark(Icon):
    """The sign of 一台清: a form with a signature."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("brand-mark", size=IconSize.MARK, tone=None, parent=parent)


class RailItem(ComposedButton):
    """56 square: icon over word; an act's key stands under its word."""

    def __init__(self, icon: str, *, key: KeyEntry | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        dress(self, keyed=key is not None)
        self._label = Words("", face=Face.LABEL, tone=None, wrap=False, parent=self)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, grid.HALF, 0, grid.HALF)
        column.setSpacing(grid.HALF - 2)
        column.addStretch(1)
        mark = Icon(icon, size=IconSize.RAIL, tone=None, parent=self)
        column.addWidget(mark, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._label, 0, Qt.AlignmentFlag.AlignHCenter)
        if key is not None:
            cap = Words(" ".join(key.caps), face=Face.LABEL, tone=None, wrap=False, parent=self)
            cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(cap, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.set_chosen(chosen=False)

    def set_words(self, said: str) -> None:
        self._label.setText(said)
        self.setAccessibleName(said)

    def set_chosen(self, *, chosen: bool) -> None:
        dress(self, chosen=chosen)


SETTINGS: Final = "settings"  # the mode everybody has


class Rail(QFrame):
    """72 wide. Emits the name of the mode pressed; the rest by a signal each."""

    mode_pressed = Signal(str)
    settings_pressed = Signal()
    lock_pressed = Signal()
    switch_pressed = Signal()
    help_pressed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._modes: dict[str, tuple[Mode, RailItem]] = {}
        self._settings = RailItem("settings", key=SETTINGS_KEY, parent=self)
        self._settings.clicked.connect(self.settings_pressed)
        self._lock = RailItem("lock", key=LOCK_KEY, parent=self)
        self._lock.clicked.connect(self.lock_pressed)
        self._switch = RailItem("arrow-right-left", key=SWITCH_KEY, parent=self)
        self._switch.clicked.connect(self.switch_pressed)
        self._help = RailItem("keyboard", key=HELP_KEY, parent=self)
        self._help.clicked.connect(self.help_pressed)
        self._top = QVBoxLayout()
        self._top.setSpacing(grid.ONE)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.ONE, grid.ONE + 1, grid.ONE, grid.TWO)
        column.setSpacing(0)
        column.addWidget(BrandMark(parent=self), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(grid.TWO + 1)
        column.addLayout(self._top)
        column.addStretch(1)
        column.addWidget(self._help)
        column.addSpacing(grid.ONE)
        column.addWidget(self._switch)
        column.addSpacing(grid.ONE)
        column.addWidget(self._lock)
        self._top.addWidget(self._settings)

    def set_modes(self, modes: Sequence[Mode], language: Language) -> None:
        """The modes of this person's role, from top to bottom, above 设置."""
        for _, item in self._modes.values():
            self._top.removeWidget(item)
            item.hide()
            item.deleteLater()
        self._modes = {}
        for place, mode in enumerate(modes):
            item = RailItem(mode.icon, parent=self)
            item.clicked.connect(lambda _=False, name=mode.name: self.mode_pressed.emit(name))
            self._top.insertWidget(place, item)
            self._modes[mode.name] = (mode, item)
        self.retranslate(language)

    def choose(self, name: str) -> None:
        """Show which mode is on."""
        for mode, item in self._modes.values():
            item.set_chosen(chosen=mode.name == name)
        self._settings.set_chosen(chosen=name == SETTINGS)

    def retranslate(self, language: Language) -> None:
        for mode, item in self._modes.values():
            item.set_words(mode.words.say(language))
        self._settings.set_words(words.SETTINGS.say(language))
        self._lock.set_words(words.LOCK.say(language))
        self._switch.set_words(words.SWITCH.say(language))
        self._help.set_words(words.KEY_HELP.say(language))
