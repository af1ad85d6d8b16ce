"""返销 end to end: a real store and a real centre; what the order would still do is undone, its money is back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from app.domain.catalogue import Catalogue
from app.domain.content import read_content
from app.domain.customer import Customer
from app.domain.draft import form_from_draft, form_to_draft
from app.domain.line_effect import line_effect, with_effects
from app.domain.offering import Companion, Conditions, OfferingKind, Where
from app.domain.order import Order
from app.domain.order_form import OrderForm, ToDoKind
from app.domain.payment_plan import PlannedPart
from app.domain.pending_effect import EffectKind
from app.domain.reversal import Reversal, reversing_lines
from app.domain.reversal_form import ReversalForm, reversing
from app.errors import FormRefused
from app.wire.party import read_product
from app.wire.product_order import product_order_body
from central.completion import complete_due
from central.load import load_catalogue, load_customers
from tests.central.counter import Counter, envelope
from tests.fakes.clock import HandClock
from tests.fakes.orders import (
    CATALOGUE,
    CLERK,
    DESK,
    NEW_CARD,
    NOW,
    PLAN_199,
    RING_VIDEO,
    a_customer,
    an_empty_form,
    confirmed,
    order_of,
    sample_id,
)
from tests.offline_cache.parts import CountingIds
from tests.tmf.checker import request_faults

CUSTOMER = a_customer(9876)
PLAN, CALLER = CUSTOMER.products[:2]


def an_order(*, now: bool = False, top_up: bool = False, catalogue: Catalogue = CATALOGUE) -> Order:
    """Next month another plan and no caller ID, a new card today; with `now` a service that begins at once."""
    form = an_empty_form(customer=CUSTOMER, catalogue=catalogue).with_change(PLAN, PLAN_199, line_id=sample_id(11))
    form = form.with_cancellation(CALLER, line_id=sample_id(12))
    form = form.with_addition(NEW_CARD, number=CUSTOMER.phone, line_id=sample_id(13))
    if now:
        code = next(o.code for o in CATALOGUE.offerings.values() if o.code == "DEP-ONU")
        form = form.with_addition(CATALOGUE.offerings[code], number=CUSTOMER.phone, line_id=sample_id(14))
    if top_up:
        form = form.with_top_up(number=CUSTOMER.phone, amount_fen=2000, line_id=sample_id(15))
    return order_of(form)


def as_ordered(order: Order) -> Customer:
    form = order.signed.form
    found = [line_effect(line, today=form.today) for line in form.lines]
    return with_effects(CUSTOMER, [effect for effect in found if effect is not None])


def a_reversal_form(
    order: Order, *, customer: Customer | None = None, catalogue: Catalogue = CATALOGUE
) -> ReversalForm:
    ids = CountingIds()
    known = customer or as_ordered(order)
    content = order.signed.content
    lines = reversing_lines(content, customer=known, catalogue=CATALOGUE, new_id=ids.uuid7)
    parts = tuple(PlannedPart(part.method, part.amount_fen) for part in order.payment.each)
    form = replace(an_empty_form(customer=known, catalogue=catalogue), id=sample_id(0x77), lines=lines)
    return reversing(form, Reversal(order.id, str(order.receipt_number), "办错业务", parts))


def reversal_of(order: Order) -> Order:
    return order_of(a_reversal_form(order), number=2)


def test_the_form_says_what_it_takes_back_and_what_goes_back() -> None:
    order = an_order()
    form = a_reversal_form(order)
    assert form.still_to_do() == ()
    content = form.content()
    assert content.amends == str(order.receipt_number)
    assert [line.action for line in content.lines] == ["withdraw"] * 3
    assert content.sums.today_fen == 0
    assert content.sums.monthly_after_fen == content.sums.monthly_before_fen
    assert content.reversal is not None
    assert [(part.method, part.amount_fen) for part in content.reversal.returns] == [("cash", 1000)]
    facts = {fact.key: fact.value for fact in content.lines[0].facts}
    assert facts["original_order"] == str(order.receipt_number)
    assert facts["money_back"] == "现金 ¥10.00"
    assert read_content(content.to_bytes()) == content
    assert not any("5G畅行199" in notice for notice in content.notices), "nothing of it is still to come"


def test_what_a_later_order_leans_on_is_not_taken_back_before_it(counter: Counter, engine: Engine) -> None:
    """A ring tone that needs the dearer plan to come: neither end lets the plan alone go back."""
    needs = Conditions(requires=(Companion(Where.NUMBER, (OfferingKind.PLAN,), (), PLAN_199.price.fen),))
    dear = replace(RING_VIDEO, conditions=needs)
    sold = replace(CATALOGUE, version="2026-11-19.8", offerings={**CATALOGUE.offerings, dear.code: dear})
    load_customers(engine, [CUSTOMER], CATALOGUE)
    load_catalogue(engine, sold, toml="version = 8", at=NOW, ids=CountingIds())
    order = an_order(catalogue=sold)
    counter.accept(order)
    ring = an_empty_form(customer=as_ordered(order), catalogue=sold, number=5)
    ring = ring.with_addition(dear, number=CUSTOMER.phone, line_id=sample_id(21))
    counter.accept(order_of(ring.with_confirmation(sample_id(21), confirmed()), number=5), seq=2)
    form = a_reversal_form(order, catalogue=sold)
    assert form.still_to_do() == (), "where the counter has not heard of it"
    assert counter.refusal(envelope(order_of(form, number=2), seq=3)) == "later_order_first"
    assert form.customer is not None
    effect = line_effect(ring.lines[0], today=ring.today)
    assert effect is not None
    known = with_effects(form.customer, [effect])
    todo = replace(form, customer=known).still_to_do()
    assert {each.kind for each in todo} == {ToDoKind.CONFLICT}
    assert RING_VIDEO.name.zh in todo[0].detail.zh


def test_a_reversal_kept_as_text_is_the_same_one() -> None:
    form = a_reversal_form(an_order())
    again = form_from_draft(
        form_to_draft(form),
        desk=DESK,
        clerk=CLERK,
        catalogue_of=lambda _: CATALOGUE,
        customer_of=lambda _: form.customer,
    )
    assert again == form
    assert again.content() == form.content()


def test_nothing_else_goes_on_it_and_without_a_line_it_is_none() -> None:
    form = a_reversal_form(an_order())
    assert form.why_not(NEW_CARD, number=CUSTOMER.phone) is not None
    with pytest.raises(FormRefused):
        form.with_top_up(number=CUSTOMER.phone, amount_fen=1000, line_id=sample_id(70))
    plain = form.without_line(form.lines[0].id)
    assert type(plain) is OrderForm
    assert plain.lines == ()


@pytest.mark.parametrize(("now", "top_up"), [(False, True), (True, False)])
def test_what_arrived_or_took_effect_is_not_turned_back(now: bool, top_up: bool) -> None:
    order = an_order(now=now, top_up=top_up)
    known = as_ordered(order)
    today = known.on(order.signed.form.today)
    with pytest.raises(FormRefused):
        a_reversal_form(order, customer=today)


def test_the_centre_undoes_it_and_tells_the_hall(counter: Counter, engine: Engine, clock: HandClock) -> None:
    load_customers(engine, [CUSTOMER], CATALOGUE)
    order = an_order()
    counter.accept(order)
    complete_due(engine, clock=clock, ids=CountingIds())
    before = {id: read_product(body) for id, body in counter.products(CUSTOMER.id).items()}
    assert {p.pending.kind for p in before.values() if p.pending} == {EffectKind.CHANGES, EffectKind.ENDS}
    reversal = reversal_of(order)
    assert request_faults("622", "POST /productOrder", product_order_body(reversal)) == []
    counter.accept(reversal, seq=2)
    after = {id: read_product(body) for id, body in counter.products(CUSTOMER.id).items()}
    assert all(p.pending is None for p in after.values())
    assert after[PLAN.id].offering_code == PLAN.offering_code
    assert counter.order(order)["state"] == "cancelled"
    assert counter.states(order)[-1] == "cancelled"
    complete_due(engine, clock=clock, ids=CountingIds())
    assert counter.order(reversal)["state"] == "completed"
    clock.set(NOW + timedelta(days=30))
    complete_due(engine, clock=clock, ids=CountingIds())
    later = {id: read_product(body) for id, body in counter.products(CUSTOMER.id).items()}
    assert later[PLAN.id].offering_code == PLAN.offering_code, "nothing of it ever takes effect"


def test_a_late_one_is_refused(counter: Counter, engine: Engine, clock: HandClock) -> None:
    load_customers(engine, [CUSTOMER], CATALOGUE)
    order = an_order()
    counter.accept(order)
    reversal = reversal_of(order)
    clock.set(NOW + timedelta(days=30))
    assert counter.refusal(envelope(reversal, seq=2, key="late")) == "too_late"


def test_a_second_reversal_is_refused(counter: Counter, engine: Engine) -> None:
    load_customers(engine, [CUSTOMER], CATALOGUE)
    order = an_order()
    counter.accept(order)
    counter.accept(reversal_of(order), seq=2)
    first = reversal_of(order)
    again = replace(first, id=sample_id(0x99), signed=replace(first.signed, id=sample_id(0x99)))
    assert counter.refusal(envelope(again, seq=3, key="again")) == "original_over"


def test_an_order_nobody_knows_is_not_taken_back(counter: Counter, engine: Engine) -> None:
    load_customers(engine, [CUSTOMER], CATALOGUE)
    assert counter.refusal(envelope(reversal_of(an_order()))) == "original_unknown"
