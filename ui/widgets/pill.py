"""The state of a thing in a word: icon, word and form, never colour alone."""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import Property, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.widgets.dressing import Face, dress
from ui.widgets.icons import Icon, IconSize
from ui.widgets.painted import paint_dashes
from ui.widgets.words import Words


class PillState(StrEnum):
    """The states of tokens.json, and PLAIN for a class that is no state (普通号)."""

    DONE = "done"
    WAITING = "waiting"
    UNSENT = "unsent"
    OFFLINE = "offline"
    DRAFT = "draft"
    REFUSED = "refused"
    LOCKED = "locked"
    PLAIN = "plain"


_ICONS: Final = {
    PillState.DONE: "check",
    PillState.WAITING: "clock-3",
    PillState.UNSENT: "cloud-upload",
    PillState.OFFLINE: "cloud-off",
    PillState.DRAFT: "pencil-line",
    PillState.REFUSED: "ban",
    PillState.LOCKED: "lock",
    PillState.PLAIN: "circle",
}
_LEFT: Final = 6
_GAP: Final = 4
_RIGHT: Final = 8


class Pill(QFrame):
    """A rounded pill, 22 high: icon and word. The draft's dashed edge is painted here."""

    def __init__(self, state: PillState, words: str, *, icon: str = "", parent: QWidget | None = None) -> None:
        """`icon` other than the state's own where a more telling one exists (`x` for 客户不办)."""
        super().__init__(parent)
        self.setProperty("state", state.value)
        self._state = state
        self._dash = QColor()
        self._dash_fill = QColor()
        self._icon = Icon(icon or _ICONS[state], size=IconSize.TAG, tone=None, parent=self)
        self._words = Words(words, face=Face.LABEL, tone=None, wrap=False, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(_LEFT, 0, _RIGHT, 0)
        row.setSpacing(_GAP)
        row.addWidget(self._icon)
        row.addWidget(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def render_state(self, state: PillState, words: str, *, icon: str = "") -> None:
        """Show another state in place."""
        self._state = state
        self._icon.set_name(icon or _ICONS[state])
        self._words.setText(words)
        dress(self, state=state.value)

    def state(self) -> PillState:
        return self._state

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._state is PillState.DRAFT:
            painter = QPainter(self)
            paint_dashes(painter, QRectF(self.rect()), edge=self._dash, fill=self._dash_fill, radius=self.height() / 2)
            painter.end()

    def _set_dash(self, colour: QColor) -> None:
        self._dash = colour
        self.update()

    def _set_dash_fill(self, colour: QColor) -> None:
        self._dash_fill = colour
        self.update()

    dashFill = Property(QColor, lambda self: self._dash_fill, _set_dash_fill)
    dashInk = Property(QColor, lambda self: self._dash, _set_dash)
