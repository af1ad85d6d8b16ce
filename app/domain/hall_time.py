"""Calendar arithmetic of the hall: aware UTC inside, the hall's own time on paper. Nothing here reads a clock."""

import calendar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo


def hall_date(at: datetime, zone: ZoneInfo) -> date:
    """The hall's calendar day of an aware moment."""
    return at.astimezone(zone).date()


def on_paper(at: datetime, zone: ZoneInfo) -> str:
    """2026-11-20 10:27:36 in hall time."""
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")


def clock_time(at: datetime, zone: ZoneInfo) -> str:
    """10:27 in hall time."""
    return at.astimezone(zone).strftime("%H:%M")


def start_of(day: date, zone: ZoneInfo) -> datetime:
    """The first moment of a hall day, as aware UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)


def same_month(one: date, other: date) -> bool:
    return (one.year, one.month) == (other.year, other.month)


def first_of_next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def add_months(day: date, months: int) -> date:
    """The same day `months` later, the month's last day where that day is missing (31 Jan + 1 = 28/29 Feb)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def last_day_of_term(start: date, months: int) -> date:
    """The last day inside a term of `months` that begins on `start`."""
    return add_months(start, months) - timedelta(days=1)


def days_in_month(day: date) -> int:
    return calendar.monthrange(day.year, day.month)[1]
