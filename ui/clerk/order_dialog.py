"""An accepted order to read: its lines and sums as they were signed, beside them what became of it; acts at the foot.

The row of acts is the place for whatever can be done with an accepted order; each is a button with its key.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.papers.form_parts import Part
from app.texts import clerk_orders
from app.texts.language import Language
from ui.clerk.line_card import LineCard
from ui.clerk.order_state import OrderAct, OrderActView, OrderView, Section
from ui.clerk.pills import render_pill
from ui.clerk.signature_picture import SignaturePicture
from ui.widgets import grid
from ui.widgets.banner import Banner, BannerKind
from ui.widgets.button import Button, ButtonRole
from ui.widgets.dialog import Dialog
from ui.widgets.dressing import Face, Tone
from ui.widgets.facts import FactFlow, FactPair, FactTable
from ui.widgets.key_row import KeyHint
from ui.widgets.panel import Hairline
from ui.widgets.pill import Pill, PillState
from ui.widgets.scroll import Scroll
from ui.widgets.sum_block import SumBlock
from ui.widgets.words import Words

_SIDE = 360
_LABEL = 88
_AROUND = 96  # px of the window left free at both sides, and above and below together
_MOST = (1440, 900)
_STEP = 48  # px an arrow scrolls
_KEYS = {f"F{number}": Qt.Key(Qt.Key.Key_F1 + number - 1) for number in range(2, 13)}


class _SectionRows(QWidget):
    """A heading and its facts."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = Words("", face=Face.BODY, wrap=False, parent=self)
        self._title.setProperty("medium", True)
        self._facts = FactTable(label_width=_LABEL, row_gap=2, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, grid.ONE_AND_HALF)
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addWidget(self._facts)

    def render_section(self, section: Section) -> None:
        self._title.setText(section.title)
        self._facts.render_pairs([FactPair(label, value) for label, value in section.rows])
        self.setVisible(bool(section.rows))


