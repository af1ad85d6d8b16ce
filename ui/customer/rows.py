"""A column of (when, what) rows with hairlines, in large print."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets import grid
from ui.widgets.dressing import Face, Tone
from ui.widgets.panel import Hairline
from ui.widgets.words import Words


class Rows(QWidget):
    """`left_width` aligns what stands right."""

    def __init__(self, *, left_width: int, face: Face = Face.TOUCH_BODY, tight: bool = False, parent: QWidget) -> None:
        super().__init__(parent)
        self._left_width = left_width
        self._face = face
        self._pad = grid.HALF if tight else grid.TWO
        self._lines = not tight
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._shown: tuple[tuple[str, str], ...] = ()

    def render_rows(self, rows: tuple[tuple[str, str], ...]) -> None:
        if rows == self._shown:
            return
        self._shown = rows
        while (item := self._column.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()
        for left, right in rows:
            self._column.addWidget(self._row(left, right))
            if self._lines:
                self._column.addWidget(Hairline(parent=self))

    def _row(self, left: str, right: str) -> QWidget:
        host = QWidget(self)
        first = Words(left, face=self._face, tone=Tone.INK2, wrap=False, parent=host)
        first.setMinimumWidth(self._left_width)
        row = QHBoxLayout(host)
        row.setContentsMargins(0, self._pad, 0, self._pad)
        row.setSpacing(grid.TWO)
        row.addWidget(first)
        row.addWidget(Words(right, face=self._face, parent=host), 1)
        return host
