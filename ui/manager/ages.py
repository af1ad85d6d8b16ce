"""How long something waits, as every page of the manager's face says it."""

from datetime import timedelta
from typing import Final

from app.texts import manager_page as words
from app.texts.language import Text

_HOURS_UNTIL: Final = 48


def age_words(age: timedelta) -> Text:
    """42 分, 2 小时 5 分, 30 小时, 3 天: in days from two on; never below nothing, and never "0 分"."""
    hours, minutes = divmod(max(0, int(age.total_seconds()) // 60), 60)
    if hours >= _HOURS_UNTIL:
        return words.AGE_DAYS.filled(n=hours // 24)
    if not hours and not minutes:
        return words.AGE_NONE
    if not hours:
        return words.AGE_MINUTES.filled(n=minutes)
    return words.AGE_HOURS.filled(hours=hours, minutes=minutes) if minutes else words.AGE_WHOLE_HOURS.filled(n=hours)
