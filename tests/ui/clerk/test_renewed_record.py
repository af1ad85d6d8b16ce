"""A known customer's record is shown at once and renewed by the centre: what took effect since is not sold again."""

from dataclasses import replace

from app.ports import LinkState
from tests.fakes.clerk_ports import FakeCentral, Hall
from tests.fakes.orders import CUSTOMER
from tests.ui.clerk.desk import ClerkAtDesk

NOW_THERE = replace(CUSTOMER, products=CUSTOMER.products[:1], balance_fen=1)


def hall_whose_centre_knows_better(*, held: bool = False) -> Hall:
    hall = Hall(held=held)
    central = FakeCentral((NOW_THERE,), hall.clock)
    hall.central = central
    hall.outside = replace(hall.outside, central=central)
    return hall


def test_the_record_is_as_the_centre_has_it_now() -> None:
    hall = hall_whose_centre_knows_better()
    desk = ClerkAtDesk(hall)
    desk.choose_customer()
    assert desk.presenter.form.customer == NOW_THERE
    assert hall.customers.get(CUSTOMER.id) == NOW_THERE


def test_without_the_centre_the_known_record_stands() -> None:
    hall = hall_whose_centre_knows_better()
    hall.central.go(LinkState.OFFLINE)
    desk = ClerkAtDesk(hall)
    desk.choose_customer()
    assert desk.presenter.form.customer == CUSTOMER
    assert desk.told == []


def test_lines_made_meanwhile_keep_the_record_they_were_made_of() -> None:
    hall = hall_whose_centre_knows_better(held=True)
    desk = ClerkAtDesk(hall)
    hall.store_lane.run_all()
    desk.choose_customer()
    hall.store_lane.run_all()
    desk.add("jf20")
    hall.central_lane.run_all()
    hall.store_lane.run_all()
    assert desk.presenter.form.customer == CUSTOMER
    assert hall.customers.get(CUSTOMER.id) == NOW_THERE
