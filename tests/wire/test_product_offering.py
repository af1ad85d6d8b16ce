"""The catalogue as TMF620: every offer and price valid, the figures the catalogue's own."""

import pytest

from app.domain.offering import Offering
from app.wire.amount import read_amount
from app.wire.product_offering import discount_price_id, offering_body, price_bodies, price_id
from tests.fakes.orders import CATALOGUE, PLAN_199
from tests.tmf.checker import faults

OFFERINGS = list(CATALOGUE.offerings.values())


@pytest.mark.parametrize("offering", OFFERINGS, ids=lambda offering: str(offering.code))
def test_every_offer_is_valid_and_names_its_prices(offering: Offering) -> None:
    body = offering_body(offering, CATALOGUE)
    prices = price_bodies(offering, CATALOGUE)
    assert faults("620", "ProductOffering", body) == []
    assert [fault for price in prices for fault in faults("620", "ProductOfferingPrice", price)] == []
    assert [ref["id"] for ref in body["productOfferingPrice"]] == [price["id"] for price in prices]
    assert read_amount(prices[0]["price"]) == offering.price.fen
    assert body["id"] == offering.code
    assert body["version"] == CATALOGUE.version


def test_a_discount_is_a_price_of_its_own_that_takes_off() -> None:
    own, discount = price_bodies(PLAN_199, CATALOGUE)
    assert own["id"] == price_id("5G-199", "2026-11-19.3") == "5G-199@2026-11-19.3"
    assert discount["id"] == discount_price_id("5G-199", "2026-11-19.3")
    assert read_amount(own["price"]) + read_amount(discount["price"]) == 15900
    assert discount["productOfferingTerm"][0]["duration"] == {"amount": 6, "units": "month"}


def test_an_id_fits_into_a_path() -> None:
    for offering in OFFERINGS:
        for price in price_bodies(offering, CATALOGUE):
            assert not set(price["id"]) & set("/?#% ")
