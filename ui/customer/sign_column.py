"""What is paid today and every month, the signature beside it, and the one big button that binds them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.amendment import back_fen_of, net_words
from app.domain.invoice import invoice_words
from app.domain.money import yuan, yuan_short
from app.domain.order_line import LineState
from app.domain.payment import PaymentMethod
from app.texts import amendment, consents, paying, pending
from app.texts import customer as words
from app.texts import form as form_words
from app.texts import invoice as invoices
from app.texts.language import Language
from ui.customer.signature_pad import SignaturePad
from ui.customer.touch_button import HeadButton
from ui.frame.form_state import FormState, SumsView
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.dressing import Face, Tone, dress
from ui.widgets.panel import Corners, Edge, Ground, Hairline, Panel
from ui.widgets.words import Span, Stress, Words

_LONG_SUM = 8  # characters; a longer one stands a step smaller


class Amount(QWidget):
    """A caption over a large sum; `larger` for the elders."""

    def __init__(self, *, larger: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._larger = larger
        face = Face.TOUCH_HEAD if larger else Face.TOUCH_BODY
        self._caption = Words("", face=face, tone=Tone.INK2, parent=self)
        self._caption.setProperty("light", True)
        self._sum = Words("", face=Face.TOUCH_AMOUNT, wrap=False, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._caption)
        column.addStretch(1)
        column.addWidget(self._sum)

    def render_amount(self, caption: str, amount: str) -> None:
        self._caption.setText(caption)
        self._sum.setText(amount)
        if self._larger:
            dress(self._sum, figure="small")
        else:
            self._sum.set_face(Face.TOUCH_AMOUNT if len(amount) < _LONG_SUM else Face.DUE)


class Sums(QWidget):
    """Today beside monthly, and a line that says the difference; `larger` puts one under the other."""

    def __init__(self, *, larger: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._today = Amount(larger=larger, parent=self)
        self._monthly = Amount(larger=larger, parent=self)
        self._back = Amount(larger=larger, parent=self)
        self._net = Amount(larger=larger, parent=self)
        self._note = Words("", face=Face.TOUCH_NAME if larger else Face.TOUCH_NOTE, tone=Tone.INK2, parent=self)
        self._note.setProperty("light", True)
        row = QVBoxLayout() if larger else QHBoxLayout()
        row.setSpacing(grid.ONE_AND_HALF if larger else grid.TWO + grid.HALF)
        row.addWidget(self._today, 1)
        across = Qt.Orientation.Horizontal if larger else Qt.Orientation.Vertical
        row.addWidget(Hairline(across, parent=self))
        row.addWidget(self._monthly, 1)
        below = QHBoxLayout()
        below.setSpacing(grid.TWO + grid.HALF)
        self._between = Hairline(Qt.Orientation.Vertical, parent=self)
        for part, stretch in ((self._back, 1), (self._between, 0), (self._net, 1)):
            below.addWidget(part, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.HALF)
        column.addLayout(row)
        column.addLayout(below)
        column.addWidget(self._note)

    def render_sums(self, state: FormState) -> None:
        view, language = state.sums, state.language
        before, after = view.sums.monthly_before_fen, view.sums.monthly_after_fen
        self._today.render_amount(words.TODAY.say(language), view.today)
        self._monthly.render_amount(monthly_caption(view, language), view.monthly_to)
        self._render_back(state)
        gap = " " if language is Language.EN else ""
        said = [Span(difference_words(before, after, language))]
        if view.agreed_note:
            said.append(Span(gap + pending.COUNTED_SENTENCE.say(language)))
        if view.unconfirmed_fen:
            said.append(Span(gap + unconfirmed_words(view.unconfirmed_fen, language), Stress.WARN))
        said.append(Span(gap + bill_words(state)))
        said += [Span(gap + each) for each in paid_and_invoiced(state)]
        self._note.set_spans(said)

    def _render_back(self, state: FormState) -> None:
        """As large as what is paid: what an earlier order gives back, and what that comes to."""
        amended = state.content.amendment if state.content is not None else None
        for part in (self._back, self._between, self._net):
            part.setVisible(amended is not None)
        if amended is None:
            return
        back_fen, language = back_fen_of(amended), state.language
        net = net_words(state.sums.sums.today_fen, back_fen, language)
        self._back.render_amount(amendment.CUSTOMER_BACK.say(language), yuan(back_fen))
        self._net.render_amount(amendment.CUSTOMER_NET.say(language), net)


def monthly_caption(view: SumsView, language: Language) -> str:
    """Over what is paid every month from now on."""
    changes = view.sums.monthly_before_fen != view.sums.monthly_after_fen
    text = words.MONTHLY_BECOMES if changes else words.MONTHLY_STAYS
    return text.say(language, before=view.monthly_from)


def difference_words(before_fen: int, after_fen: int, language: Language) -> str:
    if before_fen == after_fen:
        return words.SAME.say(language)
    text = words.MORE if after_fen > before_fen else words.LESS
    return text.say(language, sum=yuan_short(abs(after_fen - before_fen)))


def unconfirmed_words(fen: int, language: Language) -> str:
    """How much of the monthly sum waits for the customer's own choice; a saving bears its minus."""
    return words.UNCONFIRMED.say(language, sum=yuan_short(fen))


def bill_words(state: FormState) -> str:
    month = int(state.sums.sums.bill_month[5:7])
    name = form_words.MONTH_NAMES[month - 1]
    return words.BILL.say(state.language, month=month, month_name=name, sum=state.sums.bill)


