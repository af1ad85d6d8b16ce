"""The right column: what keeps the form from being signed, what is done, and the one big button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.clerk.outcome_rows import OutcomeRows
from ui.clerk.queue_visit import VisitCard
from ui.clerk.state import ClerkState
from ui.frame.form_state import ToDoItem
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.dressing import Face, Tone, dress
from ui.widgets.icons import Icon, IconSize
from ui.widgets.keycap import KeyCap
from ui.widgets.panel import Corners, Edge, Ground, Panel
from ui.widgets.scroll import Scroll
from ui.widgets.words import Words
from ui.widgets.wrapping_button import WrappingButton

_SIDE = 12


class ToDoCard(WrappingButton):
    """One open thing: ring, task, where, key. The first has the accent edge."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._title = Words("", face=Face.BODY, parent=self)
        self._title.setProperty("medium", True)
        self._detail = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self._cap = KeyCap("", parent=self)
        self._open_mark = Icon("circle", size=IconSize.CONTROL, tone=Tone.WARN, parent=self)
        top = QHBoxLayout()
        top.setSpacing(grid.ONE)
        top.addWidget(self._title, 1)
        top.addWidget(self._cap, 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addLayout(top)
        said.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.ONE - 2, grid.ONE - 1, grid.ONE - 1, grid.ONE - 1)
        row.setSpacing(6)
        mark = QVBoxLayout()
        mark.addSpacing(2)
        mark.addWidget(self._open_mark)
        mark.addStretch(1)
        row.addLayout(mark)
        row.addLayout(said, 1)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def render_item(self, item: ToDoItem, *, first: bool) -> None:
        self._title.setText(item.title)
        self._detail.setText(item.detail)
        self._cap.setText("Enter" if first and item.key not in ("F3", "F2", "F4") else item.key)
        self._cap.setVisible(bool(item.key))
        self.setAccessibleName(f"{item.title}. {item.detail}")
        dress(self, first=first)


class DoneRow(QWidget):
    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = Words("", face=Face.SMALL, tone=Tone.INK, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.HALF, 2, 0, 2)
        row.setSpacing(grid.ONE)
        mark = QVBoxLayout()
        mark.addSpacing(3)
        mark.addWidget(Icon("check", size=IconSize.TAG, tone=Tone.ACCENT_INK, parent=self))
        mark.addStretch(1)
        row.addLayout(mark)
        row.addWidget(self._words, 1)

    def set_words(self, said: str) -> None:
        self._words.setText(said)


_TOP = Qt.AlignmentFlag.AlignTop


class NoteBox(Panel):
    """An icon and a sentence in a sunk box, or in warn ink without one."""

    def __init__(self, icon: str, *, warns: bool, parent: QWidget) -> None:
        super().__init__(
            ground=Ground.NONE if warns else Ground.SUNK,
            edge=Edge.NONE if warns else Edge.LINE,
            corners=Corners.CONTROL,
            parent=parent,
        )
        tone = Tone.WARN if warns else Tone.INK2
        self._words = Words("", face=Face.SMALL, tone=tone, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.HALF if warns else grid.ONE + 2, 6, grid.ONE, 6)
        row.setSpacing(grid.ONE)
        row.addWidget(Icon(icon, size=IconSize.TAG if not warns else IconSize.INLINE, tone=tone, parent=self), 0, _TOP)
        row.addWidget(self._words, 1)

    def set_words(self, said: str) -> None:
        self._words.setText(said)
        self.setVisible(bool(said))


