"""The trail's rows as Qt's table wants them."""

from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.handling.export_audit import audit_cells
from app.papers.figure_cells import NO_NAMES, Names
from app.staff_ports import AuditRow
from app.texts import audit_page as words
from app.texts.language import Language

COLUMNS: Final = (words.WHEN, words.WHAT, words.WHO, words.SUBJECT, words.REASON, words.APPROVER)
_Index = QModelIndex | QPersistentModelIndex
_TOP: Final = QModelIndex()


class AuditModel(QAbstractTableModel):
    """Six columns; a cell too long for its column has its words as a tip as well."""

    def __init__(self, *, zone: ZoneInfo, language: Language, desk: str) -> None:
        super().__init__()
        self._zone, self._desk = zone, desk
        self._language = language
        self._names: Names = NO_NAMES
        self._rows: tuple[AuditRow, ...] = ()
        self._cells: list[tuple[str, ...]] = []

    def show_rows(self, rows: tuple[AuditRow, ...], language: Language, names: Names) -> None:
        """More of the same search are put below, so that the place on the screen stays."""
        known, same_words = len(self._rows), language is self._language and names == self._names
        self._names = names
        if same_words and known and rows[:known] == self._rows:
            if len(rows) > known:
                self.beginInsertRows(QModelIndex(), known, len(rows) - 1)
                self._take(rows, language, from_row=known)
                self.endInsertRows()
            return
        self.beginResetModel()
        self._cells = []
        self._take(rows, language, from_row=0)
        self.endResetModel()

    def _take(self, rows: tuple[AuditRow, ...], language: Language, *, from_row: int) -> None:
        self._rows, self._language = rows, language
        zone, desk, names = self._zone, self._desk, self._names
        self._cells += [
            audit_cells(row, zone=zone, language=language, desk=desk, names=names) for row in rows[from_row:]
        ]

    def rowCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) or not index.isValid():
            return None
        return self._cells[index.row()][index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return COLUMNS[section].say(self._language)
        return None
