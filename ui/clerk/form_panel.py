"""The form itself: head, lines, sums. Head and sums never move."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.texts import clerk as words
from ui.clerk.line_card import LineCard
from ui.clerk.line_list import LineList
from ui.clerk.pills import render_pill
from ui.clerk.resting import Resting
from ui.clerk.state import ClerkState
from ui.frame.form_state import LockKind, Phase, PillKind
from ui.frame.form_state import Pill as PillWords
from ui.widgets import grid
from ui.widgets.button import Button, ButtonSize
from ui.widgets.dressing import Face, Tone
from ui.widgets.facts import FactFlow, FactPair
from ui.widgets.panel import Corners, Edge, Ground, Hairline, Panel
from ui.widgets.pill import Pill, PillState
from ui.widgets.sum_block import SumBlock
from ui.widgets.words import Words

_WIDE = 1000  # of the form: facts stand in columns
_LOCK_PILLS = {
    LockKind.UNSIGNED: PillKind.DRAFT,
    LockKind.SIGNED: PillKind.LOCKED,
    LockKind.ACCEPTED: PillKind.DONE,
}


class FormPanel(Panel):
    """Signals say what the clerk asked for; `render_form` paints."""

    add_pressed = Signal()
    amend_pressed = Signal()
    line_chosen = Signal(str)
    line_removed = Signal(str)
    draft_chosen = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(ground=Ground.SURFACE, edge=Edge.LINE, corners=Corners.CARD, parent=parent)
        self._title = Words("", face=Face.PANE, wrap=False, parent=self)
        self._lock = Pill(PillState.DRAFT, "", parent=self)
        self._note = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self._amends = FactFlow(parent=self)
        self._amend = Button("", size=ButtonSize.SMALL, icon="pencil-line", key="F8", parent=self)
        self._add = Button("", size=ButtonSize.SMALL, icon="plus", key="F2", parent=self)
        for button in (self._amend, self._add):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._amend.clicked.connect(self.amend_pressed)
        self._add.clicked.connect(self.add_pressed)
        self._lines = LineList(parent=self)
        self._lines.chosen.connect(self.line_chosen)
        self._lines.removed.connect(self.line_removed)
        self._resting = Resting(parent=self)
        self._resting.draft_chosen.connect(self.draft_chosen)
        self._today = SumBlock(parent=self)
        self._monthly = SumBlock(parent=self)
        self._bill = SumBlock(parent=self)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QFrame(self)
        head.setObjectName("formHead")
        top = QHBoxLayout(head)
        top.setContentsMargins(grid.TWO, 0, grid.TWO, 0)
        top.setSpacing(grid.ONE + 2)
        for part in (self._title, self._lock, self._note):
            top.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addStretch(1)
        top.addWidget(self._amend)
        top.addWidget(self._add)
        foot = self.foot = QFrame(self)
        foot.setObjectName("formSums")
        sums = QHBoxLayout(foot)
        sums.setContentsMargins(grid.TWO, grid.ONE, grid.TWO, grid.ONE)
        sums.setSpacing(grid.TWO)
        sums.addWidget(self._today, 2)
        sums.addWidget(Hairline(Qt.Orientation.Vertical, parent=foot))
        sums.addWidget(self._monthly, 5)
        sums.addWidget(Hairline(Qt.Orientation.Vertical, parent=foot))
        sums.addWidget(self._bill, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        self._amends.setContentsMargins(grid.TWO, grid.HALF, grid.TWO, grid.HALF)
        column.addWidget(self._amends)
        column.addWidget(self._resting, 1)
        column.addWidget(self._lines, 1)
        column.addWidget(foot)

    # ── painting ──────────────────────────────────────────────────────────────────────────

    def render_form(self, state: ClerkState) -> None:
        form, language = state.form, state.form.language
        self._title.setText(words.FORM.say(language))
        render_pill(self._lock, PillWords(_LOCK_PILLS[form.lock.kind], form.lock.words))
        self._note.setText(words.SAME_FOR_CUSTOMER.say(language))
        self._note.setVisible(not state.asks_return)
        self._amends.render_pairs([FactPair(fact.label, fact.value) for fact in form.amends])
        self._amends.setVisible(bool(form.amends))
        self._add.set_words(words.ADD.say(language))
        self._add.setVisible(form.phase is Phase.EDITING)
        self._amend.set_words(words.AMEND.say(language))
        self._amend.setVisible(state.asks_return)
        self._lines.render_lines(form, wide=self.width() >= _WIDE)
        self._resting.setVisible(not form.lines)
        self._resting.render_resting(state)
        self._lines.setVisible(bool(form.lines))
        sums = form.sums
        self._today.render_sum(sums.today_label, sums.today)
        self._monthly.render_sum(
            sums.monthly_label,
            f"{sums.monthly_from} → {sums.monthly_to}" if form.lines or sums.agreed_note else sums.monthly_to,
            remark=sums.monthly_note,
        )
        self._bill.render_sum(sums.bill_label, sums.bill, remark=sums.bill_note)

    def cards(self) -> tuple[LineCard, ...]:
        return self._lines.cards()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lines.fit()
