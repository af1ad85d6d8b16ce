"""Facts of a hall's days as they travel, to the hall server and to the centre, and the hall's figures coming back.

A batch is what changed since the one before, in the sender's own count; `had` of the answer is how far the receiver
had heard of this device before it. Both ends are of one release inside a hall; the centre answers the same way.
"""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, Final

from app.domain.day_facts import DeviceFact, Facts
from app.domain.day_scope import DayScope
from app.domain.day_summary import DaySummary
from app.domain.figure_table import Behind
from app.texts.language import Text
from app.wire.records import read_as

HALL_FACTS_PATH: Final = "/hall/v1/day/facts"
CENTRE_FACTS_PATH: Final = "/sync/v1/day-facts"
CLOSED_DAYS_PATH: Final = "/sync/v1/closed-days"  # a hall's days as the centre has them, to whoever closes them
SUMMARY_PATH: Final = "/hall/v1/day/summary"
ROWS_PATH: Final = "/hall/v1/day/rows"
MOST_FACTS: Final = 500  # of one batch
MOST_DAYS: Final = 4
MOST_FACTS_BYTES: Final = 2 * 1024 * 1024
MOST_ASKED_BYTES: Final = 4096
BATCH_WITHIN_S: Final = 15.0
UNKNOWN: Final = -1


@dataclass(frozen=True, slots=True)
class SealedDay:
    """A day as its hall closed it (offline_cache/closed_days.py): `summary` is the JSON that `seal` is over."""

    day: date
    number: int
    closed_at: datetime
    by: str
    summary: str
    prev: str
    seal: str
    hmac: str


@dataclass(frozen=True, slots=True)
class SealedDays:
    """Some of a hall's, by their numbers, the first first; none where there are no more."""

    days: tuple[SealedDay, ...]


@dataclass(frozen=True, slots=True)
class FactsBatch:
    """`device` says how far the sender is with this batch; None from a hall server, which has no drawer and no orders.

    `since` is how far the sender thinks the receiver has heard: where that is too far, nothing of it is taken, and the
    answer says from where to tell again. `facts.devices` is empty. `closed` are days that a hall server
    closed, or a counter that is its whole hall; `days_since` is the number of the last one the receiver has, as far as
    the sender thinks, 0 for none.

    Of a hall server, which is no device of the day's figures, `up_to` is how far it is with this batch.
    """

    device: DeviceFact | None
    since: int
    facts: Facts
    closed: tuple[SealedDay, ...] = ()
    up_to: int = 0
    days_since: int = 0


@dataclass(frozen=True, slots=True)
class RefusedDay:
    """A closed day that the receiver did not take, by its number; the rest of the batch was taken."""

    number: int
    why: Text


@dataclass(frozen=True, slots=True)
class FactsTaken:
    """How far the receiver had heard before, and the number of the last closed day it had, UNKNOWN from one that keeps
    no closed days of others."""

    had: int
    had_days: int = UNKNOWN
    refused: tuple[RefusedDay, ...] = ()


@dataclass(frozen=True, slots=True)
class RowsAsked:
    """Which rows: those behind a figure of a scope."""

    scope: DayScope
    behind: Behind


@dataclass(frozen=True, slots=True)
class SummarySaid:
    """Either the figures, or the sentence why the closed day's cannot be trusted (DayTampered)."""

    summary: DaySummary | None
    tampered: Text | None = None


def read_batch(raw: bytes) -> FactsBatch:
    """Raises ValueError, also for one of too many facts, or with standings beside its own."""
    batch = read_as(FactsBatch, raw)
    if count_of(batch.facts) > MOST_FACTS:
        raise ValueError(f"more than {MOST_FACTS} facts")
    for told in _each(batch.facts):
        if len({fact.id for fact in told}) != len(told):
            raise ValueError("a fact twice")
    if len(batch.closed) > MOST_DAYS:
        raise ValueError(f"more than {MOST_DAYS} days")
    if batch.facts.devices:
        raise ValueError("standings of other devices")
    return batch


def count_of(facts: Facts) -> int:
    return sum(len(each) for each in _each(facts))


def _each(facts: Facts) -> list[tuple[Any, ...]]:
    return [getattr(facts, each.name) for each in fields(facts)]