def paid_and_invoiced(state: FormState) -> tuple[str, ...]:
    """How it will be paid where that is not cash alone, and the invoice: both are signed, too."""
    content, language = state.content, state.language
    if content is None:
        return ()
    cash = content.payment_method in (PaymentMethod.CASH, PaymentMethod.NOTHING_DUE)
    how = () if cash else (paying.FOR_CUSTOMER_HOW.say(language, how=content.payment_words),)
    asked = content.invoice
    return how if asked is None else (*how, invoices.FOR_CUSTOMER.say(language, said=invoice_words(asked, language)))


def why_not_sign(state: FormState, *, read: bool, begun: bool, written: bool) -> str:
    """What is to be done before the big button works, as words for it; "" when it works."""
    language = state.language
    if any(view.state is LineState.WAITING for view in state.lines):
        return words.FIRST_CHOOSE.say(language)
    if any(ask.open and ask.given is False for ask in state.asks):
        return consents.FORBIDDEN.say(language)
    if any(ask.open for ask in state.asks):
        return consents.FIRST_ANSWER.say(language)
    if not state.may_sign:
        return words.NOT_YET.say(language)
    if not read:
        return words.FIRST_READ.say(language)
    if written:
        return ""
    return (words.FINISH_NAME if begun else words.FIRST_SIGN).say(language)


class SignColumn(Panel):
    """`confirmed` once the customer pressed the big button. What is written stands for `signing_sha256` alone."""

    confirmed = Signal()

    def __init__(self, *, larger: bool = False, parent: QWidget) -> None:
        """`larger`, for the elders, fills a page and stands on what is behind; otherwise it is a card of its own."""
        super().__init__(
            ground=Ground.NONE if larger else Ground.SURFACE,
            edge=Edge.NONE if larger else Edge.LINE,
            corners=Corners.TOUCH,
            parent=parent,
        )
        self._i_have_read = words.I_HAVE_READ_BEFORE if larger else words.I_HAVE_READ
        self._i_have_read_some = words.I_HAVE_READ_SOME_BEFORE if larger else words.I_HAVE_READ_SOME
        self._state: FormState | None = None
        self._read = False
        self.sums = Sums(larger=larger, parent=self)
        self.pad = SignaturePad(parent=self)
        self._here = Words("", face=Face.TOUCH_BODY, tone=Tone.INK2, wrap=False, parent=self.pad)
        self._here.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.again = HeadButton(name="clearButton", icon="eraser", parent=self.pad)
        self.statement = Words("", face=Face.TOUCH_NOTE, tone=Tone.INK2, parent=self)
        self.offline = Words("", face=Face.TOUCH_NOTE, tone=Tone.WARN, parent=self)
        self.button = Button(
            " ", role=ButtonRole.PRIMARY, size=ButtonSize.ELDER if larger else ButtonSize.TOUCH_PRIMARY, parent=self
        )
        self.button.setObjectName("signButton")
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        top = QHBoxLayout(self.pad)
        top.setContentsMargins(grid.TWO, grid.ONE + 2, grid.ONE + 2, 0)
        top.addWidget(self._here, 0, Qt.AlignmentFlag.AlignTop)
        top.addStretch(1)
        top.addWidget(self.again, 0, Qt.AlignmentFlag.AlignTop)
        self.lay_out()
        self.again.clicked.connect(self.pad.clear)
        self.pad.changed.connect(self._refresh)
        self.button.clicked.connect(self.confirmed)

    @property
    def signing_sha256(self) -> str:
        """Of the content that stood here while the customer wrote."""
        return self._state.content_sha256 if self._state else ""

    def render_form(self, state: FormState) -> None:
        """A new content is signed anew: what was written under another one is wiped."""
        if self._state is not None and self._state.content_sha256 != state.content_sha256:
            self.pad.clear()
        self._state = state
        self.sums.render_sums(state)
        self._refresh()

    def set_read(self, read: bool) -> None:
        """Whether every line has been on the screen."""
        if read != self._read:
            self._read = read
            self._refresh()

    def _refresh(self) -> None:
        state = self._state
        if state is None:
            return
        language = state.language
        self._here.setText(words.SIGN_HERE.say(language))
        self.again.set_words(words.SIGN_AGAIN.say(language))
        self.again.setVisible(not self.pad.empty)
        self.pad.set_open(state.may_sign)
        statement = self._statement(state)
        self.statement.setText(statement)
        self.statement.setVisible(bool(statement))
        self.offline.setText(words.OFFLINE_NOTE.say(language))
        self.offline.setVisible(state.content is not None and state.content.offline)
        why = why_not_sign(state, read=self._read, begun=not self.pad.empty, written=self.pad.written)
        self.button.set_words(why or words.CONFIRM.say(language))
        self.button.setEnabled(not why)

    def _statement(self, state: FormState) -> str:
        """How many of the items shown are signed, or still wait for the customer."""
        signed, shown = len(state.content.lines) if state.content else 0, len(state.lines)
        waiting = sum(view.state is LineState.WAITING for view in state.lines)
        if not signed:
            return ""
        if waiting:
            return words.SOME_TO_CHOOSE.say(state.language, all=shown, n=waiting)
        if signed < shown:
            return self._i_have_read_some.say(state.language, all=shown, n=signed)
        return self._i_have_read.say(state.language, n=signed)

    def lay_out(self) -> None:
        """One column; nothing in it moves while the customer writes."""
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.TWO + 3, grid.TWO, grid.TWO + 3, grid.TWO - 1)
        column.setSpacing(grid.ONE_AND_HALF)
        column.addWidget(self.sums)
        column.addWidget(self.pad, 1)
        column.addWidget(self.offline)
        column.addWidget(self.statement)
        column.addWidget(self.button)
