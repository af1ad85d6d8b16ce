"""Any table of figures on a screen: figures flush right, its sum below a line, and a way into the rows behind each.

view = FigureTableView(zone=zone, language=language, whole=True, parent=self)
view.render_table(table, language)
view.opened.connect(show_rows_behind)
"""

from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.domain.figure_table import Behind, CellKind, FigureTable
from app.texts.language import Language
from ui.manager.figure_table_model import FigureModel
from ui.widgets.colour_property import colour_property
from ui.widgets.keys import ENTER

ROW, HEAD = 38, 38
_PAD, _CLOSE_PAD = 16, 12  # beside a cell, as the head of its card has it; in a table that scrolls
_LINE: Final = 20  # of words that wrap
_WIDEST_WORDS: Final = 360  # px a column of words asks for by itself
_LOOKED_AT: Final = 200  # rows that widths are made for
_Index = QModelIndex | QPersistentModelIndex


class FigureTableView(QTableView):
    """`opened` gives the Behind of a figure that was pressed, or on which Enter was.

    `whole`: as high as its rows, on a page that scrolls as one; otherwise it scrolls itself and a cell too long for its
    column has its words as a tip as well. Its colours come from the style sheet.
    """

    opened = Signal(object)  # a Behind

    def __init__(
        self, *, zone: ZoneInfo, language: Language, whole: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("figureTable")
        self.setProperty("whole", whole)
        self._whole = whole
        self.pad = _PAD if whole else _CLOSE_PAD
        self._shown: tuple[FigureTable, Language] | None = None
        self._colours: dict[str, QColor] = {}
        self._natural: list[int] = []  # px of each column without a wrap
        self._least: list[int] = []  # below which something would be cut
        self.figures = FigureModel(zone=zone, language=language)
        self.figures.setParent(self)
        self.setModel(self.figures)
        self.setItemDelegate(_FigurePainter(self))
        self._dress()

    def render_table(self, table: FigureTable, language: Language) -> None:
        """The one that is shown already stays as it is, with the figure that is chosen."""
        if self._shown == (table, language):
            return
        self._shown = (table, language)
        self.figures.show_table(table, language)
        self.horizontalHeader().setVisible(any(column.name.say(language) for column in table.columns))
        self._natural = []
        self._fit()

    def least_width(self) -> int:
        """Px below which something of a `whole` table would be cut."""
        self._natural = self._natural or self._measure()
        return sum(self._least) + 2 * self.frameWidth()

    def ink(self, name: str) -> QColor:
        """A colour of the style sheet: ink, warn, line, total, tint, focus."""
        return self._colours.get(name, self.palette().color(self.foregroundRole()))

    def behind(self, index: _Index) -> Behind | None:
        return self.figures.cell(index.row(), index.column()).behind if index.isValid() else None

    def cut(self) -> list[str]:
        """Words of cells and heads that have less room than they need: for the tests that look for them."""
        bold = _medium(self.font())
        heads = [
            (self.figures.head(column), self.horizontalHeader().font(), self.columnWidth(column))
            for column in range(self.figures.columnCount())
        ]
        cells = [
            (
                self.figures.words(row, column),
                bold if self.figures.is_total(row) else self.font(),
                self._room(row, column),
            )
            for row in range(self.figures.rowCount())
            for column in range(self.figures.columnCount())
            if not (self._whole and self._wraps(column) and self.rowHeight(row) > ROW)
        ]
        return [said for said, font, room in (*heads, *cells) if QFontMetrics(font).horizontalAdvance(said) > room]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(sum(self._natural) or 400, self._height() if self._whole else 400)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._open(self.indexAt(event.position().toPoint()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self.behind(self.indexAt(event.position().toPoint()))
        shape = Qt.CursorShape.PointingHandCursor if over is not None else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()  # of the page or dialog around
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        behind = self.behind(index)
        if behind is not None:
            self.opened.emit(behind)

    def _room(self, row: int, column: int) -> int:
        return self.columnWidth(column) - 2 * self.pad + 1

    def _wraps(self, column: int) -> bool:
        return self.figures.kind(column) is CellKind.WORDS

    def _measure(self) -> list[int]:
        """What each column needs without a wrap, with room at both sides; and what it needs at least."""
        self.ensurePolished()
        plain, bold = QFontMetrics(self.font()), QFontMetrics(_medium(self.font()))
        head = QFontMetrics(self.horizontalHeader().font())
        rows = range(min(self.figures.rowCount(), _LOOKED_AT))
        last = self.figures.rowCount() - 1
        natural, self._least = [], []
        for column in range(self.figures.columnCount()):
            said = [self.figures.words(row, column) for row in rows]
            wide = max((plain.horizontalAdvance(each) for each in said), default=0)
            if last >= 0 and self.figures.is_total(last):
                wide = max(wide, bold.horizontalAdvance(self.figures.words(last, column)))
            least = wide
            if self._wraps(column):
                wide = min(wide, _WIDEST_WORDS)
                pieces = (bold.horizontalAdvance(piece) for each in said for piece in _pieces(each))
                least = min(wide, max(pieces, default=0))
            named = head.horizontalAdvance(self.figures.head(column))
            around = 2 * self.pad + 2
            natural.append(max(wide, named) + around)
            self._least.append(max(least, named) + around)
        return natural

    def _fit(self) -> None:
        """Spare room goes to the words, and what is missing is taken from them."""
        if not self.figures.columnCount():
            return
        self._natural = self._natural or self._measure()
        widths = list(self._natural)
        words = [column for column in range(len(widths)) if self._wraps(column)] or [0]
        spare = self.viewport().width() - sum(widths)
        for place, column in enumerate(words):
            share = spare // (len(words) - place) if spare >= 0 else -((-spare) // (len(words) - place))
            given = max(widths[column] + share, self._least[column])
            spare -= given - widths[column]
            widths[column] = given
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        if self._whole:
            self._wrap()

    def _wrap(self) -> None:
        metrics = QFontMetrics(_medium(self.font()))
        for row in range(self.figures.rowCount()):
            lines = max((self._lines(metrics, row, column) for column in range(self.figures.columnCount())), default=1)
            self.setRowHeight(row, ROW + (lines - 1) * _LINE)
        self.setFixedHeight(self._height())

    def _lines(self, metrics: QFontMetrics, row: int, column: int) -> int:
        if not self._wraps(column):
            return 1
        room = QRect(0, 0, self.columnWidth(column) - 2 * self.pad, 10_000)
        needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self.figures.words(row, column))
        return max(1, round(needed.height() / metrics.lineSpacing()))

    def _height(self) -> int:
        head = 0 if self.horizontalHeader().isHidden() else HEAD
        return head + sum(self.rowHeight(row) for row in range(self.figures.rowCount())) + 2 * self.frameWidth()

    def _dress(self) -> None:
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        header = self.horizontalHeader()
        header.setFixedHeight(HEAD)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        if self._whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    cellInk = colour_property("ink")
    warnInk = colour_property("warn")
    lineInk = colour_property("line")
    totalFill = colour_property("total")
    tintFill = colour_property("tint")
    focusInk = colour_property("focus")

    def set_colour(self, name: str, colour: QColor) -> None:
        """From the style sheet."""
        self._colours[name] = colour
        self.viewport().update()


class _FigurePainter(QStyledItemDelegate):
    """A cell: its words, the line below, the sum's ground; a figure that opens is underlined where the focus is."""

    def __init__(self, table: FigureTableView) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        table = self._table
        cell = table.figures.cell(index.row(), index.column())
        total = table.figures.is_total(index.row())
        area: QRect = option.rect
        painter.save()
        if total:
            painter.fillRect(area, table.ink("total"))
        current = table.hasFocus() and table.currentIndex() == index
        if current:
            painter.fillRect(area, table.ink("tint"))
            painter.setPen(QPen(table.ink("focus"), 2))
            painter.drawRect(area.adjusted(1, 1, -1, -2))
        painter.setPen(table.ink("line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        font = QFont(_medium(table.font()) if total else table.font())
        font.setUnderline(current and cell.behind is not None)
        painter.setFont(font)
        painter.setPen(table.ink("warn" if cell.warns else "ink"))
        side = Qt.AlignmentFlag.AlignRight if cell.kind.flush_right else Qt.AlignmentFlag.AlignLeft
        inside, said = area.adjusted(table.pad, 0, -table.pad, 0), table.figures.words(index.row(), index.column())
        flags = int(side | Qt.AlignmentFlag.AlignVCenter)
        if area.height() > ROW:
            flags |= int(Qt.TextFlag.TextWordWrap)
        else:
            said = QFontMetrics(font).elidedText(said, Qt.TextElideMode.ElideRight, inside.width() + 1)
        painter.drawText(inside, flags, said)
        painter.restore()


def _medium(font: QFont) -> QFont:
    strong = QFont(font)
    strong.setWeight(QFont.Weight.Medium)
    return strong


def _pieces(said: str) -> list[str]:
    """What is never broken over two lines; between Chinese signs a line may end anywhere."""
    return [piece for piece in said.split() if piece.isascii()]
