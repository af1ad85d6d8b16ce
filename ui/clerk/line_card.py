"""One line of the form: its head always, its table and facts unless it is folded."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.order_line import LineState
from app.texts import clerk as words
from app.texts.language import Language
from ui.clerk.before_after import BeforeAfterTable
from ui.clerk.line_facts import line_facts
from ui.clerk.pills import render_pill
from ui.frame.form_state import LineView
from ui.widgets import grid
from ui.widgets.action_tag import ActionTag, TagAction
from ui.widgets.button import Button, ButtonSize
from ui.widgets.dressing import Face, Tone, dress, dress_alone
from ui.widgets.facts import FactFlow
from ui.widgets.pill import Pill, PillState
from ui.widgets.words import Words

_NUMBER = 28
_TOP = 11
_BOTTOM = 9
_COLUMN = 152  # of facts in a wide window (design/README.md)


class LineCard(QFrame):
    """`chosen` is emitted when it is clicked, `removed` by a refused line's own button."""

    chosen = Signal(str)
    removed = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line_id = ""
        self._number = Words("", face=Face.BODY, tone=Tone.INK2, wrap=False, parent=self)
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._number.setFixedWidth(_NUMBER)
        self._tag = ActionTag(TagAction.ADD, "", parent=self)
        self._title = Words("", face=Face.LINE_NAME, parent=self)
        self._service = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self._pill = Pill(PillState.DONE, "", parent=self)
        self._price = Words("", face=Face.LINE_NAME, wrap=False, parent=self)
        self._table = BeforeAfterTable(parent=self)
        self._reason = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self._instead = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self._facts = FactFlow(parent=self)
        self._remove = Button("", size=ButtonSize.SMALL, key="F8", parent=self)
        self._remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._remove.clicked.connect(lambda: self.removed.emit(self._line_id))
        self._lay_out()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._folded = False
        self._has_table = self._has_remove = False

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(grid.ONE)
        head.addWidget(self._tag, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._title)
        head.addWidget(self._service, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        head.addWidget(self._price, 0, Qt.AlignmentFlag.AlignVCenter)
        self._foot = QWidget(self)
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, grid.ONE, 0, grid.HALF)
        foot.addWidget(self._remove)
        foot.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(2)
        column.addWidget(self._reason)
        column.addWidget(self._instead)
        column.addLayout(self._spaced_table())
        column.addWidget(self._facts)
        column.addWidget(self._foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.ONE + 1, _TOP, grid.TWO, _BOTTOM)
        row.setSpacing(0)
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self._number.setContentsMargins(0, 1, 0, 1)

    def _spaced_table(self) -> QVBoxLayout:
        spaced = QVBoxLayout()
        spaced.setSpacing(0)
        self._above_table, self._below_table = QWidget(self), QWidget(self)
        self._above_table.setFixedHeight(grid.HALF)
        self._below_table.setFixedHeight(6)
        for part in (self._above_table, self._table, self._below_table):
            spaced.addWidget(part)
        return spaced

    def render_line(self, view: LineView, *, chosen: bool, wide: bool, language: Language, whole: bool = False) -> None:
        """`wide` sets the facts in columns (1920); `whole` shows every one of them, and the offer's code."""
        line = view.line
        self._line_id = line.id
        self._number.setText(str(line.position))
        self._tag.render_action(TagAction(line.action), line.action_word)
        self._title.setText(line.title)
        self._service.setText("  ".join(part for part in (line.number, line.code if whole else "") if part))
        self._pill.setVisible(view.pill is not None)
        if view.pill is not None:
            render_pill(self._pill, view.pill)
        self._price.setText(line.price)
        self._has_table = line.table is not None
        if line.table is not None:
            self._table.render_table(line.table)
        self._render_reason(view, language)
        pairs = line_facts(view, language, whole=whole)
        self._facts.set_columns(2 if self._has_table and not wide else 0, column_width=_COLUMN if wide else 0)
        unsigned = view.state in (LineState.REFUSED, LineState.DRAFT_ONLY, LineState.DECLINED)
        self._facts.render_pairs(() if unsigned else pairs)
        dress(self, chosen=chosen, refused=view.state is LineState.REFUSED)
        self._fold(self._folded)

    def set_chosen(self, chosen: bool) -> None:
        """The line the clerk works on: only the card's own ground and edge say so."""
        dress_alone(self, chosen=chosen)

    def _render_reason(self, view: LineView, language: Language) -> None:
        refused = view.state is LineState.REFUSED
        self._reason.setText(view.reason)
        self._reason.set_tone(Tone.DANGER if refused else Tone.INK2)
        dress(self._reason, medium=refused)
        self._instead.setText(view.instead)
        self._has_remove = view.to_take_off
        self._remove.set_words(words.TAKE_OFF.say(language))

    def set_folded(self, folded: bool) -> None:
        """One row: action, name, price, state."""
        if folded != self._folded:
            self._fold(folded)

    def _fold(self, folded: bool) -> None:
        self._folded = folded
        for part in (self._above_table, self._table, self._below_table):
            part.setVisible(self._has_table and not folded)
        self._reason.setVisible(bool(self._reason.text()) and not folded)
        self._instead.setVisible(bool(self._instead.text()) and not folded)
        self._facts.setVisible(not folded)
        self._foot.setVisible(self._has_remove and not folded)

    def height_in(self, width: int) -> int:
        """As it is folded now; what was just shown or hidden counts at once, also in the layouts inside."""
        layout = self.layout()
        if layout is None:
            return self.sizeHint().height()
        layout.activate()
        return layout.totalHeightForWidth(width)

    @property
    def line_id(self) -> str:
        return self._line_id

    @property
    def folded(self) -> bool:
        return self._folded

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self._line_id)
        event.accept()
