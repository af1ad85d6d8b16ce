"""A notice or a consent as a card of its own: the whole words, and buttons that are equal until one is touched."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.customer.choice import DecisionButton
from ui.frame.form_state import AskView
from ui.widgets import grid
from ui.widgets.button import ButtonSize
from ui.widgets.dressing import Face, Tone
from ui.widgets.panel import Corners, Edge, Panel
from ui.widgets.words import Words

_SIDE = grid.THREE - 1


class AskButtons(QWidget):
    """`answered` carries True for the yes. What there is only to acknowledge has one button."""

    answered = Signal(bool)

    def __init__(self, *, elder: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        size = ButtonSize.ELDER if elder else ButtonSize.TOUCH
        self.yes = DecisionButton(size=size, name="yesButton", parent=self)
        self.no = DecisionButton(size=size, name="noButton", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(grid.THREE if elder else grid.ONE_AND_HALF)
        row.addWidget(self.yes, 1)
        row.addWidget(self.no, 1)
        self.yes.clicked.connect(lambda: self.answered.emit(True))
        self.no.clicked.connect(lambda: self.answered.emit(False))

    def render_ask(self, view: AskView, *, may_choose: bool) -> None:
        self.yes.render_choice(view.yes, chosen=view.given is True)
        self.no.render_choice(view.no or " ", chosen=view.given is False)
        self.no.setVisible(bool(view.no))
        for button in (self.yes, self.no):
            button.setEnabled(may_choose)


class AskCard(Panel):
    """`answered` carries the question's code and the answer."""

    answered = Signal(str, bool)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(edge=Edge.LINE, corners=Corners.TOUCH, selectable=True, parent=parent)
        self.setObjectName("askCard")
        self.code = ""
        self._title = Words("", face=Face.TOUCH_NAME, parent=self)
        self._words = Words("", face=Face.TOUCH_BODY, tone=Tone.INK2, parent=self)
        self.buttons = AskButtons(parent=self)
        self._note = Words("", face=Face.TOUCH_NOTE, tone=Tone.INK2, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, grid.TWO, _SIDE, grid.TWO)
        column.setSpacing(grid.ONE)
        for part in (self._title, self._words, self.buttons, self._note):
            column.addWidget(part)
        self.buttons.answered.connect(lambda given: self.answered.emit(self.code, given))

    def render_ask(self, view: AskView, *, may_choose: bool) -> None:
        self.code = view.code
        self._title.setText(view.title)
        self._words.setText(view.words)
        self._note.setText(view.note)
        self.buttons.render_ask(view, may_choose=may_choose)
        self.set_edge(Edge.SELECTED if view.open else Edge.LINE)
