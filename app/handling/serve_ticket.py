"""A customer at the desk: begun, held, finished. Each raises RightMissing, QueueRefused, HallTrouble."""

from app.domain.reason import checked_reason
from app.domain.right import Right
from app.domain.ticket_ledger import TicketCourse
from app.handling.at_queue import AtQueue


def begin_service(*, ticket_id: str, place: AtQueue, key: str) -> TicketCourse:
    """The customer is here: whoever serves them first owns the case (S32)."""
    place.demand(Right.SERVE_QUEUE, place.desk)
    return place.queue.begin(ticket_id=ticket_id, desk=place.desk, staff=place.staff, key=key)


def hold_ticket(*, ticket_id: str, reason: str, place: AtQueue, key: str) -> TicketCourse:
    """挂起. Raises InputRefused without a reason, or with one that tells whom it is about."""
    place.demand(Right.SERVE_QUEUE, place.desk)
    reason = checked_reason(reason)
    return place.queue.hold(ticket_id=ticket_id, desk=place.desk, staff=place.staff, reason=reason, key=key)


def take_off_hold(*, ticket_id: str, place: AtQueue, key: str) -> TicketCourse:
    """恢复办理."""
    place.demand(Right.SERVE_QUEUE, place.desk)
    return place.queue.take_off_hold(ticket_id=ticket_id, desk=place.desk, staff=place.staff, key=key)


def finish_ticket(*, ticket_id: str, place: AtQueue, key: str) -> TicketCourse:
    """办完."""
    place.demand(Right.SERVE_QUEUE, place.desk)
    return place.queue.finish(ticket_id=ticket_id, desk=place.desk, staff=place.staff, key=key)
