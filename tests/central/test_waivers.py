"""The centre counts how often a right of the stars was used, and refuses one too many (S68)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine

from app.domain.content import ContentLine
from app.domain.customer import Customer
from app.domain.order import Order
from app.domain.reversal import Reversal, reversing_lines
from app.domain.reversal_form import reversing
from app.domain.waiver import Waiver
from app.texts.language import Text
from app.wire.entry import order_entry
from app.wire.party import STARS_UNTIL, read_customer
from central.customer_facts import keep_customer_fact
from central.database import writing
from central.load import load_catalogue
from tests.central.counter import Counter, envelope
from tests.fakes.clock import HandClock
from tests.fakes.orders import CATALOGUE, CUSTOMER, PHONE, an_empty_form, order_of, sample_id
from tests.fakes.print_jobs import CountingIds
from tests.tmf.checker import request_faults

CARD = Waiver("card", Text("免费补换卡", "Free SIM replacement"), ("FEE-CARD",), 2, 7, 2, "W")
MODEM = Waiver("modem", Text("七星免押金", "No deposit for 7 stars"), ("DEP-ONU",), 7, 7, None, "W")
WITH_WAIVER = replace(CATALOGUE, version="2026-11-20.1", waivers=(CARD, MODEM))
TOML = """
[[waiver]]
code = "card"
name = { zh = "免费补换卡", en = "Free SIM replacement" }
offers = ["FEE-CARD"]
stars_from = 2
stars_to = 7
per_year = 2
source = "W"

