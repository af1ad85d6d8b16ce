"""A known customer's record is shown at once and renewed by the centre: what took effect since is not sold again."""

from dataclasses import replace

from app.domain.order_form import ToDoKind
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


def renewed_after(*typed: str) -> ClerkAtDesk:
    """These lines are put on the form before the centre's answer comes."""
    hall = hall_whose_centre_knows_better(held=True)
    desk = ClerkAtDesk(hall)
    hall.store_lane.run_all()
    desk.choose_customer()
    hall.store_lane.run_all()
    for each in typed:
        desk.add(each)
    hall.central_lane.run_all()
    hall.store_lane.run_all()
    return desk


def test_lines_made_meanwhile_stay_beside_the_renewed_record() -> None:
    desk = renewed_after("jf20", "cx199")
    assert desk.presenter.form.customer == NOW_THERE
    assert desk.hall.customers.get(CUSTOMER.id) == NOW_THERE
    assert [line.line.title for line in desk.form.lines] == ["话费", "5G畅行129 → 5G畅行199"]
    assert desk.presenter.desk.selected == desk.form.lines[1].line.id
    assert [item.kind for item in desk.form.to_do.items] == [ToDoKind.PAYMENT_METHOD]


def test_a_line_that_does_not_fit_the_renewed_record_says_so_before_anybody_signs() -> None:
    desk = renewed_after("ldxs")
    (conflict,) = desk.form.to_do.items
    assert (conflict.kind, conflict.detail) == (ToDoKind.CONFLICT, "来电显示 已经停用，请去掉这一行。")
    desk.presenter.remove_line()
    desk.presenter.undo()
    assert desk.form.to_do.items == (conflict,), "what comes back is looked at again, too"
