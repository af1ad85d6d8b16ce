"""The top of 日报: which days and whose, what can be made of them, and the five figures that head the summary."""

from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.day_scope import ScopeKind
from app.domain.day_summary import DaySummary, days_of
from app.domain.figure_table import CellKind
from app.domain.hall_time import clock_time
from app.papers.daily_paper import span_words
from app.papers.figure_words import cell_words
from app.papers.summary_heads import HeadFigure
from app.texts import summary_page as words
from app.texts.language import Language
from ui.manager.summary_state import SummaryState
from ui.manager.tile import Tile
from ui.manager.today_state import TileView, Weight
from ui.widgets import grid
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.dressing import Face, Tone
from ui.widgets.pill import Pill, PillState
from ui.widgets.text_field import TextField
from ui.widgets.words import Words

_DATE: Final = 132
_KINDS: Final = ((ScopeKind.HALL, words.HALL), (ScopeKind.DESK, words.DESK), (ScopeKind.CLERK, words.CLERK))
_ICONS: Final = {
    "orders": "file-check",
    "takings": "wallet",
    "difference": "banknote",
    "wait": "clock-3",
    "refused": "ban",
}


class SummaryBar(QWidget):
    """Days, whose, and the papers."""

    days_typed = Signal(str, str)
    stepped = Signal(int)
    today_pressed = Signal()
    kind_chosen = Signal(object)  # a ScopeKind
    name_chosen = Signal(str)

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.before = Button("", icon="arrow-left", parent=self)
        self.after = Button("", icon="arrow-right", parent=self)
        self.today = Button("", parent=self)
        self.first, self.last = TextField(parent=self), TextField(parent=self)
        self.kinds = Choice(parent=self)
        self.narrow = Button("", icon="printer", parent=self)
        self.page = Button("", icon="file-check", parent=self)
        self.sheet = Button("", icon="table", parent=self)
        self.names = Choice(parent=self)
        self._lay_out()
        self._connect()

    def render_bar(self, state: SummaryState, language: Language, *, makes: bool) -> None:
        """`makes`: whether papers can be made here."""
        for button, said in (
            (self.before, words.BEFORE),
            (self.after, words.AFTER),
        ):
            button.setAccessibleName(said.say(language))
            button.setToolTip(said.say(language))
        self.today.set_words(words.TODAY.say(language))
        self.first.set_caption("", placeholder=words.FROM.say(language))
        self.last.set_caption("", placeholder=words.UNTIL.say(language))
        for field, said in ((self.first, words.FROM), (self.last, words.UNTIL)):
            field.edit.setAccessibleName(said.say(language))
        if state.wrong is None:
            self.first.set_text(state.scope.first.isoformat())
            self.last.set_text("" if state.scope.one_day else state.scope.last.isoformat())
        self.first.set_error(state.wrong.say(language) if state.wrong is not None else "")
        self.kinds.render_choice([(kind, said.say(language)) for kind, said in _KINDS], state.scope.kind)
        for button, said in (
            (self.narrow, words.PRINT_NARROW),
            (self.page, words.PRINT_PAGE),
            (self.sheet, words.SHEET),
        ):
            button.set_words(said.say(language))
            button.setVisible(makes)
            button.setEnabled(state.summary is not None and not state.working)
        names = [(key, said.say(language)) for key, said in state.options()]
        self.names.setVisible(bool(names))
        self.names.render_choice(names, state.scope.name)

    def _lay_out(self) -> None:
        for field in (self.first, self.last):
            field.setFixedWidth(_DATE)
        row = QHBoxLayout()
        row.setSpacing(grid.ONE)
        for part in (self.before, self.first, self.last, self.after, self.today):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        row.addSpacing(grid.ONE)
        row.addWidget(self.kinds, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        for part in (self.narrow, self.page, self.sheet):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.ONE)
        column.addLayout(row)
        column.addWidget(self.names)

    def _connect(self) -> None:
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after.clicked.connect(lambda: self.stepped.emit(1))
        self.today.clicked.connect(self.today_pressed)
        for field in (self.first, self.last):
            field.edit.returnPressed.connect(lambda: self.days_typed.emit(self.first.text(), self.last.text()))
        self.names.chosen.connect(self.name_chosen)
        self.kinds.chosen.connect(lambda value: self.kind_chosen.emit(ScopeKind(value)))


