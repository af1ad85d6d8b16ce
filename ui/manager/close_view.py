"""日结 (picture 12): the steps at the left, the one that is looked at beside them, sums and the next step below."""

from collections.abc import Callable
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.day_close import STEPS, CloseStep, OpenItem
from app.domain.day_digest import agree
from app.domain.hall_time import clock_time
from app.domain.money import yuan
from app.papers.figure_cells import NO_NAMES, Names
from app.texts import close_screens as words
from app.texts import daily_summary as figures
from app.texts import weekdays
from app.texts.language import Language, Text
from ui.manager.ages import age_words
from ui.manager.close_done import ClosedPage
from ui.manager.close_parts import ItemBlock, StepRow, carry_note, go_words
from ui.manager.close_state import CloseState, check_code, done_steps, heard_words, step_note
from ui.manager.close_tables import tables_of
from ui.manager.figure_table_view import FigureTableView
from ui.widgets import grid
from ui.widgets.banner import Banner, BannerKind
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.dressing import Face, Tone, dress
from ui.widgets.keys import ENTER, on_keys
from ui.widgets.panel import Corners, Edge, Panel
from ui.widgets.scroll import Scroll
from ui.widgets.sum_block import SumBlock
from ui.widgets.words import Words

_STEPS, _MOST_TABLES = 264, 2
_COMPARES: Final = (CloseStep.CHECK_TAKINGS, CloseStep.COMPARE)
_SIDE: Final = grid.TWO  # as the cells of a table have it


