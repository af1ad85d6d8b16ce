"""A column of (when, what) rows with hairlines, in large print."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets import grid
from ui.widgets.dressing import Face, Tone
from ui.widgets.emptying import throw_away_widgets
from ui.widgets.panel import Hairline
from ui.widgets.words import Words


class Rows(QWidget):
    """`left_width` is the least of the left column; it grows with its longest words."""

    def __init__(self, *, left_width: int, tight: bool = False, parent: QWidget) -> None:
        super().__init__(parent)
        self._left_width = left_width
        self._pad = grid.HALF - 3 if tight else grid.TWO - 2
        self._lines = not tight
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._shown: tuple[object, ...] = ()

    def render_rows(self, rows: tuple[tuple[str, str], ...], *, face: Face = Face.TOUCH_BODY) -> None:
        if (rows, face) == self._shown:
            return
        self._shown = (rows, face)
        throw_away_widgets(self._column)
        firsts = [Words(left, face=face, tone=Tone.INK2, wrap=False, parent=self) for left, _ in rows]
        widest = max([self._left_width, *(first.sizeHint().width() for first in firsts)])
        for first, (_, right) in zip(firsts, rows, strict=True):
            first.setMinimumWidth(widest)
            self._column.addWidget(self._row(first, Words(right, face=face, parent=self)))
            if self._lines:
                self._column.addWidget(Hairline(parent=self))

    def _row(self, first: Words, second: Words) -> QWidget:
        host = QWidget(self)
        row = QHBoxLayout(host)
        row.setContentsMargins(0, self._pad, 0, self._pad)
        row.setSpacing(grid.TWO)
        row.addWidget(first)
        row.addWidget(second, 1)
        return host
