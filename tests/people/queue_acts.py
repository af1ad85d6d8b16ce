"""The acts of the queue, each by one person with one right."""

from collections.abc import Callable
from typing import Final

from app.domain.matter import QueueClass
from app.domain.queue_asked import TicketDraft
from app.domain.right import Right
from app.handling.at_queue import AtQueue
from app.handling.call_ticket import call_next, call_this
from app.handling.issue_ticket import issue_ticket
from app.handling.move_ticket import cancel_ticket, transfer_ticket
from tests.fakes import orders as demo
from tests.people.room import Room

DRAFT: Final = TicketDraft(QueueClass.MOBILE, ("plan_change",), "5006")
REASON: Final = "带着婴儿"
DESK: Final = "03"


def at_queue(room: Room, right: Right, subject: str) -> AtQueue:
    """`subject` is what an approval would be for; whoever acts does so by a right of their own."""
    return AtQueue(room.leave(right, subject), DESK, room.queue, room.desk.trail, room.clock, demo.ZONE)


def _on_a_ticket(act: Callable[[AtQueue, str], object], right: Right) -> Callable[[Room], object]:
    """One waits already, and the desk is open."""
    return lambda room: act(at_queue(room, right, room.ticket), room.ticket)


QUEUE_ACTS: Final = {
    Right.ISSUE_TICKET: lambda room: issue_ticket(
        draft=DRAFT, ticket_id=room.ids.uuid7(), place=at_queue(room, Right.ISSUE_TICKET, DESK)
    ),
    Right.SERVE_QUEUE: _on_a_ticket(lambda place, ticket: call_next(place=place, key="K-1"), Right.SERVE_QUEUE),
    Right.CALL_OUT_OF_TURN: _on_a_ticket(
        lambda place, ticket: call_this(ticket_id=ticket, reason=REASON, place=place, key="K-1"),
        Right.CALL_OUT_OF_TURN,
    ),
    Right.MOVE_TICKET: _on_a_ticket(
        lambda place, ticket: transfer_ticket(
            ticket_id=ticket, to=QueueClass.FIXED, reason=REASON, place=place, key="K-1"
        ),
        Right.MOVE_TICKET,
    ),
    Right.CANCEL_TICKET: _on_a_ticket(
        lambda place, ticket: cancel_ticket(ticket_id=ticket, reason=REASON, place=place, key="K-1"),
        Right.CANCEL_TICKET,
    ),
}
