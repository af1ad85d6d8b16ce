"""The popup's list of hits: a model limited to what was found and a delegate that paints only what is visible."""

from typing import Protocol

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QStringListModel,
    Qt,
    QTimer,
)
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from app.domain.order_line import Action
from ui.clerk.find_state import HitRow
from ui.clerk.written import Written, ink
from ui.frame.theme import Theme
from ui.frame.tokens import Colours
from ui.widgets import grid
from ui.widgets.dressing import Face
from ui.widgets.icons import icon_image

_EDGE = 3
_TOP = 8
_UNDERLINE = 2
_QUIET_MS = 80  # after the last key, before rows further down than anybody sees are measured
_BATCH = 10  # of those at once
_TAG_ICON = 14
_INDENT = 20  # of a reason behind its icon
_RIGHT = 20
_CODE_DROP = 2  # small words on the foot of the name

_Index = QModelIndex | QPersistentModelIndex
_CHOOSABLE = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren


class Rows(Protocol):
    """The finder as the list sees it: rows on demand."""

    def row(self, index: int) -> HitRow: ...


class HitModel(QStringListModel):
    """As many rows as were found; each is worked out when it is first asked for.

    Qt itself keeps how many there are: a list that lays itself out asks for it several hundred times.
    """

    def __init__(self, rows: Rows, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._generation = -1

    def renew(self, count: int, generation: int) -> bool:
        """True where the rows are others than before."""
        if generation == self._generation and count == self.rowCount():
            return False
        self._generation = generation
        self.setStringList([""] * count)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """To be chosen, not written in."""
        return _CHOOSABLE if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self._rows.row(index.row())
        return " ".join(part for part in (row.name, row.note, row.price, row.blocked) if part)

    def row(self, index: int) -> HitRow:
        return self._rows.row(index)


class HitDelegate:
    """Name with underlined hits, code, price; below it the note, why it cannot be had; and where each row lies."""

    def __init__(self, model: HitModel, theme: Theme, *, view: QListView) -> None:
        self._model = model
        self._view = view
        self._theme = theme
        self._name = Written(Face.LINE_NAME)
        self._small = Written(Face.SMALL)
        self.selected = -1
        self.heights: list[int] = []  # of the first rows; the others are taken for usual until they may be seen
        self.usual = self._height(1)

    def height(self, at: int) -> int:
        return self.heights[at] if at < len(self.heights) else self.usual

    def top(self, at: int) -> int:
        """Where a row begins, or behind the last one where all of them end."""
        return sum(self.heights[:at]) + max(0, at - len(self.heights)) * self.usual

    def at(self, y: int) -> int:
        """The row that lies there, -1 for none."""
        top = 0
        for at in range(self._model.rowCount()):
            top += self.height(at)
            if 0 <= y < top:
                return at
        return -1

    def measure(self, *, rows: int, fill_px: int = 0) -> bool:
        """Of so many rows from the top, or as many as fill so much room. Whether one is other than it was taken for."""
        heights, most, other = self.heights, self._model.rowCount(), False
        room = self._view.viewport().width() - grid.THREE - _RIGHT
        filled = sum(heights)
        while len(heights) < most and (len(heights) < rows or filled < fill_px):
            row = self._model.row(len(heights))
            lines = len(self._small.wrapped(row.note, room)) if row.note else 0
            lines += len(self._small.wrapped(row.blocked, room - _INDENT)) if row.blocked else 0
            heights.append(self._height(lines) + (len(self._name_lines(row)) - 1) * self._name.line)
            filled += heights[-1]
            other = other or heights[-1] != self.usual
        return other

    def _height(self, lines: int) -> int:
        return 2 * _TOP + self._name.line + lines * self._small.line + 1

    def paint_rows(self, painter: QPainter, seen: QRect, *, top: int, width: int) -> None:
        """Those of which a part is `seen`; the first row begins at `top`.

        By hand: of each row Qt asks for all that could ever be said of one, for half as long as it takes to paint it.
        """
        for at in range(self._model.rowCount()):
            if top > seen.bottom():
                break
            high = self.height(at)
            if top + high > seen.top():
                self._paint_row(painter, at, QRect(0, top, width, high))
            top += high

    def _paint_row(self, painter: QPainter, at: int, area: QRect) -> None:
        row, colours = self._model.row(at), self._theme.colours
        if at == self.selected:
            painter.fillRect(area, ink(colours.accent_tint))
            painter.fillRect(QRect(area.left(), area.top(), _EDGE, area.height()), ink(colours.accent))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), ink(colours.line))
        left, right = area.left() + grid.THREE, area.left() + area.width() - _RIGHT
        top = area.top() + _TOP
        price = right - self._name.width(row.price)
        self._name.draw(painter, price, top, row.price, ink(colours.ink))
        x, top = self._paint_name(painter, row, left, top, colours)
        code = self._small.cut(row.code, price - 2 * grid.ONE - x)
        if code:
            self._small.draw(painter, x + grid.ONE, top + _CODE_DROP, code, ink(colours.ink2))
        top += self._name.line
        if row.note:
            top = self._paint_lines(painter, row.note, left, top, right - left, ink(colours.ink2))
        if row.blocked:
            image = icon_image("ban", colours.warn, _TAG_ICON, self._view.devicePixelRatioF())
            painter.drawImage(left, top + 3, image)
            self._paint_lines(painter, row.blocked, left + _INDENT, top, right - left - _INDENT, ink(colours.warn))

    def _paint_lines(self, painter: QPainter, words: str, left: int, top: int, width: int, colour: QColor) -> int:
        """Where the next line begins."""
        for said in self._small.wrapped(words, width):
            self._small.draw(painter, left, top, said, colour)
            top += self._small.line
        return top

    def _name_lines(self, row: HitRow) -> tuple[str, ...]:
        """A name is read whole, beside its price."""
        before, behind = self._name_indent(row), self._name.width(row.price) + grid.ONE
        room = self._view.viewport().width() - grid.THREE - _RIGHT - before - behind
        return self._name.wrapped(row.name, max(_INDENT, int(room)))

    def _name_indent(self, row: HitRow) -> int:
        return _TAG_ICON + grid.HALF if row.action is Action.DELETE else 0

    def _paint_name(self, painter: QPainter, row: HitRow, left: int, top: int, colours: Colours) -> tuple[float, int]:
        """Where its last line ends and begins; what matched is underlined."""
        colour = colours.ink2 if row.blocked else colours.ink
        x = float(left + self._name_indent(row))
        if row.action is Action.DELETE:
            image = icon_image("minus", colour, _TAG_ICON, self._view.devicePixelRatioF())
            painter.drawImage(QPointF(left, top + 5), image)
        lines, first = self._name_lines(row), 0
        for place, said in enumerate(lines):
            at = top + place * self._name.line
            self._name.draw(painter, x, at, said, ink(colour))
            for start, end in row.spans:
                begin = self._name.reach(said, min(max(start - first, 0), len(said)))
                width = self._name.reach(said, min(max(end - first, 0), len(said))) - begin
                foot = at + self._name.line - _UNDERLINE
                painter.fillRect(QRectF(x + begin, foot, width, _UNDERLINE), ink(colours.accent))
            first += len(said)
        return x + self._name.width(lines[-1]), top + (len(lines) - 1) * self._name.line