class _PartRows(QWidget):
    """A part of what was signed, below the lines: its facts, or its words."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = Words("", face=Face.BODY, parent=self)
        self._title.setProperty("medium", True)
        self._facts = FactFlow(parent=self)
        self._said = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.THREE, grid.ONE_AND_HALF, grid.TWO, grid.HALF)
        column.setSpacing(2)
        for each in (self._title, self._facts, self._said):
            column.addWidget(each)

    def render_part(self, part: Part) -> None:
        self._title.setText(part.title)
        self._facts.render_pairs([FactPair(fact.label, fact.value) for fact in part.facts])
        self._facts.setVisible(bool(part.facts))
        self._said.setText("\n".join(part.paragraphs))
        self._said.setVisible(bool(part.paragraphs))


class OrderDialog(Dialog):
    """`moved` asks for the order before or after, `acted` says which act was asked for."""

    moved = Signal(int)
    acted = Signal(OrderAct)

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(icon="receipt-text", parent=parent)
        self._view: OrderView | None = None
        self._pill = Pill(PillState.DONE, "", parent=self)
        self.add_to_head(self._pill)
        self._refusal = Banner(parent=self)
        self._cards: list[LineCard] = []
        self._parts: list[_PartRows] = []
        self._lines = QWidget(self)
        self._column = QVBoxLayout(self._lines)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.lines_scroll = Scroll(self._lines, parent=self)
        self._sums = [SumBlock(parent=self) for _ in range(3)]
        self._sections: list[_SectionRows] = []
        self._signature_title = Words("", face=Face.BODY, parent=self)
        self._signature_title.setProperty("medium", True)
        self._signature = SignaturePicture(parent=self)
        self._buttons: dict[OrderAct, Button] = {}
        self._acts = QFrame(self)
        self._acts.setObjectName("orderSums")
        self._usual, self._last = QHBoxLayout(), QHBoxLayout()
        self._lay_out()

    def sizeHint(self) -> QSize:
        """What the window has room for; the overlay asks again where that changes."""
        around = self.window().size()
        return QSize(min(around.width() - 2 * _AROUND, _MOST[0]), min(around.height() - _AROUND, _MOST[1]))

    def hasHeightForWidth(self) -> bool:
        return False  # what is long scrolls

    def _lay_out(self) -> None:
        foot = QFrame(self)
        foot.setObjectName("orderSums")
        sums = QHBoxLayout(foot)
        sums.setContentsMargins(grid.THREE, grid.ONE, grid.TWO, grid.ONE)
        sums.setSpacing(grid.TWO)
        for place, (block, share) in enumerate(zip(self._sums, (2, 4, 3), strict=True)):
            if place:
                sums.addWidget(Hairline(Qt.Orientation.Vertical, parent=foot))
            sums.addWidget(block, share)
        self._refused = QWidget(self)
        above = QVBoxLayout(self._refused)
        above.setContentsMargins(grid.TWO, grid.ONE_AND_HALF, grid.TWO, grid.ONE_AND_HALF)
        above.addWidget(self._refusal)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._refused)
        left.addWidget(self.lines_scroll, 1)
        left.addWidget(foot)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addLayout(left, 1)
        body.addWidget(self._side())
        self.body.addLayout(body, 1)
        acts = QHBoxLayout(self._acts)
        acts.setContentsMargins(grid.THREE, grid.ONE, grid.THREE, grid.ONE)
        acts.setSpacing(grid.ONE)
        acts.addLayout(self._usual)
        acts.addStretch(1)
        acts.addLayout(self._last)
        self.body.addWidget(self._acts)

    def _side(self) -> QWidget:
        side = QFrame(self)
        side.setObjectName("orderSide")
        side.setFixedWidth(_SIDE)
        inside = QWidget(side)
        self._facts = QVBoxLayout(inside)
        self._facts.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.ONE)
        self._facts.setSpacing(0)
        self._facts.addWidget(self._signature_title)
        self._facts.addSpacing(grid.HALF)
        self._facts.addWidget(self._signature)
        self._facts.addStretch(1)
        self._side_scroll = Scroll(inside, parent=side)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._side_scroll, 1)
        return side

    # ── painting ──────────────────────────────────────────────────────────────────────────

    def render_order(self, view: OrderView, language: Language) -> None:
        another = self._view is None or self._view.order_id != view.order_id
        self._view = view
        self.set_title(view.number, note=view.note)
        render_pill(self._pill, view.pill)
        self._refused.setVisible(bool(view.refusal))
        if view.refusal:
            kind, icon = (BannerKind.ACCENT, "check") if view.refusal_over else (BannerKind.DANGER, "ban")
            self._refusal.render_banner(kind, view.refusal, icon=icon)
        self._render_lines(view, language)
        for block, said in zip(self._sums, view.sums, strict=True):
            block.render_sum(said.label, said.figure, remark=said.remark)
        while len(self._sections) < len(view.sections):
            self._sections.append(_SectionRows(parent=self))
            self._facts.insertWidget(len(self._sections) - 1, self._sections[-1])
        for rows, section in zip(self._sections, view.sections, strict=True):
            rows.render_section(section)
        self._signature_title.setText(view.signature_title)
        self._signature.render_strokes(view.strokes)
        self._render_acts(view)
        keys = [KeyHint(("↑", "↓"), clerk_orders.ORDER_SCROLL.say(language))]
        if view.place:
            keys.append(KeyHint(("←", "→"), clerk_orders.ORDER_OTHERS.say(language)))
        self.set_footer(keys, note=view.place)
        if another:
            for scroll in (self.lines_scroll, self._side_scroll):
                scroll.verticalScrollBar().setValue(0)

    def _render_lines(self, view: OrderView, language: Language) -> None:
        while len(self._cards) < len(view.lines):
            card = LineCard(parent=self._lines)
            self._column.insertWidget(len(self._cards), card)
            self._cards.append(card)
        for place, card in enumerate(self._cards):
            card.setVisible(place < len(view.lines))
            if place < len(view.lines):
                card.render_line(view.lines[place], chosen=False, wide=False, language=language, whole=True)
        while len(self._parts) < len(view.parts):
            rows = _PartRows(parent=self._lines)
            self._column.insertWidget(len(self._cards) + len(self._parts), rows)
            self._parts.append(rows)
        for place, rows in enumerate(self._parts):
            rows.setVisible(place < len(view.parts))
            if place < len(view.parts):
                rows.render_part(view.parts[place])

    def _render_acts(self, view: OrderView) -> None:
        for each in view.acts:
            if each.act not in self._buttons:
                self._buttons[each.act] = self._act_button(each)
            self._buttons[each.act].set_words(each.words)
            self._buttons[each.act].setEnabled(not each.why)
            self._buttons[each.act].setToolTip(each.why)
        now = {each.act for each in view.acts}
        for act, button in self._buttons.items():
            button.setVisible(act in now)

    def _act_button(self, view: OrderActView) -> Button:
        """In the order of OrderAct, whichever came first; those that end the order stand apart at the right."""
        role = ButtonRole.DANGER if view.danger else ButtonRole.ORDINARY
        button = Button("", role=role, icon=view.icon, key=view.key, parent=self)
        button.clicked.connect(lambda: self.acted.emit(view.act))
        acts = list(OrderAct)
        row = self._last if view.danger else self._usual
        before = [act for act, other in self._buttons.items() if row.indexOf(other) >= 0]
        row.insertWidget(sum(acts.index(act) < acts.index(view.act) for act in before), button)
        return button

    # ── keys ──────────────────────────────────────────────────────────────────────────────

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        page = self.lines_scroll.viewport().height() - _STEP
        steps = {
            Qt.Key.Key_Up: -_STEP,
            Qt.Key.Key_Down: _STEP,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
        }
        acts = {_KEYS[each.key]: each.act for each in self._view.acts} if self._view is not None else {}
        if key in steps:
            for scroll in (self.lines_scroll, self._side_scroll):  # what is longer goes on alone
                bar = scroll.verticalScrollBar()
                bar.setValue(bar.value() + steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.moved.emit(-1 if key == Qt.Key.Key_Left else 1)
        elif key in acts and not event.isAutoRepeat():
            self.acted.emit(acts[Qt.Key(key)])
        else:
            super().keyPressEvent(event)
