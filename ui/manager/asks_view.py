"""审批 on the screen: who asks for what at the left; what, why, the PIN and the two answers at the right."""

from datetime import tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.secret_rules import PIN_DIGITS
from app.texts import approvals_page as words
from app.texts.language import Language
from ui.manager.ask_facts import AskFacts, clock
from ui.manager.asks_presenter import AskSeen, AsksState, desk_words
from ui.manager.work_list import WIDE, WorkItem, WorkList, set_beside
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.empty_state import EmptyState
from ui.widgets.keys import on_keys
from ui.widgets.password_field import PasswordField
from ui.widgets.text_field import TextField

_FIELDS_WIDTH = 420


class AsksView(QFrame):
    """Paints AsksState; ↑ and ↓ choose, Enter on the PIN approves, F8 does not."""

    chosen = Signal(str)
    why_not_typed = Signal(str)
    pin_typed = Signal()
    answered = Signal(str, str, bool)  # the ask, the PIN, granted

    def __init__(self, *, zone: tzinfo, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("auditPage")
        self._zone, self._language, self._state = zone, language, AsksState()
        self.list = WorkList(page=self)
        self._empty = EmptyState("circle-check", parent=self)
        self._pane = QWidget(self)
        self._facts = AskFacts(zone=zone, parent=self._pane)
        self._beside = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._pane)
        self.pin = PasswordField(tall=False, parent=self._pane)
        self.why_not = TextField(parent=self._pane)
        self.grant = Button("", role=ButtonRole.PRIMARY, size=ButtonSize.PRIMARY, key="Enter", parent=self._pane)
        self.deny = Button("", role=ButtonRole.DANGER, size=ButtonSize.PRIMARY, key="F8", parent=self._pane)
        self._slot = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.pin.edit)

    @property
    def state(self) -> AsksState:
        """As it is painted."""
        return self._state

    def render_asks(self, state: AsksState) -> None:
        self._state = state
        self.retranslate(self._language)

    def clear_pin(self) -> None:
        self.pin.edit.clear()
        self.pin.hide_password()

    def retranslate(self, language: Language) -> None:
        self._language = language
        state, seen = self._state, self._state.seen
        self.list.setVisible(bool(state.asks))
        self.list.render_items([self._item(each, language) for each in state.asks], state.chosen)
        if seen is None:
            self._empty.render_words(
                (words.AWAY if state.away else words.EMPTY).say(language),
                before="" if state.away else words.EMPTY_HINT.say(language),
            )
            self._slot.setCurrentWidget(self._empty)
            return
        if self._slot.currentWidget() is not self._pane:
            self._slot.setCurrentWidget(self._pane)
            if self.isVisible():  # the first came while the page was empty
                self.pin.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._facts.render_ask(seen, language)
        self.pin.set_caption(words.PIN.say(language, digits=PIN_DIGITS))
        self.pin.set_error(state.problem.say(language) if state.problem is not None else "")
        self.why_not.set_caption(words.WHY_NOT.say(language))
        self.why_not.set_text(state.why_not)
        self.why_not.set_error(state.why_problem.say(language) if state.why_problem is not None else "")
        self.grant.set_words((words.CHECKING if state.checking else words.GRANT).say(language))
        self.deny.set_words(words.DENY.say(language))
        for button in (self.grant, self.deny):
            button.setEnabled(not state.checking)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """The answer below what is asked, or where there is room beside it."""
        wide = self.width() >= WIDE
        set_beside(self._beside, wide=wide, gap=grid.FOUR, shares=(1, 1))

    def _item(self, seen: AskSeen, language: Language) -> WorkItem:
        time = clock(seen.ask.at, self._zone)
        said = words.ROW.say(language, who=seen.name, desk=desk_words(seen.ask), time=time)
        return WorkItem(seen.ask.id, seen.ask.about.say(language), said)

    def _connect(self) -> None:
        on_keys(self, {Qt.Key.Key_F8: lambda: self._answer(granted=False)})
        self.list.chosen.connect(self.chosen)
        self.why_not.edit.textEdited.connect(self.why_not_typed)
        self.pin.edit.textEdited.connect(lambda _: self.pin_typed.emit())
        self.pin.edit.returnPressed.connect(lambda: self._answer(granted=True))
        self.grant.clicked.connect(lambda: self._answer(granted=True))
        self.deny.clicked.connect(lambda: self._answer(granted=False))

    def _answer(self, *, granted: bool) -> None:
        self.answered.emit(self._state.chosen, self.pin.text(), granted)

    def _lay_out(self) -> None:
        for field in (self.pin, self.why_not):
            field.setMaximumWidth(_FIELDS_WIDTH)
        acts = QHBoxLayout()
        acts.setSpacing(grid.ONE_AND_HALF)
        acts.addWidget(self.grant)
        acts.addWidget(self.deny)
        acts.addStretch(1)
        answer = QVBoxLayout()
        answer.setSpacing(grid.ONE_AND_HALF)
        answer.addWidget(self.pin)
        answer.addWidget(self.why_not)
        answer.addLayout(acts)
        answer.addStretch(1)
        facts = QVBoxLayout()
        facts.addWidget(self._facts)
        facts.addStretch(1)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.addLayout(facts)
        self._beside.addLayout(answer)
        self._turn()
        for page in (self._empty, self._pane):
            self._slot.addWidget(page)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        row.setSpacing(grid.THREE)
        row.addWidget(self.list)
        row.addWidget(self._slot, 1)
