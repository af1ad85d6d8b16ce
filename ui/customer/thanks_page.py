"""After the signature: what is to be paid, then thanks; what happens when; the rating and the QR of the receipt."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.money import yuan
from app.domain.order import OVER, CentralState
from app.domain.partly import partly
from app.texts import customer as words
from app.texts.language import Language
from ui.customer.fraud_word import FraudWord
from ui.customer.pay_column import NextSteps, PayColumn
from ui.customer.pay_words import asks_for_money
from ui.customer.plain_words import moment_words
from ui.customer.rating import Rating
from ui.customer.rows import Rows
from ui.customer.thanks_words import outcome_words, what_happens_when
from ui.customer.touch_scroll import TouchScroll
from ui.frame.form_state import Accepted, FormState
from ui.frame.tokens import tokens
from ui.widgets import grid
from ui.widgets.dressing import Face, Tone
from ui.widgets.icons import Icon, IconSize
from ui.widgets.panel import Corners, Edge, Hairline, Panel
from ui.widgets.qr import QrView
from ui.widgets.words import Words

_WHEN_WIDTH = 116
_FACT_WIDTH = 72
_QR_SIDE = 280  # white around the code included
_DISC = 64
_LEFT_SIDES = grid.SIX - grid.ONE
_RIGHT_SIDES = grid.FOUR - 1


class ReceiptColumn(Panel):
    """The QR that looks the form up, what it is called, and the word about fraud."""

    def __init__(self, *, verify_base: str, zone: ZoneInfo, parent: QWidget) -> None:
        super().__init__(edge=Edge.LINE, corners=Corners.TOUCH, parent=parent)
        self._verify_base = verify_base
        self._zone = zone
        self._scan = Words("", face=Face.TOUCH_NAME, parent=self)
        self._scan_note = Words("", face=Face.TOUCH_BODY, tone=Tone.INK2, parent=self)
        self._card = QFrame(self)
        self._card.setObjectName("qrCard")
        self.code = QrView(side=_QR_SIDE, parent=self._card)
        inside = QGridLayout(self._card)
        inside.setContentsMargins(grid.HALF, grid.HALF, grid.HALF, grid.HALF)
        inside.addWidget(self.code, 0, 0)
        self._facts = Rows(left_width=_FACT_WIDTH, tight=True, parent=self)
        self._fraud = FraudWord(parent=self)
        self._lay_out()

    def render_receipt(self, done: Accepted, *, hotline: str, language: Language, larger: bool) -> None:
        self._fraud.render_word(hotline=hotline, language=language, larger=larger)
        self._scan.setText(words.TAKE_WITH_YOU.say(language))
        self._scan_note.setText(words.TAKE_NOTE.say(language))
        for part in (self._scan, self._scan_note, self._card):
            part.setVisible(bool(self._verify_base))  # without a centre no page is behind a code
        if self._verify_base:
            self.code.show_payload(f"{self._verify_base}/verify/{done.verify_token}")
        self._facts.render_rows(
            (
                (words.RECEIPT_NUMBER.say(language), done.receipt_number),
                (words.CHECK_CODE.say(language), done.check_code),
                (words.SIGNED_AT.say(language), moment_words(done.signed_at, self._zone, language)),
            )
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_RIGHT_SIDES, grid.FOUR, _RIGHT_SIDES, grid.THREE)
        column.setSpacing(0)
        column.addWidget(self._scan)
        column.addWidget(self._scan_note)
        column.addSpacing(grid.THREE)
        column.addWidget(self._card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(grid.THREE - 2)
        column.addWidget(self._facts)
        column.addStretch(1)
        column.addWidget(self._fraud)


class ThanksPage(QWidget):
    """`rated` carries 0 to 10."""

    rated = Signal(int)

    def __init__(self, *, verify_base: str, zone: ZoneInfo, parent: QWidget | None = None) -> None:
        """`zone` is the hall's."""
        super().__init__(parent)
        self._left = Panel(edge=Edge.LINE, corners=Corners.TOUCH, parent=self)
        self.receipt = ReceiptColumn(verify_base=verify_base, zone=zone, parent=self)
        self.pay = PayColumn(parent=self)
        for column in (self.receipt, self.pay):
            column.setFixedWidth(tokens().frame.customer_sign_column)
        self._disc = QWidget(self._left)
        self._disc.setObjectName("thanksDisc")
        self._disc.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._disc.setFixedSize(_DISC, _DISC)
        self._sign = Icon("check", size=IconSize.EMPTY, tone=Tone.ON_ACCENT, parent=self._disc)
        middle = QGridLayout(self._disc)
        middle.addWidget(self._sign, 0, 0, Qt.AlignmentFlag.AlignCenter)
        self._title = Words("", face=Face.TOUCH_TITLE, parent=self._left)
        self._note = Words("", face=Face.TOUCH_BODY, tone=Tone.INK2, parent=self._left)
        self._rows = Rows(left_width=_WHEN_WIDTH, parent=self._left)
        self._area = TouchScroll(parent=self._left)
        self.rating = Rating(parent=self._left)
        self._next = NextSteps(parent=self._left)
        self._lay_out()
        self.rating.rated.connect(self.rated)

    def render_thanks(self, state: FormState, *, language: Language, larger: bool) -> None:
        """`language` is of the words around; names stay as they were signed."""
        done = state.accepted
        over = done is not None and done.central in OVER
        content = state.content
        lines = tuple((line.action_word, line.title) for line in content.lines) if content is not None else ()
        answered = done is not None and done.central is not CentralState.PENDING
        rows = lines if over or content is None else what_happens_when(content, language, answered=answered)
        refused: frozenset[str] = done.refused_lines if done is not None else frozenset()
        if content is not None and refused:  # and the bill that was signed is of all of them
            stands = replace(content, lines=partly(content, refused).stands)
            rows = what_happens_when(stands, language, answered=answered)[:-1]
        self._rows.render_rows(rows, face=Face.TOUCH_HEAD if larger else Face.TOUCH_BODY)
        self._title.set_face(Face.ELDER_TITLE if larger else Face.TOUCH_TITLE)
        self._note.set_face(Face.TOUCH_NAME if larger else Face.TOUCH_BODY)
        self._note.setProperty("light", True)
        sign = "banknote" if asks_for_money(state) else "file-check"
        self._sign.set_name("undo-2" if over else "check" if done else sign)
        thanks = done is not None and not over
        for part, shown in (
            (self.rating, thanks),
            (self.receipt, thanks),
            (self._next, not done),
            (self.pay, not done),
        ):
            part.setVisible(shown)
        if done is None:
            self._render_paying(state, language, larger=larger)
            return
        if over:
            self._title.setText(words.VOIDED.say(language))
            note = words.MONEY_BACK if done.paid_fen else words.NOTHING_BACK
            self._note.setText(note.say(language, sum=yuan(done.paid_fen)))
            return
        self.rating.render_rating(language, larger=larger)
        self.receipt.render_receipt(done, hotline=state.hotline, language=language, larger=larger)
        self._title.setText((words.THANKS_LATER if done.offline else words.THANKS).say(language))
        count = len(state.content.lines) if state.content else 0
        said = outcome_words(done, lines=count, language=language)
        if refused:
            said += "\n" + words.IN_PART.say(language, n=len(refused))
        self._note.setText(said)

    def _render_paying(self, state: FormState, language: Language, *, larger: bool) -> None:
        asks = asks_for_money(state)
        title, note = (words.PAYING, words.PAYING_LINE) if asks else (words.SIGNED, words.CONFIRMED_WAITING)
        self._title.setText(title.say(language, sum=yuan(state.sums.sums.today_fen)))
        self._note.setText(note.say(language))
        self.pay.render_pay(state, language=language, larger=larger)
        self._next.render_steps(state, language=language, larger=larger)

    def _lay_out(self) -> None:
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self._title)
        said.addWidget(self._note)
        head = QHBoxLayout()
        head.setSpacing(grid.TWO + grid.HALF)
        head.addWidget(self._disc, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(said, 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._rows)
        column.addStretch(1)
        self._area.setWidget(inside)
        inside.setAutoFillBackground(False)  # the panel shows through
        left = QVBoxLayout(self._left)
        left.setContentsMargins(_LEFT_SIDES, grid.FOUR + grid.HALF - 1, _LEFT_SIDES, grid.THREE + grid.HALF)
        left.setSpacing(0)
        left.addLayout(head)
        left.addSpacing(grid.THREE)
        left.addWidget(Hairline(parent=self._left))
        left.addWidget(self._area, 1)
        left.addSpacing(grid.TWO)
        left.addWidget(self.rating)
        left.addWidget(self._next)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        row.setSpacing(grid.TWO)
        row.addWidget(self._left, 1)
        row.addWidget(self.receipt)
        row.addWidget(self.pay)
