"""Whether the centre answers, as one fact with its beginning; told to whoever listens, from the sending thread."""

import threading
from collections.abc import Callable
from datetime import datetime

from app.ports import LinkState, LinkStatus


class Link:
    """Read from any thread; `listener` is called in the thread that noticed, only when the state changes."""

    def __init__(self, *, now: datetime) -> None:
        self._lock = threading.Lock()
        self._status = LinkStatus(LinkState.CONNECTING, now)
        self._listener: Callable[[LinkStatus], None] | None = None

    def listen(self, listener: Callable[[LinkStatus], None]) -> None:
        self._listener = listener

    def status(self) -> LinkStatus:
        with self._lock:
            return self._status

    def note(self, state: LinkState, *, at: datetime) -> None:
        with self._lock:
            if self._status.state is state:
                return
            self._status = LinkStatus(state, at)
            told, listener = self._status, self._listener
        if listener is not None:
            listener(told)
