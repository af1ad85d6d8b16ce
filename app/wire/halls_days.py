"""What the centre says of one hall's days to its operator: the figures, and how the hall is called and reckons time."""

from dataclasses import dataclass
from typing import Final

from app.domain.day_summary import DaySummary
from app.texts.language import Text

DAYS_PATH: Final = "/halls/v1/days"  # all halls; one hall's behind a slash
ROWS: Final = "/rows"  # behind one hall's: the rows of a figure


@dataclass(frozen=True, slots=True)
class HallDaysSaid:
    """Either the figures, or the sentence why the closed day's cannot be trusted (DayTampered)."""

    name: Text
    operator: Text
    zone: str
    summary: DaySummary | None
    tampered: Text | None = None
