"""A counter cut off from its hall server: own numbers, own calls, and all of it handed over once."""

import threading
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.queue_ticket import CustomerFacts, QueueTicket, facts_of
from app.domain.ticket_ledger import Standing, TicketCourse
from app.errors import HallTrouble, QueueRefused
from app.hall_ports import HallQueuePort
from app.texts import queue_acts as words
from app.wire.pairing import PairingRequest
from offline_cache.hall_alone import AloneQueue
from offline_cache.hall_devices import HallDevices
from offline_cache.store import Store
from tests.fakes.orders import sample_id
from tests.offline_cache.hall_parts import QueueParts, call_next, issue
from tests.offline_cache.hall_shared import ALL, HALL, SharedStore, draft, shipped_rules
from tests.offline_cache.parts import CountingIds, TestClock


@dataclass
class Server:
    """The real queue of the hall; it can be away, or go away after it took so many."""

    hall: QueueParts
    takes: int = 99
    taken: list[str] = field(default_factory=list)

    def adopt(self, course: TicketCourse) -> TicketCourse:
        if len(self.taken) >= self.takes:
            raise HallTrouble(words.HALL_UNREACHABLE)
        self.taken.append(course.ticket.id)
        return self.hall.queue.adopt(course)

    def cancel(self, *, ticket_id: str, by: str, reason: str, key: str, desk: str = "") -> TicketCourse:
        return self.hall.queue.cancel(ticket_id=ticket_id, by=by, reason=reason, key=key, desk=desk)


@pytest.fixture
def alone(store: Store) -> AloneQueue:
    """Desk 3, which goes on alone, in a counter's own store."""
    ids = CountingIds()
    ids.skip(1000)  # the hall of the test counts its own from the same beginning
    queue = AloneQueue(store, rules=shipped_rules(), desk="03", clock=store.clock, ids=ids)
    queue.begin(staff="213", skills=ALL, certificates=frozenset(), reason="连不上")
    return queue


def served(alone: AloneQueue, n: int) -> TicketCourse:
    course = alone.queue.issue(draft(), ticket_id=sample_id(n))
    queue: HallQueuePort = alone.queue  # the same acts as at the hall server
    called = queue.call_next(desk="03", key=sample_id(n + 1))
    assert called is not None
    assert called.course.ticket.id == course.ticket.id
    alone.queue.begin(ticket_id=course.ticket.id, desk="03", staff="213", key=sample_id(n + 2))
    return alone.queue.finish(ticket_id=course.ticket.id, desk="03", staff="213", key=sample_id(n + 3))


def test_its_numbers_are_its_own_and_one_question_gives_one_ticket(alone: AloneQueue) -> None:
    first = alone.queue.issue(draft(), ticket_id=sample_id(1))
    assert str(first.number) == "3A001"
    assert alone.queue.issue(draft(), ticket_id=sample_id(1)) == first
    assert first.ticket.id != sample_id(1)


def test_all_of_it_is_handed_over_once_with_its_periods(alone: AloneQueue, hall: QueueParts) -> None:
    doubtful = issue(hall)  # the server issued it, and its answer was lost
    done = served(alone, 10)
    waits = alone.queue.issue(draft(), ticket_id=doubtful.ticket.id)
    server = Server(hall, takes=1)
    with pytest.raises(HallTrouble):
        alone.hand_over(server, by="213")
    assert [each.ticket.id for each in alone.own()] == [waits.ticket.id]
    server.takes = 99
    over = alone.hand_over(server, by="213")
    assert ([each.ticket.id for each in over.adopted], over.stays, alone.own()) == ([waits.ticket.id], (), ())
    assert hall.view.course(done.ticket.id) == done
    assert [str(each.number) for each in hall.view.open_courses()] == ["3A002"]
    gone = hall.view.course(doubtful.ticket.id)
    assert gone is not None
    assert gone.standing is Standing.CANCELLED
    assert call_next(hall, "1").ticket.id == waits.ticket.id
    assert alone.queue.call_next(desk="03", key=sample_id(90)) is None
    assert alone.hand_over(server, by="213").adopted == ()
    with pytest.raises(QueueRefused, match="come back"):
        alone.queue.issue(draft(), ticket_id=sample_id(91))
    alone.begin(staff="213", skills=ALL, certificates=frozenset(), reason="又连不上")
    assert str(alone.queue.issue(draft(), ticket_id=sample_id(91)).number) == "3A003"


def test_who_is_at_the_desk_stays_until_the_hall_has_room_there(alone: AloneQueue, hall: QueueParts) -> None:
    hall.queue.open_desk(desk="03", staff="213", skills=ALL, certificates=frozenset(), key=hall.key())
    issue(hall)
    theirs = call_next(hall, "03")
    alone.queue.issue(draft(), ticket_id=sample_id(1))
    alone.queue.call_next(desk="03", key=sample_id(2))
    server = Server(hall)
    over = alone.hand_over(server, by="213")
    assert [(str(course.number), why.en[:7]) for course, why in over.stays] == [("3A001", "Desk 03")]
    hall.queue.begin(ticket_id=theirs.ticket.id, desk="03", staff="213", key=hall.key())
    hall.queue.finish(ticket_id=theirs.ticket.id, desk="03", staff="213", key=hall.key())
    assert [str(each.number) for each in alone.hand_over(server, by="213").adopted] == ["3A001"]
    assert alone.own() == ()


