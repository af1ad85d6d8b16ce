"""What lines depend on, judged once more by the centre: the same rule, whatever a counter let through."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from app.domain.catalogue import Catalogue
from app.domain.offering import Companion, Conditions, OfferingKind, Where
from app.domain.order import Order
from central.load import load_catalogue, load_customers
from tests.central.counter import Counter, envelope
from tests.fakes.orders import CATALOGUE, NOW, RING_VIDEO, a_customer, an_empty_form, confirmed, order_of
from tests.offline_cache.parts import CountingIds

CUSTOMER = a_customer(9876)
PHONE = CUSTOMER.phone


def sold(conditions: Conditions, code: str = RING_VIDEO.code) -> Catalogue:
    offer = replace(CATALOGUE.offerings[code], conditions=conditions)
    return replace(CATALOGUE, version="2026-11-19.8", offerings={**CATALOGUE.offerings, code: offer})


def loaded(engine: Engine, catalogue: Catalogue) -> None:
    load_catalogue(engine, catalogue, toml="version = 8", at=NOW, ids=CountingIds())
    load_customers(engine, [CUSTOMER], catalogue)


def an_order(catalogue: Catalogue, *codes: str) -> Order:
    """Signed where the counter's own catalogue knew no such conditions."""
    free = {code: replace(offer, conditions=Conditions()) for code, offer in catalogue.offerings.items()}
    form = an_empty_form(customer=CUSTOMER, catalogue=replace(catalogue, offerings=free))
    for n, code in enumerate(codes):
        line_id = f"01939e2b-0000-7000-8000-00000000090{n}"
        form = form.with_addition(free[code], number=PHONE, line_id=line_id).with_confirmation(line_id, confirmed())
    return order_of(form)


@pytest.mark.parametrize(
    "conditions",
    [
        Conditions(requires=(Companion(Where.ACCOUNT, (OfferingKind.LEASED_CIRCUIT,), ()),)),
        Conditions(requires=(Companion(Where.NUMBER, (OfferingKind.PLAN,), (), 99900),)),
        Conditions(excludes=(Companion(Where.NUMBER, (OfferingKind.PLAN,), ()),)),
        Conditions(stars_from=CUSTOMER.stars + 1),
    ],
    ids=["requires", "a plan of so much", "excludes", "stars"],
)
def test_an_order_against_a_condition_is_refused_in_words(
    counter: Counter, engine: Engine, conditions: Conditions
) -> None:
    catalogue = sold(conditions)
    loaded(engine, catalogue)
    assert counter.refusal(envelope(an_order(catalogue, RING_VIDEO.code))) == "condition_unmet"


def test_an_order_that_meets_them_is_taken(counter: Counter, engine: Engine) -> None:
    conditions = Conditions(
        requires=(Companion(Where.NUMBER, (OfferingKind.PLAN,), (), 12900), Companion(Where.NUMBER, (), ("FEE-CARD",))),
        stars_from=CUSTOMER.stars,
    )
    catalogue = sold(conditions)
    loaded(engine, catalogue)
    counter.accept(an_order(catalogue, "FEE-CARD", RING_VIDEO.code))


def test_what_stays_without_what_it_needs_is_refused(counter: Counter, engine: Engine) -> None:
    caller, plan = CUSTOMER.products[1], CUSTOMER.products[0]
    catalogue = sold(Conditions(requires=(Companion(Where.NUMBER, (), (plan.offering_code,)),)), caller.offering_code)
    loaded(engine, catalogue)
    free = {code: replace(offer, conditions=Conditions()) for code, offer in catalogue.offerings.items()}
    form = an_empty_form(customer=CUSTOMER, catalogue=replace(catalogue, offerings=free))
    changed = form.with_change(plan, free["5G-199"], line_id="01939e2b-0000-7000-8000-000000000909")
    assert counter.refusal(envelope(order_of(changed))) == "condition_unmet"
    both = changed.with_cancellation(caller, line_id="01939e2b-0000-7000-8000-000000000908")
    counter.accept(order_of(both, number=2))
