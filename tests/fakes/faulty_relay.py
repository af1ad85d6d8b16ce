"""A relay in front of a real server that behaves as bad networks and strange servers do, over real TCP.

with FaultyRelay(centre.url) as relay:
    relay.behave(drip_body, on="/sync/v1/batch")   # until it is told otherwise, or for `times` calls

A fault is a function of one call: it may let the call take effect (`forward`), send any bytes, wait, or break off.
"""

import http.client
import socket
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

DRIP_S = 0.02  # between two bytes of a dripping server
_ANSWERS_WITHIN_S = 30.0


@dataclass(frozen=True, slots=True)
class Seen:
    """One call as it arrived. `path` with its query."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


def reply(
    status: int, body: bytes, *, kind: str = "application/json", more: str = "", length: int | None = None
) -> bytes:
    """A whole HTTP answer; `more` are further header lines, each with its line end."""
    declared = len(body) if length is None else length
    head = f"HTTP/1.1 {status} Whatever\r\nContent-Type: {kind}\r\nContent-Length: {declared}\r\n{more}\r\n"
    return head.encode() + body


class Call:
    """One call under way: what a fault works with."""

    def __init__(self, seen: Seen, client: socket.socket, *, upstream: str, closing: threading.Event) -> None:
        self.seen = seen
        self.over = False  # nothing more comes over this connection
        self._client = client
        self._upstream = upstream
        self._closing = closing

    def forward(self) -> bytes:
        """Lets it take effect; the server's whole answer."""
        there = http.client.HTTPConnection(urlsplit(self._upstream).netloc, timeout=_ANSWERS_WITHIN_S)
        try:
            there.request(self.seen.method, self.seen.path, body=self.seen.body or None, headers=self.seen.headers)
            answer = there.getresponse()
            kind = answer.getheader("Content-Type", "")
            return reply(answer.status, answer.read(), kind=kind)
        finally:
            there.close()

    def send(self, words: bytes) -> None:
        self._client.sendall(words)

    def drip(self, words: bytes) -> None:
        """A byte at a time, for as long as somebody listens."""
        for at in range(len(words)):
            if self._closing.wait(DRIP_S):
                break
            self._client.sendall(words[at : at + 1])
        self.hang_up()

    def until_gone(self) -> None:
        """Says nothing until the client gives up."""
        with suppress(OSError):
            while self._client.recv(4096):
                pass
        self.over = True

    def hang_up(self) -> None:
        self.over = True

    def reset(self) -> None:
        """Breaks the connection off without a farewell."""
        self._client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.over = True


Fault = Callable[[Call], None]


def passes(call: Call) -> None:
    call.send(call.forward())


@dataclass(slots=True)
class _Order:
    fault: Fault
    on: str
    left: int | None


class FaultyRelay:
    def __init__(self, upstream: str) -> None:
        self.upstream = upstream
        self.seen: list[Seen] = []
        self._orders: list[_Order] = []
        self._changed = threading.Condition()
        self._closing = threading.Event()
        self._clients: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = int(self._listener.getsockname()[1])
        self.url = f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._begin(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        with self._changed:
            clients = list(self._clients)
        for client in clients:
            with suppress(OSError):
                client.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(_ANSWERS_WITHIN_S)

    def behave(self, fault: Fault, *, on: str = "/", times: int | None = None) -> None:
        """From the next call on, for paths that begin with `on`; what was told last is asked first."""
        with self._changed:
            self._orders.append(_Order(fault, on, times))

    def heal(self) -> None:
        with self._changed:
            self._orders.clear()

    def bodies(self, path: str) -> list[bytes]:
        """Of the calls to this path so far, in their order."""
        with self._changed:
            return [seen.body for seen in self.seen if seen.path.startswith(path)]

    def wait_for_calls(self, count: int, *, on: str = "/", at_most_s: float = 20.0) -> bool:
        """True once that many calls to `on` have arrived."""
        with self._changed:
            return self._changed.wait_for(
                lambda: sum(seen.path.startswith(on) for seen in self.seen) >= count, timeout=at_most_s
            )

    def wait_for_hang_ups(self) -> None:
        """Until every connection so far is closed on this side."""
        with self._changed:
            so_far = self._threads[1:]
        for thread in so_far:
            thread.join(_ANSWERS_WITHIN_S)

    def _begin(self, job: Callable[..., None], *args: object) -> None:
        thread = threading.Thread(target=job, args=args, name="faulty relay")
        with self._changed:  # whoever waits for threads finds none that has not begun
            self._threads.append(thread)
            thread.start()

    def _accept(self) -> None:
        while not self._closing.is_set():
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self._changed:
                self._clients.append(client)
            self._begin(self._serve, client)

    def _serve(self, client: socket.socket) -> None:
        with client, client.makefile("rb") as reader, suppress(OSError, ValueError):
            while not self._closing.is_set():
                seen = self._read(reader.readline, reader.read)
                if seen is None:
                    return
                call = Call(seen, client, upstream=self.upstream, closing=self._closing)
                self._note(seen)(call)
                if call.over:
                    return

    def _read(self, line: Callable[[], bytes], read: Callable[[int], bytes]) -> Seen | None:
        words = line().decode("latin-1").split()
        if len(words) != 3:
            return None
        headers: dict[str, str] = {}
        while row := line().strip():
            name, _, value = row.decode("latin-1").partition(":")
            headers[name.title()] = value.strip()
        body = read(int(headers.get("Content-Length", "0")))
        return Seen(words[0], words[1], {k: v for k, v in headers.items() if k != "Connection"}, body)

    def _note(self, seen: Seen) -> Fault:
        with self._changed:
            self.seen.append(seen)
            self._changed.notify_all()
            for order in reversed(self._orders):
                if seen.path.startswith(order.on) and order.left != 0:
                    if order.left is not None:
                        order.left -= 1
                    return order.fault
        return passes
