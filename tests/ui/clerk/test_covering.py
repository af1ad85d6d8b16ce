"""A desk that is locked, or goes to somebody else: nothing stays open that only the one before may see."""

from dataclasses import replace

import pytest

from app.domain.right import Right
from tests.fakes.clerk_ports import Hall
from tests.ui.clerk.desk import ClerkAtDesk
from tests.ui.clerk.permit_desk import ALL, OTHER, desk_of
from tests.ui.clerk.test_order_pictures import COPY, at_the_pictures, hall_with_pictures, shown
from ui.clerk.state import DialogKind

MAY_SEE_NOTHING = replace(
    OTHER, granted=frozenset(), revoked=frozenset({Right.VIEW_OWN_ORDERS, Right.VIEW_ALL_ORDERS, Right.VIEW_REFUSED})
)


def goes_over(desk: ClerkAtDesk) -> None:
    desk.presenter.covering.hide()
    desk.hall.gate.on_duty(MAY_SEE_NOTHING)
    desk.presenter.set_clerk(MAY_SEE_NOTHING)


def with_an_order(hall: Hall) -> ClerkAtDesk:
    desk = desk_of(ALL, hall)
    desk.accepted()
    desk.presenter.lists.open_orders()
    desk.presenter.lists.enter()
    assert desk.presenter.dialogs.kinds == (DialogKind.ORDERS, DialogKind.ORDER)
    return desk


def test_an_order_and_the_list_below_it_are_closed_when_the_desk_goes_over() -> None:
    desk = with_an_order(Hall())
    desk.presenter.covering.hide()
    assert desk.presenter.dialog is DialogKind.ORDER, "a locked desk comes back as it was"
    goes_over(desk)
    assert desk.presenter.dialogs.kinds == ()
    desk.presenter.lists.open_orders()
    assert (desk.presenter.dialogs.kinds, len(desk.hall.asked)) == ((), 1)


@pytest.mark.parametrize("dialog", [DialogKind.DEAD, DialogKind.DRAFTS, DialogKind.CARD, DialogKind.ATTACHMENTS])
def test_every_other_look_is_closed_too(dialog: DialogKind) -> None:
    desk = desk_of(ALL)
    desk.demo_lines()
    desk.presenter.open_dialog(dialog)
    goes_over(desk)
    assert desk.presenter.dialogs.kinds == ()
    assert len(desk.form.lines) == 4


def test_customers_found_for_one_person_are_not_shown_to_the_next() -> None:
    desk = desk_of(ALL)
    desk.presenter.find_customer()
    desk.presenter.finder.type("张")
    assert desk.found.open
    goes_over(desk)
    assert not desk.found.open


def test_the_cash_of_a_signed_form_goes_over_with_it() -> None:
    desk = desk_of(ALL)
    desk.signed()
    goes_over(desk)
    assert desk.presenter.dialogs.kinds == (DialogKind.CASH,)


def test_a_picture_is_gone_behind_the_lock_and_closed_for_the_next() -> None:
    desk = at_the_pictures(hall_with_pictures())
    desk.presenter.reader.pictures.view()
    assert shown(desk).picture == COPY
    desk.presenter.covering.hide()
    assert shown(desk).picture is None
    desk.presenter.reader.pictures.view()
    assert shown(desk).picture == COPY
    goes_over(desk)
    assert shown(desk).picture is None
    assert desk.presenter.dialogs.kinds == ()


def test_a_picture_of_the_form_at_hand_is_gone_behind_the_lock() -> None:
    desk = desk_of(ALL)
    desk.choose_customer()
    desk.presenter.attachments.add_file("/tmp/a.jpg")
    desk.presenter.attachments.view()
    assert desk.presenter.attachments.state().picture is not None
    desk.presenter.covering.hide()
    assert desk.presenter.attachments.state().picture is None
