"""现金与交班: sums at a glance, a row a drawer, below them the safe and payments to be put right."""

from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.money import yuan
from app.papers.summary_money import cash_table
from app.texts import cash_screens as words
from app.texts import daily_summary as figures
from app.texts import today_page
from app.texts.language import Language
from ui.manager.card import Card
from ui.manager.cash_parts import CorrectPart, SafePart
from ui.manager.cash_state import CashPageState
from ui.manager.figure_table_view import FigureTableView
from ui.widgets import grid
from ui.widgets.banner import Banner, BannerKind
from ui.widgets.button import Button
from ui.widgets.panel import Corners, Edge, Panel
from ui.widgets.scroll import Scroll
from ui.widgets.sum_block import SumBlock

_NONE: Final = "—"  # not known yet, or not before each drawer was counted


class CashView(QFrame):
    """F5 looks again; a figure of the table opens its rows."""

    opened = Signal(object)  # a Behind
    again_pressed = Signal()
    print_pressed = Signal()

    def __init__(self, *, zone: ZoneInfo, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("closePage")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._language = language
        self._state: CashPageState | None = None
        self._inside = QWidget(self)
        self._sums = Panel(edge=Edge.LINE, corners=Corners.CARD, parent=self._inside)
        self.sums = [SumBlock(parent=self._sums) for _ in range(5)]
        self.print_x = Button("", icon="printer", parent=self._sums)
        self._outside, self._due, self._after = (Banner(parent=self._inside) for _ in range(3))
        self.table = FigureTableView(zone=zone, language=language, whole=True, parent=self._inside)
        self._drawers = Card(self.table, parent=self._inside)
        self.safe = SafePart(parent=self._inside)
        self.correct = CorrectPart(parent=self._inside)
        self._safe_card = Card(self.safe, parent=self._inside, edges=grid.TWO + grid.HALF)
        self._correct_card = Card(self.correct, parent=self._inside, edges=grid.TWO + grid.HALF)
        self.table.opened.connect(self.opened)
        self.print_x.clicked.connect(self.print_pressed)
        self._lay_out()

    def render_cash(self, state: CashPageState) -> None:
        self._state = state
        self.retranslate(self._language)

    def retranslate(self, language: Language) -> None:
        self._language = language
        state = self._state
        if state is None:
            return
        self._render_sums(state, language)
        self._render_table(state, language)
        self._safe_card.render_head(words.SAFE.say(language), words.SAFE_NOTE.say(language))
        self.safe.render_safe(state.safe, language)
        self._correct_card.render_head(words.CORRECT.say(language), words.CORRECT_NOTE.say(language))
        self.correct.render_correct(state.correct, language)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F5:
            self.again_pressed.emit()
        else:
            super().keyPressEvent(event)

    def _render_sums(self, state: CashPageState, language: Language) -> None:
        periods, standing, read = state.periods, state.standing, state.summary is not None
        known = read and (state.all_counted or not periods)
        blind = words.PAGE_BLIND.say(language) if read and not known else ""
        taken = yuan(sum(each.taken_fen - each.returned_fen for each in periods)) if known else _NONE
        counted = yuan(sum(each.counted_fen or 0 for each in periods)) if known else _NONE
        found = [each.difference_fen for each in periods if each.difference_fen is not None]
        difference = yuan(sum(found)) if found or known else _NONE
        running = words.PAGE_RUNNING_COUNT.say(language, count=state.running) if read else _NONE
        blocks = (
            (words.PAGE_TOTAL, taken, blind),
            (words.PAGE_COUNTED, counted, ""),
            (words.PAGE_DIFFERENCE, difference, ""),
            (words.PAGE_RUNNING, running, ""),
            (words.PAGE_SAFE, yuan(standing.safe_fen) if standing is not None else _NONE, ""),
        )
        for block, (caption, amount, remark) in zip(self.sums, blocks, strict=True):
            block.render_sum(caption.say(language), amount, remark=remark)
        self.print_x.set_words(words.PRINT_X.say(language))
        self.print_x.setVisible(state.prints and standing is not None and standing.period is not None)
        for banner, fen, said in (
            (self._outside, standing.outside_fen if standing is not None else 0, words.PAGE_OUTSIDE),
            (self._due, standing.due_fen if standing is not None else 0, words.PAGE_DUE),
            (self._after, standing.corrected_fen if standing is not None else 0, words.PAGE_CORRECTED),
        ):
            banner.setVisible(bool(fen))
            banner.render_banner(BannerKind.WARN, said.say(language, sum=yuan(fen)), icon="triangle-alert")

    def _render_table(self, state: CashPageState, language: Language) -> None:
        table = cash_table(state.summary, state.names) if state.summary is not None else None
        short = [each for each in state.periods if each.difference_fen]
        pill = words.DIFFERING.say(language, count=len(short)) if short else ""
        self._drawers.render_head(figures.CASH.say(language), state.day.isoformat(), pill=pill, icon="triangle-alert")
        nothing, then = words.NO_PERIODS.say(language), words.NO_PERIODS_THEN.say(language)
        if table is None:
            nothing, then = today_page.NOT_YET.say(language), ""
        self._drawers.render_empty(nothing, then, shown=not state.periods)
        if table is not None:
            self.table.render_table(table, language)

    def _lay_out(self) -> None:
        sums = QHBoxLayout(self._sums)
        sums.setContentsMargins(grid.TWO + grid.HALF, grid.ONE_AND_HALF, grid.TWO + grid.HALF, grid.ONE_AND_HALF)
        sums.setSpacing(grid.SIX)
        for block in self.sums:
            sums.addWidget(block)
        sums.addStretch(1)
        sums.addWidget(self.print_x)
        forms = QHBoxLayout()
        forms.setSpacing(grid.TWO)
        for card in (self._safe_card, self._correct_card):
            forms.addWidget(card, 1)
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        inside.setSpacing(grid.TWO)
        for part in (self._sums, self._outside, self._due, self._after, self._drawers):
            inside.addWidget(part)
        inside.addLayout(forms)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Scroll(self._inside, parent=self))
