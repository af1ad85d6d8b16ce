"""The settings page: groups and search at the left, the settings at the right, what to do with them all above."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.setting import SettingGroup
from app.domain.setting_list import GROUP_NAMES
from app.texts import settings_page as words
from app.texts.language import Language, Text
from ui.settings.row import SettingRow
from ui.settings.state import GROUPS, PAGE_SETTINGS, SettingsPageState, rows_of
from ui.widgets import grid
from ui.widgets.button import Button, ButtonSize
from ui.widgets.composed_button import ComposedButton
from ui.widgets.dressing import Face, Tone, dress
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.panel import Corners, Edge, Hairline, Panel
from ui.widgets.scroll import Scroll
from ui.widgets.text_field import TextField
from ui.widgets.words import Words

_SIDE_WIDTH = 240
_FILE_KINDS = "TOML (*.toml)"
_FILE_NAME = "yitai-settings.toml"


@dataclass(frozen=True, slots=True)
class PageAct:
    """A button above the settings that others give the page: the test page, the support bundle, the version page."""

    icon: str
    words: Text
    act: Callable[[], None]


class GroupButton(ComposedButton):
    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._label = Words("", face=Face.BODY, tone=None, wrap=False, parent=self)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.ONE_AND_HALF, 0, grid.ONE_AND_HALF, 0)
        row.addWidget(self._label)
        row.addStretch(1)

    def render_group(self, said: str, *, chosen: bool) -> None:
        self._label.setText(said)
        self.setAccessibleName(said)
        dress(self, chosen=chosen)


class SettingsView(QFrame):
    """Paints SettingsPageState. Ctrl+F finds, Ctrl+Z takes the last change back, Esc clears the search, then leaves."""

    searched = Signal(str)
    group_chosen = Signal(object)  # a SettingGroup or None
    changed = Signal(str, str)
    usual_pressed = Signal(str)
    undo_pressed = Signal()
    export_chosen = Signal(str)
    import_chosen = Signal(str)
    leave_pressed = Signal()

    def __init__(self, *, language: Language, acts: tuple[PageAct, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settingsPage")
        self._language = language
        self._state: SettingsPageState | None = None
        self._lacking: frozenset[str] = frozenset()
        self._acts = acts
        self._title = Words("", face=Face.HEADING, wrap=False, parent=self)
        self.search = TextField(parent=self)
        self._groups = {group: GroupButton(parent=self) for group in (None, *GROUPS)}
        inside = self._inside = QWidget(self)
        self._scroll = Scroll(inside, parent=self)  # while nothing is in it: every part is made where it stays
        self._heads = {group: Words("", face=Face.PANE, parent=inside) for group in GROUPS}
        self._cards = {group: Panel(edge=Edge.LINE, corners=Corners.CARD, parent=inside) for group in GROUPS}
        self.rows = {one.key: SettingRow(one, parent=self._cards[one.group]) for one in PAGE_SETTINGS}
        self._queue_note = Words("", face=Face.BODY, tone=Tone.INK2, parent=inside)
        self._lines: dict[str, Hairline] = {}
        self._empty = EmptyState("search", parent=inside)
        self.undo = Button("", size=ButtonSize.ORDINARY, icon="undo-2", key="Ctrl Z", parent=self)
        self.export = Button("", size=ButtonSize.ORDINARY, icon="arrow-right", parent=self)
        self.take_over = Button("", size=ButtonSize.ORDINARY, icon="folder-open", parent=self)
        self._act_buttons = [Button("", icon=act.icon, parent=self) for act in acts]
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.search)

    def render_settings(self, state: SettingsPageState, *, lacking: frozenset[str]) -> None:
        self._state, self._lacking = state, lacking
        self.retranslate(self._language)

    def retranslate(self, language: Language) -> None:
        self._language = language
        self._title.setText(words.TITLE.say(language))
        self.search.set_caption("", placeholder=words.SEARCH.say(language))
        self.undo.set_words(words.UNDO.say(language))
        self.export.set_words(words.EXPORT.say(language))
        self.take_over.set_words(words.IMPORT.say(language))
        for button, act in zip(self._act_buttons, self._acts, strict=True):
            button.set_words(act.words.say(language))
        if self._state is not None:
            self._render(self._state, language)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Find):
            self.search.edit.setFocus()
            self.search.edit.selectAll()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_pressed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self._escape()
        else:
            super().keyPressEvent(event)

    def _escape(self) -> None:
        if self.search.text():
            self.search.set_text("")
            self.searched.emit("")
        else:
            self.leave_pressed.emit()

    def _render(self, state: SettingsPageState, language: Language) -> None:
        self.search.set_text(state.query)
        for group, button in self._groups.items():
            said = words.ALL if group is None else GROUP_NAMES[group]
            button.render_group(said.say(language), chosen=not state.query and group is state.group)
        shown = {row.setting.key: row for row in rows_of(state, lacking=self._lacking)}
        for key, part in self.rows.items():
            part.setVisible(key in shown)
            if key in shown:
                part.render_row(shown[key], language)
        self._render_cards(frozenset(shown), language)
        note, queue = state.queue_note, self._heads[SettingGroup.QUEUE]
        self._queue_note.setVisible(note is not None and not queue.isHidden())
        self._queue_note.setText("" if note is None else note.say(language))
        self.undo.setEnabled(bool(state.changes) and not state.busy)
        self._empty.setVisible(not shown)
        nothing = words.NOTHING_FOUND.say(language, query=state.query)
        before, after = words.ESC_BEFORE.say(language), words.ESC_AFTER.say(language)
        self._empty.render_words(nothing, before=before, key="Esc", after=after)

    def _render_cards(self, shown: frozenset[str], language: Language) -> None:
        for group in GROUPS:
            keys = [one.key for one in PAGE_SETTINGS if one.group is group and one.key in shown]
            self._heads[group].setText(GROUP_NAMES[group].say(language))
            self._heads[group].setVisible(bool(keys))
            self._cards[group].setVisible(bool(keys))
            for key in (one.key for one in PAGE_SETTINGS if one.group is group):
                self._lines[key].setVisible(key in keys[1:])

    def _connect(self) -> None:
        self.search.edit.textEdited.connect(self.searched)
        for group, group_button in self._groups.items():
            group_button.clicked.connect(lambda _=False, group=group: self.group_chosen.emit(group))
        for key, row in self.rows.items():
            row.changed.connect(lambda value, key=key: self.changed.emit(key, value))
            row.usual_pressed.connect(lambda key=key: self.usual_pressed.emit(key))
        self.undo.clicked.connect(self.undo_pressed)
        self.export.clicked.connect(self._choose_export)
        self.take_over.clicked.connect(self._choose_import)
        for button, act in zip(self._act_buttons, self._acts, strict=True):
            button.clicked.connect(act.act)

    def _choose_export(self) -> None:
        title = words.EXPORT_TITLE.say(self._language)
        file, _ = QFileDialog.getSaveFileName(self, title, _FILE_NAME, _FILE_KINDS)
        if file:
            self.export_chosen.emit(file)

    def _choose_import(self) -> None:
        title = words.IMPORT_TITLE.say(self._language)
        file, _ = QFileDialog.getOpenFileName(self, title, "", _FILE_KINDS)
        if file:
            self.import_chosen.emit(file)

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(grid.HALF)
        side.addWidget(self.search)
        side.addSpacing(grid.ONE)
        for group_button in self._groups.values():
            side.addWidget(group_button)
        side.addStretch(1)
        cards = QVBoxLayout(self._inside)
        cards.setContentsMargins(0, 0, grid.ONE_AND_HALF, grid.TWO)
        cards.setSpacing(grid.ONE)
        cards.addWidget(self._empty)
        for group in GROUPS:
            self._heads[group].setContentsMargins(0, grid.ONE, 0, 0)  # its own, so that a hidden group takes no room
            cards.addWidget(self._heads[group])
            if group is SettingGroup.QUEUE:
                cards.addWidget(self._queue_note)
            cards.addWidget(self._filled(group))
        cards.addStretch(1)
        acts = QHBoxLayout()
        acts.setSpacing(grid.ONE)
        acts.addWidget(self._title)
        acts.addStretch(1)
        for button in (self.undo, self.export, self.take_over):
            acts.addWidget(button)
        others = QWidget(self)  # in English more than one row on the smallest window
        flow = FlowLayout(others, gap=grid.ONE, row_gap=grid.ONE)
        for button in self._act_buttons:
            flow.addWidget(button)
        right = QVBoxLayout()
        right.setSpacing(grid.TWO)
        right.addWidget(others)
        right.addWidget(self._scroll, 1)
        middle = QHBoxLayout()
        middle.setSpacing(grid.THREE)
        holder = QWidget(self)
        holder.setFixedWidth(_SIDE_WIDTH)
        holder.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(holder)
        middle.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, 0)
        column.setSpacing(grid.TWO)
        column.addLayout(acts)
        column.addLayout(middle, 1)

    def _filled(self, group: object) -> Panel:
        """The card of a group with its rows, a hairline above each but the first that is shown."""
        card = next(card for name, card in self._cards.items() if name is group)
        column = QVBoxLayout(card)
        column.setContentsMargins(0, grid.HALF, 0, grid.HALF)
        column.setSpacing(0)
        for one in PAGE_SETTINGS:
            if one.group is group:
                self._lines[one.key] = Hairline(parent=card)
                column.addWidget(self._lines[one.key])
                column.addWidget(self.rows[one.key])
        return card
