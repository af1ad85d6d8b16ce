"""POST /sync/v1/catalogue: a new catalogue from the operator, whole and right, or not at all.

It goes to every hall, so no counter's token opens it: the operator has one of its own, and without one it is closed.
"""

import hmac

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Engine

from app.errors import FileFaulty, InputRefused
from app.handling.read_catalogue import decode_catalogue, read_catalogue
from app.ports import Clock, Ids
from app.texts import data_files as words
from central.answers import CallRefused, json_answer
from central.load import load_catalogue

MOST_BYTES = 32 * 1024 * 1024  # what a counter takes in one page of changes


def catalogue_router(engine: Engine, *, import_token: str, clock: Clock, ids: Ids) -> APIRouter:
    """`import_token` "" closes the call."""
    router = APIRouter()

    def take(raw: bytes) -> Response:
        try:
            toml = decode_catalogue(raw)
            catalogue = read_catalogue(toml)
        except FileFaulty as faulty:
            raise CallRefused(422, "faulty", faulty.text, **faulty.values) from faulty
        try:
            new = load_catalogue(engine, catalogue, toml=toml, at=clock.now(), ids=ids)
        except InputRefused as taken:
            raise CallRefused(409, "version_taken", taken.text, **taken.values) from taken
        return json_answer({"version": catalogue.version, "new": new})

    @router.post("/sync/v1/catalogue", response_model=None)
    async def catalogue(request: Request) -> Response:
        _let_in(request.headers.get("authorization", ""), import_token)
        raw = await _body(request)
        return await run_in_threadpool(take, raw)

    return router


def _let_in(authorization: str, import_token: str) -> None:
    """Raises CallRefused (401, 403)."""
    if not import_token:
        raise CallRefused(403, "import_closed", words.IMPORT_CLOSED)
    if not hmac.compare_digest(authorization.encode(), f"Bearer {import_token}".encode()):
        raise CallRefused(401, "unauthorised", words.IMPORT_TOKEN_REFUSED)


async def _body(request: Request) -> bytes:
    """Raises CallRefused (413)."""
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > MOST_BYTES:
            raise CallRefused(413, "too_large", words.IMPORT_TOO_LARGE, most=MOST_BYTES // (1024 * 1024))
        parts.append(part)
    return b"".join(parts)
