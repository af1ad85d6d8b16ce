"""改单 at the centre: the next version of an order it refused, took in part, or never saw; of no other."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from app.domain.amendment import Amendment, earlier_lines
from app.domain.amendment_form import AmendmentForm, amending
from app.domain.content import read_content
from app.domain.offering import Offering
from app.domain.order import Order
from app.domain.order_form import OrderForm
from app.domain.right import Right
from app.wire.product_order import product_order_body
from central.load import load_customers
from tests.central.counter import Counter, envelope
from tests.central.test_line_by_line import CARD, CHANGE, CUSTOMER, an_order, plan_taken
from tests.fakes.orders import CATALOGUE, NEW_CARD, order_of
from tests.offline_cache.parts import CountingIds
from tests.tmf.checker import request_faults


def next_version(order: Order, *line_ids: str, instead: Offering | None = None, number: int = 8) -> Order:
    """Of these lines, or of all; with another service in their place."""
    content = order.signed.content
    gone = [line for line in content.lines if line.id in line_ids or not line_ids]
    amendment = Amendment(order.id, str(order.receipt_number), "办错了", (), earlier_lines(gone), Right.SETTLE_REFUSED)
    ids = CountingIds()
    ids.skip(16 * number)
    form = amending(order.signed.form, amendment, new_id=ids.uuid7)
    made_of: OrderForm = form
    if instead is not None:
        for line in form.lines:
            made_of = made_of.without_line(line.id)
        made_of = made_of.with_addition(instead, number=CUSTOMER.phone, line_id=ids.uuid7())
    assert isinstance(made_of, AmendmentForm)
    return order_of(made_of, number=number)


def test_the_next_version_of_what_the_centre_never_took_is_an_order_like_any_other(
    counter: Counter, engine: Engine
) -> None:
    load_customers(engine, [CUSTOMER], CATALOGUE)
    amended = next_version(an_order())
    assert request_faults("622", "POST /productOrder", product_order_body(amended)) == []
    assert read_content(amended.signed.content_bytes) == amended.signed.content
    counter.accept(amended)
    notes = {note["id"]: note["text"] for note in counter.order(amended)["note"]}
    assert notes["amends"] == an_order().id


def test_what_was_accepted_whole_is_not_amended(counter: Counter, engine: Engine) -> None:
    load_customers(engine, [CUSTOMER], CATALOGUE)
    counter.accept(an_order())
    assert counter.refusal(envelope(next_version(an_order(), CARD), seq=2)) == "amends_accepted"


@pytest.mark.parametrize("replaced", [(CARD,), (CHANGE, CARD), ()], ids=["stands", "one stands", "all"])
def test_what_was_accepted_of_it_is_not_ordered_again(
    counter: Counter, engine: Engine, replaced: tuple[str, ...]
) -> None:
    """Its fee would be charged twice, and its money given back though it stands."""
    plan_taken(counter, engine)
    order = an_order()
    assert counter.refused_lines(envelope(order, seq=2)) == {CHANGE: "changing"}
    assert counter.refusal(envelope(next_version(order, *replaced), seq=3)) == "amends_accepted"


def test_what_was_refused_of_it_is_amended_once(counter: Counter, engine: Engine) -> None:
    plan_taken(counter, engine)
    order = an_order()
    counter.refused_lines(envelope(order, seq=2))
    counter.accept(next_version(order, CHANGE, instead=NEW_CARD), seq=3)
    again = next_version(order, CHANGE, instead=NEW_CARD, number=7)
    assert counter.refusal(envelope(again, seq=4)) == "amends_accepted"


def test_an_amendment_of_another_number_is_refused(counter: Counter, engine: Engine) -> None:
    plan_taken(counter, engine)
    order = an_order()
    counter.refused_lines(envelope(order, seq=2))
    amended = next_version(replace(order, receipt_number=replace(order.receipt_number, sequence=77)), CARD)
    assert counter.refusal(envelope(amended, seq=3)) == "amendment_differs"
