"""The field the customer signs in, by pen, finger or mouse."""

from enum import Enum, auto
from itertools import pairwise

from PySide6.QtCore import Property, QElapsedTimer, QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEventPoint,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QFrame, QStyle, QStyleOption, QWidget

from app.domain.signature import Stroke, is_a_name
from ui.customer.stroke_taker import StrokeTaker

_FULL_PRESSURE = 0.5  # a mouse and a finger know none
_LEAST_WIDTH = 2.0
_MORE_WIDTH = 3.6  # at full pressure
_LINE_UP = 32  # the line to sign on, above the lower edge


class Tool(Enum):
    """What writes. A stroke belongs to the tool that began it: a resting palm does not cut the pen's."""

    MOUSE = auto()
    PEN = auto()
    FINGER = auto()


class SignaturePad(QFrame):
    """`changed` after every stroke and when it was cleared. Closed pads take nothing and keep what they show."""

    changed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("signaturePad")
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setMinimumSize(QSize(240, 160))
        self._taker = StrokeTaker()
        self._clock = QElapsedTimer()
        self._clock.start()
        self._ink = QColor()
        self._line = QColor()
        self._open = True
        self._tool: Tool | None = None
        self._finger = -1

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        return self._taker.strokes

    @property
    def empty(self) -> bool:
        return self._taker.empty

    @property
    def written(self) -> bool:
        """Enough of it to be kept as a signature."""
        return is_a_name(self._taker.strokes)

    def width_units(self) -> int:
        """The pad's width in the units of Point."""
        return round(1000 * self.width() / self.height())

    def set_open(self, is_open: bool) -> None:
        self._open = is_open
        if not is_open:
            self._tool = None
            self._taker.up()

    def clear(self) -> None:
        self._tool = None
        if not self._taker.empty:
            self._taker.clear()
            self.update()
            self.changed.emit()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent) and self._touched(event):
            return True
        return super().event(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        if event.type() == QEvent.Type.TabletPress:
            self._down(Tool.PEN, event.position(), event.pressure())
        elif event.type() == QEvent.Type.TabletMove:
            self._move(Tool.PEN, event.position(), event.pressure())
        elif event.type() == QEvent.Type.TabletRelease:
            self._up(Tool.PEN)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._down(Tool.MOUSE, event.position(), _FULL_PRESSURE)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move(Tool.MOUSE, event.position(), _FULL_PRESSURE)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._up(Tool.MOUSE)

    def _touched(self, event: QTouchEvent) -> bool:
        """The first finger writes, others rest."""
        points = event.points()
        if event.type() == QEvent.Type.TouchBegin and points:
            self._finger = points[0].id()
        for point in points:
            if point.id() != self._finger:
                continue
            pressure = point.pressure() or _FULL_PRESSURE
            if point.state() == QEventPoint.State.Pressed:
                self._down(Tool.FINGER, point.position(), pressure)
            elif point.state() == QEventPoint.State.Updated:
                self._move(Tool.FINGER, point.position(), pressure)
            elif point.state() == QEventPoint.State.Released:
                self._up(Tool.FINGER)
        if event.type() in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel):
            self._up(Tool.FINGER)
        event.accept()
        return True

    def _down(self, tool: Tool, at: QPointF, pressure: float) -> None:
        if self._open and self._tool is None:
            self._tool = tool
            self._taker.down(at.x(), at.y(), height=self.height(), at_ms=self._clock.elapsed(), pressure=pressure)
            self.update()

    def _move(self, tool: Tool, at: QPointF, pressure: float) -> None:
        if tool is self._tool:
            inside = QPointF(min(max(at.x(), 0), self.width()), min(max(at.y(), 0), self.height()))
            self._taker.move(
                inside.x(), inside.y(), height=self.height(), at_ms=self._clock.elapsed(), pressure=pressure
            )
            self.update()

    def _up(self, tool: Tool) -> None:
        if tool is self._tool:
            self._tool = None
            self._taker.up()
            self.changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        foot = self.height() - _LINE_UP
        painter.setPen(QPen(self._line, 1))
        painter.drawLine(24, foot, self.width() - 24, foot)
        for stroke in self._taker.strokes:
            self._paint(painter, stroke)
        painter.end()

    def _paint(self, painter: QPainter, stroke: Stroke) -> None:
        scale = self.height() / 1000
        spots = [QPointF(p.x * scale, p.y * scale) for p in stroke]
        mean = sum(p.pressure for p in stroke) / len(stroke) / 1000
        pen = QPen(self._ink, _LEAST_WIDTH + _MORE_WIDTH * mean)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        if len(spots) == 1:
            painter.drawPoint(spots[0])
            return
        path = QPainterPath(spots[0])
        for before, after in pairwise(spots[1:]):
            path.quadTo(before, (before + after) / 2)
        path.lineTo(spots[-1])
        painter.drawPath(path)

    def _set_ink(self, colour: QColor) -> None:
        self._ink = colour
        self.update()

    def _set_line(self, colour: QColor) -> None:
        self._line = colour
        self.update()

    strokeInk = Property(QColor, lambda self: self._ink, _set_ink)
    footInk = Property(QColor, lambda self: self._line, _set_line)
