"""The one QApplication of a process, and the bell other threads ring."""

import signal
import sys

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication


def application() -> QApplication:
    """The running one, else a new one that knows its name."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    made = QApplication(sys.argv[:1])
    made.setApplicationName("yitai")
    made.setApplicationDisplayName("一台清 Yitai")
    return made


def run_until_closed(qt: QApplication) -> int:
    """The exit code. SIGTERM and Ctrl+C close the windows as a person would: the store and the centre end in order."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: qt.closeAllWindows())
    return qt.exec()


class Bell(QObject):
    """`ring` from any thread; `rang` is heard on the window's thread."""

    rang = Signal()
    _pulled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pulled.connect(self.rang, Qt.ConnectionType.QueuedConnection)

    def ring(self) -> None:
        self._pulled.emit()
