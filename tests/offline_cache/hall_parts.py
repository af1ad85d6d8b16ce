"""A hall's queue on a real encrypted file, which several processes may open, as the tests of the hall ask it."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from app.domain.matter import QueueClass
from app.domain.queue_ticket import Care
from app.domain.ticket_ledger import TicketCourse
from app.errors import StoreInUse
from app.handling.matters_file import read_matters
from app.ports import Clock, Ids
from offline_cache.engine import make_engine
from offline_cache.faults import telling
from offline_cache.hall_book import HallRules, TicketDraft
from offline_cache.hall_migrate import bring_queue_up_to_date
from offline_cache.hall_queue import HallQueue
from offline_cache.hall_view import HallView
from offline_cache.writer import Writer
from resources import path
from tests.fakes.orders import ZONE
from tests.offline_cache.parts import CountingIds, TestClock

HALL = "H0032"
ALL = frozenset(QueueClass)
TRIES = 5
T = TypeVar("T")


def shipped_rules() -> HallRules:
    return HallRules(HALL, ZONE, read_matters(path("matters.toml").read_text("utf-8")).matters)


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


@dataclass
class QueueParts:
    """A queue with what it is asked with."""

    store: SharedStore
    rules: HallRules
    queue: HallQueue
    view: HallView
    clock: TestClock
    ids: CountingIds

    def key(self) -> str:
        return self.ids.uuid7()


def queue_on(store: SharedStore, *, rules: HallRules, clock: Clock, ids: Ids) -> HallQueue:
    return HallQueue(store, rules=rules, clock=clock, ids=ids)


def parts_in(folder: Path, *, like: Path, rules: HallRules) -> QueueParts:
    """A copy of the empty queue `like`: quicker than a new one."""
    shutil.copy(like, folder / "hall.db")
    store, clock, ids = SharedStore(folder / "hall.db"), TestClock(), CountingIds()
    queue = queue_on(store, rules=rules, clock=clock, ids=ids)
    return QueueParts(store, rules, queue, HallView(store, rules=rules), clock, ids)


def draft(
    *care: Care, queue: QueueClass = QueueClass.MOBILE, matters: tuple[str, ...] = ("plan_change",)
) -> TicketDraft:
    return TicketDraft(queue=queue, matters=matters, issued_by="5006", care=frozenset(care))


def issue(
    hall: QueueParts,
    *care: Care,
    queue: QueueClass = QueueClass.MOBILE,
    matters: tuple[str, ...] = ("top_up",),
) -> TicketCourse:
    return hall.queue.issue(draft(*care, queue=queue, matters=matters), ticket_id=hall.key())


def call_next(hall: QueueParts, desk: str = "3") -> TicketCourse:
    called = hall.queue.call_next(desk=desk, key=hall.key())
    assert called is not None
    return called.course


def serve(hall: QueueParts, desk: str = "3") -> TicketCourse:
    course = call_next(hall, desk)
    return hall.queue.begin(ticket_id=course.ticket.id, desk=desk, staff=course.staff, key=hall.key())
