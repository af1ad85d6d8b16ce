"""The paper itself on the screen: one printer dot a pixel, with the margins of the roll and a torn lower edge."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.papers.printed import Printed
from ui.virtual_printer.paper_picture import paper_picture

_SIDE = 32  # px of paper beside the printable width: 4 mm
_TOOTH = 8
_PAPER = QColor("#FFFFFF")  # thermal paper is white in every theme


class PaperSheet(QWidget):
    """Fixed size: as large as what is on it."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Printed, ...] = ()
        self._columns = 0
        self._torn = False
        self._picture = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def render_rows(self, rows: Sequence[Printed], *, columns: int, torn: bool) -> None:
        """`torn`: it was torn off here; otherwise it still hangs in the printer."""
        if (tuple(rows), columns, torn) == (self._rows, self._columns, self._torn):
            return
        self._rows, self._columns, self._torn = tuple(rows), columns, torn
        self._picture = paper_picture(rows, columns=columns)
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._picture.width() + 2 * _SIDE, self._picture.height() + _TOOTH)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillPath(self._outline(), _PAPER)
        painter.drawImage(_SIDE, 0, self._picture)
        painter.end()

    def _outline(self) -> QPainterPath:
        path = QPainterPath()
        bottom = float(self.height() - _TOOTH)
        path.addRect(QRectF(0, 0, self.width(), bottom))
        if self._torn:
            teeth = QPainterPath(QPointF(0, bottom))
            for x in range(0, self.width(), 2 * _TOOTH):
                teeth.lineTo(x + _TOOTH, self.height())
                teeth.lineTo(x + 2 * _TOOTH, bottom)
            path.addPath(teeth)
        else:
            path.addRect(QRectF(0, bottom, self.width(), _TOOTH))
        path.setFillRule(Qt.FillRule.WindingFill)
        return path
