"""A ticket leaves its place in the queue: transferred, split, put back, cancelled; each one written down.

Each raises RightMissing, QueueRefused, HallTrouble, and InputRefused for a reason that is none or tells whom it is
about.
"""

from app.domain.audit import AuditKind
from app.domain.matter import QueueClass
from app.domain.queue_asked import Parts
from app.domain.reason import checked_reason
from app.domain.right import Right
from app.domain.ticket_ledger import Act, TicketCourse
from app.handling.at_queue import AtQueue


def transfer_ticket(
    *, ticket_id: str, to: QueueClass, reason: str, place: AtQueue, key: str, to_desk: str = ""
) -> TicketCourse:
    """转台, keeping number and seniority; `to_desk` alone may call it then."""
    place.demand(Right.MOVE_TICKET, ticket_id)
    reason = checked_reason(reason)
    moved = place.queue.transfer(
        ticket_id=ticket_id, to=to, by=place.staff, reason=reason, key=key, to_desk=to_desk, desk=place.desk
    )
    place.note(AuditKind.TICKET_MOVED, Right.MOVE_TICKET, str(moved.number), reason)
    return moved


def split_ticket(*, ticket_id: str, codes: tuple[str, ...], queue: QueueClass, place: AtQueue, key: str) -> Parts:
    """拆开: the matters `codes` get a ticket of their own, with `key` as its id."""
    place.demand(Right.MOVE_TICKET, ticket_id)
    parts = place.queue.split(ticket_id=ticket_id, codes=codes, queue=queue, by=place.staff, key=key, desk=place.desk)
    place.note(AuditKind.TICKET_MOVED, Right.MOVE_TICKET, str(parts.stays.number), Act.SPLIT.value)
    return parts


def put_back(*, ticket_id: str, place: AtQueue, key: str) -> TicketCourse:
    """过号重排: behind some others, with number and seniority."""
    place.demand(Right.MOVE_TICKET, ticket_id)
    back = place.queue.re_insert(ticket_id=ticket_id, by=place.staff, key=key)
    place.note(AuditKind.TICKET_MOVED, Right.MOVE_TICKET, str(back.number), Act.RE_INSERT.value)
    return back


def cancel_ticket(*, ticket_id: str, reason: str, place: AtQueue, key: str) -> TicketCourse:
    """取消: the customer left, or need not wait."""
    place.demand(Right.CANCEL_TICKET, ticket_id)
    reason = checked_reason(reason)
    gone = place.queue.cancel(ticket_id=ticket_id, by=place.staff, reason=reason, key=key, desk=place.desk)
    place.note(AuditKind.TICKET_CANCELLED, Right.CANCEL_TICKET, str(gone.number), reason)
    return gone
