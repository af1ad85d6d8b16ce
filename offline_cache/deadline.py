"""Calls that end when we say: a library's timeout is per read, so a dripping server would hold us for ever.

Before each wait (name, connection, handshake, every single read and write) the socket gets what is left of the time of
the whole call. No thread watches, so none can be left behind.
"""

import socket
import time
from contextlib import suppress
from contextvars import ContextVar, Token
from types import TracebackType

under_way: ContextVar["Deadline"] = ContextVar("deadline of the call under way")


class Deadline:
    """While entered, calls of this thread through a bounded session take `seconds` at most, all together."""

    def __init__(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds
        self._hung_up = False
        self._waiting: socket.socket | None = None
        self._outer: Token[Deadline] | None = None

    def left_s(self) -> float:
        """Above 0. Raises TimeoutError once the time is over."""
        left = self._until - time.monotonic()
        if self._hung_up or left <= 0:
            raise TimeoutError("the time of this call is over")
        return left

    def give(self, waiting: socket.socket, *, most_s: float = float("inf")) -> None:
        """Lets the next wait of this socket take what is left. Raises TimeoutError."""
        self._waiting = waiting  # before the look at the flag: hang_up sets the flag before it looks at the socket
        waiting.settimeout(min(most_s, self.left_s()))

    def hang_up(self) -> None:
        """Ends it now, from any thread."""
        self._hung_up = True
        waiting = self._waiting
        if waiting is not None:
            with suppress(OSError):  # it ended by itself in this moment
                # Of the plain socket, also under TLS: the thread that waits there is still using the upper layer.
                socket.socket.shutdown(waiting, socket.SHUT_RDWR)

    def __enter__(self) -> "Deadline":
        self._outer = under_way.set(self)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._outer is not None:
            under_way.reset(self._outer)
