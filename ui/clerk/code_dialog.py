"""The dialog of the confirmation code: where it went, one field, Enter; F5 sends another, F9 gives them the screen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.one_time_code import CODE_DIGITS
from ui.clerk.code_state import CodeState
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.dialog import Dialog
from ui.widgets.dressing import Face, Tone
from ui.widgets.icons import Icon, IconSize
from ui.widgets.key_row import KeyHint
from ui.widgets.keys import ENTER, on_keys
from ui.widgets.text_field import TextField
from ui.widgets.words import Words

_WIDTH, _HEIGHT = 640, 472  # as high as its longest words, so that nothing moves while somebody types
_AGAIN = Qt.Key.Key_F5
_HAND_OVER = Qt.Key.Key_F9


class CodeDialog(Dialog):
    """`typed` carries what stands in the field, `checked` Enter or its button, `again` the wish for another code.

    `handed_over` where the customer is to type it, on this one screen turned round.
    """

    typed = Signal(str)
    checked = Signal()
    again = Signal()
    handed_over = Signal()

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(icon="smartphone", parent=parent)
        self._said = Words("", face=Face.BODY, parent=self)
        self.field = TextField(tall=True, parent=self)
        self.field.edit.setObjectName("codeField")
        self.field.edit.setMaxLength(CODE_DIGITS + 2)
        self._problem_mark = Icon("circle-alert", size=IconSize.INLINE, tone=Tone.DANGER, parent=self)
        self._problem = Words("", face=Face.SMALL, tone=Tone.DANGER, parent=self)
        self._warning = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self._demo = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self.another = Button("", key="F5", parent=self)
        self.hand_over = Button("", key="F9", parent=self)
        self.check = Button("", role=ButtonRole.PRIMARY, size=ButtonSize.PRIMARY, key="Enter", parent=self)
        self._lay_out()
        on_keys(self, dict.fromkeys(ENTER, self.checked.emit))
        on_keys(self, {_AGAIN: self.again.emit, _HAND_OVER: self.handed_over.emit})
        self.field.edit.textEdited.connect(self.typed)
        self.check.clicked.connect(self.checked)
        self.another.clicked.connect(self.again)
        self.hand_over.clicked.connect(self.handed_over)
        self.setFocusProxy(self.field)

    def render_code(self, state: CodeState) -> None:
        self.set_title(state.title, note=state.note)
        self._said.setText(state.said)
        self._said.setVisible(bool(state.said))
        self.field.set_caption(state.field_label, placeholder=state.field_example)
        self.field.set_text(state.typed)
        self._problem.setText(state.problem)
        for part in (self._problem, self._problem_mark):
            part.setVisible(bool(state.problem))
        self._warning.setText(state.warning)
        self._demo.setText(state.demo)
        self._demo.setVisible(bool(state.demo))
        self.another.set_words(state.again)
        self.another.setEnabled(not state.waits)
        self.hand_over.set_words(state.hand_over)
        self.hand_over.setVisible(bool(state.hand_over))
        self.hand_over.setEnabled(state.may_check)
        self.check.set_words(state.check)
        self.check.setEnabled(state.may_check)
        keys = [KeyHint(("Enter",), state.check), KeyHint(("F5",), state.again)]
        keys += [KeyHint(("F9",), state.hand_over)] if state.hand_over else []
        self.set_footer([*keys, KeyHint(("Esc",), state.later)])

    def _lay_out(self) -> None:
        problem = QHBoxLayout()
        problem.setSpacing(grid.ONE)
        problem.addWidget(self._problem_mark)
        problem.addWidget(self._problem, 1)
        foot = QHBoxLayout()
        foot.setSpacing(grid.TWO)
        foot.addWidget(self.another)
        foot.addWidget(self.hand_over)
        foot.addStretch(1)
        foot.addWidget(self.check)
        inner = QVBoxLayout()
        inner.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.THREE)
        inner.setSpacing(grid.TWO)
        for part in (self._said, self.field):
            inner.addWidget(part)
        inner.addLayout(problem)
        inner.addWidget(self._warning)
        inner.addWidget(self._demo)
        inner.addStretch(1)
        inner.addLayout(foot)
        self.body.addLayout(inner)
        self.setFixedSize(_WIDTH, _HEIGHT)
