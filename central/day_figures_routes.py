"""GET /halls/v1/days, /halls/v1/days/{hall}, …/rows: the figures of all halls, one hall's summary, the rows behind one.

They are of every hall, so no counter's token opens them: the operator's own does, as with a new catalogue, and without
one they are closed. `first` and `last` are days as 2026-11-20; `last` may be left out. Of one hall `desk` or `clerk`
asks for a desk's or a person's alone, `figure` and `key` for the rows behind a figure (app.domain.figure_table.Behind).
"""

import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection, Engine, Row, select

from app.domain.day_scope import DayScope, ScopeKind
from app.domain.figure_table import Behind, FigureTable
from app.domain.matters import Matters
from app.errors import DayTampered
from app.ports import Clock
from app.texts import day_figures as words
from app.texts.language import Text
from app.wire.figure_rows import table_bytes
from app.wire.halls_days import DAYS_PATH, ROWS, HallDaysSaid
from central.answers import CallRefused, body_answer, record_answer
from central.database import reading
from central.load_matters import matters_in_force
from central.schema import HALL
from offline_cache.day_book import StoredDayBook
from offline_cache.day_figures_halls import figures_of_halls, halls_table

MOST_DAYS: Final = 400


@dataclass(frozen=True, slots=True)
class CentreStore:
    """The centre's database as a day book asks it (offline_cache.day_book.FactStore)."""

    engine: Engine

    @contextmanager
    def read(self) -> Iterator[Connection]:
        with reading(self.engine) as connection:
            yield connection


def day_figures_router(engine: Engine, *, operator_token: str, shipped: Matters, clock: Clock) -> APIRouter:
    """`operator_token` "" closes the calls; `shipped` says what matters are called until the centre has its own."""
    router = APIRouter()

    @router.get(DAYS_PATH, response_model=None)
    def halls(request: Request, first: str = "", last: str = "") -> Response:
        _let_in(request, operator_token)
        begins, ends = _days(first, last)
        return body_answer(table_bytes(all_halls(engine, first=begins, last=ends)))

    @router.get(f"{DAYS_PATH}/{{hall}}", response_model=None)
    def hall(request: Request, hall: str, first: str = "", last: str = "", desk: str = "", clerk: str = "") -> Response:
        _let_in(request, operator_token)
        return record_answer(_said_of(engine, hall, _scope(first, last, desk, clerk), clock))

    @router.get(f"{DAYS_PATH}/{{hall}}{ROWS}", response_model=None)
    def rows(
        request: Request,
        hall: str,
        first: str = "",
        last: str = "",
        desk: str = "",
        clerk: str = "",
        figure: str = "",
        key: str = "",
    ) -> Response:
        _let_in(request, operator_token)
        book = StoredDayBook(
            CentreStore(engine),
            hall,
            ZoneInfo(_hall(engine, hall).zone),
            clock,
            names=lambda: _matter_names(matters_in_force(engine) or shipped),
        )
        try:
            table = book.rows(_scope(first, last, desk, clerk), Behind(figure, key))
        except ValueError as wrong:
            raise CallRefused(400, "no_rows", words.NO_SUCH_ROWS, figure=figure, key=key) from wrong
        return body_answer(table_bytes(table))

    return router


def all_halls(engine: Engine, *, first: date, last: date) -> FigureTable:
    """A row a hall and their sum."""
    with reading(engine) as connection:
        named = connection.execute(select(HALL.c.hall_id, HALL.c.name_zh, HALL.c.name_en))
        names = {row.hall_id: Text(row.name_zh, row.name_en) for row in named}
        return halls_table(figures_of_halls(connection, first=first, last=last), names=names)


def _said_of(engine: Engine, hall_id: str, scope: DayScope, clock: Clock) -> HallDaysSaid:
    """Raises CallRefused (404)."""
    hall = _hall(engine, hall_id)
    book = StoredDayBook(CentreStore(engine), hall_id, ZoneInfo(hall.zone), clock)
    summary, tampered = None, None
    try:
        summary = book.summary(scope)
    except DayTampered as found:
        tampered = found.text.filled(**found.values)
    name, operator = Text(hall.name_zh, hall.name_en), Text(hall.operator_zh, hall.operator_en)
    return HallDaysSaid(name, operator, hall.zone, summary, tampered)


def _hall(engine: Engine, hall_id: str) -> Row[Any]:
    """Raises CallRefused (404)."""
    with reading(engine) as connection:
        hall = connection.execute(select(HALL).where(HALL.c.hall_id == hall_id)).one_or_none()
    if hall is None:
        raise CallRefused(404, "no_hall", words.NO_SUCH_HALL, hall=hall_id)
    return hall


def _matter_names(matters: Matters) -> dict[str, Text]:
    return {f"matter:{code}": matter.name for code, matter in matters.matters.items()}


def _scope(first: str, last: str, desk: str, clerk: str) -> DayScope:
    """Raises CallRefused (400)."""
    begins, ends = _days(first, last)
    if desk and clerk:
        raise CallRefused(400, "desk_or_clerk", words.ONE_OF_BOTH)
    if desk:
        return DayScope(begins, ends, ScopeKind.DESK, desk)
    return DayScope(begins, ends, ScopeKind.CLERK, clerk) if clerk else DayScope(begins, ends)


def _days(first: str, last: str) -> tuple[date, date]:
    try:
        begins = date.fromisoformat(first)
        ends = date.fromisoformat(last) if last else begins
    except ValueError as wrong:
        raise CallRefused(400, "bad_days", words.NO_SUCH_DAYS, days=MOST_DAYS) from wrong
    if not begins <= ends < begins + timedelta(days=MOST_DAYS):
        raise CallRefused(400, "bad_days", words.NO_SUCH_DAYS, days=MOST_DAYS)
    return begins, ends


def _let_in(request: Request, token: str) -> None:
    """Raises CallRefused (401, 403)."""
    if not token:
        raise CallRefused(403, "operator_closed", words.OPERATOR_CLOSED)
    shown = request.headers.get("authorization", "").encode()
    if not hmac.compare_digest(shown, f"Bearer {token}".encode()):
        raise CallRefused(401, "unauthorised", words.OPERATOR_REFUSED)
