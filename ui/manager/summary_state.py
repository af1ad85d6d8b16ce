"""What 日报 shows, as values, and how a day typed by hand is read. None of Qt is here."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from app.domain.day_scope import DayScope, ScopeKind
from app.domain.day_summary import DaySummary
from app.domain.figure_table import FigureTable
from app.errors import InputRefused
from app.papers.summary_heads import HeadFigure
from app.texts import summary_page as words
from app.texts.language import Text

MOST_DAYS: Final = 366


@dataclass(frozen=True, slots=True)
class ChartPicture:
    """A chart as SVG, so many px wide and high, in the colours and language it was asked in."""

    key: str
    title: str
    svg: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class SummaryState:
    """`working`: figures of `scope` are being fetched, what is shown is of another. `people` and `desks` are those that
    worked in the days, by number; `wrong` what was typed that cannot be, None for nothing. `tampered` says that this
    day does not read back as it was sealed: then nothing of it is shown."""

    scope: DayScope
    working: bool = False
    summary: DaySummary | None = None
    heads: tuple[HeadFigure, ...] = ()
    tables: tuple[FigureTable, ...] = ()
    charts: tuple[ChartPicture, ...] = ()
    desks: tuple[tuple[str, Text], ...] = ()
    people: tuple[tuple[str, Text], ...] = ()
    wrong: Text | None = None
    tampered: Text | None = None

    def options(self) -> tuple[tuple[str, Text], ...]:
        """Of whom figures may be asked, of the kind that is chosen."""
        return {ScopeKind.DESK: self.desks, ScopeKind.CLERK: self.people}.get(self.scope.kind, ())


def days_typed(first: str, last: str, *, today: date) -> tuple[date, date]:
    """Both days; an empty `last` is the first. Raises InputRefused with a sentence."""
    begin = _day(first)
    end = _day(last) if last.strip() else begin
    if end < begin:
        raise InputRefused(words.BACKWARDS)
    if end > today:
        raise InputRefused(words.AHEAD, day=end.isoformat())
    if end - begin >= timedelta(days=MOST_DAYS):
        raise InputRefused(words.MOST_DAYS, days=MOST_DAYS)
    return begin, end


def _day(typed: str) -> date:
    plain = typed.strip().replace("/", "-").replace(".", "-")
    try:
        return date.fromisoformat(plain)
    except ValueError:
        raise InputRefused(words.NO_DAY, words=typed.strip() or " ") from None
