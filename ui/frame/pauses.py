"""Python's garbage collector in the pauses of the event loop: within a key it takes longer than a frame of the screen.

On the window's thread alone, too: a Qt object that another thread's collection finds would be taken down over there.
"""

import gc
from types import TracebackType

from PySide6.QtCore import QAbstractEventDispatcher, QObject, QTimer

_YOUNG = 2_000  # objects more than before the last time: an ordinary key leaves that many
_QUIET_MS = 1_500  # nothing was done for so long: time to look through everything
_MOST = 400  # short looks in a row, where it is never quiet that long


class Pauses(QObject):
    """While it is entered, nothing is collected but in a pause; what is loaded by then is never looked through."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._looks = 0
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._quiet.timeout.connect(self._everything)

    def __enter__(self) -> "Pauses":
        gc.collect()
        gc.freeze()
        gc.disable()
        QAbstractEventDispatcher.instance().aboutToBlock.connect(self.look)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        QAbstractEventDispatcher.instance().aboutToBlock.disconnect(self.look)
        self._quiet.stop()
        gc.enable()
        gc.unfreeze()

    def look(self) -> None:
        """Through what is new, where that is much; everything is due once it stays quiet."""
        if gc.get_count()[0] < _YOUNG:
            return
        self._looks += 1
        if self._looks >= _MOST:
            self._everything()
            return
        gc.collect(1)
        self._quiet.start()

    def _everything(self) -> None:
        self._looks = 0
        gc.collect()
