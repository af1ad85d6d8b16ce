"""Key-caps and what they do, one after the other: the key bar and the footers of dialogs."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets import grid
from ui.widgets.dressing import Face, Tone
from ui.widgets.keycap import KeyCap
from ui.widgets.laid_out_once import laid_out_once
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
        self._hints: list[_Hint] = []  # those shown come first
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(grid.TWO + grid.HALF)
        self.render_keys(keys)

    def render_keys(self, keys: Sequence[KeyHint]) -> None:
        if tuple(keys) == self._shown:
            return
        self._shown = tuple(keys)
        with laid_out_once(self._row):
            for place, key in enumerate(keys):
                self._put(self._hint(key.caps, place), place)
                self._hints[place].words.setText(key.words)
                self._hints[place].show()
            for hint in self._hints[len(keys) :]:
                hint.hide()

    def _hint(self, caps: tuple[str, ...], place: int) -> "_Hint":
        """One that was there before, where there is one: a footer changes with every letter of a search."""
        found = next((hint for hint in self._hints[place:] if hint.caps == caps), None)
        return _Hint(caps, parent=self) if found is None else found

    def _put(self, hint: "_Hint", place: int) -> None:
        if place < len(self._hints) and self._hints[place] is hint:
            return
        if hint in self._hints:
            self._hints.remove(hint)
            self._row.removeWidget(hint)
        self._hints.insert(place, hint)
        self._row.insertWidget(place, hint)


class _Hint(QWidget):
    def __init__(self, caps: tuple[str, ...], *, parent: QWidget) -> None:
        super().__init__(parent)
        self.caps = caps
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(grid.ONE - 2)
        for cap in caps:
            row.addWidget(KeyCap(cap, parent=self), 0, Qt.AlignmentFlag.AlignVCenter)
        self.words = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        row.addWidget(self.words)
