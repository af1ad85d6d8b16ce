"""存取: which way, how much, why."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.cash_period import CashMoveKind
from app.texts import cash_screens as words
from app.texts import reason as reason_words
from app.texts.language import Language
from ui.shell.cash.state import KIND_WORDS, MoveState
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.choice import Choice
from ui.widgets.dressing import Face, Tone
from ui.widgets.keys import EnterChain
from ui.widgets.text_field import TextField
from ui.widgets.words import Words


class MovePage(QWidget):
    """Enter goes from the amount to the reason and then keeps it."""

    kind_chosen = Signal(object)  # a CashMoveKind
    amount_typed = Signal(str)
    reason_typed = Signal(str)
    entered = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = MoveState()
        self._language = Language.ZH
        self._kind_label = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self.kinds = Choice(parent=self)
        self.amount = TextField(tall=True, parent=self)
        self.reason = TextField(parent=self)
        self.ready = [Button("", size=ButtonSize.SMALL, parent=self) for _ in range(2)]
        self._problem = Words("", face=Face.SMALL, tone=Tone.DANGER, parent=self)
        self.button = Button("", role=ButtonRole.PRIMARY, size=ButtonSize.PRIMARY, key="Enter", parent=self)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.amount)

    def render_move(self, state: MoveState, language: Language, *, opens: bool) -> None:
        """`opens`: the drawer is opened with it."""
        self._state, self._language = state, language
        self._kind_label.setText(words.MOVE_KIND.say(language))
        self.kinds.render_choice([(each.value, said.say(language)) for each, said in KIND_WORDS.items()], state.kind)
        self.amount.set_caption(words.AMOUNT.say(language))
        self.amount.set_text(state.amount)
        self.amount.set_error(state.amount_problem.say(language) if state.amount_problem else "")
        self.reason.set_caption(reason_words.WHY.say(language))
        self.reason.set_text(state.reason)
        self.reason.set_error(state.reason_problem.say(language) if state.reason_problem else "")
        for button, said in zip(self.ready, words.MOVE_REASONS[state.kind.value], strict=True):
            button.set_words(said.say(language))
        self._problem.setText(state.problem.say(language) if state.problem else "")
        self._problem.setVisible(state.problem is not None)
        said = words.BUSY if state.busy else words.MOVE_ACT if opens else words.MOVE_PLAIN
        self.button.set_words(said.say(language))
        self.button.setEnabled(not state.busy)

    def _choose_ready(self, place: int) -> None:
        self.reason_typed.emit(words.MOVE_REASONS[self._state.kind.value][place].say(self._language))
        self.reason.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.kinds.chosen.connect(lambda value: self.kind_chosen.emit(CashMoveKind(value)))
        EnterChain((self.amount.edit, self.reason.edit), self.entered.emit, parent=self)
        self.amount.edit.setMaxLength(12)
        self.reason.edit.setMaxLength(60)
        self.amount.edit.textEdited.connect(self.amount_typed)
        self.reason.edit.textEdited.connect(self.reason_typed)
        for place, button in enumerate(self.ready):
            button.clicked.connect(lambda _=False, place=place: self._choose_ready(place))
        self.button.clicked.connect(self.entered)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        column.setSpacing(grid.ONE_AND_HALF)
        for part in (self._kind_label, self.kinds, self.amount, self.reason):
            column.addWidget(part)
        ready = QHBoxLayout()
        ready.setSpacing(grid.ONE)
        for button in self.ready:
            ready.addWidget(button)
        ready.addStretch(1)
        column.addLayout(ready)
        column.addStretch(1)
        column.addWidget(self._problem)
        column.addWidget(self.button)
