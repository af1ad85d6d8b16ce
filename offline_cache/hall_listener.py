"""The counter's ear to the hall server: its server-sent events, begun again for ever, from where they were cut."""

import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from app.domain.queue_picture import QueueEvent
from app.wire.hall_calls import EVENTS_PATH, SILENCE_S
from app.wire.hall_events import read_event
from offline_cache.deadline import Deadline
from offline_cache.hall_client import HallAddress

if TYPE_CHECKING:
    import requests

AGAIN_AFTER_S = 1.0
_MOST_BLOCK_BYTES = 4 * 1024 * 1024
_PART_BYTES = 64 * 1024
_LOOK_AGAIN = QueueEvent("", "")


class _Silence(Deadline):
    """Each wait by itself takes so long at most: a stream may live for a day, but never without a heartbeat."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self._seconds = seconds

    def left_s(self) -> float:
        if self._hung_up:
            raise TimeoutError("closed")
        return self._seconds


class HallListener:
    """`run` in a thread of its own until `close`; `heard` is called there, with `look_again` first and after each gap.

    What is heard after a `look_again` is newer than any picture asked for because of it, or in it already.
    """

    def __init__(
        self,
        address: HallAddress,
        *,
        heard: Callable[[QueueEvent], None],
        cut: Callable[[], None] = lambda: None,
        silence_s: float = SILENCE_S,
        again_after_s: float = AGAIN_AFTER_S,
    ) -> None:
        """`cut` is told when a stream that was there ends."""
        self._address, self._heard, self._cut = address, heard, cut
        self._was_there = False
        self._silence_s, self._again_after_s = silence_s, again_after_s
        self._last_id, self._closed = "", threading.Event()
        self._under_way: Deadline | None = None

    def run(self) -> None:
        from offline_cache.bounded_session import FAULTS, bounded_session  # late, in this thread: see there

        while not self._closed.is_set():
            session = bounded_session(self._address.url, certificate_sha256=self._address.certificate_sha256)
            try:
                with _Silence(self._silence_s) as self._under_way:
                    if not self._closed.is_set():
                        self._listen(session)
            except FAULTS:
                pass  # lost, or not the hall server: begun again, and looked at again where something was missed
            finally:
                session.close()
            if self._was_there:
                self._was_there = False
                self._cut()
            self._closed.wait(self._again_after_s)

    def close(self) -> None:
        """From any thread; `run` returns soon after."""
        self._closed.set()
        if self._under_way is not None:
            self._under_way.hang_up()

    def _listen(self, session: "requests.Session") -> None:
        headers = {"Authorization": f"Bearer {self._address.token}", "Accept": "text/event-stream"}
        if self._last_id:
            headers["Last-Event-ID"] = self._last_id
        with session.get(self._address.url + EVENTS_PATH, headers=headers, stream=True) as answer:
            if answer.status_code != 200:
                return
            self._was_there = True
            for block in _blocks(answer):
                event = read_event(block)
                if event is not None:
                    self._last_id = event.id
                    self._heard(event)
                elif not self._last_id:  # the first heartbeat: from now on nothing is missed
                    self._last_id = "-"  # known to no server: cut before the first event, it says to look again
                    self._heard(_LOOK_AGAIN)


def _blocks(answer: "requests.Response") -> Iterator[bytes]:
    """What stands between empty lines. Raises ValueError where one does not end."""
    held = b""
    for part in answer.iter_content(_PART_BYTES):
        held += part
        while (end := held.find(b"\n\n")) >= 0:
            yield held[:end]
            held = held[end + 2 :]
        if len(held) > _MOST_BLOCK_BYTES:
            raise ValueError("an event without an end")
