"""The right column: what is paid today and every month, the signature, and the one big button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.money import yuan_short
from app.domain.signature import Stroke
from app.texts import customer as words
from app.texts import form as form_words
from app.texts.language import Language
from ui.customer.signature_pad import SignaturePad
from ui.frame.form_state import FormState, Phase
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.dressing import Face, Tone
from ui.widgets.panel import Corners, Edge, Hairline, Panel
from ui.widgets.words import Words


class Amount(QWidget):
    """A caption over a large sum."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._caption = Words("", face=Face.TOUCH_NOTE, tone=Tone.INK2, wrap=False, parent=self)
        self._sum = Words("", face=Face.TOUCH_AMOUNT, wrap=False, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._caption)
        column.addWidget(self._sum)

    def render_amount(self, caption: str, amount: str) -> None:
        self._caption.setText(caption)
        self._sum.setText(amount)
        self._sum.set_face(Face.TOUCH_AMOUNT if len(amount) < 8 else Face.DUE)


class Sums(QWidget):
    """Today beside monthly, and a line that says the difference."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._today = Amount(parent=self)
        self._monthly = Amount(parent=self)
        self._note = Words("", face=Face.TOUCH_NOTE, tone=Tone.INK2, parent=self)
        row = QHBoxLayout()
        row.setSpacing(grid.TWO)
        row.addWidget(self._today, 1)
        row.addWidget(Hairline(Qt.Orientation.Vertical, parent=self))
        row.addWidget(self._monthly, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.ONE)
        column.addLayout(row)
        column.addWidget(self._note)

    def render_sums(self, state: FormState) -> None:
        view, language = state.sums, state.language
        before, after = view.sums.monthly_before_fen, view.sums.monthly_after_fen
        monthly = words.MONTHLY_STAYS if before == after else words.MONTHLY_BECOMES
        self._today.render_amount(words.TODAY.say(language), view.today)
        self._monthly.render_amount(monthly.say(language, before=view.monthly_from), view.monthly_to)
        self._note.setText(" ".join((difference_words(before, after, language), bill_words(state))))


def difference_words(before_fen: int, after_fen: int, language: Language) -> str:
    if before_fen == after_fen:
        return words.SAME.say(language)
    text = words.MORE if after_fen > before_fen else words.LESS
    return text.say(language, sum=yuan_short(abs(after_fen - before_fen)))


def bill_words(state: FormState) -> str:
    month = int(state.sums.sums.bill_month[5:7])
    name = form_words.MONTH_NAMES[month - 1]
    return words.BILL.say(state.language, month=month, month_name=name, sum=state.sums.bill)


class SignColumn(Panel):
    """`confirmed` once the customer pressed the big button; strokes are read from `strokes`."""

    confirmed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(edge=Edge.LINE, corners=Corners.TOUCH, parent=parent)
        self._state: FormState | None = None
        self._read_to_end = True
        self._sums = Sums(parent=self)
        self.pad = SignaturePad(parent=self)
        self._here = Words("", face=Face.TOUCH_BODY, tone=Tone.INK2, wrap=False, parent=self.pad)
        self.again = Button(" ", icon="eraser", parent=self.pad)
        self.again.setProperty("head", True)
        self._statement = Words("", face=Face.TOUCH_NOTE, tone=Tone.INK2, parent=self)
        self._offline = Words("", face=Face.TOUCH_NOTE, tone=Tone.WARN, parent=self)
        self.button = Button(" ", role=ButtonRole.PRIMARY, size=ButtonSize.TOUCH_PRIMARY, parent=self)
        self._why = Words("", face=Face.TOUCH_NOTE, tone=Tone.INK2, align=Qt.AlignmentFlag.AlignHCenter, parent=self)
        self._lay_out()
        self.again.clicked.connect(self.pad.clear)
        self.pad.changed.connect(self._refresh)
        self.button.clicked.connect(self.confirmed)

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        return self.pad.strokes

    def render_form(self, state: FormState) -> None:
        """A new content is signed anew: what was written under another one is wiped."""
        if self._state is not None and self._state.content_sha256 != state.content_sha256:
            self.pad.clear()
        self._state = state
        self._sums.render_sums(state)
        self._refresh()

    def set_read_to_end(self, read: bool) -> None:
        self._read_to_end = read
        self._refresh()

    def _refresh(self) -> None:
        state = self._state
        if state is None:
            return
        language = state.language
        saving = state.phase is Phase.SIGNED
        why = self._why_not(state)
        self._here.setText(words.SIGN_HERE.say(language))
        self._here.adjustSize()
        self.again.set_words(words.SIGN_AGAIN.say(language))
        self.again.setVisible(not self.pad.empty and not saving)
        self.pad.set_open(state.may_sign)
        count = len(state.content.lines) if state.content else 0
        self._statement.setText(words.I_HAVE_READ.say(language, n=count))
        self._offline.setText(words.OFFLINE_NOTE.say(language))
        self._offline.setVisible(state.content is not None and state.content.offline)
        self.button.set_words((words.CONFIRMED_WAITING if saving else words.CONFIRM).say(language))
        self.button.setEnabled(not why and not saving)
        self._why.setText(why)
        self._why.setVisible(bool(why))

    def _why_not(self, state: FormState) -> str:
        """Why the big button rests; "" when it does not."""
        for view in state.lines:
            if view.needs_confirmation and view.decision is None and not view.reason:
                return words.FIRST_CHOOSE.say(state.language, name=view.line.title_plain)
        if not state.may_sign:
            return words.NOT_YET.say(state.language)
        if not self._read_to_end:
            return words.FIRST_READ.say(state.language)
        return words.FIRST_SIGN.say(state.language) if self.pad.empty else ""

    def _lay_out(self) -> None:
        top = QHBoxLayout(self.pad)
        top.setContentsMargins(grid.TWO, grid.ONE, grid.ONE, 0)
        top.addWidget(self._here, 0, Qt.AlignmentFlag.AlignTop)
        top.addStretch(1)
        top.addWidget(self.again, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.TWO + 4, grid.TWO, grid.TWO + 4, grid.TWO)
        column.setSpacing(grid.ONE_AND_HALF)
        column.addWidget(self._sums)
        column.addWidget(self.pad, 1)
        column.addWidget(self._offline)
        column.addWidget(self._statement)
        column.addWidget(self.button)
        column.addWidget(self._why)
