"""What the centre refuses while no BSS stands behind it, and what it honours."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from app.domain import line_words
from app.domain.catalogue import Catalogue
from app.domain.customer import Customer, Product
from app.domain.offering import EffectTiming, Offering, Price, PriceType
from app.domain.order import Order
from app.domain.order_form import OrderForm
from app.errors import FormRefused
from central.load import load_catalogue
from tests.central.counter import Counter, envelope
from tests.fakes.clock import HandClock
from tests.fakes.orders import (
    CALLER_ID_PRODUCT,
    CATALOGUE,
    CUSTOMER,
    PHONE,
    PLAN_129,
    PLAN_PRODUCT,
    TODAY,
    a_customer,
    an_empty_form,
    confirmed,
    order_of,
    sample_id,
)
from tests.fakes.print_jobs import CountingIds


def changed(offering: Offering, **different: Any) -> Catalogue:
    """The sample catalogue under its own version with one offer otherwise: what a counter must never sign on."""
    offerings = {**CATALOGUE.offerings, offering.code: replace(offering, **different)}
    return replace(CATALOGUE, offerings=offerings)


def holding(*products: Product) -> Customer:
    return replace(CUSTOMER, products=products)


def added(code: str, *, number: int = 1, form: OrderForm | None = None, phone: str = PHONE) -> OrderForm:
    form = form or an_empty_form(number=number)
    line_id = sample_id(number * 100 + len(form.lines) + 1)
    form = form.with_addition(form.catalogue.offerings[code], number=phone, line_id=line_id)
    return form.with_confirmation(line_id, confirmed())


def cancelled(
    product: Product, *, number: int = 1, customer: Customer = CUSTOMER, form: OrderForm | None = None
) -> OrderForm:
    """By default as a counter signs it that knows of nothing else the customer has."""
    form = form or an_empty_form(number=number, customer=replace(customer, products=(product,)))
    return form.with_cancellation(product, line_id=sample_id(number * 100 + len(form.lines) + 1))


def left(customer: Customer = CUSTOMER, *, number: int = 1) -> OrderForm:
    """The customer's plan with all that goes with it."""
    form = an_empty_form(number=number, customer=customer)
    for product in reversed(customer.products):
        form = cancelled(product, number=number, form=form)
    return form


def swapped(product: Product, code: str, *, number: int = 1, form: OrderForm | None = None) -> OrderForm:
    form = form or an_empty_form(number=number)
    return form.with_change(product, form.catalogue.offerings[code], line_id=sample_id(number * 100 + 1))


def on(catalogue: Catalogue, *, customer: Customer = CUSTOMER) -> OrderForm:
    return an_empty_form(catalogue=catalogue, customer=customer)


def test_an_unknown_customer(counter: Counter) -> None:
    stranger = replace(a_customer(1), id="C-99999")
    order = order_of(cancelled(stranger.products[0], customer=stranger))
    assert counter.refusal(envelope(order)) == "customer_unknown"


