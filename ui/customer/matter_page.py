"""One matter on one page, in the largest type: what it is, what it costs, and the one thing to do next."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.content import Sums
from app.domain.order_line import LineState
from app.texts import customer as words
from app.texts.language import Language
from ui.customer.amount_box import AmountBox
from ui.customer.choice import CHOICE_NOTES, Choice
from ui.customer.elder_words import body_words, large_figure, title_words
from ui.customer.lines_scroll import LinesScroll
from ui.customer.reading import Reading
from ui.customer.touch_button import FootButton
from ui.frame.form_state import LineView
from ui.frame.tokens import tokens
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.dressing import Face, Tone
from ui.widgets.words import Words

_BOX = 400


class MatterPage(QWidget):
    """`decided` carries line id and Decision value; `onward` and `backward` turn the page, `read` came to its end.

    The next page opens only once this one was on the screen to its end, and answered where it asks.
    """

    decided = Signal(str, str)
    onward = Signal()
    backward = Signal()
    read = Signal()
    read_pressed = Signal(str)

    def __init__(self, *, reading: Reading, parent: QWidget) -> None:
        super().__init__(parent)
        self._reading = reading
        self._view: LineView | None = None
        self._language = Language.ZH
        self._title = Words("", face=Face.ELDER_TITLE, parent=self)
        self._body = Words("", face=Face.ELDER_BODY, tone=Tone.INK2, align=Qt.AlignmentFlag.AlignTop, parent=self)
        self.area = LinesScroll(self._body, parent=self)
        self._amount = AmountBox(parent=self)
        self._amount.setFixedWidth(_BOX)
        self.choice = Choice(elder=True, parent=self)
        self.next = Button(" ", role=ButtonRole.PRIMARY, size=ButtonSize.ELDER, parent=self)
        self.next.setObjectName("nextButton")
        self.next.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.read_aloud = FootButton(name="readAloudButton", icon="volume-2", parent=self)
        self.read_aloud.hide()
        self.previous = FootButton(name="previousButton", icon="arrow-left", parent=self)
        self._note = Words("", face=Face.TOUCH_NAME, tone=Tone.INK2, align=Qt.AlignmentFlag.AlignRight, parent=self)
        self._note.setProperty("light", True)
        self.after_choice = FootButton(name="nextAfterChoiceButton", icon="arrow-right", parent=self)
        self._lay_out()
        bar = self.area.verticalScrollBar()
        self._look = QTimer(self)  # once the layout has come to rest
        self._look.setSingleShot(True)
        self._look.setInterval(0)
        self._look.timeout.connect(self._measure)
        bar.valueChanged.connect(self._look_again)
        bar.rangeChanged.connect(self._look_again)
        self.choice.chosen.connect(self._chosen)
        self.next.clicked.connect(self._go_on)
        self.after_choice.clicked.connect(self._go_on)
        self.previous.clicked.connect(self.backward)
        self.read_aloud.clicked.connect(lambda: self.read_pressed.emit(self.line_id))

    @property
    def line_id(self) -> str:
        return self._view.line.id if self._view else ""

    def render_matter(
        self,
        view: LineView,
        sums: Sums,
        *,
        today: str,
        language: Language,
        first: bool,
        last: bool,
        may_choose: bool,
    ) -> None:
        """`last` leads on to the signature."""
        if view.line.id != self.line_id:
            self.area.verticalScrollBar().setValue(0)
        self._view, self._language, self._last = view, language, last
        apart = view.state in (LineState.DRAFT_ONLY, LineState.REFUSED)
        self._asks = view.needs_confirmation and not apart
        self._title.setText(title_words(view, language))
        self._body.setText(body_words(view, today, language))
        self._amount.render_figure(large_figure(view, sums, language))
        self.choice.setVisible(self._asks)
        self.choice.render_decision(view.decision, language=language, may_choose=may_choose)
        self.next.setVisible(not self._asks)
        self.previous.set_words(words.PREVIOUS.say(language))
        self.previous.setVisible(not first)
        note = words.YOU_CHOOSE if view.decision is None else CHOICE_NOTES[view.decision]
        self._note.setText((note if self._asks else words.NO_HURRY).say(language))
        self._show_way(view)
        self._look.start()

    def render_voice(self, *, offered: bool, line_id: str, language: Language) -> None:
        """`line_id` is being read aloud, "" for none."""
        reads = bool(line_id) and line_id == self.line_id
        self.read_aloud.set_words((words.STOP_READING if reads else words.READ_TO_ME).say(language))
        self.read_aloud.setVisible(offered)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look.start()

    def _look_again(self) -> None:
        self._look.start()

    def _measure(self) -> None:
        view = self._view
        if view is None or not self.isVisible():
            return
        self.area.show_whole_lines()
        if self.area.at_end and not self._reading.has_seen(view.line):
            self._reading.saw(view.line)
            self.read.emit()
        self._show_way(view)

    def _show_way(self, view: LineView) -> None:
        ended = self.area.at_end
        onward = words.READ_DOWN if not ended else words.TO_SIGN if self._last else words.NEXT
        self.next.set_words(onward.say(self._language))
        self.after_choice.set_words(onward.say(self._language))
        self.after_choice.setVisible(self._asks and (view.decision is not None or not ended))

    def _go_on(self) -> None:
        """Down a page while there is more, then to the next matter."""
        view = self._view
        if view is None:
            return
        if self.area.at_end:
            self.onward.emit()
            return
        self.area.go_down()

    def _chosen(self, decision: str) -> None:
        self.decided.emit(self.line_id, decision)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(grid.ONE)
        left.addWidget(self._title)
        left.addWidget(self.area, 1)
        top = QHBoxLayout()
        top.setSpacing(grid.FOUR)
        top.addLayout(left, 1)
        top.addWidget(self._amount, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.setSpacing(grid.TWO)
        foot.addStrut(tokens().control.touch_button)
        foot.addWidget(self.previous)
        foot.addWidget(self.read_aloud)
        foot.addWidget(self._note, 1)
        foot.addWidget(self.after_choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.TWO + grid.HALF)
        column.addLayout(top, 1)
        column.addWidget(self.choice)
        column.addWidget(self.next)
        column.addLayout(foot)
