"""The dialog of a card reading: what to do with the card, or why it could not be read; in the demo, whose it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.texts import clerk as words
from app.texts.language import Language
from ui.clerk.card_state import CardPhase, CardState
from ui.clerk.list_dialog import ListLine
from ui.widgets import grid
from ui.widgets.dialog import Dialog
from ui.widgets.dressing import Face, Tone, dress
from ui.widgets.icons import Icon, IconSize
from ui.widgets.key_row import KeyHint
from ui.widgets.keys import ENTER
from ui.widgets.panel import Hairline
from ui.widgets.scroll import Scroll
from ui.widgets.words import Words

_LOW, _TALL = (640, 232), (640, 560)  # with the demo's cards it is tall
_SAID = 104  # room for the longest sentence in English


class CardDialog(Dialog):
    """`moved`, `chosen` and `entered` say what the clerk does; the presenter knows whether it means anything now."""

    moved = Signal(int)
    chosen = Signal(int)
    entered = Signal()

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(icon="id-card", parent=parent)
        self._said = QWidget(self)
        self._mark = Icon("id-card", size=IconSize.BANNER, tone=Tone.ACCENT, parent=self._said)
        self._sentence = Words("", face=Face.BODY, parent=self._said)
        self._more = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self._said)
        self._line = Hairline(parent=self)
        self._rows: list[ListLine] = []
        self._inside = QWidget(self)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._scroll = Scroll(self._inside, parent=self)
        sentences = QVBoxLayout()
        sentences.setSpacing(2)
        sentences.addWidget(self._sentence)
        sentences.addWidget(self._more)
        sentences.addStretch(1)
        row = QHBoxLayout(self._said)
        row.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        row.setSpacing(grid.ONE_AND_HALF)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(sentences, 1)
        self._said.setMinimumHeight(_SAID)
        self.body.addWidget(self._said)
        self.body.addWidget(self._line)
        self.body.addWidget(self._scroll, 1)

    def render_card(self, state: CardState, language: Language) -> None:
        self.set_title(state.title, note=state.note)
        failed = state.phase is CardPhase.FAILED
        self.setFixedSize(*(_TALL if state.rows else _LOW))
        self._line.setVisible(bool(state.rows))
        self._scroll.setVisible(bool(state.rows))
        self._mark.set_name("circle-alert" if failed else "id-card")
        dress(self._mark, tone=(Tone.WARN if failed else Tone.ACCENT).value)
        self._sentence.setText(state.sentence)
        self._more.setText(state.more)
        self._more.setVisible(bool(state.more))
        while len(self._rows) < len(state.rows):
            line = ListLine(len(self._rows), parent=self._inside)
            line.pressed.connect(self.chosen)
            self._column.insertWidget(len(self._rows), line)
            self._rows.append(line)
        for place, (line, row) in enumerate(zip(self._rows, state.rows, strict=True)):
            line.render_row(row, chosen=place == state.selected)
            line.show()
        if state.rows:
            self._scroll.ensureWidgetVisible(self._rows[state.selected], 0, grid.ONE)
        keys = []
        if state.rows and state.enter:
            keys.append(KeyHint(("↑", "↓"), words.KEY_CHOOSE.say(language)))
        if state.enter:
            keys.append(KeyHint(("Enter",), state.enter))
        self.set_footer([*keys, KeyHint(("Esc",), state.esc)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (*ENTER, Qt.Key.Key_F11):
            if not event.isAutoRepeat():
                self.entered.emit()
        else:
            super().keyPressEvent(event)
