"""A simple list in a dialog: orders of today, drafts, what the centre sent back, what is possible offline."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.texts import clerk as words
from app.texts.language import Language
from ui.clerk.pills import render_pill
from ui.clerk.state import DialogKind, ListRow, ListView
from ui.widgets import grid
from ui.widgets.dialog import Dialog
from ui.widgets.dressing import Face, Tone, dress
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_row import KeyHint
from ui.widgets.keys import ENTER
from ui.widgets.pill import Pill, PillState
from ui.widgets.scroll import Scroll
from ui.widgets.words import Words

_SIZE = (840, 560)
_ICONS = {
    DialogKind.ORDERS: "receipt-text",
    DialogKind.DRAFTS: "layers",
    DialogKind.DEAD: "ban",
    DialogKind.OWED_BACK: "undo-2",
    DialogKind.OFFLINE: "cloud-off",
    DialogKind.MATTERS: "id-card",
    DialogKind.BILLS: "receipt",
    DialogKind.QUEUE: "list",
    DialogKind.QUEUE_TO: "arrow-right-left",
    DialogKind.QUEUE_SPLIT: "ticket",
}


class ListLine(QFrame):
    """Title, note, pill, aside; `pressed` carries its place."""

    pressed = Signal(int)

    def __init__(self, place: int, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = place
        self._title = Words("", face=Face.BODY, wrap=False, parent=self)
        self._title.setProperty("medium", True)
        self._pill = Pill(PillState.DONE, "", parent=self)
        self._note = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self._aside = Words("", face=Face.BODY, wrap=False, parent=self)
        head = QHBoxLayout()
        head.setSpacing(grid.ONE)
        head.addWidget(self._title)
        head.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        head.addWidget(self._aside)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.THREE - 3, grid.ONE, grid.THREE, grid.ONE)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._note)

    def render_row(self, row: ListRow, *, chosen: bool) -> None:
        self._title.setText(row.title)
        self._note.setText(row.note)
        self._note.setVisible(bool(row.note))
        self._aside.setText(row.aside)
        self._pill.setVisible(row.pill is not None)
        if row.pill is not None:
            render_pill(self._pill, row.pill)
        dress(self, chosen=chosen)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit(self._place)
        event.accept()


class ListDialog(Dialog):
    """Signals say which key was pressed; the presenter knows which list it is."""

    moved = Signal(int)
    chosen = Signal(int)
    entered = Signal()
    f8_pressed = Signal()
    f10_pressed = Signal()

    def __init__(self, kind: DialogKind, *, parent: QWidget | None = None) -> None:
        super().__init__(icon=_ICONS[kind], parent=parent)
        self._rows: list[ListLine] = []
        self._selected = -1
        self._keys: list[KeyHint] = []
        inside = QWidget(self)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._inside = inside
        self._scroll = Scroll(inside, parent=self)
        self._empty = EmptyState(_ICONS[kind], parent=self)
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(self._empty, 1)
        self.setFixedSize(*_SIZE)

    def render_list(self, view: ListView, language: Language) -> None:
        self.set_title(view.title, note=view.note)
        self._scroll.setVisible(bool(view.rows))
        self._empty.setVisible(not view.rows)
        self._empty.render_words(view.empty)
        while len(self._rows) < len(view.rows):
            line = ListLine(len(self._rows), parent=self._inside)
            line.pressed.connect(self.chosen)
            self._column.insertWidget(len(self._rows), line)
            self._rows.append(line)
        for place, line in enumerate(self._rows):
            line.setVisible(place < len(view.rows))
            if place < len(view.rows):
                line.render_row(view.rows[place], chosen=place == view.selected)
        if view.selected != self._selected and view.selected < len(view.rows):
            self._selected = view.selected
            self._scroll.ensureWidgetVisible(self._rows[view.selected], 0, grid.ONE)
        keys = [KeyHint(("↑", "↓"), words.KEY_CHOOSE.say(language))] if view.rows else []
        for cap, said in (("Enter", view.enter), ("F8", view.f8), ("F10", view.f10)):
            if said and view.rows:
                keys.append(KeyHint((cap,), said))
        self._keys = keys
        self.set_footer(keys)

    def add_keys(self, more: Sequence[KeyHint]) -> None:
        """Behind those of every list."""
        self.set_footer([*self._keys, *more])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Up:
            self.moved.emit(-1)
        elif key == Qt.Key.Key_Down:
            self.moved.emit(1)
        elif key in ENTER:
            self.entered.emit()
        elif key in (Qt.Key.Key_F8, Qt.Key.Key_Delete):
            self.f8_pressed.emit()
        elif key == Qt.Key.Key_F10:
            self.f10_pressed.emit()
        else:
            super().keyPressEvent(event)
