"""Cells of each kind in a word, so that a table of figures reads as it will look; and what things were called."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import TypeVar

from app.domain.day_summary import DaySummary, FigureName
from app.domain.figure_table import Behind, Cell, CellKind, Column
from app.texts import daily_summary as words
from app.texts.language import Text, same

T = TypeVar("T")
Names = Mapping[str, Text]  # "matter:<code>" and "staff:<number>"
NO_NAMES: Names = MappingProxyType({})


def said(text: Text | None, *, warns: bool = False, behind: Behind | None = None) -> Cell:
    return Cell(CellKind.WORDS, text, behind, warns)


def count(value: int | None, behind: Behind | None = None, *, warns: bool = False) -> Cell:
    return Cell(CellKind.COUNT, value, behind, warns)


def money(fen: int | None, behind: Behind | None = None, *, warns: bool = False) -> Cell:
    return Cell(CellKind.MONEY, fen, behind, warns)


def seconds(value: float | None, behind: Behind | None = None, *, warns: bool = False) -> Cell:
    return Cell(CellKind.SECONDS, value, behind, warns)


def share(part: int, of: int, behind: Behind | None = None, *, warns: bool = False) -> Cell:
    """None of nothing."""
    return Cell(CellKind.SHARE, part / of if of else None, behind, warns)


def net(pro: int, against: int, of: int, behind: Behind | None = None) -> Cell:
    """Of a hundred, half a point rounded away from nothing; None of nobody."""
    if not of:
        return Cell(CellKind.NET, None, behind)
    whole = (200 * abs(pro - against) + of) // (2 * of)
    return Cell(CellKind.NET, whole if pro >= against else -whole, behind)


def points(value: float | None, behind: Behind | None = None) -> Cell:
    return Cell(CellKind.POINTS, value, behind)


def moment(value: datetime | None, behind: Behind | None = None) -> Cell:
    return Cell(CellKind.MOMENT, value, behind)


def behind(figure: FigureName, key: str = "") -> Behind:
    return Behind(figure.value, key)


def columns(*said: tuple[str, Text, CellKind]) -> tuple[Column, ...]:
    return tuple(Column(key, name, kind) for key, name, kind in said)


def total_of(items: Iterable[T], value: Callable[[T], int]) -> int:
    return sum(value(each) for each in items)


def names_of(summary: DaySummary, names: Names) -> Names:
    """A closed day is painted in the names it was sealed with alone: every machine makes the same paper of it."""
    return dict(summary.called) if summary.closed is not None and summary.called else names


def matter_name(code: str, names: Names) -> Text:
    return names.get(f"matter:{code}") or (same(code) if code else words.OTHER)


def person_name(number: str, names: Names) -> Text:
    return names.get(f"staff:{number}") or same(number)


def person_and_number(number: str, names: Names) -> Text:
    """周敏 3017; the number alone of whom nobody has a name."""
    named = names.get(f"staff:{number}")
    return Text(f"{named.zh} {number}", f"{named.en} {number}") if named is not None else same(number)


def desk_name(desk: str) -> Text:
    """3 台 of 03; what is no number stands as it is."""
    return words.DESK_ONLY.filled(desk=int(desk)) if desk.isdigit() else same(desk)


def desk_and_person(desk: str, staff: str, names: Names) -> Text:
    if not staff:
        return desk_name(desk)
    if not desk:
        return person_name(staff, names)
    number = int(desk) if desk.isdigit() else desk
    return words.DESK_OF.filled(desk=number, name=person_name(staff, names))


def joined(texts: Sequence[Text]) -> Text | None:
    """Side by side, None of nothing."""
    if not texts:
        return None
    return Text("，".join(each.zh for each in texts), ", ".join(each.en for each in texts))
