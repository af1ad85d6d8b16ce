"""The dialog of the rows behind a figure, over whichever page of the manager's face asked for them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from app.domain.day_scope import DayScope
from app.domain.figure_table import Behind, FigureTable
from app.domain.right import Right
from app.handling.view_day import SUBJECT
from ui.manager.rows_dialog import RowsDialog
from ui.manager.rows_presenter import RowsOutside, RowsPresenter
from ui.shell.manager_page import DayParts, ManagerNeeds


class RowsDesk:
    """RowsScreen. `presenter` opens the rows; `opened_in` is told of a figure pressed inside the dialog."""

    def __init__(self, needs: ManagerNeeds, day: DayParts, *, opened_in: Callable[[Behind], None]) -> None:
        self._needs, self._exports, self._opened_in = needs, day.save is not None, opened_in
        self._dialog: RowsDialog | None = None
        outside = RowsOutside(place=day.place, lane=needs.figures, tell=needs.tell, save=day.save)
        self.presenter = RowsPresenter(outside, screen=self)

    def ask(self, behind: Behind, day: date) -> None:
        """Of one day, once whoever may has allowed it."""
        scope = DayScope(day, day)
        self._needs.gate.ask(
            Right.VIEW_DAY, subject=SUBJECT, then=lambda leave: self.presenter.open(scope, behind, leave=leave)
        )

    def open_rows(self) -> None:
        window, language = self._needs.window, self._needs.language.language
        dialog = RowsDialog(
            zone=self._needs.zone, language=language, exports=self._exports, window=window, parent=window
        )
        dialog.opened.connect(self._opened_in)
        dialog.export_chosen.connect(lambda file: self.presenter.export(Path(file), language))
        dialog.dismissed.connect(self._gone)
        self._dialog = dialog
        window.overlay.open(dialog)

    def render_rows(self, table: FigureTable) -> None:
        if self._dialog is not None:
            self._dialog.render_rows(table)

    def close_rows(self) -> None:
        if self._dialog is not None:
            self._dialog.dismissed.emit()

    def _gone(self) -> None:
        self._dialog = None
        self.presenter.closed()
