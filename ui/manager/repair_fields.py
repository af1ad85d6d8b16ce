"""What an act on a refused order asks for: why, to whom and until when, whether the customer is told."""

from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.repair import RefusedEntry, Way
from app.texts import repair as words
from app.texts.language import Language, same
from ui.manager.repair_presenter import RepairState
from ui.manager.staff_parts import RightToggle
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.choice import Choice
from ui.widgets.dressing import Face, Tone
from ui.widgets.password_field import PasswordField
from ui.widgets.text_field import TextField
from ui.widgets.words import Words

_WIDTH = 480
_NAME_ROOM = 96
_READY_DAYS = ((1, words.TOMORROW), (3, words.IN_THREE_DAYS))


class RepairFields(QWidget):
    """Nothing while no way is chosen; Enter in the last field does it."""

    reason_typed = Signal(str)
    to_typed = Signal(str)
    until_typed = Signal(str)
    until_chosen = Signal(int)  # days from today
    notify_set = Signal(bool)
    confirmed = Signal()

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: Way | None = None
        self.reason, self.to, self.until = (TextField(parent=self) for _ in range(3))
        self._name = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self.to.add_inside(self._name, room=_NAME_ROOM)
        self.days = Choice(parent=self)
        self.pin = PasswordField(tall=False, parent=self)
        self.notify = RightToggle(parent=self)
        self._notice = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self._problem = Words("", face=Face.SMALL, tone=Tone.DANGER, parent=self)
        self.button = Button("", role=ButtonRole.PRIMARY, size=ButtonSize.PRIMARY, key="Enter", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.ONE_AND_HALF)
        whom = QHBoxLayout()
        whom.setSpacing(grid.TWO)
        for part in (self.to, self.until):
            part.setMaximumWidth((_WIDTH - grid.TWO) // 2)
            whom.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
        whom.addStretch(1)
        self.reason.setMaximumWidth(_WIDTH)
        column.addLayout(whom)
        column.addWidget(self.days, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.reason)
        self.pin.setMaximumWidth(_WIDTH)
        column.addWidget(self.pin)
        for part in (self.to, self.until, self.reason, self.pin):
            part.edit.returnPressed.connect(self.confirmed)
        column.addWidget(self.notify, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._notice)
        column.addWidget(self._problem)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.reason.edit.textEdited.connect(self.reason_typed)
        self.to.edit.textEdited.connect(self.to_typed)
        self.until.edit.textEdited.connect(self.until_typed)
        self.days.chosen.connect(lambda days: self.until_chosen.emit(int(days)))
        self.notify.clicked.connect(lambda: self.notify_set.emit(not self.notify.held))
        self.button.clicked.connect(self.confirmed)

    def taken_pin(self) -> str:
        """What was typed, which stands there no more."""
        pin = self.pin.text()
        self.pin.edit.clear()
        self.pin.hide_password()
        return pin

    def render_fields(self, state: RepairState, entry: RefusedEntry, language: Language) -> None:
        way = state.way
        self.setVisible(way is not None)
        if way is None:
            self._shown = None
            self.taken_pin()
            return
        handing = way is Way.HAND_OVER
        for part in (self.to, self.until, self.days):
            part.setVisible(handing)
        name = state.names.get(state.to)
        self._name.setText(name.say(language) if name is not None and name != same(state.to) else "")
        ready = [(str(days), said.say(language)) for days, said in _READY_DAYS]
        meant = [
            str(days)
            for days, _ in _READY_DAYS
            if state.today is not None and state.until == (state.today + timedelta(days=days)).isoformat()
        ]
        self.days.render_choice(ready, meant[0] if meant else "")
        for part, caption, said in (
            (self.reason, words.WHY, state.reason),
            (self.to, words.TO_WHOM, state.to),
            (self.until, words.UNTIL, state.until),
        ):
            part.set_caption(caption.say(language))
            part.set_text(said)
        self.pin.setVisible(way is Way.CANCEL)
        self.pin.set_caption(words.OWN_PIN.say(language))
        can_notify = way is Way.CANCEL and bool(state.detail.notice)
        self.notify.render_right(words.NOTIFY.say(language), state.detail.notice, held=state.notify)
        self.notify.setVisible(can_notify)
        self._notice.setText(state.detail.notice)
        self._notice.setVisible(can_notify)
        self._problem.setText(state.problem.say(language) if state.problem is not None else "")
        self._problem.setVisible(state.problem is not None)
        do = words.DO_HAND_OVER if handing else way.said
        self.button.set_words((words.BUSY if state.busy else do).say(language))
        self.button.setEnabled(not state.busy)
        if way is not self._shown:
            self._shown = way
            self.taken_pin()
            (self.to if handing else self.reason).edit.setFocus(Qt.FocusReason.OtherFocusReason)
