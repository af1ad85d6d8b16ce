"""Screens that listen: what a television's address asks for, and the events it is sent.

Nobody is queued for: each stream looks whether there is a newer picture than the one it sent. The picture is drawn once
for all of them, and a screen's words once for all screens that ask alike.
"""

import asyncio
import json
import re
from collections.abc import AsyncGenerator, Callable

from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from app.domain.announcements import read_quiet
from app.domain.display_picture import read_classes
from app.errors import InputRefused
from app.texts import hall_pages as words
from app.texts.language import Language
from central.hall_page_display import ScreenAsked, message
from central.hall_page_limits import Seats
from central.hall_page_look import HEADERS, language_of
from central.hall_page_seen import HallSeen, HallSnapshot

MOST_SCREENS, OF_ONE_ADDRESS = 200, 20
LOOKS_EVERY_S = 0.25
AGAIN_MS = 3000  # after which a browser that lost us asks again by itself
_HOST = re.compile(r"[A-Za-z0-9.-]{1,100}(:\d{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](:\d{1,5})?")
_HERE_ONLY = ("localhost", "127.", "[::1]")  # no phone gets there


class Screens:
    """Used in the event loop alone."""

    def __init__(self, seen: HallSeen) -> None:
        self._seen, self.seats = seen, Seats(MOST_SCREENS, of_one=OF_ONE_ADDRESS)
        self._drawn: HallSnapshot | None = None
        self._bodies: dict[ScreenAsked, bytes] = {}

    async def stream(self, asked: ScreenAsked, *, stopping: Callable[[], bool]) -> AsyncGenerator[bytes, None]:
        """Ends when the server is to stop."""
        yield f"retry: {AGAIN_MS}\n\n".encode()
        sent: HallSnapshot | None = None
        while not stopping():
            fresh = self._seen.fresh()
            newest = fresh if fresh is not None else await run_in_threadpool(self._seen.newest)
            if newest is not sent:
                sent = newest
                yield self._body(newest, asked)
            await asyncio.sleep(LOOKS_EVERY_S)

    def _body(self, newest: HallSnapshot, asked: ScreenAsked) -> bytes:
        if newest is not self._drawn:
            self._drawn, self._bodies = newest, {}
        body = self._bodies.get(asked)
        if body is None:
            said = json.dumps(message(newest, asked, self._seen.place.hall), ensure_ascii=False, separators=(",", ":"))
            body = self._bodies[asked] = f"data: {said}\n\n".encode()
        return body


class SeatedStream(StreamingResponse):
    """Events for whoever took a seat; it is free again however the answer ends, also where it never began."""

    def __init__(self, stream: AsyncGenerator[bytes, None], *, seats: Seats, address: str) -> None:
        super().__init__(stream, media_type="text/event-stream", headers=dict(HEADERS))
        self._seats, self._address = seats, address

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._seats.leave(self._address)


def screen_asked(
    *, classes: str, language: str, theme: str, say: str, quiet: str, volume: str, host: str
) -> ScreenAsked:
    """From the words of the address; `host` as the browser names us. Raises InputRefused."""
    shown = host if _HOST.fullmatch(host) and not host.startswith(_HERE_ONLY) else ""
    spoken = tuple(dict.fromkeys(_spoken(each.strip()) for each in say.split(",") if each.strip()))
    if not (volume.isascii() and volume.isdecimal() and int(volume) <= 100):
        raise InputRefused(words.VOLUME_WRONG, volume=volume[:20])
    return ScreenAsked(
        classes=read_classes(classes),
        language=language_of(language, Language.ZH),
        dark=theme == "dark",
        host=shown,
        spoken=spoken,
        quiet=read_quiet(quiet) if quiet else None,
        volume=int(volume),
    )


def _spoken(language: str) -> Language:
    if language not in tuple(Language):
        raise InputRefused(words.SPOKEN_WRONG, language=language[:20])
    return Language(language)