class HitList(QListView):
    """Arrow keys stay in the search field; the mouse chooses here.

    Only rows that are seen are worked out within a key: what would become of an offer takes its time, and a row is as
    high as its words. The others are measured when they come into sight, or once nobody types.

    Where rows lie is said here, to whoever asks Qt: it would ask each of sixty rows for its size with every key.
    """

    def __init__(self, rows: Rows, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hits = HitModel(rows, parent=self)
        self._delegate = HitDelegate(self.hits, theme, view=self)
        self.setModel(self.hits)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._theme = theme
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self._measure_more)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # see ui.clerk.solid
        theme.changed.connect(self.viewport().update)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.executeDelayedItemsLayout()  # rows are painted as high as they lie
        painter, seen = QPainter(self.viewport()), event.rect()
        painter.fillRect(seen, ink(self._theme.colours.surface))
        self._delegate.paint_rows(painter, seen, top=-self.verticalOffset(), width=self.viewport().width())
        painter.end()

    # ── where rows lie ────────────────────────────────────────────────────────────────────

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        bar, seen, count = self.verticalScrollBar(), self.viewport().height(), self.hits.rowCount()
        if count:
            bar.setSingleStep(self._delegate.height(0))
            bar.setPageStep(seen)
        bar.setRange(0, max(0, self._delegate.top(count) - seen))
        QAbstractItemView.updateGeometries(self)

    def visualRect(self, index: _Index) -> QRect:
        if not index.isValid():
            return QRect()
        self.executeDelayedItemsLayout()
        delegate, at = self._delegate, index.row()
        top = delegate.top(at) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), delegate.height(at))

    def indexAt(self, point: QPoint) -> QModelIndex:
        self.executeDelayedItemsLayout()
        inside = 0 <= point.x() < self.viewport().width()
        return self.hits.index(self._delegate.at(point.y() + self.verticalOffset()) if inside else -1)

    def scrollTo(self, index: _Index, hint: QListView.ScrollHint = QListView.ScrollHint.EnsureVisible) -> None:
        """As little as makes it seen whole."""
        row, bar = self.visualRect(index), self.verticalScrollBar()
        below = row.bottom() + 1 - self.viewport().height()
        if row.top() < 0 or below > 0:
            bar.setValue(bar.value() + (row.top() if row.top() < 0 else min(row.top(), below)))

    # ── what is shown ─────────────────────────────────────────────────────────────────────

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as high as their words at the width there is."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._delegate.heights.clear()
        self._measure_seen()
        self.scheduleDelayedItemsLayout()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if self._measure_seen():
            self.doItemsLayout()

    def render_hits(self, *, count: int, generation: int, selected: int) -> None:
        renewed = self.hits.renew(count, generation)
        if not renewed and selected == self._delegate.selected:
            return
        if renewed:
            self._delegate.heights.clear()
            self._measure_seen()
            self._quiet.start(_QUIET_MS)
        self._delegate.selected = selected
        if 0 <= selected < count:
            if self._delegate.measure(rows=selected + 1):
                self.scheduleDelayedItemsLayout()
            self.scrollTo(self.hits.index(selected))
        self.viewport().update()

    def _measure_seen(self) -> bool:
        return self._delegate.measure(rows=0, fill_px=self.verticalOffset() + self.viewport().height())

    def _measure_more(self) -> None:
        measured = len(self._delegate.heights)
        if measured < self.hits.rowCount():
            if self._delegate.measure(rows=measured + _BATCH):
                self.scheduleDelayedItemsLayout()
            self._quiet.start(0)
