"""The picture of a key beside what it does."""

from PySide6.QtCore import Property, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.widgets.painted import paint_keycap


class KeyCap(QLabel):
    """`F2`, `Enter`, `Ctrl K`, `↑`. Height and font from the style sheet; edgeInk and capFill are its colours.

    offEdgeInk and offFill are those of a cap in a button that is off. It has them all from the start: to be dressed
    again whenever a search found what cannot be had took a tenth of that key's time.
    """

    def __init__(self, key: str, *, parent: QWidget | None = None) -> None:
        """`key` as people read it on the cap, not as Qt writes it."""
        super().__init__(key, parent)
        self._edge = QColor()
        self._fill = QColor()
        self._off_edge = QColor()
        self._off_fill = QColor()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        hint = super().sizeHint()
        metrics = QFontMetricsF(self.font())
        spare = hint.width() - QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(round(metrics.horizontalAdvance(self.text())) + spare, hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        off = self._off_edge.isValid() and not self.isEnabled()
        edge, fill = (self._off_edge, self._off_fill) if off else (self._edge, self._fill)
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        paint_keycap(painter, self.size(), edge=edge, fill=fill, radius=self._radius, ratio=ratio)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()

    def _set_edge(self, colour: QColor) -> None:
        self._edge = colour
        self.update()

    def _set_fill(self, colour: QColor) -> None:
        self._fill = colour
        self.update()

    def _set_off_edge(self, colour: QColor) -> None:
        self._off_edge = colour
        self.update()

    def _set_off_fill(self, colour: QColor) -> None:
        self._off_fill = colour
        self.update()

    def _set_radius(self, radius: int) -> None:
        self._radius = radius

    _radius = 4

    edgeInk = Property(QColor, lambda self: self._edge, _set_edge)
    capFill = Property(QColor, lambda self: self._fill, _set_fill)
    offEdgeInk = Property(QColor, lambda self: self._off_edge, _set_off_edge)
    offFill = Property(QColor, lambda self: self._off_fill, _set_off_fill)
    capRadius = Property(int, lambda self: self._radius, _set_radius)
