"""What Ctrl+Z brings back: the last step alone, never what was entered beside it since."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from app.domain.family_pay import FamilyPay
from app.domain.installation import HalfDay, Installation
from app.domain.invoice import InvoiceRequest
from app.domain.order_line import ConfirmationChannel, Decision, SecondConfirmation
from app.domain.payment import PaymentMethod
from app.texts.language import Language
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import CLERK, NOW
from tests.ui.clerk.desk import ClerkAtDesk
from tests.ui.clerk.test_finding_more import THREE_PLANS
from ui.clerk.form_desk import FormDesk
from ui.clerk.taking_off import UNDOING

ON_SCREEN = ConfirmationChannel.CUSTOMER_SCREEN
TOMORROW = date(2026, 11, 24)


def with_one_top_up_of_two() -> ClerkAtDesk:
    desk = ClerkAtDesk()
    desk.choose_customer()
    for typed in ("spcl", "jf50", "jf20"):
        desk.add(typed)
    assert desk.presenter.desk.may_undo
    return desk


@pytest.mark.parametrize(
    "enter",
    [
        lambda desk, line: desk.pay_by(PaymentMethod.CARD),
        lambda desk, line: desk.invoice(InvoiceRequest("张三", "", "")),
        lambda desk, line: desk.confirm(line, SecondConfirmation(Decision.CONFIRMED, NOW, ON_SCREEN)),
        lambda desk, line: desk.agree(line, Installation("滨江路 1 号", TOMORROW, HalfDay.MORNING)),
        lambda desk, line: desk.wish(line, None),
        lambda desk, line: desk.pay_for(line, FamilyPay("15412349999", True, 5000, None)),
        lambda desk, line: desk.speak(Language.EN),
        lambda desk, line: desk.hand_to(replace(CLERK, number="2108")),
    ],
)
def test_what_was_entered_since_is_not_undone_with_the_line(enter: Callable[[FormDesk, str], None]) -> None:
    desk = with_one_top_up_of_two()
    form_desk = desk.presenter.desk
    desk.taken_back.clear()
    enter(form_desk, form_desk.form.lines[0].id)
    entered = form_desk.form
    assert not form_desk.may_undo
    assert UNDOING in desk.taken_back, "nor does the notice say it could be"
    form_desk.undo()
    assert form_desk.form == entered


def test_what_comes_back_stands_in_the_day_and_the_link_of_now() -> None:
    """Nobody did anything at the desk: the line can still be had back."""
    form_desk = with_one_top_up_of_two().presenter.desk
    form_desk.stand_in(today=TOMORROW, offline=True)
    form_desk.undo()
    assert (form_desk.form.today, form_desk.form.offline) == (TOMORROW, True)
    assert [line.amount_fen for line in form_desk.form.lines] == [0, 5000]


def test_what_came_back_is_selected() -> None:
    """F8 then means it: the line that took its place is not there any more."""
    desk = ClerkAtDesk(Hall(catalogue=THREE_PLANS))
    desk.choose_customer()
    for typed in ("cx199", "jf50", "169"):
        desk.add(typed)
    form_desk = desk.presenter.desk
    form_desk.undo()
    plan, top_up = form_desk.form.lines
    assert form_desk.selected == plan.id
    form_desk.remove_line(())
    assert form_desk.selected == top_up.id
    form_desk.undo()
    assert form_desk.selected == plan.id
