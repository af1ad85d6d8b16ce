"""The dialog of address and visit: one field, a day, morning or afternoon; everything by keyboard."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.clerk.installation_state import InstallationState
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.choice import Choice
from ui.widgets.dialog import Dialog
from ui.widgets.dressing import Face, Tone
from ui.widgets.icons import Icon, IconSize
from ui.widgets.key_row import KeyHint
from ui.widgets.keys import ENTER, on_keys
from ui.widgets.text_field import TextField
from ui.widgets.words import Words

_WIDTH = 720
_DAY_WIDTH = 232


class InstallationDialog(Dialog):
    """`address_typed`, `day_typed` (also by its buttons, as an ISO day), `half_chosen` and `kept` say what is done."""

    address_typed = Signal(str)
    day_typed = Signal(str)
    half_chosen = Signal(str)
    kept = Signal()

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(icon="map-pin", parent=parent)
        self.address = TextField(tall=True, parent=self)
        self.address.edit.setObjectName("addressField")
        self.day = TextField(tall=True, parent=self)
        self.day.edit.setObjectName("dayField")
        self.day.setFixedWidth(_DAY_WIDTH)
        self.days = Choice(parent=self)
        self._half_label = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self.halves = Choice(parent=self)
        self._problem_mark = Icon("circle-alert", size=IconSize.INLINE, tone=Tone.DANGER, parent=self)
        self._problem = Words("", face=Face.SMALL, tone=Tone.DANGER, parent=self)
        self.keep = Button("", role=ButtonRole.PRIMARY, size=ButtonSize.PRIMARY, key="Enter", parent=self)
        self._lay_out()
        on_keys(self, dict.fromkeys(ENTER, self.kept.emit))
        self.address.edit.textEdited.connect(self.address_typed)
        self.day.edit.textEdited.connect(self.day_typed)
        self.days.chosen.connect(self.day_typed)
        self.halves.chosen.connect(self.half_chosen)
        self.keep.clicked.connect(self.kept)
        self.setFocusProxy(self.address)

    def render_installation(self, state: InstallationState) -> None:
        self.set_title(state.title, note=state.note)
        self.address.set_caption(state.address_label, placeholder=state.address_example)
        self.address.set_text(state.address)
        self.day.set_caption(state.day_label, placeholder=state.day_example)
        self.day.set_text(state.day)
        self.days.render_choice(state.days, state.day_chosen)
        self._half_label.setText(state.half_label)
        self.halves.render_choice(state.halves, state.half)
        self._put_in_order(state)
        self._problem.setText(state.problem)
        for part in (self._problem, self._problem_mark):
            part.setVisible(bool(state.problem))
        self.keep.set_words(state.keep)
        self.set_footer(
            [
                KeyHint(("Tab",), state.next),
                KeyHint(("Enter",), state.keep),
                KeyHint(("Esc",), state.later),
            ]
        )

    def _put_in_order(self, state: InstallationState) -> None:
        """Tab goes down the page; the buttons of a choice are made when it is first painted."""
        days = [self.days.button(value) for value, _ in state.days]
        halves = [self.halves.button(value) for value, _ in state.halves]
        for first, then in pairwise([self.address.edit, self.day.edit, *days, *halves, self.keep]):
            QWidget.setTabOrder(first, then)

    def _lay_out(self) -> None:
        day = QVBoxLayout()
        day.setSpacing(grid.ONE)
        day.addWidget(self.day)
        day.addWidget(self.days)
        half = QVBoxLayout()
        half.setSpacing(grid.HALF)
        half.addWidget(self._half_label)
        half.addWidget(self.halves)
        problem = QHBoxLayout()
        problem.setSpacing(grid.ONE)
        problem.addWidget(self._problem_mark)
        problem.addWidget(self._problem, 1)
        foot = QHBoxLayout()
        foot.addLayout(problem, 1)
        foot.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignRight)
        inner = QVBoxLayout()
        inner.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.THREE)
        inner.setSpacing(grid.TWO)
        inner.addWidget(self.address)
        inner.addLayout(day)
        inner.addLayout(half)
        inner.addLayout(foot)
        self.body.addLayout(inner)
        self.setFixedWidth(_WIDTH)
