"""准 or 不准 over 今天: what is asked, the manager's own PIN, and of a refusal the reason."""

from datetime import tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.secret_rules import PIN_DIGITS
from app.texts import approvals_page as words
from app.texts.language import Language
from ui.manager.ask_facts import AskFacts
from ui.manager.asks_presenter import AsksState
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.dialog import Dialog
from ui.widgets.key_row import KeyHint
from ui.widgets.keys import EnterChain
from ui.widgets.password_field import PasswordField
from ui.widgets.text_field import TextField

_WIDTH = 600


class AskDialog(Dialog):
    """One ask, `granted` or not: Enter goes on to the next field and at last does it."""

    why_not_typed = Signal(str)
    pin_typed = Signal()
    answered = Signal(str, str)  # the ask, the PIN

    def __init__(
        self, ask_id: str, *, granted: bool, zone: tzinfo, language: Language, parent: QWidget | None = None
    ) -> None:
        title = words.GRANT_TITLE if granted else words.DENY_TITLE
        super().__init__(title.say(language), icon="circle-check" if granted else "ban", parent=parent)
        self.setFixedWidth(_WIDTH)
        self.ask_id, self.granted, self._language = ask_id, granted, language
        self.given = False  # the answer is on its way
        self.facts = AskFacts(zone=zone, parent=self)
        self.why_not = TextField(parent=self)
        self.why_not.setVisible(not granted)
        self.pin = PasswordField(tall=False, parent=self)
        role = ButtonRole.PRIMARY if granted else ButtonRole.DANGER
        self.button = Button("", role=role, size=ButtonSize.PRIMARY, key="Enter", parent=self)
        column = QVBoxLayout()
        column.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        column.setSpacing(grid.ONE_AND_HALF)
        for part in (self.facts, self.why_not, self.pin, self.button):
            column.addWidget(part)
        self.body.addLayout(column)
        do = words.KEY_GRANT if granted else words.KEY_DENY
        hints = (KeyHint(("Enter",), do.say(language)), KeyHint(("Esc",), words.KEY_NOT_NOW.say(language)))
        self.set_footer(hints)
        self.why_not.edit.textEdited.connect(self.why_not_typed)
        EnterChain((self.why_not.edit, self.pin.edit), self._give, parent=self)
        self.pin.edit.textEdited.connect(lambda _: self.pin_typed.emit())
        self.button.clicked.connect(self._give)
        self.setFocusProxy(self.pin.edit if granted else self.why_not.edit)

    def render_asks(self, state: AsksState) -> None:
        """Of its own ask; nothing while another one is chosen."""
        seen, language = state.seen, self._language
        if seen is None or seen.ask.id != self.ask_id:
            return
        self.facts.render_ask(seen, language)
        self.why_not.set_caption(words.WHY_NOT_NOW.say(language))
        self.why_not.set_text(state.why_not)
        self.why_not.set_error(state.why_problem.say(language) if state.why_problem is not None else "")
        self.pin.set_caption(words.PIN.say(language, digits=PIN_DIGITS))
        self.pin.set_error(state.problem.say(language) if state.problem is not None else "")
        said = words.GRANT if self.granted else words.DENY
        self.button.set_words((words.CHECKING if state.checking else said).say(language))
        self.button.setEnabled(not state.checking)
        if state.why_problem is not None and not state.checking:
            self.why_not.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_pin(self) -> None:
        self.pin.edit.clear()
        self.pin.hide_password()

    def _give(self) -> None:
        self.given = True
        self.answered.emit(self.ask_id, self.pin.text())
