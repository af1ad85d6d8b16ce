"""One window a store: a second start calls the first one to the front, and goes away."""

import ctypes
import hashlib
import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

ANSWERS_WITHIN_MS = 3000
_CALL, _COMING = b"front\n", b"coming\n"


def window_name(folder: Path) -> str:
    """What the window of the store in `folder` listens to: the same whichever way the folder is written."""
    return "yitai-" + hashlib.sha256(os.path.realpath(folder).encode("utf-8", "surrogateescape")).hexdigest()[:24]


class OneWindow(QObject):
    """Make it while holding the store: what listens by that name then belongs to a program that died, and goes.

    `called` when another start wants this window in front.
    """

    called = Signal()

    def __init__(self, name: str, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._somebody)
        QLocalServer.removeServer(name)
        self.listens = self._server.listen(name)

    def close(self) -> None:
        self._server.close()

    def _somebody(self) -> None:
        while (guest := self._server.nextPendingConnection()) is not None:
            guest.readyRead.connect(lambda guest=guest: self._answer(guest))
            guest.disconnected.connect(guest.deleteLater)

    def _answer(self, guest: QLocalSocket) -> None:
        if guest.canReadLine() and bytes(guest.readLine().data()) == _CALL:
            self.called.emit()
            guest.write(_COMING)
            guest.flush()


def call_to_front(name: str, *, answers_within_ms: int = ANSWERS_WITHIN_MS) -> bool:
    """True where a window answered that it comes to the front; False where nobody answers in time."""
    if sys.platform == "win32":  # else the first one may only flash in the task bar
        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)
    guest = QLocalSocket()
    guest.connectToServer(name)
    if not guest.waitForConnected(answers_within_ms):
        return False
    guest.write(_CALL)
    guest.flush()
    while not guest.canReadLine():
        if not guest.waitForReadyRead(answers_within_ms):
            return False
    answered = bytes(guest.readLine().data()) == _COMING
    guest.disconnectFromServer()
    return answered


def bring_to_front(window: QWidget) -> None:
    """Also where it was minimised."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
