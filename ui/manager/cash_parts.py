"""The two forms of the manager's cash page: the safe, and a payment put right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.cash_period import CashMoveKind
from app.domain.money import yuan
from app.domain.payment import METHOD_WORDS, PaymentMethod
from app.texts import cash_screens as words
from app.texts import reason as reason_words
from app.texts.language import Language
from ui.manager.cash_state import SAFE_REASONS, SAFE_WORDS, CorrectForm, SafeForm
from ui.widgets import grid
from ui.widgets.button import Button, ButtonSize
from ui.widgets.choice import Choice
from ui.widgets.dressing import Face, Tone
from ui.widgets.keys import EnterChain
from ui.widgets.text_field import TextField
from ui.widgets.words import Words

_REASON, _AMOUNT = 60, 160


class Pick(QWidget):
    """One of a few, with what it is; nothing is shown where there is nothing to choose."""

    chosen = Signal(str)

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._label = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self._choice = Choice(parent=self)
        self._choice.chosen.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.HALF)
        column.addWidget(self._label)
        column.addWidget(self._choice)

    def render_pick(self, label: str, options: Sequence[tuple[str, str]], chosen: str) -> None:
        self._label.setText(label)
        self.setVisible(bool(options))
        self._choice.render_choice(options, chosen)


class SafePart(QWidget):
    """存银行, 存入: the amount and why."""

    kind_chosen = Signal(object)  # a CashMoveKind
    amount_typed = Signal(str)
    reason_typed = Signal(str)
    kept = Signal()

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._form, self._language = SafeForm(), Language.ZH
        self.kinds = Choice(parent=self)
        self.amount, self.reason = TextField(parent=self), TextField(parent=self)
        self.amount.setFixedWidth(_AMOUNT)
        self.amount.edit.setMaxLength(12)
        self.reason.edit.setMaxLength(_REASON)
        self.ready = [Button("", size=ButtonSize.SMALL, parent=self) for _ in range(2)]
        self.button = Button("", key="Enter", parent=self)
        EnterChain((self.amount.edit, self.reason.edit), self.kept.emit, parent=self)
        self.kinds.chosen.connect(lambda value: self.kind_chosen.emit(CashMoveKind(value)))
        self.amount.edit.textEdited.connect(self.amount_typed)
        self.reason.edit.textEdited.connect(self.reason_typed)
        self.button.clicked.connect(self.kept)
        for place, ready in enumerate(self.ready):
            ready.clicked.connect(lambda _=False, place=place: self._choose(place))
        fields = QHBoxLayout()
        fields.setSpacing(grid.TWO)
        fields.addWidget(self.amount, 0, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self.reason, 1, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.setSpacing(grid.ONE)
        for ready in self.ready:
            foot.addWidget(ready)
        foot.addStretch(1)
        foot.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.ONE_AND_HALF)
        column.addWidget(self.kinds)
        column.addLayout(fields)
        column.addLayout(foot)

    def render_safe(self, form: SafeForm, language: Language) -> None:
        self._form, self._language = form, language
        self.kinds.render_choice([(each.value, said.say(language)) for each, said in SAFE_WORDS.items()], form.kind)
        self.amount.set_caption(words.AMOUNT.say(language))
        self.amount.set_text(form.amount)
        self.amount.set_error(form.amount_problem.say(language) if form.amount_problem else "")
        self.reason.set_caption(reason_words.WHY.say(language))
        self.reason.set_text(form.reason)
        self.reason.set_error(form.reason_problem.say(language) if form.reason_problem else "")
        for button, said in zip(self.ready, SAFE_REASONS[form.kind], strict=True):
            button.set_words(said.say(language))
        self.button.set_words((words.BUSY if form.busy else words.SAFE_ACT).say(language))
        self.button.setEnabled(not form.busy)

    def _choose(self, place: int) -> None:
        self.reason_typed.emit(SAFE_REASONS[self._form.kind][place].say(self._language))


class CorrectPart(QWidget):
    """The order's number, the part, what it really was, why."""

    receipt_typed = Signal(str)
    found = Signal()
    payment_chosen = Signal(str)
    method_chosen = Signal(object)  # a PaymentMethod
    reason_typed = Signal(str)
    corrected = Signal()

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.receipt, self.reason = TextField(parent=self), TextField(parent=self)
        self.reason.edit.setMaxLength(_REASON)
        self.search = Button("", icon="search", key="Enter", parent=self)
        self._hint = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self.payments, self.methods = Pick(parent=self), Pick(parent=self)
        self.button = Button("", key="Enter", parent=self)
        EnterChain((self.receipt.edit,), self.found.emit, parent=self)
        EnterChain((self.reason.edit,), self.button.click, parent=self)
        self.receipt.edit.textEdited.connect(self.receipt_typed)
        self.search.clicked.connect(self.found)
        self.payments.chosen.connect(self.payment_chosen)
        self.methods.chosen.connect(lambda value: self.method_chosen.emit(PaymentMethod(value)))
        self.reason.edit.textEdited.connect(self.reason_typed)
        self.button.clicked.connect(self.corrected)
        picks = QHBoxLayout()
        picks.setSpacing(grid.THREE)
        picks.addWidget(self.payments)
        picks.addWidget(self.methods)
        picks.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.ONE_AND_HALF)
        column.addLayout(_with_button(self.receipt, self.search))
        column.addWidget(self._hint)
        column.addLayout(picks)
        column.addLayout(_with_button(self.reason, self.button))

    def render_correct(self, form: CorrectForm, language: Language) -> None:
        self.receipt.set_caption(words.RECEIPT.say(language))
        self.receipt.set_text(form.receipt)
        self.receipt.set_error(form.receipt_problem.say(language) if form.receipt_problem else "")
        self.search.set_words(words.FIND.say(language))
        self._hint.setText(words.CORRECT_FIRST.say(language))
        self._hint.setVisible(not form.payments)
        payments = [
            (each.id, words.PAYMENT_ROW.say(language, method=METHOD_WORDS[each.method], sum=yuan(each.amount_fen)))
            for each in form.payments
        ]
        self.payments.render_pick(words.PAYMENT.say(language), payments, form.chosen)
        ways = [(each.value, METHOD_WORDS[each].say(language)) for each in form.ways]
        self.methods.render_pick(words.CORRECT_TO.say(language), ways, form.to or "")
        self.reason.setVisible(bool(ways))
        self.reason.set_caption(reason_words.WHY.say(language))
        self.reason.set_text(form.reason)
        self.reason.set_error(form.reason_problem.say(language) if form.reason_problem else "")
        self.button.setVisible(bool(ways))
        self.button.set_words((words.BUSY if form.busy else words.CORRECT_ACT).say(language))
        self.button.setEnabled(form.to is not None and not form.busy)


def _with_button(field: TextField, button: Button) -> QHBoxLayout:
    """Beside the field itself, below its caption."""
    lowered = QVBoxLayout()
    lowered.addSpacing(grid.THREE)
    lowered.addWidget(button)
    lowered.addStretch(1)
    row = QHBoxLayout()
    row.setSpacing(grid.ONE)
    row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    row.addLayout(lowered)
    return row
