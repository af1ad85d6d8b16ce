"""The form as the customer reads and signs it: one card a line, the signature beside them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.texts import customer as words
from ui.customer.line_card import LineCard
from ui.customer.sign_column import SignColumn
from ui.frame.form_state import FormState, Phase
from ui.frame.tokens import tokens
from ui.widgets import grid
from ui.widgets.dressing import Face, Tone
from ui.widgets.words import Words

_MOST_WIDE = 960  # cards do not grow beyond it
_SLACK = 4


class FormPage(QWidget):
    """`decided` carries line id and Decision value, `signed` asks for what stands on the pad, `looked_at` a line id."""

    decided = Signal(str, str)
    signed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sign_column = SignColumn(parent=self)
        self.sign_column.setFixedWidth(tokens().frame.customer_sign_column)
        self._cards: list[LineCard] = []
        self._state: FormState | None = None
        self._seen = ""
        self._inside = QWidget()
        self._inside.setObjectName("customerCards")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, grid.ONE, 0)
        self._column.setSpacing(grid.ONE_AND_HALF)
        self._column.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setMaximumWidth(_MOST_WIDE + grid.TWO)
        self._scroll.setWidget(self._inside)
        self._more = Words("", face=Face.TOUCH_NOTE, tone=Tone.ACCENT_INK, parent=self)
        left = QVBoxLayout()
        left.setSpacing(grid.ONE)
        left.addWidget(self._scroll, 1)
        left.addWidget(self._more)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        row.setSpacing(grid.TWO)
        row.addLayout(left, 1)
        row.addStretch(0)
        row.addWidget(self.sign_column)
        self._scroll.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._scrolled)
        self.sign_column.confirmed.connect(self.signed)

    def render_form(self, state: FormState) -> None:
        asked_before = self._state.line_asked if self._state else None
        if self._state is None or self._state.form_id != state.form_id or len(self._state.lines) != len(state.lines):
            self._seen = ""
        self._state = state
        self._make_cards(len(state.lines))
        may_choose = state.phase in (Phase.EDITING, Phase.WITH_CUSTOMER)
        for card, view in zip(self._cards, state.lines, strict=True):
            asked = view.line.id == state.line_asked
            card.render_line(view, language=state.language, asked=asked, may_choose=may_choose)
            if asked and state.line_asked != asked_before:
                self._scroll.ensureWidgetVisible(card, 0, grid.TWO)
        self.sign_column.render_form(state)
        self._scrolled()

    def _make_cards(self, count: int) -> None:
        while len(self._cards) > count:
            self._cards.pop().deleteLater()
        while len(self._cards) < count:
            card = LineCard(parent=self._inside)
            card.decided.connect(self.decided)
            self._column.insertWidget(len(self._cards), card)
            self._cards.append(card)

    def _scrolled(self) -> None:
        """A line may never be signed that was never on the screen."""
        state = self._state
        if state is None:
            return
        bar = self._scroll.verticalScrollBar()
        if bar.value() >= bar.maximum() - _SLACK and self._scroll.isVisible():
            self._seen = state.form_id
        edge = bar.value() + self._scroll.viewport().height()
        below = sum(1 for card in self._cards if card.geometry().bottom() > edge + _SLACK)
        self._more.setText(words.READ_ON.say(state.language, n=below))
        self._more.setVisible(bool(below))
        self.sign_column.set_read_to_end(self._seen == state.form_id)

    def showEvent(self, event: object) -> None:
        self._scrolled()
