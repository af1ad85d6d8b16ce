"""续约, 停机保号 and 亲情付 at the centre: taken, said to the products, and done on their day."""

from dataclasses import replace
from datetime import UTC, date, datetime

from sqlalchemy import Engine

from app.domain.customer import Product
from app.domain.family_pay import FamilyPay, OtherConsent
from app.domain.handler import Handler
from app.domain.matter import Who
from app.domain.offering import OfferingKind, Price, PriceType
from app.domain.pending_effect import EffectKind, PendingEffect
from app.texts.language import Text
from app.wire.party import read_product
from app.wire.product_order import product_order_body
from central.load import load_catalogue, load_customers
from tests.app.domain.test_renewal_and_hold import HOLD
from tests.central.counter import Counter
from tests.fakes.clock import HandClock
from tests.fakes.orders import (
    BROADBAND,
    BROADBAND_300,
    CATALOGUE,
    NOW,
    RING_VIDEO,
    a_customer,
    an_empty_form,
    confirmed,
    order_of,
    sample_id,
)
from tests.offline_cache.parts import CountingIds
from tests.tmf.checker import request_faults

LINE = sample_id(41)
LINE_PRODUCT = sample_id(42)
FAMILY = replace(
    RING_VIDEO,
    code="FAM-0032",
    position=92,
    name=Text("亲情付", "Family pay"),
    kind=OfferingKind.FAMILY_PAY,
    price=Price(PriceType.MONTHLY, 0, None),
    provider=None,
)
SOLD = replace(
    CATALOGUE,
    version="2026-11-19.9",
    offerings={**CATALOGUE.offerings, HOLD.code: HOLD, FAMILY.code: FAMILY},
)
CUSTOMER = replace(
    a_customer(9876),
    products=(
        *a_customer(9876).products,
        Product(LINE_PRODUCT, BROADBAND, BROADBAND_300.code, date(2024, 12, 16), date(2026, 12, 15), None, False),
    ),
)


def loaded(engine: Engine) -> None:
    load_catalogue(engine, SOLD, toml="version = 9", at=NOW, ids=CountingIds())
    load_customers(engine, [CUSTOMER], SOLD)


def there(counter: Counter) -> dict[str, Product]:
    return {id: read_product(body) for id, body in counter.products(CUSTOMER.id).items()}


def test_a_renewal_waits_for_the_end_of_the_old_term_and_then_has_the_new_one(
    counter: Counter, engine: Engine, clock: HandClock
) -> None:
    loaded(engine)
    form = an_empty_form(customer=CUSTOMER, catalogue=SOLD, number=41)
    form = form.with_change(CUSTOMER.products[-1], BROADBAND_300, line_id=LINE)
    counter.accept(order_of(form))
    waits = there(counter)[LINE_PRODUCT]
    begun = date(2024, 12, 16)
    assert waits.pending == PendingEffect(
        EffectKind.CHANGES, LINE, date(2026, 12, 16), BROADBAND_300.code, date(2028, 12, 15), None, begun
    )
    assert waits.term_ends_on == date(2026, 12, 15)
    clock.set(datetime(2026, 12, 15, 16, 1, tzinfo=UTC))  # 16 December in the hall
    done = there(counter)[LINE_PRODUCT]
    assert (done.pending, done.term_ends_on, done.started_on) == (None, date(2028, 12, 15), date(2026, 12, 16))
    assert done.since == begun, "the line is as old as it was, whatever the rules for old lines say"


def test_a_hold_stands_beside_the_plan_it_rests(counter: Counter, engine: Engine) -> None:
    loaded(engine)
    number = CUSTOMER.phone
    form = an_empty_form(customer=CUSTOMER, catalogue=SOLD, number=41).with_addition(HOLD, number=number, line_id=LINE)
    counter.accept(order_of(form))
    assert there(counter)[LINE].offering_code == HOLD.code
    assert there(counter)[CUSTOMER.products[0].id].pending is None


def test_who_pays_for_whom_and_who_stood_there_travel_in_tm_forums_bodies(counter: Counter, engine: Engine) -> None:
    loaded(engine)
    consent = OtherConsent("990101********0041", NOW)
    form = an_empty_form(customer=CUSTOMER, catalogue=SOLD, number=41)
    form = form.with_addition(FAMILY, number=CUSTOMER.phone, line_id=LINE)
    form = form.with_family_pay(LINE, FamilyPay("15412340099", True, 10000, consent))
    form = form.with_confirmation(LINE, confirmed())
    form = form.with_handler(Handler(Who.AGENT, "李*", "990101********0041", "", "女儿"))
    order = order_of(form)
    body = product_order_body(order)
    (item,) = body["productOrderItem"]
    said = {each["name"]: each["value"] for each in item["product"]["productCharacteristic"]}
    assert (said["payingNumber"], said["paidNumber"]) == ("15412340099", CUSTOMER.phone)
    assert said["monthlyLimitFen"] == "10000"
    notes = {note["id"]: note["text"] for note in body["note"]}
    assert notes["handler"] == "代办人 李*·990101********0041·女儿"
    assert request_faults("622", "POST /productOrder", body) == []
    counter.accept(order)
    product = there(counter)[LINE]
    assert (product.offering_code, product.family_pay) == (FAMILY.code, FamilyPay("15412340099", True, 10000, None))


def test_what_was_signed_off_line_counts_from_the_day_it_is_taken(
    counter: Counter, engine: Engine, clock: HandClock
) -> None:
    loaded(engine)
    form = an_empty_form(customer=CUSTOMER, catalogue=SOLD, number=41, offline=True)
    form = form.with_addition(RING_VIDEO, number=CUSTOMER.phone, line_id=LINE).with_confirmation(LINE, confirmed())
    assert form.content().lines[0].effective_on == "2026-11-20"
    clock.set(datetime(2026, 11, 22, 16, 30, tzinfo=UTC))  # the 23rd in the hall
    counter.accept(order_of(form))
    begun = there(counter)[LINE]
    assert (begun.pending, begun.started_on) == (None, date(2026, 11, 23))
