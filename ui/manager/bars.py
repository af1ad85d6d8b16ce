"""Figures as bars in rows: a name, its bar, the figures flush right and, of a promise, whether it was kept."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.manager.today_state import BarLine, Weight
from ui.widgets import grid
from ui.widgets.colour_property import ColouredWidget, colour_property
from ui.widgets.composed_button import ComposedButton
from ui.widgets.dressing import Face, Tone, dress
from ui.widgets.emptying import throw_away_widgets
from ui.widgets.pill import Pill, PillState
from ui.widgets.words import Words

ROW: Final = 36
_MOST: Final = 56  # px of a row where its panel is higher than its rows need
_THICK: Final = 8
_SHARE: Final = 100  # of each row in the height there is
_LEAST_BAR: Final = 48


class Bar(ColouredWidget):
    """A share of its width; `track`: with the rest of the whole behind it."""

    def __init__(self, *, track: bool, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._share, self._track = 0.0, track
        self.setMinimumWidth(_LEAST_BAR)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_LEAST_BAR, _THICK)

    def render_share(self, share: float, weight: Weight) -> None:
        self._share = min(1.0, max(0.0, share))
        dress(self, weight=weight.value)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        area = QRectF(self.rect())
        if self._track:
            painter.setBrush(self.ink("track"))
            painter.drawRoundedRect(area.adjusted(0, 1.5, 0, -1.5), 2, 2)
            area = area.adjusted(0, 1.5, 0, -1.5)
        if self._share > 0:
            painter.setBrush(self.ink("fill"))
            area.setWidth(max(4.0, area.width() * self._share))
            painter.drawRoundedRect(area, 2, 2)
        painter.end()

    fillInk = colour_property("fill")
    trackInk = colour_property("track")


class BarRow(ComposedButton):
    """One of them; pressed, it opens its rows."""

    def __init__(self, line: BarLine, *, track: bool, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.line = line
        self.setMinimumHeight(ROW)
        self.setMaximumHeight(_MOST)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.name = Words(line.name, face=Face.BODY, wrap=False, parent=self)
        self._bar = Bar(track=track, parent=self)
        self._bar.render_share(line.share, line.weight)
        self.figures = [
            Words(
                figure,
                face=Face.BODY,
                tone=Tone.INK if n == len(line.figures) - 1 or not track else Tone.INK2,
                wrap=False,
                align=Qt.AlignmentFlag.AlignRight,
                parent=self,
            )
            for n, figure in enumerate(line.figures)
        ]
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.ONE, 0, grid.ONE, 0)
        row.setSpacing(grid.TWO)
        row.addWidget(self.name)
        row.addWidget(self._bar, 1, Qt.AlignmentFlag.AlignVCenter)
        for figure in self.figures:
            row.addWidget(figure)
        self.pill: Pill | None = None
        self.mark: QWidget | None = None  # around the pill, so that all have the same room
        if line.pill:
            warns = line.weight is Weight.WARN
            state, icon = (PillState.WAITING, "triangle-alert") if warns else (PillState.DONE, "check")
            self.pill = Pill(state, line.pill, icon=icon, parent=self)
            self.mark = QWidget(self)
            beside = QHBoxLayout(self.mark)
            beside.setContentsMargins(0, 0, 0, 0)
            beside.addStretch(1)
            beside.addWidget(self.pill)
            row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        for part in (self.name, self._bar, *self.figures):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(" ".join((line.name, *line.figures, line.pill)).strip())
        self.setCursor(Qt.CursorShape.PointingHandCursor)


class BarList(QWidget):
    """`opened` gives the Behind of the row that was pressed. Names and figures stand in columns. The rows share what
    height there is."""

    opened = Signal(object)  # a Behind

    def __init__(self, *, track: bool = False, parent: QWidget) -> None:
        """`track`: each bar is a share of a whole, which is drawn too."""
        super().__init__(parent)
        self._track = track
        self._lines: tuple[BarLine, ...] = ()
        self.rows: list[BarRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(grid.ONE, 0, grid.ONE, grid.ONE_AND_HALF)
        self._column.setSpacing(0)
        self._column.addStretch(1)  # takes what is left once every row is as high as it may be
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def render_lines(self, lines: Sequence[BarLine]) -> None:
        if tuple(lines) == self._lines:
            return
        focused = next((n for n, row in enumerate(self.rows) if row.hasFocus()), -1)
        self._lines = tuple(lines)
        throw_away_widgets(self._column)
        self.rows = [BarRow(line, track=self._track, parent=self) for line in self._lines]
        for n, row in enumerate(self.rows):
            row.clicked.connect(lambda _=False, behind=row.line.behind: self.opened.emit(behind))
            self._column.insertWidget(n, row, _SHARE)
            row.show()
        self._align()
        if 0 <= focused < len(self.rows):
            self.rows[focused].setFocus()

    def _align(self) -> None:
        columns: list[list[QWidget]] = [[row.name for row in self.rows], [row.mark for row in self.rows if row.mark]]
        most = max((len(row.figures) for row in self.rows), default=0)
        columns += [[row.figures[n] for row in self.rows if len(row.figures) > n] for n in range(most)]
        for column in columns:
            for part in column:
                part.ensurePolished()
            width = max((part.sizeHint().width() for part in column), default=0)
            for part in column:
                part.setMinimumWidth(width)
