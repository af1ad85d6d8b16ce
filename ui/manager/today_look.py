"""What 今天 asks of the hall's figures, on a lane: the day so far, and the same weekday of the last weeks beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from app.domain.approval import Leave
from app.domain.day_scope import DayScope
from app.domain.day_summary import DaySummary, FigureName, Hour, same_weekdays
from app.domain.figure_table import Behind, CellKind
from app.errors import DayTampered
from app.handling.view_day import DayPlace, rows_behind, view_day

_WEEKS: Final = 4
_WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Before:
    """The same weekday of the last weeks: `came` is the mean of arrivals by the hour, over those weeks that had any.

    `orders` are last week's by the hour; of `hour` also their moments, so that a week ago can be told to the second.
    `tampered` are those of these days that do not read back as they were sealed: named, and in no figure.
    """

    day: date
    came: tuple[tuple[int, float], ...] = ()
    orders: tuple[Hour, ...] = ()
    hour: int = -1
    moments: tuple[datetime, ...] = ()
    tampered: tuple[date, ...] = ()

    def orders_until(self, now: datetime, zone: ZoneInfo) -> int | None:
        """How many orders there were a week ago at this time; None where that day had none."""
        if not any(each.orders for each in self.orders):
            return None
        hour = now.astimezone(zone).hour
        whole = sum(each.orders for each in self.orders if each.hour < hour)
        if hour != self.hour:
            return whole
        return whole + sum(1 for each in self.moments if each <= now - _WEEK)


@dataclass(frozen=True, slots=True)
class Look:
    summary: DaySummary
    before: Before


def look(day: date, *, now: datetime, leave: Leave, place: DayPlace, before: Before | None) -> Look:
    """`before` is what an earlier look found: asked again only for another day or hour. Raises as the figures do."""
    scope = DayScope(day, day)
    summary = view_day(scope, leave=leave, place=place)
    known = before if before is not None and before.day == day else _weeks_before(day, leave=leave, place=place)
    hour = now.astimezone(place.zone).hour
    if known.hour != hour and any(each.orders for each in known.orders):
        moments = _moments(day - _WEEK, hour, leave=leave, place=place)
        known = replace(known, hour=hour, moments=moments)
    return Look(summary, known)


def _weeks_before(day: date, *, leave: Leave, place: DayPlace) -> Before:
    weeks, tampered = dict[date, tuple[Hour, ...]](), []
    for each in same_weekdays(day, weeks=_WEEKS):
        try:
            weeks[each] = view_day(DayScope(each, each), leave=leave, place=place).hours
        except DayTampered:  # one old day must not take today's board away
            tampered.append(each)
    came = expected_by_hour(list(weeks.values()))
    return Before(day, tuple(came.items()), weeks.get(day - _WEEK, ()), tampered=tuple(tampered))


def expected_by_hour(weeks: Sequence[tuple[Hour, ...]]) -> dict[int, float]:
    """The mean of those weeks in which anybody came at all: a holiday is no weekday."""
    worked = [hours for hours in weeks if any(each.came for each in hours)]
    came: dict[int, int] = {}
    for hours in worked:
        for each in hours:
            came[each.hour] = came.get(each.hour, 0) + each.came
    return {hour: count / len(worked) for hour, count in sorted(came.items())}


def _moments(day: date, hour: int, *, leave: Leave, place: DayPlace) -> tuple[datetime, ...]:
    table = rows_behind(DayScope(day, day), Behind(FigureName.ORDERS, f"hour:{hour}"), leave=leave, place=place)
    at = next((n for n, column in enumerate(table.columns) if column.kind is CellKind.MOMENT), None)
    if at is None:
        return ()
    found = (row[at].value for row in table.rows)
    return tuple(each for each in found if isinstance(each, datetime))
