"""The hall server as one application: the centre's program in the role of a hall."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress

from fastapi import FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.types import Message, Receive, Scope, Send

from app.day_ports import DayBook
from app.errors import DayCloseRefused, DayTampered, InputRefused, QueueRefused, StoreTrouble, Trouble
from app.texts import centre_answers as words
from app.wire.hall_release import WIRE_HEADER, wire
from central.answers import CallRefused, error_answer
from central.day_facts_routes import hall_facts_router
from central.hall_asks import asks_router
from central.hall_close_routes import close_router
from central.hall_day_routes import hall_day_router
from central.hall_door import HallDoor, refusal_of
from central.hall_place import HallPlace
from central.hall_repair import repair_router
from central.hall_routes import hall_router, settings_router
from central.hall_settings import HallSettings
from central.hall_takings_routes import takings_router
from central.hall_upstream import Upstream, upstream_router
from offline_cache.day_closing import DayCloser

TIDY_EVERY_S = 300.0
Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]

log = logging.getLogger(__name__)
_WIRE = (WIRE_HEADER.lower().encode(), wire().encode())


def create_hall_app(
    place: HallPlace,
    *,
    upstream: Upstream | None = None,
    settings: HallSettings | None = None,
    closer: DayCloser | None = None,
    book: DayBook | None = None,
) -> FastAPI:
    """With `upstream` counters reach the centre through it; with `settings` they read and change the queue's, with
    `closer` they close the hall's day, with `book` they see its figures.

    Events end once `app.state.stopping` says so, which serve.py sets: a stop need not wait for listeners.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        task = asyncio.create_task(_tidy(place, TIDY_EVERY_S))
        yield
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        await run_in_threadpool(place.days.keep)

    app = HallApp(place, lifespan=lifespan)
    app.include_router(hall_router(place))
    app.include_router(asks_router(place))
    app.include_router(repair_router(place))
    app.include_router(hall_facts_router(place))
    app.include_router(takings_router(place))
    if settings is not None:
        app.include_router(settings_router(place, settings))
    if book is not None:
        app.include_router(hall_day_router(place, book))
    if closer is not None:
        app.include_router(close_router(place, closer))
    if upstream is not None:
        app.include_router(upstream_router(upstream, accepted=place.at_centre))
    for kind in (CallRefused, QueueRefused, DayCloseRefused, DayTampered, InputRefused, StoreTrouble):
        app.add_exception_handler(kind, _refused)
    app.add_exception_handler(HTTPException, _no_such_call)
    app.add_exception_handler(Exception, _failed)
    return app


class HallApp(FastAPI):
    """The verbs of the queue and its events come in by a door of their own; everything else as in any application."""

    def __init__(self, place: HallPlace, *, lifespan: Lifespan) -> None:
        super().__init__(lifespan=lifespan, openapi_url=None, docs_url=None, redoc_url=None)
        self.state.stopping = lambda: False
        self._door = HallDoor(place, stopping=self._stopping)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def telling(message: Message) -> None:
            """Every answer says of which release it is: one that cannot be read is then explained."""
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", ()), _WIRE]}
            await send(message)

        if not await self._door.let_in(scope, receive, telling):
            await super().__call__(scope, receive, telling)

    def _stopping(self) -> bool:
        asked: Callable[[], bool] = self.state.stopping
        return asked()


async def _tidy(place: HallPlace, every_s: float) -> None:
    while True:
        try:
            await run_in_threadpool(place.days.tidy)
        except Trouble as trouble:
            log.error("the hall's days could not be tidied: %s", trouble)  # the next time tries again
        await asyncio.sleep(every_s)


def _refused(request: Request, error: Exception) -> Response:
    return refusal_of(error)


def _no_such_call(request: Request, error: Exception) -> Response:
    return error_answer(CallRefused(404, "not_found", words.NOT_FOUND))


def _failed(request: Request, error: Exception) -> Response:
    return refusal_of(error)
