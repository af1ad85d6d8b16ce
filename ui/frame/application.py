"""The one QApplication of a process, what it says, and the bell other threads ring."""

import contextlib
import logging
import signal
import sys
from collections.abc import Callable, Iterator

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QObject,
    Qt,
    QTimer,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

import resources
from ui.frame.pauses import Pauses

_LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def application() -> QApplication:
    """The running one, else a new one that knows its name."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    made = QApplication(sys.argv[:1])
    made.setApplicationName("yitai")
    made.setApplicationDisplayName("一台清 Yitai")
    made.setDesktopFileName("yitai")  # by which Wayland finds the icon of the desktop entry
    made.setWindowIcon(QIcon(str(resources.path("application/yitai.png"))))
    return made


_ASKED = "closeAsked"
UNPAINTED_MS = 2_000
_OF_NO_WINDOW_MANAGER = "This plugin does not support propagateSizeHints()"  # each window shown without a display
_HEAR_EVERY_MS = 250  # Python hears a signal only between its own steps, and a waiting window takes none


def close_on_signals(qt: QApplication) -> None:
    """SIGTERM and Ctrl+C close the windows as a person would, from now on: the store and the centre end in order. But
    nothing is asked (`asked_to_end`)."""

    def close(*_: object) -> None:
        qt.setProperty(_ASKED, True)
        qt.closeAllWindows()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, close)


def asked_to_end(qt: QCoreApplication | None) -> bool:
    """By a signal: the machine shuts down, or nobody sits there. What would be asked has no one to answer it."""
    return qt is not None and bool(qt.property(_ASKED))


@contextlib.contextmanager
def signals_heard() -> Iterator[None]:
    """While it lasts, and Qt turns."""
    hearing = QTimer()
    hearing.timeout.connect(lambda: None)
    hearing.start(_HEAR_EVERY_MS)
    try:
        yield
    finally:
        hearing.stop()


def run_until_closed(qt: QApplication) -> int:
    """The exit code; at once where the windows were asked to close before."""
    close_on_signals(qt)
    if asked_to_end(qt):
        return 0
    with signals_heard(), Pauses(qt):
        return qt.exec()


class _FirstPaint(QObject):
    def __init__(self, window: QWidget, then: Callable[[], None], *, at_the_latest: bool) -> None:
        super().__init__(window)
        self._window, self._then = window, then
        self._after = QTimer(self)
        self._after.setSingleShot(True)
        self._after.timeout.connect(self._due)
        if at_the_latest:
            self._after.start(UNPAINTED_MS)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            self._after.start(0)
        return super().eventFilter(watched, event)

    def _due(self) -> None:
        self._window.removeEventFilter(self)
        self.deleteLater()
        self._then()


def once_painted(window: QWidget, then: Callable[[], None]) -> None:
    """`then` once, after the window was painted for the first time."""
    _FirstPaint(window, then, at_the_latest=False)


def once_painted_or_late(window: QWidget, then: Callable[[], None]) -> None:
    """The same, and after UNPAINTED_MS in any case: a window that was started minimised is not painted."""
    _FirstPaint(window, then, at_the_latest=True)


@contextlib.contextmanager
def qt_words_logged() -> Iterator[None]:
    """While it lasts, what Qt warns of goes to the log of the name qt, the same words once."""
    said: set[str] = set()

    def heard(kind: QtMsgType, _: QMessageLogContext, words: str | None) -> None:
        if kind in _LEVELS and words and words not in (*said, _OF_NO_WINDOW_MANAGER):
            said.add(words)
            logging.getLogger("qt").log(_LEVELS[kind], words)

    before = qInstallMessageHandler(heard)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


class Bell(QObject):
    """`ring` from any thread; `rang` is heard on the window's thread."""

    rang = Signal()
    _pulled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pulled.connect(self.rang, Qt.ConnectionType.QueuedConnection)

    def ring(self) -> None:
        self._pulled.emit()
