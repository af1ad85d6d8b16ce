"""存档 on the screen: what is looked for above, the forms found at the left, one of them at the right."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.archive_ports import ArchivedRow
from app.domain.hall_time import on_paper
from app.handling.verify_document import in_groups
from app.texts import archive as words
from app.texts.language import Language, Text
from ui.manager.archive_pictures import PageStrip
from ui.manager.archive_state import ArchiveState
from ui.manager.work_list import WorkItem, WorkList
from ui.widgets import grid
from ui.widgets.banner import Banner, BannerKind
from ui.widgets.button import Button, ButtonRole
from ui.widgets.dressing import Face, Tone, dress
from ui.widgets.empty_state import EmptyState
from ui.widgets.facts import FactFlow, FactPair
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.keys import on_keys
from ui.widgets.pill import PillState
from ui.widgets.scroll import Scroll
from ui.widgets.text_field import TextField
from ui.widgets.words import Words

_SEARCH, _DATE = 240, 132  # px
_MINUTES: Final = 16  # of a moment on paper: without its seconds
_HASH_SHOWN: Final = 16


class ArchiveView(QFrame):
    """Paints ArchiveState. Ctrl+F finds, ↑ and ↓ choose, F2 opens, PgUp and PgDn turn its pages, F3 saves, F4 prints,
    F6 makes again, F8 checks a file."""

    searched = Signal(str)
    days_typed = Signal(str, str)
    chosen = Signal(str)
    look_pressed = Signal()
    file_chosen = Signal(str)
    print_pressed = Signal()
    remake_pressed = Signal()
    verify_chosen = Signal(str)

    def __init__(
        self, state: ArchiveState, *, zone: ZoneInfo, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("auditPage")
        self._zone, self._language, self._state = zone, language, state
        self.search = TextField(parent=self)
        self.first, self.last = TextField(parent=self), TextField(parent=self)
        self._from = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self._until = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self._wrong = Words("", face=Face.SMALL, tone=Tone.DANGER, parent=self)
        self._count = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self.verify = Button("", icon="file-check", key="F8", parent=self)
        self.verdict = Banner(parent=self)
        self._side = QWidget(self)
        self.list = WorkList(page=self)
        self._slot = QStackedWidget(self)
        self._empty = EmptyState("archive", parent=self)
        self._pane = QWidget(self)
        self._head = Words("", face=Face.HEADING, wrap=False, parent=self._pane)
        self._facts = FactFlow(parent=self._pane)
        self.open = Button("", role=ButtonRole.PRIMARY, icon="eye", key="F2", parent=self)
        self.save = Button("", icon="folder-open", key="F3", parent=self)
        self.print = Button("", icon="printer", key="F4", parent=self)
        self.remake = Button("", icon="refresh-cw", key="F6", parent=self)
        self._said = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self._problem = Words("", face=Face.SMALL, tone=Tone.DANGER, parent=self)
        self._hint = EmptyState("eye-off", parent=self)
        self.pages = PageStrip(parent=self)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.search)

    @property
    def state(self) -> ArchiveState:
        """As it is painted."""
        return self._state

    def render_archive(self, state: ArchiveState) -> None:
        self._state = state
        self.retranslate(self._language)

    def retranslate(self, language: Language) -> None:
        self._language = language
        self._render_bar(language)
        self._render_verdict(language)
        state = self._state
        self._side.setVisible(bool(state.rows))
        self.list.render_items([self._item(row, language) for row in state.rows], state.chosen)
        self._render_buttons(language)
        nothing = (state.row, state.opened, state.busy, state.problem) == (None,) * 4
        self._slot.setCurrentWidget(self._empty if nothing else self._pane)
        head = words.READING if not state.loaded else words.NOTHING
        how = {"before": words.NOTHING_BEFORE, "after": words.NOTHING_AFTER} if state.loaded else {}
        said = {place: text.say(language) for place, text in how.items()}
        self._empty.render_words(head.say(language), key="F6" if how else "", **said)
        self._render_facts(language)
        opened = state.opened
        note = state.busy or (words.REMADE_SHOWN if state.remade else state.why if state.kept else None)
        self._problem.set_tone(Tone.WARN if state.waits else Tone.DANGER)
        for label, text in ((self._said, note), (self._problem, state.problem)):
            label.setText(text.say(language) if text is not None else "")
            label.setVisible(text is not None)
        self._render_hint(language)
        pages = opened.pages if opened is not None else ()
        self.pages.render_pages(pages, opened.receipt_number if opened is not None else "")

    def _render_bar(self, language: Language) -> None:
        state = self._state
        self.search.set_caption("", placeholder=words.SEARCH.say(language))
        self.search.edit.setAccessibleName(words.SEARCH.say(language))
        self.search.set_text(state.typed)
        days = ((self.first, self._from, words.FROM, state.first), (self.last, self._until, words.UNTIL, state.last))
        for field, label, said, day in days:
            label.setText(said.say(language))
            field.edit.setAccessibleName(said.say(language))
            if state.wrong is None:
                field.set_text(day.isoformat())
            dress(field.edit, faulty=state.wrong is not None)
        self._wrong.setText(state.wrong.say(language) if state.wrong is not None else "")
        self._wrong.setVisible(state.wrong is not None)
        count = words.COUNT_MORE if state.more else words.COUNT
        self._count.setText(count.say(language, count=len(state.rows)) if state.loaded else "")
        self.verify.set_words(words.VERIFY.say(language))

    def _render_verdict(self, language: Language) -> None:
        verdict = self._state.verdict
        self.verdict.setVisible(verdict is not None)
        if verdict is not None:
            shape = words.HOLDS if verdict.ok else words.HOLDS_NOT
            self.verdict.render_banner(
                BannerKind.ACCENT if verdict.ok else BannerKind.DANGER,
                shape.say(language, file=verdict.file, said=verdict.said),
                icon="circle-check" if verdict.ok else "circle-x",
            )

    def _render_buttons(self, language: Language) -> None:
        state, free = self._state, self._state.busy is None
        for button, said, alive in (
            (self.open, words.LOOK, state.kept),
            (self.save, words.SAVE_REMADE if state.remade else words.SAVE, state.kept or state.remade),
            (self.print, words.PRINT, state.printable),
            (self.remake, words.REMAKE, bool(state.to_remake)),
        ):
            button.set_words(said.say(language))
            button.setEnabled(free and alive)

    def _render_hint(self, language: Language) -> None:
        """In place of the pages while nothing lies open: what to press."""
        state = self._state
        self._hint.setVisible(state.opened is None and state.busy is None)
        head = words.CLOSED if state.kept else words.CLOSED_GONE if state.to_remake else words.CLOSED_NONE
        key, after = ("F2", words.TO_OPEN) if state.kept else ("F6", words.TO_REMAKE)
        if state.kept or state.to_remake:
            before = words.PRESS.say(language)
            self._hint.render_words(head.say(language), before=before, key=key, after=after.say(language))
        else:
            self._hint.render_words(head.say(language), before=state.why.say(language) if state.why is not None else "")

    def _render_facts(self, language: Language) -> None:
        row, opened = self._state.row, self._state.opened
        self._head.setText(opened.receipt_number if opened is not None else self._state.number)
        self._facts.render_pairs(_facts(row, self._zone, language) if row is not None else [])

    def _item(self, row: ArchivedRow, language: Language) -> WorkItem:
        state, said, icon = _standing(row)
        note = words.ROW.say(language, customer=row.customer, at=self._at(row))
        return WorkItem(row.order_id, row.receipt_number, note, said.say(language), state, icon)

    def _at(self, row: ArchivedRow) -> str:
        return on_paper(row.accepted_at, self._zone)[:_MINUTES]

    # ── keys and files ────────────────────────────────────────────────────────────────────

    def _ask_file(self) -> None:
        opened, row = self._state.opened, self._state.row
        number = opened.receipt_number if opened is not None else row.receipt_number if row is not None else ""
        name = f"{number}-remade.pdf" if self._state.remade else f"{number}.pdf"
        title, kind = words.SAVE_TITLE.say(self._language), words.PDF_KIND.say(self._language)
        file, _ = QFileDialog.getSaveFileName(self, title, name, kind)
        if file:
            self.file_chosen.emit(file)

    def _ask_verify(self) -> None:
        title, kind = words.VERIFY_TITLE.say(self._language), words.PDF_KIND.say(self._language)
        file, _ = QFileDialog.getOpenFileName(self, title, "", kind)
        if file:
            self.verify_chosen.emit(str(Path(file)))

    def _find(self) -> None:
        self.search.edit.setFocus()
        self.search.edit.selectAll()

    def _turn(self, step: int) -> None:
        """Nearly as far as is seen, so that no line is lost."""
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + step * (bar.pageStep() - grid.FOUR))

    def _connect(self) -> None:
        buttons = {
            Qt.Key.Key_F2: self.open,
            Qt.Key.Key_F3: self.save,
            Qt.Key.Key_F4: self.print,
            Qt.Key.Key_F6: self.remake,
            Qt.Key.Key_F8: self.verify,
        }
        acts: dict[Qt.Key | QKeyCombination, Callable[[], object]] = {key: each.click for key, each in buttons.items()}
        acts[Qt.Key.Key_PageDown] = lambda: self._turn(1)
        acts[Qt.Key.Key_PageUp] = lambda: self._turn(-1)
        acts[QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_F)] = self._find
        on_keys(self, acts)
        self.search.edit.textEdited.connect(self.searched)
        for field in (self.first, self.last):
            field.edit.editingFinished.connect(self._days)
        self.list.chosen.connect(self.chosen)
        self.open.clicked.connect(self.look_pressed)
        self.save.clicked.connect(self._ask_file)
        self.print.clicked.connect(self.print_pressed)
        self.remake.clicked.connect(self.remake_pressed)
        self.verify.clicked.connect(self._ask_verify)

    def _days(self) -> None:
        """Only where they were changed: leaving a field asks nothing."""
        shown = (self._state.first.isoformat(), self._state.last.isoformat())
        typed = (self.first.text(), self.last.text())
        if typed != shown:
            self.days_typed.emit(*typed)

    def _lay_out(self) -> None:
        self.search.setFixedWidth(_SEARCH)
        for field in (self.first, self.last):
            field.setFixedWidth(_DATE)
        bar = QHBoxLayout()
        bar.setSpacing(grid.ONE)
        days = QHBoxLayout()
        days.setSpacing(grid.ONE)
        for label, field in ((self._from, self.first), (self._until, self.last)):
            days.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
            days.addWidget(field)
        span = QVBoxLayout()
        span.setSpacing(grid.HALF)
        span.addLayout(days)
        span.addWidget(self._wrong)
        bar.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)
        bar.addSpacing(grid.ONE)
        bar.addLayout(span)
        bar.addSpacing(grid.ONE)
        bar.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
        self._count.setMinimumHeight(self.search.sizeHint().height())
        bar.addStretch(1)
        bar.addWidget(self.verify, 0, Qt.AlignmentFlag.AlignTop)
        acts = QWidget(self._pane)
        flow = FlowLayout(acts, gap=grid.ONE, row_gap=grid.ONE)
        for button in (self.open, self.save, self.print, self.remake):
            flow.addWidget(button)
        inside = QWidget(self._pane)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, grid.ONE, 0)
        column.setSpacing(grid.HALF)
        column.addWidget(self._head)
        column.addWidget(self._facts)
        column.addSpacing(grid.HALF)
        for part in (acts, self._said, self._problem):
            column.addWidget(part)
        column.addSpacing(grid.HALF)
        column.addWidget(self._hint, 1)
        column.addWidget(self.pages)
        column.addStretch(0)
        pane = QVBoxLayout(self._pane)
        pane.setContentsMargins(0, 0, 0, 0)
        self._scroll = Scroll(inside, parent=self._pane)
        pane.addWidget(self._scroll)
        for page in (self._empty, self._pane):
            self._slot.addWidget(page)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(grid.THREE)
        row.addWidget(self._side)
        row.addWidget(self._slot, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        whole.setSpacing(grid.TWO)
        whole.addLayout(bar)
        whole.addWidget(self.verdict)
        whole.addLayout(row, 1)


def _standing(row: ArchivedRow) -> tuple[PillState, Text, str]:
    """With the icon of its pill, "" for the state's own."""
    if row.voided:
        return PillState.PLAIN, words.VOIDED, "x"
    if row.let_go_at is not None:
        return PillState.PLAIN, words.GONE, "trash-2"
    done = row.sealed_at is not None
    return (PillState.DONE, words.KEPT, "") if done else (PillState.WAITING, words.WAITS, "")


def _facts(row: ArchivedRow, zone: ZoneInfo, language: Language) -> list[FactPair]:
    def at(moment: datetime) -> str:
        return on_paper(moment, zone)[:_MINUTES]

    pairs = [(words.CUSTOMER, row.customer), (words.ACCEPTED, at(row.accepted_at))]
    if row.sealed_at is not None:
        size = max(1, round(row.byte_count / 1000))
        pairs.append((words.SEALED, words.SEALED_AT.say(language, at=at(row.sealed_at), size=size)))
    else:
        pairs.append((words.SEALED, (words.SEALED_NEVER if row.voided else words.SEALED_NOT).say(language)))
    if row.let_go_at is not None:
        pairs.append((words.DELETED, at(row.let_go_at)))
    if row.sha256:
        pairs.append((words.HASH, in_groups(row.sha256[:_HASH_SHOWN])))
    return [FactPair(label.say(language), value) for label, value in pairs]
