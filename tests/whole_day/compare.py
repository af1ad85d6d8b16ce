"""Whether the four surfaces of a day say what was counted again.

The spreadsheet's numbers are held against the recount; every row of the screen must stand together on slip and page,
and in its place in the spreadsheet.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import zip_longest
from typing import Any, Final

from app.texts import daily_summary as words
from tests.whole_day.expected import ZH, Expected, expected_of
from tests.whole_day.paper_rows import Painted, misplaced
from tests.whole_day.recount import Recount
from tests.whole_day.surfaces import Surfaces

_NEAR: Final = 1e-6
_BESIDE: Final = tuple(each.say(ZH) for each in (words.TOTAL, words.INCOME_TOTAL, words.SEAL))
_HALF: Final = 0.05  # of the last digit a screen writes of shares, means and minutes
_LENGTH: Final = re.compile(r"(?:(\d+) 小时(?: |$))?(?:([\d.]+) 分)?")


def differences(surfaces: Surfaces, counted: Recount) -> Iterator[str]:
    """A sentence for each figure that some surface says otherwise."""
    expected = expected_of(counted)
    for sheet, rows in expected.items():
        if not rows:
            continue
        found = surfaces.sheets.get(sheet)
        if found is None:
            yield f"no sheet {sheet}"
            continue
        for name, cells in rows.items():
            row = next((each for each in found if each[0] == name), None)
            if row is None:
                yield f"{sheet}: no row {name}"
                continue
            for column, value in cells.items():
                if not _same(row[column], value):
                    yield f"{sheet}, {name}, column {column}: counted {value}, the spreadsheet says {row[column]}"
    yield from _more_than(surfaces, expected)
    yield from alike(surfaces)


def _more_than(surfaces: Surfaces, expected: Expected) -> Iterator[str]:
    """A row that nobody counted."""
    for table in surfaces.screen.values():
        counted = {*map(str, expected.get(table.title, {})), *_BESIDE}
        if table.title in expected:
            yield from (f"{table.title}: nobody counted {row}" for row in table.rows if row[0] not in counted)


def alike(surfaces: Surfaces) -> Iterator[str]:
    """What the screen paints stands row by row on the slip, on the page and in the spreadsheet."""
    tables = list(surfaces.screen.values())
    yield from (f"slip, {each}" for each in misplaced(tables, surfaces.slip, one_line=False))
    yield from (f"page, {each}" for each in misplaced(tables, surfaces.page, one_line=True))
    for table in tables:
        yield from _in_sheet(table, surfaces.sheets.get(table.title, []))


def _in_sheet(table: Painted, sheet: list[list[Any]]) -> Iterator[str]:
    """Its heads may carry a unit; below them the rows in their order."""
    if not table.rows:
        return
    top = next((at for at, row in enumerate(sheet) if str(row[0]) == table.heads[0]), len(sheet))
    for row, found in zip_longest(table.rows, sheet[top + 1 :]):
        if row is None or found is None or not all(map(_reads, row, found)):
            yield f"{table.title}: the screen has {row}, the spreadsheet {found}"


def _reads(words_said: str, value: Any) -> bool:
    """Whether a cell of the screen says what the spreadsheet holds, rounded as the screen rounds it."""
    if isinstance(value, datetime):
        return words_said == f"{value:%Y-%m-%d %H:%M}"
    if not _number(value):
        return words_said == (value or "")
    held = float(value)
    if (length := _LENGTH.fullmatch(words_said)) is not None:
        minutes = int(length[1] or 0) * 60 + float(length[2] or 0)
        return abs(minutes - held) <= (_HALF if length[1] is None else _HALF * 10) + _NEAR
    said = float(re.sub(r"[¥,%]", "", words_said).replace("−", "-"))
    rounded = "¥" not in words_said and ("." in words_said or "%" in words_said)
    return abs(said - (held * 100 if "%" in words_said else held)) <= (_HALF if rounded else 0.0) + _NEAR


def _same(said: Any, value: Any) -> bool:
    if isinstance(value, str):
        return re.sub(r"\s", "", str(said)) == re.sub(r"\s", "", value)
    return _number(said) and abs(float(said) - float(value)) < _NEAR


def _number(cell: object) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)
