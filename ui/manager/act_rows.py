"""Rows that can be seen to on the page itself: what it is, how long it waits, and a button for each answer."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.repair import Age
from ui.manager.today_state import ActRow, ActTable, RowAct
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.dressing import Face, Tone
from ui.widgets.emptying import throw_away_widgets
from ui.widgets.panel import Ground, Hairline, Panel
from ui.widgets.pill import Pill, PillState
from ui.widgets.words import Words

HEAD: Final = 38
AGE_PILLS: Final = {Age.FRESH: PillState.PLAIN, Age.LATE: PillState.WAITING, Age.ALARM: PillState.REFUSED}


class ActRows(QWidget):
    """`pressed` gives a row's key and the name of the act."""

    pressed = Signal(str, str)

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._table: ActTable | None = None
        self._ages: list[Pill] = []
        self._inside = QWidget(self)
        self._inside.installEventFilter(self)
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(0)
        self.buttons: dict[tuple[str, str], Button] = {}

    def render_rows(self, table: ActTable) -> None:
        """Made anew where a row came or went; a wait that grew changes its own words alone."""
        before, self._table = self._table, table
        if before is not None and _still(before) == _still(table):
            for pill, row in zip(self._ages, table.rows, strict=True):
                pill.render_state(AGE_PILLS[row.age], row.waited)
            return
        had = next((key for key, button in self.buttons.items() if button.hasFocus()), None)
        throw_away_widgets(self._grid)
        self._ages, self.buttons = [], {}
        across = len(table.heads) + 1
        self._put(Panel(ground=Ground.SUNK, parent=self._inside), 0, 0, across)
        for column, said in enumerate(table.heads):
            head = _cell(
                Words(said, face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self._inside), parent=self._inside
            )
            head.setFixedHeight(HEAD)
            self._put(head, 0, column)
            self._grid.setColumnStretch(column, table.shares[column] if column < len(table.shares) else 0)
        for n, row in enumerate(table.rows):
            self._row(row, 2 * n + 1, across)
            if n < len(table.rows) - 1:
                self._put(Hairline(parent=self._inside), 2 * n + 2, 0, across)
        if had in self.buttons:
            self.buttons[had].setFocus(Qt.FocusReason.OtherFocusReason)
        self._stand()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stand()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._stand()
        return super().eventFilter(watched, event)

    def _stand(self) -> None:
        """As high as its words are at this width: the page around is laid out by one height, as by a table's."""
        high = max(HEAD, self._grid.totalHeightForWidth(self.width()))
        self._inside.setGeometry(0, 0, self.width(), high)
        self.setFixedHeight(high)

    def _row(self, row: ActRow, place: int, across: int) -> None:
        for column, said in enumerate(row.cells):
            self._put(_lines(said, parent=self._inside), place, column)
        pill = Pill(AGE_PILLS[row.age], row.waited, parent=self._inside)
        self._ages.append(pill)
        self._put(_cell(pill, parent=self._inside), place, len(row.cells))
        acts = QWidget(self._inside)
        beside = QHBoxLayout(acts)
        beside.setContentsMargins(grid.TWO, grid.ONE, grid.TWO, grid.ONE)
        beside.setSpacing(grid.ONE)
        beside.addStretch(1)
        for act in row.acts:
            button = _button(act, parent=acts, pressed=partial(self.pressed.emit, row.key, act.name))
            button.setAccessibleName(f"{act.said} {row.cells[0]}")
            self.buttons[row.key, act.name] = button
            beside.addWidget(button)
        self._put(acts, place, across - 1)

    def _put(self, part: QWidget, row: int, column: int, across: int = 1) -> None:
        self._grid.addWidget(part, row, column, 1, across)
        part.show()


def _still(table: ActTable) -> object:
    """Of it what does not change with the minutes."""
    return table.heads, [(row.key, row.cells, row.acts) for row in table.rows]


def _button(act: RowAct, *, parent: QWidget, pressed: Callable[[], object]) -> Button:
    role = ButtonRole.PRIMARY if act.primary else ButtonRole.ORDINARY
    button = Button(act.said, role=role, size=ButtonSize.SMALL, key=act.cap, parent=parent)
    button.clicked.connect(lambda _=False: pressed())
    return button


def _cell(part: QWidget, *, parent: QWidget) -> QWidget:
    around = QWidget(parent)
    row = QHBoxLayout(around)
    row.setContentsMargins(grid.TWO, 0, 0, 0)
    row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    return around


def _lines(said: str, *, parent: QWidget) -> QWidget:
    """The first line in ink, what follows it small and quiet. A number is never broken in its middle."""
    first, _, rest = said.partition("\n")
    around = QWidget(parent)
    column = QVBoxLayout(around)
    column.setContentsMargins(grid.TWO, grid.ONE, 0, grid.ONE)
    column.setSpacing(0)
    column.addStretch(1)
    column.addWidget(Words(first, face=Face.BODY, wrap=not _one_word(first), parent=around))
    if rest:
        column.addWidget(Words(rest, face=Face.SMALL, tone=Tone.INK2, wrap=not _one_word(rest), parent=around))
    column.addStretch(1)
    return around


def _one_word(said: str) -> bool:
    """Of Latin signs; between Chinese ones a line may end anywhere."""
    return said.isascii() and " " not in said
