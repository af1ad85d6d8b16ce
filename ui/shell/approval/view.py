"""The approval dialog: what is asked for, the reason, who approves and their PIN. All of it by keyboard."""

from itertools import pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.secret_rules import PIN_DIGITS
from app.texts import approval as words
from app.texts.language import Language, Text
from ui.frame.theme import LanguageChoice
from ui.shell.approval.presenter import ApprovalPresenter
from ui.shell.approval.state import ApprovalState, Far
from ui.shell.sign_on.state import name_in
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.choice import Choice
from ui.widgets.dialog import Dialog
from ui.widgets.dressing import Face, Tone
from ui.widgets.icons import Icon, IconSize
from ui.widgets.key_row import KeyHint
from ui.widgets.keys import EnterChain, on_keys
from ui.widgets.panel import Corners, Edge, Ground, Panel
from ui.widgets.password_field import PasswordField
from ui.widgets.text_field import TextField
from ui.widgets.words import Words

_WIDTH = 680
_NAME_ROOM = 120
SECOND_MS = 1000
_FAR_WORDS = {
    Far.NONE: words.FAR_ASK,
    Far.OFFERED: words.FAR_ASK,
    Far.SENDING: words.FAR_SENDING,
    Far.WAITING: words.FAR_WITHDRAW,
}


