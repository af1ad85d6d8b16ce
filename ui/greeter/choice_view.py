"""The left of the greeter's page: the line over the tiles, tiles, documents, care, self-service, and the ticket."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.greeter.finger_scroll import FingerScroll
from ui.greeter.parts import TONES, DocumentTick, MatterTile, OptionButton, TouchButton
from ui.greeter.state import CareView, ChoiceState, HeadView, IssueView, NeedsView, Option, SelfView, TileView, Weight
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.dressing import Face, Tone
from ui.widgets.icons import Icon, IconSize
from ui.widgets.panel import Corners, Edge, Ground, Hairline, Panel
from ui.widgets.qr import QrView
from ui.widgets.words import Words

_TILE_LEAST, _TILE_MOST = 56, 112
_NEEDS_LEAST = 160
_CARE_ROOM = 296
_QR_SIDE = 100


class ChoiceView(QWidget):
    """What is tapped goes out by the presenter's words."""

    tile_pressed = Signal(str)
    switch_pressed = Signal(str)
    document_pressed = Signal(str)
    all_brought_pressed = Signal()
    care_pressed = Signal(object)  # a Care
    self_pressed = Signal()

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.head = HeadRow(parent=self)
        self.tiles: list[MatterTile] = []
        self._columns = 3
        self._grid = QGridLayout()
        self._grid.setSpacing(grid.ONE)
        self._no_tiles = Words("", face=Face.BODY, tone=Tone.INK2, parent=self)
        self.needs = NeedsCard(parent=self)
        self.care = CareCard(parent=self)
        self.self_service = SelfCard(parent=self)
        self.issue = IssueRow(parent=self)
        self.needs.ticked.connect(self.document_pressed)
        self.needs.all_brought.clicked.connect(self.all_brought_pressed)
        self.care.pressed.connect(self.care_pressed)
        self.self_service.button.clicked.connect(self.self_pressed)
        self._lay_out()

    def set_columns(self, columns: int) -> None:
        if columns != self._columns:
            self._columns = columns
            self._place_tiles()

    def render_choice(self, state: ChoiceState) -> None:
        self.head.render_head(state.head)
        self._render_tiles(state.tiles)
        self._no_tiles.setText(state.no_tiles)
        self._no_tiles.setVisible(bool(state.no_tiles))
        self.needs.render_needs(state.needs)
        self.care.render_care(state.care)
        self.self_service.setVisible(state.self_service is not None)
        if state.self_service is not None:
            self.self_service.render_self(state.self_service)
        self.issue.render_issue(state.issue)

    def _render_tiles(self, tiles: tuple[TileView, ...]) -> None:
        if len(tiles) != len(self.tiles):
            while len(self.tiles) > len(tiles):
                gone = self.tiles.pop()
                self._grid.removeWidget(gone)
                gone.hide()
                gone.deleteLater()
            while len(self.tiles) < len(tiles):
                self.tiles.append(self._tile())
            self._place_tiles()
        for shown, tile in zip(self.tiles, tiles, strict=True):
            shown.render_tile(tile)

    def _tile(self) -> MatterTile:
        tile = MatterTile(parent=self)
        tile.setMinimumHeight(_TILE_LEAST)
        tile.setMaximumHeight(_TILE_MOST)
        tile.clicked.connect(lambda: self.tile_pressed.emit(tile.key))
        tile.switch.clicked.connect(lambda: self.switch_pressed.emit(tile.key))
        return tile

    def _place_tiles(self) -> None:
        for tile in self.tiles:
            self._grid.removeWidget(tile)
        for place, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, *divmod(place, self._columns))
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
        before: QWidget = self.head.clear
        for tile in self.tiles:
            QWidget.setTabOrder(before, tile)
            QWidget.setTabOrder(tile, tile.switch)
            before = tile.switch

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(grid.TWO)
        middle.addWidget(self.needs, 1)
        self.care.setFixedWidth(_CARE_ROOM)
        middle.addWidget(self.care)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addSpacing(grid.ONE)
        column.addLayout(self._grid, 8)
        column.addWidget(self._no_tiles)
        column.addSpacing(grid.ONE_AND_HALF)
        column.addLayout(middle, 3)
        column.addSpacing(grid.ONE_AND_HALF)
        column.addWidget(self.self_service)
        column.addSpacing(grid.ONE_AND_HALF)
        column.addWidget(self.issue)


