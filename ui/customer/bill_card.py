"""What the bills to come are made of, below the lines: each sum, then its rows with days and how they come about."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.frame.form_state import BillRowView, BillView
from ui.widgets import grid
from ui.widgets.dressing import Face, Tone
from ui.widgets.emptying import throw_away_widgets
from ui.widgets.panel import Corners, Edge, Panel
from ui.widgets.words import Words

_SIDE = grid.THREE - 1


class BillCard(Panel):
    """Painted anew only where something changed."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(edge=Edge.LINE, corners=Corners.TOUCH, parent=parent)
        self.setObjectName("billCard")
        self._shown: tuple[BillView, ...] = ()
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(grid.TWO)
        self._rows.setVerticalSpacing(grid.ONE)
        self._rows.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, grid.TWO, _SIDE, grid.TWO)
        column.addLayout(self._rows)

    def render_bills(self, bills: tuple[BillView, ...]) -> None:
        self.setVisible(bool(bills))
        if bills == self._shown:
            return
        self._shown = bills
        throw_away_widgets(self._rows)
        place = 0
        for bill in bills:
            self._put(place, Words(bill.title, face=Face.TOUCH_NAME, parent=self), bill.sum, face=Face.TOUCH_NAME)
            for row in bill.rows:
                place += 1
                self._put(place, _Named(row, parent=self), row.sum, face=Face.TOUCH_BODY)
            place += 1

    def _put(self, place: int, named: QWidget, value: str, *, face: Face) -> None:
        self._rows.addWidget(named, place, 0)
        amount = Words(value, face=face, wrap=False, parent=self)
        self._rows.addWidget(amount, place, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)


class _Named(QWidget):
    """What for, and below it how it comes about."""

    def __init__(self, row: BillRowView, *, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Words(row.name, face=Face.TOUCH_BODY, parent=self))
        column.addWidget(Words(row.how, face=Face.TOUCH_NOTE, tone=Tone.INK2, parent=self))
