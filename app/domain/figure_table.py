"""Figures in tables, typed and worded once: screen, narrow paper, A4 page and spreadsheet paint the same cells.

A cell says of what kind it is, so that a spreadsheet gets a number or a date and paper the words for it; a cell that is
a figure says which rows are behind it.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.texts.language import Text


class CellKind(StrEnum):
    """What a value is: it decides how it is written and where it stands (numbers flush right)."""

    WORDS = "words"  # Text
    COUNT = "count"  # int
    MONEY = "money"  # int, fen
    SECONDS = "seconds"  # float, written as minutes
    SHARE = "share"  # float, 0 to 1, written in per cent
    POINTS = "points"  # float, a mean of ratings
    NET = "net"  # int, −100 to +100: those for, less those against, of a hundred; written with its sign
    DAY = "day"  # date
    MOMENT = "moment"  # aware UTC, written in hall time

    @property
    def flush_right(self) -> bool:
        return self not in (CellKind.WORDS, CellKind.DAY, CellKind.MOMENT)


@dataclass(frozen=True, slots=True)
class Behind:
    """Which rows a figure is made of: `figure` names the list (FigureName), `key` the part of it, "" for all."""

    figure: str
    key: str = ""


Value = Text | int | float | date | datetime | None


@dataclass(frozen=True, slots=True)
class Cell:
    """`value` None is an explicit none, written as a dash. `warns`: it should be looked at (a difference, a miss)."""

    kind: CellKind
    value: Value
    behind: Behind | None = None
    warns: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """`key` names it for layouts and for whoever reads a figure by name."""

    key: str
    name: Text
    kind: CellKind


@dataclass(frozen=True, slots=True)
class FigureTable:
    """Each row has a cell for each column; `total` is the row below the line, None for none. `key` names the table.

    `note` stands beside the title; `empty` is said in place of rows that there are none of.
    """

    key: str
    title: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] | None = None
    note: Text | None = None
    empty: Text | None = None
