"""The bottom strip on the screen."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from app.texts.language import Language
from ui.shell.strip_state import PRINTER, UNSENT, StripState, strip_lines, time_words
from ui.widgets import grid
from ui.widgets.dressing import Face, dress
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.strip_item import StripItem
from ui.widgets.strip_tone import StripTone
from ui.widgets.words import Words

_SHORT_FIRST: Final = ("reader", "customer_screen", "drawer", "cash", "hall", PRINTER, "saved", UNSENT)
_BEFORE_TIME: Final = 2  # the line after the last item has its own room before it and after it


class StatusStrip(QFrame):
    """32 high; where its sentences do not fit in one row, those that say that all is well become icons, the least
    asked for first, then those that only warn. Only where faults alone are too many for one row it takes a second
    rather than cut them.

    `printer_pressed`: the printer's item, which opens more of it; `unsent_pressed`: that of the orders not sent yet.
    """

    printer_pressed = Signal()
    unsent_pressed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[StripItem] = []
        self._names: list[str] = []
        self._may_shorten: list[str] = []  # in this order
        items = QWidget(self)
        self._flow = FlowLayout(items, gap=0, row_gap=grid.HALF)
        self._flow.setContentsMargins(0, grid.HALF + 3, 0, grid.HALF + 2)
        self._time = Words("", face=Face.CAPTION, tone=None, wrap=False, parent=self)
        self._time.setContentsMargins(0, 1, 0, 0)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(grid.TWO, 0, grid.FOUR - 2, 0)
        row.setSpacing(_BEFORE_TIME)
        row.addWidget(items, 1)
        row.addWidget(self._time)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        dress(self, offline=False)

    def render_strip(self, state: StripState, language: Language) -> None:
        """Paint the state; items keep their widgets, so a tick of the clock touches one label."""
        lines = strip_lines(state, language)
        while len(self._items) < len(lines):
            item = StripItem(parent=self)
            self._items.append(item)
            self._flow.addWidget(item)
            item.setVisible(True)
            item.pressed.connect(partial(self._press, len(self._items) - 1))
        for index, item in enumerate(self._items):
            item.setVisible(index < len(lines))
        for item, line in zip(self._items, lines, strict=False):
            item.render_item(line.icon, line.words, tone=line.tone)
            item.set_opens(
                (line.name == PRINTER and state.printers.first is not None)
                or (line.name == UNSENT and state.outbox.waiting > 0)
            )
        self._names = [line.name for line in lines]
        warns = {line.name: line.warns for line in lines if line.tone is not StripTone.FAULT}
        self._may_shorten = sorted((name for name in _SHORT_FIRST if name in warns), key=lambda name: warns[name])
        self._time.setText(time_words(state, language))
        dress(self, offline=state.offline)
        self._shorten()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # an item was dressed meanwhile, and is wider
            self._shorten()
        return super().event(event)

    def _shorten(self) -> None:
        shown = dict(zip(self._names, self._items, strict=False))
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right() - self._row.spacing() - self._time.sizeHint().width()
        widths = {name: item.widths() for name, item in shown.items()}
        takes, short = sum(full for full, _ in widths.values()), set[str]()
        for name in self._may_shorten:
            if takes > room:
                takes -= widths[name][0] - widths[name][1]
                short.add(name)
        for name, item in shown.items():
            item.set_short(name in short)

    def _press(self, place: int) -> None:
        (self.unsent_pressed if self._names[place] == UNSENT else self.printer_pressed).emit()

    def said(self) -> tuple[str, ...]:
        """The words on the strip, for whoever reads it without eyes."""
        return tuple(item.words() for item in self._items if not item.isHidden())
