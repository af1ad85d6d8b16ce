"""Whether the four surfaces of a day say what was counted again.

The spreadsheet's numbers are held against the recount; every row of the screen must stand together on slip and page,
and in its place in the spreadsheet.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import zip_longest
from typing import Any, Final

from app.domain.line_words import ACTION_WORDS
from app.domain.payment import METHOD_WORDS, PaymentMethod
from app.texts import daily_summary as words
from app.texts.language import Language
from tests.whole_day.paper_rows import Painted, misplaced
from tests.whole_day.recount import Recount
from tests.whole_day.surfaces import Surfaces

ZH: Final = Language.ZH
Expected = dict[str, dict[str, dict[int, Any]]]  # sheet, first cell of the row, column: a number
_NEAR: Final = 1e-6
_HALF: Final = 0.05  # of the last digit a screen writes of shares, means and minutes
_LENGTH: Final = re.compile(r"(?:(\d+) 小时(?: |$))?(?:([\d.]+) 分)?")
_ACTIONS: Final = {action.value: word for action, word in ACTION_WORDS.items()}


def expected_of(counted: Recount) -> Expected:
    yuan, minutes = 0.01, 1 / 60
    total = words.TOTAL.say(ZH)
    net: dict[str, int] = {}
    times: dict[str, int] = {}
    for (method, _), fen in [*counted.taken.items(), *counted.returned.items()]:
        net[method] = net.get(method, 0) + fen
    for (method, _), count in counted.taken_count.items():
        times[method] = times.get(method, 0) + count
    methods = {
        METHOD_WORDS[PaymentMethod(method)].say(ZH): {1: times.get(method, 0), 2: fen * yuan}
        for method, fen in net.items()
    }
    hours = {
        words.HOUR_OF.say(ZH, hour=hour): {
            1: came,
            2: _mean(counted.hour_waits[hour], minutes),
            3: max(counted.hour_waits[hour]) * minutes if counted.hour_waits[hour] else "—",
            4: counted.order_hours[hour],
        }
        for hour, came in counted.hours.items()
    }
    actions = {_ACTIONS[action].say(ZH): {1: count} for action, count in counted.lines.items()}
    drawers = {
        words.DESK_ONLY.say(ZH, desk=desk.lstrip("0")): {
            1: drawer.float_fen * yuan,
            2: drawer.taken_fen * yuan,
            3: -drawer.returned_fen * yuan,
            4: drawer.moved_fen * yuan,
            5: drawer.expected_fen * yuan,
            6: drawer.counted_fen * yuan,
            7: (drawer.counted_fen - drawer.expected_fen) * yuan,
        }
        for desk, drawer in counted.drawers.items()
    }
    return {
        words.MATTERS.say(ZH): {total: {1: counted.orders, 2: counted.reversed, 3: counted.taken_fen * yuan}},
        words.METHODS.say(ZH): methods,
        words.HOURS.say(ZH): hours,
        words.ACTIONS.say(ZH): actions
        | {total: {1: sum(counted.lines.values()), 3: counted.monthly_change_fen * yuan}},
        words.WAYS.say(ZH): {words.MODES["offline"].say(ZH): {1: counted.offline}},
        words.CASH.say(ZH): drawers,
        words.TICKETS.say(ZH): {
            words.CAME.say(ZH): {1: counted.came},
            words.CALLED.say(ZH): {1: len(counted.waits)},
            words.FINISHED.say(ZH): {1: counted.finished},
            words.NO_SHOWS.say(ZH): {1: counted.no_shows},
            words.APPOINTMENTS.say(ZH): {1: counted.booked},
            words.APPOINTMENT_NO_SHOWS.say(ZH): {1: counted.booked_no_shows},
            words.MEAN_WAIT.say(ZH): {1: _mean(counted.waits, minutes)},
            words.LONGEST_WAIT.say(ZH): {1: max(counted.waits) * minutes},
            words.MEAN_SERVICE.say(ZH): {1: _mean(counted.services, minutes)},
        },
        words.RATINGS.say(ZH): {
            words.RATED.say(ZH): {1: len(counted.ratings)},
            words.MEAN_RATING.say(ZH): {1: _mean(counted.ratings, 1.0)},
        },
        words.PROMISES.say(ZH): {
            words.PROMISE_NAMES[key].say(ZH, minutes=limit): {1: counted.kept[key], 2: counted.missed[key]}
            for key, limit in (
                ("protected_called", 6),
                ("protected_finished", 6),
                ("ordinary_called", 10),
                ("appointment", 0),
            )
            if counted.kept[key] + counted.missed[key]
        },
        words.DESKS.say(ZH): {
            words.DESK_ONLY.say(ZH, desk=desk.lstrip("0")): {1: count, 2: counted.served_at[desk]}
            for desk, count in counted.orders_at.items()
        },
        words.EXCEPTIONS.say(ZH): {words.EXCEPTION_NAMES["drawer_opened"].say(ZH): {1: counted.drawer_openings}},
    }


def differences(surfaces: Surfaces, counted: Recount) -> Iterator[str]:
    """A sentence for each figure that some surface says otherwise."""
    for sheet, rows in expected_of(counted).items():
        found = surfaces.sheets.get(sheet)
        if found is None:
            yield f"no sheet {sheet}"
            continue
        for name, cells in rows.items():
            row = next((each for each in found if str(each[0] or "").startswith(name)), None)
            if row is None:
                yield f"{sheet}: no row {name}"
                continue
            for column, value in cells.items():
                if not _same(row[column], value):
                    yield f"{sheet}, {name}, column {column}: counted {value}, the spreadsheet says {row[column]}"
    yield from alike(surfaces)


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
        return bool(said == value)
    return _number(said) and abs(float(said) - float(value)) < _NEAR


def _number(cell: object) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _mean(values: Mapping[Any, Any] | list[Any], scale: float) -> Any:
    return sum(values) / len(values) * scale if values else "—"
