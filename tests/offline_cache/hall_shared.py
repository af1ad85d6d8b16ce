"""A queue on a real encrypted file that several programs may open: what such a program needs, and loads quickly."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from app.domain.matter import QueueClass
from app.domain.queue_asked import TicketDraft
from app.domain.queue_ticket import Care
from app.errors import StoreInUse
from app.handling.matters_file import read_matters
from offline_cache.engine import make_engine
from offline_cache.faults import telling
from offline_cache.hall_book import HallRules
from offline_cache.hall_migrate import bring_queue_up_to_date
from offline_cache.writer import Writer
from resources import path

HALL = "H0032"
ALL = frozenset(QueueClass)
TRIES = 5
T = TypeVar("T")


def shipped_rules() -> HallRules:
    return HallRules(HALL, ZoneInfo("Asia/Shanghai"), read_matters(path("matters.toml").read_text("utf-8")).matters)


class SharedStore:
    """One file, opened by as many processes as like: the real engine and writer, without a store's lock and keys."""

    def __init__(self, file: Path, key: bytes = bytes(32)) -> None:
        self._folder = file.parent
        self._engine = make_engine(file, key)
        self._writer = Writer(self._engine, folder=file.parent, make_room=lambda: False, committed=lambda: None)
        self.write(bring_queue_up_to_date)

    def write(self, job: Callable[[Connection], T]) -> T:
        for _ in range(TRIES - 1):  # SQLite's lock is not fair: of seven programs one can wait its time in vain
            try:
                return self._writer.run(job)
            except StoreInUse:
                continue
        return self._writer.run(job)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        with telling(self._folder), self._engine.connect() as connection:
            yield connection

    def close(self) -> None:
        self._writer.close()
        self._engine.dispose()


def draft(
    *care: Care, queue: QueueClass = QueueClass.MOBILE, matters: tuple[str, ...] = ("plan_change",)
) -> TicketDraft:
    return TicketDraft(queue=queue, matters=matters, issued_by="5006", care=frozenset(care))


def numbered_id(n: int) -> str:
    """A UUIDv7 that is the same for the same `n`."""
    return f"019aa000-0000-7000-8000-{n:012x}"
