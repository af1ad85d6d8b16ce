"""Moments and days as the store writes them: whole microseconds since 1970 (UTC), days as ISO text."""

from datetime import UTC, date, datetime, timedelta

_START = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def to_us(at: datetime) -> int:
    """Raises ValueError for a moment without a zone."""
    if at.tzinfo is None:
        raise ValueError("a moment without a zone")
    return (at - _START) // _MICROSECOND


def from_us(us: int) -> datetime:
    return _START + us * _MICROSECOND


def day_of(at: datetime) -> date:
    """The UTC day whose key seals what was written at this moment."""
    return at.astimezone(UTC).date()
