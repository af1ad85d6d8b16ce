"""我要办理 and 不办: equal in size and weight until one is touched. Only the customer's screen has them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.order_line import Decision
from app.texts import customer as words
from app.texts.language import Language
from ui.widgets import grid
from ui.widgets.button import Button, ButtonSize
from ui.widgets.dressing import Face, Tone, dress
from ui.widgets.words import Words


class DecisionButton(Button):
    """Keys never reach it: on one turned screen they would be the clerk's."""

    def __init__(self, *, size: ButtonSize, name: str, parent: QWidget | None = None) -> None:
        super().__init__(" ", size=size, parent=parent)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def render_choice(self, said: str, *, chosen: bool) -> None:
        self.set_words(said)
        self.set_icon("check" if chosen else "")
        dress(self, lit=chosen)


class Choice(QWidget):
    """`chosen` carries a Decision's value."""

    chosen = Signal(str)

    def __init__(self, *, elder: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        size = ButtonSize.ELDER if elder else ButtonSize.TOUCH
        self.order = DecisionButton(size=size, name="orderButton", parent=self)
        self.decline = DecisionButton(size=size, name="declineButton", parent=self)
        self._note = Words("", face=Face.TOUCH_NOTE, tone=Tone.INK2, parent=self)
        self._note.setVisible(not elder)
        row = QHBoxLayout()
        row.setSpacing(grid.THREE if elder else grid.ONE_AND_HALF)
        row.addWidget(self.order, 1)
        row.addWidget(self.decline, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.HALF)
        column.addLayout(row)
        column.addWidget(self._note)
        self.order.clicked.connect(lambda: self.chosen.emit(Decision.CONFIRMED.value))
        self.decline.clicked.connect(lambda: self.chosen.emit(Decision.DECLINED.value))

    def render_decision(self, decision: Decision | None, *, language: Language, may_choose: bool) -> None:
        self.order.render_choice(words.ORDER.say(language), chosen=decision is Decision.CONFIRMED)
        self.decline.render_choice(words.DECLINE.say(language), chosen=decision is Decision.DECLINED)
        for button in (self.order, self.decline):
            button.setEnabled(may_choose)
        self._note.setText(CHOICE_NOTES[decision].say(language))


CHOICE_NOTES = {
    Decision.CONFIRMED: words.CHOSE_ORDER,
    Decision.DECLINED: words.CHOSE_DECLINE,
    None: words.CHOOSE,
}
