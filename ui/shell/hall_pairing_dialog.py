"""The dialog that pairs this counter with a hall server: one found in the hall or an address typed, and the code."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.texts import hall_link as words
from app.texts.language import Language, Text
from app.wire.hall_found import HallFound
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.dialog import Dialog
from ui.widgets.dressing import Face, Tone
from ui.widgets.key_row import KeyHint
from ui.widgets.keys import EnterChain
from ui.widgets.text_field import TextField
from ui.widgets.words import Words

_WIDTH = 560
_MOST_SHOWN = 4  # a hall has one server, and perhaps a spare
_EXAMPLE = "https://192.168.1.20:8633"
_CODE_EXAMPLE = "7KQM-4W2D-XH3P-8NRT-5C9V"


class HallPairingDialog(Dialog):
    """`wanted` gives address and code once both are there. Enter goes on, and at last pairs."""

    wanted = Signal(str, str)

    def __init__(self, language: Language, *, parent: QWidget | None = None) -> None:
        super().__init__(words.PAIR_ACT.say(language), icon="server", parent=parent)
        self.setFixedWidth(_WIDTH)
        self._language, self._busy = language, False
        why = Words(words.PAIR_WHY.say(language), face=Face.SMALL, tone=Tone.INK2, parent=self)
        self.found_line = Words(words.PAIR_LOOKING.say(language), face=Face.SMALL, tone=Tone.INK2, parent=self)
        self.found: list[Button] = []
        self._found_column = QVBoxLayout()
        self._found_column.setSpacing(grid.ONE)
        self.address = TextField(words.PAIR_ADDRESS.say(language), placeholder=_EXAMPLE, parent=self)
        self.code = TextField(words.PAIR_CODE.say(language), placeholder=_CODE_EXAMPLE, parent=self)
        self.button = Button("", role=ButtonRole.PRIMARY, size=ButtonSize.PRIMARY, key="Enter", parent=self)
        column = QVBoxLayout()
        column.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        column.setSpacing(grid.ONE_AND_HALF)
        column.addWidget(why)
        column.addWidget(self.found_line)
        column.addLayout(self._found_column)
        for field in (self.address, self.code):
            field.edit.textEdited.connect(lambda _, field=field: field.set_error(""))
            column.addWidget(field)
        column.addWidget(self.button)
        self.body.addLayout(column)
        EnterChain((self.address.edit,), self._from_address, parent=self)
        EnterChain((self.code.edit,), self._finish, parent=self)
        self.button.clicked.connect(self._finish)
        self.set_footer(
            (
                KeyHint(("Tab",), words.PAIR_KEY_NEXT.say(language)),
                KeyHint(("Enter",), words.PAIR.say(language)),
                KeyHint(("Esc",), words.PAIR_KEY_CANCEL.say(language)),
            )
        )
        self.setFocusProxy(self.address)
        self.render_busy(busy=False)

    def render_found(self, found: Sequence[HallFound]) -> None:
        """What answered in the hall; the only one is taken where nothing was typed yet."""
        said = words.PAIR_FOUND if found else words.PAIR_NONE_FOUND
        self.found_line.setText(said.say(self._language))
        for each in found[:_MOST_SHOWN]:
            shown = f"{each.name}  {each.hall}  {each.url}"
            button = Button(shown, role=ButtonRole.ORDINARY, parent=self)
            button.clicked.connect(lambda _=False, url=each.url: self._choose(url))
            self._found_column.addWidget(button)
            button.setVisible(True)
            self.found.append(button)
        if len(found) == 1 and not self.address.text():
            self._choose(found[0].url)
        self.adjustSize()

    def render_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.button.set_words((words.PAIR_BEGUN if busy else words.PAIR).say(self._language))
        self.button.setEnabled(not busy)

    def refuse(self, said: Text, *, address: bool) -> None:
        """What came back: below the address where nothing answers there, else below the code."""
        self._fault(self.address if address else self.code, said)

    def _from_address(self) -> None:
        if self.code.text():
            self._finish()
        else:
            self.code.setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, url: str) -> None:
        self.address.set_text(url)
        self.address.set_error("")
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self) -> None:
        if self._busy:
            return
        for field in (self.address, self.code):
            field.set_error("")
        if not self.address.text().strip():
            self._fault(self.address, words.ADDRESS_MISSING)
        elif not self.code.text().strip():
            self._fault(self.code, words.CODE_MISSING)
        else:
            self.wanted.emit(self.address.text(), self.code.text())

    def _fault(self, field: TextField, said: Text) -> None:
        field.set_error(said.say(self._language))
        field.edit.selectAll()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
