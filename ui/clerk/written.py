"""Text painted by a delegate: a face of the type scale with its metrics at hand, lines wrapped once."""

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from ui.frame.style_rule import qt_colour
from ui.frame.tokens import tokens
from ui.widgets.dressing import Face

_KEPT = 512  # sentences wrapped, words measured; a list shows a handful again and again


class Written:
    """`line` is the height of one line in px."""

    def __init__(self, face: Face) -> None:
        style = tokens().type[face]
        self.line = style.line
        self.font = QFont(tokens().family)
        self.font.setPixelSize(style.size)
        self.font.setWeight(QFont.Weight(style.weight))
        self._metrics = QFontMetricsF(self.font)
        self._base = (style.line - self._metrics.height()) / 2 + self._metrics.ascent()
        self._wrapped: dict[tuple[str, int], tuple[str, ...]] = {}
        self._widths: dict[str, float] = {}

    def width(self, words: str) -> float:
        found = self._widths.get(words)
        if found is None:
            if len(self._widths) >= _KEPT:
                self._widths.clear()
            found = self._widths[words] = self._metrics.horizontalAdvance(words)
        return found

    def cut(self, words: str, width: float) -> str:
        """One line that keeps within the width: its end becomes an ellipsis where it is longer. For codes alone."""
        if self.width(words) <= width:
            return words
        return self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0.0, width))

    def draw(self, painter: QPainter, x: float, top: float, words: str, ink: QColor) -> None:
        painter.setFont(self.font)
        painter.setPen(ink)
        painter.drawText(QPointF(x, top + self._base), words)

    def wrapped(self, words: str, width: int) -> tuple[str, ...]:
        """A sentence in as many lines as it needs: nothing is cut."""
        found = self._wrapped.get((words, width))
        if found is None:
            if len(self._wrapped) >= _KEPT:
                self._wrapped.clear()
            found = self._wrapped[words, width] = self._wrap(words, width)
        return found

    def _wrap(self, words: str, width: int) -> tuple[str, ...]:
        if self.width(words) <= width:
            return (words,)
        layout = QTextLayout(words, self.font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        out: list[str] = []
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(width)
            out.append(words[line.textStart() : line.textStart() + line.textLength()])
            line = layout.createLine()
        layout.endLayout()
        return tuple(out)


@lru_cache(maxsize=64)
def ink(value: str) -> QColor:
    """A colour of the tokens."""
    return QColor(qt_colour(value))
