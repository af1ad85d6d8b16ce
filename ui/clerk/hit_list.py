"""The popup's list of hits: a model limited to what was found and a delegate that paints only what is visible."""

from typing import Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain.order_line import Action
from ui.clerk.find_state import HitRow
from ui.frame.style_rule import qt_colour
from ui.frame.theme import Theme
from ui.frame.tokens import TypeStyle, tokens
from ui.widgets import grid
from ui.widgets.dressing import Face
from ui.widgets.icons import icon_image

_EDGE = 3
_TOP = 8
_UNDERLINE = 2
_BATCH = 10  # rows laid out at once: a little more than fit
_TAG_ICON = 14
_INDENT = 20  # of a reason behind its icon
_RIGHT = 20

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Rows(Protocol):
    """The finder as the list sees it: rows on demand."""

    def row(self, index: int) -> HitRow: ...


class HitModel(QAbstractListModel):
    """As many rows as were found; each is worked out when it is first asked for."""

    def __init__(self, rows: Rows, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._count = 0
        self._generation = -1

    def renew(self, count: int, generation: int) -> bool:
        """True where the rows are others than before."""
        if generation == self._generation and count == self._count:
            return False
        self.beginResetModel()
        self._count, self._generation = count, generation
        self.endResetModel()
        return True

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._count

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self._rows.row(index.row())
        return " ".join(part for part in (row.name, row.note, row.price, row.blocked) if part)

    def row(self, index: int) -> HitRow:
        return self._rows.row(index)


class HitDelegate(QStyledItemDelegate):
    """Name with underlined hits, code, price; below it the note, and why it cannot be had."""

    def __init__(self, model: HitModel, theme: Theme, *, parent: QListView) -> None:
        super().__init__(parent)
        self._model = model
        self._view = parent
        self._theme = theme
        type_ = tokens().type
        self._name = _font(type_[Face.LINE_NAME])
        self._small = _font(type_[Face.SMALL])
        self._caption = _font(type_[Face.CAPTION])
        self._name_line = type_[Face.LINE_NAME].line
        self._small_line = type_[Face.SMALL].line

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row = self._model.row(index.row())
        room = self._room(self._view.viewport().width())
        lines = int(bool(row.note)) + (len(self._wrapped(row.blocked, room - _INDENT)) if row.blocked else 0)
        return QSize(0, 2 * _TOP + self._name_line + lines * self._small_line + 1)

    def _room(self, width: int) -> int:
        return width - grid.THREE - _RIGHT

    def _wrapped(self, words: str, width: float) -> list[str]:
        """A sentence in as many lines as it needs; nothing that refuses is cut."""
        layout = QTextLayout(words, self._small)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        out: list[str] = []
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(width)
            out.append(words[line.textStart() : line.textStart() + line.textLength()])
            line = layout.createLine()
        layout.endLayout()
        return out

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = self._model.row(index.row())
        colours = self._theme.colours
        area: QRect = option.rect
        chosen = index.row() == self.selected
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.fillRect(area, _colour(colours.accent_tint))
            painter.fillRect(QRect(area.left(), area.top(), _EDGE, area.height()), _colour(colours.accent))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), _colour(colours.line))
        left, right = area.left() + grid.THREE, area.left() + area.width() - _RIGHT
        top = area.top() + _TOP
        ink = _colour(colours.ink2 if row.blocked else colours.ink)
        self._paint_price(painter, row, right, top, _colour(colours.ink))
        x = self._paint_name(painter, row, left, top, ink, _colour(colours.accent))
        if row.code:
            painter.setFont(self._small)
            painter.setPen(_colour(colours.ink2))
            _text(painter, x + grid.ONE, top, self._name_line, row.code)
        top += self._name_line
        if row.note:
            painter.setFont(self._small)
            painter.setPen(_colour(colours.ink2))
            _text(painter, left, top, self._small_line, _cut(row.note, self._small, right - left))
            top += self._small_line
        if row.blocked:
            warn = colours.warn
            painter.drawImage(left, top + 3, icon_image("ban", warn, _TAG_ICON, option.widget.devicePixelRatioF()))
            painter.setFont(self._small)
            painter.setPen(_colour(warn))
            for said in self._wrapped(row.blocked, self._room(area.width()) - _INDENT):
                _text(painter, left + _INDENT, top, self._small_line, said)
                top += self._small_line
        painter.restore()

    selected = -1

    def _paint_price(self, painter: QPainter, row: HitRow, right: int, top: int, ink: QColor) -> None:
        painter.setFont(self._name)
        painter.setPen(ink)
        width = QFontMetricsF(self._name).horizontalAdvance(row.price)
        _text(painter, right - width, top, self._name_line, row.price)

    def _paint_name(self, painter: QPainter, row: HitRow, left: int, top: int, ink: QColor, line: QColor) -> float:
        """Where the name ends."""
        metrics = QFontMetricsF(self._name)
        x = float(left)
        if row.action is Action.DELETE:
            painter.drawImage(QPointF(x, top + 5), icon_image("minus", ink.name(), _TAG_ICON, 1.0))
            x += _TAG_ICON + grid.HALF
        painter.setFont(self._name)
        painter.setPen(ink)
        _text(painter, x, top, self._name_line, row.name)
        foot = top + self._name_line - _UNDERLINE
        for start, end in row.spans:
            begin = metrics.horizontalAdvance(row.name[:start])
            width = metrics.horizontalAdvance(row.name[start:end])
            painter.fillRect(QRectF(x + begin, foot, width, _UNDERLINE), line)
        return x + metrics.horizontalAdvance(row.name)


class HitList(QListView):
    """Arrow keys stay in the search field; the mouse chooses here."""

    def __init__(self, rows: Rows, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hits = HitModel(rows, parent=self)
        self._delegate = HitDelegate(self.hits, theme, parent=self)
        self.setModel(self.hits)
        self.setItemDelegate(self._delegate)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._theme = theme
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # see ui.clerk.solid
        theme.changed.connect(self.viewport().update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), _colour(self._theme.colours.surface))
        painter.end()
        super().paintEvent(event)

    def render_hits(self, *, count: int, generation: int, selected: int) -> None:
        renewed = self.hits.renew(count, generation)
        if renewed or selected != self._delegate.selected:
            self._delegate.selected = selected
            if selected < count:
                self.scrollTo(self.hits.index(selected))
            self.viewport().update()


def _font(style: TypeStyle) -> QFont:
    font = QFont(tokens().family)
    font.setPixelSize(style.size)
    font.setWeight(QFont.Weight(style.weight))
    return font


def _colour(value: str) -> QColor:
    return QColor(qt_colour(value))


def _text(painter: QPainter, x: float, top: int, line: int, words: str) -> None:
    metrics = QFontMetricsF(painter.font())
    lead = (line - metrics.height()) / 2
    painter.drawText(QPointF(x, top + lead + metrics.ascent()), words)


def _cut(words: str, font: QFont, width: float) -> str:
    """One line of the list; the whole sentence stands in the right pane."""
    return QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, width)