def test_a_pc_in_place_of_another_never_gives_out_its_numbers_again(hall: QueueParts, tmp_path: Path) -> None:
    """Desk 3 was alone this morning; its PC broke, the next one knows nothing of it and is alone in the afternoon."""
    devices, given = HallDevices(hall.store, hall_id=HALL), list[str]()
    for name in ("first", "second"):
        code = devices.make_code(device_id="H0032-PC03", desk="03", at=hall.clock.now())
        request = PairingRequest(code=code, secret=name)
        device = devices.pair(request, at=hall.clock.now())
        assert device is not None
        assert devices.pair(request, at=hall.clock.now()) == device  # an answer that was lost
        (tmp_path / name).mkdir()
        store = SharedStore(tmp_path / name / "counter.db")
        pc = AloneQueue(store, rules=hall.rules, desk="03", mark=device.mark, clock=hall.clock, ids=hall.ids)
        pc.begin(staff="213", skills=ALL, certificates=frozenset(), reason="连不上")
        given.extend(str(pc.queue.issue(draft(), ticket_id=hall.key()).number) for _ in range(2))
        assert pc.hand_over(Server(hall), by="213").stays == ()
        store.close()
    assert given == ["3A001", "3A002", "3FA001", "3FA002"]
    assert [str(each.number) for each in hall.view.open_courses()] == given


@dataclass
class Meanwhile(Server):
    """While a ticket is on its way, the clerk of the desk finishes the customer it is of."""

    alone: AloneQueue | None = None
    clerk: threading.Thread | None = None
    refused: list[QueueRefused] = field(default_factory=list)

    def adopt(self, course: TicketCourse) -> TicketCourse:
        taken = super().adopt(course)
        self.clerk = threading.Thread(target=self.finish, args=(course.ticket.id,))
        self.clerk.start()
        self.clerk.join(0.2)  # it cannot come through before the ticket is let go
        return taken

    def finish(self, ticket_id: str) -> None:
        assert self.alone is not None
        try:
            self.alone.queue.finish(ticket_id=ticket_id, desk="03", staff="213", key=sample_id(50))
        except QueueRefused as refused:
            self.refused.append(refused)


def test_an_act_while_its_ticket_is_handed_over_is_refused_and_not_lost(alone: AloneQueue, hall: QueueParts) -> None:
    course = alone.queue.issue(draft(), ticket_id=sample_id(1))
    alone.queue.call_next(desk="03", key=sample_id(2))
    alone.queue.begin(ticket_id=course.ticket.id, desk="03", staff="213", key=sample_id(3))
    server = Meanwhile(hall, alone=alone)
    alone.hand_over(server, by="213")
    assert server.clerk is not None
    server.clerk.join(5)
    assert len(server.refused) == 1  # so that the clerk asks the hall, which has the customer at this desk
    hall.queue.finish(ticket_id=course.ticket.id, desk="03", staff="213", key=hall.key())


def test_a_ticket_the_hall_can_never_take_is_closed_here_and_told_once(alone: AloneQueue, hall: QueueParts) -> None:
    taken = alone.queue.issue(draft(), ticket_id=sample_id(1))
    hall.queue.adopt(replace(taken, ticket=replace(taken.ticket, id=hall.key())))
    over = alone.hand_over(Server(hall), by="213")
    ((course, said),) = over.closed
    assert (course, over.adopted, over.stays, alone.own()) == (taken, (), (), ())
    assert "3A001 was given to somebody else" in said.en
    assert alone.hand_over(Server(hall), by="213").closed == ()


def test_whose_tickets_were_is_forgotten_with_the_hand_over_or_after_a_week(
    alone: AloneQueue, hall: QueueParts, store: Store
) -> None:
    facts = facts_of(customer_id="C-1", name="张伟", phone="15412340017", stars=1, open_orders=0)
    over, left = (
        alone.queue.issue(replace(draft(), customer=facts, note="便条"), ticket_id=sample_id(n)) for n in (1, 2)
    )
    with pytest.raises(HallTrouble):
        alone.hand_over(Server(hall, takes=1), by="213")

    def known(ticket: QueueTicket) -> tuple[CustomerFacts | None, str]:
        kept = alone.view.course(ticket.id)
        assert kept is not None
        return kept.ticket.customer, kept.ticket.note

    assert (known(over.ticket), known(left.ticket)) == ((None, ""), (facts, "便条"))
    at_hall = hall.view.course(over.ticket.id)
    assert at_hall is not None
    assert at_hall.ticket.customer == facts
    assert isinstance(store.clock, TestClock)
    store.clock.forward(timedelta(days=8))
    again = AloneQueue(store, rules=shipped_rules(), desk="03", clock=store.clock, ids=CountingIds())
    assert known(left.ticket) == (None, "")
    assert [each.ticket.id for each in again.own()] == [left.ticket.id]
