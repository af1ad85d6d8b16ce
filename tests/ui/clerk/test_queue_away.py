"""The hall goes away while a customer is at the desk: nobody is lost, and the hall learns of it once it is back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.ticket_ledger import Standing, TicketCourse
from app.hall_ports import HallState
from tests.fakes.orders import CUSTOMER
from tests.ui.clerk.queue_bench import QueueAtDesk, QueueHall, a_queue, standing
from tests.ui.clerk.test_queue import accept
from ui.clerk.acts import act_of, possible_acts
from ui.clerk.items import Act

Place = tuple[QueueHall, QueueAtDesk]


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with a_queue(tmp_path) as there:
        yield there


def alone_with_customer(place: Place, *, begun: bool = True) -> TicketCourse:
    """The hall went away while they were at the desk, and the desk went on alone."""
    hall, desk = place
    ticket = hall.comes(known=True)
    desk.queue.call()
    if begun:
        desk.queue.begin()
    hall.there.becomes(HallState.LOST)
    act_of(Act.GO_ALONE, desk.presenter)()
    desk.give_reason("厅里的排队断了")
    assert hall.there.seen().state is HallState.ALONE
    return ticket


def test_an_order_accepted_while_cut_off_finishes_its_ticket_once_the_hall_is_back(place: Place) -> None:
    hall, desk = place
    ticket = hall.comes(known=True)
    desk.queue.call()
    desk.queue.begin()
    hall.there.becomes(HallState.LOST)
    accept(desk)
    assert [each.words for each in desk.strip.pills] == ["断线"]
    assert "起连不上厅里的排队" in desk.said()
    assert [each.act for each in desk.strip.buttons] == [Act.GO_ALONE]
    desk.presenter.next_customer()
    hall.there.becomes(HallState.LINKED)
    assert standing(hall, ticket) is Standing.FINISHED


def test_whoever_sits_there_stays_when_the_desk_goes_alone_until_the_clerk_is_done(place: Place) -> None:
    hall, desk = place
    ticket = alone_with_customer(place)
    assert desk.strip.number == "移A001"
    assert "移A001 是厅里的号，照办" in desk.said()
    assert [each.act for each in desk.strip.buttons] == [Act.FINISH_TICKET]
    assert not {Act.CALL, Act.HOLD_TICKET, Act.TRANSFER_TICKET} & set(possible_acts(desk.presenter))
    following = hall.comes()
    desk.queue.call()
    assert "移A001 是厅里的号，还在本台" in desk.words()[-1]
    desk.queue.finish()
    assert "记下了" in desk.words()[-1]
    assert desk.strip.number == ""
    assert Act.CALL in possible_acts(desk.presenter)
    assert [standing(hall, each) for each in (ticket, following)] == [Standing.SERVING, Standing.WAITING]
    hall.there.becomes(HallState.LINKED)
    assert standing(hall, ticket) is Standing.FINISHED


def test_what_the_clerk_works_on_by_then_stays_when_the_hall_is_told(place: Place) -> None:
    hall, desk = place
    ticket = alone_with_customer(place)
    desk.queue.finish()
    desk.demo_lines()
    form_id = desk.form.form_id
    hall.there.becomes(HallState.LINKED)
    assert standing(hall, ticket) is Standing.FINISHED
    assert (desk.form.form_id, bool(desk.form.lines)) == (form_id, True)


@pytest.mark.parametrize(
    ("act", "after"), [(Act.FINISH_TICKET, Standing.FINISHED), (Act.NO_SHOW, Standing.MISSED)], ids=str
)
def test_one_who_was_only_called_is_finished_or_missed_once_the_hall_is_back(
    place: Place, act: Act, after: Standing
) -> None:
    hall, desk = place
    ticket = alone_with_customer(place, begun=False)
    assert {Act.FINISH_TICKET, Act.NO_SHOW} <= set(possible_acts(desk.presenter))
    act_of(act, desk.presenter)()
    assert desk.strip.number == ""
    assert standing(hall, ticket) is Standing.CALLED
    hall.clock.forward(seconds=41)  # no sooner does the hall take it that nobody comes
    hall.there.becomes(HallState.LINKED)
    assert standing(hall, ticket) is after
    assert desk.strip.number == ""


@pytest.mark.parametrize("alone", [False, True], ids=["lost", "alone"])
def test_an_order_accepted_before_the_hall_heard_that_they_came_begins_and_finishes_the_ticket(
    place: Place, *, alone: bool
) -> None:
    hall, desk = place
    if alone:
        ticket = alone_with_customer(place, begun=False)
    else:
        ticket = hall.comes(known=True)
        desk.queue.call()
        hall.there.becomes(HallState.LOST)
    accept(desk)
    desk.presenter.next_customer()
    assert standing(hall, ticket) is Standing.CALLED
    hall.there.becomes(HallState.LINKED)
    assert standing(hall, ticket) is Standing.FINISHED


def test_a_ticket_that_is_done_is_finished_after_the_act_that_was_under_way(place: Place) -> None:
    hall, desk = place
    ticket = hall.comes(known=True)
    desk.queue.call()
    desk.queue.begin()
    hall.there.becomes(HallState.LOST)
    accept(desk)
    desk.queue.here.asking.busy = True
    hall.there.becomes(HallState.LINKED)
    assert standing(hall, ticket) is Standing.SERVING
    desk.queue.here.asking.busy = False
    desk.queue.look()
    assert standing(hall, ticket) is Standing.FINISHED


def test_after_a_restart_the_customer_who_is_served_is_on_the_form_again(place: Place) -> None:
    hall, desk = place
    hall.comes(known=True)
    desk.queue.call()
    desk.queue.begin()
    again = QueueAtDesk(hall)
    assert again.strip.number == "移A001"
    assert again.form.customer is not None
    assert again.form.customer.masked_name == CUSTOMER.masked_name


def test_a_hall_that_is_back_before_the_reason_was_given_leaves_nobody_alone_and_says_so(place: Place) -> None:
    hall, desk = place
    hall.there.becomes(HallState.LOST)
    desk.queue.call()
    hall.there.becomes(HallState.LINKED)
    desk.give_reason("厅里的排队断了")
    assert desk.words()[-1].startswith("厅里的排队已经恢复")
