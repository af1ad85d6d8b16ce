"""What goes through the hall server to the centre and back: a counter's sync, word for word, under its own token.

Nothing is answered that the centre did not answer: where it is away the counter is told so and tries again, as it does
without a hall server. Orders are safe meanwhile as second copies (hall_copies.py).
"""

import logging
from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue
from typing import Final

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool

from app.errors import Trouble
from app.texts import queue_acts as words
from app.wire.batch import KIND_REPAIR, MOST_BYTES_ALONE, EntryEnvelope, Outcome, read_answer, read_request
from app.wire.repair import read_repair
from central.answers import CallRefused
from central.hall_routes import body_of
from offline_cache.bounded_http import BoundedHttp, HttpAnswer, NoAnswer

DEADLINE_S: Final = 15.0  # below the counter's own, so that it hears from us and not nothing
MOST_ANSWER_BYTES: Final = 32 * 1024 * 1024
_BATCH: Final = "/sync/v1/batch"
_ASKED: Final = ("authorization", "accept", "content-type", "idempotency-key")

log = logging.getLogger(__name__)


class Upstream:
    """Connections to the centre that are kept; each call has one to itself."""

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")
        self._idle: SimpleQueue[BoundedHttp] = SimpleQueue()

    def call(
        self, method: str, path: str, *, params: dict[str, str], headers: dict[str, str], body: bytes | None
    ) -> HttpAnswer:
        """Raises CallRefused (503) where the centre does not answer in time."""
        try:
            http = self._idle.get_nowait()
        except Empty:
            http = BoundedHttp(self._url)
        try:
            with http.within(DEADLINE_S):
                answer = http.call(
                    method, path, headers=headers, params=params, body=body, most_bytes=MOST_ANSWER_BYTES
                )
        except NoAnswer as nothing:
            http.close()
            raise CallRefused(503, "centre_away", words.CENTRE_AWAY) from nothing
        self._idle.put(http)
        return answer

    def close(self) -> None:
        while not self._idle.empty():
            self._idle.get_nowait().close()


def upstream_router(upstream: Upstream, *, accepted: Callable[[Sequence[str]], None]) -> APIRouter:
    """`accepted` is told the keys that the centre has accepted; whatever it raises but Trouble is a bug."""
    router = APIRouter()

    async def relayed(request: Request) -> Response:
        body = await body_of(request, MOST_BYTES_ALONE) if request.method == "POST" else None
        headers = {name: request.headers[name] for name in _ASKED if name in request.headers}
        params = dict(request.query_params)
        answer = await run_in_threadpool(
            lambda: upstream.call(request.method, request.url.path, params=params, headers=headers, body=body)
        )
        if request.url.path == _BATCH and answer.status == 200:
            await run_in_threadpool(lambda: _tell(accepted, body or b"", answer.body))
        return Response(answer.body, status_code=answer.status, media_type="application/json; charset=utf-8")

    for path, methods in (("/sync/v1/{rest:path}", ["GET", "POST"]), ("/tmf-api/{rest:path}", ["GET"])):
        router.add_api_route(path, relayed, methods=methods, response_model=None)
    return router


def _tell(accepted: Callable[[Sequence[str]], None], asked: bytes, body: bytes) -> None:
    """The answer goes on to the counter whatever becomes of this: a copy is then only kept for longer."""
    try:
        keys = [each.key for each in read_answer(body) if each.outcome is Outcome.ACCEPTED]
        if keys:
            again = {e.key: read_repair(e.entry)[0].order_id for e in _repairs(asked)}
            accepted([again.get(key, key) for key in keys])
    except (ValueError, Trouble) as wrong:
        log.warning("what the centre accepted was not noted: %s", type(wrong).__name__)


def _repairs(asked: bytes) -> list[EntryEnvelope]:
    """Orders sent once more: copies lie under the order's own id. Raises ValueError."""
    if KIND_REPAIR.encode() not in asked:
        return []
    return [entry for entry in read_request(asked).entries if entry.kind == KIND_REPAIR]
