"""What the centre says of the days of all halls, and of one and its rows, to whoever has its operator's token."""

from datetime import date
from typing import Final
from urllib.parse import quote

from app.domain.day_scope import DayScope, ScopeKind
from app.domain.figure_table import Behind, FigureTable
from app.errors import CentralTrouble, DayTampered
from app.texts import report as words
from app.wire.figure_rows import read_table
from app.wire.halls_days import DAYS_PATH, ROWS, HallDaysSaid
from app.wire.records import read_as
from offline_cache.one_call import CallWords, get_once

DEADLINE_S: Final = 60.0  # a year of a thousand halls is summed
MOST_BYTES: Final = 32 * 1024 * 1024
_WORDS: Final = CallWords(words.CENTRE_UNREACHABLE, words.CENTRE_STRANGE)


def days_of_all_halls(url: str, token: str, *, first: date, last: date) -> FigureTable:
    """A row a hall and their sum. Raises InputRefused with the centre's own sentence, and CentralTrouble."""
    return _table(url, _asked(url, token, DAYS_PATH, DayScope(first, last)))


def days_of_hall(url: str, token: str, hall: str, *, scope: DayScope) -> HallDaysSaid:
    """Raises as days_of_all_halls, and DayTampered; its summary is there."""
    body = _asked(url, token, _path(hall), scope)
    try:
        said = read_as(HallDaysSaid, body)
    except ValueError as strange:
        raise CentralTrouble(words.CENTRE_STRANGE, address=url) from strange
    if said.tampered is not None:
        raise DayTampered(said.tampered)
    return said


def rows_of_hall(url: str, token: str, hall: str, *, scope: DayScope, behind: Behind) -> FigureTable:
    """The rows behind a figure of that scope. Raises as days_of_all_halls."""
    return _table(url, _asked(url, token, _path(hall) + ROWS, scope, figure=behind.figure, key=behind.key))


def _path(hall: str) -> str:
    return f"{DAYS_PATH}/{quote(hall, safe='')}"


def _table(url: str, body: bytes) -> FigureTable:
    try:
        return read_table(body)
    except ValueError as strange:
        raise CentralTrouble(words.CENTRE_STRANGE, address=url) from strange


def _asked(url: str, token: str, path: str, scope: DayScope, **more: str) -> bytes:
    days = {"first": scope.first.isoformat(), "last": scope.last.isoformat(), **more}
    if scope.kind is not ScopeKind.HALL:
        days[scope.kind.value] = scope.name
    headers = {"Authorization": f"Bearer {token}"}
    return get_once(url, path, days, headers=headers, deadline_s=DEADLINE_S, words=_WORDS, most_bytes=MOST_BYTES)
