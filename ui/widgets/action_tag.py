"""What a line does to a number: 新增, 变更, 取消, 缴费, 返销."""

from enum import StrEnum
from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.widgets.dressing import Face, dress
from ui.widgets.icons import Icon, IconSize
from ui.widgets.words import Words


class TagAction(StrEnum):
    """Same values as app.domain.order_line.Action."""

    ADD = "add"
    MODIFY = "modify"
    DELETE = "delete"
    TOP_UP = "topUp"
    WITHDRAW = "withdraw"


_ICONS: Final = {
    TagAction.ADD: "plus",
    TagAction.MODIFY: "arrow-right-left",
    TagAction.DELETE: "minus",
    TagAction.TOP_UP: "banknote",
    TagAction.WITHDRAW: "undo-2",
}
_LEFT: Final = 5
_GAP: Final = 3
_RIGHT: Final = 7


class ActionTag(QFrame):
    """A tag 22 high, radius 4: icon and word."""

    def __init__(self, action: TagAction, words: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("action", action.value)
        self._icon = Icon(_ICONS[action], size=IconSize.TAG, tone=None, parent=self)
        self._words = Words(words, face=Face.LABEL, tone=None, wrap=False, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(_LEFT, 0, _RIGHT, 0)
        row.setSpacing(_GAP)
        row.addWidget(self._icon)
        row.addWidget(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def render_action(self, action: TagAction, words: str) -> None:
        """Show another action in place."""
        self._icon.set_name(_ICONS[action])
        self._words.setText(words)
        dress(self, action=action.value)
