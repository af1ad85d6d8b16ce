"""A table of figures as Qt's table wants it: the rows, and the sum below them as the last one."""

from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.domain.figure_table import Cell, CellKind, FigureTable
from app.papers.figure_words import cell_words
from app.texts.language import Language

_Index = QModelIndex | QPersistentModelIndex
_TOP: Final = QModelIndex()


class FigureModel(QAbstractTableModel):
    """Words are made when a cell is painted: of thousands of rows a screen shows thirty."""

    def __init__(self, *, zone: ZoneInfo, language: Language) -> None:
        super().__init__()
        self._zone, self._language = zone, language
        self._table: FigureTable | None = None

    def show_table(self, table: FigureTable, language: Language) -> None:
        self.beginResetModel()
        self._table, self._language = table, language
        self.endResetModel()

    def cell(self, row: int, column: int) -> Cell:
        """IndexError where there is none."""
        if self._table is None:
            raise IndexError(row)
        if row == len(self._table.rows) and self._table.total is not None:
            return self._table.total[column]
        return self._table.rows[row][column]

    def words(self, row: int, column: int) -> str:
        return cell_words(self.cell(row, column), self._language, self._zone)

    def head(self, column: int) -> str:
        return self._table.columns[column].name.say(self._language) if self._table is not None else ""

    def kind(self, column: int) -> CellKind:
        if self._table is None:
            raise IndexError(column)
        return self._table.columns[column].kind

    def is_total(self, row: int) -> bool:
        return self._table is not None and row == len(self._table.rows)

    def rowCount(self, parent: _Index = _TOP) -> int:
        if parent.isValid() or self._table is None:
            return 0
        return len(self._table.rows) + (self._table.total is not None)

    def columnCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() or self._table is None else len(self._table.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.words(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(self.cell(index.row(), index.column()).kind)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.head(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(self.kind(section))
        return None


def _side(kind: CellKind) -> Qt.AlignmentFlag:
    return (Qt.AlignmentFlag.AlignRight if kind.flush_right else Qt.AlignmentFlag.AlignLeft) | (
        Qt.AlignmentFlag.AlignVCenter
    )
