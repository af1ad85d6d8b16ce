"""The form for those who want larger type: one matter a page, then a page to sign on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.texts import customer as words
from ui.customer.ask_page import AskPage
from ui.customer.matter_page import MatterPage
from ui.customer.part_card import bill_parts, customer_parts, replaced_parts
from ui.customer.reading import Reading
from ui.customer.rest_page import RestPage
from ui.customer.sign_column import SignColumn
from ui.customer.steps import Steps
from ui.customer.touch_button import FootButton
from ui.frame.form_state import FormState, Phase
from ui.widgets import grid
from ui.widgets.dressing import Face, Tone
from ui.widgets.words import Words


class ElderSign(SignColumn):
    """The amounts at the left, the pad at the right, the button under both, then what it says."""

    backward = Signal()

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(larger=True, parent=parent)
        self.previous.clicked.connect(self.backward)

    def lay_out(self) -> None:
        for said in (self.statement, self.offline):
            said.set_face(Face.TOUCH_NAME)
            said.setProperty("light", True)
        self.previous = FootButton(name="previousButton", icon="arrow-left", parent=self)
        left = QVBoxLayout()
        left.setSpacing(grid.ONE)
        left.addWidget(self.sums)
        left.addWidget(self.offline)
        left.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(grid.FOUR)
        row.addLayout(left, 2)
        row.addWidget(self.pad, 3)
        foot = QHBoxLayout()
        foot.setSpacing(grid.THREE)
        foot.addWidget(self.previous)
        foot.addWidget(self.statement, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.TWO + grid.HALF)
        column.addLayout(row, 1)
        column.addWidget(self.button)
        column.addLayout(foot)

    def render_form(self, state: FormState) -> None:
        super().render_form(state)
        self.previous.set_words(words.PREVIOUS.say(state.language))
        self.previous.setVisible(bool(state.lines))


class ElderPage(QWidget):
    """`stepped` after the page was turned; `signed` asks for what is on the pad."""

    decided = Signal(str, str)
    answered = Signal(str, bool)
    looked_at = Signal(str)
    read_pressed = Signal(str)
    signed = Signal()
    stepped = Signal()

    def __init__(self, *, reading: Reading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading = reading
        self._state: FormState | None = None
        self._step = 0
        self._steps = Steps(parent=self)
        self.matter = MatterPage(reading=reading, parent=self)
        self.ask = AskPage(parent=self)
        self.rest = RestPage(parent=self)
        self.sign = ElderSign(parent=self)
        self._nothing = Words(
            "", face=Face.ELDER_BODY, tone=Tone.INK2, align=Qt.AlignmentFlag.AlignHCenter, parent=self
        )
        self._stack = QStackedWidget(self)
        for page in (self.matter, self.ask, self.rest, self.sign, self._nothing):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.SIX, grid.THREE, grid.SIX, grid.THREE)
        column.setSpacing(grid.THREE)
        column.addWidget(self._steps)
        column.addWidget(self._stack, 1)
        self.matter.decided.connect(self.decided)
        self.matter.read_pressed.connect(self.read_pressed)
        self.matter.read.connect(self._say_whether_read)
        self.matter.onward.connect(lambda: self.turn(1))
        self.matter.backward.connect(lambda: self.turn(-1))
        self.ask.answered.connect(self.answered)
        self.ask.onward.connect(lambda: self.turn(1))
        self.ask.backward.connect(lambda: self.turn(-1))
        self.rest.onward.connect(lambda: self.turn(1))
        self.rest.backward.connect(lambda: self.turn(-1))
        self.sign.backward.connect(lambda: self.turn(-1))
        self.sign.confirmed.connect(self.signed)

    def begin(self) -> None:
        """From the first matter."""
        self._step = 0

    def step_words(self) -> str:
        """For the head: which of how many."""
        state = self._state
        if state is None or not state.lines:
            return ""
        count = _steps(state)
        if self._step >= count:
            return words.LAST_STEP.say(state.language)
        return words.STEP_OF.say(state.language, n=count, i=self._step + 1)

    def render_form(self, state: FormState) -> None:
        before = self._state
        self._state = state
        if before is not None and before.form_id != state.form_id:
            self._step = 0
        asked_before = before.line_asked if before else None
        for place, view in enumerate(state.lines):
            if view.line.id == state.line_asked and state.line_asked != asked_before:
                self._step = place
        self._show()

    def render_voice(self, *, offered: bool, line_id: str) -> None:
        """`line_id` is being read aloud, "" for none."""
        if self._state is not None:
            self.matter.render_voice(offered=offered, line_id=line_id, language=self._state.language)

    def turn(self, by: int) -> None:
        """So many pages on, or back; the last is the signature's."""
        self._step += by
        self._show()
        self.stepped.emit()
        if self._state is not None and self._step < len(self._state.lines):
            self.looked_at.emit(self._state.lines[self._step].line.id)

    def _show(self) -> None:
        state = self._state
        if state is None:
            return
        count = _steps(state)
        self._step = max(0, min(self._step, count))
        self._steps.setVisible(bool(count))
        self._steps.render_steps(self._step + 1, count)
        self._nothing.setText(words.NOTHING_YET.say(state.language))
        if not count:
            self._stack.setCurrentWidget(self._nothing)
            return
        self.sign.render_form(state)
        may_choose = state.phase in (Phase.EDITING, Phase.WITH_CUSTOMER)
        if self._step == count:
            self._stack.setCurrentWidget(self.sign)
        elif self._step >= len(state.lines) + len(state.asks):
            self._stack.setCurrentWidget(self.rest)
            parts = (*replaced_parts(state), *bill_parts(state), *customer_parts(state))
            self.rest.render_rest(parts, language=state.language)
        elif self._step >= len(state.lines):
            self.ask.render_ask(
                state.asks[self._step - len(state.lines)],
                language=state.language,
                first=self._step == 0,
                last=self._step == count - 1,
                may_choose=may_choose,
            )
            self._stack.setCurrentWidget(self.ask)
        else:
            self.matter.render_matter(
                state.lines[self._step],
                state.sums.sums,
                today=state.content.drawn_up_on if state.content else "",
                language=state.language,
                first=self._step == 0,
                last=self._step == count - 1,
                may_choose=may_choose,
            )
            self._stack.setCurrentWidget(self.matter)
        self._say_whether_read()

    def _say_whether_read(self) -> None:
        if self._state is not None:
            self.sign.set_read(self._reading.all_of(view.line for view in self._state.lines))


def _steps(state: FormState) -> int:
    """Pages before the signature: the matters, what is asked beside them, what else is signed."""
    rest = 1 if state.content is not None else 0
    return len(state.lines) + len(state.asks) + rest if state.lines else 0