class ApprovalDialog(Dialog):
    """Listens to a presenter; open it over whatever is open. Enter goes to the next field and at last approves."""

    def __init__(
        self, presenter: ApprovalPresenter, *, language: LanguageChoice, parent: QWidget | None = None
    ) -> None:
        super().__init__(icon="shield-alert", parent=parent)
        self.setFixedWidth(_WIDTH)
        self._presenter = presenter
        self._language = language
        self._state: ApprovalState | None = None
        self._why = Words("", face=Face.BODY, parent=self)
        self._panel = Panel(ground=Ground.SUNK, edge=Edge.LINE, corners=Corners.CONTROL, parent=self)
        self._what_label = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self._panel)
        self._what = Words("", face=Face.PANE, parent=self._panel)
        self._reasons_label = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self.reason = TextField(parent=self)
        self.reasons = Choice(parent=self)
        self.number = TextField(parent=self)
        self._person = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self.number.add_inside(self._person, room=_NAME_ROOM)
        self.pin = PasswordField(tall=False, parent=self)
        self._hint_icon = Icon("circle-alert", size=IconSize.INLINE, tone=Tone.DANGER, parent=self)
        self._hint = Words("", face=Face.SMALL, tone=Tone.DANGER, parent=self)
        self.button = Button("", role=ButtonRole.PRIMARY, size=ButtonSize.PRIMARY, key="Enter", parent=self)
        self._far_said = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self.far_button = Button("", icon="monitor", key="F8", parent=self)
        self._clock = QTimer(self)
        self._clock.setTimerType(Qt.TimerType.PreciseTimer)  # never early: the store would refuse once more
        self._clock.setInterval(SECOND_MS)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.number if presenter.state.reason else self.reason)
        presenter.listen(self)
        self._order_tabs()

    def render_approval(self, state: ApprovalState) -> None:
        self._state = state
        if state.wait_s and not self._clock.isActive():
            self._clock.start()
        elif not state.wait_s:
            self._clock.stop()
        self._speak(state, self._language.language)

    def clear_pin(self) -> None:
        self.pin.edit.clear()
        self.pin.hide_password()
        self.pin.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_approval(self) -> None:
        """As Esc closes it, but what was asked is answered by then."""
        self.dismissed.emit()

    def _approve(self) -> None:
        """The caret goes to the first field that lacks something."""
        self._presenter.approve(self.pin.text())
        state = self._state
        if state is not None and state.reason_problem is not None:
            self.reason.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif state is not None and state.number_problem is not None:
            self.number.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _speak(self, state: ApprovalState, language: Language) -> None:
        wanted = state.asked.wanted
        asks = words.ASKS.say(language, name=name_in(wanted.requester, language), number=wanted.requester.number)
        self.set_title(words.TITLE.say(language), note=asks)
        self._why.setText(state.asked.why.say(language))
        self._what_label.setText(words.WHAT.say(language))
        self._what.setText(wanted.about.say(language))
        self._reasons_label.setText(words.REASON_HINT.say(language))
        said = [(str(place), ready.say(language)) for place, ready in enumerate(self._ready(state))]
        chosen = next((value for value, each in said if each == state.reason), "")
        self.reasons.render_choice(said, chosen)
        self.reason.set_caption(words.WHY.say(language))
        self.reason.set_text(state.reason)
        self.reason.set_error(state.reason_problem.say(language) if state.reason_problem else "")
        self.number.set_caption(words.APPROVER.say(language))
        self.number.set_text(state.number)
        self.number.set_error(state.number_problem.say(language) if state.number_problem else "")
        person = state.person
        self._person.setText(
            words.CAN_APPROVE.say(language, name=name_in(person, language), role=person.role.called) if person else ""
        )
        self.pin.set_caption(words.PIN.say(language, digits=PIN_DIGITS))
        problem = state.problem.say(language) if state.problem is not None else ""
        self._hint.setText(problem)
        self._hint_icon.setVisible(bool(problem))
        self._press(state, language)
        self._speak_far(state, language)
        self.set_footer(
            (
                KeyHint(("Tab",), words.KEY_NEXT.say(language)),
                KeyHint(("Enter",), words.KEY_APPROVE.say(language)),
                KeyHint(("Esc",), words.KEY_CANCEL.say(language)),
            ),
            note=words.FOOT.say(language),
        )

    def _speak_far(self, state: ApprovalState, language: Language) -> None:
        there = state.far is not Far.NONE
        said = state.far_said or (words.FAR_WAITS if state.far is Far.WAITING else None)
        self._far_said.setText(said.say(language) if said is not None else "")
        self._far_said.setVisible(there and said is not None)
        self.far_button.setVisible(there)
        self.far_button.setEnabled(state.far is not Far.SENDING and not state.checking)
        self.far_button.set_words(_FAR_WORDS[state.far].say(language))

    def _press(self, state: ApprovalState, language: Language) -> None:
        said = words.APPROVE
        if state.wait_s:
            said = words.WAITING.filled(seconds=state.wait_s)
        elif state.checking:
            said = words.CHECKING
        self.button.set_words(said.say(language))
        self.button.setEnabled(not state.checking and not state.wait_s)

    def _connect(self) -> None:
        passing = {self.reason.edit: self._presenter.pass_reason, self.number.edit: self._presenter.pass_number}
        EnterChain((self.reason.edit, self.number.edit, self.pin.edit), self._approve, passing=passing, parent=self)
        on_keys(self, {Qt.Key.Key_F8: self._presenter.ask_afar})
        self.reasons.chosen.connect(self._choose)
        self.reason.edit.textEdited.connect(self._presenter.type_reason)
        self.number.edit.textEdited.connect(self._presenter.type_number)
        self.pin.edit.textEdited.connect(lambda _: self._presenter.type_pin())
        self.button.clicked.connect(self._approve)
        self.far_button.clicked.connect(self._presenter.ask_afar)
        self.dismissed.connect(self._presenter.dismiss)
        self._clock.timeout.connect(self._presenter.tick)
        self._language.changed.connect(self._retranslate)

    def _retranslate(self) -> None:
        if self._state is not None:
            self._speak(self._state, self._language.language)

    @staticmethod
    def _ready(state: ApprovalState) -> tuple[Text, ...]:
        return state.asked.ready or words.READY_REASONS

    def _choose(self, place: str) -> None:
        if self._state is not None:
            self._presenter.type_reason(self._ready(self._state)[int(place)].say(self._language.language))
        self.number.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _order_tabs(self) -> None:
        """As it is read: the ready reasons come into being with the first state, after the fields."""
        stops: list[QWidget] = [self.reason.edit]
        ready = self._ready(self._state) if self._state is not None else ()
        stops += [self.reasons.button(str(place)) for place in range(len(ready))]
        stops += [self.number.edit, self.pin.edit, self.button, self.far_button]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _lay_out(self) -> None:
        what = QVBoxLayout(self._panel)
        what.setContentsMargins(grid.TWO, grid.ONE_AND_HALF, grid.TWO, grid.ONE_AND_HALF)
        what.setSpacing(grid.HALF)
        what.addWidget(self._what_label)
        what.addWidget(self._what)
        who = QHBoxLayout()
        who.setSpacing(grid.TWO)
        who.addWidget(self.number, 1, Qt.AlignmentFlag.AlignTop)
        who.addWidget(self.pin, 1, Qt.AlignmentFlag.AlignTop)
        hint = QHBoxLayout()
        hint.setSpacing(grid.ONE - 2)
        hint.addWidget(self._hint_icon, 0, Qt.AlignmentFlag.AlignTop)
        hint.addWidget(self._hint, 1)
        column = QVBoxLayout()
        column.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        column.setSpacing(grid.ONE_AND_HALF)
        column.addWidget(self._why)
        column.addWidget(self._panel)
        column.addWidget(self.reason)
        column.addWidget(self._reasons_label)
        column.addWidget(self.reasons)
        column.addLayout(who)
        column.addLayout(hint)
        column.addWidget(self.button)
        column.addWidget(self._far_said)
        column.addWidget(self.far_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(column)
