"""After the order: the change, where it is stored, what centre and printer said. Its number stands in the strip."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.money import yuan
from app.domain.order import OVER, CentralState
from app.texts import clerk as words
from app.texts import clerk_orders, order_ending
from app.texts.language import Language
from ui.frame.form_state import Accepted, PrintNews
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole
from ui.widgets.dressing import Face, Tone
from ui.widgets.icons import Icon, IconSize
from ui.widgets.words import Words

_TOP = Qt.AlignmentFlag.AlignTop
_CENTRAL_ICONS = {
    CentralState.PENDING: ("cloud-upload", Tone.WARN),
    CentralState.ACCEPTED: ("cloud-check", Tone.ACCENT_INK),
    CentralState.REFUSED: ("ban", Tone.DANGER),
    CentralState.VOIDED: ("x", Tone.INK2),
    CentralState.SETTLED: ("undo-2", Tone.INK2),
}
_PRINT_TONES = {
    PrintNews.NONE: Tone.INK2,
    PrintNews.PRINTING: Tone.INK2,
    PrintNews.HELD: Tone.WARN,
    PrintNews.PRINTED: Tone.ACCENT_INK,
    PrintNews.HANDED_OVER: Tone.ACCENT_INK,
    PrintNews.WAITING: Tone.WARN,
    PrintNews.ASK: Tone.WARN,
}


class _Row(QWidget):
    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = Icon("check", size=IconSize.INLINE, tone=Tone.INK2, parent=self)
        self._words = Words("", face=Face.SMALL, tone=Tone.INK, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, grid.HALF, 0, grid.HALF)
        row.setSpacing(grid.ONE)
        row.addWidget(self._icon, 0, _TOP)
        row.addWidget(self._words, 1)

    def render_row(self, icon: str, said: str, tone: Tone) -> None:
        self._icon.set_name(icon)
        self._words.setText(said)
        self._words.set_tone(Tone.INK if tone is Tone.INK2 else tone)
        self._icon.setProperty("tone", tone.value)
        self._icon.style().polish(self._icon)


class OutcomeRows(QWidget):
    """Hidden while there is no order. `void_pressed` can be asked for while its paper waits."""

    void_pressed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self._change_label = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self._change = Words("", face=Face.DUE, parent=self)
        self._paid = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self._rows = [_Row(parent=self) for _ in range(4)]
        self._void = Button("", role=ButtonRole.DANGER, icon="trash-2", key="F8", parent=self)
        self._void.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._void.clicked.connect(self.void_pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.HALF, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._code)
        column.addSpacing(grid.ONE_AND_HALF)
        for part in (self._change_label, self._change, self._paid):
            column.addWidget(part)
        column.addSpacing(grid.ONE)
        for row in self._rows:
            column.addWidget(row)
        column.addSpacing(grid.ONE_AND_HALF)
        column.addWidget(self._void, 0, Qt.AlignmentFlag.AlignLeft)

    def render_outcome(self, accepted: Accepted | None, language: Language) -> None:
        self.setVisible(accepted is not None)
        if accepted is None:
            return
        code = clerk_orders.CHECK_CODE.say(language, code=accepted.check_code)
        self._code.setText(code + "\n" + clerk_orders.SIGNED_ON.say(language, at=accepted.signed_at_words))
        paid = accepted.paid_fen > 0
        over = accepted.central in OVER
        for part in (self._change_label, self._change):
            part.setVisible(paid if over else accepted.cash_fen > 0)
        self._paid.setVisible(paid)
        self._change_label.setText((order_ending.TO_RETURN if over else words.CASH_CHANGE).say(language))
        self._change.setText(yuan(accepted.paid_fen if over else accepted.change_fen))
        by_cash = clerk_orders.PAID.say(language, due=yuan(accepted.paid_fen), given=yuan(accepted.tendered_fen))
        self._paid.setText(by_cash if accepted.cash_fen == accepted.paid_fen else accepted.paid_words)
        icon, tone = ("circle-alert", Tone.WARN) if accepted.refused_lines else _CENTRAL_ICONS[accepted.central]
        self._rows[0].render_row(icon, accepted.central_words, tone)
        self._rows[1].render_row("hard-drive", accepted.copies_words, Tone.INK2)
        self._rows[2].render_row("printer", accepted.print_words, _PRINT_TONES[accepted.print_news])
        waits = accepted.central is CentralState.PENDING and accepted.print_news is PrintNews.WAITING
        self._void.set_words(order_ending.VOID_ACT.say(language))
        self._void.setVisible(waits)
        self._rows[3].render_row("receipt-text", accepted.invoice_words, Tone.INK2)
        self._rows[3].setVisible(bool(accepted.invoice_words))
