"""What a form worked out before never stands where something changed since; what did not change is not said again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.customer import Product
from app.domain.offering import Allowance, AllowanceKind, OfferingKind
from app.domain.order_form import OrderForm
from app.domain.said_lines import SaidLines
from app.domain.waiver import Waiver
from app.texts.language import Language, same
from tests.fakes import orders as demo

CARD_FREE = Waiver("card", same("card"), ("FEE-CARD",), 0, 7, 1, "demo")
SUB_CARD = replace(demo.CALLER_ID, code="SUB", kind=OfferingKind.SUB_CARD, second_confirmation=False)


def asked(form: OrderForm) -> OrderForm:
    """With everything worked out already."""
    form.content()
    form.still_to_do()
    for language in Language:
        form.shown_lines(language)
    return form


def with_card(form: OrderForm) -> OrderForm:
    return form.with_addition(demo.NEW_CARD, number=demo.PHONE, line_id="card")


def dearer(form: OrderForm) -> OrderForm:
    offerings = {**form.catalogue.offerings, "5G-199": replace(demo.PLAN_199, summary=same("other"))}
    other = replace(form.lines[0], after=offerings["5G-199"])
    return replace(form, catalogue=replace(form.catalogue, offerings=offerings), lines=(other, *form.lines[1:]))


def with_sharing(form: OrderForm) -> OrderForm:
    """The plan that is taken up is for several cards; then the customer has one more."""
    cards = Allowance(AllowanceKind.SUB_CARDS, 2, same("cards"))
    plan = replace(demo.PLAN_199, allowances=(*demo.PLAN_199.allowances, cards))
    catalogue = replace(form.catalogue, offerings={**form.catalogue.offerings, "5G-199": plan, "SUB": SUB_CARD})
    before = asked(demo.a_form(catalogue=catalogue))
    more = Product("P-sub", "15412340099", "SUB", date(2026, 1, 1), None, None, primary=False)
    return before.with_customer(replace(demo.CUSTOMER, products=(*demo.CUSTOMER.products, more)))


CHANGES: dict[str, Callable[[OrderForm], OrderForm]] = {
    "one more": lambda form: form.with_top_up(number=demo.PHONE, amount_fen=2000, line_id="new"),
    "the first gone": lambda form: form.without_line(form.lines[0].id),
    "the last gone": lambda form: form.without_line(form.lines[-1].id),
    "another day": lambda form: form.dated(demo.TODAY + timedelta(days=40)),
    "offline": lambda form: form.as_offline(True),
    "English": lambda form: form.in_language(Language.EN),
    "taken back": lambda form: form.with_confirmation(form.lines[2].id, None),
    "another account": lambda form: form.with_customer(replace(demo.CUSTOMER, account_number="990032001199")),
    "other words in the catalogue": dearer,
    "a right of the stars": lambda form: with_card(
        asked(with_card(replace(form, catalogue=replace(form.catalogue, waivers=(CARD_FREE,)))))
    ),
    "the right away again": lambda form: replace(
        asked(with_card(replace(form, catalogue=replace(form.catalogue, waivers=(CARD_FREE,))))),
        catalogue=form.catalogue,
    ),
    "a card that shares": with_sharing,
    "not to be paid in cash": lambda form: form.with_payment_method(None),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_changed_form_says_what_a_new_one_would(change: Callable[[OrderForm], OrderForm]) -> None:
    changed = change(asked(demo.a_form()))
    fresh = replace(changed, said=SaidLines())
    assert changed.content() == fresh.content()
    assert changed.still_to_do() == fresh.still_to_do()
    for language in Language:
        assert changed.shown_lines(language) == fresh.shown_lines(language)


def test_a_line_that_stays_is_the_same_also_where_its_neighbour_goes() -> None:
    form = asked(demo.a_form())
    before = form.shown_lines(Language.ZH)
    more = form.with_top_up(number=demo.PHONE, amount_fen=2000, line_id="new").shown_lines(Language.ZH)
    assert all(one is other for one, other in zip(before, more[:-1], strict=True))
    less = form.without_line(form.lines[0].id).shown_lines(Language.ZH)
    assert [line.position for line in less] == [1, 2, 3]
    assert less[0].facts is before[1].facts


def test_one_form_works_its_content_out_once() -> None:
    form = demo.a_form()
    assert form.content() is form.content()
    assert form.still_to_do() is form.still_to_do()
    assert form.as_offline(True).content() is not form.content()
