"""The newest call, large; it flashes by changing its colours and never by moving."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.display.scale import Scale
from ui.display.state import CallWords, DisplayState
from ui.display.style import Figure
from ui.widgets.dressing import Face, dress
from ui.widgets.icons import Icon
from ui.widgets.panel import Hairline
from ui.widgets.words import Words

_ROOMY, _TIGHT = 7, 9  # characters of number and desk together that fit in the large and the middle size
ACROSS = 3  # classes side by side
_SIDES, _ROOM, _CROWDED = 56, (40, 32, 16), (30, 20, 8)  # above, below and between its rows
_WIDE = 2  # a sign of Chinese counts as two
_LOWER = {"": 126, Figure.CALL_TIGHT.value: 91, Figure.CALL_TIGHTER.value: 56}  # twice how far, by the figure's size


class CallPanel(QFrame):
    def __init__(self, *, scale: Scale, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("displayCall")
        self.setProperty("lit", False)
        self._scale, self._fit, self._crowded = scale, "", False
        self._icon = Icon("volume-2", tone=None, parent=self)
        self._icon.setProperty("figure", "call")
        self._head = words_of(Figure.HEAD, parent=self)
        self._bring = Words("", face=Face.DISPLAY_NOTE, tone=None, wrap=False, parent=self)
        self._number = Words("", face=Face.DISPLAY_CALL, tone=None, wrap=False, parent=self)
        self._arrow = Icon("arrow-right", tone=None, parent=self)
        self._arrow.setProperty("figure", "arrow")
        self._before = words_of(Figure.SIGN, parent=self)
        self._counter = Words("", face=Face.DISPLAY_CALL, tone=None, wrap=False, parent=self)
        self._behind = words_of(Figure.SIGN, parent=self)
        self._line = Hairline(parent=self)
        self._other = Words("", face=Face.DISPLAY_NOTE, tone=None, wrap=False, parent=self)
        self._again = Words("", face=Face.DISPLAY_NOTE, tone=None, wrap=False, parent=self)
        self._lay_out(scale)

    def render_call(self, state: DisplayState) -> None:
        call = state.call
        self._crowded = len(state.classes) > ACROSS
        self._make_room()
        self._icon.setVisible(call is not None)
        for part in (self._arrow, self._counter):
            part.setVisible(call is not None)
        if call is None:
            self._show_nobody(state)
        else:
            self._show(call)
        dress(self, lit=state.lit)

    def _show_nobody(self, state: DisplayState) -> None:
        self._number.setText(state.nobody)
        dress(self._number, figure=Figure.CALL_TIGHTER.value)
        self._other.setText(state.nobody_note)
        for part in (self._head, self._bring, self._before, self._behind, self._counter, self._again):
            part.setText("")

    def _show(self, call: CallWords) -> None:
        self._fit = _fit(call, crowded=self._crowded)
        for part, said in ((self._number, call.number), (self._counter, call.counter)):
            part.setText(said)
            dress(part, figure=self._fit)
        self._lower_signs()
        self._head.setText(call.head)
        self._bring.setText(call.bring)
        self._before.setText(call.counter_sign if call.sign_first else "")
        self._behind.setText("" if call.sign_first else call.counter_sign)
        self._before.setVisible(call.sign_first)
        self._behind.setVisible(not call.sign_first)
        self._other.setText(call.other_language)
        self._again.setText(call.again)

    def _make_room(self, *_: int) -> None:
        px, (top, bottom, between) = self._scale.px, _CROWDED if self._crowded else _ROOM
        self._column.setContentsMargins(px(_SIDES), px(top), px(_SIDES), px(bottom))
        self._column.setSpacing(px(between))

    def _lower_signs(self, *_: int) -> None:
        """So that they stand on the figure's own line."""
        for box in self._signs:
            box.setContentsMargins(0, self._scale.px(_LOWER[self._fit]), 0, 0)

    def _lay_out(self, scale: Scale) -> None:
        head, middle, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (head, middle, foot):
            scale.spacing(row, 20)
        head.addWidget(self._icon)
        head.addWidget(self._head)
        head.addStretch(1)
        head.addWidget(self._bring)
        middle.addWidget(self._number)
        middle.addStretch(1)
        middle.addWidget(self._arrow)
        middle.addStretch(1)
        self._signs = tuple(QVBoxLayout() for _ in range(2))  # margins of their own: a label's the style sheet takes
        for box, sign in zip(self._signs, (self._before, self._behind), strict=True):
            box.addWidget(sign)
        middle.addLayout(self._signs[0])
        middle.addWidget(self._counter)
        middle.addLayout(self._signs[1])
        scale.call(self._lower_signs, 1)
        foot.addWidget(self._other)
        foot.addStretch(1)
        foot.addWidget(self._again)
        self._column = column = QVBoxLayout(self)
        scale.call(self._make_room, 1)
        column.addLayout(head)
        column.addStretch(1)
        column.addLayout(middle)
        column.addStretch(1)
        column.addWidget(self._line)
        column.addLayout(foot)


def words_of(figure: Figure, *, parent: QWidget) -> Words:
    """Words of one line in a size of the television's own."""
    made = Words("", tone=None, wrap=False, parent=parent)
    made.setProperty("figure", figure.value)
    return made


def _fit(call: CallWords, *, crowded: bool) -> str:
    """`crowded`: two rows of classes leave less height."""
    long = sum(1 if each.isascii() else _WIDE for each in call.number) + len(call.counter)
    long += len(call.counter_sign) // 3 if call.sign_first else 0
    if long <= _ROOMY and not crowded:
        return ""
    return (Figure.CALL_TIGHT if long <= _TIGHT else Figure.CALL_TIGHTER).value
