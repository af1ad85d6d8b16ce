"""POST and GET /sync/v1/seals (app/wire/seals.py)."""

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool

from app.texts import seals_at_centre as words
from app.wire.refusals import taken_object
from app.wire.seals import MOST_LISTED, MOST_SEALS_BYTES, MOST_TOLD, SEALS_PATH, read_seals, seals_bytes
from central.answers import CallRefused, body_answer, json_answer
from central.bodies import read_body
from central.devices import Device, device_of
from central.seals import SealBook


def seal_router(book: SealBook) -> APIRouter:
    router = APIRouter()

    def caller(request: Request) -> Device:
        return device_of(book.engine, authorization=request.headers.get("authorization", ""))

    def take(request: Request, raw: bytes) -> Response:
        device = caller(request)
        try:
            seals = read_seals(raw, most=MOST_TOLD)
        except ValueError as wrong:
            raise CallRefused(400, "bad_seals", words.MALFORMED, what=str(wrong)) from None
        return json_answer(taken_object(book.take(device, seals)))

    @router.post(SEALS_PATH, response_model=None)
    async def tell(request: Request) -> Response:
        too_long = CallRefused(413, "too_large", words.MALFORMED, what=f"{MOST_SEALS_BYTES // 1024} KB")
        raw = await read_body(request, MOST_SEALS_BYTES, too_long)
        return await run_in_threadpool(take, request, raw)

    @router.get(SEALS_PATH, response_model=None)
    def listed(request: Request, after: str = "") -> Response:
        return body_answer(seals_bytes(book.of_hall(caller(request).hall_id, after=after, most=MOST_LISTED)))

    return router