class SummaryHead(QWidget):
    """What is shown: the day, whether it was closed, its five figures. `opened` gives a figure's Behind."""

    opened = Signal(object)  # a Behind

    def __init__(self, *, zone: ZoneInfo, parent: QWidget) -> None:
        super().__init__(parent)
        self._zone = zone
        self._title = Words("", face=Face.HEADING, wrap=False, parent=self)
        self.pill = Pill(PillState.PLAIN, "", parent=self)
        self._note = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self._missing = Words("", face=Face.SMALL, tone=Tone.WARN, parent=self)
        self.tiles = [Tile(parent=self) for _ in range(5)]
        top = QHBoxLayout()
        top.setSpacing(grid.ONE_AND_HALF)
        for part in (self._title, self.pill, self._note):
            top.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addStretch(1)
        tiles = QHBoxLayout()
        tiles.setSpacing(grid.TWO)
        for tile in self.tiles:
            tiles.addWidget(tile, 1)
            tile.clicked.connect(lambda _=False, tile=tile: self._open(tile.view))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.ONE_AND_HALF)
        column.addLayout(top)
        column.addWidget(self._missing)
        column.addLayout(tiles)

    def render_head(self, summary: DaySummary, heads: tuple[HeadFigure, ...], language: Language) -> None:
        self._title.setText(span_words(summary.scope).say(language))
        self._render_pill(summary, language)
        between = "、" if language is Language.ZH else ", "
        self._missing.setText(between.join(each.say(language) for each in summary.missing))
        self._missing.setVisible(bool(summary.missing))
        for tile, head in zip(self.tiles, heads, strict=False):
            tile.render_tile(self._tile(head, language))

    def _render_pill(self, summary: DaySummary, language: Language) -> None:
        closed, scope = summary.closed, summary.scope
        as_of = words.AS_OF.say(language, at=clock_time(summary.made_at, self._zone))
        if closed is not None:
            number = words.Z_NUMBER.say(language, number=f"{closed.number:04d}")
            self.pill.render_state(PillState.LOCKED, number)
            at = clock_time(closed.at, self._zone)
            self._note.setText(words.CLOSED_BY.say(language, at=at, name=closed.by_name))
        elif scope.one_day:
            self.pill.render_state(PillState.WAITING, words.NOT_CLOSED.say(language))
            self._note.setText(as_of)
        else:
            self.pill.render_state(PillState.PLAIN, words.SPAN.say(language, days=days_of(scope)))
            self._note.setText(as_of)

    def _tile(self, head: HeadFigure, language: Language) -> TileView:
        usual = cell_words(head.usual, language, self._zone) if head.usual is not None else ""
        figure = cell_words(head.cell, language, self._zone)
        unit = head.unit.say(language) if head.unit is not None else ""
        if head.cell.kind is CellKind.SECONDS and " " in figure:
            figure, unit = figure.split(" ", 1)
        note = words.USUAL.say(language, usual=usual) if usual else ""
        note = note or (head.why.say(language) if head.why is not None else "")
        if head.cell.warns and not note:
            note = words.OPEN_ROWS.say(language)
        return TileView(
            head.key,
            _ICONS.get(head.key, "list"),
            head.name.say(language),
            figure,
            unit,
            note,
            Weight.WARN if head.cell.warns else Weight.PLAIN,
            head.cell.behind,
        )

    def _open(self, view: TileView | None) -> None:
        if view is not None and view.behind is not None:
            self.opened.emit(view.behind)
