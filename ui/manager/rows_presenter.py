"""The rows behind a figure, without Qt: fetched on a lane, shown in a dialog, saved as a spreadsheet."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol, TypeVar

from app.domain.approval import Leave
from app.domain.day_scope import DayScope
from app.domain.figure_table import Behind, FigureTable
from app.errors import Trouble
from app.handling.view_day import DayPlace, rows_behind
from app.ports import Lane
from app.texts import today_page as words
from app.texts.language import Language, Text

T = TypeVar("T")
DEADLINE_S: Final = 30.0
SaveSheet = Callable[[tuple[FigureTable, ...], Path, Language], None]  # on the lane; OSError where it cannot be written


@dataclass(frozen=True, slots=True)
class RowsOutside:
    """`lane` is where figures are asked. `tell` says a sentence at the foot of the page. `save` None: nowhere to."""

    place: DayPlace
    lane: Lane
    tell: Callable[[Text], None]
    save: SaveSheet | None


class RowsScreen(Protocol):
    def open_rows(self) -> None:
        """A dialog that says the rows are being fetched."""
        ...

    def render_rows(self, table: FigureTable) -> None: ...
    def close_rows(self) -> None: ...


class RowsPresenter:
    """One list at a time; the answer to an older question is dropped."""

    def __init__(self, outside: RowsOutside, *, screen: RowsScreen) -> None:
        self._outside, self._screen = outside, screen
        self._asked = 0
        self._table: FigureTable | None = None

    def open(self, scope: DayScope, behind: Behind, *, leave: Leave) -> None:
        """Of this scope; the dialog is there at once."""
        self._begin()
        asked, place = self._asked, self._outside.place

        def found(table: FigureTable) -> None:
            if asked == self._asked:
                self.show(table)

        def failed(error: Exception) -> None:
            if asked == self._asked:
                self._screen.close_rows()
            self._failed(error)

        self._outside.lane.run(
            lambda: rows_behind(scope, behind, leave=leave, place=place),
            then=found,
            failed=failed,
            deadline_s=DEADLINE_S,
        )

    def open_table(self, table: FigureTable) -> None:
        """Rows that are here already."""
        self._begin()
        self.show(table)

    def show(self, table: FigureTable) -> None:
        self._table = table
        self._screen.render_rows(table)

    def closed(self) -> None:
        """By whoever looked: an answer that comes later is for nobody."""
        self._asked += 1
        self._table = None

    def export(self, file: Path, language: Language) -> None:
        """What the dialog shows, as a spreadsheet."""
        table, save = self._table, self._outside.save
        if table is None or save is None:
            return

        def failed(error: Exception) -> None:
            if isinstance(error, OSError):
                self._outside.tell(words.EXPORT_FAILED.filled(file=file))
            else:
                self._failed(error)

        self._outside.lane.run(
            lambda: save((table,), file, language),
            then=lambda _: self._outside.tell(words.EXPORTED.filled(file=file)),
            failed=failed,
            deadline_s=DEADLINE_S,
        )

    def _begin(self) -> None:
        self._asked += 1
        self._table = None
        self._screen.open_rows()

    def _failed(self, error: Exception) -> None:
        tell_failed(error, self._outside.tell)


def tell_failed(error: Exception, tell: Callable[[Text], None]) -> None:
    """A trouble in its own words, a deadline as one; anything else is a bug and goes on."""
    if isinstance(error, Trouble):
        tell(error.text.filled(**error.values))
    elif isinstance(error, TimeoutError):
        tell(words.TOO_LONG)
    else:
        raise error
