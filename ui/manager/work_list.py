"""What the manager has to see to, one below the other: a row for each, with its state, and the one that is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets import grid
from ui.widgets.dressing import Face, Tone, dress
from ui.widgets.keys import on_keys
from ui.widgets.panel import Corners, Edge, Panel
from ui.widgets.pill import Pill, PillState
from ui.widgets.scroll import Scroll
from ui.widgets.words import Words
from ui.widgets.wrapping_button import WrappingButton

WIDTH = 400
WIDE = 1500  # px of a page from which on what is chosen stands in two columns


def set_beside(box: QBoxLayout, *, wide: bool, gap: int, shares: tuple[int, int]) -> None:
    """Two parts of what is chosen: `gap` px apart by their shares, or one below the other, the second as it grows."""
    box.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
    box.setSpacing(gap if wide else grid.ONE_AND_HALF)
    for n, share in enumerate(shares if wide else (0, 1)):
        box.setStretch(n, share)


@dataclass(frozen=True, slots=True)
class WorkItem:
    """`pill` "" for none; `icon` in it other than its state's own, where one says more."""

    key: str
    title: str
    note: str
    pill: str = ""
    state: PillState = PillState.WAITING
    icon: str = ""


class WorkRow(WrappingButton):
    """Two lines, which wrap rather than being cut, and a pill above the second."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._title = Words("", face=Face.BODY, tone=None, parent=self)
        self._title.setProperty("medium", True)
        self._note = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self._pill = Pill(PillState.WAITING, "", parent=self)
        head = QHBoxLayout()
        head.setSpacing(grid.ONE)
        head.addWidget(self._title, 1)
        head.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.TWO, grid.ONE, grid.TWO, grid.ONE)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._note)
        for part in (self._title, self._note, self._pill):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def render_item(self, item: WorkItem, *, chosen: bool) -> None:
        self._title.setText(item.title)
        self._note.setText(item.note)
        if item.pill:
            self._pill.render_state(item.state, item.pill, icon=item.icon)
        self._pill.setVisible(bool(item.pill))
        self.setAccessibleName(" ".join(each for each in (item.title, item.pill, item.note) if each))
        dress(self, chosen=chosen)


class WorkList(QWidget):
    """`chosen` gives an item's key; ↑ and ↓ go to the one beside it, wherever on `page` the caret is."""

    chosen = Signal(str)

    def __init__(self, *, page: QWidget) -> None:
        super().__init__(page)
        self._items: tuple[WorkItem, ...] = ()
        self._chosen = ""
        self._rows: list[WorkRow] = []
        self._panel = Panel(edge=Edge.LINE, corners=Corners.CARD, parent=self)
        self._column = QVBoxLayout(self._panel)
        self._column.setContentsMargins(0, grid.HALF, 0, grid.HALF)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(self._panel, parent=self))
        self.setFixedWidth(WIDTH)
        on_keys(page, {Qt.Key.Key_Up: lambda: self._step(-1), Qt.Key.Key_Down: lambda: self._step(1)}, repeats=True)

    def render_items(self, items: Sequence[WorkItem], chosen: str) -> None:
        self._items, self._chosen = tuple(items), chosen
        while len(self._rows) < len(items):
            row, place = WorkRow(parent=self._panel), len(self._rows)
            row.clicked.connect(lambda _=False, place=place: self._press(place))
            self._column.insertWidget(place, row)
            self._rows.append(row)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(items))
            if place < len(items):
                row.render_item(items[place], chosen=items[place].key == chosen)

    def _press(self, place: int) -> None:
        if place < len(self._items):
            self.chosen.emit(self._items[place].key)

    def _step(self, by: int) -> None:
        keys = [item.key for item in self._items]
        if keys:
            here = keys.index(self._chosen) if self._chosen in keys else -by
            self.chosen.emit(keys[max(0, min(here + by, len(keys) - 1))])
