"""The right side of the payment dialog while a provider has the part at hand: what is waited for, and what now."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.payment import PaymentMethod
from ui.clerk.collect_state import Pane
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.dressing import Face, Tone
from ui.widgets.text_field import TextField
from ui.widgets.words import Words

_MOST_OTHERS = 3


class ProviderSide(QFrame):
    """`typed` is what stands in the field; `other` the means chosen in place of this one."""

    typed = Signal(str)
    taken = Signal()
    cancelled = Signal()
    other = Signal(str)

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("paySide")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # with no field open the keys go on to the dialog
        self._title = Words("", face=Face.PERSON, parent=self)
        self._elapsed = Words("", face=Face.LINE_NAME, tone=Tone.ACCENT_INK, wrap=False, parent=self)
        self._sentence = Words("", face=Face.BODY, parent=self)
        self.field = TextField(tall=True, parent=self)
        self.field.edit.setObjectName("codeField")
        self.field.edit.textEdited.connect(self.typed)
        self._others_label = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self._others = [self._other_button() for _ in range(_MOST_OTHERS)]
        self._methods: list[PaymentMethod] = []
        self._cancel = Button("", role=ButtonRole.ORDINARY, size=ButtonSize.PRIMARY, key="Del", parent=self)
        self._cancel.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cancel.clicked.connect(self.cancelled)
        self._take = Button("", role=ButtonRole.PRIMARY, size=ButtonSize.PAY, key="Enter", parent=self)
        self._take.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._take.clicked.connect(self.taken)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        column.setSpacing(grid.ONE_AND_HALF)
        column.addWidget(self._title)
        column.addWidget(self._elapsed)
        column.addWidget(self._sentence)
        column.addWidget(self.field)
        column.addStretch(1)
        column.addWidget(self._others_label)
        for button in self._others:
            column.addWidget(button)
        column.addWidget(self._cancel)
        column.addWidget(self._take)

    def _other_button(self) -> Button:
        button = Button("", role=ButtonRole.ORDINARY, size=ButtonSize.PRIMARY, key="1", parent=self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._choose(button))
        return button

    def _choose(self, button: Button) -> None:
        place = self._others.index(button)
        if place < len(self._methods):
            self.other.emit(self._methods[place].value)

    def render_pane(self, pane: Pane) -> None:
        self._title.setText(pane.title)
        self._elapsed.setText(pane.elapsed)
        self._elapsed.setVisible(bool(pane.elapsed))
        self._sentence.setText(pane.sentence)
        self._sentence.set_tone(Tone.DANGER if pane.bad else Tone.INK)
        self.field.set_caption(pane.code_label)
        self.field.edit.setAccessibleName(pane.code_label)
        self.field.set_text(pane.typed)
        self.field.setVisible(bool(pane.code_label))
        self._others_label.setText(pane.others_label)
        self._others_label.setVisible(bool(pane.others_label))
        self._methods = [method for _, method, _ in pane.others]
        for place, button in enumerate(self._others):
            button.setVisible(place < len(pane.others))
            if place < len(pane.others):
                key, _, words = pane.others[place]
                button.set_words(words)
                button.set_key(key)
        for shown, part in ((pane.cancel, self._cancel), (pane.take, self._take)):
            part.setVisible(bool(shown))
            part.set_words(shown)
