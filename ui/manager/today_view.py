"""今天: seven tiles, the day's chart and promises, what waits for the manager, takings, matters and desks."""

from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.texts import today_page as words
from app.texts.language import Language
from ui.manager.act_rows import ActRows
from ui.manager.bars import BarList
from ui.manager.card import Card
from ui.manager.figure_table_view import FigureTableView
from ui.manager.hour_chart import ChartLegend, HourChart
from ui.manager.tile import Tile
from ui.manager.today_state import APPROVALS, REPAIR, PanelView, TileView, TodayShown
from ui.manager.today_work import DENY, GRANT, REPAIR_IT
from ui.widgets import grid
from ui.widgets.button import Button, ButtonSize
from ui.widgets.keys import on_keys
from ui.widgets.pill import PillState
from ui.widgets.scroll import Scroll

_TILES: Final = 7
_STRETCH: Final = 100  # of the row that takes what room is left
_CHART_ROW: Final = 2  # of the wide page
_WIDE: Final = 1500  # px of the page from which on it is laid out as on a large screen


class TodayView(QFrame):
    """`opened` gives the Behind of a figure, `page_wanted` the name of another page of the manager's face. `seen_to`
    gives what waits and which of its buttons was pressed; F2, F8 and F9 press those of the oldest."""

    opened = Signal(object)  # a Behind
    page_wanted = Signal(str)
    seen_to = Signal(str, str)  # its id, the act
    print_pressed = Signal()
    again_pressed = Signal()

    def __init__(self, *, zone: ZoneInfo, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("auditPage")
        self._language, self._shown = language, TodayShown()
        self._wide: bool | None = None
        self._pages: frozenset[str] = frozenset()
        inside = self._inside = QWidget(self)
        self.tiles = [Tile(parent=inside) for _ in range(_TILES)]
        self.chart = HourChart(parent=inside)
        self.arrivals = Card(self.chart, parent=inside)
        self.legend = ChartLegend(parent=self.arrivals)
        self.arrivals.head.addWidget(self.legend)
        self.promises, self.methods, self.matters = (
            BarList(track=True, parent=inside),
            *(BarList(parent=inside) for _ in range(2)),
        )
        self.refused, self.asked = (ActRows(parent=inside) for _ in range(2))
        self.desk_table = FigureTableView(zone=zone, language=language, whole=True, parent=inside)
        self.repair, self.asks, self.desks = (
            Card(part, parent=inside) for part in (self.refused, self.asked, self.desk_table)
        )
        self.left_table = FigureTableView(zone=zone, language=language, whole=True, parent=inside)
        self.left = Card(self.left_table, parent=inside)
        bars = (self.promises, self.methods, self.matters)
        self.kept, self.taken, self.came_for = (Card(each, fills=True, parent=inside) for each in bars)
        self.go_repair, self.go_asks = (Button("", size=ButtonSize.SMALL, parent=inside) for _ in range(2))
        self.repair.head.addWidget(self.go_repair)
        self.asks.head.addWidget(self.go_asks)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(grid.THREE, grid.ONE_AND_HALF, grid.THREE, grid.TWO)
        self._column.setSpacing(grid.TWO)
        self._column.addStretch(1)
        self._rows: list[QHBoxLayout] = []
        self._scroll = Scroll(inside, parent=self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        self._lay_out(wide=False)
        self._connect()
        self.setFocusProxy(self.tiles[0])
        self.retranslate(language)

    def render_today(self, shown: TodayShown) -> None:
        before, self._shown = self._shown, shown
        for tile, view in zip(self.tiles, shown.tiles, strict=False):
            tile.render_tile(view)
        for n, tile in enumerate(self.tiles):
            tile.setVisible(n < len(shown.tiles))
        if shown.chart != before.chart:
            self.chart.render_chart(shown.chart)
            self.legend.render_legend(shown.chart)
        self._render(self.arrivals, shown.arrivals, empty=not shown.chart.bars)
        for card, bars, panel in (
            (self.kept, self.promises, shown.promises),
            (self.taken, self.methods, shown.methods),
            (self.came_for, self.matters, shown.matters),
        ):
            bars.render_lines(panel.lines)
            self._render(card, panel, empty=not panel.lines)
        if shown.desks.table is not None:
            self.desk_table.render_table(shown.desks.table, self._language)
        self._render(self.desks, shown.desks, empty=shown.desks.table is None)
        if shown.left.table is not None:
            self.left_table.render_table(shown.left.table, self._language)
        self._render(self.left, shown.left, empty=False)
        for card, rows, panel, go in (
            (self.repair, self.refused, shown.repair, self.go_repair),
            (self.asks, self.asked, shown.asks, self.go_asks),
        ):
            if panel.acts is not None:
                rows.render_rows(panel.acts)
            self._render(card, panel, empty=panel.acts is None)
            go.setVisible(panel.more)
        self._share_height()

    def offer_pages(self, names: frozenset[str]) -> None:
        """Which pages of the manager's face there are: a tile opens rows where there is none of its own."""
        self._pages = names

    def whole(self) -> QWidget:
        """All of it, also what is scrolled out of sight."""
        return self._inside

    def retranslate(self, language: Language) -> None:
        """The rest is told anew by the presenter."""
        if language is not self._language:
            self._shown = TodayShown()
        self._language = language
        for go in (self.go_repair, self.go_asks):
            go.set_words(words.ALL_REFUSED.say(language))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(wide=self.width() >= _WIDE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F5:
            self.again_pressed.emit()
        else:
            super().keyPressEvent(event)

    def _render(self, card: Card, panel: PanelView, *, empty: bool) -> None:
        refused = card is self.repair
        state = PillState.REFUSED if refused else PillState.WAITING
        card.render_head(panel.title, panel.note, pill=panel.pill, state=state)
        card.render_empty(*panel.empty, shown=empty)
        card.setVisible(not panel.hidden)

    def _lay_out(self, *, wide: bool) -> None:
        """Seven tiles and three rows of panels, or tiles in two rows and the panels below each other."""
        if wide is self._wide:
            return
        self._wide = wide
        self.chart.set_compact(compact=wide)
        for row in self._rows:
            self._column.removeItem(row)
            row.deleteLater()  # with its items; the panels are the page's
        tiles: list[tuple[QWidget, int]] = [(tile, 1) for tile in self.tiles]
        if wide:
            rows: list[list[tuple[QWidget, int]]] = [
                tiles,
                [(self.left, 1)],
                [(self.arrivals, 1), (self.kept, 1)],
                [(self.repair, 60), (self.asks, 40)],
                [(self.taken, 30), (self.came_for, 30), (self.desks, 40)],
            ]
        else:
            rows = [tiles[:4], tiles[4:], [(self.left, 1)], [(self.arrivals, 1)], [(self.kept, 1)], [(self.repair, 1)]]
            rows += [[(self.asks, 1)]]
            rows += [[(self.taken, 1), (self.came_for, 1)], [(self.desks, 1)]]
        self._rows = [QHBoxLayout() for _ in rows]
        for n, (row, parts) in enumerate(zip(self._rows, rows, strict=True)):
            row.setSpacing(grid.TWO)
            for part, share in parts:
                row.addWidget(part, share)
            self._column.insertLayout(n, row)
        self._share_height()

    def _share_height(self) -> None:
        """Chart and promises take what is left of it, where there are any: a hall without tickets has neither."""
        shown = self._wide and not (self._shown.arrivals.hidden and self._shown.promises.hidden)
        self._column.setStretch(_CHART_ROW, _STRETCH if shown else 0)

    def _connect(self) -> None:
        for tile in self.tiles:
            tile.clicked.connect(lambda _=False, tile=tile: self._tile(tile.view))
        self.chart.opened.connect(self.opened)
        for bars in (self.promises, self.methods, self.matters):
            bars.opened.connect(self.opened)
        self.desk_table.opened.connect(self.opened)
        for rows in (self.refused, self.asked):
            rows.pressed.connect(self.seen_to)
        on_keys(
            self,
            {
                Qt.Key.Key_F2: lambda: self._oldest(self._shown.repair, REPAIR_IT),
                Qt.Key.Key_F9: lambda: self._oldest(self._shown.asks, GRANT),
                Qt.Key.Key_F8: lambda: self._oldest(self._shown.asks, DENY),
                Qt.Key.Key_P | Qt.KeyboardModifier.ControlModifier: self.print_pressed.emit,
            },
        )
        self.go_repair.clicked.connect(lambda: self.page_wanted.emit(REPAIR))
        self.go_asks.clicked.connect(lambda: self.page_wanted.emit(APPROVALS))

    def _oldest(self, panel: PanelView, name: str) -> None:
        """What its first row offers."""
        first = panel.acts.rows[0] if panel.acts is not None else None
        if first is not None and any(act.name == name for act in first.acts):
            self.seen_to.emit(first.key, name)

    def _tile(self, view: TileView | None) -> None:
        if view is None or view.behind is None:
            return
        if view.page in self._pages:
            self.page_wanted.emit(view.page)
        else:
            self.opened.emit(view.behind)
