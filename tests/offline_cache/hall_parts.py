"""A hall's queue with a clock and ids of the test's own, and what a test does with it again and again."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from app.domain.matter import QueueClass
from app.domain.queue_ticket import Care
from app.domain.ticket_ledger import TicketCourse
from offline_cache.hall_book import HallRules
from offline_cache.hall_queue import HallQueue
from offline_cache.hall_view import HallView
from tests.offline_cache.hall_shared import SharedStore, draft
from tests.offline_cache.parts import CountingIds, TestClock


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


def parts_in(folder: Path, *, like: Path, rules: HallRules) -> QueueParts:
    """A copy of the empty queue `like`: quicker than a new one."""
    shutil.copy(like, folder / "hall.db")
    store, clock, ids = SharedStore(folder / "hall.db"), TestClock(), CountingIds()
    queue = HallQueue(store, rules=rules, clock=clock)
    return QueueParts(store, rules, queue, HallView(store, rules=rules), clock, ids)


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
