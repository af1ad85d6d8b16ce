"""Calls of the close of a day between a manager's counter and the hall server: paths, and what is asked.

Rights are demanded at the counter, where the person is signed on; who acts, and who approved it, travels. The centre is
asked by the counter, under its own token, since the hall server has none; what it said travels with the step.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from app.domain.day_close import Closer, CloseStep
from app.domain.day_digest import CentreSaid
from app.domain.day_summary import MethodCheck
from app.texts.language import Text

CLOSE_PATH: Final = "/hall/v1/day-close"
WANTED_PATH: Final = "/hall/v1/day-close-wanted"
TELL_PATH: Final = "/hall/v1/day-close-tell"
TELL_VERB: Final = "tell"  # of the event that says: every counter tells its figures of the day now
MOST_CLOSE_BYTES: Final = 8 * 1024 * 1024  # with the centre's keys of 20,000 orders


@dataclass(frozen=True, slots=True)
class TakeStep:
    """`centre` with COMPARE; `checks` with CHECK_TAKINGS where the counter asked the providers; `people` with SIGN:
    what the hall's staff ("staff:<number>") are called, since the hall server does not know them."""

    step: CloseStep
    version: int
    by: Closer
    centre: CentreSaid | None = None
    checks: tuple[MethodCheck, ...] | None = None
    people: tuple[tuple[str, Text], ...] = ()


@dataclass(frozen=True, slots=True)
class CarryItem:
    subject: str
    reason: str
    version: int
    by: Closer


@dataclass(frozen=True, slots=True)
class DesksTold:
    """Whether all desks that tell their figures these days told them anew, in time."""

    all: bool


@dataclass(frozen=True, slots=True)
class WantedAgain:
    """Ids of orders of the asking counter that the centre lacks."""

    orders: tuple[str, ...]


def close_path(day: date, act: str = "") -> str:
    """Where the close of this day stands; with `take`, `carry` or `digest` behind it."""
    return f"{CLOSE_PATH}/{day.isoformat()}" + (f"/{act}" if act else "")