class ToDoPanel(Panel):
    """`item_pressed` carries the place of the thing still to do; `primary_pressed` is the big button, `void_pressed`
    the one that takes an accepted order back. `room` is what stays empty between what is listed and the button."""

    item_pressed = Signal(int)
    primary_pressed = Signal()
    void_pressed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(ground=Ground.SURFACE, edge=Edge.LINE, corners=Corners.CARD, parent=parent)
        self._title = Words("", face=Face.PANE, parent=self)
        self._explanation = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self._cards: list[ToDoCard] = []
        self._done_title = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self._done: list[DoneRow] = []
        self._outcome = OutcomeRows(parent=self)
        self._outcome.void_pressed.connect(self.void_pressed)
        self._reads = NoteBox("monitor", warns=False, parent=self)
        self._tell = NoteBox("message-circle-warning", warns=True, parent=self)
        self._primary = Button(
            "", role=ButtonRole.PRIMARY, size=ButtonSize.PRIMARY, key="F9", key_first=True, parent=self
        )
        self._primary.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._primary.clicked.connect(self.primary_pressed)
        self._note = Words("", face=Face.CAPTION, tone=Tone.INK2, align=Qt.AlignmentFlag.AlignHCenter, parent=self)
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget(self)
        self._items = QVBoxLayout()
        self._items.setSpacing(grid.ONE)
        self._done_column = QVBoxLayout()
        self._done_column.setSpacing(0)
        column = QVBoxLayout(inside)
        column.setContentsMargins(_SIDE, 0, _SIDE, 0)
        column.setSpacing(0)
        for part in (self._explanation, self._done_title):
            part.setContentsMargins(grid.HALF, 0, 0, 0)
        self.visit = VisitCard(parent=inside)
        column.addWidget(self.visit)
        column.addWidget(self._explanation)
        column.addLayout(self._items)
        column.addSpacing(grid.ONE_AND_HALF)
        column.addWidget(self._done_title)
        column.addLayout(self._done_column)
        column.addWidget(self._outcome)
        self.room = QWidget(inside)
        column.addWidget(self.room, 1)
        scroll = Scroll(inside, parent=self)
        foot = QVBoxLayout()
        foot.setContentsMargins(_SIDE, grid.ONE, _SIDE, grid.ONE_AND_HALF)
        foot.setSpacing(grid.ONE)
        foot.addWidget(self._reads)
        foot.addWidget(self._tell)
        foot.addWidget(self._primary)
        foot.addWidget(self._note)
        self._title.setContentsMargins(_SIDE + grid.HALF, grid.ONE_AND_HALF, _SIDE, grid.ONE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._title)
        whole.addWidget(scroll, 1)
        whole.addLayout(foot)

    def render_to_do(self, state: ClerkState) -> None:
        to_do, primary = state.form.to_do, state.primary
        self._title.setText(to_do.title)
        self._explanation.setText(to_do.explanation)
        self._explanation.setVisible(bool(to_do.explanation))
        while len(self._cards) < len(to_do.items):
            self._add_card()
        for index, card in enumerate(self._cards):
            card.setVisible(index < len(to_do.items))
            if index < len(to_do.items):
                card.render_item(to_do.items[index], first=index == 0)
        self._render_done(to_do.done_title, to_do.done)
        self._outcome.render_outcome(state.form.accepted, state.form.language)
        self._reads.set_words(state.form.customer_note)
        self._tell.set_words(to_do.tell_customer)
        self._primary.set_words(primary.words)
        self._primary.set_key(primary.key)
        self._primary.setEnabled(primary.enabled)
        self._note.setText(primary.note)
        self._note.setVisible(bool(primary.note))

    def _add_card(self) -> None:
        index = len(self._cards)
        card = ToDoCard(parent=self)
        card.clicked.connect(lambda: self.item_pressed.emit(index))
        self._cards.append(card)
        self._items.addWidget(card)

    def _render_done(self, title: str, done: tuple[str, ...]) -> None:
        self._done_title.setText(title)
        self._done_title.setVisible(bool(done))
        while len(self._done) < len(done):
            row = DoneRow(parent=self)
            self._done.append(row)
            self._done_column.addWidget(row)
        for index, row in enumerate(self._done):
            row.setVisible(index < len(done))
            if index < len(done):
                row.set_words(done[index])
