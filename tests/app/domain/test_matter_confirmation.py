"""A line is confirmed by the customer where its offer or its matter says so: a hall's file alone is enough (S10)."""

from dataclasses import replace

import pytest

from app.domain.matter import Matter
from app.domain.offering import Offering
from app.domain.order_form import OrderForm, ToDoKind
from app.domain.order_line import LineState
from tests.fakes import orders as demo
from tests.fakes.clerk_ports import Hall
from tests.ui.clerk.desk import ClerkAtDesk


def asking(*codes: str) -> dict[str, Matter]:
    return {code: replace(matter, second_confirmation=code in codes) for code, matter in demo.CATALOGUE.matters.items()}


CATALOGUE = replace(demo.CATALOGUE, matters=asking("plan_change", "value_added_cancel"))


def lines_of(form: OrderForm) -> list[LineState]:
    return [form.line_state(line) for line in form.lines]


@pytest.mark.parametrize(("after", "cancels"), [(demo.PLAN_199, False), (None, True)])
def test_an_unconfirmed_line_of_such_a_matter_is_not_signed(after: Offering | None, cancels: bool) -> None:
    form = demo.an_empty_form(catalogue=CATALOGUE)
    if after is not None:
        form = form.with_change(demo.PLAN_PRODUCT, after, line_id="a")
    if cancels:
        form = form.with_cancellation(demo.CALLER_ID_PRODUCT, line_id="a")
    assert lines_of(form) == [LineState.WAITING]
    assert [item.kind for item in form.still_to_do()] == [ToDoKind.CONFIRM]
    assert form.content().lines == ()
    confirmed = form.with_confirmation("a", demo.confirmed())
    assert lines_of(confirmed) == [LineState.READY]
    assert confirmed.content().lines[0].confirmation is not None


def test_the_customer_s_screen_asks_for_it() -> None:
    desk = ClerkAtDesk(Hall(catalogue=CATALOGUE))
    desk.choose_customer()
    desk.add("cx199")
    assert [view.needs_confirmation for view in desk.customer.lines] == [True]
    desk.confirm()
    assert desk.presenter.form.still_to_do() == ()
