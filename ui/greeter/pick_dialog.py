"""A list to tap in over the page: a field where one types, rows of 48 and more, buttons below."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.greeter.finger_scroll import FingerScroll
from ui.greeter.parts import OptionButton, TouchButton
from ui.greeter.picks import Pick
from ui.greeter.state import PickView
from ui.widgets import grid
from ui.widgets.dialog import Dialog
from ui.widgets.dressing import Face, Tone
from ui.widgets.emptying import throw_away_widgets
from ui.widgets.text_field import TextField
from ui.widgets.words import Words

_WIDTH, _WIDE = 560, 720
_LIST_MOST = 440
_ROW = 48


class PickDialog(Dialog):
    """Arrow keys go through the rows, Enter taps, Esc leaves."""

    def __init__(self, pick: Pick, *, parent: QWidget | None = None) -> None:
        super().__init__(footer=False, parent=parent)
        self._pick = pick
        self.field = TextField(parent=self)
        self.field.edit.setProperty("touch", True)
        self.field.edit.textEdited.connect(pick.type)
        inside = QWidget(self)
        self._rows = QGridLayout(inside)
        self._rows.setContentsMargins(0, 0, grid.ONE, 0)
        self._rows.setSpacing(grid.ONE)
        self._scroll = FingerScroll(inside, parent=self)
        self.options: list[OptionButton] = []
        self._sentence = Words("", face=Face.LINE_NAME, tone=Tone.INK2, parent=self)
        self.buttons: dict[str, QPushButton] = {}
        self._foot = QHBoxLayout()
        self._foot.setSpacing(grid.ONE)
        column = QVBoxLayout()
        column.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        column.setSpacing(grid.ONE_AND_HALF)
        column.addWidget(self.field)
        column.addWidget(self._scroll)
        column.addWidget(self._sentence)
        column.addLayout(self._foot)
        self.body.addLayout(column)
        self.dismissed.connect(pick.closed)
        self._first = True
        pick.listen(self.render_pick)

    def render_pick(self, view: PickView) -> None:
        self.set_title(view.title, note=view.note)
        self.setFixedWidth(_WIDE if view.columns > 1 else _WIDTH)
        self.field.setVisible(bool(view.hint))
        self.field.set_caption("", placeholder=view.hint)
        self.field.edit.setAccessibleName(view.hint)
        self.field.set_text(view.typed)
        self._render_rows(view)
        self._sentence.setText(view.sentence)
        self._sentence.setVisible(bool(view.sentence))
        if {each.value for each in view.buttons} != set(self.buttons):
            throw_away_widgets(self._foot)
            self.buttons = {}
            for each in view.buttons:
                button = TouchButton(name=each.value, icon=each.icon, parent=self)
                button.set_words(each.words)
                button.clicked.connect(lambda _=False, value=each.value: self._pick.press(value))
                self._foot.addWidget(button)
                self.buttons[each.value] = button
        if self._first:
            self._first = False
            if view.hint or self.options:
                self.setFocusProxy(self.field if view.hint else self.options[0])
        self.turned.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down from the field into the rows, up again; Enter in the field taps the only row there is."""
        key = event.key()
        focused = self.focusWidget()
        at = next((place for place, option in enumerate(self.options) if option is focused), -1)
        if key == Qt.Key.Key_Down and self.options:
            self.options[min(at + 1, len(self.options) - 1)].setFocus()
        elif key == Qt.Key.Key_Up and at >= 0:
            (self.options[at - 1] if at else self.field.edit).setFocus()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and len(self.options) == 1:
            self._pick.choose(self.options[0].value)
        else:
            super().keyPressEvent(event)

    def _render_rows(self, view: PickView) -> None:
        while len(self.options) > len(view.rows):
            gone = self.options.pop()
            self._rows.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.options) < len(view.rows):
            made = OptionButton(view.rows[len(self.options)], parent=self)
            made.clicked.connect(lambda _=False, option=made: self._pick.choose(option.value))
            self.options.append(made)
        for place, (option, row) in enumerate(zip(self.options, view.rows, strict=True)):
            option.value = row.value
            option.render_option(row)
            self._rows.addWidget(option, *divmod(place, view.columns))
        for column in range(2):
            self._rows.setColumnStretch(column, 1 if column < view.columns else 0)
        lines = -(-len(view.rows) // view.columns)
        self._scroll.setFixedHeight(min(_LIST_MOST, max(0, lines * (_ROW + grid.ONE) - grid.ONE)))
        scrolls = lines * (_ROW + grid.ONE) - grid.ONE > _LIST_MOST
        self._rows.setContentsMargins(0, 0, grid.ONE if scrolls else 0, 0)
        self._scroll.setVisible(bool(view.rows))
