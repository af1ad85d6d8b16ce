"""Facts of a hall's days coming in: at the hall server from its counters, at the centre from counters and hall servers.

Who calls is known by its token; what it may tell is checked fact by fact (offline_cache/day_receive.py).
"""

from collections.abc import Callable

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Connection, Engine, select

from app.errors import InputRefused
from app.ports import Clock
from app.texts import day_facts as words
from app.wire.day_facts import CENTRE_FACTS_PATH, HALL_FACTS_PATH, MOST_FACTS_BYTES, FactsBatch, FactsTaken, read_batch
from app.wire.pairing import HALL_SERVER
from central.answers import CallRefused, record_answer
from central.database import writing
from central.devices import Device, device_of
from central.hall_place import HallPlace
from central.hall_routes import body_of, desk_of
from central.pairing import has_hall_server
from central.schema import PAIRING
from offline_cache.day_receive import take_counters_facts, take_queues_facts

Taking = Callable[[Request, FactsBatch], FactsTaken]


def hall_facts_router(place: HallPlace) -> APIRouter:
    """At the hall server: of counters paired with it."""

    def take(request: Request, batch: FactsBatch) -> FactsTaken:
        device = desk_of(place, request)
        taken = place.store.write(
            lambda connection: take_counters_facts(
                connection,
                place.hall_id,
                batch,
                device_id=device.device_id,
                desk=device.desk,
                at=place.clock.now(),
            )
        )
        place.telling.told(device.device_id)
        return taken

    return _router(HALL_FACTS_PATH, take)


def centre_facts_router(engine: Engine, *, clock: Clock) -> APIRouter:
    """At the centre: of a counter for its desk, and of a hall server, which was paired for none."""

    def take(request: Request, batch: FactsBatch) -> FactsTaken:
        device = device_of(engine, authorization=request.headers.get("authorization", ""))
        try:
            with writing(engine) as connection:
                return _taken(connection, device, batch, clock)
        except InputRefused as refused:
            raise CallRefused(422, "input_refused", refused.text, **refused.values) from refused

    return _router(CENTRE_FACTS_PATH, take)


def _taken(connection: Connection, device: Device, batch: FactsBatch, clock: Clock) -> FactsTaken:
    paired = select(PAIRING.c.desk_number).where(
        PAIRING.c.hall_id == device.hall_id, PAIRING.c.device_id == device.device_id
    )
    desk = connection.execute(paired).scalar()
    if desk == HALL_SERVER:
        return take_queues_facts(connection, device.hall_id, batch, device_id=device.device_id)
    return take_counters_facts(
        connection,
        device.hall_id,
        batch,
        device_id=device.device_id,
        desk=desk or "",
        at=clock.now(),
        whose_days_close=False,
        closes_days=not has_hall_server(connection, device.hall_id),
    )


def _router(path: str, take: Taking) -> APIRouter:
    router = APIRouter()

    @router.post(path, response_model=None)
    async def facts(request: Request) -> Response:
        raw = await body_of(request, MOST_FACTS_BYTES)

        def answer() -> Response:
            return record_answer(take(request, _read(raw)))

        return await run_in_threadpool(answer)

    return router


def _read(raw: bytes) -> FactsBatch:
    try:
        return read_batch(raw)
    except ValueError as wrong:
        raise CallRefused(400, "bad_facts", words.FACTS_MALFORMED, what=str(wrong)) from wrong
