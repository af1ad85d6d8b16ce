"""The hall's figures over the wire: a summary, the rows behind a figure, the last closed day. No display sees them."""

from dataclasses import replace

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool

from app.day_ports import DayBook
from app.domain.day_scope import DayScope
from app.errors import DayTampered
from app.wire.day_facts import (
    MOST_ASKED_BYTES,
    ROWS_PATH,
    SUMMARY_PATH,
    RowsAsked,
    SummarySaid,
)
from app.wire.figure_rows import table_bytes
from central.answers import body_answer, record_answer
from central.hall_place import HallPlace
from central.hall_routes import body_of, desk_of, read_call
from offline_cache.day_missing import missing_desks


def hall_day_router(place: HallPlace, book: DayBook) -> APIRouter:
    """`book` reads the hall server's own store; the queue's facts are caught up with before it is asked."""
    router = APIRouter()

    @router.post(SUMMARY_PATH, response_model=None)
    async def summary(request: Request) -> Response:
        raw = await body_of(request, MOST_ASKED_BYTES)

        def answer() -> Response:
            desk_of(place, request)
            wanted = read_call(DayScope, raw)
            place.catch_up_figures()
            return record_answer(_summary(place, book, wanted))

        return await run_in_threadpool(answer)

    @router.post(ROWS_PATH, response_model=None)
    async def rows(request: Request) -> Response:
        raw = await body_of(request, MOST_ASKED_BYTES)

        def answer() -> Response:
            desk_of(place, request)
            asked = read_call(RowsAsked, raw)
            place.catch_up_figures()
            return body_answer(table_bytes(book.rows(asked.scope, asked.behind)))

        return await run_in_threadpool(answer)

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
