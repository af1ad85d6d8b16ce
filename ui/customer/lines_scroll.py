"""A text in the largest type that is read down a page at a time, never ending in half a line."""

from PySide6.QtCore import QMargins
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ui.customer.touch_scroll import TouchScroll
from ui.frame.tokens import tokens
from ui.widgets.dressing import Face
from ui.widgets.words import Words

_LINE = tokens().type[Face.ELDER_BODY].line
_SLACK = 4


class LinesScroll(TouchScroll):
    def __init__(self, body: Words, *, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._body = body
        self.setWidget(body)

    def showEvent(self, event: QShowEvent) -> None:
        """Words set while it was hidden asked nobody for their height."""
        super().showEvent(event)
        self._body.updateGeometry()

    @property
    def at_end(self) -> bool:
        bar = self.verticalScrollBar()
        return bar.value() >= bar.maximum() - _SLACK

    def go_down(self) -> None:
        """By a page, so that its last line is the first."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + max(_LINE, self.viewport().height() - _LINE))

    def show_whole_lines(self) -> None:
        """Text that goes on below ends with a whole line."""
        room = self.height()
        over = self._body.heightForWidth(self.viewport().width()) > room
        margins = QMargins(0, 0, 0, room % _LINE if over else 0)
        if self.viewportMargins() != margins:
            self.setViewportMargins(margins)
