"""Key-caps and what they do, one after the other: the key bar and the footers of dialogs."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets import grid
from ui.widgets.dressing import Face, Tone
from ui.widgets.emptying import throw_away_widgets
from ui.widgets.keycap import KeyCap
from ui.widgets.words import Words


@dataclass(frozen=True, slots=True)
class KeyHint:
    """One or more caps and the words they share: (("↑", "↓"), "选行")."""

    caps: tuple[str, ...]
    words: str


class KeyRow(QWidget):
    """Hints 20 apart, caps before their words."""

    def __init__(self, keys: Sequence[KeyHint] = (), *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[KeyHint, ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(grid.TWO + grid.HALF)
        self.render_keys(keys)

    def render_keys(self, keys: Sequence[KeyHint]) -> None:
        if tuple(keys) == self._shown:
            return
        self._shown = tuple(keys)
        throw_away_widgets(self._row)
        for key in keys:
            self._row.addWidget(self._hint(key))

    def _hint(self, key: KeyHint) -> QWidget:
        hint = QWidget(self)
        row = QHBoxLayout(hint)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(grid.ONE - 2)
        for cap in key.caps:
            row.addWidget(KeyCap(cap, parent=hint), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Words(key.words, face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=hint))
        return hint
