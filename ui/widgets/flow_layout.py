"""A layout that goes on in the next row where a row is full."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Items from left to right in rows, top-aligned; an item wider than a row gets the whole row and may wrap.

    `column_width` 0: each item is as wide as it asks for. Otherwise items begin at columns so wide and span as many
    as they need (the facts at 1920). `columns` n: n equal columns over the width; an item that does not fit in one
    gets a row of its own (the facts of the selected line).
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        gap: int,
        row_gap: int = 0,
        column_width: int = 0,
        columns: int = 0,
    ) -> None:
        """Distances in logical pixels."""
        super().__init__(*([parent] if parent is not None else []))
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._row_gap = row_gap
        self._column_width = column_width
        self._columns = columns
        self._heights: dict[int, int] = {}  # by width, until something inside changes
        self.setContentsMargins(QMargins())

    def set_columns(self, columns: int, *, column_width: int = 0) -> None:
        if (columns, column_width) != (self._columns, self._column_width):
            self._columns, self._column_width = columns, column_width
            self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def invalidate(self) -> None:
        self._heights = {}
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        """A layout around asks this again and again while a window finds its shape."""
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        margins = self.contentsMargins()
        width = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        height = max((hint.height() for hint in hints), default=0)
        return QSize(width + margins.left() + margins.right(), height + margins.top() + margins.bottom())

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _slot(self, wanted: int, room: int) -> int:
        """How much of a row an item takes that wants so many pixels."""
        if self._columns:
            each = (room - self._gap * (self._columns - 1)) // self._columns
            return each if wanted <= each else room
        if self._column_width:
            step = self._column_width + self._gap
            return min(room, -(-(wanted + self._gap) // step) * step - self._gap)
        return min(wanted, room)

    def _place(self, rect: QRect, *, move: bool) -> int:
        area = rect.marginsRemoved(self.contentsMargins())
        x, y, row_height = area.x(), area.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            wanted = item.sizeHint().width()
            width = self._slot(wanted, area.width())
            if x > area.x() and x + width > area.x() + area.width():
                x, y, row_height = area.x(), y + row_height + self._row_gap, 0
            height = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, height)))
            x += width + self._gap
            row_height = max(row_height, height)
        margins = self.contentsMargins()
        return y + row_height - rect.y() + margins.bottom()
