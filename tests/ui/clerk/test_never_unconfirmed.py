"""A line the customer did not confirm is never signed, whatever way the form goes until then (S11, S14).

Every way begins with a value-added line that waits; at its end the line still waits, is not in what would be signed,
and a signature over the form as it stands is not taken.
"""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.order_line import LineState
from app.domain.staff import Role, StaffMember
from app.ports import LinkState
from app.texts.language import Language
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import CATALOGUE, RING_VIDEO
from tests.ui.clerk.desk import ClerkAtDesk

COLLEAGUE = StaffMember(number="2108", name="王敏", latin_name="Wang Min", role=Role.CLERK)
ASKING = replace(CATALOGUE, offerings={**CATALOGUE.offerings, RING_VIDEO.code: RING_VIDEO})


def put_away(desk: ClerkAtDesk) -> ClerkAtDesk:
    form_id = desk.form.form_id
    desk.presenter.parking.park()
    desk.presenter.take_up(form_id)
    return desk


def restarted(desk: ClerkAtDesk) -> ClerkAtDesk:
    form_id = desk.form.form_id
    again = ClerkAtDesk(desk.hall)
    again.presenter.take_up(form_id)
    return again


def handed_over(desk: ClerkAtDesk) -> ClerkAtDesk:
    desk.presenter.set_clerk(COLLEAGUE)
    return desk


def amended(desk: ClerkAtDesk) -> ClerkAtDesk:
    desk.presenter.desk.lay(desk.presenter.form.next_version())
    return desk


def without_the_centre(desk: ClerkAtDesk) -> ClerkAtDesk:
    desk.hall.central.go(LinkState.OFFLINE)
    desk.presenter.tick()
    return desk


def there_and_back(desk: ClerkAtDesk) -> ClerkAtDesk:
    desk = without_the_centre(desk)
    desk.hall.central.go(LinkState.ONLINE)
    desk.presenter.tick()
    return desk


def the_next_day(desk: ClerkAtDesk) -> ClerkAtDesk:
    desk.hall.clock.forward(minutes=24 * 60)
    desk.presenter.tick()
    return desk


def in_english(desk: ClerkAtDesk) -> ClerkAtDesk:
    desk.presenter.customer_side.speak(Language.EN)
    return desk


def asked_for(desk: ClerkAtDesk) -> ClerkAtDesk:
    """On one screen this turns it round."""
    desk.presenter.open_to_do()
    return desk


def by_a_code_never_typed(desk: ClerkAtDesk) -> ClerkAtDesk:
    desk.presenter.code.open()
    desk.presenter.code.check()
    desk.presenter.close_dialog()
    return desk


def taken_off_and_undone(desk: ClerkAtDesk) -> ClerkAtDesk:
    desk.presenter.desk.select(next(view.line.id for view in desk.form.lines if view.needs_confirmation))
    desk.presenter.remove_line()
    desk.presenter.undo()
    return desk


WAYS: tuple[Callable[[ClerkAtDesk], ClerkAtDesk], ...] = (
    put_away,
    restarted,
    handed_over,
    amended,
    without_the_centre,
    there_and_back,
    the_next_day,
    in_english,
    asked_for,
    by_a_code_never_typed,
    taken_off_and_undone,
)


@pytest.mark.parametrize("second_screen", [True, False], ids=["two screens", "one screen"])
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_it_still_waits_and_is_not_signed(way: Callable[[ClerkAtDesk], ClerkAtDesk], second_screen: bool) -> None:
    desk = ClerkAtDesk(Hall(catalogue=ASKING, second_screen=second_screen))
    desk.demo_lines()
    desk.presenter.pay()
    desk = way(desk)
    (waiting,) = [view for view in desk.form.lines if view.needs_confirmation]
    assert (waiting.state, waiting.decision) == (LineState.WAITING, None)
    assert desk.form.content is not None
    assert waiting.line.id not in {line.id for line in desk.form.content.lines}
    desk.presenter.customer_side.hand_over()
    assert not desk.customer.may_sign
    desk.customer_signs()
    assert desk.hall.book.signed == {}
