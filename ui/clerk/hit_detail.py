"""The right pane of the popup: the chosen hit in full, what it does to the form, or why it cannot be had."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.texts import clerk as words
from app.texts.language import Language
from ui.clerk.find_state import Check, Detail, FindState
from ui.clerk.solid import Solid
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.dressing import Face, Tone
from ui.widgets.facts import FactPair, FactTable
from ui.widgets.icons import Icon, IconSize
from ui.widgets.laid_out_once import laid_out_once
from ui.widgets.panel import Corners, Edge, Ground, Panel
from ui.widgets.scroll import Scroll
from ui.widgets.text_field import TextField
from ui.widgets.words import Words

_LABEL = 80
_TOP = Qt.AlignmentFlag.AlignTop


class CheckRow(QWidget):
    """An icon and what would happen."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = {
            tone: Icon("check", size=IconSize.TAG, tone=tone, parent=self) for tone in (Tone.ACCENT_INK, Tone.WARN)
        }
        self._words = Words("", face=Face.SMALL, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(grid.ONE)
        for icon in self._icon.values():
            row.addWidget(icon, 0, _TOP)
        row.addWidget(self._words, 1)

    def render_check(self, check: Check) -> None:
        wanted = Tone.WARN if check.warns else Tone.ACCENT_INK
        for tone, icon in self._icon.items():
            icon.setVisible(tone is wanted)
            icon.set_name(check.icon)
        self._words.setText(check.words)


class HitDetail(Solid):
    """`take_pressed` is the filled button; `amount` is the field of a top-up."""

    take_pressed = Signal()
    amount_typed = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Edge.LeftEdge, parent=parent)
        self._title = Words("", face=Face.DIALOG, parent=self)
        self._price = Words("", face=Face.SUM, wrap=False, align=Qt.AlignmentFlag.AlignRight, parent=self)
        self._subtitle = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self._facts = FactTable(label_width=_LABEL, row_gap=grid.HALF, parent=self)
        self._box = Panel(ground=Ground.SURFACE, edge=Edge.LINE, corners=Corners.CONTROL, parent=self)
        self._box_title = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self._box)
        self._checks: list[CheckRow] = []
        self._field = TextField("", parent=self)
        self.amount = self._field.edit
        self.amount.textEdited.connect(self.amount_typed)
        self._blocked = Words("", face=Face.BODY, tone=Tone.WARN, parent=self)
        self._problem = Words("", face=Face.SMALL, tone=Tone.DANGER, parent=self)
        self._take = Button("", role=ButtonRole.PRIMARY, size=ButtonSize.PRIMARY, key="Enter", parent=self)
        self._take.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._take.clicked.connect(self.take_pressed)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(grid.TWO)
        head.addWidget(self._title, 1)
        head.addWidget(self._price, 0, _TOP)
        box = QVBoxLayout(self._box)
        box.setContentsMargins(grid.ONE_AND_HALF, grid.ONE, grid.ONE_AND_HALF, grid.ONE)
        box.setSpacing(0)
        box.addWidget(self._box_title)
        self._check_column = QVBoxLayout()
        self._check_column.setSpacing(0)
        box.addLayout(self._check_column)
        inside = QWidget(self)
        self._inner = inner = QVBoxLayout(inside)
        inner.setContentsMargins(grid.THREE, grid.TWO - 2, grid.THREE, grid.ONE)
        inner.setSpacing(0)
        inner.addLayout(head)
        inner.addWidget(self._subtitle)
        inner.addSpacing(grid.ONE)
        self._blocked.setContentsMargins(0, 0, 0, grid.ONE)
        for part in (self._blocked, self._field, self._box):
            inner.addWidget(part)
        inner.addSpacing(grid.ONE_AND_HALF)
        inner.addWidget(self._facts)
        inner.addStretch(1)
        self._scroll = Scroll(inside, parent=self)
        foot = QVBoxLayout()
        foot.setContentsMargins(grid.THREE, grid.ONE, grid.THREE, grid.TWO)
        foot.setSpacing(grid.ONE)
        foot.addWidget(self._problem)
        foot.addWidget(self._take)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)  # the hairline
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addLayout(foot)

    def render_detail(self, state: FindState, language: Language) -> None:
        with laid_out_once(self._inner, self._column):
            self._render_state(state, language)

    def _render_state(self, state: FindState, language: Language) -> None:
        detail = state.detail
        problem = state.busy or state.problem or (detail.problem if detail is not None else "")
        once = detail is not None and problem == detail.blocked  # Enter on what is refused: it stands there already
        self._blocked.set_tone(Tone.DANGER if once and problem else Tone.WARN)
        problem = "" if once else problem
        self._problem.setText(problem)
        self._problem.set_tone(Tone.INK2 if state.busy else Tone.DANGER)
        self._problem.setVisible(bool(problem))
        self._take.setVisible(detail is not None)
        self._scroll.setVisible(detail is not None)
        if detail is not None:
            self._render(detail, language)
            self._take.setEnabled(detail.may_take and not state.busy)

    def _render(self, detail: Detail, language: Language) -> None:
        self._title.setText(detail.title)
        self._price.setText(detail.price)
        self._price.setVisible(bool(detail.price))
        self._subtitle.setText(detail.subtitle)
        self._blocked.setText(detail.blocked)
        self._blocked.setVisible(bool(detail.blocked))
        self._facts.render_pairs([FactPair(label, value) for label, value in detail.facts])
        self._facts.setVisible(bool(detail.facts))
        self._box.setVisible(bool(detail.checks))
        self._box_title.setText(detail.checks_title)
        while len(self._checks) < len(detail.checks):
            row = CheckRow(parent=self._box)
            self._checks.append(row)
            self._check_column.addWidget(row)
        for index, row in enumerate(self._checks):
            row.setVisible(index < len(detail.checks))
            if index < len(detail.checks):
                row.render_check(detail.checks[index])
        self._field.setVisible(detail.asks_amount)
        if detail.asks_amount:
            self._field.set_caption(words.AMOUNT.say(language), placeholder="50")
            self._field.set_text(detail.amount)
        self._take.set_words(detail.take_words)
