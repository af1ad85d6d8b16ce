"""The hall's figures over the wire: a summary, the rows behind a figure, the last closed day. No display sees them."""

from dataclasses import replace
from typing import TypeVar

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool

from app.day_ports import DayBook
from app.domain.day_scope import DayScope
from app.errors import DayTampered
from app.texts import day_facts as words
from app.wire.day_facts import (
    LAST_CLOSED_PATH,
    MOST_ASKED_BYTES,
    ROWS_PATH,
    SUMMARY_PATH,
    LastClosed,
    RowsAsked,
    SummarySaid,
)
from app.wire.figure_rows import table_bytes
from app.wire.records import read_as, written
from central.answers import JSON_TYPE, CallRefused
from central.hall_door import desk_device_of
from central.hall_place import HallPlace
from central.hall_routes import body_of
from offline_cache.day_missing import missing_desks

T = TypeVar("T")


def hall_day_router(place: HallPlace, book: DayBook) -> APIRouter:
    """`book` reads the hall server's own store; the queue's facts are caught up with before it is asked."""
    router = APIRouter()

    @router.post(SUMMARY_PATH, response_model=None)
    async def summary(request: Request) -> Response:
        raw = await body_of(request, MOST_ASKED_BYTES)

        def answer() -> Response:
            _caller(place, request)
            wanted = _read(DayScope, raw)
            place.catch_up_figures()
            return _json(written(_summary(place, book, wanted)))

        return await run_in_threadpool(answer)

    @router.post(ROWS_PATH, response_model=None)
    async def rows(request: Request) -> Response:
        raw = await body_of(request, MOST_ASKED_BYTES)

        def answer() -> Response:
            _caller(place, request)
            asked = _read(RowsAsked, raw)
            place.catch_up_figures()
            return _json(table_bytes(book.rows(asked.scope, asked.behind)))

        return await run_in_threadpool(answer)

    @router.get(LAST_CLOSED_PATH, response_model=None)
    def last_closed(request: Request) -> Response:
        _caller(place, request)
        return _json(written(LastClosed(book.last_closed())))

    return router


def _summary(place: HallPlace, book: DayBook, wanted: DayScope) -> SummarySaid:
    try:
        found = book.summary(wanted)
    except DayTampered as tampered:
        return SummarySaid(None, tampered.text.filled(**tampered.values))
    if found.closed is not None:
        return SummarySaid(found)  # as it was sealed
    with place.store.read() as connection:
        silent = missing_desks(connection, place.hall_id, wanted, zone=place.hall.zone, at=place.clock.now())
    return SummarySaid(replace(found, missing=(*found.missing, *silent)))


def _caller(place: HallPlace, request: Request) -> None:
    """Raises CallRefused for whoever is no counter of the hall."""
    desk_device_of(place, request.headers.get("authorization", ""), displays=words.DISPLAYS_NEVER)


def _read(kind: type[T], raw: bytes) -> T:
    try:
        return read_as(kind, raw)
    except ValueError as wrong:
        raise CallRefused(400, "bad_call", words.FACTS_MALFORMED, what=str(wrong)) from wrong


def _json(body: bytes) -> Response:
    return Response(body, media_type=JSON_TYPE)
