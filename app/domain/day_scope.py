"""Which days, and whose, figures are asked for."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ScopeKind(StrEnum):
    """Whose figures. Its value travels: never renamed."""

    HALL = "hall"
    DESK = "desk"
    CLERK = "clerk"


@dataclass(frozen=True, slots=True)
class DayScope:
    """Hall days `first` to `last`, both included; `name` is a desk's number or a staff number, "" for the whole hall.

    A day is the one a fact is booked on: what arrived after a day was closed is booked on the next (day_close.py).
    """

    first: date
    last: date
    kind: ScopeKind = ScopeKind.HALL
    name: str = ""

    @property
    def one_day(self) -> bool:
        return self.first == self.last
