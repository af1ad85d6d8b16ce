"""The hall's queue drawn for greeters, clerks and displays: who waits and why in this order, desks, what is told."""

from dataclasses import replace
from datetime import datetime

from app.domain import hall_waits
from app.domain.hall_waits import HallNow, HallWaits
from app.domain.matter import QueueClass
from app.domain.queue_picture import ClassWait, InLine, QueuePicture
from app.domain.routing import Lane, priority, rank, reason_for
from app.domain.told_wait import WaitEstimate
from offline_cache.hall_book import HallRules
from offline_cache.hall_view import HallView


def draw(view: HallView, *, rules: HallRules, waits: HallWaits, event_id: str, at: datetime) -> QueuePicture:
    """`event_id` was the last one before this is read: what happens meanwhile is told again, never missed."""
    courses, now = view.open_courses(), view.now(at)
    known = {course.ticket.id for course in courses}
    ranked = rank([each for each in now.waiting if each.ticket_id in known], now_s=now.now_s)
    return QueuePicture(
        at=at,
        event_id=event_id,
        courses=courses,
        line=tuple(
            InLine(each.ticket_id, priority(each, now_s=now.now_s), reason_for(each, desk=None, now_s=now.now_s))
            for each in ranked
        ),
        desks=tuple(now.desks),
        waits=tuple(_wait(waits, queue, now, rules) for queue in QueueClass),
    )


def _wait(waits: HallWaits, queue: QueueClass, now: HallNow, rules: HallRules) -> ClassWait:
    waiting = sum(1 for each in now.waiting if each.queue is queue)
    return ClassWait(
        queue,
        waiting,
        told=_told(waits, queue, Lane.ORDINARY, now, rules),
        told_protected=_told(waits, queue, Lane.PROTECTED, now, rules),
    )


def _told(waits: HallWaits, queue: QueueClass, lane: Lane, now: HallNow, rules: HallRules) -> WaitEstimate | None:
    newcomer = hall_waits.newcomer(queue, now_s=now.now_s)
    if lane is Lane.PROTECTED:
        newcomer = replace(newcomer, lane=lane, weight=rules.weights.protected)
    return hall_waits.tell(waits, newcomer, hall=now, rules=rules.matters)
