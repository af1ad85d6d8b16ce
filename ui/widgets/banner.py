"""One sentence across the page about the state everything is in: 断网, 恢复."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.widgets import grid
from ui.widgets.button import Button, ButtonSize
from ui.widgets.dressing import Face, dress
from ui.widgets.icons import Icon, IconSize
from ui.widgets.words import Words


class BannerKind(StrEnum):
    WARN = "warn"
    ACCENT = "accent"
    DANGER = "danger"


class Banner(QFrame):
    """48 high: icon, sentence (medium), a note, at the far right an aside and one or two small buttons.

    `pressed` is emitted when the first is, `dismissed` when the second is, which puts the banner away.
    """

    pressed = Signal()
    dismissed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", BannerKind.WARN.value)
        self._icon = Icon("cloud-off", size=IconSize.BANNER, tone=None, parent=self)
        self._words = Words("", face=Face.BODY, tone=None, parent=self)
        self._words.setProperty("medium", True)
        self._note = Words("", face=Face.SMALL, tone=None, wrap=False, parent=self)
        self._aside = Words("", face=Face.SMALL, tone=None, wrap=False, parent=self)
        self._button = Button("", size=ButtonSize.SMALL, parent=self)
        self._button.clicked.connect(self.pressed)
        self._away = Button("", size=ButtonSize.SMALL, parent=self)
        self._away.clicked.connect(self.dismissed)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.TWO, grid.HALF, grid.TWO, grid.HALF)
        row.setSpacing(grid.ONE_AND_HALF)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self._note)
        row.addWidget(self._aside)
        row.addWidget(self._button)
        row.addWidget(self._away)

    def render_banner(
        self,
        kind: BannerKind,
        words: str,
        *,
        icon: str,
        note: str = "",
        aside: str = "",
        button: str = "",
        key: str = "",
        dismiss: str = "",
        dismiss_key: str = "",
    ) -> None:
        """Empty texts are not there; the keys stand on the buttons' caps."""
        dress(self, kind=kind.value)
        self._icon.set_name(icon)
        self._words.setText(words)
        for label, text in ((self._note, note), (self._aside, aside)):
            label.setText(text)
            label.setVisible(bool(text))
        for each, text, cap in ((self._button, button, key), (self._away, dismiss, dismiss_key)):
            each.set_words(text)
            each.set_key(cap)
            each.setVisible(bool(text))
