"""A QR code, dark on white in every theme, so that phones read it."""

import segno
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_QUIET = 2  # modules around it; the white card adds more
_DARK, _LIGHT = QColor("#14252A"), QColor("#FFFFFF")


class QrView(QWidget):
    """Square; `payload` "" shows nothing."""

    def __init__(self, *, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._rows: tuple[bytes, ...] = ()
        self._payload = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_payload(self, payload: str) -> None:
        if payload != self._payload:
            self._payload = payload
            code = segno.make(payload, error="m", micro=False) if payload else None
            self._rows = tuple(bytes(row) for row in code.matrix) if code else ()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._rows:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), _LIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        module = self._side / (len(self._rows) + 2 * _QUIET)
        for y, row in enumerate(self._rows):
            for x, dark in enumerate(row):
                if dark:
                    spot = QRectF((x + _QUIET) * module, (y + _QUIET) * module, module + 0.2, module + 0.2)
                    painter.fillRect(spot, _DARK)
        painter.end()
