"""The choice of means: rows with their digits, and for a mixed payment sums that are typed into them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.texts import paying as words
from app.texts.language import Language
from ui.clerk.means_state import MeansRow, MeansState
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.composed_button import ComposedButton
from ui.widgets.dialog import Dialog
from ui.widgets.dressing import Face, Tone, dress
from ui.widgets.icons import Icon, IconSize
from ui.widgets.key_row import KeyHint
from ui.widgets.keycap import KeyCap
from ui.widgets.keys import ENTER
from ui.widgets.words import Words

_WIDTH = 640
_ROW = 64


class MeansRowButton(ComposedButton):
    """One means: digit, icon, name with its note or why not, and what it pays."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._cap = KeyCap("", parent=self)
        self._icon = Icon("banknote", size=IconSize.BANNER, tone=Tone.INK, parent=self)
        self._name = Words("", face=Face.LINE_NAME, wrap=False, parent=self)
        self._note = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self._sum = Words("", face=Face.LINE_NAME, wrap=False, parent=self)
        self._mark = Icon("check", size=IconSize.CONTROL, tone=Tone.ACCENT_INK, parent=self)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self._name)
        said.addWidget(self._note)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.ONE_AND_HALF, grid.ONE, grid.TWO, grid.ONE)
        row.setSpacing(grid.ONE_AND_HALF)
        row.addWidget(self._cap, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._icon)
        row.addLayout(said, 1)
        row.addWidget(self._sum)
        row.addWidget(self._mark)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(_ROW)

    def render_row(self, row: MeansRow) -> None:
        self._cap.setText(row.key)
        self._icon.set_name(row.icon)
        self._name.setText(row.name)
        self._note.setText(row.why_not or row.note)
        self._note.setVisible(bool(row.why_not or row.note))
        self._sum.setText(row.sum)
        self._mark.setVisible(row.chosen)
        self.setAccessibleName(f"{row.name} {row.sum} {row.why_not}".strip())
        dress(self, chosen=row.chosen, selected=row.selected)
        for part in (self._name, self._sum):
            part.set_tone(Tone.INK2 if row.why_not else Tone.INK)


class MeansDialog(Dialog):
    """`pressed` carries what was typed, a point and ← among it; `chosen` the place of a row that was touched."""

    pressed = Signal(str)
    chosen = Signal(int)
    moved = Signal(int)
    rest = Signal()
    entered = Signal()
    split = Signal()

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(icon="wallet", parent=parent)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        self._column.setSpacing(grid.ONE)
        self._rows: list[MeansRowButton] = []
        self._split = Button("", role=ButtonRole.ORDINARY, size=ButtonSize.PRIMARY, key="5", parent=self)
        self._split.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._split.clicked.connect(self.split)
        self._split_note = Words("", face=Face.CAPTION, tone=Tone.INK2, parent=self)
        self._problem = Words("", face=Face.SMALL, tone=Tone.DANGER, parent=self)
        self._below = QVBoxLayout()
        self._below.setSpacing(grid.HALF)
        for part in (self._problem, self._split, self._split_note):
            self._below.addWidget(part)
        self._column.addLayout(self._below)
        self.body.addLayout(self._column)
        self.setFixedWidth(_WIDTH)

    def render_means(self, state: MeansState, language: Language) -> None:
        self.set_title(state.title, note=state.note)
        for place in range(len(self._rows), len(state.rows)):
            button = MeansRowButton(parent=self)
            button.clicked.connect(lambda _=False, place=place: self.chosen.emit(place))
            self._column.insertWidget(place, button)
            self._rows.append(button)
        for button, row in zip(self._rows, state.rows, strict=True):
            button.render_row(row)
        self._problem.setText(state.problem)
        self._problem.setVisible(bool(state.problem))
        self._split.set_words(state.split_words)
        self._split_note.setText(state.split_note)
        self._split_note.setVisible(bool(state.split_note))
        self._split.setVisible(not state.mixed)
        self.set_footer(_keys(state.mixed, language))
        self.adjustSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        if key in ENTER and not event.isAutoRepeat():
            self.entered.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Space:
            self.rest.emit()
        elif key == Qt.Key.Key_Backspace:
            self.pressed.emit("←")
        elif text.strip() and text.isprintable():
            self.pressed.emit(text)
        else:
            super().keyPressEvent(event)


def _keys(mixed: bool, language: Language) -> tuple[KeyHint, ...]:
    if not mixed:
        return (
            KeyHint(("1–5",), words.MEANS_KEY_CHOOSE.say(language)),
            KeyHint(("Esc",), words.MEANS_KEY_LATER.say(language)),
        )
    return (
        KeyHint(("↑", "↓"), words.MEANS_KEY_ROW.say(language)),
        KeyHint(("Space",), words.MEANS_KEY_REST.say(language)),
        KeyHint(("Enter",), words.MEANS_KEY_DONE.say(language)),
        KeyHint(("Esc",), words.MEANS_KEY_LATER.say(language)),
    )
