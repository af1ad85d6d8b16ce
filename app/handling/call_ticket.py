"""叫号: the next customer, or this one with a reason. Each raises RightMissing, QueueRefused, HallTrouble."""

from app.domain.audit import AuditKind
from app.domain.queue_asked import Called
from app.domain.reason import checked_reason
from app.domain.right import Right
from app.domain.ticket_ledger import TicketCourse
from app.handling.at_queue import AtQueue


def call_next(*, place: AtQueue, key: str) -> Called | None:
    """None where nobody waits whom this desk can serve."""
    place.demand(Right.SERVE_QUEUE, place.desk)
    return place.queue.call_next(desk=place.desk, key=key)


def call_this(*, ticket_id: str, reason: str, place: AtQueue, key: str) -> Called:
    """Out of turn. Raises InputRefused without a reason, or with one that tells whom it is about."""
    place.demand(Right.CALL_OUT_OF_TURN, ticket_id)
    reason = checked_reason(reason)
    called = place.queue.call_this(ticket_id=ticket_id, desk=place.desk, reason=reason, key=key)
    place.note(AuditKind.TICKET_OUT_OF_TURN, Right.CALL_OUT_OF_TURN, str(called.course.number), reason)
    return called


def recall(*, ticket_id: str, place: AtQueue, key: str) -> TicketCourse:
    """重叫."""
    place.demand(Right.SERVE_QUEUE, place.desk)
    return place.queue.recall(ticket_id=ticket_id, desk=place.desk, staff=place.staff, key=key)


def no_show(*, ticket_id: str, place: AtQueue, key: str) -> TicketCourse:
    """过号."""
    place.demand(Right.SERVE_QUEUE, place.desk)
    return place.queue.no_show(ticket_id=ticket_id, desk=place.desk, staff=place.staff, key=key)
