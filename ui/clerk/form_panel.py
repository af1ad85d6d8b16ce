"""The form itself: head, lines, sums. Short of height unselected lines fold; head and sums never move."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.texts import clerk as words
from ui.clerk.line_card import LineCard
from ui.clerk.pills import render_pill
from ui.clerk.resting import Resting
from ui.clerk.state import ClerkState
from ui.frame.form_state import FormState, LineView, LockKind, Phase, PillKind
from ui.frame.form_state import Pill as PillWords
from ui.widgets import grid
from ui.widgets.button import Button, ButtonSize
from ui.widgets.dressing import Face, Tone
from ui.widgets.panel import Corners, Edge, Ground, Hairline, Panel
from ui.widgets.pill import Pill, PillState
from ui.widgets.scroll import Scroll
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
        self._amend = Button("", size=ButtonSize.SMALL, icon="pencil-line", key="F8", parent=self)
        self._add = Button("", size=ButtonSize.SMALL, icon="plus", key="F2", parent=self)
        for button in (self._amend, self._add):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._amend.clicked.connect(self.amend_pressed)
        self._add.clicked.connect(self.add_pressed)
        self._cards: list[LineCard] = []
        self._chosen: str | None = None
        self._views: tuple[LineView, ...] = ()
        self._lines = QWidget(self)
        self._column = QVBoxLayout(self._lines)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._scroll = Scroll(self._lines, parent=self)
        self._scroll.viewport().installEventFilter(self)
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
        foot = QFrame(self)
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
        column.addWidget(self._resting, 1)
        column.addWidget(self._scroll, 1)
        column.addWidget(foot)

    # ── painting ──────────────────────────────────────────────────────────────────────────

    def render_form(self, state: ClerkState) -> None:
        form, language = state.form, state.form.language
        self._title.setText(words.FORM.say(language))
        render_pill(self._lock, PillWords(_LOCK_PILLS[form.lock.kind], form.lock.words))
        self._note.setText(words.SAME_FOR_CUSTOMER.say(language))
        self._note.setVisible(not state.asks_return)
        self._add.set_words(words.ADD.say(language))
        self._add.setVisible(form.phase is Phase.EDITING)
        self._amend.set_words(words.AMEND.say(language))
        self._amend.setVisible(state.asks_return)
        self._render_lines(form)
        self._resting.setVisible(not form.lines)
        self._resting.render_resting(state)
        self._scroll.setVisible(bool(form.lines))
        sums = form.sums
        self._today.render_sum(sums.today_label, sums.today)
        self._monthly.render_sum(
            sums.monthly_label,
            f"{sums.monthly_from} → {sums.monthly_to}" if form.lines or sums.agreed_note else sums.monthly_to,
            remark=sums.monthly_note,
        )
        self._bill.render_sum(sums.bill_label, sums.bill, remark=sums.bill_note)
        self._fit()

    def _render_lines(self, form: FormState) -> None:
        moved = form.selected_line_id != self._chosen or len(form.lines) != len(self._views)
        self._views, self._chosen = form.lines, form.selected_line_id
        while len(self._cards) < len(form.lines):
            card = LineCard(parent=self._lines)
            card.chosen.connect(self.line_chosen)
            card.removed.connect(self.line_removed)
            self._column.insertWidget(len(self._cards), card)
            self._cards.append(card)
        while len(self._cards) > len(form.lines):
            card = self._cards.pop()
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        wide = self.width() >= _WIDE
        for card, view in zip(self._cards, form.lines, strict=True):
            card.render_line(view, chosen=view.line.id == self._chosen, wide=wide, language=form.language)
            card.show()
        self._moved = moved

    def _fit(self) -> None:
        """Fold the unselected lines where all of them open would not fit."""
        room = self._scroll.viewport().size()
        if not self._cards or room.width() <= 0:
            return
        for card in self._cards:
            card.set_folded(False)
        whole = sum(_height(card, room.width()) for card in self._cards)
        if whole > room.height():
            self._fold(room.width(), room.height())
        if self._moved:
            self._show_chosen()

    def _fold(self, width: int, height: int) -> None:
        """All but the selected line; then those that say why they are not signed open again while there is room."""
        lines = list(zip(self._cards, self._views, strict=True))
        for card, view in lines:
            card.set_folded(view.line.id != self._chosen)
        taken = sum(_height(card, width) for card, _ in lines)
        for card, view in lines:
            if card.folded and view.reason:
                before = _height(card, width)
                card.set_folded(False)
                grown = _height(card, width) - before
                if taken + grown > height:
                    card.set_folded(True)
                else:
                    taken += grown

    def _show_chosen(self) -> None:
        self._moved = False
        for card, view in zip(self._cards, self._views, strict=True):
            if view.line.id == self._chosen:
                self._lines.adjustSize()
                self._scroll.ensureWidgetVisible(card, 0, grid.ONE)

    _moved = False

    def cards(self) -> tuple[LineCard, ...]:
        return tuple(self._cards)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._scroll.viewport():
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _height(card: LineCard, width: int) -> int:
    layout = card.layout()
    if layout is None:
        return card.sizeHint().height()
    layout.activate()  # what was just shown or hidden counts at once, also in the layouts inside
    return layout.totalHeightForWidth(width)
