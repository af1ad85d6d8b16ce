"""All desks tell their figures at once, because a close looks at them: asked by an event, waited for shortly.

Nobody waits for a desk that is switched off: only those that told anything lately are expected to, and for a moment.
"""

import threading
import time
from collections.abc import Callable
from typing import Final

from app.wire.hall_close import TELL_VERB
from central.hall_events import EventHub

WITHIN_S: Final = 2.0
LATELY_S: Final = 30.0  # each tells every ten seconds at least


class DesksTelling:
    """From any thread."""

    def __init__(self, hub: EventHub, *, now_s: Callable[[], float] = time.monotonic) -> None:
        """`now_s` in seconds, of a clock that nobody sets."""
        self._hub, self._now_s = hub, now_s
        self._told: dict[str, float] = {}
        self._turn = threading.Condition()

    def told(self, device_id: str) -> None:
        """Its figures are kept."""
        with self._turn:
            self._told[device_id] = self._now_s()
            self._turn.notify_all()

    def ask(self, within_s: float = WITHIN_S) -> bool:
        """True where all that were expected to have told anew, in time."""
        with self._turn:
            asked = self._now_s()
            awaited = {device: at for device, at in self._told.items() if asked - at <= LATELY_S}
        self._hub.tell(TELL_VERB)
        with self._turn:
            return self._turn.wait_for(lambda: all(self._told[each] > at for each, at in awaited.items()), within_s)
