"""日报: what happened on a day, or in a span of days, as the paper has it; every figure opens its rows."""

from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.figure_table import FigureTable
from app.texts import summary_page as words
from app.texts.language import Language
from ui.manager.card import Card
from ui.manager.chart_card import ChartView
from ui.manager.figure_table_view import HEAD, ROW, FigureTableView
from ui.manager.summary_head import SummaryBar, SummaryHead
from ui.manager.summary_state import ChartPicture, SummaryState
from ui.widgets import grid
from ui.widgets.empty_state import EmptyState
from ui.widgets.scroll import Scroll

_EDGES: Final = 16  # px beside a chart in its card


class SummaryView(QFrame):
    """Alt+← and Alt+→ go a day back and on, Ctrl+P prints, Ctrl+S saves a spreadsheet, Ctrl+D the page as PDF.

    `width_known` gives the px that a chart may be wide.
    """

    opened = Signal(object)  # a Behind
    width_known = Signal(int)
    narrow_pressed = Signal()
    page_chosen = Signal(str)
    sheet_chosen = Signal(str)

    def __init__(self, *, zone: ZoneInfo, language: Language, makes: bool, parent: QWidget | None = None) -> None:
        """`makes`: papers can be made here."""
        super().__init__(parent)
        self.setObjectName("auditPage")
        self._zone, self._language, self._makes = zone, language, makes
        self._state: SummaryState | None = None
        self._chart_width = 0
        self._tables: dict[str, tuple[Card, FigureTableView]] = {}
        self._charts: dict[str, tuple[Card, ChartView]] = {}
        self.bar = SummaryBar(parent=self)
        self._inside = QWidget(self)
        self.head = SummaryHead(zone=zone, parent=self._inside)
        self._bands: list[QHBoxLayout] = []
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(grid.THREE, 0, grid.THREE, grid.TWO)
        self._column.setSpacing(grid.TWO)
        self._column.addWidget(self.head)
        self._column.addStretch(1)
        self._empty = EmptyState("list", parent=self)
        self._slot = QStackedWidget(self)
        for part in (self._empty, Scroll(self._inside, parent=self)):
            self._slot.addWidget(part)
        top = QHBoxLayout()
        top.setContentsMargins(grid.THREE, grid.ONE_AND_HALF, grid.THREE, grid.ONE_AND_HALF)
        top.addWidget(self.bar)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self._slot, 1)
        self.setFocusProxy(self.bar.first)
        self._connect()

    def render_summary(self, state: SummaryState) -> None:
        before, self._state = self._state, state
        language = self._language
        self.bar.render_bar(state, language, makes=self._makes)
        summary = state.summary
        if summary is None:
            said = state.tampered or (words.WORKING if state.working else words.NOTHING_THERE)
            self._empty.render_words(said.say(language))
            self._slot.setCurrentIndex(0)
            return
        self._slot.setCurrentIndex(1)
        self.head.render_head(summary, state.heads, language)
        if before is None or (before.tables, before.charts) != (state.tables, state.charts):
            self._fill(state)

    def whole(self) -> QWidget:
        """All of it, also what is scrolled out of sight."""
        return self._inside

    def retranslate(self, language: Language) -> None:
        self._language = language
        if self._state is not None:
            state, self._state = self._state, None
            self.render_summary(state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = (self.width() - 2 * grid.THREE - grid.TWO - grid.TWO) // 2 - 2 * _EDGES
        if width > 0 and width != self._chart_width:
            self._chart_width = width
            self.width_known.emit(width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifier, key = event.modifiers(), event.key()
        alt, control = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
        acts = {
            (alt, Qt.Key.Key_Left): lambda: self.bar.stepped.emit(-1),
            (alt, Qt.Key.Key_Right): lambda: self.bar.stepped.emit(1),
            (control, Qt.Key.Key_P): self.bar.narrow.click,
            (control, Qt.Key.Key_D): self.bar.page.click,
            (control, Qt.Key.Key_S): self.bar.sheet.click,
        }
        act = acts.get((modifier, Qt.Key(key)))
        if act is not None:
            act()
        else:
            super().keyPressEvent(event)

    def _fill(self, state: SummaryState) -> None:
        """Charts first, then tables: two columns, the next part in the one that is shorter so far; below them the
        tables that need the whole width."""
        self._clear(state)
        band, heights = self._new_band(), [0, 0]
        for picture in state.charts:
            self._put(self._chart(picture), band, heights, picture.height + 60)
        whole = []
        for table in sorted(state.tables, key=lambda table: not table.rows):  # what is empty comes last
            card, view = self._table(table)
            if view.least_width() > (self.width() - 2 * grid.THREE - grid.TWO - grid.TWO) // 2:
                whole.append(card)
            else:
                rows = max(1, len(table.rows) + (table.total is not None))
                self._put(card, band, heights, HEAD + rows * ROW + 60)
        self._close(band)
        for card in whole:
            row = QHBoxLayout()
            row.addWidget(card)
            self._add_band(row)

    def _put(self, card: Card, band: QHBoxLayout, heights: list[int], tall: int) -> None:
        side = 0 if heights[0] <= heights[1] else 1
        item = band.itemAt(side)
        column = item.layout() if item is not None else None
        if isinstance(column, QVBoxLayout):
            column.addWidget(card)
        heights[side] += tall

    def _new_band(self) -> QHBoxLayout:
        band = QHBoxLayout()
        band.setSpacing(grid.TWO)
        for _ in range(2):
            column = QVBoxLayout()
            column.setSpacing(grid.TWO)
            band.addLayout(column, 1)
        self._add_band(band)
        return band

    def _add_band(self, band: QHBoxLayout) -> None:
        self._bands.append(band)
        self._column.insertLayout(self._column.count() - 1, band)

    def _close(self, band: QHBoxLayout) -> None:
        for side in range(band.count()):
            item = band.itemAt(side)
            column = item.layout() if item is not None else None
            if isinstance(column, QVBoxLayout):
                column.addStretch(1)

    def _clear(self, state: SummaryState) -> None:
        """The cards stay for the next summary, those that it has no more of are gone."""
        kept_tables = {table.key for table in state.tables}
        kept_charts = {picture.key for picture in state.charts}
        for key in [key for key in self._tables if key not in kept_tables]:
            self._tables.pop(key)[0].deleteLater()
        for key in [key for key in self._charts if key not in kept_charts]:
            self._charts.pop(key)[0].deleteLater()
        for band in self._bands:
            self._column.removeItem(band)
            band.deleteLater()  # with its items; the cards are the page's
        self._bands = []

    def _table(self, table: FigureTable) -> tuple[Card, FigureTableView]:
        if table.key not in self._tables:
            view = FigureTableView(zone=self._zone, language=self._language, whole=True, parent=self._inside)
            view.opened.connect(self.opened)
            self._tables[table.key] = (Card(view, parent=self._inside), view)
        card, view = self._tables[table.key]
        language = self._language
        view.render_table(table, language)
        card.render_head(table.title.say(language), table.note.say(language) if table.note is not None else "")
        nothing = (table.empty or words.NOTHING_THERE).say(language)
        card.render_empty(nothing, "", shown=not table.rows)
        card.show()
        return card, view

    def _chart(self, picture: ChartPicture) -> Card:
        if picture.key not in self._charts:
            view = ChartView(parent=self._inside)
            self._charts[picture.key] = (Card(view, parent=self._inside, edges=_EDGES), view)
        card, view = self._charts[picture.key]
        view.render_chart(picture)
        card.render_head(picture.title)
        card.show()
        return card

    def _connect(self) -> None:
        self.head.opened.connect(self.opened)
        self.bar.narrow.clicked.connect(self.narrow_pressed)
        self.bar.page.clicked.connect(lambda: self._choose_file(words.PAGE_TITLE.say(self._language), ".pdf"))
        self.bar.sheet.clicked.connect(lambda: self._choose_file(words.SHEET_TITLE.say(self._language), ".xlsx"))

    def _choose_file(self, title: str, ending: str) -> None:
        scope = self._state.scope if self._state is not None else None
        if scope is None:
            return
        days = scope.first.isoformat() if scope.one_day else f"{scope.first.isoformat()}_{scope.last.isoformat()}"
        name = words.FILE_NAME.say(self._language, days=days) + ending
        file, _ = QFileDialog.getSaveFileName(self, title, name, f"*{ending}")
        if file and ending == ".pdf":
            self.page_chosen.emit(file)
        elif file:
            self.sheet_chosen.emit(file)
