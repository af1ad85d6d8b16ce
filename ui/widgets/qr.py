"""A QR code, dark on white in every theme, so that phones read it."""

import segno
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_QUIET = 4  # modules of white around it, as the standard wants
_DARK, _LIGHT = QColor("#14252A"), QColor("#FFFFFF")


class QrView(QWidget):
    """`side` px square, the quiet zone in it; `payload` "" shows nothing."""

    def __init__(self, *, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._rows: tuple[bytes, ...] = ()
        self.payload = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_side(self, side: int) -> None:
        if side != self._side:
            self._side = side
            self.updateGeometry()
            self.update()

    def show_payload(self, payload: str) -> None:
        if payload != self.payload:
            self.payload = payload
            code = segno.make(payload, error="m", micro=False) if payload else None
            self._rows = tuple(bytes(row) for row in code.matrix) if code else ()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Modules of whole pixels: a blurred edge costs a phone its reading."""
        if not self._rows:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), _LIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        ratio = self.devicePixelRatioF()
        modules = len(self._rows) + 2 * _QUIET
        module = max(1, int(self._side * ratio / modules)) / ratio
        start = (self._side - module * len(self._rows)) / 2
        start = round(start * ratio) / ratio
        for y, row in enumerate(self._rows):
            for x, dark in enumerate(row):
                if dark:
                    painter.fillRect(QRectF(start + x * module, start + y * module, module, module), _DARK)
        painter.end()