class StepDisc(QFrame):
    """① and ②: the two taps."""

    def __init__(self, number: int, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("greeterStep")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        said = Words(str(number), face=Face.LINE_NAME, tone=None, wrap=False, parent=self)
        row.addWidget(said, 0, Qt.AlignmentFlag.AlignCenter)


class HeadRow(QWidget):
    """The title, who the customer is, and what is said beside: who came, customer, more, again from the beginning."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = Words("", face=Face.DIALOG, wrap=False, parent=self)
        self._note = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self._known = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self.who = TouchButton(name="who", icon="user", parent=self)
        self.customer = TouchButton(name="customer", icon="id-card", parent=self)
        self.more = TouchButton(name="more", icon="ellipsis", parent=self)
        self.clear = TouchButton(name="clear", icon="eraser", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(grid.ONE)
        row.addWidget(StepDisc(1, parent=self))
        row.addWidget(self._title)
        row.addWidget(self._note)
        row.addWidget(self._known, 1)
        for part in (self.who, self.customer, self.more, self.clear):
            row.addWidget(part)

    def render_head(self, head: HeadView) -> None:
        self._title.setText(head.title)
        self._note.setText(head.note)
        self._note.setVisible(not head.known)
        self._known.setText(head.known)
        self.who.set_words(head.who)
        self.customer.set_words(head.customer)
        self.more.set_words(head.more)
        self.clear.set_words(head.clear)
        self.clear.setEnabled(head.can_clear)


class NeedsCard(Panel):
    """带了哪些: `ticked` gives a document's code."""

    ticked = Signal(str)

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(ground=Ground.SURFACE, edge=Edge.LINE, corners=Corners.CARD, parent=parent)
        self.setMinimumHeight(_NEEDS_LEAST)
        self._title = Words("", face=Face.PANE, wrap=False, parent=self)
        self._said = Words("", face=Face.LINE_NAME, wrap=False, parent=self)
        self.all_brought = TouchButton(name="allBrought", role=ButtonRole.TEXT, parent=self)
        inside = QWidget(self)
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(grid.TWO, 0, grid.TWO, grid.HALF)
        self._rows.setSpacing(0)
        self._refused = Words("", face=Face.BODY, tone=Tone.DANGER, parent=inside)
        self._empty = Words("", face=Face.BODY, tone=Tone.INK2, parent=inside)
        self._notes = Words("", face=Face.SMALL, tone=Tone.INK2, parent=inside)
        self._rows.addWidget(self._refused)
        self._rows.addWidget(self._empty)
        self._rows.addSpacing(grid.HALF)
        self._rows.addWidget(self._notes)
        self._rows.addStretch(1)
        self.ticks: list[DocumentTick] = []
        head = QHBoxLayout()
        head.setContentsMargins(grid.TWO, 0, grid.TWO, 0)
        head.setSpacing(grid.ONE)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._said)
        head.addWidget(self.all_brought)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Hairline(parent=self))
        column.addWidget(FingerScroll(inside, parent=self), 1)
        self._title.setMinimumHeight(grid.SIX)

    def render_needs(self, needs: NeedsView) -> None:
        self._title.setText(needs.title)
        self._said.setText(needs.said)
        self._said.set_tone(TONES[needs.weight])
        self.all_brought.set_words(needs.all_brought)
        self.all_brought.setVisible(bool(needs.all_brought))
        self._refused.setText("\n".join(needs.refused))
        self._refused.setVisible(bool(needs.refused))
        self._empty.setText(needs.empty)
        self._empty.setVisible(bool(needs.empty))
        self._notes.setText("\n".join(needs.notes))
        self._notes.setVisible(bool(needs.notes))
        while len(self.ticks) > len(needs.rows):
            gone = self.ticks.pop()
            self._rows.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.ticks) < len(needs.rows):
            made = DocumentTick(parent=self)
            made.clicked.connect(lambda _=False, tick=made: self.ticked.emit(tick.code))
            self._rows.insertWidget(1 + len(self.ticks), made)
            self.ticks.append(made)
        for tick, row in zip(self.ticks, needs.rows, strict=True):
            tick.render_row(row)


