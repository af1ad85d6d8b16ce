"""When nobody touched keyboard, mouse or screen for some minutes, the desk locks itself."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TabletPress,
    QEvent.Type.TabletMove,
}


class IdleWatch(QObject):
    """Emits `idle` once; `start` arms it again. Watches the windows it is given (the customer's one too)."""

    idle = Signal()

    def __init__(self, *, after_ms: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(after_ms)
        self._timer.timeout.connect(self.idle)

    def watch(self, window: QWidget) -> None:
        """Listen to a top-level window. On the window itself: a filter on the application would see every paint."""
        window.winId()
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        """While sign-on or the lock is shown there is nothing to lock."""
        self._timer.stop()

    def remaining_ms(self) -> int:
        """Until the desk locks; -1 while stopped."""
        return self._timer.remainingTime()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHES and self._timer.isActive():
            self._timer.start()
        return super().eventFilter(watched, event)
