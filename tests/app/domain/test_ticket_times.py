from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.matter import QueueClass
from app.domain.queue_ticket import Appointment, Care, TicketNumber
from app.domain.ticket_ledger import (
    CallRules,
    TicketCourse,
    begin,
    call,
    cancel,
    finish,
    hold,
    no_show,
    opened,
    re_insert,
    recall,
    split,
    take_off_hold,
    transfer,
)
from app.domain.ticket_times import (
    PromiseKind,
    Promises,
    PromiseState,
    appointment_state,
    calls_between,
    desk_times,
    held_s,
    promise_clocks,
    served_s,
    waited_s,
)
from tests.fakes.queue import DAY, a_ticket, at

RULES, PROMISES = CallRules(), Promises()
CALLED, FINISHED = PromiseKind.CALLED, PromiseKind.FINISHED
RUNNING, KEPT, MISSED = PromiseState.RUNNING, PromiseState.KEPT, PromiseState.MISSED


def long_visit() -> TicketCourse:
    """Called at 4, 5 and after an absence at 12; served 13–15, held to 18, moved at 20, served 26–30."""
    course = recall(call(opened(a_ticket()), desk="3", staff="a", at=at(4)), desk="3", staff="a", at=at(5), rules=RULES)
    course = no_show(course, desk="3", staff="a", at=at(6), rules=RULES)
    course = re_insert(course, by="g", at=at(9), rules=RULES)
    course = begin(call(course, desk="3", staff="a", at=at(12)), desk="3", staff="a", at=at(13))
    course = hold(course, desk="3", staff="a", at=at(15), reason="填表")
    course = take_off_hold(course, desk="3", staff="a", at=at(18))
    course = transfer(course, to=QueueClass.FIXED, by="a", at=at(20), reason="宽带", desk="3")
    course = begin(call(course, desk="5", staff="b", at=at(25)), desk="5", staff="b", at=at(26))
    return finish(course, desk="5", staff="b", at=at(30))


def test_the_wait_ends_at_the_first_call_only() -> None:
    course = long_visit()
    assert waited_s(course, now=at(99)) == 4 * 60
    assert served_s(course, now=at(99)) == (2 + 2 + 4) * 60
    assert held_s(course, now=at(99)) == 3 * 60


def test_a_wait_runs_until_somebody_calls_and_stops_where_they_left() -> None:
    course = opened(a_ticket())
    assert waited_s(course, now=at(7)) == 7 * 60
    assert waited_s(cancel(course, by="g", at=at(3), reason="走了"), now=at(7)) == 3 * 60


def test_what_runs_counts_until_now() -> None:
    serving = begin(call(opened(a_ticket()), desk="3", staff="a", at=at(1)), desk="3", staff="a", at=at(2))
    assert served_s(serving, now=at(5)) == 3 * 60
    held = hold(serving, desk="3", staff="a", at=at(5), reason="填表")
    assert (served_s(held, now=at(9)), held_s(held, now=at(9))) == (3 * 60, 4 * 60)


def test_a_desks_time_is_service_walking_pause_and_the_rest_idle() -> None:
    periods = long_visit().periods
    third = desk_times(periods, desk="3", on_duty_s=30 * 60, paused_s=5 * 60)
    assert (third.serving_s, third.walking_s) == (4 * 60, (1 + 1 + 1) * 60)
    assert third.idle_s == (30 - 5 - 4 - 3) * 60
    assert calls_between(periods, since=at(0), until=at(25)) == 2
    assert calls_between(periods, since=at(0), until=at(25.1)) == 3


