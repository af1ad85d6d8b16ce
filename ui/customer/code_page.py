"""The key pad for a confirmation code: the customer types what their phone shows, and only by touch."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.one_time_code import CODE_DIGITS
from ui.customer.touch_button import FootButton
from ui.frame.form_state import CodeView
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.dressing import Face, Tone
from ui.widgets.panel import Corners, Edge, Panel
from ui.widgets.words import Words

_KEYS_WIDE = 448
_MOST_WIDE = 1366  # as far apart as on the smaller screen
_BOX = 72
_ROWS = ("123", "456", "789")


class PadKey(Button):
    """Keys of a keyboard never reach it: on one turned screen they would be the clerk's."""

    def __init__(self, words: str, *, name: str, parent: QWidget) -> None:
        super().__init__(words, size=ButtonSize.TOUCH_PRIMARY, parent=parent)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class DigitBoxes(QWidget):
    """A box for each digit, filled from the left."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._digits: list[Words] = []
        self._boxes: list[Panel] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(grid.ONE)
        for _ in range(CODE_DIGITS):
            box = Panel(edge=Edge.LINE, corners=Corners.TOUCH, selectable=True, parent=self)
            box.setFixedSize(_BOX, _BOX)
            digit = Words("", face=Face.TOUCH_AMOUNT, align=Qt.AlignmentFlag.AlignCenter, wrap=False, parent=box)
            QVBoxLayout(box).addWidget(digit)
            self._boxes.append(box)
            self._digits.append(digit)
            row.addWidget(box)
        row.addStretch(1)

    def render_digits(self, typed: str, *, open_for_more: bool) -> None:
        """The next box is marked while one may be typed."""
        for place, (box, digit) in enumerate(zip(self._boxes, self._digits, strict=True)):
            digit.setText(typed[place] if place < len(typed) else "")
            box.set_edge(Edge.SELECTED if open_for_more and place == len(typed) else Edge.LINE)


class CodePage(QWidget):
    """`given` carries the six digits once the customer pressed to confirm; `again` and `left` their other wishes.

    What was typed is kept here alone, and gone once it was given, another code was asked for, or the page goes.
    """

    given = Signal(str)
    again = Signal()
    left = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed = ""
        self._view: CodeView | None = None
        self._title = Words("", face=Face.TOUCH_TITLE, parent=self)
        self._price = Words("", face=Face.TOUCH_HEAD, parent=self)
        self._said = Words("", face=Face.TOUCH_NAME, tone=Tone.INK2, align=Qt.AlignmentFlag.AlignTop, parent=self)
        self._said.setProperty("light", True)
        self._problem = Words("", face=Face.TOUCH_NAME, tone=Tone.DANGER, parent=self)
        self.boxes = DigitBoxes(parent=self)
        self.digits = {digit: PadKey(digit, name=f"digit{digit}", parent=self) for digit in "1234567890"}
        self.clear_key = PadKey(" ", name="clearCodeButton", parent=self)
        self.back_key = PadKey(" ", name="codeBackButton", parent=self)
        self.confirm = Button(" ", role=ButtonRole.PRIMARY, size=ButtonSize.TOUCH_PRIMARY, parent=self)
        self.confirm.setObjectName("giveCodeButton")
        self.confirm.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.leave = FootButton(name="leaveCodeButton", icon="x", parent=self)
        self.another = FootButton(name="anotherCodeButton", icon="refresh-cw", parent=self)
        self._lay_out()
        for digit, key in self.digits.items():
            key.clicked.connect(lambda _=False, digit=digit: self._type(self._typed + digit))
        self.clear_key.clicked.connect(lambda: self._type(""))
        self.back_key.clicked.connect(lambda: self._type(self._typed[:-1]))
        self.confirm.clicked.connect(self._give)
        self.another.clicked.connect(self.again)
        self.leave.clicked.connect(self.left)

    def render_code(self, view: CodeView, *, price: str, larger: bool) -> None:
        """`price` is what the line costs, in words; `larger` for who asked for larger type."""
        self._price.setText(price)
        self._said.set_face(Face.DISPLAY_NOTE if larger else Face.TOUCH_NAME)
        self._problem.set_face(Face.TOUCH_HEAD if larger else Face.TOUCH_NAME)
        if not view.may_type:
            self._typed = ""
        self._view = view
        self._title.setText(view.title)
        self._said.setText(view.said)
        self._said.setVisible(bool(view.said))
        self._problem.setText(view.problem)
        self.confirm.set_words(view.confirm)
        self.another.set_words(view.again)
        self.another.setEnabled(view.may_ask)
        self.leave.set_words(view.leave)
        self.clear_key.set_words(view.clear)
        self.back_key.set_words(view.back)
        self._show_typed()

    def forget(self) -> None:
        """The page goes: nothing typed stays behind."""
        self._typed, self._view = "", None
        self.boxes.render_digits("", open_for_more=False)

    def _type(self, typed: str) -> None:
        if self._view is not None and self._view.may_type:
            self._typed = typed[:CODE_DIGITS]
            self._show_typed()

    def _show_typed(self) -> None:
        may_type = self._view is not None and self._view.may_type
        self.boxes.render_digits(self._typed, open_for_more=may_type)
        for key in self.digits.values():
            key.setEnabled(may_type and len(self._typed) < CODE_DIGITS)
        for key in (self.clear_key, self.back_key):
            key.setEnabled(may_type and bool(self._typed))
        self.confirm.setEnabled(may_type and len(self._typed) == CODE_DIGITS)

    def _give(self) -> None:
        typed, self._typed = self._typed, ""
        self.given.emit(typed)

    def _lay_out(self) -> None:
        keys = QGridLayout()
        keys.setSpacing(grid.ONE_AND_HALF)
        for line, row in enumerate(_ROWS):
            for place, digit in enumerate(row):
                keys.addWidget(self.digits[digit], line, place)
        for place, key in enumerate((self.clear_key, self.digits["0"], self.back_key)):
            keys.addWidget(key, len(_ROWS), place)
        for place in range(3):
            keys.setColumnStretch(place, 1)
        pad = QWidget(self)
        pad.setFixedWidth(_KEYS_WIDE)
        right = QVBoxLayout(pad)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(grid.TWO)
        right.addLayout(keys)
        right.addWidget(self.confirm)
        right.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(grid.TWO)
        foot.addWidget(self.leave)
        foot.addWidget(self.another)
        foot.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(grid.THREE)
        for part in (self._title, self._price, self._said, self.boxes, self._problem):
            left.addWidget(part)
        left.addStretch(1)
        left.addLayout(foot)
        inside = QWidget(self)
        inside.setMaximumWidth(_MOST_WIDE)
        both = QHBoxLayout(inside)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(grid.SIX)
        both.addLayout(left, 1)
        both.addWidget(pad)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(grid.SIX, grid.FOUR, grid.SIX, grid.THREE)
        whole.addStretch(0)
        whole.addWidget(inside, 1)
        whole.addStretch(0)
