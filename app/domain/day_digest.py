"""对总数: what two machines say of a hall day's orders, by count, sum and hash, and where they differ, by order.

Compared is what this side believes the centre has. An order that was not sent yet, or that the centre refused, is told
as such elsewhere and is no difference; one the centre has already while its answer is still on its way here neither.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.domain.day_summary import DigestFigure

HALL: Final = "hall"
CENTRE: Final = "centre"


@dataclass(frozen=True, slots=True)
class DigestRow:
    """One order: `key` its id, `sha256` the hash of its entry, `amount_fen` what was due that day."""

    key: str
    sha256: str
    amount_fen: int
    receipt_number: str
    desk: str


@dataclass(frozen=True, slots=True)
class CentreSaid:
    """What the centre said of a day. `there` False where the hall has none; `digest` None where it did not answer.

    `keys` are its orders one by one, asked for where the digests differ.
    """

    there: bool
    digest: DigestFigure | None = None
    keys: tuple[DigestRow, ...] = ()


class DiffersHow(StrEnum):
    """Its value stands in the store with the close: never renamed."""

    NOT_AT_CENTRE = "not_at_centre"
    NOT_IN_HALL = "not_in_hall"
    OTHERWISE = "otherwise"  # both have it, and not the same


@dataclass(frozen=True, slots=True)
class Difference:
    """`row` is the hall's where it has one, else the centre's."""

    how: DiffersHow
    row: DigestRow


def digest_of(side: str, rows: Iterable[DigestRow]) -> DigestFigure:
    """The same for the same orders in whatever order they come; `first` and `last` are receipt numbers."""
    ordered = sorted(rows, key=lambda row: row.key)
    whole = hashlib.sha256()
    for row in ordered:
        whole.update(f"{row.key} {row.sha256}\n".encode())
    numbers = sorted(row.receipt_number for row in ordered)
    return DigestFigure(
        side,
        len(ordered),
        sum(row.amount_fen for row in ordered),
        whole.hexdigest(),
        numbers[0] if numbers else "",
        numbers[-1] if numbers else "",
    )


def agree(one: DigestFigure, other: DigestFigure) -> bool:
    return (one.count, one.sum_fen, one.sha256) == (other.count, other.sum_fen, other.sha256)


def differences(
    hall: Iterable[DigestRow], centre: Iterable[DigestRow], *, on_their_way: Mapping[str, str]
) -> tuple[Difference, ...]:
    """`on_their_way`: hashes by key of orders the hall has and does not yet know the centre's answer of."""
    here, there = {row.key: row for row in hall}, {row.key: row for row in centre}
    found = []
    for key in sorted(here.keys() | there.keys()):
        ours, theirs = here.get(key), there.get(key)
        if theirs is None and ours is not None:
            found.append(Difference(DiffersHow.NOT_AT_CENTRE, ours))
        elif ours is None and theirs is not None:
            if on_their_way.get(key) != theirs.sha256:
                how = DiffersHow.OTHERWISE if key in on_their_way else DiffersHow.NOT_IN_HALL
                found.append(Difference(how, theirs))
        elif ours is not None and theirs is not None and _content(ours) != _content(theirs):
            found.append(Difference(DiffersHow.OTHERWISE, ours))
    return tuple(found)


def _content(row: DigestRow) -> tuple[str, int]:
    return row.sha256, row.amount_fen
