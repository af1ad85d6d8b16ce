"""The hall beside the choice: what will be missed, who waits, which desk serves whom, the day so far."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.texts.language import Language
from ui.greeter.finger_scroll import FingerScroll
from ui.greeter.parts import LineRow, TouchButton
from ui.greeter.state import BannerView, DeskRow, HallView, WaitRow
from ui.widgets import grid
from ui.widgets.dressing import Face, Tone, dress
from ui.widgets.empty_state import EmptyState
from ui.widgets.icons import Icon, IconSize
from ui.widgets.meter import Meter
from ui.widgets.panel import Corners, Edge, Ground, Hairline, Panel
from ui.widgets.words import Words

_DESK_HEIGHT = 32
_MOST_DESKS = 7  # higher the desks scroll
_DESK_ROOM, _NUMBER_ROOM, _METER_ROOM, _TIME_ROOM = 40, 56, 80, 40


class HallPanel(Panel):
    """`ticket_pressed` gives the ticket's id."""

    ticket_pressed = Signal(str)
    manager_pressed = Signal()

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(ground=Ground.SURFACE, edge=Edge.LINE, corners=Corners.CARD, parent=parent)
        self._rows: list[LineRow] = []
        self._desk_rows: list[_DeskLine] = []
        self.banner = _HallBanner(parent=self)
        self.banner.button.clicked.connect(self.manager_pressed)
        self._title = Words("", face=Face.PANE, wrap=False, parent=self)
        self._mean = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        inside = QWidget(self)
        self._line = QVBoxLayout(inside)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self._rest = Words("", face=Face.SMALL, tone=Tone.INK2, parent=inside)
        self._line.addWidget(self._rest)
        self._line.addStretch(1)
        self._scroll = FingerScroll(inside, parent=self)
        self._empty = _Empty(parent=self)
        self._desks_title = Words("", face=Face.PANE, wrap=False, parent=self)
        self._desks_note = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self._no_desks = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        desks = QWidget(self)
        self._desks = QVBoxLayout(desks)
        self._desks.setContentsMargins(0, 0, 0, 0)
        self._desks.setSpacing(0)
        self._desk_scroll = FingerScroll(desks, parent=self)
        self._foot = _Foot(parent=self)
        self._lay_out()

    def render_hall(self, view: HallView, language: Language) -> None:
        self.banner.setVisible(view.banner is not None)
        if view.banner is not None:
            self.banner.render_banner(view.banner)
        self._title.setText(view.title)
        self._mean.setText(view.mean)
        self._render_rows(view.rows, "，" if language is Language.ZH else ", ")
        self._rest.setText(view.rest)
        self._rest.setVisible(bool(view.rest))
        self._scroll.setVisible(bool(view.rows))
        self._empty.setVisible(not view.rows)
        self._empty.render_words(*view.empty)
        self._desks_title.setText(view.desks_title)
        self._desks_note.setText(view.desks_note)
        self._no_desks.setText(view.no_desks)
        self._no_desks.setVisible(bool(view.no_desks))
        self._render_desks(view.desks)
        self._foot.render_words(view.foot)

    def rows(self) -> tuple[LineRow, ...]:
        """Those that wait, from the next one on."""
        return tuple(self._rows)

    def _render_rows(self, rows: tuple[WaitRow, ...], between: str) -> None:
        while len(self._rows) > len(rows):
            gone = self._rows.pop()
            self._line.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self._rows) < len(rows):
            made = LineRow(parent=self)
            made.clicked.connect(lambda _=False, row=made: self.ticket_pressed.emit(row.ticket_id))
            self._line.insertWidget(len(self._rows), made)
            self._rows.append(made)
        for row, waiting in zip(self._rows, rows, strict=True):
            row.render_row(waiting, between=between)

    def _render_desks(self, desks: tuple[DeskRow, ...]) -> None:
        while len(self._desk_rows) > len(desks):
            gone = self._desk_rows.pop()
            self._desks.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self._desk_rows) < len(desks):
            made = _DeskLine(parent=self)
            self._desks.addWidget(made)
            self._desk_rows.append(made)
        for row, desk in zip(self._desk_rows, desks, strict=True):
            row.render_desk(desk)
        self._desk_scroll.setVisible(bool(desks))
        self._fit_desks()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_desks()

    def _fit_desks(self) -> None:
        """As high as they are, up to a height from which on they scroll."""
        whole = self._desks.totalHeightForWidth(self.width() - 2 * grid.TWO - 2)
        self._desk_scroll.setFixedHeight(max(0, min(whole, _MOST_DESKS * _DESK_HEIGHT)))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(grid.TWO, grid.ONE, grid.TWO, grid.HALF)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._mean)
        below = QHBoxLayout()
        below.setContentsMargins(grid.TWO, grid.ONE, grid.TWO, grid.HALF)
        below.addWidget(self._desks_title)
        below.addStretch(1)
        below.addWidget(self._desks_note)
        lists = [self._padded(self._scroll), self._padded(self._no_desks), self._padded(self._desk_scroll)]
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addLayout(head)
        column.addLayout(self._ruled())
        column.addLayout(lists[0], 1)
        column.addWidget(self._empty, 1)
        column.addWidget(Hairline(parent=self))
        column.addLayout(below)
        column.addLayout(self._ruled())
        column.addLayout(lists[1])
        column.addLayout(lists[2])
        column.addSpacing(grid.ONE)
        column.addWidget(self._foot)

    def _ruled(self) -> QVBoxLayout:
        return self._padded(Hairline(parent=self))

    def _padded(self, part: QWidget) -> QVBoxLayout:
        around = QVBoxLayout()
        around.setContentsMargins(grid.TWO, 0, grid.TWO, 0)
        around.addWidget(part)
        return around


