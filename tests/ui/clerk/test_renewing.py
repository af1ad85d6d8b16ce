"""Another term for a broadband line, and a number on hold that goes on: found by name, for the line that is meant."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.customer import Product
from app.domain.family_pay import FamilyPay
from app.domain.order_line import Action
from app.texts import refusals
from tests.fakes.orders import TODAY
from tests.ui.clerk.desk import ClerkAtDesk
from tests.ui.clerk.test_flows import FIRST, HOLD, at_desk
from ui.clerk.acts import act_of, possible_acts
from ui.clerk.items import Act

SECOND = Product("019aa000-0000-7000-8000-0000000000cc", "KD00170999", "BB-0020", TODAY, date(2027, 1, 9), None, False)
HELD_TOO = replace(HOLD, id="019aa000-0000-7000-8000-0000000000dd", number="15420260093")
FIRST_LINE = next(product for product in FIRST.products if product.offering_code == "BB-0019")


def on_form(desk: ClerkAtDesk) -> list[tuple[Action, str]]:
    return [(line.action, line.number) for line in desk.presenter.form.lines]


def shown(desk: ClerkAtDesk, typed: str) -> list[tuple[str, Action | None]]:
    desk.presenter.find_offer()
    desk.presenter.finder.type(typed)
    rows = [desk.presenter.finder.row(index) for index in range(desk.found.count)]
    return [(row.name, row.action) for row in rows]


@pytest.mark.parametrize(
    ("act", "product", "first", "second"),
    [
        (Act.RENEW, SECOND, (Action.MODIFY, FIRST_LINE.number), (Action.MODIFY, SECOND.number)),
        (Act.RESTORE, HELD_TOO, (Action.DELETE, HOLD.number), (Action.DELETE, HELD_TOO.number)),
    ],
)
def test_the_chosen_number_is_meant_else_the_next_one_that_is_not_on_the_form(
    act: Act, product: Product, first: tuple[Action, str], second: tuple[Action, str]
) -> None:
    desk = at_desk(HOLD, product)
    act_of(act, desk.presenter)()
    act_of(act, desk.presenter)()
    assert on_form(desk) == [first, second]
    chosen = at_desk(HOLD, product)
    chosen.presenter.desk.choose_number(product.number)
    act_of(act, chosen.presenter)()
    assert on_form(chosen) == [second]


def test_near_the_end_of_its_term_the_search_renews_first_and_cancels_second() -> None:
    desk = at_desk(SECOND)
    desk.presenter.desk.choose_number(SECOND.number)
    assert shown(desk, "单宽1000M") == [("单宽1000M 续约", Action.MODIFY), ("单宽1000M", Action.DELETE)]
    desk.presenter.finder.take(and_go_on=False)
    assert on_form(desk) == [(Action.MODIFY, SECOND.number)]
    assert desk.presenter.form.lines[0].renews
    untyped = at_desk(SECOND)
    untyped.presenter.desk.choose_number(SECOND.number)
    assert shown(untyped, "")[:2] == [("单宽1000M 续约", Action.MODIFY), ("单宽1000M", Action.DELETE)]
    leaving = at_desk(SECOND)
    leaving.presenter.desk.choose_number(SECOND.number)
    shown(leaving, "单宽1000M")
    leaving.presenter.finder.move(1)
    leaving.presenter.finder.take(and_go_on=False)
    assert on_form(leaving) == [(Action.DELETE, SECOND.number)]


def test_which_of_two_lines_is_meant_nobody_guesses() -> None:
    desk = at_desk(SECOND)
    shown(desk, "单宽1000M")
    desk.presenter.finder.take(and_go_on=False)
    assert on_form(desk) == []
    assert refusals.WHICH_LINE.filled(count=2).zh in str(desk.found)


@pytest.mark.parametrize(("typed", "act"), [("续约", "续约宽带"), ("xy", "续约宽带"), ("复机", "复机"), ("fj", "复机")])
def test_the_search_of_the_offers_answers_by_the_name_of_the_business(typed: str, act: str) -> None:
    assert (act, None) in shown(at_desk(HOLD), typed)
    assert (act, None) not in shown(ClerkAtDesk(), typed)


def test_a_line_is_renewed_near_the_end_of_its_term_and_not_years_before() -> None:
    far = replace(SECOND, term_ends_on=date(2027, 12, 31))
    desk = at_desk(far)
    desk.presenter.desk.choose_number(far.number)
    assert shown(desk, "单宽1000M") == [("单宽1000M", Action.DELETE)]
    form = desk.presenter.form
    why = form.why_no_change(far, form.catalogue.offerings[far.offering_code])
    assert why is not None
    assert "2027-10-02" in why.zh
    others = tuple(product for product in FIRST.products if product != FIRST_LINE)
    desk.presenter.desk.set_customer(replace(FIRST, products=(*others, far)))
    assert Act.RENEW not in possible_acts(desk.presenter)


def test_family_pay_is_found_for_another_relative_and_to_be_cancelled() -> None:
    agreed = FamilyPay("15420260345", False, 10000, None)
    had = replace(HOLD, id="019aa000-0000-7000-8000-0000000000ee", offering_code="FAM-0032", family_pay=agreed)
    assert shown(at_desk(had), "亲情付") == [("亲情付", Action.ADD), ("亲情付", Action.DELETE)]
