"""The hall server as one application: the centre's program in the role of a hall."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from fastapi import FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from app.errors import InputRefused, QueueRefused, StoreTrouble, Trouble
from app.texts import centre_answers as words
from central.answers import CallRefused, error_answer
from central.hall_place import HallPlace
from central.hall_routes import hall_router, settings_router
from central.hall_settings import HallSettings
from central.hall_upstream import Upstream, upstream_router

TIDY_EVERY_S = 300.0

log = logging.getLogger(__name__)


def create_hall_app(
    place: HallPlace,
    *,
    upstream: Upstream | None = None,
    settings: HallSettings | None = None,
    tidy_every_s: float = TIDY_EVERY_S,
) -> FastAPI:
    """With `upstream` counters reach the centre through it; with `settings` they read and change the queue's.

    Events end once `app.state.stopping` says so, which serve.py sets: a stop need not wait for listeners.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        task = asyncio.create_task(_tidy(place, tidy_every_s))
        yield
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        await run_in_threadpool(place.days.keep)

    app = FastAPI(lifespan=lifespan, openapi_url=None, docs_url=None, redoc_url=None)
    app.state.stopping = lambda: False

    def stopping() -> bool:
        asked: Callable[[], bool] = app.state.stopping
        return asked()

    app.include_router(hall_router(place, stopping=stopping))
    if settings is not None:
        app.include_router(settings_router(place, settings))
    if upstream is not None:
        app.include_router(upstream_router(upstream))
    app.add_exception_handler(CallRefused, _refused)
    app.add_exception_handler(QueueRefused, _told(409, "queue_refused"))
    app.add_exception_handler(InputRefused, _told(422, "input_refused"))
    app.add_exception_handler(StoreTrouble, _told(503, "store"))
    app.add_exception_handler(HTTPException, _no_such_call)
    app.add_exception_handler(Exception, _failed)
    return app


async def _tidy(place: HallPlace, every_s: float) -> None:
    while True:
        try:
            await run_in_threadpool(place.days.tidy)
        except Trouble as trouble:
            log.error("the hall's days could not be tidied: %s", trouble)  # the next time tries again
        await asyncio.sleep(every_s)


def _told(status: int, code: str) -> Callable[[Request, Exception], Response]:
    def handler(request: Request, error: Exception) -> Response:
        assert isinstance(error, Trouble)
        if status >= 500:
            log.error("the store did not take it: %s", error)
        return error_answer(CallRefused(status, code, error.text, **error.values))

    return handler


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, CallRefused)
    return error_answer(error)


def _no_such_call(request: Request, error: Exception) -> Response:
    return error_answer(CallRefused(404, "not_found", words.NOT_FOUND))


def _failed(request: Request, error: Exception) -> Response:
    return error_answer(CallRefused(500, "failed", words.FAILED))