[[waiver]]
code = "modem"
name = { zh = "七星免押金", en = "No deposit for 7 stars" }
offers = ["DEP-ONU"]
stars_from = 7
stars_to = 7
per_year = "none"
source = "W"
"""


@pytest.fixture(autouse=True)
def on_sale(engine: Engine, clock: HandClock, ids: CountingIds) -> None:
    load_catalogue(engine, WITH_WAIVER, toml=TOML, at=clock.now(), ids=ids)


def a_card(number: int, *, customer: Customer = CUSTOMER) -> Order:
    form = an_empty_form(catalogue=WITH_WAIVER, customer=customer, number=number)
    card = WITH_WAIVER.offerings["FEE-CARD"]
    return order_of(form.with_addition(card, number=PHONE, line_id=sample_id(number * 100)), number=number)


def record(counter: Counter) -> Customer:
    (person,) = counter.read("partyManagement/v4/individual", id=CUSTOMER.id)
    return read_customer(person, [])


def test_each_use_is_in_the_customers_record_with_its_day(counter: Counter) -> None:
    counter.accept(a_card(1))
    counter.accept(a_card(2), seq=2)
    assert record(counter).waiver_uses == (("card", date(2026, 11, 20)),) * 2


def test_the_third_of_the_year_is_refused_and_not_counted(counter: Counter) -> None:
    """Another counter used the last one meanwhile: this one still thought there was one left."""
    counter.accept(a_card(1))
    counter.accept(a_card(2), seq=2)
    assert counter.refusal(envelope(a_card(3), seq=3)) == "waiver_used_up"
    assert len(record(counter).waiver_uses) == 2


def test_a_use_of_an_order_that_is_reversed_is_the_customers_again(counter: Counter) -> None:
    """Both of the year are used; one order goes, and the next card is free once more."""
    first, second = a_card(1), a_card(2)
    counter.accept(first)
    counter.accept(second, seq=2)
    of = Reversal(second.id, str(second.receipt_number), "办错了", ())
    content = second.signed.content
    lines = reversing_lines(content, customer=CUSTOMER, catalogue=WITH_WAIVER, new_id=lambda: sample_id(0x77))
    form = replace(an_empty_form(catalogue=WITH_WAIVER, number=3), lines=lines)
    counter.accept(order_of(reversing(form, of), number=3), seq=3)
    assert record(counter).waiver_uses_in("card", 2026) == 1
    counter.accept(a_card(4), seq=4)


def test_with_the_centres_own_record_the_counter_asks_for_the_fee(counter: Counter) -> None:
    counter.accept(a_card(1))
    counter.accept(a_card(2), seq=2)
    known = replace(CUSTOMER, waiver_uses=record(counter).waiver_uses)
    order = a_card(3, customer=known)
    assert order.signed.content.sums.today_fen == 1000
    counter.accept(order, seq=3)


def test_uses_of_another_year_do_not_count(counter: Counter) -> None:
    form = an_empty_form(catalogue=WITH_WAIVER, today=date(2026, 12, 31), number=9)
    card = WITH_WAIVER.offerings["FEE-CARD"]
    for seq, number in enumerate((1, 2), 1):
        line = form.with_addition(card, number=PHONE, line_id=sample_id(number * 100))
        counter.accept(order_of(replace(line, id=sample_id(900 + number)), number=number), seq=seq)
    later = an_empty_form(catalogue=WITH_WAIVER, today=date(2027, 1, 1), number=4)
    counter.accept(order_of(later.with_addition(card, number=PHONE, line_id=sample_id(400)), number=4), seq=3)


def test_without_the_stars_nothing_is_waived(counter: Counter) -> None:
    """What a counter signed from a record with more stars than the centre knows of."""
    starred = replace(CUSTOMER, stars=7)
    form = an_empty_form(catalogue=WITH_WAIVER, customer=starred, number=1)
    order = order_of(form.with_addition(WITH_WAIVER.offerings["DEP-ONU"], number=PHONE, line_id=sample_id(100)))
    assert order.signed.content.sums.today_fen == 0
    assert counter.refusal(envelope(order)) == "waiver_not_due"


def test_a_right_the_catalogue_does_not_have_is_none(counter: Counter) -> None:
    other = replace(WITH_WAIVER, waivers=(replace(CARD, stars_from=1, stars_to=7, code="nobody_knows"),))
    form = an_empty_form(catalogue=other, number=1)
    order = order_of(form.with_addition(other.offerings["FEE-CARD"], number=PHONE, line_id=sample_id(100)))
    assert counter.refusal(envelope(order)) == "waiver_not_due"


def _dearer(line: ContentLine) -> ContentLine:
    return replace(line, figures=replace(line.figures, top_up_fen=line.figures.top_up_fen + 1))


@pytest.mark.parametrize(
    "wrong",
    [
        lambda content: {"charges": (replace(content.charges[0], discount_fen=0, waiver=""),)},
        lambda content: {"sums": replace(content.sums, bill_fen=content.sums.bill_fen + 1)},
        lambda content: {"sums": replace(content.sums, deposit_fen=1)},
        lambda content: {"lines": tuple(_dearer(line) for line in content.lines)},
        lambda content: {"this_month": content.first_bill},
        lambda content: {"first_bill": content.first_bill[1:]},
    ],
)
def test_a_form_whose_sums_are_not_those_of_its_rows_is_refused(counter: Counter, wrong: Any) -> None:
    order = a_card(1)
    content = replace(order.signed.content, **wrong(order.signed.content))
    signature = replace(order.signed.signature, content_sha256=content.sha256)
    signed = replace(order.signed, content=content, content_bytes=content.to_bytes(), signature=signature)
    assert counter.refusal(envelope(replace(order, signed=signed))) == "sums_differ"


def test_what_is_waived_stands_in_the_order_as_a_price_of_its_own(counter: Counter) -> None:
    order = a_card(1)
    counter.accept(order)
    (item,) = counter.order(order)["productOrderItem"]
    prices = {price["name"]: price["price"]["taxIncludedAmount"]["value"] for price in item["itemPrice"]}
    assert prices == {"补换卡": 10, "waiver": -10}
    assert request_faults("622", "POST /productOrder", order_entry(order)["bodies"]["productOrder"]) == []


def test_stars_that_are_over_at_the_centre_waive_nothing(counter: Counter, engine: Engine) -> None:
    """This counter's record is older: it says nothing of an end."""
    with writing(engine) as connection:
        keep_customer_fact(connection, CUSTOMER.id, STARS_UNTIL, "2026-11-19T00:00:00Z")
    assert counter.refusal(envelope(a_card(1))) == "waiver_not_due"
    with writing(engine) as connection:
        keep_customer_fact(connection, CUSTOMER.id, STARS_UNTIL, "2026-11-20T00:00:00Z")
    counter.accept(a_card(2))
