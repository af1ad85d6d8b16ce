"""One matter in large print: what it is, what it costs, everything owed, and the customer's own choice where one is due."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.content import BeforeAfter
from app.domain.order_line import LineState
from app.texts import customer as words
from app.texts.language import Language
from ui.customer.choice import Choice
from ui.frame.form_state import LineView
from ui.widgets import grid
from ui.widgets.action_tag import ActionTag, TagAction
from ui.widgets.dressing import Face, Tone
from ui.widgets.icons import Icon, IconSize
from ui.widgets.panel import Corners, Edge, Ground, Panel
from ui.widgets.words import Words


def row_words(columns: tuple[str, ...], cells: tuple[str, ...], price: str) -> str:
    """流量 30 GB·语音 500 分钟·¥129.00: only what is there is worth a large line."""
    return "·".join([*(f"{head} {cell}" for head, cell in zip(columns, cells, strict=True)), price])


class Side(Panel):
    """现在 or 之后 as a box."""

    def __init__(self, *, then: bool, parent: QWidget) -> None:
        super().__init__(
            ground=Ground.ACCENT_TINT if then else Ground.SURFACE,
            edge=Edge.ACCENT_LINE if then else Edge.LINE,
            corners=Corners.CARD,
            parent=parent,
        )
        self._when = Words("", face=Face.TOUCH_NOTE, tone=Tone.INK2, parent=self)
        self._what = Words("", face=Face.TOUCH_BODY, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.TWO - 1, grid.ONE, grid.TWO - 1, grid.ONE)
        column.setSpacing(0)
        column.addWidget(self._when)
        column.addWidget(self._what)

    def render_side(self, when: str, what: str) -> None:
        self._when.setText(when)
        self._what.setText(what)


class BeforeAfterBoxes(QWidget):
    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._now = Side(then=False, parent=self)
        self._then = Side(then=True, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(grid.ONE)
        row.addWidget(self._now, 1)
        row.addWidget(Icon("arrow-right", size=IconSize.CONTROL, parent=self))
        row.addWidget(self._then, 1)

    def render_table(self, table: BeforeAfter) -> None:
        self._now.render_side(table.now.when, row_words(table.columns, table.now.cells, table.now.price))
        self._then.render_side(table.then.when, row_words(table.columns, table.then.cells, table.then.price))


class LineCard(Panel):
    """`decided` carries the line's id and a Decision's value; `looked_at` the id when it is touched."""

    decided = Signal(str, str)
    looked_at = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(edge=Edge.LINE, corners=Corners.TOUCH, selectable=True, parent=parent)
        self.line_id = ""
        self._tag = ActionTag(TagAction.ADD, " ", parent=self)
        self._title = Words("", face=Face.TOUCH_NAME, parent=self)
        self._price = Words("", face=Face.TOUCH_NAME, wrap=False, parent=self)
        self._number = Words("", face=Face.TOUCH_NOTE, tone=Tone.INK3, wrap=False, parent=self)
        self._table = BeforeAfterBoxes(parent=self)
        self._plain = Words("", face=Face.TOUCH_BODY, tone=Tone.INK2, parent=self)
        self._reason = Words("", face=Face.TOUCH_BODY, tone=Tone.WARN, parent=self)
        self._choice = Choice(parent=self)
        head = QHBoxLayout()
        head.setSpacing(grid.ONE_AND_HALF)
        head.addWidget(self._tag, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._title, 1)
        head.addWidget(self._number)
        head.addWidget(self._price)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        column.setSpacing(grid.ONE)
        column.addLayout(head)
        for part in (self._table, self._plain, self._reason, self._choice):
            column.addWidget(part)
        self._choice.chosen.connect(lambda decision: self.decided.emit(self.line_id, decision))

    def render_line(self, view: LineView, *, language: Language, asked: bool, may_choose: bool) -> None:
        line = view.line
        self.line_id = line.id
        self._tag.render_action(TagAction(line.action), line.action_word)
        self._title.setText(line.title_plain)
        self._number.setText(line.number)
        self._price.setText(line.price_plain)
        self._table.setVisible(line.table is not None)
        if line.table is not None:
            self._table.render_table(line.table)
        apart = view.state in (LineState.DRAFT_ONLY, LineState.REFUSED)
        self._plain.setText("\n".join(line.plain))
        self._plain.setVisible(not apart and bool(line.plain))
        said = [words.NOT_SIGNED_NOW.say(language), view.reason, view.instead]
        self._reason.setText("\n".join(part for part in said if part))
        self._reason.setVisible(apart)
        self._choice.setVisible(view.needs_confirmation and not apart)
        self._choice.render_decision(view.decision, language=language, may_choose=may_choose)
        waits = view.needs_confirmation and view.decision is None
        self.set_edge(Edge.SELECTED if asked or waits else Edge.LINE)
