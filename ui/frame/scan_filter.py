"""Catches a scanner's burst before it is typed into whatever has the focus; keys that were typed are never lost."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QWindow

from ui.frame.scan_recogniser import Fate, ScanRecogniser, ScanShape

_MODIFIERS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    }
)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_ENDS_TYPING = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.FocusOut})


def event_time_ms(event: QKeyEvent) -> int:
    """When the key was pressed, not when it was looked at: a busy window may come to several keys at once."""
    return event.timestamp()


class ScanFilter(QObject):
    """An event filter of the whole application. `scanned` carries the text a scanner read.

    It looks at a window's events, before they reach the part with the focus, so that each key is seen once.
    """

    scanned = Signal(str)

    def __init__(
        self, shape: ScanShape, *, time_ms: Callable[[QKeyEvent], int] = event_time_ms, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._recogniser = ScanRecogniser(shape)
        self._time_ms = time_ms
        self._held: list[QKeyEvent] = []
        self._window: QWindow | None = None
        self._replaying = False
        self._gap = QTimer(self)
        self._gap.setSingleShot(True)
        self._gap.setInterval(shape.gap_ms)
        self._gap.timeout.connect(self._fell_silent)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._replaying or not isinstance(watched, QWindow):
            return False
        if event.type() in _ENDS_TYPING:
            self._something_else()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(watched, event)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyRelease:
            return self._released(event)
        return False

    def _pressed(self, window: QWindow, event: QKeyEvent) -> bool:
        """True where the key goes no further for now."""
        if event.key() in _MODIFIERS:
            return False
        if not event.text() or event.isAutoRepeat() or event.modifiers() & _COMMANDS:
            self._something_else()
            return False
        judged = self._recogniser.key(event.text(), self._time_ms(event))
        if judged.let_go:
            self._let_go()
        if judged.fate is Fate.TYPED:
            self._gap.stop()
            return False
        if judged.fate is Fate.HELD:
            self._window = window
            self._held.append(_copy(event))
            self._gap.start()
            return True
        self._gap.stop()
        self._held.clear()
        if judged.scanned is not None:
            self.scanned.emit(judged.scanned.text)
        return True

    def _released(self, event: QKeyEvent) -> bool:
        """The release of a key that is held comes behind its press."""
        if not any(each.key() == event.key() for each in self._held):
            return False
        self._held.append(_copy(event))
        return True

    def _something_else(self) -> None:
        self._gap.stop()
        self._recogniser.other()
        self._let_go()

    def _fell_silent(self) -> None:
        scanned = self._recogniser.silence()
        if scanned is None:
            self._let_go()
        else:
            self._held.clear()
            self.scanned.emit(scanned.text)

    def _let_go(self) -> None:
        held, self._held = self._held, []
        window = self._window
        if window is None:
            return
        self._replaying = True
        try:
            for event in held:
                QCoreApplication.sendEvent(window, event)
        finally:
            self._replaying = False


def _copy(event: QKeyEvent) -> QKeyEvent:
    return QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
