"""Counting by denomination: a row for each note, what it comes to, and the running sum beside them."""

from PySide6.QtCore import QEvent, QObject, QRegularExpression, Qt, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.money import yuan, yuan_short
from app.domain.payment import NOTES_FEN
from app.texts import cash_screens as words
from app.texts.language import Language
from ui.shell.cash.state import CountState, Purpose
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.dressing import Face, Tone
from ui.widgets.keys import ENTER
from ui.widgets.panel import Ground, Panel
from ui.widgets.words import Words

_FIELD, _NOTE, _SIDE = 120, 88, 288
_RIGHT = Qt.AlignmentFlag.AlignRight
_COUNT = QRegularExpression(r"[0-9]{0,6}")


class CountPage(QWidget):
    """↑↓ and Enter go from row to row, behind the last one to the button; F2 carries over what was left."""

    typed = Signal(int, str)
    entered = Signal()
    carried = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heads = tuple(Words("", face=Face.LABEL, tone=Tone.INK3, wrap=False, parent=self) for _ in range(3))
        self._notes = [Words("", face=Face.BODY, wrap=False, align=_RIGHT, parent=self) for _ in NOTES_FEN]
        self.fields = [self._field(place) for place in range(len(NOTES_FEN))]
        self._amounts = [
            Words("", face=Face.BODY, tone=Tone.INK2, wrap=False, align=_RIGHT, parent=self) for _ in NOTES_FEN
        ]
        self._side = Panel(ground=Ground.SUNK, parent=self)
        self._total_label = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self._side)
        self._total = Words("", face=Face.DUE, wrap=False, parent=self._side)
        self._pieces = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self._side)
        self._left_label = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self._side)
        self._left = Words("", face=Face.SUM, wrap=False, parent=self._side)
        self.carry = Button("", key="F2", parent=self._side)
        self._hint = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self._side)
        self._problem = Words("", face=Face.SMALL, tone=Tone.DANGER, parent=self._side)
        self.button = Button("", role=ButtonRole.PRIMARY, size=ButtonSize.PAY, key="Enter", parent=self._side)
        self._lay_out()
        self.carry.clicked.connect(self.carried)
        self.button.clicked.connect(self.entered)
        self.setFocusProxy(self.fields[0])

    def render_count(self, state: CountState, language: Language) -> None:
        for head, said in zip(self._heads, (words.NOTE_HEAD, words.COUNT_HEAD, words.AMOUNT_HEAD), strict=True):
            head.setText(said.say(language))
        for place, note in enumerate(NOTES_FEN):
            self._notes[place].setText(yuan_short(note))
            field, typed = self.fields[place], state.typed[place]
            field.setAccessibleName(f"{yuan_short(note)} {words.COUNT_HEAD.say(language)}")
            if field.text() != typed:
                field.setText(typed)
            fen = state.row_fen(place)
            self._amounts[place].setText(yuan(fen) if fen else "—")
        self._total_label.setText(words.TOTAL.say(language))
        self._total.setText(yuan(state.total_fen))
        self._pieces.setText(words.PIECES.say(language, count=state.pieces))
        opening, left = state.purpose is Purpose.OPEN, state.left_fen
        for part in (self._left_label, self._left, self.carry):
            part.setVisible(opening and left is not None)
        self._left_label.setText(words.LEFT.say(language))
        self._left.setText(yuan(left or 0))
        self.carry.set_words(words.TAKE_LEFT.say(language))
        self.carry.setEnabled(not state.busy)
        self._hint.setText((words.OPEN_EMPTY if opening else words.BLIND_WHY).say(language))
        self._problem.setText(state.problem.say(language) if state.problem is not None else "")
        self._problem.setVisible(state.problem is not None)
        said = words.BUSY if state.busy else words.OPEN_ACT if opening else words.COUNT_ACT
        self.button.set_words(said.say(language))
        self.button.setEnabled(not state.busy)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched in self.fields:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if event.key() in ENTER:
                step = 1
            if step is not None:
                self._go(self.fields.index(watched) + step)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2 and self.carry.isVisible():
            self.carried.emit()
        elif event.key() == Qt.Key.Key_Up and self.button.hasFocus():
            self._go(len(self.fields) - 1)
        else:
            super().keyPressEvent(event)

    def _go(self, place: int) -> None:
        target: QWidget = self.button
        if place < len(self.fields):
            target = self.fields[max(0, place)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(target, QLineEdit):
            target.selectAll()

    def _field(self, place: int) -> QLineEdit:
        field = QLineEdit(self)
        field.setAlignment(_RIGHT | Qt.AlignmentFlag.AlignVCenter)
        field.setFixedWidth(_FIELD)
        field.setValidator(QRegularExpressionValidator(_COUNT, field))
        field.installEventFilter(self)
        field.textEdited.connect(lambda typed: self.typed.emit(place, typed))
        return field

    def _lay_out(self) -> None:
        rows = QGridLayout()
        rows.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        rows.setHorizontalSpacing(grid.THREE)
        rows.setVerticalSpacing(grid.HALF)
        rows.setColumnMinimumWidth(0, _NOTE)
        rows.setColumnStretch(2, 1)
        for column, head in enumerate(self._heads):
            rows.addWidget(head, 0, column, _RIGHT)
        for place, parts in enumerate(zip(self._notes, self.fields, self._amounts, strict=True), start=1):
            for column, part in enumerate(parts):
                rows.addWidget(part, place, column, _RIGHT | Qt.AlignmentFlag.AlignVCenter)
        self._side.setFixedWidth(_SIDE)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        side.setSpacing(grid.HALF)
        for part in (self._total_label, self._total, self._pieces):
            side.addWidget(part)
        side.addSpacing(grid.TWO)
        for part in (self._left_label, self._left, self.carry):
            side.addWidget(part)
        side.addStretch(1)
        side.addWidget(self._problem)
        side.addWidget(self._hint)
        side.addSpacing(grid.HALF)
        side.addWidget(self.button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(rows, 1)
        row.addWidget(self._side)
