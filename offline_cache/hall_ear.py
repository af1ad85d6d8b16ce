"""The hall as a display hears it (app.display_ports.HallEar): events as they come, the picture now and then, for ever.

It asks for nothing but the picture: a display has no right to act, and makes no call that would.
"""

import logging
import threading
from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit

from app.display_ports import HallNews
from app.domain.picture_moved import is_newer, moved_on
from app.domain.queue_picture import QueueEvent, QueuePicture
from app.domain.ticket_ledger import TicketCourse
from app.errors import Trouble
from app.ports import Clock
from offline_cache.hall_client import DEADLINE_S, HallAddress, HallClient
from offline_cache.hall_listener import HallListener
from offline_cache.side_threads import SideThreads

LOOK_EVERY_S = 15.0  # what newcomers are told grows old
LOOK_AT_MOST_EVERY_S = 2.0

log = logging.getLogger(__name__)


class DisplayEar:
    """`start` it once somebody listens; `close` ends its threads soon."""

    def __init__(
        self,
        address: HallAddress,
        *,
        clock: Clock,
        deadline_s: float = DEADLINE_S,
        at_most_every_s: float = LOOK_AT_MOST_EVERY_S,
    ) -> None:
        self._host, self._clock, self._rest_s = urlsplit(address.url).hostname or "", clock, at_most_every_s
        self._wake, self._closed, self._turn = threading.Event(), threading.Event(), threading.Lock()
        self._looks = HallClient(address, deadline_s=deadline_s)
        self._listener = HallListener(address, heard=self._heard, cut=self._wake.set)
        self._told: Callable[[], None] = lambda: None
        self._courses: list[TicketCourse] = []
        self._picture: QueuePicture | None = None
        self._fresh = False
        self._heard_at = clock.now()
        self._lost_since: datetime | None = None
        self._threads = SideThreads({"display-listening": self._listener.run, "display-looking": self._look_on})

    def start(self) -> None:
        self._threads.start()

    def close(self) -> bool:
        """True where both threads ended in time."""
        self._closed.set()
        self._wake.set()
        self._listener.close()
        self._looks.close()
        return self._threads.ended()

    def listen(self, told: Callable[[], None]) -> None:
        self._told = told

    def take(self) -> HallNews:
        with self._turn:
            courses, self._courses = tuple(self._courses), []
            picture, self._fresh = (self._picture if self._fresh else None), False
            return HallNews(courses, picture, self._heard_at, self._lost_since, self._pages_url())

    def _heard(self, event: QueueEvent) -> None:
        """Counted at once, and seen anew: how long it takes is worked out by the hall."""
        with self._turn:
            self._courses += event.courses
            if self._picture is not None and is_newer(event.id, self._picture.event_id):
                self._picture, self._fresh = moved_on(self._picture, event), True
        self._wake.set()
        self._told()

    def _look_on(self) -> None:
        while not self._closed.is_set():
            self._wake.clear()
            self._look()
            self._told()
            self._closed.wait(self._rest_s)
            self._wake.wait(LOOK_EVERY_S if self._lost_since is None else self._rest_s)

    def _look(self) -> None:
        try:
            picture = self._looks.picture()
        except Trouble as trouble:
            with self._turn:
                if self._lost_since is None:
                    log.warning("the hall is lost: %s", trouble)
                    self._lost_since = self._heard_at
            return
        with self._turn:
            if self._lost_since is not None:
                log.info("the hall is heard")
            self._picture, self._fresh = picture, True
            self._heard_at, self._lost_since = self._clock.now(), None

    def _pages_url(self) -> str:
        port = 0 if self._picture is None else self._picture.pages_port
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{port}" if port else ""
