"""Acts on the hall's queue: what is asked of it, what the audit trail says, what happens while the hall is away."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.audit import AuditKind
from app.domain.desk_duty import DeskStanding
from app.domain.matter import QueueClass
from app.domain.right import Right
from app.domain.ticket_ledger import Standing, TicketCourse
from app.errors import HallTrouble, InputRefused, QueueRefused
from app.handling import call_ticket, desk_on_duty, move_ticket, serve_ticket
from app.handling.at_queue import AtQueue
from app.handling.issue_ticket import issue_ticket
from app.staff_ports import AuditSearch
from tests.people.bench import HE, Desk
from tests.people.queue_acts import DRAFT, REASON, at_queue
from tests.people.room import Room

QUEUE_KINDS = frozenset({AuditKind.TICKET_CANCELLED, AuditKind.TICKET_MOVED, AuditKind.TICKET_OUT_OF_TURN})
Act = Callable[[AtQueue, str], TicketCourse]


@pytest.fixture
def room(desk: Desk, tmp_path: Path) -> Room:
    return Room(desk, tmp_path)


@pytest.fixture
def place(room: Room) -> AtQueue:
    return at_queue(room, Right.SERVE_QUEUE, "03")


def noted(room: Room) -> list[tuple[AuditKind, str, str]]:
    rows = room.desk.trail.find(AuditSearch(kinds=QUEUE_KINDS), limit=9)
    assert {row.event.staff_number for row in rows} <= {HE.number}
    return [(row.event.kind, row.event.subject, row.event.reason) for row in rows]


def test_a_customer_is_called_served_held_and_finished_by_whoever_sits_there(room: Room, place: AtQueue) -> None:
    called = call_ticket.call_next(place=place, key="K-1")
    assert called is not None
    ticket = called.course.ticket.id
    call_ticket.recall(ticket_id=ticket, place=place, key="K-2")
    assert serve_ticket.begin_service(ticket_id=ticket, place=place, key="K-3").owner == HE.number
    with pytest.raises(InputRefused):
        serve_ticket.hold_ticket(ticket_id=ticket, reason=" ", place=place, key="K-4")
    serve_ticket.hold_ticket(ticket_id=ticket, reason="填表", place=place, key="K-4")
    serve_ticket.take_off_hold(ticket_id=ticket, place=place, key="K-5")
    done = serve_ticket.finish_ticket(ticket_id=ticket, place=place, key="K-6")
    assert (done.standing, [each.by for each in done.periods]) == (Standing.FINISHED, [HE.number] * 6)
    assert room.queue.keys[-6:] == [f"K-{n}" for n in range(1, 7)]
    assert noted(room) == []  # all of it stands in the hall's ledger


def test_somebody_who_did_not_come_is_put_back_and_that_is_noted(room: Room, place: AtQueue) -> None:
    call_ticket.call_next(place=place, key="K-1")
    call_ticket.no_show(ticket_id=room.ticket, place=place, key="K-2")
    assert move_ticket.put_back(ticket_id=room.ticket, place=place, key="K-3").standing is Standing.WAITING
    assert noted(room) == [(AuditKind.TICKET_MOVED, "A001", "re_insert")]


def test_a_desk_pauses_comes_back_and_leaves(place: AtQueue) -> None:
    skills = frozenset({QueueClass.MOBILE})
    assert desk_on_duty.open_desk(skills=skills, certificates=frozenset(), place=place, key="K-1").skills == skills
    with pytest.raises(InputRefused):
        desk_on_duty.pause_desk(reason="", place=place, key="K-2")
    assert desk_on_duty.pause_desk(reason="午饭", place=place, key="K-2").reason == "午饭"
    assert desk_on_duty.resume_desk(place=place, key="K-3").standing is DeskStanding.OPEN
    assert desk_on_duty.close_desk(place=place, key="K-4").standing is DeskStanding.CLOSED


def test_two_matters_can_part_and_the_second_ticket_has_the_key_as_its_id(room: Room, place: AtQueue) -> None:
    both = issue_ticket(
        draft=type(DRAFT)(QueueClass.MOBILE, ("plan_change", "invoice"), "5006"), ticket_id="T-2", place=place
    )
    assert both.ticket.issued_at == room.clock.now()
    greeter = type(place)(place.leave, "", place.queue, place.audit, place.clock, place.zone)
    parts = move_ticket.split_ticket(
        ticket_id="T-2", codes=("invoice",), queue=QueueClass.FIXED, place=greeter, key="K-1"
    )
    assert (parts.stays.matters, parts.left.ticket.id) == (("plan_change",), "K-1")
    assert noted(room) == [(AuditKind.TICKET_MOVED, "A002", "split")]


EXCEPTIONS: dict[str, tuple[Act, AuditKind]] = {
    "call": (
        lambda place, id: call_ticket.call_this(ticket_id=id, reason=REASON, place=place, key="K-1").course,
        AuditKind.TICKET_OUT_OF_TURN,
    ),
    "transfer": (
        lambda place, id: move_ticket.transfer_ticket(
            ticket_id=id, to=QueueClass.FIXED, reason=REASON, place=place, key="K-1"
        ),
        AuditKind.TICKET_MOVED,
    ),
    "cancel": (
        lambda place, id: move_ticket.cancel_ticket(ticket_id=id, reason=REASON, place=place, key="K-1"),
        AuditKind.TICKET_CANCELLED,
    ),
}


@pytest.mark.parametrize("name", EXCEPTIONS)
def test_what_needs_a_reason_is_noted_once_it_was_done_and_not_before(room: Room, place: AtQueue, name: str) -> None:
    act, kind = EXCEPTIONS[name]
    room.queue.away = True
    with pytest.raises(HallTrouble):
        act(place, room.ticket)
    room.queue.away = False
    with pytest.raises(QueueRefused):
        act(place, "T-9")
    assert noted(room) == []
    act(place, room.ticket)
    assert noted(room) == [(kind, "A001", REASON)]
