"""The hall's queue drawn for greeters, clerks and displays: who waits and why in this order, desks, what is told."""

from dataclasses import replace
from datetime import datetime

from app.domain import hall_waits
from app.domain.hall_waits import HallNow, HallWaits
from app.domain.matter import QueueClass
from app.domain.queue_picture import ClassWait, HallNotes, InLine, QueuePicture
from app.domain.routing import Lane, Waiting, priority, rank, reason_for
from app.domain.told_wait import WaitEstimate
from central.hall_board import BoardSeen
from offline_cache.hall_book import HallRules


def draw(
    seen: BoardSeen,
    *,
    rules: HallRules,
    waits: HallWaits,
    notes: HallNotes,
    event_id: str,
    at: datetime,
    pages_port: int = 0,
) -> QueuePicture:
    """`event_id` was the last one before this is read: what happens meanwhile is told again, never missed."""
    now = seen.now
    return QueuePicture(
        at=at,
        event_id=event_id,
        courses=seen.courses,
        line=tuple(
            InLine(each.ticket_id, priority(each, now_s=now.now_s), reason_for(each, desk=None, now_s=now.now_s))
            for each in rank(now.waiting, now_s=now.now_s)
        ),
        desks=tuple(now.desks),
        waits=tuple(_wait(waits, queue, now, rules) for queue in QueueClass),
        notes=notes,
        promises=rules.promises,
        pages_port=pages_port,
        calls=rules.calls,
    )


def _wait(waits: HallWaits, queue: QueueClass, now: HallNow, rules: HallRules) -> ClassWait:
    ordinary = hall_waits.newcomer(queue, now_s=now.now_s)
    protected = replace(ordinary, lane=Lane.PROTECTED, weight=rules.weights.protected)

    before = {
        each: hall_waits.called_before(waits, each, hall=now, rules=rules.matters) for each in (ordinary, protected)
    }

    def told(newcomer: Waiting) -> WaitEstimate | None:
        return hall_waits.tell(waits, newcomer, hall=now, rules=rules.matters, before=before[newcomer])

    def people(newcomer: Waiting) -> int:
        return hall_waits.people_before(before[newcomer], queue=queue, desks=now.desks)

    return ClassWait(
        queue,
        waiting=sum(1 for each in now.waiting if each.queue is queue),
        told=told(ordinary),
        told_protected=told(protected),
        before=people(ordinary),
        before_protected=people(protected),
    )
