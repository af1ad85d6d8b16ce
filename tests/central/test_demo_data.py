"""The demo as a counter sells it: each offer to each customer it can be sold to, valid and taken by the centre."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from app.domain.customer import Customer
from app.domain.offering import Offering
from app.domain.order import Order
from app.domain.order_form import OrderForm
from app.domain.payment import PaymentMethod
from app.errors import FormRefused
from app.texts.language import Language
from app.wire.party import NUMBER_FILTER, PRODUCTS_FILTER, read_customer
from central.application import create_app
from central.checks import line_refusals
from central.database import open_database, reading
from central.examine import ReadEntry, examine
from central.load import load_catalogue, load_customers, load_device, load_hall
from central.migrate import migrate
from central.offers import Offers
from central.standing import standing_of
from commands.central import demo_token
from commands.stock import DemoData, demo_data
from tests.central.counter import Counter, envelope
from tests.fakes.clock import HandClock
from tests.fakes.orders import TODAY, an_empty_form, confirmed, order_of, sample_id
from tests.fakes.print_jobs import CountingIds
from tests.tmf.checker import answer_faults, faults, request_faults

DATA = demo_data()
LINE = sample_id(101)


@pytest.fixture(scope="module")
def demo_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = open_database(f"sqlite:///{tmp_path_factory.mktemp('demo') / 'centre.db'}")
    fill(engine, DATA)
    yield engine
    engine.dispose()


def fill(engine: Engine, data: DemoData) -> None:
    ids = CountingIds()
    migrate(engine)
    load_hall(engine, data.desk.hall, ids=ids)
    load_device(engine, token=demo_token(data))
    load_catalogue(engine, data.catalogue, toml=data.catalogue_toml, at=HandClock().now(), ids=ids)
    load_customers(engine, data.customers, data.catalogue)


def taken_up(form: OrderForm, offering: Offering, number: str) -> OrderForm:
    """Raises FormRefused where it cannot be sold."""
    product = form.changeable(offering, number=number)
    if product is not None and form.why_no_change(product, offering) is None:
        return form.with_change(product, offering, line_id=LINE)
    return form.with_addition(offering, number=number, line_id=LINE)


def orders_of(customer: Customer, language: Language) -> Iterator[Order]:
    """One order for each offer the customer can have, and for each product that can go."""
    start = an_empty_form(customer=customer, catalogue=DATA.catalogue, desk=DATA.desk, language=language, today=TODAY)
    forms = []
    for number in customer.numbers():
        for offering in DATA.catalogue.offerings.values():
            try:
                forms.append(taken_up(start, offering, number).with_confirmation(LINE, confirmed()))
            except FormRefused:
                continue
    for product in customer.products:
        try:
            forms.append(start.with_cancellation(product, line_id=LINE))
        except FormRefused:
            continue
    for nth, form in enumerate(forms, start=1):
        ready = form.with_payment_method(PaymentMethod.CASH)
        if not ready.still_to_do():
            yield order_of(ready, number=nth)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("customer", DATA.customers, ids=lambda customer: str(customer.id))
def test_everything_that_can_be_sold_is_taken(demo_engine: Engine, customer: Customer, language: Language) -> None:
    offers, sold = Offers(), set()
    for order in orders_of(customer, language):
        sent = envelope(order, device=DATA.desk.device_id)
        bodies = sent.entry["bodies"]
        assert request_faults("622", "POST /productOrder", bodies["productOrder"]) == []
        assert request_faults("651", "POST /agreement", bodies["agreement"]) == []
        assert [fault for body in bodies["payment"] for fault in request_faults("676", "POST /payment", body)] == []
        found = examine(sent, device=DATA.desk.device_id).found
        assert isinstance(found, ReadEntry), found
        with reading(demo_engine) as connection:
            known = offers.version(connection, DATA.catalogue.version)
            installed = standing_of(connection, {customer.id})[customer.id]
        assert known is not None
        assert line_refusals(found, offers=known, installed=installed) == {}
        sold.add(order.signed.form.lines[0].matter)
    assert len(sold) >= 3


def test_the_centre_shows_the_demo_as_it_was_loaded(demo_engine: Engine) -> None:
    app = create_app(engine=demo_engine, clock=HandClock(), ids=CountingIds(), tick_s=None)
    counter = Counter(app, token=demo_token(DATA), hall=DATA.desk.hall.id, device=DATA.desk.device_id)
    for customer in DATA.customers:
        (person,) = counter.read("partyManagement/v4/individual", **{NUMBER_FILTER: customer.phone})
        products = counter.read("productInventory/v4/product", **{PRODUCTS_FILTER: customer.id})
        assert read_customer(person, products) == customer
        assert faults("632", "Individual", person) == []
    offerings = counter.read("productCatalogManagement/v4/productOffering", limit="200")
    assert [row["id"] for row in offerings] == list(DATA.catalogue.offerings)
    assert answer_faults("620", "GET /productOffering", 200, offerings) == []
    prices = counter.read("productCatalogManagement/v4/productOfferingPrice", limit="200")
    assert answer_faults("620", "GET /productOfferingPrice", 200, prices) == []
    assert {price["id"].partition("@")[0] for price in prices} == set(DATA.catalogue.offerings)
