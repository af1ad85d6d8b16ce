"""The centre as one application: its calls, its error bodies, and the small task that lets due orders take effect."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from fastapi import FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException

from app.domain.form_template import NO_TEMPLATES, Templates
from app.domain.matters import NO_MATTERS, Matters
from app.handling.data_file.new_words import Drawable, any_character
from app.ports import Clock, Ids
from app.seal_ports import SealReader
from app.texts import centre_answers as words
from central.answers import CallRefused, error_answer
from central.balance_ledger import BalanceLedger
from central.batch_run import BatchRun
from central.catalogue_import import catalogue_router
from central.closed_days_routes import closed_days_router
from central.completion import complete_due
from central.day_digest_routes import day_digest_router
from central.day_facts_routes import centre_facts_router
from central.day_figures_routes import day_figures_router
from central.devices import Device, device_of
from central.messages import Gateway, HeldMessages
from central.notices import NoticeDesk, notice_router
from central.offers import Offers
from central.on_sale_page import on_sale_router
from central.one_time_codes import CodeDesk, code_router
from central.own_ends import OwnEnds
from central.pairing import pairing_router
from central.payment_routes import payment_router
from central.phone_page import phone_router
from central.refusals import RefusalDesk, refusal_router
from central.seal_routes import seal_router
from central.seals import SealBook
from central.signed_order_routes import signed_order_router
from central.sync_routes import sync_router
from central.take_batch import BatchTaker
from central.tmf_routes import tmf_router
from central.verify_page import verify_router

DEFAULT_BASE = "/tmf-api"
TICK_S = 1.0

log = logging.getLogger(__name__)


def create_app(
    *,
    engine: Engine,
    clock: Clock,
    ids: Ids,
    base: str = DEFAULT_BASE,
    tick_s: float | None = TICK_S,
    import_token: str = "",
    shipped: Matters = NO_MATTERS,
    templates: Templates = NO_TEMPLATES,
    drawable: Drawable = any_character,
    gateway: Gateway | None = None,
    shows_messages: bool = False,
    seals: SealReader | None = None,
) -> FastAPI:
    """`engine` is a migrated database. Due orders take effect every `tick_s`, behind a run of batches, with None only
    when they are read.

    Whoever shows `import_token` may bring a new catalogue or new matters and sees the halls' days; with "" nobody may.
    `shipped` are the matters in force until some were brought; a new catalogue's words are `drawable`. Codes go
    out through `gateway` in the words of `templates`; without a gateway none is sent. For a demo `shows_messages` holds
    them here and opens a page with them. With `seals` the public page of a receipt checks PDFs.
    """
    held = HeldMessages()

    own_ends, run = OwnEnds(engine, clock=clock, ids=ids), BatchRun()

    def catch_up() -> int:
        return complete_due(engine, clock=clock, ids=ids) + own_ends.catch_up()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        task = asyncio.create_task(_tick(catch_up, tick_s, run)) if tick_s else None
        yield
        if task:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    # No pages about the calls: what stands open is what is needed.
    app = FastAPI(lifespan=lifespan, openapi_url=None, docs_url=None, redoc_url=None)
    offers = Offers()
    taker = BatchTaker(engine=engine, offers=offers, clock=clock, ids=ids, templates=templates)
    codes = CodeDesk(
        engine=engine,
        offers=offers,
        gateway=held if shows_messages else gateway,
        templates=templates,
        clock=clock,
        ids=ids,
    )
    app.include_router(sync_router(engine, taker=taker, run=run, clock=clock, catch_up=catch_up))
    app.include_router(
        catalogue_router(
            engine,
            import_token=import_token,
            shipped=shipped,
            templates=templates,
            drawable=drawable,
            clock=clock,
            ids=ids,
        )
    )
    app.include_router(pairing_router(engine, clock=clock))
    app.include_router(tmf_router(engine, base=base, catch_up=catch_up))
    app.include_router(code_router(codes))
    app.include_router(notice_router(NoticeDesk(engine, codes.gateway, clock, ids)))
    app.include_router(refusal_router(RefusalDesk(engine, clock, ids)))
    app.include_router(seal_router(SealBook(engine, clock)))
    app.include_router(signed_order_router(engine))
    app.include_router(day_digest_router(engine))
    app.include_router(centre_facts_router(engine, clock=clock))
    app.include_router(closed_days_router(engine))
    app.include_router(day_figures_router(engine, operator_token=import_token, shipped=shipped, clock=clock))
    if shows_messages:
        app.include_router(phone_router(held))
    app.include_router(verify_router(engine, clock=clock, seals=seals))
    app.include_router(on_sale_router(engine, shipped=shipped, clock=clock))
    app.include_router(payment_router(BalanceLedger(engine, clock=clock), may_call=lambda r: _device(engine, r)))
    app.add_exception_handler(CallRefused, _refused)
    app.add_exception_handler(HTTPException, _no_such_call)
    app.add_exception_handler(OperationalError, _busy)
    app.add_exception_handler(Exception, _failed)
    return app


def _device(engine: Engine, request: Request) -> Device:
    return device_of(engine, authorization=request.headers.get("authorization", ""))


async def _tick(catch_up: Callable[[], int], tick_s: float, run: BatchRun) -> None:
    while True:
        await asyncio.sleep(tick_s)
        if run.goes_on():
            continue
        try:
            await run_in_threadpool(catch_up)
        except Exception:
            # The next tick tries again; orders wait, nothing is lost.
            log.exception("due orders could not take effect")


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, CallRefused)
    return error_answer(error)


async def _no_such_call(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    if status == 405:
        return error_answer(CallRefused(405, "method_not_allowed", words.METHOD_NOT_ALLOWED))
    return error_answer(CallRefused(404, "not_found", words.NOT_FOUND))


async def _busy(request: Request, error: Exception) -> Response:
    log.error("the database did not take it: %s", error)
    return error_answer(CallRefused(503, "busy", words.BUSY))


async def _failed(request: Request, error: Exception) -> Response:
    return error_answer(CallRefused(500, "failed", words.FAILED))
