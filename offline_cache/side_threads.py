"""Threads that run beside whoever made them, from its start to its end."""

import threading
from collections.abc import Callable, Mapping

ENDS_WITHIN_S = 2.0  # each of them, once it was told to


class SideThreads:
    """`runs` by the threads' names; each ends by itself once its maker told it to."""

    def __init__(self, runs: Mapping[str, Callable[[], None]]) -> None:
        self._threads = tuple(threading.Thread(target=run, name=name, daemon=True) for name, run in runs.items())

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def ended(self) -> bool:
        """True where all ended in time; one that was never started has."""
        for thread in self._threads:
            if thread.is_alive():
                thread.join(ENDS_WITHIN_S)
        return not any(thread.is_alive() for thread in self._threads)
