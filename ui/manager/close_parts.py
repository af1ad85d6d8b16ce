"""Parts of 日结: a step at the left, an open item with what can be done about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.day_close import OpenItem, OpenKind
from app.texts import close_screens as words
from app.texts.language import Language, Text
from ui.manager.close_state import WITH_PIN
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole
from ui.widgets.dressing import Face, Tone, dress
from ui.widgets.icons import Icon, IconSize
from ui.widgets.pill import Pill, PillState
from ui.widgets.words import Words
from ui.widgets.wrapping_button import WrappingButton

_ICONS = {
    OpenKind.HALL_OPEN: "clock-3",
    OpenKind.TICKET: "ticket",
    OpenKind.DESK_ON_DUTY: "headphones",
    OpenKind.CASH_PERIOD: "wallet",
    OpenKind.CASH_OUTSIDE: "wallet",
    OpenKind.TAKINGS_DIFFER: "credit-card",
    OpenKind.PROVIDER_SILENT: "credit-card",
    OpenKind.PARKED_FORM: "pencil-line",
    OpenKind.UNSENT: "cloud-upload",
    OpenKind.REFUSED: "wrench",
    OpenKind.PRINT: "printer",
    OpenKind.CASH_DUE: "banknote",
    OpenKind.DESK_SILENT: "monitor",
    OpenKind.DIGEST_DIFFERS: "arrow-right-left",
    OpenKind.CENTRE_SILENT: "cloud-off",
    OpenKind.BACKUP_FAILED: "hard-drive",
}
_GO = {OpenKind.REFUSED: words.REPAIR, OpenKind.CASH_PERIOD: words.CASH, OpenKind.CASH_OUTSIDE: words.CASH}


class StepMark(QFrame):
    """A circle: a check where the step is done, else its number."""

    def __init__(self, number: int, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("stands", "later")
        self._icon = Icon("check", size=IconSize.TAG, tone=None, parent=self)
        self._number = Words(str(number), face=Face.LABEL, wrap=False, align=Qt.AlignmentFlag.AlignHCenter, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignCenter)

    def stand(self, how: str) -> None:
        """`how`: done, next, open (done, and something came up since) or later."""
        self._icon.setVisible(how == "done")
        self._number.setVisible(how != "done")
        dress(self, stands=how)


class StepRow(WrappingButton):
    """Mark, name, and below it what it found or what it is for."""

    def __init__(self, number: int, *, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._mark = StepMark(number, parent=self)
        self._name = Words("", face=Face.BODY, parent=self)
        self._name.setProperty("medium", True)
        self._note = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        said = QVBoxLayout()
        said.setSpacing(0)
        for label in (self._name, self._note):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            said.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.TWO - 2, grid.ONE + 2, grid.ONE_AND_HALF, grid.ONE + 2)
        row.setSpacing(grid.TWO)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)

    def render_step(self, name: Text, note: Text, language: Language, *, stands: str, chosen: bool) -> None:
        self._name.setText(name.say(language))
        self._note.setText(note.say(language))
        self._note.set_tone(Tone.WARN if stands == "open" else Tone.INK2)
        self._mark.stand(stands)
        self.setAccessibleName(f"{self._name.text()}: {self._note.text()}")
        dress(self, chosen=chosen)


class ItemBlock(QFrame):
    """An open item: what it is, since when, what can be done; quiet once the manager said to close with it."""

    go_pressed = Signal()
    carry_pressed = Signal()

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = Icon("wrench", size=IconSize.BANNER, tone=Tone.WARN, parent=self)
        self._words = Words("", face=Face.LINE_NAME, parent=self)
        self._pill = Pill(PillState.DONE, "", parent=self)
        self._since = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self._hint = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self.go = Button("", role=ButtonRole.ORDINARY, parent=self)
        self.carry = Button("", parent=self)
        for label in self.carry.findChildren(Words):
            label.setProperty("ellipsisIsWords", True)  # it asks for a reason first
        self._note = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self._acts = QWidget(self)
        self.go.clicked.connect(self.go_pressed)
        self.carry.clicked.connect(self.carry_pressed)
        self._lay_out()

    def render_item(
        self,
        item: OpenItem,
        language: Language,
        since: str,
        *,
        reason: str,
        can_go: bool,
        first: bool,
        note: Text | None,
    ) -> None:
        """`reason` is why the day will be closed with it, "" for what nobody has looked at. `first`: Enter is its.
        `note` says what closing with it takes, None where an item above it says so."""
        self._icon.set_name(_ICONS[item.kind])
        dress(self._icon, tone=(Tone.INK2 if reason else Tone.WARN).value)
        self._words.setText(item.words.say(language))
        self._pill.setVisible(bool(reason))
        self._pill.render_state(PillState.DONE, words.CARRIED_PILL.say(language))
        self._since.setText(since)
        self._since.setVisible(bool(since))
        self._hint.setText(words.CARRIED.say(language, reason=reason) if reason else item.hint.say(language))
        self.go.setVisible(can_go)
        self.go.set_words(go_words(item).say(language))
        self.carry.set_words(words.CARRY.say(language))
        for button, main in ((self.go, first and can_go), (self.carry, first and not can_go)):
            dress(button, role=(ButtonRole.PRIMARY if main else ButtonRole.ORDINARY).value)
            button.set_key("Enter" if main else "")
        self._note.setText(note.say(language) if note is not None else "")
        self._acts.setVisible(not reason)
        dress(self, seen=bool(reason))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(grid.ONE)
        head.addWidget(self._words, 1)
        head.addWidget(self._pill)
        head.addWidget(self._since)
        acts = QHBoxLayout(self._acts)
        acts.setContentsMargins(0, grid.ONE, 0, 0)
        acts.setSpacing(grid.ONE)
        acts.addWidget(self.go)
        acts.addWidget(self.carry)
        acts.addSpacing(grid.ONE)
        acts.addWidget(self._note, 1)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addLayout(head)
        said.addWidget(self._hint)
        said.addWidget(self._acts)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.TWO, grid.ONE_AND_HALF, grid.TWO, grid.ONE_AND_HALF)
        row.setSpacing(grid.ONE)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)


def carry_note(item: OpenItem) -> Text:
    """What closing with it takes."""
    return words.CARRY_NOTE_PIN if item.kind in WITH_PIN else words.CARRY_NOTE


def go_words(item: OpenItem) -> Text:
    """On the button that leads to where it is seen to."""
    return _GO.get(item.kind, words.LOOK)
