"""One of many: a field that says what is chosen, and below it, once it is opened, all of them under headings, found by
what is typed."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.widgets import grid
from ui.widgets.composed_button import ComposedButton
from ui.widgets.dressing import Face, Tone, dress
from ui.widgets.emptying import throw_away_widgets
from ui.widgets.icons import Icon, IconSize
from ui.widgets.keys import ENTER
from ui.widgets.scroll import Scroll
from ui.widgets.text_field import TextField
from ui.widgets.words import Words

_LIST_HEIGHT = 272  # seven rows: that there are more is seen
_PAGE = 6  # rows
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -_PAGE, Qt.Key.Key_PageDown: _PAGE}
_STAYS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


@dataclass(frozen=True, slots=True)
class PickOption:
    """`heading` is what it stands under, "" for nothing; `finds` what else it is found by."""

    value: str
    words: str
    heading: str = ""
    finds: str = ""


@dataclass(frozen=True, slots=True)
class PickWords:
    """What is picked, what the empty search says, and what is said where nothing is found."""

    name: str
    search: str
    nothing: str


class PickField(ComposedButton):
    """What is chosen. `typed` where somebody begins to search at once."""

    typed = Signal(str)

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._words = Words("", face=Face.BODY, tone=None, wrap=False, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.ONE_AND_HALF, 0, grid.ONE_AND_HALF, 0)
        row.addWidget(self._words, 1)
        row.addWidget(Icon("chevron-down", size=IconSize.TAG, tone=Tone.INK2, parent=self))
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def render_field(self, words: str, *, name: str) -> None:
        self._words.setText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(name)
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.click()
        elif event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)


class PickRow(ComposedButton):
    """One of them, for the mouse; the keys go to the search."""

    def __init__(self, option: PickOption, *, chosen: bool, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.option = option
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(option.words)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.TWO + grid.HALF if option.heading else grid.ONE_AND_HALF, 0, grid.ONE_AND_HALF, 0)
        row.addWidget(Words(option.words, face=Face.BODY, tone=None, wrap=False, parent=self), 1)
        if chosen:
            row.addWidget(Icon("check", size=IconSize.TAG, tone=Tone.ACCENT_INK, parent=self))
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


class Picker(QWidget):
    """`chosen` gives the value when a person chose. Esc, Tab or another press on the field close the list."""

    chosen = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = PickField(parent=self)
        self.list = QFrame(self)
        self.list.setObjectName("pickList")
        self.search = TextField(parent=self.list)
        self._nothing = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self.list)
        self._inside = QWidget(self.list)
        self._scroll = Scroll(self._inside, parent=self.list)
        self._scroll.setFixedHeight(_LIST_HEIGHT)
        self._options: Sequence[PickOption] = ()
        self._value = ""
        self._rows: list[PickRow] = []
        self._heads: list[Words] = []
        self._current: PickRow | None = None
        self.list.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # what is pressed in it leaves the search its focus
        self.list.setFocusProxy(self.search.edit)
        self.setFocusProxy(self.field)
        self.field.clicked.connect(self._turn)
        self.field.typed.connect(self._begin)
        self.search.edit.textEdited.connect(self._find)
        self.search.edit.installEventFilter(self)
        self._lay_out()
        self.list.hide()

    def render_picker(self, options: Sequence[PickOption], value: str, said: PickWords) -> None:
        self.search.set_caption("", placeholder=said.search)
        self.search.edit.setAccessibleName(f"{said.name} {said.search}")
        self._nothing.setText(said.nothing)
        shown = next((option.words for option in options if option.value == value), value)
        self.field.render_field(shown, name=said.name)
        if (tuple(options), value) == (tuple(self._options), self._value):
            return
        self._options, self._value = options, value
        if self.list.isVisible():
            self._make_rows()
            self._find(self.search.text())

    def rows(self) -> list[PickRow]:
        """Those that are shown, from the top."""
        return [row for row in self._rows if not row.isHidden()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._key(event):
            return True
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _STAYS:
            self.list.hide()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key in ENTER:
            if self._current is not None and not event.isAutoRepeat():
                self._choose(self._current)
        elif key == Qt.Key.Key_Escape:
            self._close()
        else:
            return False
        return True

    def _turn(self) -> None:
        if self.list.isVisible():
            self._close()
        else:
            self._begin("")

    def _begin(self, typed: str) -> None:
        self._make_rows()
        self.search.set_text(typed)
        self.list.show()
        self._find(typed)
        self.search.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._reveal)  # once it has its place

    def _close(self) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.hide()

    def _choose(self, row: PickRow) -> None:
        self._close()
        self.chosen.emit(row.option.value)

    def _find(self, typed: str) -> None:
        wanted = [_plain(word) for word in typed.split()]
        for row in self._rows:
            heard = _plain(f"{row.option.words} {row.option.heading} {row.option.finds}")
            row.setVisible(all(word in heard for word in wanted))
        shown = self.rows()
        headings = {row.option.heading for row in shown}
        for head in self._heads:
            head.setVisible(head.text() in headings)
        self._nothing.setVisible(not shown)
        chosen = [row for row in shown if row.option.value == self._value and not wanted]
        self._go(next(iter(chosen or shown), None))

    def _step(self, by: int) -> None:
        rows = self.rows()
        if rows:
            at = rows.index(self._current) if self._current in rows else 0
            self._go(rows[max(0, min(at + by, len(rows) - 1))])

    def _go(self, row: PickRow | None) -> None:
        self._current = row
        for each in self._rows:
            dress(each, current=each is row)
        if row is not None:
            self.search.edit.setAccessibleDescription(row.option.words)
            self._inside.adjustSize()
            self._scroll.ensureWidgetVisible(row, 0, grid.FOUR)

    def _reveal(self) -> None:
        """Where the page scrolls, the whole list is seen."""
        part = self.parentWidget()
        while part is not None and not isinstance(part, QScrollArea):
            part = part.parentWidget()
        if part is not None and self.list.isVisible():
            part.ensureWidgetVisible(self.list, 0, grid.TWO)
        if self._current is not None:
            self._scroll.ensureWidgetVisible(self._current, 0, grid.FOUR)

    def _make_rows(self) -> None:
        throw_away_widgets(self._column)
        self._rows, self._heads, self._current = [], [], None
        heading = ""
        for option in self._options:
            if option.heading != heading:
                heading = option.heading
                head = Words(heading, face=Face.LABEL, tone=Tone.INK3, parent=self._inside)
                head.setContentsMargins(grid.ONE_AND_HALF, grid.ONE, 0, grid.HALF)
                self._heads.append(head)
                self._column.addWidget(head)
            row = PickRow(option, chosen=option.value == self._value, parent=self._inside)
            row.clicked.connect(lambda _=False, row=row: self._choose(row))
            self._rows.append(row)
            self._column.addWidget(row)

    def _lay_out(self) -> None:
        within = QVBoxLayout(self._inside)
        within.setContentsMargins(0, 0, 0, 0)
        within.setSpacing(0)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        within.addLayout(self._column)
        within.addStretch(1)
        opened = QVBoxLayout(self.list)
        opened.setContentsMargins(grid.ONE, grid.ONE, grid.ONE, grid.ONE)
        opened.setSpacing(grid.ONE)
        opened.addWidget(self.search)
        opened.addWidget(self._nothing)
        opened.addWidget(self._scroll)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.HALF)
        column.addWidget(self.field)
        column.addWidget(self.list)


def _plain(words: str) -> str:
    """XP 80 is XP-80."""
    return "".join(char for char in words.casefold() if char.isalnum())
