"""Waiting after wrong secrets, counted by a stopwatch: setting the clock shortens nothing."""

import math
import threading

from app.domain.tries import wait_s
from app.staff_ports import Stopwatch


class StopwatchWaits:
    """app.staff_ports.Waits. The failures are in the store, the time only here: after a restart each waits anew."""

    def __init__(self, stopwatch: Stopwatch) -> None:
        self._stopwatch = stopwatch
        self._turn = threading.Lock()
        self._until_s: dict[str, float] = {}

    def left_s(self, name: str, failures: int, *, most_s: int) -> int:
        """Whole seconds, rounded up; 0 where nobody need wait."""
        wait = wait_s(failures, most_s=most_s)
        if not wait:
            return 0
        now = self._stopwatch.seconds()
        with self._turn:
            until = self._until_s.setdefault(name, now + wait)
        return max(0, math.ceil(until - now))

    def failed(self, name: str, failures: int, *, most_s: int) -> None:
        """The wait for this many failures begins now."""
        with self._turn:
            self._until_s[name] = self._stopwatch.seconds() + wait_s(failures, most_s=most_s)
