"""The assistant's left side: what it is, and its steps, each a way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.setup_fields import SetupStep
from app.texts import assistant as words
from ui.setup.state import PAGES, STEPS, Phase, SetupState
from ui.setup.style import SIDE_WIDTH
from ui.widgets import grid
from ui.widgets.composed_button import ComposedButton
from ui.widgets.dressing import Face, dress
from ui.widgets.icons import Icon, IconSize
from ui.widgets.words import Words


class StepButton(ComposedButton):
    """One step: done, the present one, or still to come."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._icon = Icon("circle", size=IconSize.CONTROL, tone=None, parent=self)
        self._label = Words("", face=Face.BODY, tone=None, wrap=False, parent=self)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.ONE_AND_HALF, 0, grid.ONE_AND_HALF, 0)
        row.setSpacing(grid.ONE_AND_HALF)
        row.addWidget(self._icon)
        row.addWidget(self._label)
        row.addStretch(1)

    def render_step(self, said: str, *, done: bool, now: bool, reachable: bool) -> None:
        self._label.setText(said)
        self.setAccessibleName(said)
        self._icon.set_name("circle-check" if done else "arrow-right" if now else "circle")
        self.setEnabled(reachable)
        dress(self, done=done, now=now)


class SetupSide(QFrame):
    """`step_pressed` with a SetupStep."""

    step_pressed = Signal(str)

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("setupSide")
        self.setFixedWidth(SIDE_WIDTH)
        self._brand = Words("", face=Face.DIALOG, tone=None, wrap=False, parent=self)
        self._brand.setObjectName("head")
        self._head = Words("", face=Face.HEADING, tone=None, parent=self)
        self._head.setObjectName("head")
        self._note = Words("", face=Face.SMALL, tone=None, parent=self)
        self._steps = {step: self._step(step) for step in STEPS}
        head = QHBoxLayout()
        head.setSpacing(grid.ONE_AND_HALF)
        mark = Icon("brand-mark", size=IconSize.MARK, tone=None, parent=self)
        mark.setObjectName("setupMark")
        head.addWidget(mark)
        head.addWidget(self._brand)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.FOUR, grid.SIX, grid.FOUR, grid.FOUR)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(grid.SIX)
        column.addWidget(self._head)
        column.addSpacing(grid.ONE)
        column.addWidget(self._note)
        column.addSpacing(grid.FOUR)
        for button in self._steps.values():
            column.addWidget(button)
            column.addSpacing(grid.HALF)
        column.addStretch(1)

    def render_side(self, state: SetupState) -> None:
        language = state.language
        self._brand.setText(words.BRAND.say(language))
        self._head.setText(words.SIDE_HEAD.say(language))
        self._note.setText(words.SIDE_NOTE.say(language))
        moving = state.phase in (Phase.ASKING, Phase.CHECKING) and state.busy is None
        for place, step in enumerate(STEPS):
            now = state.phase is Phase.ASKING and step is state.step
            done = not now and (place < state.reached or state.phase is not Phase.ASKING)
            self._steps[step].render_step(
                PAGES[step].side.say(language), done=done, now=now, reachable=moving and place <= state.reached
            )

    def button(self, step: SetupStep) -> StepButton:
        return self._steps[step]

    def _step(self, step: SetupStep) -> StepButton:
        button = StepButton(parent=self)
        button.clicked.connect(lambda: self.step_pressed.emit(step.value))
        return button
