"""A sub-card uses the plan of another number: with whom it may be had, how many, and what may not leave it behind."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.customer import Customer, Product
from app.domain.order_form import OrderForm, ToDoKind
from commands.stock import demo_data
from tests.fakes.orders import PHONE, an_empty_form

DATA = demo_data()
OFFERS = DATA.catalogue.offerings
CARD, HOLD = OFFERS["SUB-0011"], OFFERS["KEEP-0012"]
PLAN, OTHER_PLAN, BUNDLE = "26GD-5G-0129", "26GD-5G-0199", "26GD-RH-0129"


def product(code: str, number: str = PHONE) -> Product:
    return Product(f"P-{code}-{number}", number, code, date(2025, 3, 1), None, None, number == PHONE)


def card(n: int) -> Product:
    return product(CARD.code, f"1541234010{n}")


def form(*products: Product) -> OrderForm:
    customer: Customer = replace(DATA.customers[0], phone=PHONE, products=products)
    return an_empty_form(customer=customer, catalogue=DATA.catalogue)


def test_it_is_had_on_a_number_of_its_own_by_whoever_has_a_plan() -> None:
    assert form(product(PLAN)).why_not(CARD, number="15412340199") is None
    without = form(product("BB-0019", "KD00170300")).why_not(CARD, number="15412340199")
    assert without is not None
    assert "主套餐" in without.zh


@pytest.mark.parametrize("others", [(), (product(OTHER_PLAN, "15412340200"),)], ids=["alone", "another plan"])
def test_the_plan_it_uses_neither_goes_nor_rests_before_it(others: tuple[Product, ...]) -> None:
    plan = product(PLAN)
    having = form(plan, card(0), *others)
    leaves = having.with_cancellation(plan, line_id="a") if others else None
    held = having.why_not(HOLD, number=PHONE)
    if leaves is not None:
        assert ToDoKind.CONFLICT not in [item.kind for item in leaves.still_to_do()]
        assert held is None, "it goes on with the other plan"
        return
    assert held is not None
    assert "副卡" in held.zh
    assert "154****0100" in held.zh
    together = having.with_cancellation(card(0), line_id="s").with_cancellation(plan, line_id="a")
    assert ToDoKind.CONFLICT not in [item.kind for item in together.still_to_do()]
    assert ToDoKind.CONFLICT in [item.kind for item in together.without_line("s").still_to_do()]


@pytest.mark.parametrize(("cards", "code", "taken"), [(1, BUNDLE, True), (2, BUNDLE, False), (2, PLAN, True)])
def test_no_more_than_the_plan_says_it_carries(cards: int, code: str, taken: bool) -> None:
    having = form(product(code), *(card(n) for n in range(cards)))
    assert (having.why_not(CARD, number="15412340199") is None) is taken


def test_a_plan_does_not_become_one_that_carries_fewer() -> None:
    three = form(product(PLAN), *(card(n) for n in range(3)))
    why = three.why_no_change(three.customer.products[0], OFFERS[BUNDLE]) if three.customer else None
    assert why is not None
    assert "2 张副卡" in why.zh
    two = form(product(PLAN), *(card(n) for n in range(2)))
    assert two.customer is not None
    assert two.why_no_change(two.customer.products[0], OFFERS[BUNDLE]) is None
