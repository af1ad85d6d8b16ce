"""A counter knows its own orders before anybody else does, and forgets what was refused."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Connection, select

from app.domain.customer import Customer
from app.domain.family_pay import FamilyPay, OtherConsent
from app.domain.matters import TOP_UP_MATTER
from app.domain.order import Order, OrderState, SignedVersion
from app.domain.pending_effect import EffectKind, PendingEffect, ProductStatus
from app.wire.batch import LineAnswer
from commands.stock import demo_data, stock_demo
from commands.stored_parts import StoredParts, stored_parts
from offline_cache.customer_json import customer_from_json, customer_to_json
from offline_cache.customers import StoredCustomers
from offline_cache.downlink import Downlink
from offline_cache.migrate import bring_up_to_date
from offline_cache.schema import ORDER_LINES
from offline_cache.store import Store
from tests.fakes.orders import (
    CUSTOMER,
    NOW,
    PHONE,
    PLAN_PRODUCT,
    TODAY,
    an_empty_form,
    confirmed,
    paid,
    sample_id,
    signed,
)
from tests.fakes.quick_secrets import quick_argon
from tests.offline_cache.parts import Books, Counter, accept, order_number
from tests.offline_cache.taken_down import take_down

DECEMBER = date(2026, 12, 1)
SINCE = PLAN_PRODUCT.started_on
CHANGE, END, BEGIN, MONEY = (sample_id(100 + n) for n in range(1, 5))  # the lines of the first sample order


@pytest.fixture
def customers(store: Store) -> StoredCustomers:
    stored = StoredCustomers(store, kept=lambda _: None)
    stored.put(CUSTOMER)
    return stored


def known(customers: StoredCustomers) -> Customer:
    found = customers.get(CUSTOMER.id)
    assert found is not None
    assert customers.all() == (found,)
    return found


def pending(customers: StoredCustomers) -> dict[str, PendingEffect | None]:
    return {product.id: product.pending for product in known(customers).products}


def ordered(version: SignedVersion, *, number: int) -> Order:
    payment = replace(paid(version), id=sample_id(0xB0000 + number))
    return replace(order_number(number), id=version.id, signed=version, payment=payment)


def settle(store: Store, order: Order, state: OrderState, *line_ids: str) -> None:
    lines = [LineAnswer(line_id, state) for line_id in line_ids]
    Downlink(store).apply_order_state(order.id, state=OrderState.IN_PROGRESS, lines=lines)


def test_an_order_shows_on_its_customer_before_it_is_sent(books: Books, customers: StoredCustomers) -> None:
    accept(books, 1)
    assert pending(customers) == {
        "P-plan": PendingEffect(EffectKind.CHANGES, CHANGE, DECEMBER, "5G-199", date(2028, 11, 30), None, SINCE),
        "P-caller-id": PendingEffect(EffectKind.ENDS, END, DECEMBER),
        BEGIN: PendingEffect(EffectKind.BEGINS, BEGIN, TODAY),
    }
    begun = known(customers).products[-1]
    assert (begun.number, begun.offering_code, begun.started_on) == (PHONE, "VAS-02", TODAY)
    assert known(customers).unsent == ((TOP_UP_MATTER, 5000),)


def test_another_customer_has_nothing_of_it(books: Books, customers: StoredCustomers) -> None:
    accept(books, 1, customer=1)
    assert known(customers) == CUSTOMER


def test_it_stands_and_falls_with_the_orders_own_commit(books: Books, customers: StoredCustomers) -> None:
    order = order_number(1)

    def broken_off(_: Connection) -> None:
        books.orders.record(order)
        raise RuntimeError("planted")

    with pytest.raises(RuntimeError, match="planted"):
        books.store.write(broken_off)
    assert known(customers) == CUSTOMER


def test_what_the_centre_refused_is_taken_back(books: Books, customers: StoredCustomers) -> None:
    first, second = accept(books, 1), accept(books, 2, customer=1)
    books.outbox.mark_dead(second.id, code="off_sale", reason=None, at=NOW)
    assert known(customers) != CUSTOMER
    books.outbox.mark_dead(first.id, code="off_sale", reason=None, at=NOW)
    assert known(customers) == CUSTOMER


def test_money_the_centre_has_is_unsent_no_more(books: Books, customers: StoredCustomers) -> None:
    order = accept(books, 1)
    books.outbox.mark_inflight([order.id])
    assert known(customers).unsent_fen(TOP_UP_MATTER) == 5000
    books.outbox.mark_acked(order.id, result="{}", central_id="x", lines=(), at=NOW)
    assert known(customers).unsent == ()
    assert known(customers).unsent_fen(TOP_UP_MATTER) == 0
    assert pending(customers)["P-plan"] is not None


@pytest.mark.parametrize("over", [OrderState.COMPLETED, OrderState.FAILED, OrderState.CANCELLED])
def test_a_line_that_came_to_its_end_leaves_the_record_as_it_is(
    books: Books, customers: StoredCustomers, over: OrderState
) -> None:
    order = accept(books, 1)
    settle(books.store, order, OrderState.IN_PROGRESS, CHANGE, END)
    settle(books.store, order, over, BEGIN, CHANGE)
    assert pending(customers) == {
        "P-plan": None,
        "P-caller-id": PendingEffect(EffectKind.ENDS, END, DECEMBER),
    }


def test_the_centres_record_is_not_laid_over_twice(books: Books, customers: StoredCustomers) -> None:
    order = accept(books, 1)
    books.outbox.mark_acked(order.id, result="{}", central_id="x", lines=(), at=NOW)
    there = known(customers)
    customers.put(there)
    assert known(customers) == there
    settle(books.store, order, OrderState.COMPLETED, CHANGE, END, BEGIN)
    assert known(customers) == there


def test_a_product_just_ordered_can_be_cancelled_by_the_next_order(books: Books, customers: StoredCustomers) -> None:
    accept(books, 1)
    ring = known(customers).on(TODAY).products[-1]
    assert ring.status is ProductStatus.ACTIVE
    form = an_empty_form(customer=known(customers).on(TODAY), number=2)
    version = signed(form.with_cancellation(ring, line_id=sample_id(201)))
    books.orders.record(ordered(version, number=2))
    assert pending(customers)[BEGIN] == PendingEffect(EffectKind.ENDS, sample_id(201), DECEMBER)


def test_a_fresh_record_replaces_the_one_it_was_asked_for(books: Books, customers: StoredCustomers) -> None:
    accept(books, 1)
    before = known(customers)
    richer = replace(CUSTOMER, balance_fen=0)
    stands = customers.renew(richer, instead_of=before)
    assert stands == replace(before, balance_fen=0)
    assert known(customers) == stands


def test_a_fresh_record_older_than_what_happened_meanwhile_is_left(books: Books, customers: StoredCustomers) -> None:
    asked_with = known(customers)
    order = accept(books, 1)
    books.outbox.mark_dead(order.id, code="off_sale", reason=None, at=NOW)
    accept(books, 2)
    assert customers.renew(replace(CUSTOMER, products=()), instead_of=asked_with) == known(customers)
    assert len(known(customers).products) == 3


# ── migration ─────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def demo(counter: Counter) -> Iterator[StoredParts]:
    """A demo store, whose catalogue is kept as its file."""
    with counter.opened() as store:
        with quick_argon():
            stock_demo(store, demo_data())
        yield stored_parts(store)


def rows_of(store: Store) -> list[dict[str, object]]:
    with store.read() as connection:
        found = connection.execute(select(ORDER_LINES).order_by(ORDER_LINES.c.seq)).mappings()
        return [dict(row) for row in found]


def everything(parts: StoredParts) -> Order:
    """A change into a term, one to be installed, a cancellation, a pack at once, a line, a fee, a deposit and money."""
    zhang = demo_data().customers[0]
    offers = parts.catalogues.current().offerings
    form = an_empty_form(customer=zhang, catalogue=parts.catalogues.current(), desk=parts.desk)
    form = form.with_change(zhang.products[0], offers["26GD-5G-0199"], line_id="change")
    form = form.with_cancellation(zhang.products[1], line_id="end")
    form = form.with_change(zhang.products[3], offers["BB-0020"], line_id="faster")
    for code in ("PKG-0010", "TV-0021", "FEE-0024", "DEP-0025"):
        form = form.with_addition(offers[code], number=zhang.phone, line_id=code).with_confirmation(code, confirmed())
    version = signed(form.with_top_up(number=zhang.phone, amount_fen=2000, line_id="money"))
    assert len(version.content.lines) == 8
    return ordered(version, number=1)


def test_lines_of_older_orders_are_written_as_if_recorded_today(demo: StoredParts) -> None:
    order = everything(demo)
    demo.order_book.record(order)
    before = rows_of(demo.store)
    assert {row["effect"] for row in before} == {"changes", "ends", "begins", None}
    assert any(row["term_ends_on"] for row in before)

    def down_and_up(connection: Connection) -> None:
        take_down(connection, to="0001")
        bring_up_to_date(connection, chain_keys=demo.store.chain_keys)

    demo.store.write(down_and_up)
    newer = {"supposed_on": None, "line_since": None, "family_pay": None}  # an older order's next form knows of neither
    then: dict[object, dict[str, str]] = {
        "faster": {"matter": "plan_change"}
    }  # what any change within a kind was before offers named its matter
    assert rows_of(demo.store) == [row | newer | then.get(row["line_id"], {}) for row in before]
    settle(demo.store, order, OrderState.COMPLETED, "end", "money")
    demo.store.write(down_and_up)
    assert [row["line_id"] for row in rows_of(demo.store) if not row["open"]] == ["end", "money"]
    demo.outbox.mark_dead(order.id, code="off_sale", reason=None, at=NOW)
    demo.store.write(down_and_up)
    assert {row["open"] for row in rows_of(demo.store)} == {0}


def test_who_pays_for_whom_stays_with_the_service(demo: StoredParts) -> None:
    zhang = demo_data().customers[0]
    catalogue = demo.catalogues.current()
    form = an_empty_form(customer=zhang, catalogue=catalogue, desk=demo.desk)
    form = form.with_addition(catalogue.offerings["FAM-0032"], number=zhang.phone, line_id="family")
    form = form.with_family_pay("family", FamilyPay("15420260345", True, 10000, OtherConsent("99**41", NOW)))
    demo.order_book.record(ordered(signed(form.with_confirmation("family", confirmed())), number=1))
    found = demo.customers.get(zhang.id)
    assert found is not None
    kept = FamilyPay("15420260345", True, 10000, None)
    assert [product.family_pay for product in found.products if product.id == "family"] == [kept]
    assert customer_from_json(customer_to_json(found)) == replace(found, unsent=())
