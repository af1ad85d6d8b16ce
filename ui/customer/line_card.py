"""One matter in large print: what it is, what it costs, everything owed, and the customer's own choice."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.content import BeforeAfter, ContentLine
from app.domain.order_line import LineState
from app.texts import customer as words
from app.texts.language import Language
from ui.customer.choice import Choice
from ui.customer.plain_words import in_lines, row_words, when_words, worked_sums
from ui.customer.touch_button import HeadButton
from ui.frame.form_state import LineView
from ui.widgets import grid
from ui.widgets.action_tag import ActionTag, TagAction
from ui.widgets.dressing import Face, Tone
from ui.widgets.icons import Icon, IconSize
from ui.widgets.panel import Corners, Edge, Ground, Panel
from ui.widgets.words import Span, Stress, Words

_SIDE = grid.THREE - 1


class Side(Panel):
    """What is now, or what comes, as a box."""

    def __init__(self, *, then: bool, parent: QWidget) -> None:
        super().__init__(
            ground=Ground.ACCENT_TINT if then else Ground.SURFACE,
            edge=Edge.ACCENT_LINE if then else Edge.LINE,
            corners=Corners.CARD,
            parent=parent,
        )
        self._when = Words("", face=Face.TOUCH_BODY, tone=Tone.INK2, parent=self)
        self._what = Words("", face=Face.TOUCH_BODY, tone=Tone.INK if then else Tone.INK2, parent=self)
        self._what.setProperty("medium", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.TWO - 1, grid.ONE - 2, grid.TWO - 1, grid.ONE - 2)
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
        row.addWidget(Icon("arrow-right", size=IconSize.RAIL, parent=self))
        row.addWidget(self._then, 1)

    def render_table(self, line: ContentLine, table: BeforeAfter, today: str, language: Language) -> None:
        now, then = when_words(line, table, today, language)
        self._now.render_side(now, row_words(table, table.now, language))
        self._then.render_side(then, row_words(table, table.then, language))


class LineCard(Panel):
    """`decided` carries the line's id and a Decision's value; `looked_at` the id when it is touched.

    `read_pressed` the id: it is to be read aloud, or no more.
    """

    decided = Signal(str, str)
    looked_at = Signal(str)
    read_pressed = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(edge=Edge.LINE, corners=Corners.TOUCH, selectable=True, parent=parent)
        self.setObjectName("lineCard")
        self.line_id = ""
        self._painted: object = None
        self._said: tuple[str, ...] = ()
        self._language = Language.ZH
        self._tag = ActionTag(TagAction.ADD, " ", parent=self)
        self._tag.setProperty("touch", True)
        self._title = Words("", face=Face.TOUCH_NAME, parent=self)
        self._beside = Words("", face=Face.TOUCH_BODY, tone=Tone.INK2, wrap=False, parent=self)
        self._price = Words("", face=Face.TOUCH_NAME, wrap=False, parent=self)
        self._number = Words("", face=Face.TOUCH_NOTE, tone=Tone.INK3, wrap=False, parent=self)
        self.read_aloud = HeadButton(name="readAloudButton", icon="volume-2", parent=self)
        self.read_aloud.hide()
        self._table = BeforeAfterBoxes(parent=self)
        self._plain = Words("", face=Face.TOUCH_BODY, tone=Tone.INK2, parent=self)
        self._reason = Words("", face=Face.TOUCH_BODY, tone=Tone.WARN, parent=self)
        self.choice = Choice(parent=self)
        self._lay_out()
        self.read_aloud.clicked.connect(lambda: self.read_pressed.emit(self.line_id))
        self.choice.chosen.connect(lambda decision: self.decided.emit(self.line_id, decision))

    def render_line(
        self, view: LineView, *, today: str, language: Language, asked: bool, may_choose: bool, with_number: bool
    ) -> None:
        """`today` is the ISO day of the content, `with_number` says which number it concerns."""
        painted = (view, today, language, asked, may_choose, with_number)
        if painted == self._painted:
            return
        self._painted = painted
        line = view.line
        self.line_id = line.id
        self._tag.render_action(TagAction(line.action), line.action_word)
        self._title.setText(line.title_plain)
        self._number.setText(line.number)
        self._number.setVisible(with_number and bool(line.number))
        self._price.setText(line.price_plain)
        self._table.setVisible(line.table is not None)
        if line.table is not None:
            self._table.render_table(line, line.table, today, language)
        apart = view.state in (LineState.DRAFT_ONLY, LineState.REFUSED)
        self._said = () if apart else line.plain
        self._language = language
        self._place_said()
        reasons = [words.NOT_SIGNED_NOW.say(language), view.reason, view.instead]
        self._reason.setText("\n".join(part for part in reasons if part))
        self._reason.setVisible(apart)
        self.choice.setVisible(view.needs_confirmation and not apart)
        self.choice.render_decision(view.decision, language=language, may_choose=may_choose)
        waits = view.needs_confirmation and view.decision is None and not apart
        self.set_edge(Edge.SELECTED if asked or waits else Edge.LINE)

    def render_voice(self, *, offered: bool, reads: bool, language: Language) -> None:
        """Whether the line can be read aloud, and is being read."""
        self.read_aloud.set_words((words.STOP_READING if reads else words.READ_TO_ME).say(language))
        self.read_aloud.set_lit(reads)
        if offered is self.read_aloud.isHidden():
            self.read_aloud.setVisible(offered)
            self._place_said()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_said()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.looked_at.emit(self.line_id)
        super().mousePressEvent(event)

    def _place_said(self) -> None:
        """A short sentence stands beside the name, longer ones below."""
        room = self.contentsRect().width() - 2 * _SIDE
        gap = " " if self._language is Language.EN else ""
        self._beside.setText(gap.join(self._said))
        parts: list[QWidget] = [part for part in (self._tag, self._title, self._price) if not part.isHidden()]
        parts += [self.read_aloud] if not self.read_aloud.isHidden() else []
        parts += [self._number] if not self._number.isHidden() else []
        taken = sum(part.sizeHint().width() + grid.ONE_AND_HALF for part in parts)
        beside = bool(self._said) and self._table.isHidden() and taken + self._beside.sizeHint().width() <= room
        self._beside.setVisible(beside)
        self._plain.setVisible(bool(self._said) and not beside)
        if not beside:
            self._beside.setText("")
            measure = QFontMetrics(self._plain.font()).horizontalAdvance
            said = in_lines(self._said, fits=lambda line: measure(line) <= room, language=self._language)
            self._plain.set_spans(
                [Span(words, Stress.STRONG if strong else Stress.NONE) for words, strong in worked_sums(said)]
            )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(grid.ONE_AND_HALF)
        head.addWidget(self._tag, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._title)
        head.addWidget(self._beside)
        head.addStretch(1)
        head.addWidget(self._number)
        head.addWidget(self._price)
        head.addWidget(self.read_aloud)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, grid.TWO, _SIDE, grid.TWO)
        column.setSpacing(grid.ONE)
        column.addLayout(head)
        for part in (self._table, self._plain, self._reason, self.choice):
            column.addWidget(part)
