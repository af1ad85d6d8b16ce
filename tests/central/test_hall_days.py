"""What the hall server does by itself: learns, ends days, forgets."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from app.domain.matter import QueueClass
from app.domain.parked_form import FormToPark
from app.domain.ticket_ledger import Standing
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
    hall.clock.forward(DAY)
    days.tidy()
    assert len(hall.view.open_courses()) == 2
    hall.queue.finish(ticket_id=served.ticket.id, desk="3", staff="213", key=hall.key())
    days.tidy()
    days.tidy()
    assert told == ["look"]
    gone = hall.view.course(left.ticket.id)
    assert gone is not None
    assert (gone.standing, gone.periods[-1].by) == (Standing.CANCELLED, BY_ITSELF)


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


def test_only_a_copy_that_the_centre_has_is_forgotten_and_not_before_a_month(hall: QueueParts) -> None:
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
        hall.clock.forward(29 * DAY)
        assert left() == expected


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
