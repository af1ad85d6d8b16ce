"""The close of a day asked over the wire: where it stands, a step, an item carried, and orders to be sent again."""

from dataclasses import replace

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool

from app.domain.day_close import Closer
from app.errors import DayCloseRefused
from app.texts import day_close as close_words
from app.wire.hall_close import (
    CLOSE_PATH,
    MOST_CLOSE_BYTES,
    TELL_PATH,
    WANTED_PATH,
    CarryItem,
    DesksTold,
    TakeStep,
    WantedAgain,
)
from central.answers import read_day, record_answer
from central.hall_place import HallPlace
from central.hall_routes import body_of, caller_of, desk_of, read_call
from offline_cache.day_closing import DayCloser
from offline_cache.staff import may_be_of_hall


def close_router(place: HallPlace, closer: DayCloser) -> APIRouter:
    """For paired counters; a television or a tablet may not look."""
    router = APIRouter()

    def closer_of(request: Request, said: Closer) -> Closer:
        """Where they are is what the token says. Raises DayCloseRefused for a person the hall's own staff lacks."""
        device = desk_of(place, request)
        with place.store.read() as connection:
            for number in (said.number, said.approver):
                if number and not may_be_of_hall(connection, number):
                    raise DayCloseRefused(close_words.NOBODY_OF_HALL, number=number)
        return replace(said, device=device.device_id, desk=device.desk)

    @router.get(WANTED_PATH, response_model=None)
    def wanted(request: Request) -> Response:
        return record_answer(WantedAgain(closer.wanted_of(caller_of(place, request).desk)))

    @router.post(TELL_PATH, response_model=None)
    def tell(request: Request) -> Response:
        desk_of(place, request)
        return record_answer(DesksTold(place.telling.ask()))

    @router.get(CLOSE_PATH + "/{day}", response_model=None)
    def standing(request: Request, day: str) -> Response:
        return record_answer(closer.standing(read_day(day), desk=desk_of(place, request).desk))

    @router.get(CLOSE_PATH + "/{day}/digest", response_model=None)
    def digest(request: Request, day: str) -> Response:
        desk_of(place, request)
        place.telling.ask()
        return record_answer(closer.digest(read_day(day)))

    @router.post(CLOSE_PATH + "/{day}/take", response_model=None)
    async def take(request: Request, day: str) -> Response:
        raw = await body_of(request, MOST_CLOSE_BYTES)

        def answer() -> Response:
            desk_of(place, request)
            asked = read_call(TakeStep, raw)
            by = closer_of(request, asked.by)
            place.telling.ask()
            done = closer.take(
                read_day(day),
                asked.step,
                version=asked.version,
                by=by,
                centre=asked.centre,
                checks=asked.checks,
                people=asked.people,
            )
            return record_answer(done)

        return await run_in_threadpool(answer)

    @router.post(CLOSE_PATH + "/{day}/carry", response_model=None)
    async def carry(request: Request, day: str) -> Response:
        raw = await body_of(request, MOST_CLOSE_BYTES)

        def answer() -> Response:
            desk_of(place, request)
            asked = read_call(CarryItem, raw)
            by = closer_of(request, asked.by)
            done = closer.carry(read_day(day), asked.subject, reason=asked.reason, version=asked.version, by=by)
            return record_answer(done)

        return await run_in_threadpool(answer)

    return router
