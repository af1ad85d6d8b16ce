"""The close of a day asked over the wire: where it stands, a step, an item carried, and orders to be sent again."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool

from app.domain.day_close import Closer
from app.errors import DayCloseRefused
from app.texts import centre_answers
from app.texts import day_close as close_words
from app.texts import queue_acts as words
from app.wire.canonical import read_json
from app.wire.hall_close import CLOSE_PATH, MOST_CLOSE_BYTES, WANTED_PATH, CarryItem, TakeStep, WantedAgain
from app.wire.records import from_wire, to_wire
from central.answers import CallRefused, json_answer
from central.hall_door import desk_device_of, device_of
from central.hall_place import HallPlace
from central.hall_routes import body_of
from offline_cache.day_closing import DayCloser
from offline_cache.hall_devices import HallDevice
from offline_cache.staff import may_be_of_hall

T = TypeVar("T")


def close_router(place: HallPlace, closer: DayCloser) -> APIRouter:
    """For paired counters; a television or a tablet may not look."""
    router = APIRouter()

    def listener(request: Request) -> HallDevice:
        """Any device that is no television: nothing is wanted of a tablet."""
        device = device_of(place, request.headers.get("authorization", ""))
        if device.only_looks:
            raise CallRefused(403, "display", words.DISPLAY_ONLY_LOOKS)
        return device

    def caller(request: Request) -> HallDevice:
        return desk_device_of(place, request.headers.get("authorization", ""))

    def closer_of(request: Request, said: Closer) -> Closer:
        """Where they are is what the token says. Raises DayCloseRefused for a person the hall's own staff lacks."""
        device = caller(request)
        with place.store.read() as connection:
            for number in (said.number, said.approver):
                if number and not may_be_of_hall(connection, number):
                    raise DayCloseRefused(close_words.NOBODY_OF_HALL, number=number)
        return replace(said, device=device.device_id, desk=device.desk)

    @router.get(WANTED_PATH, response_model=None)
    def wanted(request: Request) -> Response:
        return json_answer(to_wire(WantedAgain(closer.wanted_of(listener(request).desk))))

    @router.get(CLOSE_PATH + "/{day}", response_model=None)
    def standing(request: Request, day: str) -> Response:
        caller(request)
        return json_answer(to_wire(closer.standing(_day(day))))

    @router.get(CLOSE_PATH + "/{day}/digest", response_model=None)
    def digest(request: Request, day: str) -> Response:
        caller(request)
        return json_answer(to_wire(closer.digest(_day(day))))

    @router.post(CLOSE_PATH + "/{day}/take", response_model=None)
    async def take(request: Request, day: str) -> Response:
        raw = await body_of(request, MOST_CLOSE_BYTES)

        def answer() -> Response:
            caller(request)
            asked = _read(TakeStep, raw)
            by = closer_of(request, asked.by)
            done = closer.take(
                _day(day),
                asked.step,
                version=asked.version,
                by=by,
                centre=asked.centre,
                checks=asked.checks,
                people=asked.people,
            )
            return json_answer(to_wire(done))

        return await run_in_threadpool(answer)

    @router.post(CLOSE_PATH + "/{day}/carry", response_model=None)
    async def carry(request: Request, day: str) -> Response:
        raw = await body_of(request, MOST_CLOSE_BYTES)

        def answer() -> Response:
            caller(request)
            asked = _read(CarryItem, raw)
            by = closer_of(request, asked.by)
            done = closer.carry(_day(day), asked.subject, reason=asked.reason, version=asked.version, by=by)
            return json_answer(to_wire(done))

        return await run_in_threadpool(answer)

    return router


def _day(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise CallRefused(400, "bad_day", centre_answers.DAY_WRONG, day=said) from None


def _read(kind: type[T], raw: bytes) -> T:
    try:
        return from_wire(kind, read_json(raw))
    except ValueError as wrong:
        raise CallRefused(400, "bad_call", words.CALL_MALFORMED, what=str(wrong)) from wrong
