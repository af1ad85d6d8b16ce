"""The door through which the queue's verbs and events come in, asked for a thousand times a minute in a busy hall: past
the layers that other calls go through.

Verbs asked at once are done in one turn of one thread and one commit (HallActs.do_all); each is answered after it.
"""

import asyncio
import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from fastapi import Response
from starlette.types import Receive, Scope, Send

from app.errors import DayCloseRefused, DayTampered, InputRefused, QueueRefused, StoreTrouble
from app.texts import centre_answers
from app.texts import queue_acts as words
from app.wire import hall_calls as calls
from central.answers import JSON_TYPE, CallRefused, error_answer
from central.hall_acts import Job
from central.hall_place import HallPlace
from offline_cache.hall_devices import HallDevice

MOST_AT_ONCE: Final = 64  # acts in one commit
_SCHEME: Final = "bearer "
_VERBS: Final = calls.PATH + "/"
_EVENTS: Final = [(b"content-type", b"text/event-stream; charset=utf-8"), (b"cache-control", b"no-store")]
_STATUS: Final = (
    (QueueRefused, 409, "queue_refused"),
    (DayCloseRefused, 409, "day_close"),
    (DayTampered, 409, "day_tampered"),
    (InputRefused, 422, "input_refused"),
    (StoreTrouble, 503, "store"),
)

log = logging.getLogger(__name__)


class HallDoor:
    """Used in the event loop of one server."""

    def __init__(self, place: HallPlace, *, stopping: Callable[[], bool]) -> None:
        self._place, self._stopping = place, stopping
        self._asked: list[tuple[Job, asyncio.Future[bytes | Exception]]] = []
        self._turn, self._busy = threading.Lock(), False
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="hall-acts")

    async def let_in(self, scope: Scope, receive: Receive, send: Send) -> bool:
        """False where it is a call for another door."""
        if scope["type"] != "http":
            return False
        method, path = scope["method"], scope["path"]
        if method == "POST" and path.startswith(_VERBS):
            await self._act(path[len(_VERBS) :], scope, receive, send)
            return True
        if method == "GET" and path == calls.EVENTS_PATH:
            await self._events(scope, receive, send)
            return True
        return False

    async def _act(self, verb: str, scope: Scope, receive: Receive, send: Send) -> None:
        headers = _headers(scope)
        try:
            raw = await _body(receive)
            device = await self._device(headers)
            answer = await self._done(self._place.acts.job(device, verb, raw, headers.get(_KEY, "")))
        except ConnectionError:
            return  # whoever hung up is not answered
        except Exception as error:
            answer = error
        if isinstance(answer, Exception):
            await refusal_of(answer)(scope, receive, send)
        else:
            await Response(answer, media_type=JSON_TYPE)(scope, receive, send)

    async def _events(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = _headers(scope)
        try:
            await self._device(headers)
        except Exception as error:
            await refusal_of(error)(scope, receive, send)
            return
        token, devices = token_in(headers.get("authorization", "")), self._place.devices
        await send({"type": "http.response.start", "status": 200, "headers": _EVENTS})
        gone = asyncio.ensure_future(_gone(receive))
        stream = self._place.hub.stream(
            headers.get("last-event-id", ""),
            stopping=lambda: gone.done() or self._stopping() or devices.known(token) is None,  # shut out meanwhile
        )
        try:
            async for block in stream:
                await send({"type": "http.response.body", "body": block, "more_body": True})
        finally:
            gone.cancel()
            await stream.aclose()
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _device(self, headers: dict[str, str]) -> HallDevice:
        """Raises CallRefused (401)."""
        said = headers.get("authorization", "")
        known = self._place.devices.known(token_in(said))
        if known is not None:
            return known
        return await asyncio.get_running_loop().run_in_executor(None, device_of, self._place, said)

    async def _done(self, job: Job) -> bytes | Exception:
        loop = asyncio.get_running_loop()
        answered: asyncio.Future[bytes | Exception] = loop.create_future()
        with self._turn:
            self._asked.append((job, answered))
            begin, self._busy = not self._busy, True
        if begin:
            self._thread.submit(self._take_turns, loop)
        return await answered

    def _take_turns(self, loop: asyncio.AbstractEventLoop) -> None:
        """In the thread: until nobody asks any more."""
        while True:
            with self._turn:
                batch, self._asked = self._asked[:MOST_AT_ONCE], self._asked[MOST_AT_ONCE:]
                self._busy = bool(batch)
            if not batch:
                return
            try:
                answers = self._place.acts.do_all([job for job, _ in batch])
            except Exception as wrong:
                answers = [wrong for _ in batch]
            loop.call_soon_threadsafe(_answer, [answered for _, answered in batch], answers)


def device_of(place: HallPlace, authorization: str) -> HallDevice:
    """Whose token it is. Raises CallRefused (401)."""
    device = place.devices.of_token(token_in(authorization))
    if device is None:
        raise CallRefused(401, "unauthorised", words.HALL_TOKEN_REFUSED)
    return device


def acting_device_of(place: HallPlace, authorization: str) -> HallDevice:
    """Whose token it is, where that is no television's. Raises CallRefused (401, 403)."""
    device = device_of(place, authorization)
    if device.only_looks:
        raise CallRefused(403, "display", words.DISPLAY_ONLY_LOOKS)
    return device


def desk_device_of(place: HallPlace, authorization: str) -> HallDevice:
    """Whose token it is, where that is a counter's: money, days and other desks' orders are nothing for a television
    or a greeter's tablet. Raises CallRefused (401, 403)."""
    device = acting_device_of(place, authorization)
    if not device.desk:
        raise CallRefused(403, "no_desk", words.NO_DESK_HERE)
    return device


def token_in(authorization: str) -> str:
    return authorization[len(_SCHEME) :].strip() if authorization.lower().startswith(_SCHEME) else ""


def refusal_of(error: Exception) -> Response:
    """What a call that failed is answered with."""
    if isinstance(error, CallRefused):
        return error_answer(error)
    for kind, status, code in _STATUS:
        if isinstance(error, kind):
            if status >= 500:
                log.error("the store did not take it: %s", error)
            return error_answer(CallRefused(status, code, error.text, **error.values))
    log.error("a call failed", exc_info=error)
    return error_answer(CallRefused(500, "failed", centre_answers.FAILED))


def _answer(waiting: list[asyncio.Future[bytes | Exception]], answers: list[bytes | Exception]) -> None:
    for answered, answer in zip(waiting, answers, strict=True):
        if not answered.done():  # whoever hung up is not answered
            answered.set_result(answer)


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _body(receive: Receive) -> bytes:
    """Raises CallRefused (413) for one that is too long, ConnectionError where it ends in the middle."""
    parts, size, more = list[bytes](), 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ConnectionError("hung up")
        part, more = message.get("body", b""), message.get("more_body", False)
        size += len(part)
        if size > calls.MOST_CALL_BYTES:
            raise CallRefused(413, "too_large", words.CALL_MALFORMED, what=f"> {calls.MOST_CALL_BYTES // 1024} KB")
        parts.append(part)
    return b"".join(parts)


_KEY: Final = calls.KEY_HEADER.lower()


def _headers(scope: Scope) -> dict[str, str]:
    return {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
