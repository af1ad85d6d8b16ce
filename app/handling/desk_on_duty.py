"""上台、暂停、下台: a desk takes part in the queue. Each raises RightMissing, QueueRefused, HallTrouble."""

from datetime import datetime

from app.domain.desk_duty import DeskDuty
from app.domain.matter import QueueClass
from app.domain.reason import checked_reason
from app.domain.right import Right
from app.handling.at_queue import AtQueue


def open_desk(*, skills: frozenset[QueueClass], certificates: frozenset[str], place: AtQueue, key: str) -> DeskDuty:
    """`certificates` are codes valid today (S141)."""
    place.demand(Right.SERVE_QUEUE, place.desk)
    return place.queue.open_desk(desk=place.desk, staff=place.staff, skills=skills, certificates=certificates, key=key)


def pause_desk(*, reason: str, place: AtQueue, key: str, back_at: datetime | None = None) -> DeskDuty:
    """With a reason; `back_at` is what the customers who wait are reckoned with."""
    place.demand(Right.SERVE_QUEUE, place.desk)
    return place.queue.pause_desk(desk=place.desk, reason=checked_reason(reason), key=key, back_at=back_at)


def resume_desk(*, place: AtQueue, key: str) -> DeskDuty:
    place.demand(Right.SERVE_QUEUE, place.desk)
    return place.queue.resume_desk(desk=place.desk, key=key)


def close_desk(*, place: AtQueue, key: str) -> DeskDuty:
    place.demand(Right.SERVE_QUEUE, place.desk)
    return place.queue.close_desk(desk=place.desk, key=key)
