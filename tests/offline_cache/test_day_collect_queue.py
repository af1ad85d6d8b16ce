"""Facts of tickets and desks say what the queue's own figures say, and are written only where something moved."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Table, select

from app.domain.matter import QueueClass
from app.domain.queue_figures import Kept, day_figures
from app.domain.queue_ticket import Appointment, Care
from app.domain.ticket_times import Promises
from offline_cache.day_collect_queue import QueueFacts
from offline_cache.day_migrate import bring_days_up_to_date
from offline_cache.day_schema import DAY_DESKS, DAY_TICKETS
from offline_cache.moments import to_us
from tests.fakes.orders import TODAY
from tests.offline_cache.hall_parts import QueueParts, call_next, issue, serve
from tests.offline_cache.hall_shared import draft

MINUTE = timedelta(minutes=1)


@pytest.fixture
def facts(hall: QueueParts) -> QueueFacts:
    hall.store.write(bring_days_up_to_date)
    return QueueFacts(hall.store, rules=hall.rules)


def rows(hall: QueueParts, table: Table) -> list[Any]:
    with hall.store.read() as connection:
        return list(connection.execute(select(table).order_by(table.c.id)))


def kept(found: list[Any], column: str) -> Kept:
    states = [getattr(row, column) for row in found]
    return Kept(states.count("kept"), states.count("missed"), states.count("running"))


def a_morning(hall: QueueParts, facts: QueueFacts) -> None:
    """Served, split, transferred, missed, left; caught up with in between."""
    for care in (Care.ELDERLY, None, Care.ILL, None, None):
        issue(hall, *([care] if care else []), matters=("plan_change", "top_up"))
        hall.clock.forward(MINUTE)
    first = serve(hall)
    facts.catch_up(hall.clock.now())
    hall.clock.forward(4 * MINUTE)
    parts = hall.queue.split(
        ticket_id=first.ticket.id, codes=("top_up",), queue=QueueClass.MOBILE, by="213", key=hall.key(), desk="3"
    )
    hall.queue.finish(ticket_id=parts.stays.ticket.id, desk="3", staff="213", key=hall.key())
    second = call_next(hall, "1")
    hall.clock.forward(MINUTE)
    hall.queue.no_show(ticket_id=second.ticket.id, desk="1", staff=second.staff, key=hall.key())
    third = serve(hall, "1")
    hall.clock.forward(9 * MINUTE)
    hall.queue.transfer(
        ticket_id=third.ticket.id, to=QueueClass.FIXED, by="211", reason="宽带", key=hall.key(), desk="1"
    )
    waiting = hall.view.waiting()[0]
    hall.queue.cancel(ticket_id=waiting.ticket_id, by="5006", reason="走了", key=hall.key())
    hall.clock.forward(30 * MINUTE)


def test_tickets_add_up_to_the_days_figures(hall: QueueParts, facts: QueueFacts) -> None:
    a_morning(hall, facts)
    now = hall.clock.now()
    assert facts.catch_up(now) > 0
    assert facts.catch_up(now) == 0
    said = day_figures(hall.view.day_courses(TODAY), now=now, promises=Promises())
    found = rows(hall, DAY_TICKETS)
    whole = [row for row in found if not row.split]
    cared, others = [row for row in whole if row.protected], [row for row in whole if not row.protected]
    assert (len(cared), len(others)) == (said.protected, said.ordinary)
    assert kept(cared, "called") == said.protected_called
    assert kept(cared, "finished") == said.protected_finished
    assert kept(others, "called") == said.ordinary_called
    waits = [row.wait_s for row in whole if row.first_called_at_us is not None]
    assert sum(waits) / len(waits) == said.mean_wait_s
    assert sum(row.transfers for row in found) == said.transfers == 1
    assert sum(row.no_shows for row in found) == 1
    assert sum(1 for row in found if row.standing == "finished") == said.finished == 1


def test_a_desks_time_is_all_told(hall: QueueParts, facts: QueueFacts) -> None:
    a_morning(hall, facts)
    hall.queue.pause_desk(desk="1", reason="午饭", key=hall.key())
    hall.clock.forward(10 * MINUTE)
    facts.catch_up(hall.clock.now())
    found = {row.desk: row for row in rows(hall, DAY_DESKS)}
    for row in found.values():
        assert row.serving_s + row.walking_s + row.paused_s + row.idle_s == row.on_duty_s
    assert (found["3"].serving_s, found["1"].walking_s, found["1"].serving_s) == (240, 60, 540)
    assert 600 - 60 <= found["1"].paused_s <= 600  # to the last whole minute


def test_a_desk_left_open_overnight_is_told_day_by_day(hall: QueueParts, facts: QueueFacts) -> None:
    """Also where nobody asked for figures in between."""
    hall.clock.forward(timedelta(days=2))
    facts.catch_up(hall.clock.now())
    of_desk = [row for row in rows(hall, DAY_DESKS) if row.desk == "3"]
    assert [row.day for row in of_desk] == [(TODAY + timedelta(days=ahead)).isoformat() for ahead in range(3)]
    assert [row.on_duty_s for row in of_desk][1] == 24 * 3600
    assert abs(sum(row.on_duty_s for row in of_desk) - 48 * 3600) < 60


def test_a_running_promise_is_seen_to_be_missed_without_any_act(hall: QueueParts, facts: QueueFacts) -> None:
    issue(hall, Care.ELDERLY)
    facts.catch_up(hall.clock.now())
    assert [row.called for row in rows(hall, DAY_TICKETS)] == ["running"]
    hall.clock.forward(7 * MINUTE)
    facts.catch_up(hall.clock.now())
    assert [(row.called, row.wait_s) for row in rows(hall, DAY_TICKETS)] == [("missed", 0.0)]


def test_an_appointment_is_kept_where_it_is_called_by_the_end_of_its_slot(hall: QueueParts, facts: QueueFacts) -> None:
    now = hall.clock.now()

    def booked(begins: int, ends: int) -> str:
        slot = Appointment(now + begins * MINUTE, now + ends * MINUTE)
        return hall.queue.issue(replace(draft(), appointment=slot), ticket_id=hall.key()).ticket.id

    kept_one, missed = booked(0, 30), booked(5, 35)
    running, too_late = booked(50, 600), booked(-60, -1)
    issue(hall)
    for ahead in (20, 40):
        hall.clock.forward(ahead * MINUTE)
        course = serve(hall)
        hall.queue.finish(ticket_id=course.ticket.id, desk="3", staff=course.staff, key=hall.key())
    facts.catch_up(hall.clock.now())
    found = {row.id: row for row in rows(hall, DAY_TICKETS)}
    said = [found[each].slot_called for each in (kept_one, missed, running, too_late)]
    assert said == ["kept", "missed", "running", ""]
    assert (found[missed].slot_begins_us, found[missed].slot_ends_us) == (
        to_us(now + 5 * MINUTE),
        to_us(now + 35 * MINUTE),
    )
    assert sum(1 for row in found.values() if row.slot_ends_us is None and row.slot_called == "") == 1
