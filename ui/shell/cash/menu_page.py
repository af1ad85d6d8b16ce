"""What the drawer's key offers: a row for each act, its figure on the key-cap."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.texts import cash_screens as words
from app.texts import printing
from app.texts.language import Language, Text
from ui.shell.cash.state import MenuAct, MenuState
from ui.widgets import grid
from ui.widgets.button import Button
from ui.widgets.dressing import Face, Tone
from ui.widgets.words import Words

_NAMES: dict[MenuAct, tuple[Text, Text]] = {
    MenuAct.OPEN: (words.ACT_OPEN, words.ACT_OPEN_NOTE),
    MenuAct.MOVE: (words.ACT_MOVE, words.ACT_MOVE_NOTE),
    MenuAct.CLOSE: (words.ACT_CLOSE, words.ACT_CLOSE_NOTE),
    MenuAct.HAND_OVER: (words.ACT_HAND, words.ACT_HAND_NOTE),
    MenuAct.X_REPORT: (words.ACT_X, words.ACT_X_NOTE),
    MenuAct.DRAWER: (printing.OPEN_DRAWER, printing.OPEN_DRAWER_NOTE),
}
_WIDTH = 200


class MenuPage(QWidget):
    """1 to 6 choose."""

    chosen = Signal(object)  # a MenuAct

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._acts: tuple[MenuAct, ...] = ()
        self._rows: dict[MenuAct, QWidget] = {}
        self.buttons: dict[MenuAct, Button] = {}
        self._notes: dict[MenuAct, Words] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        column.setSpacing(grid.ONE)
        for act in MenuAct:
            row = QWidget(self)
            self._rows[act] = row
            self.buttons[act] = Button("", key="1", key_first=True, parent=row)
            self.buttons[act].setFixedWidth(_WIDTH)
            self.buttons[act].clicked.connect(lambda _=False, act=act: self.chosen.emit(act))
            self._notes[act] = Words("", face=Face.SMALL, tone=Tone.INK2, parent=row)
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(grid.TWO)
            line.addWidget(self.buttons[act])
            line.addWidget(self._notes[act], 1)
            column.addWidget(row)
        column.addStretch(1)

    def render_menu(self, state: MenuState, language: Language) -> None:
        self._acts = state.acts
        for act in MenuAct:
            self._rows[act].setVisible(act in state.acts)
            name, note = _NAMES[act]
            self.buttons[act].set_words(name.say(language))
            self._notes[act].setText(note.say(language))
            if act in state.acts:
                self.buttons[act].set_key(str(state.acts.index(act) + 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = event.key() - Qt.Key.Key_1
        if 0 <= place < len(self._acts):
            self.chosen.emit(self._acts[place])
        else:
            super().keyPressEvent(event)
