"""POST /sync/v1/catalogue and /sync/v1/matters: new ones from the operator, whole and right, or not at all.

They go to every hall, so no counter's token opens it: the operator has one of its own, and without one it is closed.
"""

import hmac
from collections.abc import Callable

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Engine

from app.domain.form_template import Templates
from app.domain.matters import Matters
from app.errors import FileFaulty, InputRefused
from app.handling.data_file.new_words import Drawable
from app.handling.matters_file import decode_matters, read_matters, refuse_lacking
from app.handling.read_catalogue import decode_catalogue, read_catalogue
from app.handling.word_catalogue import worded
from app.ports import Clock, Ids
from app.texts import data_files as words
from central.answers import CallRefused, json_answer
from central.bodies import read_body
from central.load import load_catalogue
from central.load_matters import load_matters, matters_in_force, newest_catalogue

MOST_BYTES = 32 * 1024 * 1024  # what a counter takes in one page of changes


def catalogue_router(
    engine: Engine,
    *,
    import_token: str,
    shipped: Matters,
    templates: Templates,
    drawable: Drawable,
    clock: Clock,
    ids: Ids,
) -> APIRouter:
    """`import_token` "" closes the calls; `shipped` is in force where the centre has no matters of its own.

    A catalogue may name one of `templates`, in words that are `drawable` by the halls' fonts.
    """
    router = APIRouter()

    def take_catalogue(raw: bytes) -> Response:
        toml = decode_catalogue(raw)
        matters = matters_in_force(engine) or shipped
        catalogue = worded(read_catalogue(toml, matters=matters, drawable=drawable), templates)
        new = load_catalogue(engine, catalogue, toml=toml, at=clock.now(), ids=ids)
        return json_answer({"version": catalogue.version, "new": new})

    def take_matters(raw: bytes) -> Response:
        toml = decode_matters(raw)
        matters = read_matters(toml)
        refuse_lacking(matters, newest_catalogue(engine, under=matters))
        new = load_matters(engine, matters, toml=toml, at=clock.now(), ids=ids)
        return json_answer({"version": matters.version, "new": new})

    @router.post("/sync/v1/catalogue", response_model=None)
    async def catalogue(request: Request) -> Response:
        return await _taken(request, take_catalogue)

    @router.post("/sync/v1/matters", response_model=None)
    async def matters(request: Request) -> Response:
        return await _taken(request, take_matters)

    async def _taken(request: Request, take: Callable[[bytes], Response]) -> Response:
        _let_in(request.headers.get("authorization", ""), import_token)
        raw = await _body(request)
        try:
            return await run_in_threadpool(take, raw)
        except FileFaulty as faulty:
            raise CallRefused(422, "faulty", faulty.text, **faulty.values) from faulty
        except InputRefused as refused:
            raise CallRefused(409, "version_taken", refused.text, **refused.values) from refused

    return router


def _let_in(authorization: str, import_token: str) -> None:
    """Raises CallRefused (401, 403)."""
    if not import_token:
        raise CallRefused(403, "import_closed", words.IMPORT_CLOSED)
    if not hmac.compare_digest(authorization.encode(), f"Bearer {import_token}".encode()):
        raise CallRefused(401, "unauthorised", words.IMPORT_TOKEN_REFUSED)


async def _body(request: Request) -> bytes:
    """Raises CallRefused (413)."""
    too_long = CallRefused(413, "too_large", words.IMPORT_TOO_LARGE, most=MOST_BYTES // (1024 * 1024))
    return await read_body(request, MOST_BYTES, too_long)
