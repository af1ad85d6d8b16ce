"""The rows behind a figure: a table over the page, with a way to keep it as a spreadsheet."""

from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from app.domain.figure_table import FigureTable
from app.texts import today_page as words
from app.texts.language import Language
from ui.manager.figure_table_view import FigureTableView
from ui.widgets.button import Button, ButtonSize
from ui.widgets.dialog import Dialog
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_row import KeyHint

_LEAST: Final = QSize(960, 520)
_ROOM: Final = 160  # px of the window around it
_KINDS: Final = "Excel (*.xlsx)"


class RowsDialog(Dialog):
    """`opened` gives the Behind of a cell that has one; `export_chosen` the file somebody chose."""

    opened = Signal(object)  # a Behind
    export_chosen = Signal(str)

    def __init__(
        self, *, zone: ZoneInfo, language: Language, exports: bool, window: QWidget, parent: QWidget | None = None
    ) -> None:
        """As large as `window` allows; `exports`: whether there is a way to keep it."""
        super().__init__(icon="list", parent=parent)
        self._language, self._name = language, "yitai"
        room = QSize(window.width() - _ROOM, window.height() - _ROOM)
        self.setFixedSize(room.expandedTo(_LEAST).boundedTo(window.size()))
        self.table = FigureTableView(zone=zone, language=language, parent=self)
        self._none = EmptyState("list", parent=self)
        self._none.render_words(words.LOADING.say(language))
        self._slot = QStackedWidget(self)
        for part in (self._none, self.table):
            self._slot.addWidget(part)
        self.body.addWidget(self._slot)
        self.export = Button(words.EXPORT.say(language), icon="table", size=ButtonSize.SMALL, key="Ctrl S", parent=self)
        self.export.setVisible(exports)
        self._exports = exports
        self.export.setEnabled(False)
        self.export.clicked.connect(self._choose_file)
        self.add_to_head(self.export)
        self.set_title(words.KEY_ROWS.say(language))
        keys = [KeyHint(("↑", "↓"), words.KEY_CELL.say(language)), KeyHint(("Esc",), words.KEY_CLOSE.say(language))]
        if exports:
            keys.insert(1, KeyHint(("Ctrl S",), words.KEY_EXPORT.say(language)))
        self.set_footer(keys)
        self.table.opened.connect(self.opened)

    def render_rows(self, table: FigureTable) -> None:
        language = self._language
        self._name = table.title.say(language)
        count = words.ROWS_COUNT.say(language, count=f"{len(table.rows):,}")
        self.set_title(self._name, note=f"{table.note.say(language)}  ·  {count}" if table.note else count)
        self.table.render_table(table, language)
        self.export.setEnabled(bool(table.rows))
        if not table.rows:
            self._none.render_words((table.empty or words.NO_ROWS).say(language))
        self._slot.setCurrentWidget(self.table if table.rows else self._none)
        if table.rows:
            self.setFocusProxy(self.table)
            self.table.setFocus()
            self.table.setCurrentIndex(self.table.figures.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Save) and self._exports and self.export.isEnabled():
            self._choose_file()
        else:
            super().keyPressEvent(event)

    def _choose_file(self) -> None:
        title = words.EXPORT_TITLE.say(self._language)
        file, _ = QFileDialog.getSaveFileName(self, title, f"{self._name}.xlsx", _KINDS)
        if file:
            self.export_chosen.emit(file)
