"""Whether the four surfaces of a day say what was counted again.

The spreadsheet's numbers are held against the recount; every row of the screen must stand on slip and page, and its
money among the spreadsheet's numbers.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from app.domain.line_words import ACTION_WORDS
from app.domain.payment import METHOD_WORDS, PaymentMethod
from app.texts import daily_summary as words
from app.texts.language import Language
from tests.whole_day.recount import Recount
from tests.whole_day.surfaces import Surfaces, squeezed

ZH: Final = Language.ZH
Expected = dict[str, dict[str, dict[int, Any]]]  # sheet, first cell of the row, column: a number
_NEAR: Final = 1e-6
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
    yield from _on_paper(surfaces)


def _on_paper(surfaces: Surfaces) -> Iterator[str]:
    """What the screen paints stands in the spreadsheet's numbers, on the slip and on the page."""
    for key, rows in surfaces.screen.items():
        for row in rows:
            said = [squeezed(each) for each in row if each]
            for name, paper in (("slip", surfaces.slip), ("page", surfaces.page)):
                missing = [each for each in said if each not in paper]
                if missing:
                    yield f"{key}: {missing} of {row} is not on the {name}"
    numbers = {
        round(float(cell), 2) for rows in surfaces.sheets.values() for row in rows for cell in row if _number(cell)
    }
    for key, rows in surfaces.screen.items():
        for row in rows:
            for cell in row:
                if cell.startswith(("¥", "−¥")) and _fen(cell) not in numbers:
                    yield f"{key}: {cell} of the screen is no number of the spreadsheet"


def _same(said: Any, value: Any) -> bool:
    if isinstance(value, str):
        return bool(said == value)
    return _number(said) and abs(float(said) - float(value)) < _NEAR


def _number(cell: object) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _fen(said: str) -> float:
    return round(float(said.replace("¥", "").replace(",", "").replace("−", "-")), 2)


def _mean(values: Mapping[Any, Any] | list[Any], scale: float) -> Any:
    return sum(values) / len(values) * scale if values else "—"