@pytest.mark.parametrize(
    ("called_at", "finished_at", "now", "states"),
    [
        (None, None, 5, (RUNNING, RUNNING)),
        (None, None, 6, (RUNNING, RUNNING)),
        (None, None, 7, (MISSED, MISSED)),
        (2, None, 5, (KEPT, RUNNING)),
        (6, 9, 10, (KEPT, MISSED)),  # called in time, finished too late: two promises, not one
        (2, 5.9, 99, (KEPT, KEPT)),
        (7, 8, 9, (MISSED, MISSED)),
    ],
)
def test_the_two_clocks_of_a_protected_customer(
    called_at: float | None, finished_at: float | None, now: float, states: tuple[PromiseState, ...]
) -> None:
    course = opened(a_ticket(care=(Care.ELDERLY,)))
    if called_at is not None:
        course = begin(call(course, desk="3", staff="a", at=at(called_at)), desk="3", staff="a", at=at(called_at))
    if finished_at is not None:
        course = finish(course, desk="3", staff="a", at=at(finished_at))
    clocks = promise_clocks(course, now=at(now), promises=PROMISES)
    assert [clock.kind for clock in clocks] == [CALLED, FINISHED]
    assert tuple(clock.state for clock in clocks) == states


def test_an_ordinary_customer_has_the_ordinary_clock() -> None:
    (clock,) = promise_clocks(opened(a_ticket()), now=at(4), promises=PROMISES)
    assert (clock.kind, clock.limit_s, clock.left_s, clock.state) == (CALLED, 600, 360, RUNNING)
    (flagship,) = promise_clocks(opened(a_ticket()), now=at(11), promises=replace(PROMISES, ordinary_called_s=1080))
    assert flagship.state is RUNNING


def test_who_left_in_time_counts_for_neither_and_who_left_too_late_was_missed() -> None:
    course = opened(a_ticket(care=(Care.ILL,)))
    assert promise_clocks(cancel(course, by="g", at=at(3), reason="走了"), now=at(9), promises=PROMISES) == ()
    late = promise_clocks(cancel(course, by="g", at=at(8), reason="走了"), now=at(9), promises=PROMISES)
    assert [clock.state for clock in late] == [MISSED, MISSED]


def test_an_appointment_is_decided_by_the_first_call_and_the_end_of_its_slot() -> None:
    def state(slot: Appointment, course: Callable[[TicketCourse], TicketCourse], *, now: float) -> PromiseState | None:
        return appointment_state(course(opened(replace(a_ticket(), appointment=slot))), now=at(now))

    half_hour = Appointment(at(5), at(35))

    def called(n: float) -> Callable[[TicketCourse], TicketCourse]:
        return lambda course: call(course, desk="3", staff="a", at=at(n))

    def left(n: float) -> Callable[[TicketCourse], TicketCourse]:
        return lambda course: cancel(course, by="g", at=at(n), reason="走了")

    for slot, course, now, expected in (
        (half_hour, lambda course: course, 35, RUNNING),
        (half_hour, lambda course: course, 35.1, MISSED),
        (half_hour, called(3), 99, KEPT),  # before it begins, too
        (half_hour, called(35), 99, KEPT),
        (half_hour, called(36), 99, MISSED),
        (half_hour, left(20), 99, None),
        (half_hour, left(40), 99, MISSED),
        (Appointment(at(-60), at(-1)), called(1), 9, None),  # came when it was over
    ):
        assert state(slot, course, now=now) is expected
    assert appointment_state(opened(a_ticket()), now=at(9)) is None


def test_a_part_split_off_has_the_whole_visits_clock() -> None:
    course = opened(a_ticket(matters=("plan_change", "complaint"), care=(Care.ELDERLY,)))
    course = begin(call(course, desk="3", staff="a", at=at(1)), desk="3", staff="a", at=at(1))
    _, left = split(
        course,
        codes=("complaint",),
        id="x",
        number=TicketNumber(DAY, "C", 1),
        queue=QueueClass.COMPLAINT,
        by="a",
        at=at(4),
        desk="3",
    )
    (clock,) = promise_clocks(left, now=at(5), promises=PROMISES)
    assert (clock.kind, clock.took_s) == (FINISHED, 5 * 60)