class CareCard(Panel):
    """需要照顾吗: `pressed` gives the Care."""

    pressed = Signal(object)

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(ground=Ground.SURFACE, edge=Edge.LINE, corners=Corners.CARD, parent=parent)
        self._title = Words("", face=Face.PANE, wrap=False, parent=self)
        self._note = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self.choices: list[OptionButton] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(grid.ONE)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.TWO, grid.ONE, grid.TWO, grid.ONE)
        column.setSpacing(grid.HALF)
        column.addWidget(self._title)
        column.addLayout(self._grid)
        column.addWidget(self._note)
        column.addStretch(1)

    def render_care(self, care: CareView) -> None:
        self._title.setText(care.title)
        self._note.setText(care.note)
        options = [Option(each.care.value, each.words, each.chosen) for each in care.choices]
        if not self.choices:
            for place, (option, each) in enumerate(zip(options, care.choices, strict=True)):
                button = OptionButton(option, parent=self)
                button.clicked.connect(lambda _=False, kind=each.care: self.pressed.emit(kind))
                self._grid.addWidget(button, *divmod(place, 2))
                self.choices.append(button)
        for button, option in zip(self.choices, options, strict=True):
            button.render_option(option)


class SelfCard(Panel):
    """What can be done without a counter now, with the code a phone begins with."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(ground=Ground.SURFACE, edge=Edge.LINE, corners=Corners.CARD, parent=parent)
        self._qr = QrView(side=_QR_SIDE, parent=self)
        self._head = Words("", face=Face.PANE, parent=self)
        self._says = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self.button = TouchButton(name="toSelfService", parent=self)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addStretch(1)
        said.addWidget(self._head)
        said.addWidget(self._says)
        said.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.ONE, grid.HALF, grid.TWO, grid.HALF)
        row.setSpacing(grid.ONE)
        row.addWidget(self._qr)
        row.addSpacing(grid.ONE)
        row.addLayout(said, 1)
        row.addSpacing(grid.ONE)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def render_self(self, view: SelfView) -> None:
        self._qr.show_payload(view.payload)
        self._qr.setVisible(bool(view.payload))
        self._head.setText(view.head)
        self._says.setText(view.says)
        self.button.set_words(view.button)


class IssueRow(QWidget):
    """② how long it takes, and the one large button."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._head = Words("", face=Face.TOUCH_NAME, parent=self)
        self._beside = Words("", face=Face.LINE_NAME, tone=Tone.INK2, parent=self)
        self._note = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self._alert = Icon("triangle-alert", size=IconSize.RAIL, tone=Tone.WARN, parent=self)
        self.other = TouchButton(name="other", parent=self)
        self.button = Button(
            " ", role=ButtonRole.PRIMARY, size=ButtonSize.TOUCH_PRIMARY, icon="ticket", key="F9", parent=self
        )
        self.button.setObjectName("takeTicket")
        self.button.setMinimumWidth(_CARE_ROOM)
        head = QHBoxLayout()
        head.setSpacing(grid.ONE_AND_HALF)
        head.addWidget(self._head)
        head.addWidget(self._beside, 1)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addStretch(1)
        said.addLayout(head)
        said.addWidget(self._note)
        said.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(grid.TWO)
        row.addWidget(StepDisc(2, parent=self), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._alert, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(said, 1)
        row.addWidget(self.other, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.button)

    def render_issue(self, issue: IssueView) -> None:
        self._head.setText(issue.head)
        self._beside.setText(issue.beside)
        self._beside.setVisible(bool(issue.beside))
        self._note.setText(issue.note)
        self._note.setVisible(bool(issue.note))
        self._alert.setVisible(issue.weight is Weight.WARN)
        self.button.set_words(issue.button)
        self.button.setEnabled(issue.enabled)
        self.other.set_words(issue.other)
        self.other.setVisible(bool(issue.other))
