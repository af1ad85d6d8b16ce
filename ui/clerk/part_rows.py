"""The parts of a payment, one card each (picture 08): icon, means, what is known of it, its sum."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.clerk.collect_state import PartPill, PartRow
from ui.widgets import grid
from ui.widgets.dressing import Face, Tone
from ui.widgets.emptying import throw_away_widgets
from ui.widgets.icons import Icon, IconSize
from ui.widgets.panel import Corners, Edge, Ground, Panel
from ui.widgets.pill import Pill, PillState
from ui.widgets.words import Words

_PILLS = {
    PartPill.PAID: PillState.DONE,
    PartPill.WAITING: PillState.WAITING,
    PartPill.ASKING: PillState.OFFLINE,
    PartPill.REFUSED: PillState.REFUSED,
    PartPill.NEXT: PillState.PLAIN,
}


class PartRows(QWidget):
    """Painted anew only where a row changed."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: tuple[PartRow, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(grid.ONE)

    def render_parts(self, rows: Sequence[PartRow]) -> None:
        if tuple(rows) == self._shown:
            return
        self._shown = tuple(rows)
        throw_away_widgets(self._column)
        for row in rows:
            self._column.addWidget(_card(row, parent=self))


def _card(row: PartRow, *, parent: QWidget) -> Panel:
    edge = Edge.SELECTED if row.current else Edge.LINE
    card = Panel(ground=Ground.SURFACE, edge=edge, corners=Corners.CARD, parent=parent)
    name = Words(row.name, face=Face.BODY, wrap=False, parent=card)
    name.setProperty("medium", True)
    said = QVBoxLayout()
    said.setSpacing(0)
    said.addWidget(name)
    if row.note:
        said.addWidget(Words(row.note, face=Face.SMALL, tone=Tone.INK2, parent=card))
    line = QHBoxLayout(card)
    line.setContentsMargins(grid.TWO - 2, grid.HALF + 2, grid.TWO - 2, grid.HALF + 2)
    line.setSpacing(grid.ONE_AND_HALF)
    line.addWidget(Icon(row.icon, size=IconSize.BANNER, tone=Tone.INK, parent=card))
    line.addLayout(said, 1)
    line.addWidget(Pill(_PILLS[row.pill], row.pill_words, parent=card))
    line.addWidget(Words(row.sum, face=Face.SUM, wrap=False, parent=card))
    return card
