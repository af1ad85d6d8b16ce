"""What the hall server does by itself: learns, ends days, forgets."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from app.domain.matter import QueueClass
from app.domain.parked_form import FormToPark
from app.domain.ticket_ledger import Standing
from app.texts.queue_acts import LEFT_AT_DESK
from central.hall_board import HallBoard
from central.hall_days import BY_ITSELF, HallDays
from offline_cache.hall_copies import OrderCopy, copies_of, keep_copy, note_at_centre
from offline_cache.hall_parked import park, parked
from tests.offline_cache.hall_parts import QueueParts, call_next, issue, parts_in
from tests.offline_cache.hall_shared import ALL, HALL, SharedStore, draft, shipped_rules

DAY = timedelta(days=1)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[QueueParts]:
    """Desk 3 is open."""
    (tmp_path / "own").mkdir()
    SharedStore(tmp_path / "empty.db").close()
    parts = parts_in(tmp_path / "own", like=tmp_path / "empty.db", rules=shipped_rules())
    parts.queue.open_desk(desk="3", staff="213", skills=ALL, certificates=frozenset(), key=parts.key())
    yield parts
    parts.store.close()


def test_it_learns_from_calls_and_services_once_and_keeps_it(hall: QueueParts) -> None:
    days = HallDays(hall.store, rules=hall.rules, clock=hall.clock)
    issue(hall)
    hall.clock.forward(timedelta(minutes=4))
    called = call_next(hall)
    for _ in range(2):  # told again under the same key
        days.heard(called)
    assert days.waits.last_s == {(QueueClass.MOBILE, False): 240.0}
    id = called.ticket.id
    hall.queue.begin(ticket_id=id, desk="3", staff="213", key=hall.key())
    hall.clock.forward(timedelta(minutes=5))
    done = hall.queue.finish(ticket_id=id, desk="3", staff="213", key=hall.key())
    for _ in range(2):
        days.heard(done)
    (tally,) = days.waits.habits.by_matter.values()
    assert (tally.count, tally.total_s) == (1, 300.0)
    days.keep()
    again = HallDays(hall.store, rules=hall.rules, clock=hall.clock)
    assert again.waits.habits == days.waits.habits
    assert again.waits.last_s == {}


def test_a_day_that_is_over_ends_by_itself_but_for_whoever_is_at_a_desk(hall: QueueParts) -> None:
    told: list[str] = []
    days = HallDays(hall.store, rules=hall.rules, clock=hall.clock, cancelled=lambda: told.append("look"))
    served, left = issue(hall), issue(hall)
    call_next(hall)
    hall.queue.begin(ticket_id=served.ticket.id, desk="3", staff="213", key=hall.key())
    days.tidy()
    assert len(hall.view.open_courses()) == 2
    hall.clock.forward(timedelta(hours=17))
    days.tidy()
    assert len(hall.view.open_courses()) == 2
    hall.queue.finish(ticket_id=served.ticket.id, desk="3", staff="213", key=hall.key())
    days.tidy()
    days.tidy()
    assert told == ["look"]
    gone = hall.view.course(left.ticket.id)
    assert gone is not None
    assert (gone.standing, gone.periods[-1].by) == (Standing.CANCELLED, BY_ITSELF)


def test_a_ticket_left_at_a_desk_holds_up_the_end_of_its_day_for_six_hours_and_no_forgetting(hall: QueueParts) -> None:
    days, zone = HallDays(hall.store, rules=hall.rules, clock=hall.clock), hall.rules.zone
    old = hall.queue.issue(replace(draft(), note="要轮椅"), ticket_id=hall.key())
    days.tidy()
    hall.queue.cancel(ticket_id=old.ticket.id, by="5006", reason="走了", key=hall.key())
    hall.clock.forward(8 * DAY)
    left, waits = issue(hall), issue(hall)
    call_next(hall)
    midnight = datetime.combine(left.number.day + DAY, time(), zone)
    hall.clock.forward(midnight + timedelta(hours=5, minutes=50) - hall.clock.now())
    days.tidy()
    bare = hall.view.course(old.ticket.id)
    assert bare is not None
    assert bare.ticket.note == ""
    assert [each.ticket.id for each in hall.view.open_courses()] == [left.ticket.id, waits.ticket.id]
    hall.clock.forward(timedelta(minutes=20))
    days.tidy()
    assert hall.view.open_courses() == ()
    ended = hall.view.course(left.ticket.id)
    assert ended is not None
    assert (ended.periods[-1].by, ended.periods[-1].reason) == (BY_ITSELF, LEFT_AT_DESK.zh)


@pytest.mark.logs("this machine's clock was wrong once: tickets were issued on 2027-11-20")
def test_a_clock_once_a_year_ahead_holds_no_later_day(hall: QueueParts) -> None:
    days, right = HallDays(hall.store, rules=hall.rules, clock=hall.clock), issue(hall)
    hall.clock.forward(365 * DAY)
    wrong = issue(hall)
    hall.clock.forward(-365 * DAY)
    board = HallBoard(hall.view, rules=hall.rules, at=hall.clock.now())
    assert board.seen(hall.clock.now()).today == right.number.day
    hall.clock.forward(DAY)
    days.tidy()
    assert [str(each.number) for each in (right, wrong)] == ["A001", "A002"]
    assert hall.view.open_courses() == ()
    assert issue(hall).number == replace(right.number, day=right.number.day + DAY)
    hall.clock.forward(364 * DAY)
    assert issue(hall).number == replace(wrong.number, n=3)  # the day that was opened too early goes on behind it


def test_people_and_parked_forms_are_forgotten_after_a_week(hall: QueueParts) -> None:
    days = HallDays(hall.store, rules=hall.rules, clock=hall.clock)
    ticket = hall.queue.issue(replace(draft(), note="要轮椅"), ticket_id=hall.key())
    form = FormToPark(hall.key(), "张*", "2103", "{}")
    park(hall.store, form, hall_id=HALL, desk="3", at=hall.clock.now())
    for passed in (6 * DAY, 2 * DAY):
        days.tidy()
        kept = hall.view.course(ticket.ticket.id)
        assert kept is not None
        assert kept.ticket.note == "要轮椅"
        assert [each.form_id for each in parked(hall.store, hall_id=HALL)] == [form.form_id]
        hall.clock.forward(passed)
    days.tidy()
    kept = hall.view.course(ticket.ticket.id)
    assert kept is not None
    assert (kept.ticket.note, parked(hall.store, hall_id=HALL)) == ("", ())


@pytest.mark.logs("copies of orders forgotten of which the centre never spoke here: 1")
def test_a_copy_is_forgotten_a_month_after_the_centre_had_it_or_long_after_nobody_said_so(hall: QueueParts) -> None:
    days, keys = HallDays(hall.store, rules=hall.rules, clock=hall.clock), (hall.key(), hall.key())
    for key in keys:
        copy = OrderCopy(key, "{}", 1)
        keep_copy(hall.store, copy, hall_id=HALL, device_id="PC03", at=hall.clock.now())

    def left() -> list[str]:
        days.tidy()
        return [each.order_id for each in copies_of(hall.store, hall_id=HALL, device_id="PC03")]

    hall.clock.forward(40 * DAY)
    assert left() == list(keys)
    for expected in (list(keys), [keys[1]]):  # told again, it does not begin anew
        note_at_centre(hall.store, hall_id=HALL, order_ids=[keys[0], "K-of-nobody"], at=hall.clock.now())
        hall.clock.forward(24 * DAY)
        assert left() == expected
    hall.clock.forward(3 * DAY)
    assert left() == []


def test_who_waits_at_midnight_is_called_within_the_hour_after_it(hall: QueueParts) -> None:
    days, zone = HallDays(hall.store, rules=hall.rules, clock=hall.clock), hall.rules.zone
    midnight = datetime.combine(hall.clock.now().astimezone(zone).date() + DAY, time(), zone)
    days.tidy()
    hall.clock.forward(midnight - timedelta(minutes=10) - hall.clock.now())
    late, last = issue(hall), issue(hall)
    hall.clock.forward(timedelta(minutes=30))
    days.tidy()
    after = issue(hall)
    assert (after.number.day, str(after.number)) == (late.number.day + DAY, "A003")
    assert call_next(hall).ticket == late.ticket
    hall.queue.begin(ticket_id=late.ticket.id, desk="3", staff="213", key=hall.key())
    hall.queue.finish(ticket_id=late.ticket.id, desk="3", staff="213", key=hall.key())
    hall.clock.forward(timedelta(hours=1))
    days.tidy()
    assert [each.ticket.id for each in hall.view.open_courses()] == [after.ticket.id]
    gone = hall.view.course(last.ticket.id)
    assert gone is not None
    assert gone.periods[-1].by == BY_ITSELF
