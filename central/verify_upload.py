"""A PDF that somebody sends to be checked: bounded in size, in time and in number, held in memory and nowhere else."""

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Final

from fastapi import Request
from starlette.requests import ClientDisconnect

from app.errors import InputRefused
from app.texts import verify_page as words

FIELD: Final = "pdf"
MEGABYTES: Final = 3  # a form has 0.1 to 0.5; the largest file takes a second or two to refuse
MOST_BYTES: Final = MEGABYTES * 1_000_000
WITHIN_S: Final = 60.0  # for all of it to arrive
MOST_AT_ONCE: Final = 4
MOST_A_MINUTE: Final = 60  # over all callers: behind a proxy all of them have one address
_HEADS: Final = 4096  # what a form adds around its one file
_MOST_FIELDS: Final = 10
_READ_OFF: Final = 3 * MOST_BYTES  # what is read and dropped of too long a file, so that its sender hears why
_MINUTE: Final = timedelta(minutes=1)


class TooMany(InputRefused):
    """Nothing was looked at; another time it will be."""


class Turns:
    """Who may send a file now. For one thread: the server's own."""

    def __init__(self) -> None:
        self._under_way = 0
        self._begun: deque[datetime] = deque(maxlen=MOST_A_MINUTE)

    @contextmanager
    def taken(self, *, at: datetime) -> Iterator[None]:
        """Raises TooMany."""
        full = len(self._begun) == MOST_A_MINUTE and at - self._begun[0] < _MINUTE
        if full or self._under_way >= MOST_AT_ONCE:
            raise TooMany(words.TOO_MANY)
        self._begun.append(at)
        self._under_way += 1
        try:
            yield
        finally:
            self._under_way -= 1


async def sent_file(request: Request) -> bytes:
    """The file of the form's field, or the body itself where it is sent as application/pdf. Raises InputRefused."""
    try:
        async with asyncio.timeout(WITHIN_S):
            body = await _body(request)
    except TimeoutError:
        raise InputRefused(words.TOO_SLOW) from None
    except ClientDisconnect:
        raise InputRefused(words.NO_FILE) from None  # nobody reads it any more
    kind, _, parameters = request.headers.get("content-type", "").partition(";")
    if kind.strip().lower() != "multipart/form-data":
        return _there(body)
    try:
        return _there(file_of(body, boundary=_boundary(parameters)))
    except ValueError:
        raise InputRefused(words.NO_FILE) from None


def file_of(body: bytes, *, boundary: bytes) -> bytes:
    """What the form's field holds. Raises ValueError where the body is no such form."""
    fence = b"--" + boundary
    start = 0 if body.startswith(fence) else body.find(b"\r\n" + fence) + 2
    for _ in range(_MOST_FIELDS):
        if not body.startswith(fence + b"\r\n", start):
            break
        heads, blank, _ = body[start : start + _HEADS].partition(b"\r\n\r\n")
        if not blank:
            break
        begins = start + len(heads) + len(blank)
        ends = body.index(b"\r\n" + fence, begins)
        if f'name="{FIELD}"'.encode() in heads:
            return body[begins:ends]
        start = ends + 2
    raise ValueError("no such field")


async def _body(request: Request) -> bytes:
    """Raises InputRefused for a longer one, once it has come or is hopeless."""
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size <= MOST_BYTES + _HEADS:
            parts.append(part)
        elif size > _READ_OFF:
            break
        else:
            parts.clear()
    if size > MOST_BYTES + _HEADS:
        raise InputRefused(words.TOO_LARGE, megabytes=MEGABYTES)
    return b"".join(parts)


def _there(body: bytes) -> bytes:
    if not body:
        raise InputRefused(words.NO_FILE)
    return body


def _boundary(parameters: str) -> bytes:
    for each in parameters.split(";"):
        name, _, value = each.partition("=")
        if name.strip().lower() == "boundary" and 0 < len(value.strip().strip('"')) <= 70:
            return value.strip().strip('"').encode()
    raise ValueError("no boundary")
