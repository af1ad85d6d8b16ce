"""The hall's figures on a screen, and the rows behind them: for whoever may see them, asked again with every look."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from app.day_ports import DayBook
from app.domain.approval import Leave
from app.domain.day_scope import DayScope
from app.domain.day_summary import DaySummary
from app.domain.figure_table import Behind, FigureTable
from app.domain.hall_time import hall_date
from app.domain.right import Right
from app.ports import Clock

SUBJECT = "day"  # of the right to see them


@dataclass(frozen=True, slots=True)
class DayPlace:
    """`zone` is the hall's."""

    book: DayBook
    clock: Clock
    zone: ZoneInfo


def view_day(wanted: DayScope, *, leave: Leave, place: DayPlace) -> DaySummary:
    """Raises RightMissing; DayTampered and HallTrouble as the book does."""
    _demand(leave, place)
    return place.book.summary(wanted)


def rows_behind(wanted: DayScope, behind: Behind, *, leave: Leave, place: DayPlace) -> FigureTable:
    """Raises as view_day."""
    _demand(leave, place)
    return place.book.rows(wanted, behind)


def _demand(leave: Leave, place: DayPlace) -> None:
    leave.demand(Right.VIEW_DAY, hall_date(place.clock.now(), place.zone), subject=SUBJECT)
