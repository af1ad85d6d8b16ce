"""What is longer than its place is pushed by a finger as well as by a wheel."""

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.widgets.scroll import Scroll

_PUSH = 12  # px a finger trembles while it taps


class FingerScroll(Scroll):
    """A push that begins on a row lets the row go, a tap does not move it.

    Not by Qt's scroller: it keeps a press back, and loses the tap where the line is long enough to be pushed.
    """

    def __init__(self, inside: QWidget, *, parent: QWidget) -> None:
        super().__init__(inside, parent=parent)
        self._from: float | None = None
        self._began = 0
        self._pushing = False
        inside.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ChildAdded and isinstance(event, QChildEvent):
            if isinstance(event.child(), QAbstractButton):
                event.child().installEventFilter(self)
        elif isinstance(event, QMouseEvent):
            return self._moused(watched, event)
        return super().eventFilter(watched, event)

    def _moused(self, watched: QObject, event: QMouseEvent) -> bool:
        """True for what is the push's: the row under it does not see it."""
        bar, at = self.verticalScrollBar(), event.globalPosition().y()
        if event.type() == QEvent.Type.MouseButtonPress:
            self._from, self._began, self._pushing = at, bar.value(), False
        elif event.type() == QEvent.Type.MouseMove and self._from is not None:
            if not self._pushing and abs(at - self._from) > _PUSH and bar.maximum() > 0:
                self._pushing = bool(event.buttons() & Qt.MouseButton.LeftButton)
                if isinstance(watched, QAbstractButton):
                    watched.setDown(False)
            if self._pushing:
                bar.setValue(round(self._began - (at - self._from)))
                return True
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._from, self._pushing = None, False
        return False
