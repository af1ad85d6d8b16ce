"""Our own calls beside TM Forum's: batch, status and changes for counters; health for whoever watches the centre."""

import json
from collections.abc import Callable

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Connection, Engine, func, select
from starlette.background import BackgroundTask

from app.ports import Clock
from app.texts import centre_answers as words
from app.wire.batch import MOST_BYTES, MOST_BYTES_ALONE, BatchRequest, answer_bytes, read_request
from app.wire.changes import CentreStatus, status_object
from central import failpoints
from central.answers import JSON_TYPE, CallRefused, json_answer
from central.batch_run import BatchRun
from central.bodies import read_body
from central.database import reading
from central.devices import Device, device_of
from central.paging import whole_number
from central.read_quickly import read_quickly
from central.schema import CATALOGUE, CHANGE, LANE
from central.take_batch import BatchTaker

DEFAULT_CHANGES = 200
MOST_CHANGES = 1000


def sync_router(
    engine: Engine, *, taker: BatchTaker, run: BatchRun, clock: Clock, catch_up: Callable[[], object]
) -> APIRouter:
    router = APIRouter()

    def caller(request: Request) -> Device:
        return device_of(engine, authorization=request.headers.get("authorization", ""))

    def take(request: Request, raw: bytes) -> Response:
        device = caller(request)
        batch = _read_batch(raw)
        if (batch.hall, batch.device) != (device.hall_id, device.device_id):
            raise CallRefused(403, "other_device", words.OTHER_DEVICE)
        answers, read = taker.take_and_keep(batch)
        run.taken(answers)
        failpoints.reached(failpoints.BATCH_COMMITTED)
        # The answer goes first, and takes along what was read for it.
        return Response(answer_bytes(answers), media_type=JSON_TYPE, background=BackgroundTask(_let_go, batch, read))

    @router.post("/sync/v1/batch", response_model=None)
    async def batch(request: Request) -> Response:
        raw = await read_body(request, MOST_BYTES_ALONE, _too_large())
        return await run_in_threadpool(take, request, raw)

    @router.get("/sync/v1/status", response_model=None)
    def status(request: Request) -> Response:
        device = caller(request)
        with reading(engine) as connection:
            newest = connection.execute(select(func.max(CATALOGUE.c.version))).scalar()
            lanes = _lanes(connection, device)
        said = CentreStatus(
            hall=device.hall_id,
            device=device.device_id,
            catalogue_version=newest or "",
            time=clock.now(),
            lanes=lanes,
        )
        return json_answer(status_object(said))

    @router.get("/sync/v1/changes", response_model=None)
    def changes(request: Request, since: str = "", limit: str = str(DEFAULT_CHANGES)) -> Response:
        device = caller(request)
        most = whole_number("limit", limit, least=1, most=MOST_CHANGES)
        catch_up()
        rows = select(CHANGE.c.id, CHANGE.c.body).where(CHANGE.c.hall_id == device.hall_id, CHANGE.c.id > since)
        with reading(engine) as connection:
            found = connection.execute(rows.order_by(CHANGE.c.id).limit(most)).all()
        cursor = found[-1].id if found else since
        # Each body is kept as JSON: put together as it is, not read and written again.
        words_of_list = f'{{"cursor":{json.dumps(cursor)},"changes":[{",".join(row.body for row in found)}]}}'
        return Response(words_of_list.encode(), media_type=JSON_TYPE)

    @router.get("/healthz", response_model=None)
    def healthz() -> Response:
        with reading(engine) as connection:
            connection.execute(select(1))
        return json_answer({"status": "ok"})

    return router


def _read_batch(raw: bytes) -> BatchRequest:
    """Raises CallRefused (400, 413)."""
    try:
        batch = read_request(raw, read_quickly)
    except ValueError as wrong:
        raise CallRefused(400, "bad_batch", words.BATCH_MALFORMED, what=str(wrong)) from wrong
    if len(raw) > MOST_BYTES and len(batch.entries) > 1:
        raise _too_large()
    return batch


async def _let_go(*_: object) -> None:
    """Nobody holds it any longer once this was called: the counter reads its answers meanwhile."""


def _too_large() -> CallRefused:
    return CallRefused(413, "too_large", words.TOO_LARGE, most=MOST_BYTES // 1024, alone=MOST_BYTES_ALONE // 1024)


def _lanes(connection: Connection, device: Device) -> dict[str, int]:
    rows = select(LANE.c.lane, LANE.c.last_seq).where(
        LANE.c.hall_id == device.hall_id, LANE.c.device_id == device.device_id
    )
    return {row.lane: row.last_seq for row in connection.execute(rows)}
