"""What an accepted order will still do stands beside the product, and every counter of the hall is told."""

from datetime import date

import pytest
from sqlalchemy import Engine, select, text, update

from app.domain.customer import Product
from app.domain.line_effect import line_effect, with_effects
from app.domain.order import Order
from app.domain.pending_effect import EffectKind, PendingEffect
from app.wire.changes import OrderStateChange, ProductsChange
from app.wire.party import read_product
from central.database import reading, writing
from central.migrate import migrate, migrate_down
from central.schema import OFFERING, PRODUCT
from tests.central.counter import Counter
from tests.central.test_completion import DECEMBER
from tests.fakes.clock import HandClock
from tests.fakes.orders import CUSTOMER, PLAN_PRODUCT, an_order, order_of, sample_id
from tests.tmf.checker import answer_faults

CHANGE, END, BEGIN = (sample_id(100 + n) for n in range(1, 4))  # the lines of the sample order
FIRST = date(2026, 12, 1)


def there(counter: Counter) -> dict[str, Product]:
    """What any counter reads of the customer."""
    return {id: read_product(body) for id, body in counter.products(CUSTOMER.id).items()}


def told(counter: Counter) -> list[ProductsChange]:
    return [change for change in counter.changes().changes if isinstance(change, ProductsChange)]


def as_the_counter_knows_it(order: Order) -> dict[str, Product]:
    """The customer as the counter that took the order lays it over its own record."""
    form = order.signed.form
    assert form.customer is not None
    found = (line_effect(line, today=form.today) for line in form.lines)
    return {p.id: p for p in with_effects(form.customer, [each for each in found if each is not None]).products}


def test_a_second_counter_reads_what_the_first_one_knew_at_once(counter: Counter) -> None:
    order = an_order()
    counter.accept(order)
    known, read = as_the_counter_knows_it(order), there(counter)
    assert read["P-plan"] == known["P-plan"]
    assert read["P-plan"].pending == PendingEffect(
        EffectKind.CHANGES, CHANGE, FIRST, "5G-199", date(2028, 11, 30), None, date(2025, 3, 1)
    )
    assert read["P-caller-id"] == known["P-caller-id"]
    assert read[BEGIN] == known[BEGIN].on(order.signed.form.today)  # it began at once
    assert len(read) == 3


def test_the_bodies_are_tm_forums(counter: Counter) -> None:
    counter.accept(an_order())
    answer = counter.get("/tmf-api/productInventory/v4/product", **{"relatedParty.id": CUSTOMER.id})
    assert answer_faults("637", "GET /product", 200, answer.json()) == []
    states = {body["id"]: body["status"] for body in answer.json()}
    assert states == {"P-plan": "active", "P-caller-id": "pendingTerminate", BEGIN: "active"}


def test_the_hall_is_told_of_products_before_the_state_that_closes_the_line(counter: Counter, clock: HandClock) -> None:
    order = an_order()
    counter.accept(order)
    (first,) = told(counter)
    assert (first.customer_id, first.ended) == (CUSTOMER.id, ())
    assert {product.id: product for product in first.products} == there(counter)
    clock.set(DECEMBER)
    _, second = told(counter)
    assert second.ended == ("P-caller-id",)
    (plan,) = second.products
    assert (plan.offering_code, plan.started_on, plan.pending, plan.usage) == ("5G-199", FIRST, None, None)
    kinds = [type(change) for change in counter.changes().changes[1:]]
    assert kinds == [ProductsChange, OrderStateChange, OrderStateChange, ProductsChange, OrderStateChange]


def test_the_day_makes_of_what_was_pending_what_the_counter_makes_of_it(counter: Counter, clock: HandClock) -> None:
    order = an_order()
    counter.accept(order)
    clock.set(DECEMBER)
    alive = {id: p for id, p in as_the_counter_knows_it(order).items() if p.on(FIRST) is not None}
    after = {id: body for id, body in counter.products(CUSTOMER.id).items() if body["status"] != "terminated"}
    assert {id: read_product(body) for id, body in after.items()} == {id: p.on(FIRST) for id, p in alive.items()}


def test_money_on_the_account_touches_no_product(counter: Counter) -> None:
    form = an_order().signed.form
    only_money = form.without_line(CHANGE).without_line(END).without_line(BEGIN)
    counter.accept(order_of(only_money))
    assert told(counter) == []
    assert there(counter)["P-plan"] == PLAN_PRODUCT


# ── migration ─────────────────────────────────────────────────────────────────────────────


def test_what_waited_before_the_columns_were_there_is_filled_in(counter: Counter, engine: Engine) -> None:
    counter.accept(an_order())
    counter.changes()
    before = there(counter)
    migrate_down(engine, revision="0002")
    migrate(engine)
    assert there(counter) == before


def test_offers_learn_how_they_are_cancelled_from_their_catalogue(engine: Engine) -> None:
    with writing(engine) as connection:
        toml = '[[offering]]\ncode = "VAS-02"\ncancel_timing = "not_possible"\n'
        connection.execute(text("UPDATE catalogue SET toml = :toml"), {"toml": toml})
        connection.execute(update(OFFERING).values(cancel_timing=None))
    migrate_down(engine, revision="0002")
    migrate(engine)
    with reading(engine) as connection:
        found = dict(connection.execute(select(OFFERING.c.code, OFFERING.c.cancel_timing)).all())
    assert (found["VAS-02"], found["VAS-01"]) == ("not_possible", None)


@pytest.mark.parametrize("column", ["pending_kind", "pending_on", "open_line_id"])
def test_an_effect_that_came_leaves_no_trace(counter: Counter, engine: Engine, clock: HandClock, column: str) -> None:
    counter.accept(an_order())
    clock.set(DECEMBER)
    counter.changes()
    with reading(engine) as connection:
        mine = select(PRODUCT.c[column]).where(PRODUCT.c.customer_id == CUSTOMER.id)
        assert set(connection.execute(mine).scalars()) == {None}
