"""Calls about asks of the hall, for both ends: paths, and bodies beside the ask itself (app/domain/hall_ask.py)."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from app.domain.hall_ask import HallAsk
from app.domain.repair import RefusedEntry

ASKS_PATH: Final = "/hall/v1/asks"
REFUSED_PATH: Final = "/hall/v1/refused"
ASKS_VERB: Final = "asks"  # of the event that says: an ask came, was answered or withdrawn
MOST_ASK_BYTES: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class AnswerAsk:
    """`by` is the staff number of whoever answered, checked where they sit."""

    granted: bool
    by: str
    said: str


@dataclass(frozen=True, slots=True)
class OneAsk:
    """None where the hall has none of this id."""

    ask: HallAsk | None


@dataclass(frozen=True, slots=True)
class OpenAsks:
    """All that wait, oldest first."""

    asks: tuple[HallAsk, ...]


@dataclass(frozen=True, slots=True)
class RefusedOfHall:
    """Oldest first."""

    entries: tuple[RefusedEntry, ...]


def ask_path(ask_id: str, act: str = "") -> str:
    """One ask; with `answer` behind it, where it is answered."""
    return f"{ASKS_PATH}/{quote(ask_id, safe='')}" + (f"/{act}" if act else "")
