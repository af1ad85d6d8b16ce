"""The hall's board in memory beside the store, and what is noted over the whole hall."""

import random
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.matter import QueueClass
from app.domain.queue_ticket import Care
from app.domain.staffing import leaving_alarms
from app.errors import QueueRefused
from app.wire import hall_calls as calls
from app.wire.hall_events import read_picture
from central.hall_board import HallBoard
from tests.central.test_hall_acts import FOUR, GREETER, THREE, Asking
from tests.offline_cache.hall_shared import draft

MOBILE, FIXED = QueueClass.MOBILE, QueueClass.FIXED


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Asking]:
    """Desk 03 serves mobile and fixed, desk 04 mobile alone."""
    asking = Asking(tmp_path)
    for device, skills in ((THREE, {MOBILE, FIXED}), (FOUR, {MOBILE})):
        opened = calls.OpenDesk(device.desk, f"21{device.desk}", frozenset(skills), frozenset())
        asking.ask(calls.OPEN_DESK, opened, device)
    yield asking
    asking.store.close()


def issue(hall: Asking, *care: Care, queue: QueueClass = MOBILE) -> str:
    ticket_id = hall.ids.uuid7()
    issued = calls.Issue(ticket_id, draft(*care, queue=queue, matters=("plan_change",)))
    return hall.ask(calls.ISSUE, issued, GREETER, ticket_id).ticket.id


def as_stored(hall: Asking) -> HallBoard:
    return HallBoard(hall.place.view, rules=hall.place.rules, at=hall.clock.now())


def test_the_board_is_what_a_new_reading_of_the_store_gives(hall: Asking) -> None:
    chance = random.Random(7)
    for n in range(120):
        desk, device = chance.choice((("03", THREE), ("04", FOUR)))
        here = [each for each in hall.place.picture().courses if each.desk == desk]
        missed = [each.ticket.id for each in hall.place.picture().courses if each.standing == "missed"]
        try:
            if n % 3 == 0:
                issue(hall, *((Care.ELDERLY,) if n % 4 == 0 else ()), queue=chance.choice((MOBILE, FIXED)))
            elif missed and chance.random() < 0.5:
                hall.ask(calls.RE_INSERT, calls.ReInsert(missed[0], "5006"), GREETER)
            elif not here:
                key = hall.ids.uuid7()
                for _ in range(2):  # a double click moves nothing twice
                    hall.ask(calls.CALL_NEXT, calls.CallNext(desk), device, key)
            elif here[0].standing == "called":
                verb = chance.choice((calls.BEGIN, calls.NO_SHOW))
                hall.ask(verb, calls.AtDesk(here[0].ticket.id, desk, f"21{desk}"), device)
            else:
                hall.ask(calls.FINISH, calls.AtDesk(here[0].ticket.id, desk, f"21{desk}"), device)
        except QueueRefused:
            continue
        assert hall.place.board.seen(hall.clock.now()) == as_stored(hall).seen(hall.clock.now())
    assert any(each.standing.over for each in hall.place.board.seen(hall.clock.now()).day)


def test_a_picture_tells_of_alarms_breaches_and_the_day(hall: Asking) -> None:
    issue(hall, queue=FIXED)
    for _ in range(3):
        issue(hall, Care.ELDERLY)
    now = hall.place.board.seen(hall.clock.now()).now
    (before,) = leaving_alarms(now.waiting, desks=now.desks, leaving="03")
    assert "最后一个会办固网" in before.says.zh
    assert hall.place.picture().notes.alarms == ()
    hall.ask(calls.CLOSE_DESK, calls.OneDesk("03"))
    hall.clock.forward(timedelta(minutes=7))
    notes = hall.place.picture().notes
    (alarm,) = notes.alarms
    assert "1 人在等固网" in alarm.zh
    assert any("位老人会超过 6 分钟" in breach.says.zh for breach in notes.breaches)
    assert notes.day is not None
    assert (notes.day.protected, notes.day.ordinary, notes.day.protected_called.missed) == (3, 1, 3)
    mobile = next(each for each in hall.place.picture().waits if each.queue is MOBILE)
    assert (mobile.waiting, mobile.before) == (3, 3)


def test_a_busy_hour_says_how_many_desks_it_needs(hall: Asking) -> None:
    for _ in range(20):
        issue(hall)
        called = hall.ask(calls.CALL_NEXT, calls.CallNext("04"), FOUR).called
        if called is not None:
            hall.ask(calls.BEGIN, calls.AtDesk(called.course.ticket.id, "04", "2104"), FOUR)
            hall.clock.forward(timedelta(minutes=9))
            for _ in range(4):
                issue(hall)
            hall.ask(calls.FINISH, calls.AtDesk(called.course.ticket.id, "04", "2104"), FOUR)
    (need,) = hall.place.picture().notes.needs
    assert need.zh.startswith("移动现在要 ")
    assert need.zh.endswith("开着 2 个。")


def test_classes_of_the_same_desks_are_asked_for_in_one_sentence(hall: Asking) -> None:
    """Each alone would do with the two that are open."""
    every = frozenset(QueueClass)
    for device in (THREE, FOUR):
        hall.ask(calls.OPEN_DESK, calls.OpenDesk(device.desk, f"21{device.desk}", every, frozenset()), device)
    at_desks = (("03", THREE), ("04", FOUR))
    for _ in range(5):
        for queue in QueueClass:
            issue(hall, queue=queue)
        here = []
        for desk, device in at_desks:
            called = hall.ask(calls.CALL_NEXT, calls.CallNext(desk), device).called
            assert called is not None
            here.append(calls.AtDesk(called.course.ticket.id, desk, f"21{desk}"))
            hall.ask(calls.BEGIN, here[-1], device)
        hall.clock.forward(timedelta(minutes=20))
        for done, (_, device) in zip(here, at_desks, strict=True):
            hall.ask(calls.FINISH, done, device)
    (need,) = hall.place.picture().notes.needs
    assert need.zh.startswith("移动、固网、")
    assert need.zh.endswith("开着 2 个。")


def test_a_picture_is_drawn_again_when_something_happened(hall: Asking) -> None:
    first = hall.place.picture_body()
    assert hall.place.picture_body() is first
    issue(hall)
    assert len(read_picture(hall.place.picture_body()).courses) == 1
