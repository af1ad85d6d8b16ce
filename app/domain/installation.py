"""装机: where a service is put in and when somebody comes for it, agreed at the desk and signed with the line."""

import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.errors import InputRefused
from app.texts import installation as words

LONGEST_ADDRESS = 100  # characters: two lines on the form


class HalfDay(StrEnum):
    """When an engineer comes, as closely as it is promised."""

    MORNING = "morning"
    AFTERNOON = "afternoon"


@dataclass(frozen=True, slots=True)
class Installation:
    """`day` is a day of the hall."""

    address: str
    day: date
    half: HalfDay

    def still_ahead(self, today: date) -> bool:
        """Nobody comes on the day of signing: the day after is the first that can be agreed."""
        return today < self.day


def agreed_installation(
    *, address: str, day: date | None, half: HalfDay | None, today: date, most_days: int
) -> Installation:
    """From what the clerk filled in, at most `most_days` ahead. Raises InputRefused with what cannot be."""
    kept = " ".join(unicodedata.normalize("NFKC", address).split())
    if not kept:
        raise InputRefused(words.ADDRESS_MISSING)
    if len(kept) > LONGEST_ADDRESS:
        raise InputRefused(words.ADDRESS_TOO_LONG, most=LONGEST_ADDRESS)
    if day is None or half is None:
        raise InputRefused(words.APPOINTMENT_MISSING)
    if not today < day <= today + timedelta(days=most_days):
        raise InputRefused(words.DAY_OUT_OF_REACH, first=today + timedelta(days=1), days=most_days)
    return Installation(kept, day, half)
