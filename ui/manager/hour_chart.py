"""Arrivals by the hour as bars, their mean wait as a line over them, and what is still expected, dashed."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.manager.today_state import ChartView, HourBar
from ui.widgets.colour_property import ColouredWidget, colour_property
from ui.widgets.keys import ENTER

_HEIGHT: Final = 208
_LEAST: Final = 168
_LEFT, _RIGHT, _TOP, _BOTTOM = 48.0, 56.0, 20.0, 30.0
_BAR: Final = 0.54  # of an hour's width
_WIDEST: Final = 52.0
_POINT: Final = 4.0
_FIGURE: Final = 24.0  # room of a bar's figure
_STEPS: Final = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000)
_SIGNS: Final = (12, 22, 12)  # px of the signs in the legend
_LINES: Final = 4  # across, above the ground line at most


class HourChart(ColouredWidget):
    """`opened` gives the Behind of an hour. ← and → go from one to the next, Enter opens it."""

    opened = Signal(object)  # a Behind

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._view = ChartView(())
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(560, _HEIGHT)

    def set_compact(self, *, compact: bool) -> None:
        """Lower, where the rest of a page would not fit below it."""
        self.setMinimumHeight(_LEAST if compact else _HEIGHT)

    def render_chart(self, view: ChartView) -> None:
        self._view = view
        self._at = min(self._at, max(0, len(view.bars) - 1))
        self.setAccessibleName("; ".join(bar.said for bar in view.bars))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and self._view.bars:
            self._at = (self._at + step) % len(self._view.bars)
            self.update()
        elif event.key() in ENTER:
            self._open(self._at)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._open(self._hour_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._hour_at(event.position().x())
        opens = 0 <= at < len(self._view.bars) and bool(self._view.bars[at].came)
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
        self.setToolTip(self._view.bars[at].said if opens else "")

    def _open(self, at: int) -> None:
        if 0 <= at < len(self._view.bars) and self._view.bars[at].came:
            self.opened.emit(self._view.bars[at].behind)

    def _hour_at(self, x: float) -> int:
        plot = self._plot()
        if not self._view.bars or not plot.left() <= x < plot.right():
            return -1
        return int((x - plot.left()) / plot.width() * len(self._view.bars))

    def _plot(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_LEFT, _TOP, -_RIGHT, -_BOTTOM)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._view.bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot, bars = self._plot(), self._view.bars
        highest = max(max(bar.came or 0, bar.expected or 0) for bar in bars)
        step = _step(highest)
        most = step * max(1, -(-highest // step))
        most_wait = _wait_top(bars)
        self._axes(painter, plot, step=step, most=most, most_wait=most_wait)
        for n, bar in enumerate(bars):
            self._bar(painter, plot, n, bar, most=most, most_wait=most_wait)
        self._line(painter, plot, most=most, most_wait=most_wait)
        painter.end()

    def _axes(self, painter: QPainter, plot: QRectF, *, step: int, most: int, most_wait: float) -> None:
        self._small(painter)
        metrics = QFontMetricsF(painter.font())
        for value in range(0, most + 1, step):
            y = plot.bottom() - plot.height() * value / most
            painter.setPen(QPen(self.ink("line"), 1))
            painter.drawLine(QPointF(plot.left(), round(y) + 0.5), QPointF(plot.right(), round(y) + 0.5))
            painter.setPen(self.ink("quiet"))
            said = str(value)
            painter.drawText(QPointF(plot.left() - 8 - metrics.horizontalAdvance(said), y + 4), said)
        if any(bar.wait_min is not None for bar in self._view.bars):
            for share in (0.0, 0.5, 1.0):
                value_words = f"{most_wait * share:g}"
                said = self._view.minutes.replace("{n}", value_words) if share == 1.0 else value_words
                painter.drawText(QPointF(plot.right() + 8, plot.bottom() - plot.height() * share + 4), said)

    def _clear_of_line(self, plot: QRectF, bar: HourBar, tall: float, most_wait: float) -> float:
        """Where a bar's figure stands: at its foot, or where the line passes there at its top, or above it."""
        point = plot.bottom() - plot.height() * (bar.wait_min or 0.0) / most_wait
        places = (plot.bottom() - 8, plot.bottom() - tall + 16, plot.bottom() - tall - 5)
        inside = places[:2] if tall > _FIGURE else ()
        clear = [y for y in (*inside, places[2]) if bar.wait_min is None or abs(y - 5 - point) > _FIGURE / 2]
        return clear[0] if clear else places[2]

    def _bar(self, painter: QPainter, plot: QRectF, n: int, bar: HourBar, *, most: int, most_wait: float) -> None:
        slot = plot.width() / len(self._view.bars)
        middle = plot.left() + slot * (n + 0.5)
        wide = min(_WIDEST, slot * _BAR)
        metrics = QFontMetricsF(painter.font())
        if bar.expected:
            tall = plot.height() * bar.expected / most
            pen = QPen(self.ink("quiet"), 1)
            pen.setDashPattern([3, 3])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(middle - wide / 2, plot.bottom() - tall, wide, tall), 3, 3)
            about = self._view.about[n]
            painter.setPen(self.ink("quiet"))
            painter.drawText(QPointF(middle - metrics.horizontalAdvance(about) / 2, plot.bottom() - tall - 6), about)
        elif bar.came:
            tall = plot.height() * bar.came / most
            area = QRectF(middle - wide / 2, plot.bottom() - tall, wide, tall)
            painter.setPen(QPen(self.ink("edge"), 1))
            painter.setBrush(self.ink("bar"))
            painter.drawRoundedRect(area, 3, 3)
            said = str(bar.came)
            y = self._clear_of_line(plot, bar, tall, most_wait)
            painter.setPen(self.ink("ink"))
            painter.drawText(QPointF(middle - metrics.horizontalAdvance(said) / 2, y), said)
        if self.hasFocus() and n == self._at:
            painter.setPen(QPen(self.ink("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(middle - slot / 2 + 2, plot.top() - 4, slot - 4, plot.height() + 26), 6, 6)
        painter.setPen(self.ink("quiet"))
        painter.drawText(QPointF(middle - metrics.horizontalAdvance(bar.hour) / 2, plot.bottom() + 18), bar.hour)

    def _line(self, painter: QPainter, plot: QRectF, *, most: int, most_wait: float) -> None:
        slot = plot.width() / len(self._view.bars)
        points = [
            QPointF(plot.left() + slot * (n + 0.5), plot.bottom() - plot.height() * bar.wait_min / most_wait)
            for n, bar in enumerate(self._view.bars)
            if bar.wait_min is not None
        ]
        painter.setPen(QPen(self.ink("ink"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(points)
        painter.setBrush(self.ink("ground"))
        for point in points:
            painter.drawEllipse(point, _POINT, _POINT)
        if 0 <= self._view.longest_at < len(self._view.bars) and self._view.longest:
            self._small(painter, strong=True)
            wide = QFontMetricsF(painter.font()).horizontalAdvance(self._view.longest)
            painter.setPen(self.ink("ink"))
            painter.drawText(self.place_of_longest(plot, wide, most=most, most_wait=most_wait), self._view.longest)

    def place_of_longest(self, plot: QRectF, wide: float, *, most: int, most_wait: float) -> QPointF:
        """The left end of its words: over its hour, clear of every bar and of the line below them."""
        slot, bars = plot.width() / len(self._view.bars), self._view.bars
        left = plot.left() + slot * (self._view.longest_at + 0.5) - wide / 2
        left = min(max(plot.left(), left), plot.right() - wide)
        below = [plot.bottom()]
        for n, bar in enumerate(bars):
            middle = plot.left() + slot * (n + 0.5)
            near = abs(middle - left - wide / 2)
            if near < wide / 2 + min(_WIDEST, slot * _BAR) / 2:
                below.append(plot.bottom() - plot.height() * max(bar.came or 0, bar.expected or 0) / most)
            if near < wide / 2 + slot and bar.wait_min is not None:
                below.append(plot.bottom() - plot.height() * bar.wait_min / most_wait)
        return QPointF(left, min(below) - 2 * _POINT)

    def _small(self, painter: QPainter, *, strong: bool = False) -> None:
        painter.setFont(_small(self.font(), strong=strong))

    barInk = colour_property("bar")
    edgeInk = colour_property("edge")
    inkInk = colour_property("ink")
    ink2Ink = colour_property("ink2")
    quietInk = colour_property("quiet")
    lineInk = colour_property("line")
    groundInk = colour_property("ground")
    focusInk = colour_property("focus")


class ChartLegend(ColouredWidget):
    """What bar, line and dashes stand for; in the head of the chart's panel."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._view = ChartView(())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def render_legend(self, view: ChartView) -> None:
        self._view = view
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(_small(self.font()))
        wide = sum(_SIGNS[kind] + 6 + metrics.horizontalAdvance(said) + 16 for kind, said in self._parts())
        return QSize(round(wide + 1), 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(_small(self.font()))
        metrics, x = QFontMetricsF(painter.font()), 16.0
        for kind, said in self._parts():
            if kind == 1:
                painter.setPen(QPen(self.ink("ink"), 2))
                painter.drawLine(QPointF(x, 12), QPointF(x + 22, 12))
                painter.setBrush(self.ink("ground"))
                painter.drawEllipse(QPointF(x + 11, 12), _POINT, _POINT)
            else:
                pen = QPen(self.ink("edge") if kind == 0 else self.ink("quiet"), 1)
                if kind == 2:
                    pen.setDashPattern([3, 3])
                painter.setPen(pen)
                painter.setBrush(self.ink("bar") if kind == 0 else Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(x, 6, 12, 12), 3, 3)
            x += _SIGNS[kind] + 6
            painter.setPen(self.ink("ink2"))
            painter.drawText(QPointF(x, 16), said)
            x += metrics.horizontalAdvance(said) + 16
        painter.end()

    def _parts(self) -> list[tuple[int, str]]:
        """Only what the chart shows: 0 the bars, 1 the line, 2 the dashes."""
        bars = self._view.bars
        shown = (
            any(bar.came for bar in bars),
            any(bar.wait_min is not None for bar in bars),
            any(bar.expected for bar in bars),
        )
        return [(kind, self._view.legend[kind]) for kind in range(3) if shown[kind]]

    barInk = colour_property("bar")
    edgeInk = colour_property("edge")
    inkInk = colour_property("ink")
    ink2Ink = colour_property("ink2")
    quietInk = colour_property("quiet")
    groundInk = colour_property("ground")


def _small(font: QFont, *, strong: bool = False) -> QFont:
    small = QFont(font)
    small.setPixelSize(12)
    small.setWeight(QFont.Weight.Medium if strong else QFont.Weight.Normal)
    return small


def _step(most: int) -> int:
    """Between two lines across, so that there are at most _LINES of them."""
    return next((step for step in _STEPS if most <= step * _LINES), -(-most // _LINES))


def _wait_top(bars: tuple[HourBar, ...]) -> float:
    """Minutes at the top of the axis: 5, 10, 20, 30, …"""
    most = max((bar.wait_min or 0.0 for bar in bars), default=0.0)
    return next((top for top in (5.0, 10.0, 20.0, 30.0, 60.0, 120.0) if most <= top), -(-most // 60) * 60)