class CloseView(QFrame):
    """↑↓ looks at another step, Enter does the next one, F5 looks again; of a closed day Ctrl+P prints, F2 goes on."""

    step_chosen = Signal(object)  # a CloseStep
    next_pressed = Signal()
    again_pressed = Signal()
    go_pressed = Signal(object)  # an OpenItem
    carry_pressed = Signal(object)
    opened = Signal(object)  # a Behind
    print_pressed = Signal()
    summary_pressed = Signal()
    today_pressed = Signal()

    def __init__(
        self,
        *,
        zone: ZoneInfo,
        language: Language,
        now: Callable[[], datetime],
        can_go: Callable[[OpenItem], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("closePage")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._zone, self._language, self._now, self._can_go = zone, language, now, can_go
        self._state: CloseState | None = None
        self._names: Names = NO_NAMES
        self._title = Words("", face=Face.HEADING, wrap=False, parent=self)
        self._progress = Words("", face=Face.BODY, tone=Tone.INK2, wrap=False, parent=self)
        self._return = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self._left = Panel(edge=Edge.LINE, corners=Corners.CARD, parent=self)
        self.steps = [StepRow(place, parent=self._left) for place in range(1, len(STEPS) + 1)]
        self._right = Panel(edge=Edge.LINE, corners=Corners.CARD, parent=self)
        self._said = Banner(parent=self._right)
        self._inside = QWidget(self._right)
        self._why = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self._inside)
        self._heard = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self._inside)
        self._blocks: list[ItemBlock] = []
        self._items: tuple[OpenItem, ...] = ()
        self._nothing = Words("", face=Face.BODY, parent=self._inside)
        self._heads = [Words("", face=Face.PANE, wrap=False, parent=self._inside) for _ in range(_MOST_TABLES)]
        self._notes = [
            Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self._inside) for _ in range(_MOST_TABLES)
        ]
        self._empties = [Words("", face=Face.BODY, tone=Tone.INK2, parent=self._inside) for _ in range(_MOST_TABLES)]
        self.tables = [
            FigureTableView(zone=zone, language=language, whole=True, parent=self._inside) for _ in range(_MOST_TABLES)
        ]
        self._sums = [SumBlock(parent=self) for _ in range(4)]
        self._why_not = Words("", face=Face.SMALL, tone=Tone.WARN, parent=self)
        self.button = Button("", role=ButtonRole.PRIMARY, size=ButtonSize.PRIMARY, key="Enter", parent=self)
        self.done = ClosedPage(zone=zone, parent=self)
        self._slot = QStackedWidget(self)
        self._lay_out()
        self._connect()

    @property
    def state(self) -> CloseState | None:
        """What is shown; None before the day was looked at."""
        return self._state

    def blocks(self) -> tuple[ItemBlock, ...]:
        """Those that are shown, in order."""
        return tuple(block for block in self._blocks if not block.isHidden())

    def render_close(self, state: CloseState, names: Names) -> None:
        self._state, self._names = state, names
        self.retranslate(self._language)

    def retranslate(self, language: Language) -> None:
        self._language = language
        state = self._state
        if state is None:
            return
        self._title.setText(words.TITLE.say(language))
        self._progress.setText(self._progress_words(state).say(language))
        self._return.setText(words.RETURN.say(language) if not state.closed else "")
        self._render_steps(state, language)
        self._render_said(state, language)
        if state.closed:
            self.done.render_closed(state, language)
            self._slot.setCurrentWidget(self.done)
            return
        self._slot.setCurrentWidget(self._right)
        self._render_items(state, language)
        self._render_tables(state, language)
        self._render_foot(state, language)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        state, key = self._state, event.key()
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key))
        if state is not None and step is not None:
            at = STEPS.index(state.shown)
            self.step_chosen.emit(STEPS[max(0, min(at + step, len(STEPS) - 1))])
        elif key in ENTER and state is not None:
            self._enter(state)
        elif key == Qt.Key.Key_F5:
            self.again_pressed.emit()
        else:
            super().keyPressEvent(event)

    def enter_does(self) -> Text | None:
        """What Enter does now, None for nothing."""
        state = self._state
        if state is None:
            return None
        if state.closed:
            return words.SEE_SUMMARY
        if self.button.isEnabled():
            return words.KEY_NEXT
        first = self._first_open(state)
        if first is None or state.busy is not None:
            return None
        return go_words(first) if self._can_go(first) else words.CARRY_TITLE

    def _enter(self, state: CloseState) -> None:
        """The next step; where an item keeps it, what can be done about the first of them; a closed day's summary."""
        first = self._first_open(state)
        if state.closed:
            self.summary_pressed.emit()
        elif self.button.isEnabled():
            self.next_pressed.emit()
        elif first is not None and state.busy is None:
            (self.go_pressed if self._can_go(first) else self.carry_pressed).emit(first)

    def _first_open(self, state: CloseState) -> OpenItem | None:
        """Of those shown, where the step waits for them."""
        if state.blocking() is None:
            return None
        return next((item for item in self._items if not state.reason_of(item)), None)

    def _day(self, state: CloseState) -> str:
        weekday = weekdays.SHORT[state.day.weekday()].say(self._language)
        day = state.day.isoformat()
        return f"{day} {weekday}" if self._language is Language.ZH else f"{weekday} {day}"

    def _progress_words(self, state: CloseState) -> Text:
        if state.standing is None:
            return words.READING
        done = done_steps(state)
        if state.closed:
            return words.ALL_DONE.filled(day=self._day(state), number=f"{state.standing.number or 0:04d}")
        return words.PROGRESS.filled(day=self._day(state), done=done, left=len(STEPS) - done)

    def _render_steps(self, state: CloseState, language: Language) -> None:
        done = {each.step for each in state.standing.steps if each.done_at is not None} if state.standing else set()
        for row, step in zip(self.steps, STEPS, strict=True):
            left = state.open_at(step)
            stands = "later"
            if step in done:
                stands = "open" if left else "done"
            elif step is state.next_step:
                stands = "next"
            chosen = step is state.shown and not state.closed
            row.render_step(step.called, step_note(state, step), language, stands=stands, chosen=chosen)

    def _render_said(self, state: CloseState, language: Language) -> None:
        said = state.said
        if said is None and state.day < state.today and not state.closed:
            said = words.OF_BEFORE.filled(day=self._day(state))
        self._said.setVisible(said is not None)
        if said is not None:
            kind = BannerKind.WARN if state.warns or state.day < state.today else BannerKind.ACCENT
            self._said.render_banner(kind, said.say(language), icon="triangle-alert" if state.warns else "info")

    def _render_items(self, state: CloseState, language: Language) -> None:
        self._why.setText(words.STEP_WHY[state.shown.value].say(language))
        heard = heard_words(state.standing.heard, self._now(), self._zone) if state.standing is not None else None
        self._heard.setText(heard.say(language) if heard is not None else "")
        self._heard.setVisible(heard is not None)
        items = state.standing.items if state.standing is not None and state.shown is CloseStep.SIGN else ()
        self._items = items or state.items_of(state.shown)
        while len(self._blocks) < len(self._items):
            self._add_block()
        now, first, told = self._now(), self._first_open(state), set[Text]()
        for place, block in enumerate(self._blocks):
            block.setVisible(place < len(self._items))
            if place < len(self._items):
                item = self._items[place]
                since = ""
                if item.since is not None:
                    age = age_words(now - item.since).say(language)
                    since = words.SINCE.say(language, time=clock_time(item.since, self._zone), age=age)
                reason, can_go = state.reason_of(item), self._can_go(item)
                note = carry_note(item) if not reason and carry_note(item) not in told else None
                told |= {note} if note is not None else set()
                block.render_item(item, language, since, reason=reason, can_go=can_go, first=item is first, note=note)
        self._nothing.setText(words.NOTHING_OPEN.say(language))
        self._nothing.setVisible(not self._items and state.standing is not None)

    def _add_block(self) -> None:
        place = len(self._blocks)
        block = ItemBlock(parent=self._inside)
        block.go_pressed.connect(lambda: self.go_pressed.emit(self._items[place]))
        block.carry_pressed.connect(lambda: self.carry_pressed.emit(self._items[place]))
        self._blocks.append(block)
        self._block_column.addWidget(block)

    def _render_tables(self, state: CloseState, language: Language) -> None:
        tables = tables_of(state, self._names)
        for place, view in enumerate(self.tables):
            table = tables[place] if place < len(tables) else None
            self._heads[place].setVisible(table is not None)
            self._notes[place].setVisible(table is not None and table.note is not None)
            self._empties[place].setVisible(table is not None and not table.rows and table.empty is not None)
            view.setVisible(table is not None and bool(table.rows))
            if table is None:
                continue
            self._heads[place].setText(table.title.say(language))
            self._notes[place].setText(table.note.say(language) if table.note is not None else "")
            dress(self._notes[place], tone=(Tone.WARN if table.note is figures.UNLIKE else Tone.INK2).value)
            self._empties[place].setText(table.empty.say(language) if table.empty is not None else "")
            view.render_table(table, language)

    def _render_foot(self, state: CloseState, language: Language) -> None:
        standing = state.standing
        digests = {each.side: each for each in standing.digests} if standing is not None else {}
        ours, theirs = digests.get("hall"), digests.get("centre")
        orders = words.ORDERS_COUNT.say(language, count=standing.orders if standing is not None else 0)
        at_step = words.AT_STEP.say(language, step=STEPS.index(CloseStep.COMPARE) + 1)
        alike = None
        if ours is not None and theirs is not None:
            alike = words.SAME if agree(ours, theirs) else words.UNLIKE
        silent = words.NO_ANSWER.say(language) if ours is not None else at_step
        compared = alike.say(language) if alike is not None else silent
        takings = yuan(standing.takings_fen if standing is not None else 0)
        blocks = (
            (words.ORDERS, orders, ""),
            (words.TAKINGS, takings, words.WITHOUT_DEPOSITS.say(language)),
            (words.OURS, check_code(ours.sha256) if ours is not None else "", "" if ours is not None else at_step),
            (words.THEIRS, check_code(theirs.sha256) if theirs is not None else "", compared),
        )
        for block, (caption, amount, remark) in zip(self._sums, blocks, strict=True):
            warns = caption is words.THEIRS and alike is words.UNLIKE
            block.render_sum(caption.say(language), amount, remark=remark, warns=warns)
        self._render_button(state, language)

    def _render_button(self, state: CloseState, language: Language) -> None:
        following, busy, keeps = state.next_step, state.busy, state.blocking()
        if busy is not None:
            said = words.BUSY[busy.value].say(language, seconds=state.busy_s)
        elif following is not None and following is not state.shown:
            said = words.NEXT.say(language, step=following.called)
        elif following is not None:
            again = following in _COMPARES and state.open_at(following) > 0
            said = (words.AGAIN if again else words.DO[following.value]).say(language)
        else:
            said = words.READING.say(language)
        self.button.set_words(said)
        self.button.setEnabled(following is not None and busy is None and keeps is None)
        self.button.set_key("Enter" if self.button.isEnabled() else "")
        why = ""
        if keeps is not None and busy is None:
            why = words.WHY_NOT_ITEMS.say(language, step=keeps.called, count=state.open_at(keeps))
        self._why_not.setText(why)
        self._why_not.setVisible(bool(why))

    def _connect(self) -> None:
        for row, step in zip(self.steps, STEPS, strict=True):
            row.clicked.connect(lambda _=False, step=step: self.step_chosen.emit(step))
            row.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        for table in self.tables:
            table.opened.connect(self.opened)
        self.button.clicked.connect(self.next_pressed)
        on_keys(
            self,
            {
                Qt.Key.Key_P | Qt.KeyboardModifier.ControlModifier: lambda: _press(self.done.print),
                Qt.Key.Key_F2: lambda: _press(self.done.today),
            },
        )
        self.done.print_pressed.connect(self.print_pressed)
        self.done.summary_pressed.connect(self.summary_pressed)
        self.done.today_pressed.connect(self.today_pressed)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(grid.ONE_AND_HALF)
        for part in (self._title, self._progress):
            head.addWidget(part)
        head.addStretch(1)
        head.addWidget(self._return)
        self._left.setFixedWidth(_STEPS)
        left = QVBoxLayout(self._left)
        left.setContentsMargins(1, 1, 1, 1)
        left.setSpacing(0)
        for row in self.steps:
            left.addWidget(row)
        left.addStretch(1)
        self._lay_out_right()
        self._slot.addWidget(self._right)
        self._slot.addWidget(self.done)
        row_of = QHBoxLayout()
        row_of.setSpacing(grid.TWO)
        row_of.addWidget(self._left)
        row_of.addWidget(self._slot, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        column.setSpacing(grid.ONE_AND_HALF)
        column.addLayout(head)
        column.addWidget(self._said)
        column.addLayout(row_of, 1)

    def _lay_out_right(self) -> None:
        self._block_column = QVBoxLayout()
        self._block_column.setSpacing(0)
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        self._heard.setContentsMargins(_SIDE, 0, _SIDE, grid.HALF)
        for part in (self._why, self._nothing):
            part.setContentsMargins(_SIDE, grid.ONE_AND_HALF, _SIDE, grid.HALF)
        inside.addWidget(self._why)
        inside.addWidget(self._heard)
        inside.addLayout(self._block_column)
        inside.addWidget(self._nothing)
        for head, note, empty, table in zip(self._heads, self._notes, self._empties, self.tables, strict=True):
            line = QHBoxLayout()
            line.setContentsMargins(_SIDE, grid.ONE_AND_HALF, _SIDE, grid.ONE)
            line.addWidget(head)
            line.addStretch(1)
            line.addWidget(note)
            inside.addLayout(line)
            empty.setContentsMargins(_SIDE, 0, _SIDE, grid.ONE)
            inside.addWidget(empty)
            inside.addWidget(table)
        inside.addStretch(1)
        foot = QFrame(self._right)
        foot.setObjectName("closeFoot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(_SIDE, grid.ONE_AND_HALF, _SIDE, grid.ONE_AND_HALF)
        row.setSpacing(grid.FOUR)
        for block in self._sums:
            row.addWidget(block)
        row.addWidget(self._why_not, 1)
        row.addStretch(0)
        row.addWidget(self.button)
        column = QVBoxLayout(self._right)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(Scroll(self._inside, parent=self._right), 1)
        column.addWidget(foot)


def _press(button: Button) -> None:
    """By its key, where it is shown."""
    if button.isVisible():
        button.click()
