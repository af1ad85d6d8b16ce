"""One server, one connection that is kept, and calls to it that end in time, with an answer of bounded size or none.

Whatever goes wrong is told without the address: it may hold the identity number of a look-up, and logs keep for long.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from offline_cache.deadline import Deadline

if TYPE_CHECKING:
    import requests

# It writes whole addresses, at DEBUG for each call and as a warning where a page's headers are broken.
logging.getLogger("urllib3").setLevel(logging.CRITICAL)

_PART_BYTES = 64 * 1024


class NoAnswer(Exception):
    """Nothing that could be an answer came back in time; its words are what kind of fault it was."""


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """A whole answer; `body` is never longer than was asked for. `headers` are found in capitals or without."""

    status: int
    body: bytes
    headers: Mapping[str, str]


class _Leaving:
    """A body that says when the last of it was handed over: from then on the far end works, and we only wait."""

    def __init__(self, body: bytes, gone: Callable[[], None]) -> None:
        self._body = body
        self._left = body
        self._gone = gone

    def __len__(self) -> int:
        return len(self._body)

    def read(self, size: int = -1) -> bytes:
        """All of it at once, as it would go without this; asked again, it has left."""
        part, self._left = self._left, b""
        if not part:
            gone, self._gone = self._gone, _nothing
            gone()
        return part


def _nothing() -> None:
    """Said already."""


class BoundedHttp:
    """One call at a time; only `close` may come from another thread."""

    def __init__(self, url: str, *, certificate_sha256: str = "") -> None:
        """With `certificate_sha256` it speaks with that very server alone (bounded_session.py)."""
        self._url, self._certificate_sha256 = url, certificate_sha256
        self._session: requests.Session | None = None  # from the first call on
        self._under_way: Deadline | None = None
        self._closed = False

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """All calls inside take `seconds` at most together."""
        with Deadline(seconds) as deadline:
            self._under_way = deadline
            try:
                yield
            finally:
                self._under_way = None

    def call(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str],
        most_bytes: int,
        params: Mapping[str, str] | None = None,
        body: bytes | None = None,
        meanwhile: Callable[[], None] | None = None,
    ) -> HttpAnswer:
        """Inside `within`. Raises NoAnswer, also for an answer over `most_bytes`.

        `meanwhile` is called, if at all, when `body` has left, and raises nothing; its time is of the same deadline.
        """
        if self._closed:
            raise NoAnswer("closed")
        from offline_cache.bounded_session import FAULTS, bounded_session  # late: see there

        data = body if body is None or meanwhile is None else _Leaving(body, meanwhile)
        try:
            if self._session is None:
                self._session = bounded_session(self._url, certificate_sha256=self._certificate_sha256)
                if self._closed:  # while it was made: `close` saw none
                    self._session.close()
                    raise NoAnswer("closed")
            answer = self._session.request(
                method, self._url + path, params=params, data=data, headers=headers, stream=True
            )
            with answer:
                return HttpAnswer(answer.status_code, _body(answer, most_bytes=most_bytes), answer.headers)
        except FAULTS as wrong:
            raise NoAnswer(type(wrong).__name__) from None

    def out_of_time(self, seconds: float) -> bool:
        """Inside `within`: whether less than this is left, or it was closed."""
        under_way = self._under_way
        try:
            return self._closed or under_way is None or under_way.left_s() <= seconds
        except TimeoutError:
            return True

    def close(self) -> None:
        """Ends a call under way at once; each later one fails."""
        self._closed = True
        under_way = self._under_way
        if under_way is not None:
            under_way.hang_up()
        if self._session is not None:
            self._session.close()


def _body(answer: "requests.Response", *, most_bytes: int) -> bytes:
    """Raises ValueError where it is longer."""
    parts, size = [], 0
    for part in answer.iter_content(_PART_BYTES):
        size += len(part)
        if size > most_bytes:
            raise ValueError("too long")
        parts.append(part)
    return b"".join(parts)
