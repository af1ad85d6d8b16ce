"""A code the centre sends to a customer who confirms a line by it: what is asked, what came of it (S10, S12)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.texts.language import Language

CODE_DIGITS = 6
VALID_MINUTES = 10
MOST_TRIES = 3


@dataclass(frozen=True, slots=True)
class CodeWanted:
    """Which line of which version of which form the code is for. The centre itself knows number, name and price."""

    customer_id: str
    number: str
    form_id: str
    version: int
    line_id: str
    offer_code: str
    catalogue_version: str
    language: Language


@dataclass(frozen=True, slots=True)
class CodeSent:
    """`message` is its number, `to` the customer's own number, masked; `expires_at` aware UTC."""

    message: str
    to: str
    expires_at: datetime


class CodeOutcome(StrEnum):
    """What came of a code that was typed; every one but CONFIRMED has its sentence in app.texts.one_time_code."""

    CONFIRMED = "confirmed"
    WRONG = "wrong"
    TOO_MANY = "too_many"  # the last try was wrong too: this code is worth nothing any more
    EXPIRED = "expired"
    USED = "used"  # it confirmed already, once
    ANOTHER = "another"  # sent for another line, form or version, replaced by a newer one, or never sent


@dataclass(frozen=True, slots=True)
class CodeAnswer:
    """`left` are the tries that remain, `at` (aware UTC) when it was confirmed, None where it was not."""

    outcome: CodeOutcome
    left: int
    at: datetime | None
