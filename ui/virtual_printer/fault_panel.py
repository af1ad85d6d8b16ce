"""Faults to practise, at the right of the paper: each switched by a press or its key, its state in a word."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.texts import virtual_printer as texts
from ui.virtual_printer.presenter import CUT, HALF, LINE_FAULTS, NOW, PAPER_FAULTS, FaultRow, VirtualPrinterState
from ui.widgets import grid
from ui.widgets.button import Button, ButtonSize
from ui.widgets.choice import Choice
from ui.widgets.composed_button import ComposedButton
from ui.widgets.dressing import Face, Tone, dress
from ui.widgets.keycap import KeyCap
from ui.widgets.words import Words

_WIDTH = 312
_CAP_COLUMN = 32


class FaultButton(ComposedButton):
    """Key, what it is, and whether it is so."""

    def __init__(self, key: str, *, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.setProperty("fault", "off")
        cap = KeyCap(key, parent=self)
        room = QWidget(self)
        room.setFixedWidth(_CAP_COLUMN)
        room.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QHBoxLayout(room)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(cap, 0, Qt.AlignmentFlag.AlignCenter)
        self._name = Words("", face=Face.BODY, wrap=False, parent=self)
        self._state = Words("", face=Face.LABEL, wrap=False, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.HALF, 0, grid.ONE, 0)
        row.setSpacing(grid.ONE)
        row.addWidget(room)
        row.addWidget(self._name)
        row.addStretch(1)
        row.addWidget(self._state)
        for label in (self._name, self._state):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def render_row(self, row: FaultRow) -> None:
        self._name.setText(row.words)
        self._state.setText(row.state)
        self._state.setVisible(bool(row.state))
        self.setAccessibleName(f"{row.words} {row.state}".strip())
        dress(self, fault="on" if row.on else "due" if row.state else "off")
        self.updateGeometry()


class FaultPanel(QFrame):
    """`switched` gives the fault's name, `onset_chosen` when the next one is to set in, `mended` ends them all."""

    switched = Signal(str)
    onset_chosen = Signal(str)
    mended = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("virtualPrinterFaults")
        self.setFixedWidth(_WIDTH)
        self._title = Words("", face=Face.PANE, wrap=False, parent=self)
        self._now = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self._groups = [Words("", face=Face.LABEL, tone=Tone.INK2, wrap=False, parent=self) for _ in range(2)]
        self._when_words = Words("", face=Face.LABEL, tone=Tone.INK2, wrap=False, parent=self)
        self._when = Choice(parent=self)
        self._when.chosen.connect(self.onset_chosen)
        self._mend = Button("", size=ButtonSize.SMALL, key="M", parent=self)
        self._mend.clicked.connect(self.mended)
        self._buttons = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.ONE_AND_HALF, grid.ONE_AND_HALF, grid.ONE_AND_HALF, grid.ONE_AND_HALF)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._now)
        column.addLayout(head)
        column.addSpacing(grid.ONE)
        column.addWidget(self._when_words)
        column.addWidget(self._when)
        for words, faults in zip(self._groups, (PAPER_FAULTS, LINE_FAULTS), strict=True):
            column.addSpacing(grid.ONE)
            column.addWidget(words)
            for fault, key in faults:
                button = self._buttons[fault] = FaultButton(key, parent=self)
                button.clicked.connect(lambda _=False, name=fault.value: self.switched.emit(name))
                column.addWidget(button)
        column.addStretch(1)
        column.addWidget(self._mend)

    def render_faults(self, state: VirtualPrinterState) -> None:
        say = state.language
        self._title.setText(texts.FAULTS.say(say))
        self._now.setText(state.fault_now)
        self._when_words.setText(texts.WHEN.say(say))
        self._when.render_choice([(name, texts.WHEN_OPTIONS[name].say(say)) for name in (NOW, HALF, CUT)], state.onset)
        for words, text in zip(self._groups, (texts.GROUP_PAPER, texts.GROUP_LINE), strict=True):
            words.setText(text.say(say))
        for row in state.faults:
            self._buttons[row.fault].render_row(row)
        self._mend.set_words(texts.MEND.say(say))
        self._mend.setEnabled(any(row.state for row in state.faults))
