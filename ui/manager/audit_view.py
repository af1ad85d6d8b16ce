"""The list of the audit trail: search and choices above, the table below, older entries as one scrolls down."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.domain.audit import AuditKind
from app.texts import audit_page as words
from app.texts.language import Language
from ui.manager.audit_state import DAY_WORDS, KIND_WORDS, AuditListState, Days, KindGroup
from ui.manager.audit_table import AuditModel
from ui.widgets import grid
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.dressing import Face, Tone
from ui.widgets.empty_state import EmptyState
from ui.widgets.text_field import TextField
from ui.widgets.words import Words

_WIDTHS = (164, 0, 160, 200, 0, 160)  # px; 0 of what happened: what its words need, 0 of the reason: the rest
_WHAT, _REASON, _AROUND = 1, 4, 24
_ROW_HEIGHT = 36
_FILE_NAME, _FILE_KINDS = "yitai-audit.csv", "CSV (*.csv)"
_SEARCH_WIDTH = 280


class AuditView(QFrame):
    """Ctrl+F finds; Esc clears the search, then leaves."""

    searched = Signal(str)
    group_chosen = Signal(object)  # a KindGroup
    days_chosen = Signal(object)  # Days
    more_wanted = Signal()
    export_chosen = Signal(str)
    leave_pressed = Signal()

    def __init__(self, *, zone: ZoneInfo, language: Language, desk: str = "", parent: QWidget | None = None) -> None:
        """`desk` is the number of the counter whose trail it is."""
        super().__init__(parent)
        self.setObjectName("auditPage")
        self._language = language
        self._state = AuditListState()
        self._title = Words("", face=Face.HEADING, wrap=False, parent=self)
        self._note = Words("", face=Face.SMALL, tone=Tone.INK3, wrap=False, parent=self)
        self._count = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self.search = TextField(parent=self)
        self.search.setFixedWidth(_SEARCH_WIDTH)
        self.groups = Choice(parent=self)
        self.days = Choice(parent=self)
        self.export = Button("", icon="arrow-right", parent=self)
        self.model = AuditModel(zone=zone, language=language, desk=desk)
        self.model.setParent(self)
        self.table = QTableView(self)
        self.table.setObjectName("auditTable")
        self._empty = EmptyState("list", parent=self)
        self._slot = QStackedWidget(self)
        self._dress_table()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.search)

    def render_audit(self, state: AuditListState) -> None:
        self._state = state
        self.retranslate(self._language)

    def retranslate(self, language: Language) -> None:
        self._language = language
        state = self._state
        self._title.setText(words.TITLE.say(language))
        self._note.setText(words.NOTE.say(language))
        self.search.set_caption("", placeholder=words.SEARCH.say(language))
        self.search.set_text(state.query)
        self.export.set_words(words.EXPORT.say(language))
        self.groups.render_choice([(group, said.say(language)) for group, said in KIND_WORDS], state.group)
        self.days.render_choice([(days, said.say(language)) for days, said in DAY_WORDS], state.days)
        count = words.COUNT_MORE if state.more else words.COUNT
        self._count.setText(count.say(language, count=len(state.rows)) if state.loaded else "")
        self.model.show_rows(state.rows, language, state.names)
        self._fit_kinds(language)
        nothing = state.loaded and not state.rows
        self._slot.setCurrentWidget(self._empty if nothing else self.table)
        before, after = words.NOTHING_BEFORE.say(language), words.NOTHING_AFTER.say(language)
        esc = {"before": before, "key": "Esc", "after": after} if state.query else {}
        self._empty.render_words(words.NOTHING.say(language), **esc)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Find):
            self.search.edit.setFocus()
            self.search.edit.selectAll()
        elif event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.set_text("")
            self.searched.emit("")
        elif event.key() == Qt.Key.Key_Escape:
            self.leave_pressed.emit()
        elif event.key() == Qt.Key.Key_Down and self.search.edit.hasFocus():
            self.table.setFocus()
            self.table.selectRow(0)
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.search.edit.textEdited.connect(self.searched)
        self.groups.chosen.connect(lambda value: self.group_chosen.emit(KindGroup(value)))
        self.days.chosen.connect(lambda value: self.days_chosen.emit(Days(value)))
        self.export.clicked.connect(self._choose_file)
        self.table.verticalScrollBar().valueChanged.connect(self._scrolled)

    def _scrolled(self, place: int) -> None:
        if place >= self.table.verticalScrollBar().maximum() and self._state.more:
            self.more_wanted.emit()

    def _choose_file(self) -> None:
        title = words.EXPORT_TITLE.say(self._language)
        file, _ = QFileDialog.getSaveFileName(self, title, _FILE_NAME, _FILE_KINDS)
        if file:
            self.export_chosen.emit(file)

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setShowGrid(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, width)
        header.setSectionResizeMode(_REASON, QHeaderView.ResizeMode.Stretch)

    def _fit_kinds(self, language: Language) -> None:
        """As wide as the longest kind there can be, so that no column moves when older entries come."""
        self.table.ensurePolished()
        metrics = QFontMetrics(self.table.font())
        widest = max(metrics.horizontalAdvance(kind.said.say(language)) for kind in AuditKind)
        self.table.setColumnWidth(_WHAT, widest + _AROUND)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(grid.ONE_AND_HALF)
        for part in (self._title, self._note):
            head.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        head.addWidget(self.days)  # here, since in English it does not fit beside the kinds on the smallest window
        head.addWidget(self._count)
        head.addWidget(self.export)
        choices = QHBoxLayout()
        choices.setSpacing(grid.TWO)
        choices.addWidget(self.search)
        choices.addWidget(self.groups)
        choices.addStretch(1)
        self._slot.addWidget(self.table)
        self._slot.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        column.setSpacing(grid.TWO)
        column.addLayout(head)
        column.addLayout(choices)
        column.addWidget(self._slot, 1)
