"""The line at the top: hall and desk, the field that finds anything, parked forms, the person on duty."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from app.domain.business_hall import CounterDesk
from app.domain.staff import StaffMember
from app.texts import shell as words
from app.texts import training as training_words
from app.texts.language import Language, Text
from ui.widgets import grid
from ui.widgets.composed_button import ComposedButton
from ui.widgets.dressing import Face, Tone, dress
from ui.widgets.icons import Icon, IconSize
from ui.widgets.keycap import KeyCap
from ui.widgets.panel import Hairline
from ui.widgets.pill import Pill, PillState
from ui.widgets.words import Words

_SEARCH_WIDTH = 380


@dataclass(frozen=True, slots=True)
class TopLineState:
    desk: CounterDesk
    person: StaffMember
    parked: int
    training: bool = False


@dataclass(frozen=True, slots=True)
class TouchFace:
    """A page that is touched has the line 56 high, its own name in the desk's place, and a search of its own.

    Toasts stand on its part `foot`: what is touched next is not under them.
    """

    place: Text
    search: Text
    find: Callable[[], None]
    foot: QWidget


class SearchButton(ComposedButton):
    """Looks like the field it opens."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._label = Words("", face=Face.SMALL, tone=None, wrap=False, parent=self)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.ONE_AND_HALF - 1, 0, grid.ONE - 2, 0)
        row.setSpacing(grid.ONE)
        row.addWidget(Icon("search", size=IconSize.INLINE, tone=None, parent=self))
        row.addWidget(self._label)
        row.addStretch(1)
        row.addWidget(KeyCap("Ctrl K", parent=self))
        self.setMinimumWidth(_SEARCH_WIDTH)

    def set_words(self, said: str) -> None:
        self._label.setText(said)
        self.setAccessibleName(said)


class ParkedButton(ComposedButton):
    """How many forms are parked; pressing it lists them."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._label = Words("", face=Face.SMALL, tone=None, wrap=False, parent=self)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.HALF, grid.HALF, grid.HALF, grid.HALF)
        row.setSpacing(grid.ONE)
        row.addWidget(Icon("layers", size=IconSize.INLINE, tone=None, parent=self))
        row.addWidget(self._label)

    def set_words(self, said: str) -> None:
        self._label.setText(said)
        self.setAccessibleName(said)
        self.updateGeometry()


class TopLine(QFrame):
    """48 high, 56 over a page that is touched. The search field stands in the middle whatever is beside it."""

    search_pressed = Signal()
    parked_pressed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hall = Words("", face=Face.LINE_NAME, wrap=False, parent=self)
        self._bar = Words("|", face=Face.BODY, tone=Tone.INK3, wrap=False, parent=self)
        self._desk = Words("", face=Face.BODY, wrap=False, parent=self)
        self._search = SearchButton(parent=self)
        self._search.clicked.connect(self.search_pressed)
        self._parked = ParkedButton(parent=self)
        self._parked.clicked.connect(self.parked_pressed)
        self._name = Words("", face=Face.BODY, wrap=False, parent=self)
        self._name.setProperty("medium", True)
        self._duty = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self.training = Pill(PillState.WAITING, "", parent=self)
        left = QHBoxLayout()
        left.setSpacing(grid.ONE + 1)
        for part in (self._hall, self._bar, self._desk):
            left.addWidget(part)
        left.addWidget(self.training, 0, Qt.AlignmentFlag.AlignVCenter)
        left.addStretch(1)
        right = QHBoxLayout()
        right.setSpacing(grid.ONE)
        right.addStretch(1)
        right.addWidget(self._parked)
        right.addSpacing(grid.HALF - 1)
        self._divider = Hairline(Qt.Orientation.Vertical, parent=self)
        self._divider.setFixedHeight(grid.TWO + grid.HALF)
        right.addWidget(self._divider)
        right.addSpacing(grid.ONE)
        right.addWidget(Icon("circle-user-round", size=IconSize.CONTROL, tone=Tone.INK2, parent=self))
        right.addWidget(self._name)
        right.addWidget(self._duty)
        row = QGridLayout(self)
        row.setContentsMargins(grid.TWO, 1, grid.TWO, 0)  # as far from the hairline below as from the top
        row.setHorizontalSpacing(grid.TWO)
        row.addLayout(left, 0, 0)
        row.addWidget(self._search, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(right, 0, 2)
        row.setColumnStretch(0, 1)
        row.setColumnStretch(2, 1)

    def render_top(self, state: TopLineState, language: Language, *, touch: TouchFace | None = None) -> None:
        """Chinese names the person by name, English by the Latin name."""
        dress(self, touch=touch is not None)
        self._parked.setVisible(touch is None)
        self._divider.setVisible(touch is None)
        hall = state.desk.hall
        self._hall.setText(words.HALL_LINE.say(language, operator=hall.brand.operator, hall=hall.name))
        self.training.setVisible(state.training)
        self.training.render_state(PillState.WAITING, training_words.TAG.say(language))
        self._desk.setText((state.desk.label if touch is None else touch.place).say(language))
        self._search.set_words((words.SEARCH_ANYTHING if touch is None else touch.search).say(language))
        self._parked.set_words(words.PARKED.say(language, count=state.parked))
        person = state.person
        self._name.setText(person.name if language is Language.ZH else person.latin_name)
        self._duty.setText(words.DUTY.say(language, role=person.role.called, number=person.number))
