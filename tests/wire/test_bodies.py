"""The TM Forum bodies of an order: valid against the official files, complete, and silent about the person."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given

from app.domain.installation import HalfDay, Installation
from app.domain.order import Order
from app.domain.order_line import Action, ConfirmationChannel, Decision, SecondConfirmation
from app.domain.payment import Payment, PaymentMethod, whole_payment
from app.domain.payment_plan import PlannedPart
from app.texts.language import Language
from app.wire.agreement import agreement_body, as_sent, confirmations
from app.wire.entry import order_entry
from app.wire.payment import given_and_back, payment_bodies, read_payments
from app.wire.product_order import product_order_body, read_product_order
from tests.fakes.orders import (
    BROADBAND_300,
    CATALOGUE,
    CUSTOMER,
    NOW,
    PHONE,
    PLAN_PRODUCT,
    TODAY,
    a_form,
    an_empty_form,
    an_order,
    confirmed,
    order_of,
    sample_id,
)
from tests.tmf.checker import request_faults
from tests.wire.strategies import orders


def all_faults(order: Order) -> list[str]:
    found = request_faults("622", "POST /productOrder", product_order_body(order))
    found += request_faults("651", "POST /agreement", agreement_body(order))
    for payment in payment_bodies(order):
        found += request_faults("676", "POST /payment", payment)
    return found


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("offline", [False, True])
def test_the_sample_order_is_valid(language: Language, offline: bool) -> None:
    order = an_order(language=language, offline=offline)
    assert len(payment_bodies(order)) == 1
    assert all_faults(order) == []


def test_where_a_service_is_put_in_and_when_travels_with_its_item() -> None:
    agreed = Installation("滨河路 18 号 3 幢 1102", TODAY + timedelta(days=3), HalfDay.AFTERNOON)
    form = an_empty_form().with_addition(BROADBAND_300, number=PHONE, line_id=sample_id(50))
    order = order_of(form.with_installation(sample_id(50), agreed))
    assert all_faults(order) == []
    [item] = product_order_body(order)["productOrderItem"]
    assert item["product"]["place"] == [{"role": "installation", "name": agreed.address, "@type": "GeographicAddress"}]
    assert item["appointment"]["description"] == f"{agreed.day} afternoon"
    assert read_product_order(product_order_body(order)).items[0].code == BROADBAND_300.code
    plain = json.dumps(product_order_body(an_order()))
    assert "appointment" not in plain
    assert "place" not in plain


@given(order=orders())
def test_every_order_is_valid_and_read_back(order: Order) -> None:
    assert all_faults(order) == []
    content = order.signed.content
    read = read_product_order(product_order_body(order))
    assert read.external_id == order.id
    assert read.customer_id == CUSTOMER.id
    assert read.catalogue_version == CATALOGUE.version
    assert [item.line_id for item in read.items] == [line.id for line in content.lines]
    by_id = {line.id: line for line in order.signed.form.lines}
    for item in read.items:
        line = by_id[item.line_id]
        assert (item.action, item.number, item.top_up_fen) == (line.action, line.number, line.amount_fen)
        assert item.before_code == (line.before.code if line.before else None)
        assert item.code == (line.offering.code if line.offering else None)
        assert item.price_fen == (line.after.price.fen if line.after else None)
        if line.after and line.after.discount:
            assert item.discount_fen == line.after.discount.fen - line.after.price.fen
        else:
            assert item.discount_fen is None
    paid = read_payments(payment_bodies(order))
    given = [(part.tendered_fen, part.change_fen) for part in order.payment.each if paid]
    assert [(part.tendered_fen, part.change_fen) for part in paid] == given
    assert [given_and_back(body["description"]) for body in payment_bodies(order)] == given
    assert sum(part.amount_fen for part in paid) == content.sums.today_fen
    once = sum(line.figures.once_fen + line.figures.deposit_fen for line in content.lines)
    assert once + sum(item.top_up_fen for item in read.items) == content.sums.today_fen


@given(order=orders())
def test_a_confirmation_travels_for_exactly_the_confirmed_lines(order: Order) -> None:
    signed_ids = {line.id for line in order.signed.content.lines}
    confirmed_ids = {line.id for line in order.signed.form.lines if line.confirmed} & signed_ids
    agreement = agreement_body(order)
    assert confirmations(agreement).keys() == confirmed_ids
    signed = {line.id: line.confirmation for line in order.signed.content.lines if line.confirmation is not None}
    assert confirmations(agreement) == {id: as_sent(each) for id, each in signed.items()}
    assert len(agreement["agreementAuthorization"]) == 1 + len(confirmed_ids)


@given(order=orders())
def test_name_and_document_stay_at_the_counter(order: Order) -> None:
    bodies = json.dumps(order_entry(order)["bodies"], ensure_ascii=False)
    assert CUSTOMER.name not in bodies
    assert CUSTOMER.identification.number not in bodies
    assert CUSTOMER.identification.address not in bodies
    assert CUSTOMER.masked_name in bodies


def test_each_act_in_tm_forums_words() -> None:
    change, cancel, add, top_up = product_order_body(an_order())["productOrderItem"]
    assert [item["action"] for item in (change, cancel, add, top_up)] == ["modify", "delete", "add", "noChange"]

    assert change["product"]["id"] == PLAN_PRODUCT.id
    assert change["product"]["productOffering"]["id"] == "5G-129"
    assert change["productOffering"]["id"] == "5G-199"
    assert change["product"]["startDate"] == "2026-11-30T16:00:00.000Z"  # 1 December in the hall
    assert change["itemTerm"] == [{"name": "term", "duration": {"amount": 24, "units": "month"}}]
    (price,) = change["itemPrice"]
    assert price["priceType"] == "recurring"
    assert price["recurringChargePeriod"] == "month"
    assert price["price"] == {"taxIncludedAmount": {"unit": "CNY", "value": 199}}
    assert price["productOfferingPrice"]["id"] == "5G-199@2026-11-19.3"
    (alteration,) = price["priceAlteration"]
    assert alteration["applicationDuration"] == 6
    assert alteration["price"]["taxIncludedAmount"]["value"] == -40

    assert cancel["product"]["terminationDate"] == "2026-11-30T16:00:00.000Z"
    assert cancel["itemPrice"] == []
    assert "id" not in add["product"]
    assert add["product"]["startDate"] == "2026-11-19T16:00:00.000Z"  # today
    assert "productOffering" not in top_up
    assert set(top_up["product"]) == {"productCharacteristic"}
    assert top_up["itemPrice"] == [
        {"name": "topUp", "priceType": "oneTime", "price": {"taxIncludedAmount": {"unit": "CNY", "value": 50}}}
    ]
    numbers = {item["product"]["productCharacteristic"][0]["value"] for item in (change, cancel, add, top_up)}
    assert numbers == {PHONE}


def test_a_penalty_is_a_price_of_its_own() -> None:
    inside_term = replace(PLAN_PRODUCT, offering_code="5G-199", term_ends_on=NOW.date().replace(year=2027))
    customer = replace(CUSTOMER, products=(inside_term,))
    form = an_empty_form(customer=customer).with_cancellation(inside_term, line_id=sample_id(101))
    order = order_of(form)
    (item,) = product_order_body(order)["productOrderItem"]
    due = order.signed.content.sums.today_fen
    assert due > 0
    (price,) = item["itemPrice"]
    assert price["priceType"] == "penalty"
    assert price["price"]["taxIncludedAmount"]["value"] * 100 == pytest.approx(due)
    assert all_faults(order) == []


def test_what_is_not_signed_does_not_travel() -> None:
    waiting = a_form().with_confirmation(sample_id(103), None)
    order = order_of(waiting)
    assert sample_id(103) in {line.id for line in waiting.lines}
    assert sample_id(103) not in {item["id"] for item in product_order_body(order)["productOrderItem"]}
    assert len(agreement_body(order)["agreementItem"]) == len(order.signed.content.lines)


def test_nothing_due_is_no_payment() -> None:
    form = an_empty_form().with_cancellation(CUSTOMER.products[1], line_id=sample_id(101))
    order = order_of(form)
    assert payment_bodies(order) == []
    assert product_order_body(order)["orderTotalPrice"][0]["price"]["taxIncludedAmount"]["value"] == 0


def test_the_payment_says_what_it_was_for() -> None:
    order = an_order()
    (payment,) = payment_bodies(order)
    assert payment["correlatorId"] == order.id
    assert payment["totalAmount"] == {"unit": "CNY", "value": 50}
    assert [item["amount"]["value"] for item in payment["paymentItem"]] == [50]
    assert payment["description"] == "现金，收 ¥100.00，找零 ¥50.00"


@pytest.mark.parametrize(
    "said",
    [
        "现金，收 ¥1,100.00，找零 ¥50.50",
        "Bank card, ¥1,100.00 received, ¥50.50 change",
        "现金 ¥1,100.00, ¥50.50",
        "Cash ¥1,100.00, ¥50.50",
    ],
)
def test_what_was_given_is_read_from_every_wording_there_was(said: str) -> None:
    (payment,) = payment_bodies(an_order())
    (read,) = read_payments([{**payment, "description": said}])
    assert (read.tendered_fen, read.change_fen) == (110000, 5050)


def test_a_payment_that_says_nothing_of_notes_was_given_as_it_was_asked() -> None:
    (payment,) = payment_bodies(an_order())
    del payment["description"]
    (read,) = read_payments([payment])
    assert (read.tendered_fen, read.change_fen) == (5000, 0)


@pytest.mark.parametrize(
    "said",
    [
        "现金，收 ¥100.00",
        "现金，收 ¥100.00，找零 ¥50.00。",
        "收 ¥100.00，找零 ¥50.00",
        "现金 ¥100.00, ¥50.0",
        "现金 ¥10000, ¥50.00",
    ],
)
def test_words_of_a_newer_counter_for_what_was_given_say_nothing_here(said: str) -> None:
    (payment,) = payment_bodies(an_order())
    with pytest.raises(ValueError, match="not how"):
        given_and_back(said)
    (read,) = read_payments([{**payment, "description": said}])
    assert (read.tendered_fen, read.change_fen, read.unread) == (5000, 0, True)


def test_a_number_in_place_of_what_was_given_is_refused() -> None:
    (payment,) = payment_bodies(an_order())
    with pytest.raises(ValueError, match="no text"):
        read_payments([{**payment, "description": 100}])


def test_the_signature_stands_first_with_its_hash() -> None:
    order = an_order()
    first, second = agreement_body(order)["agreementAuthorization"]
    assert order.signed.signature.sha256 in first["signatureRepresentation"]
    assert first["date"] == "2026-11-20T02:27:36.000Z"
    assert sample_id(103) in second["signatureRepresentation"]
    assert second["state"] == "approved"


def test_a_confirmation_in_the_english_form_is_the_same() -> None:
    form = a_form(language=Language.EN).with_confirmation(sample_id(103), confirmed())
    assert confirmations(agreement_body(order_of(form))).keys() == {sample_id(103)}


def test_a_confirmation_by_code_names_its_message() -> None:
    said = SecondConfirmation(Decision.CONFIRMED, NOW, ConfirmationChannel.ONE_TIME_CODE, "message-7")
    body = agreement_body(order_of(a_form().with_confirmation(sample_id(103), said)))
    (kept,) = confirmations(body).values()
    assert (kept.at, kept.channel, kept.evidence) == ("2026-11-20T02:27:36.000Z", "one_time_code", "message-7")


@pytest.mark.parametrize(
    "break_it",
    [
        lambda body: body.pop("externalId"),
        lambda body: body.pop("note"),
        lambda body: body.update(relatedParty=[]),
        lambda body: body["relatedParty"].append(body["relatedParty"][0]),
        lambda body: body.update(productOrderItem=[]),
        lambda body: body["productOrderItem"].append(body["productOrderItem"][0]),
        lambda body: body["productOrderItem"][0].update(action="buy"),
        lambda body: body["productOrderItem"][0].pop("product"),
        lambda body: body["productOrderItem"][0]["product"].pop("id"),
        lambda body: body["productOrderItem"][0]["product"].update(productCharacteristic=[]),
        lambda body: body["productOrderItem"][0].pop("productOffering"),
        lambda body: body["productOrderItem"][0]["itemPrice"][0].pop("price"),
        lambda body: body["productOrderItem"][0]["itemPrice"][0]["price"]["taxIncludedAmount"].update(unit="EUR"),
        lambda body: body["productOrderItem"][0]["itemPrice"][0]["price"]["taxIncludedAmount"].update(value=0.005),
        lambda body: body["productOrderItem"][0]["itemPrice"][0]["price"]["taxIncludedAmount"].update(value="199"),
        lambda body: body["productOrderItem"][0].update(itemPrice="199"),
    ],
)
def test_a_body_the_centre_cannot_use_is_a_value_error(break_it: object) -> None:
    body = json.loads(json.dumps(product_order_body(an_order())))
    assert callable(break_it)
    break_it(body)
    with pytest.raises(ValueError):
        read_product_order(body)


def test_a_top_up_is_never_an_offer() -> None:
    read = read_product_order(product_order_body(an_order()))
    (top_up,) = [item for item in read.items if item.action is Action.TOP_UP]
    assert (top_up.code, top_up.price_fen, top_up.product_id) == (None, None, None)


def test_each_means_is_a_payment_of_its_own() -> None:
    fixed = (PlannedPart(PaymentMethod.CARD, 3000),)
    order = order_of(a_form().with_payment_method(PaymentMethod.CASH, fixed=fixed))
    card = Payment(sample_id(61), PaymentMethod.CARD, 3000, 3000, NOW, reference="R-17", source="**** 8821")
    cash = Payment(sample_id(62), PaymentMethod.CASH, 2000, 5000, NOW)
    payment = whole_payment((card, cash))
    assert payment is not None
    order = replace(order, payment=payment)
    assert all_faults(order) == []
    first, second = payment_bodies(order)
    assert (first["authorizationCode"], "authorizationCode" in second) == ("R-17", False)
    read = read_payments([first, second])
    assert [(part.id, part.method, part.amount_fen) for part in read] == [
        (card.id, "card", 3000),
        (cash.id, "cash", 2000),
    ]
