"""The manager's signature under a day: what stays open, what it does, their own PIN."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.money import yuan
from app.texts import close_screens as words
from app.texts.language import Language, Text
from ui.manager.close_outside import SignAsked
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.dialog import Dialog
from ui.widgets.dressing import Face, Tone
from ui.widgets.key_row import KeyHint
from ui.widgets.keys import ENTER, on_keys
from ui.widgets.panel import Corners, Edge, Ground, Panel
from ui.widgets.password_field import PasswordField
from ui.widgets.sum_block import SumBlock
from ui.widgets.words import Words

_WIDTH, _MOST_ITEMS = 600, 4


class SignDialog(Dialog):
    """`signed` gives the PIN; `refuse` says what was wrong with it."""

    signed = Signal(str)

    def __init__(self, asked: SignAsked, *, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(
            (words.SIGN_TITLE if asked.what is None else words.CARRY_TITLE).say(language),
            icon="pencil-line",
            parent=parent,
        )
        self.setFixedWidth(_WIDTH)
        self._language = language
        day = asked.day.isoformat()
        sums = Panel(ground=Ground.SUNK, edge=Edge.LINE, corners=Corners.CONTROL, parent=self)
        row = QHBoxLayout(sums)
        row.setContentsMargins(grid.TWO, grid.ONE_AND_HALF, grid.TWO, grid.ONE_AND_HALF)
        row.setSpacing(grid.FOUR)
        orders = words.ORDERS_COUNT.say(language, count=asked.standing.orders)
        for caption, amount in ((words.ORDERS, orders), (words.TAKINGS, yuan(asked.standing.takings_fen))):
            block = SumBlock(parent=sums)
            block.render_sum(caption.say(language), amount)
            row.addWidget(block)
        row.addStretch(1)
        column = QVBoxLayout()
        column.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        column.setSpacing(grid.ONE_AND_HALF)
        column.addWidget(sums)
        why = words.SIGN_WHY.say(language, day=day) if asked.what is None else asked.what.say(language)
        column.addWidget(Words(why, face=Face.BODY, parent=self))
        for said in _carried(asked, language) if asked.what is None else ():
            column.addWidget(Words(said, face=Face.SMALL, tone=Tone.WARN, parent=self))
        self.pin = PasswordField(tall=True, parent=self)
        name = asked.person.name if language is Language.ZH else asked.person.latin_name or asked.person.name
        self.pin.set_caption(words.SIGN_PIN.say(language, name=name))
        self.button = Button("", role=ButtonRole.PRIMARY, size=ButtonSize.PRIMARY, key="Enter", parent=self)
        column.addWidget(self.pin)
        column.addWidget(self.button)
        self.body.addLayout(column)
        self.set_footer(
            (
                KeyHint(("Enter",), words.KEY_SIGN.say(language)),
                KeyHint(("Esc",), words.KEY_GIVE_UP.say(language)),
            )
        )
        self.button.clicked.connect(self.give)
        self.pin.edit.textEdited.connect(lambda _: self.pin.set_error(""))
        on_keys(self, dict.fromkeys(ENTER, self.give))
        self.setFocusProxy(self.pin)
        self._busy(False)

    def give(self) -> None:
        pin = self.pin.text()
        if not pin:
            self.refuse(words.SIGN_PIN_MISSING)
        elif self.button.isEnabled():
            self._busy(True)
            self.signed.emit(pin)

    def refuse(self, said: Text) -> None:
        self._busy(False)
        self.pin.edit.clear()
        self.pin.hide_password()
        self.pin.set_error(said.say(self._language))
        self.pin.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _busy(self, busy: bool) -> None:
        self.button.set_words((words.SIGN_CHECKING if busy else words.SIGN_DO).say(self._language))
        self.button.setEnabled(not busy)


def _carried(asked: SignAsked, language: Language) -> list[str]:
    """What stays open, by name; of many the first."""
    items = asked.carried
    if not items:
        return []
    said = [words.SIGN_WITH.say(language, count=len(items))]
    said += [each.words.say(language) for each in items[:_MOST_ITEMS]]
    return said
