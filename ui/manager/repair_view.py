"""修复台 on the screen: the hall's refused orders at the left; at the right reason, what was signed, ways out."""

from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.business_hall import desk_number
from app.domain.money import yuan
from app.domain.repair import RefusedEntry, Way, ways_of, what_now
from app.texts import repair as words
from app.texts.language import Language
from ui.manager.repair_fields import RepairFields
from ui.manager.repair_presenter import RepairState
from ui.manager.repair_said import handed_words, items, sending_words, who_words
from ui.manager.work_list import WIDE, WorkList, set_beside
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole
from ui.widgets.dressing import Face, Tone
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.keys import on_keys
from ui.widgets.panel import Corners, Edge, Ground, Panel
from ui.widgets.scroll import Scroll
from ui.widgets.words import Words

_ROLES = {Way.CANCEL: ButtonRole.DANGER}
# Of the two that send it again there is never more than one.
_KEYS = {Way.RESEND: "F2", Way.REWRITE: "F2", Way.SIGN_AGAIN: "F3", Way.CANCEL: "F4", Way.HAND_OVER: "F6"}


class RepairView(QFrame):
    """Paints RepairState; ↑ and ↓ choose, F2 to F6 the ways out, F5 looks again."""

    chosen = Signal(str)
    way_pressed = Signal(object)  # a Way
    again_pressed = Signal()
    export_chosen = Signal(str)

    def __init__(self, *, zone: ZoneInfo, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("auditPage")
        self._zone, self._language, self._state = zone, language, RepairState()
        self.list = WorkList(page=self)
        self.export = Button("", icon="archive", parent=self)
        self._away = Words("", face=Face.SMALL, tone=Tone.WARN, parent=self)
        self._empty = EmptyState("circle-check", parent=self)
        self._pane = QWidget(self)
        self._head = Words("", face=Face.HEADING, parent=self._pane)
        self._taken = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self._pane)
        self._panels = [
            Panel(ground=Ground.SUNK, edge=Edge.LINE, corners=Corners.CONTROL, parent=self._pane) for _ in range(2)
        ]
        self._labels = [Words("", face=Face.SMALL, tone=Tone.INK2, parent=self._panels[n // 2]) for n in range(4)]
        self._said = [Words("", face=Face.BODY, parent=self._panels[n // 2]) for n in range(4)]
        self.ways = {
            way: Button("", role=_ROLES.get(way, ButtonRole.ORDINARY), key=_KEYS[way], parent=self._pane) for way in Way
        }
        self.fields = RepairFields(parent=self._pane)
        self._slot = QStackedWidget(self)
        self._side = QWidget(self)
        self._lay_out()
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def state(self) -> RepairState:
        """As it is painted."""
        return self._state

    def render_repair(self, state: RepairState) -> None:
        self._state = state
        self.retranslate(self._language)

    def retranslate(self, language: Language) -> None:
        self._language = language
        state, entry = self._state, self._state.entry
        self._side.setVisible(bool(state.seen.entries))
        self.list.render_items(items(state, language), state.chosen)
        self.export.set_words(words.EXPORT.say(language))
        self._away.setText(words.OTHER_DESKS_AWAY.say(language))
        self._away.setVisible(state.seen.hall_away)
        if entry is None:
            head = words.EMPTY if state.loaded else words.READING
            away = words.OTHER_DESKS_AWAY if state.seen.hall_away else words.EMPTY_HINT
            self._empty.render_words(head.say(language), before=away.say(language))
            self._slot.setCurrentWidget(self._empty)
            return
        self._slot.setCurrentWidget(self._pane)
        self._render_entry(entry, state, language)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """What was signed and tried below the ways out, or where there is room beside them."""
        wide = self.width() >= WIDE
        set_beside(self._beside, wide=wide, gap=grid.THREE, shares=(3, 2))  # all ways out stand on one line

    def _render_entry(self, entry: RefusedEntry, state: RepairState, language: Language) -> None:
        self._head.setText(
            words.HEAD.say(
                language,
                number=entry.receipt_number,
                customer=entry.customer_masked,
                sum=yuan(entry.amount_fen),
            )
        )
        desk = words.DESK.filled(desk=desk_number(entry.desk))
        taken = [words.TAKEN.say(language, desk=desk, clerk=who_words(entry.clerk, state.names))]
        handed = handed_words(entry, state)
        if handed is not None:
            taken.append(f"{handed.say(language)}（{entry.handed_why}）" if entry.handed_why else handed.say(language))
        self._taken.setText(" · ".join(taken))
        detail = state.detail
        tried = "\n".join(
            sending_words(each, first=n == 0, zone=self._zone).say(language) for n, each in enumerate(detail.sendings)
        )
        if not entry.here:
            tried = words.TRIES_ELSEWHERE.say(language, desk=desk_number(entry.desk))
        said = (
            (words.REASON, entry.reason.say(language)),
            (words.NOW, what_now(entry).say(language)),
            (words.SIGNED, "\n".join(detail.signed)),
            (words.TRIED, tried),
        )
        for label, value, (caption, told) in zip(self._labels, self._said, said, strict=True):
            label.setText(caption.say(language))
            value.setText(told)
            for part in (label, value):
                part.setVisible(bool(told))
        self._panels[1].setVisible(bool(detail.signed or tried))
        under_way = entry.order_id in state.seen.asked
        for way, button in self.ways.items():
            button.set_words(way.said.say(language))
            button.setVisible(way in ways_of(entry))
            button.setEnabled(not state.busy and not under_way)
        typing = self.fields.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self.fields.render_fields(state, entry, language)
        if typing and state.way is None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # or the keys of the page would be another's

    def _press(self, key: str) -> None:
        """The way that has it, where it is open now."""
        for way, button in self.ways.items():
            if _KEYS[way] == key and button.isVisible() and button.isEnabled():
                button.click()

    def _ask_file(self) -> None:
        file, _ = QFileDialog.getSaveFileName(
            self, words.SAVE_TITLE.say(self._language), "repair.xlsx", "Excel (*.xlsx);;CSV (*.csv)"
        )
        if file:
            self.export_chosen.emit(str(Path(file)))

    def _connect(self) -> None:
        on_keys(
            self,
            {
                Qt.Key.Key_F5: self.again_pressed.emit,
                Qt.Key.Key_F2: lambda: self._press("F2"),
                Qt.Key.Key_F3: lambda: self._press("F3"),
                Qt.Key.Key_F4: lambda: self._press("F4"),
                Qt.Key.Key_F6: lambda: self._press("F6"),
            },
        )
        self.list.chosen.connect(self.chosen)
        self.export.clicked.connect(self._ask_file)
        for way, button in self.ways.items():
            button.clicked.connect(lambda _=False, way=way: self.way_pressed.emit(way))

    def _lay_out(self) -> None:
        pairs = [*zip(self._labels, self._said, strict=True)]
        for panel, of_panel in zip(self._panels, (pairs[:2], pairs[2:]), strict=True):
            told = QVBoxLayout(panel)
            told.setContentsMargins(grid.TWO, grid.ONE_AND_HALF, grid.TWO, grid.ONE_AND_HALF)
            told.setSpacing(grid.HALF)
            for label, value in of_panel:
                told.addWidget(label)
                told.addWidget(value)
        acts = QWidget(self._pane)
        flow = FlowLayout(acts, gap=grid.ONE, row_gap=grid.ONE)
        for button in self.ways.values():
            flow.addWidget(button)
        inside = QWidget(self._pane)
        first, second = QVBoxLayout(), QVBoxLayout()
        for column, parts in (
            (first, (self._head, self._taken, self._panels[0], acts, self.fields)),
            (second, (self._panels[1],)),
        ):
            column.setSpacing(grid.ONE_AND_HALF)
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
        self._beside = QBoxLayout(QBoxLayout.Direction.TopToBottom, inside)
        self._beside.setContentsMargins(0, 0, grid.ONE, 0)
        self._beside.addLayout(first)
        self._beside.addLayout(second)
        self._turn()
        pane = QVBoxLayout(self._pane)
        pane.setContentsMargins(0, 0, 0, 0)
        pane.addWidget(Scroll(inside, parent=self._pane))
        for page in (self._empty, self._pane):
            self._slot.addWidget(page)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(grid.ONE_AND_HALF)
        side.addWidget(self.export, 0, Qt.AlignmentFlag.AlignLeft)
        side.addWidget(self._away)
        side.addWidget(self.list, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        row.setSpacing(grid.THREE)
        row.addWidget(self._side)
        row.addWidget(self._slot, 1)
