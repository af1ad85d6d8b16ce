"""Connections as they come from whoever is in the hall's network: bounded in number, and never open for nothing.

uvicorn waits for a first request for ever; a phone that opens a thousand connections and says nothing would use up what
the whole process may open, and no counter could reach the queue any more.
"""

import asyncio
import sys
from typing import Final, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

if sys.platform != "win32":
    import resource

REQUEST_WITHIN_S: Final = 8.0  # from its connection, or its first byte, to the end of its headers
MOST_CONNECTIONS: Final = 400  # of customers' phones and televisions together
_WANTED_FILES: Final = 65536


class OwnProtocol(HttpToolsProtocol):
    """At a stop nobody who is idle is waited for: over TLS the far end would have to say goodbye first."""

    @property
    def idle(self) -> bool:
        """Nothing is being answered."""
        asked = cast("RequestResponseCycle | None", self.cycle)  # None before the first
        return asked is None or asked.response_complete

    def shutdown(self) -> None:
        if self.idle and not self.transport.get_write_buffer_size():
            self.transport.abort()
        else:
            super().shutdown()


class PublicProtocol(OwnProtocol):
    """For a port that anybody in the hall reaches."""

    _due: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(cast("asyncio.Transport", transport))
        if len(self.connections) > MOST_CONNECTIONS:
            self.transport.abort()
        else:
            self._await_request()

    def connection_lost(self, exc: Exception | None) -> None:
        self._forget()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._due is None and self.idle:
            self._await_request()
        super().data_received(data)

    def on_headers_complete(self) -> None:
        self._forget()
        super().on_headers_complete()

    def _await_request(self) -> None:
        self._due = self.loop.call_later(REQUEST_WITHIN_S, self.transport.abort)

    def _forget(self) -> None:
        if self._due is not None:
            self._due.cancel()
            self._due = None


def open_as_many_as_may_be() -> None:
    """Many systems begin a program with 1,024 open files; forty counters, their events and phones want more."""
    if sys.platform != "win32":  # there is no such limit there
        soft, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = _WANTED_FILES if most == resource.RLIM_INFINITY else min(_WANTED_FILES, most)
        if soft != resource.RLIM_INFINITY and soft < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