class _Empty(QWidget):
    """Nobody waits, or nothing is known yet: a sentence, and what then."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = EmptyState("user", parent=self)
        self._note = Words("", face=Face.SMALL, tone=Tone.INK2, align=Qt.AlignmentFlag.AlignHCenter, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.TWO, 0, grid.TWO, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self._state)
        column.addWidget(self._note)
        column.addStretch(1)

    def render_words(self, head: str, note: str) -> None:
        self._state.render_words(head)
        self._note.setText(note)


class _HallBanner(QFrame):
    """What will be missed, and what would help."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("greeterBanner")
        self._says = Words("", face=Face.PANE, tone=None, parent=self)
        self._helps = Words("", face=Face.SMALL, tone=None, parent=self)
        self.button = TouchButton(name="forManager", parent=self)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self._says)
        said.addWidget(self._helps)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.TWO, grid.ONE_AND_HALF, grid.TWO, grid.ONE_AND_HALF)
        row.setSpacing(grid.ONE)
        row.addWidget(Icon("alarm-clock", size=IconSize.RAIL, tone=None, parent=self), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def render_banner(self, banner: BannerView) -> None:
        self._says.setText(banner.says)
        self._helps.setText(banner.helps)
        self._helps.setVisible(bool(banner.helps))
        self.button.set_words(banner.button)
        self.button.setVisible(bool(banner.button))


class _DeskLine(QWidget):
    """One desk: whom it serves, how far that is."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMinimumHeight(_DESK_HEIGHT)
        self._desk = Words("", face=Face.BODY, wrap=False, parent=self)
        self._desk.setFixedWidth(_DESK_ROOM)
        self._number = Words("", face=Face.BODY, wrap=False, parent=self)
        self._number.setMinimumWidth(_NUMBER_ROOM)
        self._pause = Icon("coffee", size=IconSize.INLINE, tone=Tone.INK3, parent=self)
        self._doing = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self._meter = Meter(parent=self)
        self._meter.setFixedWidth(_METER_ROOM)
        self._time = Words(
            "", face=Face.SMALL, tone=Tone.INK2, wrap=False, align=Qt.AlignmentFlag.AlignRight, parent=self
        )
        self._time.setMinimumWidth(_TIME_ROOM)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(grid.ONE)
        row.addWidget(self._desk)
        row.addWidget(self._number)
        row.addWidget(self._pause)
        row.addWidget(self._doing, 1)
        row.addWidget(self._meter, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._time)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(Hairline(parent=self))

    def render_desk(self, desk: DeskRow) -> None:
        self._desk.setText(desk.desk)
        self._number.setText(desk.number)
        self._number.setVisible(bool(desk.number))
        self._pause.setVisible(desk.paused)
        self._doing.setText(desk.doing)
        self._meter.setVisible(desk.share is not None)
        self._meter.render_share(desk.share or 0.0)
        dress(self._meter, late=desk.late)
        self._time.setText(desk.time)
        self._time.setVisible(bool(desk.time))
        self._time.set_tone(Tone.WARN if desk.late else Tone.INK2)


class _Foot(QFrame):
    """The day so far of those who are cared for."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("greeterFoot")
        self._words = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.TWO, grid.ONE, grid.TWO, grid.ONE)
        row.addWidget(self._words)

    def render_words(self, said: str) -> None:
        self._words.setText(said)
        self.setVisible(bool(said))
