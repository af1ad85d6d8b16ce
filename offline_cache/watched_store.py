"""A store whose changes are told: for what is drawn from it."""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TypeVar

from sqlalchemy import Connection

from offline_cache.hall_book import QueueStore

T = TypeVar("T")


class WatchedStore:
    """offline_cache.hall_book.QueueStore. `changed` is told in the writing thread, once what was written is kept."""

    def __init__(self, store: QueueStore, *, changed: Callable[[], None]) -> None:
        self._store, self._changed = store, changed
        self._inside = threading.local()  # a write may join another one of its thread

    def write(self, job: Callable[[Connection], T]) -> T:
        if getattr(self._inside, "writing", False):
            return self._store.write(job)
        self._inside.writing = True
        try:
            answer = self._store.write(job)
        finally:
            self._inside.writing = False
        self._changed()
        return answer

    def read(self) -> AbstractContextManager[Connection]:
        return self._store.read()
