"""The 现在 / 之后 table of a change: times are rows, what is included are columns, the price stands at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.content import BeforeAfter
from ui.widgets import grid
from ui.widgets.dressing import Face, Tone
from ui.widgets.words import Words

_ROW = 26
_FIRST = 150  # 现在·至 2026-11-30, in both languages
_SIDE = 10


class _TableRow(QFrame):
    """One row; equal stretches keep the columns of all rows in line."""

    def __init__(self, *, tone: Tone, parent: QWidget) -> None:
        super().__init__(parent)
        self._tone = tone
        self._cells: list[Words] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(_SIDE, 0, _SIDE, 0)
        self._row.setSpacing(grid.ONE)
        self._when = Words("", face=Face.SMALL, tone=tone, wrap=False, parent=self)
        self._when.setMinimumWidth(_FIRST - grid.ONE)
        self._price = Words("", face=Face.SMALL, tone=tone, wrap=False, align=Qt.AlignmentFlag.AlignRight, parent=self)
        self._row.addWidget(self._when)
        self._row.addWidget(self._price, 1)
        self.setFixedHeight(_ROW)

    def render_cells(self, when: str, cells: tuple[str, ...], price: str) -> None:
        self._when.setText(when)
        self._price.setText(price)
        while len(self._cells) < len(cells):
            cell = Words("", face=Face.SMALL, tone=self._tone, wrap=False, parent=self)
            self._cells.append(cell)
            self._row.insertWidget(len(self._cells), cell, 1)
        for index, cell in enumerate(self._cells):
            cell.setVisible(index < len(cells))
            if index < len(cells):
                cell.setText(cells[index])


class BeforeAfterTable(QFrame):
    """Head, now, then; the row of what comes is tinted and medium."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = _TableRow(tone=Tone.INK3, parent=self)
        self._now = _TableRow(tone=Tone.INK2, parent=self)
        self._then = _TableRow(tone=Tone.INK, parent=self)
        self._then.setObjectName("thenRow")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in (self._head, self._now, self._then):
            column.addWidget(row)

    def render_table(self, table: BeforeAfter) -> None:
        self._head.render_cells(table.head, table.columns, table.price_head)
        self._now.render_cells(table.now.when, table.now.cells, table.now.price)
        self._then.render_cells(table.then.when, table.then.cells, table.then.price)
