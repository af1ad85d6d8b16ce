"""Reader and scanner of one counter, beside its window: what the strip says of the reader, where a scan goes."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.device_ports import IdReader, ReaderState
from app.ports import Lane
from ui.frame.scan_filter import ScanFilter
from ui.frame.scan_recogniser import ScanShape
from ui.shell.strip_state import ReaderReport

LOOK_EVERY_MS = 20_000
LOOK_DEADLINE_S = 10.0
_REPORTS = {
    ReaderState.READY: ReaderReport.READY,
    ReaderState.AWAY: ReaderReport.AWAY,
    ReaderState.DEMO: ReaderReport.DEMO,
    ReaderState.NONE: ReaderReport.NONE,
}


class DeskDevices(QObject):
    """`start` once the window is there. `reader_is` gets each report, `scanned` each text a scanner read.

    `shape` says how the hall's scanners are set, None where there are none: then no key is held up.
    """

    def __init__(
        self,
        application: QApplication,
        *,
        reader: IdReader,
        lane: Lane,
        shape: ScanShape | None,
        reader_is: Callable[[ReaderReport], None],
        scanned: Callable[[str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._reader = reader
        self._lane = lane
        self._reader_is = reader_is
        self._scans = ScanFilter(shape, parent=self) if shape is not None else None
        if self._scans is not None:
            self._scans.scanned.connect(scanned)
        self._again = QTimer(self)
        self._again.setInterval(LOOK_EVERY_MS)
        self._again.timeout.connect(self.look)

    def start(self) -> None:
        if self._scans is not None:
            self._application.installEventFilter(self._scans)
        self._again.start()
        self.look()

    def stop(self) -> None:
        self._again.stop()
        if self._scans is not None:
            self._application.removeEventFilter(self._scans)

    def look(self) -> None:
        """Is the reader there; while a card is being read, the answer waits behind it or is not needed."""
        self._lane.run(
            self._reader.state,
            then=lambda state: self._reader_is(_REPORTS[state]),
            failed=_not_now,
            deadline_s=LOOK_DEADLINE_S,
        )


def _not_now(error: Exception) -> None:
    if not isinstance(error, TimeoutError):
        raise error
