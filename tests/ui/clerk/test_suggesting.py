"""A suggestion comes from the customer's own use, is answered by them alone, and a no is kept (S09, S170)."""

from dataclasses import replace

import pytest

from app.domain.customer import Customer
from app.domain.order_line import Action, Decision
from app.domain.suggestion import REST_DAYS, suggestion_for
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import CUSTOMER, PLAN_199
from tests.ui.clerk.desk import ClerkAtDesk
from ui.clerk.acts import possible_acts
from ui.clerk.items import Act
from ui.frame.ask_view import SUGGESTION


def used(gb: float, customer: Customer = CUSTOMER) -> Customer:
    """The customer with so much data used of the 30 GB of their plan."""
    plan, *others = customer.products
    return replace(customer, products=(replace(plan, usage=(gb, 30.0, "GB")), *others))


def at_desk(gb: float, hall: Hall | None = None) -> ClerkAtDesk:
    desk = ClerkAtDesk(hall or Hall(known=(used(gb),)))
    desk.choose_customer()
    return desk


def alerts(desk: ClerkAtDesk) -> str:
    return "\n".join(desk.form.customer.alerts) if desk.form.customer else ""


def offered(desk: ClerkAtDesk) -> list[str]:
    return [ask.code for ask in desk.customer.asks]


def test_who_used_more_than_the_plan_holds_is_suggested_the_next_one_that_would_hold_it() -> None:
    desk = at_desk(36.5)
    for part in ("5G畅行199", "36.5 GB", "30 GB", "6.5 GB", "每月多 ¥70"):
        assert part in alerts(desk)


def test_who_stays_within_is_suggested_nothing() -> None:
    desk = at_desk(30)
    assert "5G畅行199" not in alerts(desk)
    assert Act.SUGGEST not in possible_acts(desk.presenter)


def test_nothing_that_would_not_hold_the_use_is_suggested() -> None:
    assert "5G畅行199" not in alerts(at_desk(61))


def test_the_customer_sees_it_only_once_the_clerk_shows_it_and_nothing_is_on_the_form() -> None:
    desk = at_desk(36.5)
    assert offered(desk) == []
    desk.presenter.suggesting.offer()
    (ask,) = desk.customer.asks
    assert (ask.code, ask.given, ask.open) == (SUGGESTION, None, False)
    assert desk.presenter.form.lines == ()


def test_a_no_is_kept_at_once_said_on_the_form_and_not_asked_again() -> None:
    desk = at_desk(36.5)
    desk.presenter.suggesting.offer()
    desk.presenter.customer_side.answer(SUGGESTION, False)
    ((customer_id, refused),) = desk.hall.refusals.kept
    assert (customer_id, refused.code, refused.at) == (CUSTOMER.id, PLAN_199.code, desk.hall.clock.now())
    assert offered(desk) == []
    assert "5G畅行199" not in alerts(desk)
    desk.add("ldxs")
    (refusal,) = desk.presenter.form.content().refusals
    assert (refusal.kind, refusal.code) == ("suggestion", PLAN_199.code)
    assert "5G畅行199" in refusal.words


def test_on_the_next_form_and_for_ninety_days_nobody_asks_again() -> None:
    hall = Hall(known=(used(36.5),))
    first = at_desk(36.5, hall)
    first.presenter.suggesting.offer()
    first.presenter.customer_side.answer(SUGGESTION, False)
    hall.clock.forward(days=REST_DAYS - 1)
    assert "5G畅行199" not in alerts(at_desk(36.5, hall))
    hall.clock.forward(days=1)
    assert "5G畅行199" in alerts(at_desk(36.5, hall))


def test_a_yes_puts_it_on_the_form_to_be_read_and_signed() -> None:
    desk = at_desk(36.5)
    desk.presenter.suggesting.offer()
    desk.presenter.customer_side.answer(SUGGESTION, True)
    (line,) = desk.presenter.form.lines
    assert (line.action, line.after) == (Action.MODIFY, PLAN_199)
    assert desk.hall.refusals.kept == []
    assert offered(desk) == []


def test_an_answer_to_nothing_shown_is_none() -> None:
    desk = at_desk(36.5)
    desk.presenter.customer_side.answer(SUGGESTION, True)
    desk.presenter.customer_side.answer(SUGGESTION, False)
    assert desk.presenter.form.lines == ()
    assert desk.hall.refusals.kept == []


def test_a_plan_on_the_form_already_is_not_talked_about() -> None:
    desk = at_desk(36.5)
    desk.add("cx199")
    assert suggestion_for(desk.presenter.form, number=CUSTOMER.phone, refused=frozenset()) is None


def test_a_declined_line_stands_among_the_refusals_of_the_form() -> None:
    desk = ClerkAtDesk()
    desk.choose_customer()
    desk.add("spcl")
    desk.add("ldxs")
    desk.confirm(Decision.DECLINED)
    (refusal,) = desk.presenter.form.content().refusals
    assert (refusal.kind, refusal.code, refusal.channel) == ("line", "VAS-02", "customer_screen")


def test_a_key_that_changes_nothing_does_not_look_through_the_catalogue_again(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = at_desk(36.5)
    looked: list[str] = []
    found = desk.presenter.suggesting.current()
    monkeypatch.setattr("ui.clerk.suggesting.suggestion_for", lambda *_, **__: looked.append("again"))
    desk.presenter.emit()
    assert desk.presenter.suggesting.current() is found
    assert looked == []
    desk.add("ldxs")
    assert looked != []
