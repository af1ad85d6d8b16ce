import json
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.customer import Customer, DocumentType, Identification, PaymentMode, Product
from app.domain.pending_effect import EffectKind, PendingEffect
from app.texts.language import Text
from offline_cache.customer_json import customer_from_json, customer_to_json
from offline_cache.customers import StoredCustomers
from offline_cache.store import Store
from tests.fakes.orders import CUSTOMER, a_customer
from tests.offline_cache.parts import Counter

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
TEXTS = st.builds(Text, st.text(max_size=9), st.text(max_size=9))
PENDING = st.builds(
    PendingEffect,
    kind=st.sampled_from(EffectKind),
    line_id=st.text(max_size=9),
    on=st.none() | DAYS,
    becomes=st.text(max_size=9),
    term_ends_on=st.none() | DAYS,
)
PRODUCTS = st.builds(
    Product,
    id=st.text(max_size=9),
    number=st.text(max_size=11),
    offering_code=st.text(max_size=9),
    started_on=DAYS,
    term_ends_on=st.none() | DAYS,
    usage=st.none() | st.tuples(st.floats(0, 1e6), st.floats(0, 1e6), st.text(max_size=3)),
    primary=st.booleans(),
    pending=st.none() | PENDING,
)
CUSTOMERS = st.builds(
    Customer,
    id=st.text(max_size=9),
    name=st.text(max_size=9),
    stars=st.integers(0, 7),
    identification=st.builds(
        Identification, st.sampled_from(DocumentType), st.text(max_size=18), st.none() | DAYS, st.text(max_size=9)
    ),
    phone=st.text(max_size=11),
    account_number=st.text(max_size=12),
    payment_mode=st.sampled_from(PaymentMode),
    balance_fen=st.integers(-(10**9), 10**9),
    products=st.lists(PRODUCTS, max_size=3).map(tuple),
    alerts=st.lists(TEXTS, max_size=2).map(tuple),
    history=st.lists(TEXTS, max_size=2).map(tuple),
    stars_until=st.none() | DAYS,
    trials_used=st.lists(st.text(min_size=1, max_size=9), max_size=2).map(tuple),
)


@given(CUSTOMERS)
def test_every_customer_reads_back_as_written(customer: Customer) -> None:
    assert customer_from_json(customer_to_json(customer)) == customer


def test_a_record_of_0_1_knows_of_nothing_that_is_still_to_come() -> None:
    body = json.loads(customer_to_json(CUSTOMER))
    body["products"] = [row[:7] for row in body["products"]]
    assert customer_from_json(json.dumps(body).encode()) == CUSTOMER


def nobody_listens(_: Customer) -> None:
    return None


def test_customers_are_kept_as_last_seen(counter: Counter) -> None:
    richer = replace(CUSTOMER, balance_fen=CUSTOMER.balance_fen + 5000)
    with counter.opened() as store:
        stored = StoredCustomers(store, kept=nobody_listens)
        stored.put(CUSTOMER)
        counter.clock.forward(timedelta(days=1))
        stored.put(richer)
    with counter.opened() as store:
        stored = StoredCustomers(store, kept=nobody_listens)
        assert stored.get(CUSTOMER.id) == richer
        assert stored.all() == (richer,)
        assert stored.get("nobody") is None


def test_the_search_is_told_of_each(store: Store) -> None:
    told: list[Customer] = []
    stored = StoredCustomers(store, kept=told.append)
    stored.put_all([a_customer(1), a_customer(2)])
    stored.put_all([])
    assert told == [a_customer(1), a_customer(2)]


def test_those_seen_longest_ago_are_forgotten(counter: Counter) -> None:
    with counter.opened() as store:
        stored = StoredCustomers(store, kept=nobody_listens, most=2)
        for number in (1, 2, 3, 1):
            stored.put(a_customer(number))
            counter.clock.forward(timedelta(minutes=1))
        assert stored.all() == (a_customer(1), a_customer(3))
