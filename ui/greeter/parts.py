"""What is touched on the greeter's page: tiles, ticks, rows; each 48 or higher, and pressed by Enter too."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.greeter.state import DocumentRow, Option, TileView, WaitRow, Weight
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.composed_button import ComposedButton
from ui.widgets.dressing import Face, Tone, dress
from ui.widgets.icons import Icon, IconSize
from ui.widgets.pill import Pill, PillState
from ui.widgets.words import Span, Stress, Words
from ui.widgets.wrapping_button import WrappingButton

TONES = {Weight.PLAIN: Tone.INK, Weight.GOOD: Tone.ACCENT_INK, Weight.WARN: Tone.WARN, Weight.DANGER: Tone.DANGER}
_STRESS = {
    Weight.PLAIN: Stress.NONE,
    Weight.GOOD: Stress.STRONG,
    Weight.WARN: Stress.WARN,
    Weight.DANGER: Stress.DANGER,
}
_PILL_ROOM = 80
_TIME_ROOM = 44
_NUMBER_ROOM = 62
_SWITCH = 48


class TouchButton(Button):
    """48 high, the corners of what is touched."""

    def __init__(
        self, *, name: str, icon: str = "", role: ButtonRole = ButtonRole.ORDINARY, parent: QWidget | None = None
    ) -> None:
        super().__init__(" ", icon=icon, role=role, size=ButtonSize.PRIMARY, parent=parent)
        self.setObjectName(name)
        self.setProperty("touch", True)


class OptionButton(WrappingButton):
    """One of some; the chosen one is tinted, edged in the accent and has its check."""

    def __init__(self, option: Option, *, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.value = option.value
        self._icon = Icon("check", size=IconSize.CONTROL, tone=None, parent=self)
        self._words = Words("", face=Face.LINE_NAME, tone=None, parent=self)
        self._note = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        _let_through(self._words, self._note)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.ONE_AND_HALF, grid.HALF, grid.ONE_AND_HALF, grid.HALF)
        row.setSpacing(grid.ONE)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        row.addWidget(self._note, 0, Qt.AlignmentFlag.AlignVCenter)
        self.render_option(option)

    def render_option(self, option: Option) -> None:
        self._words.setText(option.words)
        self._note.setText(option.note)
        self._note.setVisible(bool(option.note))
        if option.chosen or not option.icon:
            self._icon.set_name("check")
        else:
            self._icon.set_name(option.icon)
        self._icon.setVisible(option.chosen or bool(option.icon))
        dress(self, chosen=option.chosen)
        self.setAccessibleName(f"{option.words} {option.note}".strip())
        self.updateGeometry()


class MatterTile(ComposedButton):
    """What somebody came for: icon, name, minutes. `switch` chooses another matter of the same group."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.key = ""
        self._icon = Icon("list", size=IconSize.TOUCH, tone=None, parent=self)
        self._name = Words("", face=Face.TOUCH_BODY, tone=None, parent=self)
        self._note = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self._check = Icon("check", size=IconSize.RAIL, tone=None, parent=self)
        self.switch = _Switch(parent=self)
        _let_through(self._name, self._note)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addStretch(1)
        said.addWidget(self._name)
        said.addWidget(self._note)
        said.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.TWO, 0, grid.ONE, 0)
        row.setSpacing(grid.ONE)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(grid.HALF)
        row.addLayout(said, 1)
        row.addWidget(self._check, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def render_tile(self, tile: TileView) -> None:
        self.key = tile.key
        self._icon.set_name(tile.icon)
        self._name.setText(tile.name)
        self._note.setText(tile.note)
        self._check.setVisible(tile.chosen and not tile.more)
        self.switch.setVisible(tile.chosen and tile.more)
        self.switch.setAccessibleName(tile.name)
        dress(self, chosen=tile.chosen)
        self.setAccessibleName(f"{tile.name}，{tile.note}")


class _Switch(ComposedButton):
    """Opens the other matters of a tile."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent=parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addStretch(1)
        row.addWidget(Icon("check", size=IconSize.RAIL, tone=None, parent=self))
        row.addWidget(Icon("chevron-down", size=IconSize.INLINE, tone=None, parent=self))
        row.addStretch(1)
        self.setFixedSize(_SWITCH, _SWITCH)


class _Box(QFrame):
    """28 square with a check in it, as on paper."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._check = Icon("check", size=IconSize.CONTROL, tone=None, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._check, 0, Qt.AlignmentFlag.AlignCenter)

    def render_tick(self, *, ticked: bool) -> None:
        self._check.setVisible(ticked)
        dress(self, ticked=ticked)


class DocumentTick(WrappingButton):
    """One thing to bring; tapped when it is there. What is missing says what can be done today instead."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.code = ""
        self._box = _Box(parent=self)
        self._told = Icon("message-circle-warning", size=IconSize.CONTROL, tone=Tone.INK3, parent=self)
        self._name = Words("", face=Face.PANE, tone=None, parent=self)
        self._instead = Words("", face=Face.SMALL, tone=Tone.WARN, parent=self)
        _let_through(self._name, self._instead)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self._name)
        said.addWidget(self._instead)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, grid.HALF, 0, grid.HALF)
        row.setSpacing(grid.ONE_AND_HALF)
        row.addWidget(self._box, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._told, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(said, 1)

    def render_row(self, document: DocumentRow) -> None:
        self.code = document.code
        self._box.setVisible(not document.told)
        self._told.setVisible(document.told)
        self._box.render_tick(ticked=document.ticked)
        self._name.set_spans((Span(document.name), Span(f"  {document.note}" if document.note else "", Stress.QUIET)))
        self._instead.setText(document.instead)
        self._instead.setVisible(bool(document.instead))
        self.setEnabled(not document.told)
        self.setAccessibleName("，".join(part for part in (document.name, document.note, document.instead) if part))
        self.updateGeometry()


class LineRow(WrappingButton):
    """One who waits: number, matters with what the promise leaves, time, and why they are called first."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.ticket_id = ""
        self._number = Words("", face=Face.LINE_NAME, wrap=False, parent=self)
        self._number.setMinimumWidth(_NUMBER_ROOM)
        self._matters = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self._time = Words("", face=Face.BODY, wrap=False, align=Qt.AlignmentFlag.AlignRight, parent=self)
        self._time.setMinimumWidth(_TIME_ROOM)
        self._pill = Pill(PillState.PLAIN, "", parent=self)
        slot = QWidget(self)
        slot.setFixedWidth(_PILL_ROOM)
        slot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        held = QHBoxLayout(slot)
        held.setContentsMargins(0, 0, 0, 0)
        held.addStretch(1)
        held.addWidget(self._pill)
        _let_through(self._number, self._matters, self._time, self._pill)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, grid.HALF, 0, grid.HALF)
        row.setSpacing(grid.ONE)
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._matters, 1)
        row.addWidget(self._time, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(slot)

    def render_row(self, waiting: WaitRow, *, between: str) -> None:
        """`between` stands before what the promise leaves."""
        self.ticket_id = waiting.ticket_id
        self._number.setText(waiting.number)
        left = f"{between}{waiting.left}" if waiting.left else ""
        self._matters.set_spans((Span(waiting.matters), Span(left, _STRESS[waiting.left_weight])))
        self._time.setText(waiting.time)
        self._time.set_tone(TONES[waiting.time_weight])
        dress(self._time, medium=waiting.time_weight is not Weight.PLAIN)
        self._pill.setVisible(waiting.pill is not None)
        if waiting.pill is not None:
            icon, said = waiting.pill
            self._pill.render_state(PillState.PLAIN, said, icon=icon)
        self.setAccessibleName(waiting.spoken)
        self.updateGeometry()


def _let_through(*parts: QWidget) -> None:
    """A finger on the words is a finger on the button."""
    for part in parts:
        part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
