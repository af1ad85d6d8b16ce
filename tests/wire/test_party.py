"""A customer as TM Forum bodies and back: what the counter reads is whom the centre knows."""

import copy
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.customer import Customer, DocumentType, Identification, PaymentMode, Product
from app.domain.pending_effect import EffectKind, PendingEffect, ProductStatus
from app.texts.language import Text
from app.wire.party import individual_body, product_body, read_customer
from tests.fakes.orders import CUSTOMER, PLAN_PRODUCT
from tests.tmf.checker import faults

_words = st.text(min_size=1, max_size=12)
_both = st.builds(Text, st.text(max_size=8), st.text(max_size=8))
_days = st.dates(date(1990, 1, 1), date(2099, 12, 31))
_amounts = st.floats(0, 1000, allow_nan=False).map(lambda n: round(n, 1))
_products = st.builds(
    Product,
    _words,
    _words,
    _words,
    _days,
    st.none() | _days,
    st.none() | st.tuples(_amounts, _amounts, _words),
    st.booleans(),
    st.none()
    | st.builds(PendingEffect, st.sampled_from(EffectKind), _words, st.none() | _days, _words, st.none() | _days),
)
customers = st.builds(
    Customer,
    id=_words,
    name=_words,
    stars=st.integers(0, 7),
    identification=st.builds(
        Identification, st.sampled_from(DocumentType), _words, st.none() | _days, st.text(max_size=20)
    ),
    phone=_words,
    account_number=_words,
    payment_mode=st.sampled_from(PaymentMode),
    balance_fen=st.integers(-(10**9), 10**9),
    products=st.lists(_products, max_size=3).map(tuple),
    alerts=st.lists(_both, max_size=2).map(tuple),
    history=st.lists(_both, max_size=2).map(tuple),
    stars_until=st.none() | _days,
    trials_used=st.lists(_words, max_size=2).map(tuple),
)


@given(customer=customers)
def test_a_customer_is_read_back_whole_from_valid_bodies(customer: Customer) -> None:
    person = individual_body(customer)
    products = [product_body(product, customer_id=customer.id) for product in customer.products]
    assert faults("632", "Individual", person) == []
    assert [fault for body in products for fault in faults("637", "Product", body)] == []
    assert read_customer(person, products) == customer


DECEMBER = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (EffectKind.BEGINS, "pendingActive"),
        (EffectKind.CHANGES, "active"),
        (EffectKind.ENDS, "pendingTerminate"),
    ],
)
def test_what_is_still_to_come_is_theirs_in_tm_forums_words(kind: EffectKind, status: str) -> None:
    since, visit = PLAN_PRODUCT.started_on, date(2026, 12, 10)
    pending = PendingEffect(kind, "L-1", DECEMBER, supposed_on=visit, line_since=since)
    waiting = replace(PLAN_PRODUCT, pending=pending, line_since=date(2009, 5, 1))
    body = product_body(waiting, customer_id=CUSTOMER.id)
    assert faults("637", "Product", body) == []
    assert body["status"] == status
    assert body.get("terminationDate") == ("2026-12-01T00:00:00Z" if kind is EffectKind.ENDS else None)
    assert read_customer(individual_body(CUSTOMER), [body]).products == (waiting,)


@pytest.mark.parametrize("status", [ProductStatus.TERMINATED, ProductStatus.CANCELLED])
def test_what_has_ended_is_theirs_no_more(status: ProductStatus) -> None:
    body = product_body(PLAN_PRODUCT, customer_id=CUSTOMER.id, ended=(status, DECEMBER))
    assert faults("637", "Product", body) == []
    assert (body["status"], body["terminationDate"]) == (status.value, "2026-12-01T00:00:00Z")
    assert read_customer(individual_body(CUSTOMER), [body]).products == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda person: person.pop("partyCharacteristic"),
        lambda person: person.update(partyCharacteristic=[]),
        lambda person: person.update(partyCharacteristic=["starLevel"]),
        lambda person: person.update(fullName=""),
        lambda person: person.update(individualIdentification=[]),
        lambda person: person["individualIdentification"][0].update(identificationType="library_card"),
        lambda person: person["individualIdentification"][0].update(validFor={"endDateTime": "2030-01-01T08:00:00Z"}),
        lambda person: person.update(contactMedium=person["contactMedium"][:1]),
        lambda person: person.update(contactMedium=7),
    ],
)
def test_another_body_is_a_value_error(change: Callable[[Any], Any]) -> None:
    person = copy.deepcopy(individual_body(CUSTOMER))
    change(person)
    with pytest.raises(ValueError):
        read_customer(person, [])


@pytest.mark.parametrize(
    "change",
    [
        lambda product: product.pop("productOffering"),
        lambda product: product.update(productCharacteristic=[]),
        lambda product: product.update(startDate="2026-11-20"),
        lambda product: product.update(status="pendingTerminate"),
        lambda product: product["productCharacteristic"].append({"name": "pendingEffect", "value": "soon"}),
        lambda product: product["productCharacteristic"].append({"name": "pendingEffect", "value": {"kind": "ends"}}),
    ],
)
def test_another_product_is_a_value_error(change: Callable[[Any], Any]) -> None:
    product = product_body(replace(PLAN_PRODUCT, usage=None), customer_id=CUSTOMER.id)
    change(product)
    with pytest.raises(ValueError):
        read_customer(individual_body(CUSTOMER), [product])
