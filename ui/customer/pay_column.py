"""Beside what was signed, until it is accepted: the sum, what it is made of, how it is paid and what goes back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.money import yuan
from app.texts import customer as words
from app.texts import form as form_words
from app.texts.language import Language
from ui.customer.fraud_word import FraudWord
from ui.customer.pay_words import Step, SumRow, asks_for_money, back_rows, cash_rows, charge_rows, next_steps
from ui.customer.sign_column import Amount, monthly_caption
from ui.frame.form_state import FormState
from ui.widgets import grid
from ui.widgets.dressing import Face, Tone
from ui.widgets.emptying import throw_away_widgets
from ui.widgets.icons import Icon, IconSize
from ui.widgets.panel import Corners, Edge, Hairline, Panel
from ui.widgets.qr import QrView
from ui.widgets.words import Words

_SIDES = grid.FOUR - 1
_QR = 200


class SumRows(QWidget):
    """A name at the left, a sum at the far right, large where the customer looks for it."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: tuple[object, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(grid.TWO)
        self._grid.setVerticalSpacing(grid.ONE)
        self._grid.setColumnStretch(0, 1)

    def render_rows(self, rows: tuple[SumRow, ...], *, larger: bool) -> None:
        if (rows, larger) == self._shown:
            return
        self._shown = (rows, larger)
        throw_away_widgets(self._grid)
        plain = Face.TOUCH_NAME if larger else Face.TOUCH_BODY
        heavy = Face.TOUCH_TITLE if larger else Face.TOUCH_HEAD
        for place, (name, value, strong) in enumerate(rows):
            left = Words(name, face=plain, tone=Tone.INK2, parent=self)
            left.setProperty("light", True)
            right = Words(value, face=heavy if strong else plain, wrap=False, parent=self)
            right.setProperty("light", not strong)
            self._grid.addWidget(left, place, 0)
            self._grid.addWidget(right, place, 1, Qt.AlignmentFlag.AlignRight)


class PayColumn(Panel):
    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(edge=Edge.LINE, corners=Corners.TOUCH, parent=parent)
        self._due = Amount(larger=False, parent=self)
        self._nothing = Words("", face=Face.TOUCH_TITLE, parent=self)
        self._monthly = Amount(larger=False, parent=self)
        self._charges = SumRows(parent=self)
        self._line = Hairline(parent=self)
        self._cash = SumRows(parent=self)
        self._says = Words("", face=Face.TOUCH_HEAD, tone=Tone.ACCENT_INK, parent=self)
        self.qr = QrView(side=_QR, parent=self)
        self._fraud = FraudWord(parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDES, grid.FOUR, _SIDES, grid.THREE)
        column.setSpacing(grid.TWO)
        for part in (self._due, self._nothing, self._charges, self._line, self._cash, self._monthly):
            column.addWidget(part)
        column.addWidget(self._says)
        column.addWidget(self.qr, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        column.addWidget(self._fraud)

    def render_pay(self, state: FormState, *, language: Language, larger: bool) -> None:
        due_fen = state.sums.sums.today_fen
        self._due.render_amount(words.TODAY.say(language), yuan(due_fen))
        self._monthly.render_amount(monthly_caption(state.sums, language), state.sums.monthly_to)
        self._nothing.setText(form_words.NOTHING_DUE.say(language))
        shown = {self._nothing: not due_fen, self._monthly: not due_fen}
        shown |= dict.fromkeys((self._due, self._cash), bool(due_fen))
        for part, visible in shown.items():
            part.setVisible(visible)
        charges = state.content.charges if state.content else ()
        rows = (*(charge_rows(charges, language) if due_fen else ()), *back_rows(state, language))
        self._charges.render_rows(rows, larger=larger)
        self._charges.setVisible(bool(rows))
        self._cash.render_rows(cash_rows(state, language), larger=larger)
        says = state.pay.says.say(language) if state.pay is not None and asks_for_money(state) else ""
        self._says.setText(says)
        self._says.setVisible(bool(says))
        payload = state.pay.qr if state.pay is not None else ""
        self.qr.show_payload(payload)
        self.qr.setVisible(bool(payload))
        self._fraud.setVisible(not payload)  # the code needs the room
        self._fraud.render_word(hotline=state.hotline, language=language, larger=larger)


class NextSteps(QWidget):
    """接下来: three steps side by side, where the rating stands afterwards."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = Words("", face=Face.TOUCH_NAME, parent=self)
        self._steps = tuple(_NextStep(parent=self) for _ in range(3))
        row = QHBoxLayout()
        row.setSpacing(grid.TWO)
        for step in self._steps:
            row.addWidget(step, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.ONE)
        column.addWidget(self._title)
        column.addLayout(row)

    def render_steps(self, state: FormState, *, language: Language, larger: bool) -> None:
        self._title.setText(words.NEXT_TITLE.say(language))
        for place, (step, said) in enumerate(zip(self._steps, next_steps(state, language), strict=True), 1):
            step.render_step(place, said, larger=larger)


class _NextStep(Panel):
    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(edge=Edge.LINE, corners=Corners.CARD, parent=parent)
        self._icon = Icon("banknote", size=IconSize.TOUCH, tone=Tone.ACCENT, parent=self)
        self._said = Words("", face=Face.TOUCH_BODY, align=Qt.AlignmentFlag.AlignTop, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.TWO, grid.TWO, grid.TWO, grid.TWO)
        column.setSpacing(grid.ONE)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._said, 1)

    def render_step(self, place: int, step: Step, *, larger: bool) -> None:
        icon, said = step
        self._icon.set_name(icon)
        self._said.setText(f"{place}. {said}")
        self._said.set_face(Face.TOUCH_NAME if larger else Face.TOUCH_BODY)
        self._said.setProperty("light", True)
