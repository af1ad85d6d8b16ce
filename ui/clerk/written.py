"""Text painted by a delegate: a face of the type scale with its metrics at hand, lines wrapped once."""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextLayout, QTextLine, QTextOption

from ui.frame.glyphs import face_font
from ui.frame.style_rule import qt_colour
from ui.frame.tokens import tokens
from ui.widgets.dressing import Face
from ui.widgets.laid_text import UNBOUNDED
from ui.widgets.words import units

_KEPT = 512  # sentences wrapped, words laid out; a list shows a handful again and again


class _Line(NamedTuple):
    layout: QTextLayout
    line: QTextLine
    width: float
    lead: float  # from the top of the line, so that all stand on one foot


class Written:
    """`line` is the height of one line in px."""

    def __init__(self, face: Face) -> None:
        style = tokens().type[face]
        self.line = style.line
        self.font = face_font(face)
        self._metrics = QFontMetricsF(self.font)
        self._base = (style.line - self._metrics.height()) / 2 + self._metrics.ascent()
        self._wrapped: dict[tuple[str, int], tuple[str, ...]] = {}
        self._lines: dict[str, _Line] = {}

    def width(self, words: str) -> float:
        return self._laid(words).width

    def reach(self, words: str, end: int) -> float:
        """How far the first `end` characters reach, as they stand in these words."""
        reached = self._laid(words).line.cursorToX(units(words[:end]))
        return float(reached[0]) if isinstance(reached, tuple) else 0.0  # Qt's own stubs do not say that it is one

    def cut(self, words: str, width: float) -> str:
        """One line that keeps within the width: its end becomes an ellipsis where it is longer. For codes alone."""
        if self.width(words) <= width:
            return words
        return self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0.0, width))

    def draw(self, painter: QPainter, x: float, top: float, words: str, ink: QColor) -> None:
        laid = self._laid(words)
        painter.setPen(ink)
        laid.layout.draw(painter, QPointF(x, top + laid.lead))

    def _laid(self, words: str) -> "_Line":
        """Shaped once, not anew to measure, to wrap and to paint it: the words of a search come again and again."""
        found = self._lines.get(words)
        if found is None:
            if len(self._lines) >= _KEPT:
                del self._lines[next(iter(self._lines))]
            layout = QTextLayout(words, self.font)
            layout.setCacheEnabled(True)
            layout.beginLayout()
            line = layout.createLine()
            line.setLineWidth(UNBOUNDED)
            layout.endLayout()
            lead = self._base - line.ascent()
            found = self._lines[words] = _Line(layout, line, line.naturalTextWidth(), lead)
        return found

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
        raw = words.encode("utf-16-le")  # Qt counts in these units: a rare character is two of them
        out: list[str] = []
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(width)
            out.append(raw[2 * line.textStart() : 2 * (line.textStart() + line.textLength())].decode("utf-16-le"))
            line = layout.createLine()
        layout.endLayout()
        return tuple(out)


@lru_cache(maxsize=64)
def ink(value: str) -> QColor:
    """A colour of the tokens."""
    return QColor(qt_colour(value))
