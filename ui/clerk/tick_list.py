"""Documents to be ticked as seen: two in a row, each a button that stays down."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from ui.clerk.fields_state import Tick
from ui.widgets import grid
from ui.widgets.composed_button import ComposedButton
from ui.widgets.dressing import Face
from ui.widgets.icons import Icon, IconSize
from ui.widgets.words import Words

_COLUMNS = 2


class TickButton(ComposedButton):
    """One of them; `isChecked` says whether it is ticked. The space bar ticks it."""

    def __init__(self, code: str, *, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.code = code
        self._mark = Icon("circle", size=IconSize.CONTROL, tone=None, parent=self)
        self._label = Words("", face=Face.BODY, tone=None, wrap=False, parent=self)
        for part in (self._mark, self._label):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.ONE_AND_HALF, 0, grid.ONE_AND_HALF, 0)
        row.setSpacing(grid.ONE)
        row.addWidget(self._mark)
        row.addWidget(self._label, 1)
        self.setCheckable(True)

    def render_tick(self, tick: Tick) -> None:
        self._label.setText(tick.words)
        self._mark.set_name("circle-check" if tick.ticked else "circle")
        self.setAccessibleName(tick.words)
        self.setChecked(tick.ticked)
        self.updateGeometry()


class TickList(QWidget):
    """`ticked` gives the code that was pressed."""

    ticked = Signal(str)

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._buttons: dict[str, TickButton] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(grid.ONE)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)

    def render_ticks(self, ticks: tuple[Tick, ...]) -> None:
        wanted = {tick.code: tick for tick in ticks}
        for code in [code for code in self._buttons if code not in wanted]:
            gone = self._buttons.pop(code)
            self._grid.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, tick in enumerate(ticks):
            if tick.code not in self._buttons:
                made = TickButton(tick.code, parent=self)
                made.clicked.connect(lambda _=False, code=tick.code: self.ticked.emit(code))
                self._buttons[tick.code] = made
            self._grid.addWidget(self._buttons[tick.code], *divmod(place, _COLUMNS))
            self._buttons[tick.code].render_tick(tick)
        self.setVisible(bool(ticks))

    def buttons(self) -> list[QPushButton]:
        return list(self._buttons.values())
