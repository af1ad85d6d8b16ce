"""取号: a ticket for whoever came in (S81)."""

from app.domain.queue_asked import TicketDraft
from app.domain.right import Right
from app.domain.ticket_ledger import TicketCourse
from app.handling.at_queue import AtQueue


def issue_ticket(*, draft: TicketDraft, ticket_id: str, place: AtQueue) -> TicketCourse:
    """`ticket_id` is also its key. Raises RightMissing, InputRefused, QueueRefused, HallTrouble."""
    place.demand(Right.ISSUE_TICKET, place.desk)
    return place.queue.issue(draft, ticket_id=ticket_id)
