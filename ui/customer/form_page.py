"""The form as the customer reads and signs it: one card a line, the signature beside them."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.texts import customer as words
from ui.customer.ask_card import AskCard
from ui.customer.bill_card import BillCard
from ui.customer.line_card import LineCard
from ui.customer.pace import Pace
from ui.customer.part_card import PartCard, customer_parts, replaced_parts
from ui.customer.reading import Reading
from ui.customer.sign_column import SignColumn
from ui.customer.touch_button import HeadButton
from ui.customer.touch_scroll import TouchScroll
from ui.frame.form_state import FormState, Phase
from ui.frame.tokens import tokens
from ui.widgets import grid
from ui.widgets.dressing import Face, Tone
from ui.widgets.words import Words

_MOST_WIDE = 960  # cards do not grow beyond it
_BESIDE = grid.ONE_AND_HALF  # the scroll bar stands between cards and signature
_ALL = 1000  # the stretch of what takes all there is
_SLACK = 4


class FormPage(QWidget):
    """`decided` carries line id and Decision value, `answered` a question and its answer, `looked_at` a line id.

    `signed` asks for what is on the pad.
    """

    decided = Signal(str, str)
    looked_at = Signal(str)
    answered = Signal(str, bool)
    read_pressed = Signal(str)
    signed = Signal()

    def __init__(self, *, reading: Reading, pace: Pace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading = reading
        self._state: FormState | None = None
        self.cards: list[LineCard] = []
        self.asks: list[AskCard] = []
        self.parts: list[PartCard] = []
        self.sign = SignColumn(parent=self)
        self.sign.setFixedWidth(tokens().frame.customer_sign_column)
        self._inside = QWidget()
        self._inside.setObjectName("customerCards")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, _BESIDE, 0)
        self._column.setSpacing(grid.ONE_AND_HALF)
        self._nothing = Words(
            "", face=Face.TOUCH_HEAD, tone=Tone.INK2, align=Qt.AlignmentFlag.AlignHCenter, parent=self._inside
        )
        self.bill = BillCard(parent=self._inside)
        self.replaced = PartCard(parent=self._inside)
        self._column.addWidget(self.replaced)
        self._column.addWidget(self.bill)
        self._column.addWidget(self._nothing, _ALL)
        self._column.addStretch(1)
        self.area = TouchScroll(parent=self)
        self.area.setWidget(self._inside)
        self.more = HeadButton(name="readOnButton", icon="chevron-down", parent=self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(pace.rest_ms)
        self._lay_out()
        bar = self.area.verticalScrollBar()
        bar.valueChanged.connect(self._scrolled)
        bar.rangeChanged.connect(self._look_again)
        self._look = QTimer(self)  # once the layout has come to rest
        self._look.setSingleShot(True)
        self._look.setInterval(0)
        self._look.timeout.connect(self._measure)
        self._rest.timeout.connect(self._rested)
        self.more.clicked.connect(self._read_on)
        self.sign.confirmed.connect(self.signed)

    def render_form(self, state: FormState) -> None:
        asked_before = self._state.line_asked if self._state else None
        handed_over = state.phase is Phase.WITH_CUSTOMER and (
            self._state is None or self._state.phase is not Phase.WITH_CUSTOMER
        )
        self._state = state
        self._make_cards([view.line.id for view in state.lines])
        self._make_asks(len(state.asks))
        self._render_parts(state)
        may_choose = state.phase in (Phase.EDITING, Phase.WITH_CUSTOMER)
        today = state.content.drawn_up_on if state.content else ""
        with_number = _several_numbers(state)
        for card, view in zip(self.cards, state.lines, strict=True):
            asked = view.line.id == state.line_asked
            card.render_line(
                view,
                today=today,
                language=state.language,
                asked=asked,
                may_choose=may_choose,
                with_number=with_number,
            )
            if asked and state.line_asked != asked_before:
                self.area.ensureWidgetVisible(card, 0, grid.TWO)
        for ask_card, ask in zip(self.asks, state.asks, strict=True):
            ask_card.render_ask(ask, may_choose=may_choose)
        if handed_over and state.line_asked is None:
            self.area.verticalScrollBar().setValue(0)  # read from the beginning: every line leads on to the next
        self._nothing.setText(words.NOTHING_YET.say(state.language))
        self._nothing.setVisible(not state.lines)
        self.bill.render_bills(state.sums.bills if state.lines else ())
        self.sign.render_form(state)
        self._say_whether_read(state)
        self._look.start()

    def render_voice(self, *, offered: bool, line_id: str) -> None:
        """`line_id` is being read aloud, "" for none."""
        state = self._state
        if state is None:
            return
        for card in self.cards:
            card.render_voice(offered=offered, reads=card.line_id == line_id, language=state.language)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look.start()

    def _make_cards(self, wanted: list[str]) -> None:
        """A line keeps its card, wherever it stands now."""
        had = {card.line_id: card for card in self.cards}
        for line_id, card in had.items():
            if line_id not in wanted:
                self._column.removeWidget(card)
                card.hide()
                card.deleteLater()
        self.cards = [had.get(line_id) or self._new_card() for line_id in wanted]
        for place, card in enumerate(self.cards, self._column.indexOf(self.replaced) + 1):
            if self._column.indexOf(card) != place:
                self._column.insertWidget(place, card)
                card.show()

    def _new_card(self) -> LineCard:
        card = LineCard(parent=self._inside)
        card.decided.connect(self.decided)
        card.looked_at.connect(self.looked_at)
        card.read_pressed.connect(self.read_pressed)
        return card

    def _make_asks(self, count: int) -> None:
        """Below the lines."""
        while len(self.asks) > count:
            gone = self.asks.pop()
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.asks) < count:
            card = AskCard(parent=self._inside)
            card.answered.connect(self.answered)
            self._column.insertWidget(self._column.indexOf(self.bill), card)
            card.show()
            self.asks.append(card)

    def _render_parts(self, state: FormState) -> None:
        parts = customer_parts(state) if state.lines else ()
        replaced = replaced_parts(state) if state.lines else ()
        self.replaced.setVisible(bool(replaced))
        for part in replaced:
            self.replaced.render_part(part)
        while len(self.parts) < len(parts):
            card = PartCard(parent=self._inside)
            self._column.insertWidget(self._column.indexOf(self.bill) + 1 + len(self.parts), card)
            self.parts.append(card)
        for place, card in enumerate(self.parts):
            card.setVisible(place < len(parts))
            if place < len(parts):
                card.render_part(parts[place])

    def _scrolled(self) -> None:
        self._look.start()
        self._rest.start()

    def _look_again(self) -> None:
        bar = self.area.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() else 0
        self._column.setContentsMargins(0, 0, _BESIDE - taken, 0)
        self._look.start()

    def _measure(self) -> None:
        """What is on the screen is seen; below it something may wait."""
        state = self._state
        if state is None or not self.isVisible():
            return
        edge = self.area.viewport().height() + _SLACK
        below = 0
        for card, view in zip(self.cards, state.lines, strict=True):
            top, bottom = self._place_of(card)
            if bottom > edge:
                below += 1
            elif top >= -_SLACK or card.height() > self.area.viewport().height():
                self._reading.saw(view.line)
        below += sum(self._place_of(card)[1] > edge for card in self._after_lines())
        self.more.set_words(words.READ_ON.say(state.language, n=below))
        self.more.setVisible(bool(below))
        self._say_whether_read(state)

    def _after_lines(self) -> tuple[QWidget, ...]:
        return (*self.asks, *(card for card in (self.bill, *self.parts) if card.isVisible()))

    def _say_whether_read(self, state: FormState) -> None:
        self.sign.set_read(self._reading.all_of(view.line for view in state.lines))

    def _place_of(self, card: QWidget) -> tuple[int, int]:
        top = card.mapTo(self._inside, QPoint(0, 0)).y() - self.area.verticalScrollBar().value()
        return top, top + card.height()

    def _read_on(self) -> None:
        """To the first card that is not wholly on the screen, or by a page where it is longer than that."""
        bar, page = self.area.verticalScrollBar(), self.area.viewport().height()
        for card in (*self.cards, *self._after_lines()):
            top, bottom = self._place_of(card)
            if bottom > page + _SLACK:
                bar.setValue(bar.value() + (top if top > _SLACK else page - grid.SIX))
                return

    def _rested(self) -> None:
        """The first card that is wholly on the screen is being read."""
        page = self.area.viewport().height()
        for card in self.cards:
            top, bottom = self._place_of(card)
            if top >= -_SLACK and bottom <= page + _SLACK:
                self.looked_at.emit(card.line_id)
                return

    def _lay_out(self) -> None:
        more = QHBoxLayout()
        more.setContentsMargins(0, 0, _BESIDE, 0)
        more.addWidget(self.more)
        cards = QWidget(self)
        cards.setMaximumWidth(_MOST_WIDE + _BESIDE)
        left = QVBoxLayout(cards)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(grid.ONE)
        left.addWidget(self.area, 1)
        left.addLayout(more)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        row.setSpacing(grid.TWO - _BESIDE)
        row.addStretch(0)
        row.addWidget(cards, 1)
        row.addWidget(self.sign)
        row.addStretch(0)


def _several_numbers(state: FormState) -> bool:
    """Whether the cards have to say which number they concern."""
    concerned = {view.line.number for view in state.lines}
    main = state.customer.numbers[0].shown if state.customer and state.customer.numbers else ""
    return len(concerned) > 1 or concerned != {main}
