"""Asks of the hall over the wire: put up, answered, withdrawn, listed; every change is an event for all who listen.

The event has no more than its verb: a listener of an earlier release finds nothing changed in the queue by it.
"""

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool

from app.domain.hall_ask import AskKind, HallAsk
from app.errors import QueueRefused
from app.texts import asks as texts
from app.texts import queue_acts as words
from app.wire.hall_asks import ASKS_PATH, ASKS_VERB, MOST_ASK_BYTES, AnswerAsk, OneAsk, OpenAsks
from central.answers import CallRefused, record_answer
from central.hall_place import HallPlace
from central.hall_routes import body_of, caller_of, desk_of, read_call
from offline_cache.hall_ask_book import answer_ask, ask_of, open_asks, put_up_ask, withdraw_ask


def asks_router(place: HallPlace) -> APIRouter:
    router = APIRouter()
    store, hall_id, clock = place.store, place.hall_id, place.clock

    def told() -> None:
        place.hub.tell(ASKS_VERB)

    @router.post(ASKS_PATH, response_model=None)
    async def put_up(request: Request) -> Response:
        raw = await body_of(request, MOST_ASK_BYTES)

        def answer() -> Response:
            device, ask = caller_of(place, request), read_call(HallAsk, raw)
            if ask.kind is AskKind.REPAIR and not device.desk:
                raise CallRefused(403, "no_desk", words.NO_DESK_HERE)
            if (ask.device, ask.desk) != (device.device_id, device.desk):
                raise QueueRefused(texts.ASK_OF_ANOTHER, desk=ask.desk or "—")
            if put_up_ask(store, ask, hall_id=hall_id):
                told()
            return record_answer(OneAsk(ask_of(store, hall_id=hall_id, ask_id=ask.id)))

        return await run_in_threadpool(answer)

    @router.get(ASKS_PATH, response_model=None)
    def waiting(request: Request) -> Response:
        caller_of(place, request)
        return record_answer(OpenAsks(open_asks(store, hall_id=hall_id)))

    @router.get(ASKS_PATH + "/{ask_id}", response_model=None)
    def one(request: Request, ask_id: str) -> Response:
        caller_of(place, request)
        return record_answer(OneAsk(ask_of(store, hall_id=hall_id, ask_id=ask_id)))

    @router.post(ASKS_PATH + "/{ask_id}/answer", response_model=None)
    async def answered(request: Request, ask_id: str) -> Response:
        raw = await body_of(request, MOST_ASK_BYTES)

        def answer() -> Response:
            device = desk_of(place, request)
            said = read_call(AnswerAsk, raw)
            ask, now_so = answer_ask(
                store,
                hall_id=hall_id,
                ask_id=ask_id,
                granted=said.granted,
                by=said.by,
                said=said.said,
                device=device.device_id,
                desk=device.desk,
                at=clock.now(),
            )
            if now_so:
                told()
            return record_answer(OneAsk(ask))

        return await run_in_threadpool(answer)

    @router.delete(ASKS_PATH + "/{ask_id}", response_model=None)
    def withdrawn(request: Request, ask_id: str) -> Response:
        device = caller_of(place, request)
        if withdraw_ask(store, hall_id=hall_id, ask_id=ask_id, device=device.device_id, at=clock.now()):
            told()
        return record_answer(OneAsk(ask_of(store, hall_id=hall_id, ask_id=ask_id)))

    return router
