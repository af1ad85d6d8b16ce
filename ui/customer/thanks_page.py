"""After the signature: what is to be paid, then thanks, what happens when, the rating and the QR of the receipt."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.money import yuan
from app.texts import customer as words
from app.texts.language import Language
from ui.customer.qr import QrView
from ui.customer.rating import Rating
from ui.customer.rows import Rows
from ui.customer.thanks_words import what_happens_when
from ui.frame.form_state import FormState, Phase
from ui.frame.tokens import tokens
from ui.widgets import grid
from ui.widgets.dressing import Face, Tone
from ui.widgets.icons import Icon, IconSize
from ui.widgets.panel import Corners, Edge, Hairline, Panel
from ui.widgets.words import Words

_WHEN_WIDTH = 116
_FACT_WIDTH = 72
_QR_SIDE = 256
_DISC = 64


class ThanksPage(QWidget):
    """`rated` carries 0 to 10."""

    rated = Signal(int)

    def __init__(self, *, verify_base: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._verify_base = verify_base
        self._left = Panel(edge=Edge.LINE, corners=Corners.TOUCH, parent=self)
        self._right = Panel(edge=Edge.LINE, corners=Corners.TOUCH, parent=self)
        self._right.setFixedWidth(tokens().frame.customer_sign_column)
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
        self.rating = Rating(parent=self._left)
        self._scan = Words("", face=Face.TOUCH_NAME, parent=self._right)
        self._scan_note = Words("", face=Face.TOUCH_BODY, tone=Tone.INK2, parent=self._right)
        self._code = QrView(side=_QR_SIDE, parent=self._right)
        self._facts = Rows(left_width=_FACT_WIDTH, face=Face.TOUCH_NOTE, tight=True, parent=self._right)
        self._fraud = Words("", face=Face.TOUCH_NOTE, tone=Tone.INK2, parent=self._right)
        self._lay_out()
        self.rating.rated.connect(self.rated)

    def render_thanks(self, state: FormState, *, language: Language, larger: bool) -> None:
        """`language` is of the words around; names stay as they were signed."""
        done = state.accepted
        self._rows.render_rows(what_happens_when(state.content, language) if state.content else ())
        self._fraud.setText(words.FRAUD.say(language, hotline=state.hotline))
        self._sign.set_name("check" if done else "banknote")
        self.rating.setVisible(done is not None)
        for part in (self._scan, self._scan_note, self._code, self._facts):
            part.setVisible(done is not None)
        if done is None:
            self._render_paying(state, language)
            return
        count = len(state.content.lines) if state.content else 0
        note = words.THANKS_OFFLINE if done.offline else words.THANKS_LINE
        said = note.say(language, n=count, paid=yuan(done.paid_fen))
        if done.change_fen:
            said += ("，" if language is Language.ZH else ". ") + words.CHANGE.say(language, sum=yuan(done.change_fen))
        self._title.setText(words.THANKS.say(language))
        self._note.setText(said)
        self.rating.render_rating(language)
        self._scan.setText(words.TAKE_WITH_YOU.say(language))
        self._scan_note.setText(words.TAKE_NOTE.say(language))
        self._code.show_payload(f"{self._verify_base}/verify/{done.verify_token}")
        self._facts.render_rows(
            (
                (words.RECEIPT_NUMBER.say(language), done.receipt_number),
                (words.CHECK_CODE.say(language), done.check_code),
                (words.SIGNED_AT.say(language), done.signed_at_words),
            )
        )

    def _render_paying(self, state: FormState, language: Language) -> None:
        due_fen = state.sums.sums.today_fen
        asks = state.phase is Phase.TAKING_MONEY and due_fen > 0
        title, note = (words.PAYING, words.PAYING_LINE) if asks else (words.SIGNED, words.CONFIRMED_WAITING)
        self._title.setText(title.say(language, sum=yuan(due_fen)))
        self._note.setText(note.say(language))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(grid.TWO + grid.HALF)
        head.addWidget(self._disc, 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self._title)
        said.addWidget(self._note)
        head.addLayout(said, 1)
        left = QVBoxLayout(self._left)
        left.setContentsMargins(grid.SIX - grid.ONE, grid.FOUR, grid.SIX - grid.ONE, grid.THREE)
        left.setSpacing(grid.TWO)
        left.addLayout(head)
        left.addWidget(Hairline(parent=self._left))
        left.addWidget(self._rows)
        left.addStretch(1)
        left.addWidget(self.rating)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(grid.FOUR, grid.FOUR, grid.FOUR, grid.THREE)
        right.setSpacing(grid.ONE_AND_HALF)
        right.addWidget(self._scan)
        right.addWidget(self._scan_note)
        right.addSpacing(grid.ONE)
        right.addWidget(self._code, 0, Qt.AlignmentFlag.AlignHCenter)
        right.addSpacing(grid.ONE)
        right.addWidget(self._facts)
        right.addStretch(1)
        right.addWidget(Hairline(parent=self._right))
        fraud = QHBoxLayout()
        fraud.setSpacing(grid.ONE_AND_HALF)
        fraud.addWidget(Icon("shield-alert", size=IconSize.CONTROL, parent=self._right), 0, Qt.AlignmentFlag.AlignTop)
        fraud.addWidget(self._fraud, 1)
        right.addLayout(fraud)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        row.setSpacing(grid.TWO)
        row.addWidget(self._left, 1)
        row.addWidget(self._right)
