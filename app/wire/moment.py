"""Moments and hall days as they travel: RFC 3339 in UTC, so that text order is time order."""

from datetime import UTC, date, datetime


def moment(at: datetime) -> str:
    """2026-11-20T02:27:36.123Z. Raises ValueError for a moment without a zone."""
    if at.tzinfo is None:
        raise ValueError("a moment without a zone")
    here = at if at.tzinfo is UTC else at.astimezone(UTC)
    return here.isoformat(timespec="milliseconds")[: -len("+00:00")] + "Z"


def read_moment(words: str) -> datetime:
    """Aware UTC. Raises ValueError where it is no moment with a zone."""
    at = datetime.fromisoformat(words)
    if at.tzinfo is None:
        raise ValueError(f"a moment without a zone: {words}")
    try:
        return at.astimezone(UTC)
    except OverflowError as outside:
        raise ValueError(f"a moment outside all time: {words}") from outside


def day_as_moment(day: date) -> str:
    """A calendar day where TM Forum wants a date-time: its first moment in UTC, to be read back by its date alone."""
    return f"{day.isoformat()}T00:00:00Z"


def read_day(words: str) -> date:
    """The calendar day of `day_as_moment`. Raises ValueError where it is none."""
    if not words.endswith("T00:00:00Z"):
        raise ValueError(f"not a calendar day: {words}")
    return date.fromisoformat(words[:10])