def test_what_an_earlier_program_signed_with_a_number_in_clear_is_taken(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It masked mobile numbers only; a broadband account stood in clear in what was signed."""
    monkeypatch.setattr(line_words, "mask_phone", str)
    order = order_of(cancelled(CALLER_ID_PRODUCT))
    assert [line.number for line in order.signed.content.lines] == [PHONE]
    counter.accept(order)


def test_an_unknown_catalogue(counter: Counter) -> None:
    newer = replace(CATALOGUE, version="2026-11-20.1")
    assert counter.refusal(envelope(order_of(added("VAS-02", form=on(newer))))) == "catalogue_unknown"


RING = CATALOGUE.offerings["VAS-02"]


@pytest.mark.parametrize(
    ("catalogue", "code", "reason"),
    [
        (changed(RING, code="VAS-99"), "VAS-02", "offer_unknown"),
        (changed(RING, price=Price(PriceType.MONTHLY, 100, None)), "VAS-02", "price_differs"),
        (changed(CATALOGUE.offerings["5G-199"], discount=None), "5G-199", "price_differs"),
        (changed(RING, second_confirmation=False), "VAS-02", "not_confirmed"),
    ],
    ids=["unknown", "price", "discount", "confirmation"],
)
def test_an_offer_that_is_not_the_catalogues(counter: Counter, catalogue: Catalogue, code: str, reason: str) -> None:
    form = on(catalogue)
    if code == "5G-199":
        order = order_of(swapped(PLAN_PRODUCT, code, form=form))
    else:
        form = form.with_addition(catalogue.offerings[code], number=PHONE, line_id=sample_id(101))
        order = order_of(form)
    if reason == "not_confirmed":
        assert order.signed.form.lines[0].confirmation is None
    else:
        order = order_of(order.signed.form.with_confirmation(sample_id(101), confirmed()))
    assert counter.refusal(envelope(order)) == reason


@pytest.mark.parametrize(
    "today", [CATALOGUE.offerings["VAS-02"].sale_from - timedelta(days=1), date(2026, 12, 31)], ids=["before", "after"]
)
def test_an_offer_is_sold_only_while_it_is_on_sale(
    counter: Counter, engine: Engine, clock: HandClock, ids: CountingIds, today: date
) -> None:
    limited = replace(changed(RING, sale_until=date(2026, 12, 30)), version="2026-11-20.1", name=CATALOGUE.name)
    load_catalogue(engine, limited, toml="limited", at=clock.now(), ids=ids)
    always = changed(RING, sale_from=date(2020, 1, 1), sale_until=None)
    form = an_empty_form(catalogue=replace(always, version="2026-11-20.1"), today=today)
    assert counter.refusal(envelope(order_of(added("VAS-02", form=form)))) == "off_sale"


def test_a_signed_price_is_honoured_after_the_catalogue_changed(
    counter: Counter, engine: Engine, clock: HandClock, ids: CountingIds
) -> None:
    dearer = replace(changed(RING, price=Price(PriceType.MONTHLY, 900, None)), version="2026-11-20.1")
    load_catalogue(engine, dearer, toml="dearer", at=clock.now(), ids=ids)
    order = order_of(added("VAS-02"))
    counter.accept(order)
    (item,) = counter.order(order)["productOrderItem"]
    assert item["itemPrice"][0]["price"]["taxIncludedAmount"]["value"] == 6


def test_a_product_the_customer_does_not_have(counter: Counter) -> None:
    other = Product("P-other", PHONE, "VAS-02", TODAY, None, None, False)
    order = order_of(cancelled(other, form=an_empty_form(customer=holding(PLAN_PRODUCT, other))))
    assert counter.refusal(envelope(order)) == "not_installed"


def test_a_product_that_is_another_by_now(counter: Counter) -> None:
    seen = replace(PLAN_PRODUCT, offering_code="5G-199")
    order = order_of(swapped(seen, "5G-129", form=an_empty_form(customer=holding(seen))))
    assert counter.refusal(envelope(order)) == "already_changed"
    moved = replace(CALLER_ID_PRODUCT, number="15412349999")
    order = order_of(cancelled(moved, form=an_empty_form(customer=holding(PLAN_PRODUCT, moved))))
    assert counter.refusal(envelope(order, key="moved")) == "already_changed"


@pytest.mark.parametrize("first", [swapped(PLAN_PRODUCT, "5G-199"), left()], ids=["changed", "ended"])
def test_a_product_with_a_change_that_has_not_come_yet(counter: Counter, first: OrderForm) -> None:
    counter.accept(order_of(first))
    for key, form in (
        ("change", swapped(PLAN_PRODUCT, "5G-199", number=2)),
        ("end", cancelled(PLAN_PRODUCT, number=2)),
    ):
        assert counter.refusal(envelope(order_of(form, number=2), seq=2, key=key)) == "changing"


def a_second_plan(form: OrderForm) -> Order:
    """As a counter that does not know of the first plan signs it."""
    return order_of(added("5G-199", form=replace(form, customer=replace(CUSTOMER, products=(CALLER_ID_PRODUCT,)))))


def test_a_second_main_plan(counter: Counter) -> None:
    assert counter.refusal(envelope(a_second_plan(an_empty_form()))) == "second_main_plan"


def test_a_main_plan_that_is_only_about_to_come_counts(counter: Counter) -> None:
    fresh = a_customer(1)
    counter.accept(order_of(left(fresh)))
    bare = replace(fresh, products=())
    first = added("5G-129", form=an_empty_form(customer=bare, number=2), number=2, phone=fresh.phone)
    counter.accept(order_of(first, number=2), seq=2)
    second = added("5G-199", form=an_empty_form(customer=bare, number=3), number=3, phone=fresh.phone)
    assert counter.refusal(envelope(order_of(second, number=3), seq=3)) == "second_main_plan"


def test_one_plan_may_go_and_another_come_on_one_form(counter: Counter) -> None:
    form = left()
    form = form.with_addition(CATALOGUE.offerings["5G-129"], number="15412340099", line_id=sample_id(103))
    leaving_same_number = replace(form, lines=(*form.lines[:2], replace(form.lines[2], number=PHONE)))
    counter.accept(order_of(leaving_same_number))


def test_a_main_plan_does_not_leave_before_what_goes_with_it(counter: Counter) -> None:
    alone = envelope(order_of(cancelled(PLAN_PRODUCT)))
    (answer,) = counter.send(alone)
    assert answer.reason is not None
    assert answer.reason.code == "left_behind"
    assert (PLAN_129.name.zh in answer.reason.words.zh, "来电显示" in answer.reason.words.zh) == (True, True)
    assert PHONE not in answer.reason.words.zh
    counter.accept(order_of(cancelled(CALLER_ID_PRODUCT, number=2), number=2))
    counter.accept(order_of(cancelled(PLAN_PRODUCT, number=3), number=3), seq=2)


def test_what_nobody_can_cancel_holds_no_plan(
    counter: Counter, engine: Engine, clock: HandClock, ids: CountingIds
) -> None:
    version = "2026-11-20.1"
    for_good = replace(changed(CATALOGUE.offerings["VAS-01"], cancel_timing=EffectTiming.NOT_POSSIBLE), version=version)
    load_catalogue(engine, for_good, toml="for good", at=clock.now(), ids=ids)
    form = an_empty_form(catalogue=for_good)
    counter.accept(order_of(cancelled(PLAN_PRODUCT, form=form)))


def test_the_counter_and_the_centre_refuse_the_same_plan(counter: Counter) -> None:
    """What the counter that knows everything would not let be signed is what the centre refuses."""
    with pytest.raises(FormRefused, match="Caller display"):
        an_empty_form().with_cancellation(PLAN_PRODUCT, line_id="a")
    assert counter.refusal(envelope(order_of(cancelled(PLAN_PRODUCT)))) == "left_behind"


def test_a_service_gone_by_then_is_in_nobodys_way_and_one_still_there_is(counter: Counter) -> None:
    counter.accept(order_of(cancelled(CALLER_ID_PRODUCT)))
    at_once = added("VAS-01", number=2, form=an_empty_form(number=2, customer=holding(PLAN_PRODUCT)))
    assert counter.refusal(envelope(order_of(at_once, number=2), seq=2)) == "has_it"
    later = an_empty_form(number=3, customer=holding(PLAN_PRODUCT), today=date(2026, 12, 1))
    counter.accept(order_of(added("VAS-01", number=3, form=later), number=3), seq=2)


def test_an_effect_that_is_due_and_not_worked_through_is_waited_for(counter: Counter, clock: HandClock) -> None:
    first, second = order_of(added("VAS-02")), added("VAS-02").lines[0].id
    ring = Product(second, PHONE, "VAS-02", TODAY, None, None, False)
    end = order_of(
        cancelled(ring, number=2, form=an_empty_form(number=2, customer=holding(PLAN_PRODUCT, ring))), number=2
    )
    one, two = counter.send(envelope(first), envelope(end, seq=2))
    assert (one.status.value, two.status.value) == ("accepted", "wait")
    assert two.reason is not None
    assert two.reason.code == "overdue"
    counter.changes()  # what is due is worked through
    counter.accept(end, seq=2)
    assert counter.products(CUSTOMER.id)[second]["status"] == "pendingTerminate"


def test_the_same_service_twice_from_two_counters(counter: Counter) -> None:
    counter.accept(order_of(added("VAS-02")))
    assert counter.refusal(envelope(order_of(added("VAS-02", number=2), number=2), seq=2)) == "has_it"


def test_what_may_be_had_twice_may_be_had_twice(counter: Counter) -> None:
    counter.accept(order_of(added("DEP-ONU")))
    counter.accept(order_of(added("DEP-ONU", number=2), number=2), seq=2)
    counter.accept(order_of(added("FEE-CARD", number=3), number=3), seq=3)
    counter.accept(order_of(added("FEE-CARD", number=4), number=4), seq=4)


def test_two_orders_of_one_batch_see_each_other(counter: Counter) -> None:
    one = envelope(order_of(added("VAS-02")))
    two = envelope(order_of(added("VAS-02", number=2), number=2), seq=2)
    assert [answer.status.value for answer in counter.send(one, two)] == ["accepted", "refused"]


def test_the_reason_names_the_service_in_both_languages(counter: Counter) -> None:
    (answer,) = counter.send(envelope(a_second_plan(an_empty_form())))
    assert answer.reason is not None
    assert PLAN_129.name.zh in answer.reason.words.zh
    assert PLAN_129.name.en in answer.reason.words.en
    assert PHONE not in answer.reason.words.zh
