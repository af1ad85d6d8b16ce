"""Every verb as a device asks for it, through the server's own table; what a device may not ask for."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from app.domain.desk_duty import DeskStanding
from app.domain.matter import QueueClass
from app.domain.queue_ticket import TicketNumber
from app.domain.ticket_ledger import Standing, TicketCourse, call, cancel, opened
from app.errors import InputRefused, QueueRefused
from app.texts import queue_acts as words
from app.wire import hall_calls as calls
from app.wire.hall_calls import Verb
from central.answers import CallRefused
from central.hall_acts import Done, Job
from central.hall_place import HallPlace
from offline_cache.hall_devices import HallDevice
from tests.fakes.orders import DESK
from tests.fakes.print_jobs import CountingIds
from tests.fakes.queue import a_ticket
from tests.offline_cache.hall_shared import ALL, SharedStore, draft, shipped_rules
from tests.offline_cache.parts import TestClock

GREETER, THREE, FOUR = HallDevice("G1", ""), HallDevice("PC03", "03"), HallDevice("PC04", "04")
TWO = ("plan_change", "invoice")
Q = TypeVar("Q")
A = TypeVar("A")


class Asking:
    """Acts of devices under ever new keys."""

    def __init__(self, folder: Path) -> None:
        self.store, self.clock, self.ids = SharedStore(folder / "hall.db"), TestClock(), CountingIds()
        self.place = HallPlace(self.store, hall=DESK.hall, rules=shipped_rules(), clock=self.clock, ids=self.ids)

    def ask(self, verb: Verb[Q, A], call: Q, device: HallDevice = THREE, key: str = "") -> A:
        self.clock.forward(timedelta(minutes=1))
        return verb.read_answer(self.place.acts.do(device, verb.name, verb.ask(call), key or self.ids.uuid7()))

    def issue(self, *matters: str) -> str:
        ticket_id = self.ids.uuid7()
        issued = calls.Issue(ticket_id, draft(matters=matters or ("plan_change",)))
        return self.ask(calls.ISSUE, issued, GREETER, ticket_id).ticket.id


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Asking]:
    """Desks 03 and 04 are open."""
    asking = Asking(tmp_path)
    for device in (THREE, FOUR):
        asking.ask(calls.OPEN_DESK, calls.OpenDesk(device.desk, f"21{device.desk}", ALL, frozenset()), device)
    yield asking
    asking.store.close()


def test_every_verb_is_answered(hall: Asking) -> None:
    first, here = hall.issue(*TWO), calls.AtDesk
    called = hall.ask(calls.CALL_NEXT, calls.CallNext("03")).called
    assert called is not None
    assert called.course.ticket.id == first
    hall.ask(calls.RECALL, here(first, "03", "2103"))
    hall.ask(calls.NO_SHOW, here(first, "03", "2103"))
    assert hall.ask(calls.RE_INSERT, calls.ReInsert(first, "5006"), GREETER).standing is Standing.WAITING
    again = hall.ask(calls.CALL_THIS, calls.CallThis(first, "03", "赶火车")).called
    assert again is not None
    hall.ask(calls.BEGIN, here(first, "03", "2103"))
    hall.ask(calls.HOLD, calls.Hold(first, "03", "2103", "填表"))
    hall.ask(calls.TAKE_OFF_HOLD, here(first, "03", "2103"))
    parts = hall.ask(calls.SPLIT, calls.Split(first, ("invoice",), QueueClass.FIXED, "2103", "03"))
    moved = hall.ask(calls.TRANSFER, calls.Transfer(first, QueueClass.FIXED, "2103", "要专人", "04", "03"))
    assert (moved.for_desk, moved.transfers) == ("04", 1)
    left = parts.left.ticket.id
    assert hall.ask(calls.CANCEL, calls.Cancel(left, "5006", "不办了", ""), GREETER).standing is Standing.CANCELLED
    hall.ask(calls.CALL_NEXT, calls.CallNext("04"), FOUR)
    hall.ask(calls.BEGIN, here(first, "04", "2104"), FOUR)
    assert hall.ask(calls.FINISH, here(first, "04", "2104"), FOUR).owner == "2103"
    assert hall.ask(calls.PAUSE_DESK, calls.PauseDesk("03", "午饭", None)).reason == "午饭"
    hall.ask(calls.RESUME_DESK, calls.OneDesk("03"))
    assert hall.ask(calls.CLOSE_DESK, calls.OneDesk("03")).standing is DeskStanding.CLOSED
    until = hall.clock.now() + timedelta(hours=1)
    lease = hall.ask(calls.LEND, calls.Lend(QueueClass.MOBILE, 5, until), GREETER)
    assert (lease.holder, lease.first_n, lease.last_n) == ("G1", 2, 6)
    given = calls.TakeLeased(draft(), hall.ids.uuid7(), lease.numbers()[0], lease.id, hall.clock.now())
    assert str(hall.ask(calls.TAKE_LEASED, given, GREETER).number) == "A002"
    assert hall.ask(calls.CALL_NEXT, calls.CallNext("04"), FOUR).called is not None


def alone(number: str = "3A", *, hall_id: str = "H0032") -> TicketCourse:
    ticket = a_ticket(77)
    return opened(replace(ticket, hall_id=hall_id, number=TicketNumber(ticket.number.day, number, 1)))


def test_a_desk_hands_over_its_own_tickets_and_nobody_elses(hall: Asking) -> None:
    course = alone()
    assert hall.ask(calls.ADOPT, calls.Adopt(course), THREE, course.ticket.id) == course
    at_four = call(alone(), desk="04", staff="2104", at=course.since)
    replaced = replace(alone("3FA"), ticket=replace(alone("3FA").ticket, id=hall.ids.uuid7()))
    assert hall.ask(calls.ADOPT, calls.Adopt(replaced), THREE, replaced.ticket.id) == replaced
    strange = (
        (alone("4A"), THREE),
        (alone("A"), THREE),
        (alone("33A"), THREE),
        (alone(hall_id="H1"), THREE),
        (alone(), GREETER),
    )
    for wrong, device in (*strange, (at_four, THREE)):
        with pytest.raises(CallRefused, match="other_desk"):
            hall.ask(calls.ADOPT, calls.Adopt(wrong), device, wrong.ticket.id)


def test_what_does_not_join_up_is_not_taken_in(hall: Asking) -> None:
    course = cancel(alone(), by="213", at=alone().since + timedelta(minutes=3), reason="走了")
    (period,) = course.periods
    gap, minute = replace(period, began=period.began + timedelta(seconds=1)), timedelta(minutes=1)
    for wrong in (
        replace(course, periods=(gap,)),
        replace(course, periods=(period, period)),
        replace(course, since=course.since + minute),
        replace(course, periods=(replace(period, ticket_id=hall.ids.uuid7()),)),
    ):
        with pytest.raises(InputRefused, match="does not join up"):
            hall.ask(calls.ADOPT, calls.Adopt(wrong), THREE, course.ticket.id)
    assert hall.ask(calls.ADOPT, calls.Adopt(course), THREE, course.ticket.id) == course


def test_a_device_acts_for_its_own_desk_only_and_a_key_is_for_one_act(hall: Asking) -> None:
    ticket, other = hall.issue(), hall.issue()
    for device in (FOUR, GREETER):
        with pytest.raises(CallRefused, match="other_desk"):
            hall.ask(calls.CALL_NEXT, calls.CallNext("03"), device)
    with pytest.raises(CallRefused, match="key_reused"):
        hall.ask(calls.ISSUE, calls.Issue(hall.ids.uuid7(), draft()), GREETER, ticket)
    hall.ask(calls.CANCEL, calls.Cancel(ticket, "5006", "走了", ""), GREETER, "K-1")
    with pytest.raises(CallRefused, match="key_reused"):
        hall.ask(calls.CANCEL, calls.Cancel(other, "5006", "走了", ""), GREETER, "K-1")
    assert [each.ticket.id for each in hall.place.picture().courses] == [other]
    with pytest.raises(CallRefused, match="not_found"):
        hall.place.acts.do(THREE, "jump", b"{}", "K-2")
    with pytest.raises(CallRefused, match="bad_call"):
        hall.place.acts.do(THREE, "call_next", b"{}", "K-2")


def test_a_key_is_one_devices_for_one_verb_and_what_is_made_has_an_id(hall: Asking) -> None:
    first, second = hall.issue(), hall.issue()
    called = hall.ask(calls.CALL_NEXT, calls.CallNext("03"), THREE, "K-1")
    again = hall.ask(calls.CALL_NEXT, calls.CallNext("03"), THREE, "K-1")
    assert (called.called and called.called.course) == (again.called and again.called.course)
    theirs = hall.ask(calls.CALL_NEXT, calls.CallNext("04"), FOUR, "K-1")
    assert [each.called and each.called.course.ticket.id for each in (called, theirs)] == [first, second]
    begun = hall.ask(calls.BEGIN, calls.AtDesk(first, "03", "2103"), THREE, "K-1")
    assert begun.standing is Standing.SERVING
    with pytest.raises(CallRefused, match="bad_call"):
        hall.ask(calls.ISSUE, calls.Issue("../../x", draft()), GREETER, "../../x")
    far = calls.Lend(QueueClass.MOBILE, 2, hall.place.clock.now() + timedelta(days=4000))
    lease = hall.ask(calls.LEND, far, GREETER)
    assert lease.expires_at == hall.place.clock.now() + timedelta(days=1)


def test_whoever_draws_the_picture_sees_the_line_the_desks_and_what_is_told(hall: Asking) -> None:
    first = hall.issue()
    hall.ask(calls.CALL_NEXT, calls.CallNext("03"))
    second, third = hall.issue(), hall.issue()
    picture = hall.place.picture()
    assert [each.ticket.id for each in picture.courses] == [first, second, third]
    assert [each.ticket_id for each in picture.line] == [second, third]
    assert [duty.desk for duty in picture.desks] == ["03", "04"]
    (mobile,) = (each for each in picture.waits if each.queue is QueueClass.MOBILE)
    assert mobile.waiting == 2
    assert mobile.told is not None
    assert mobile.told_protected is not None
    assert picture.event_id == hall.place.hub.last_id


@pytest.mark.logs("3 acts at once failed, now one by one: ZeroDivisionError")
def test_acts_asked_at_once_stand_each_for_itself(hall: Asking) -> None:
    acts, told = hall.place.acts, hall.place.hub.last_id

    def job(ticket_id: str) -> Job:
        issued = calls.Issue(ticket_id, draft())
        return acts.job(GREETER, "issue", calls.ISSUE.ask(issued), ticket_id)

    def refused_late() -> Done:
        acts.queue.issue(draft(), ticket_id=hall.ids.uuid7())
        raise QueueRefused(words.TICKET_UNKNOWN)

    def breaks() -> Done:
        acts.queue.issue(draft(), ticket_id=hall.ids.uuid7())
        raise ZeroDivisionError

    first, same, second, third = (hall.ids.uuid7() for _ in range(4))
    answers = acts.do_all([job(first), refused_late, job(same), job(same), job(second)])
    assert [isinstance(each, QueueRefused) for each in answers] == [False, True, False, False, False]
    assert answers[2] == answers[3]
    answers = acts.do_all([job(third), breaks, job(first)])
    assert [type(each) for each in answers] == [bytes, ZeroDivisionError, bytes]
    line = hall.place.picture().courses
    assert [(each.ticket.id, str(each.number)) for each in line] == [
        (first, "A001"),
        (same, "A002"),
        (second, "A003"),
        (third, "A004"),
    ]
    assert hall.place.board.seen(hall.clock.now()).courses == hall.place.view.open_courses()
    assert int(hall.place.hub.last_id.split("-")[-1]) - int(told.split("-")[-1]) == 6  # two were told again
