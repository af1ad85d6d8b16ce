"""Server-sent events of the hall's queue: every counter hears of every act in the order of the commits.

Each listener has a bounded line of its own: one that reads too slowly is told to look again, and slows nobody. Events
are numbered within one start of the server and some are kept: a listener that was cut off goes on where it was, one
that was away too long, or across a restart, is told to look again.
"""

import asyncio
import threading
from collections import deque
from collections.abc import AsyncGenerator, Callable

from app.domain.desk_duty import DeskDuty
from app.domain.queue_picture import QueueEvent
from app.domain.ticket_ledger import TicketCourse
from app.wire.hall_calls import HEARTBEAT_S
from app.wire.hall_events import HEARTBEAT, event_bytes

KEPT = 2000  # events, some minutes of the busiest hall
MOST_WAITING = 256  # events one listener may be behind
GATHER_S = 0.01  # after an event more are gathered: in a rush 40 counters are written to a hundred times a second each
LOOKS_EVERY_S = 1.0  # whether the server is to stop


class _Listener:
    """One counter's line; used in the event loop alone."""

    def __init__(self) -> None:
        self.lines: deque[bytes] = deque()
        self.there = asyncio.Event()

    def offer(self, block: bytes, look_again: Callable[[], bytes]) -> None:
        if len(self.lines) >= MOST_WAITING:
            self.lines.clear()
            block = look_again()
        self.lines.append(block)
        self.there.set()


class EventHub:
    """`tell` may be called from any thread; whoever calls it holds the turn in which the act was committed."""

    def __init__(self, start: str) -> None:
        """`start` names this start of the server: event ids of another one are not known here."""
        self._start, self._last = start, 0
        self._kept: deque[tuple[int, bytes]] = deque(maxlen=KEPT)
        self._turn = threading.Lock()
        self._listeners: set[_Listener] = set()
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def last_id(self) -> str:
        return f"{self._start}-{self._last}"

    @property
    def listening(self) -> int:
        return len(self._listeners)

    def tell(self, verb: str, *, courses: tuple[TicketCourse, ...] = (), duty: DeskDuty | None = None) -> None:
        with self._turn:
            number = self._last + 1
            block = event_bytes(QueueEvent(f"{self._start}-{number}", verb, courses, duty))
            self._kept.append((number, block))
            self._last = number
            loop = self._loop
            if loop is not None and not loop.is_closed():
                loop.call_soon_threadsafe(self._offer, block)

    def look_again(self) -> None:
        """To everybody: more changed than one act says."""
        self.tell("")

    async def stream(self, last_id: str, *, stopping: Callable[[], bool]) -> AsyncGenerator[bytes, None]:
        """From behind `last_id`, "" for from now on; ends when the server is to stop."""
        listener = _Listener()
        with self._turn:  # nothing is told between what is kept and what is listened to
            self._loop = asyncio.get_running_loop()
            for block in self._missed(last_id):
                listener.lines.append(block)
            self._listeners.add(listener)
        try:
            yield HEARTBEAT
            quiet_s = 0.0
            while not stopping():
                if listener.lines:
                    block = b"".join(listener.lines)
                    listener.lines.clear()
                    yield block
                    quiet_s = 0.0
                    await asyncio.sleep(GATHER_S)
                    continue
                listener.there.clear()
                try:
                    await asyncio.wait_for(listener.there.wait(), LOOKS_EVERY_S)
                except TimeoutError:
                    quiet_s += LOOKS_EVERY_S
                if quiet_s >= HEARTBEAT_S:
                    yield HEARTBEAT
                    quiet_s = 0.0
        finally:
            self._listeners.discard(listener)

    def _offer(self, block: bytes) -> None:
        for listener in self._listeners:
            listener.offer(block, self._told_to_look)

    def _missed(self, last_id: str) -> list[bytes]:
        if not last_id:
            return []
        start, _, number = last_id.rpartition("-")
        seen = int(number) if number.isdecimal() and len(number) <= 18 else -1
        oldest = self._kept[0][0] if self._kept else self._last + 1
        if start != self._start or not oldest - 1 <= seen <= self._last:
            return [self._told_to_look()]
        return [block for at, block in self._kept if at > seen]

    def _told_to_look(self) -> bytes:
        return event_bytes(QueueEvent(self.last_id, ""))
