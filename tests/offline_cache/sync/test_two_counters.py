"""Two counters of one hall and one customer: what the first one took the second one knows, or the centre refuses."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.customer import Customer
from app.domain.form_answers import RefusedOffer
from app.domain.order import CentralState, Order, OrderState
from app.domain.order_form import OrderForm
from app.domain.order_line import ConfirmationChannel
from app.domain.payment import PaymentMethod
from app.domain.pending_effect import ProductStatus
from app.errors import FormRefused
from app.texts.language import Text
from app.wire.changes import ProductsChange
from app.wire.device_token import device_token
from central.load import load_device
from offline_cache.check import check_store
from offline_cache.refusals import StoredRefusals
from offline_cache.share_refusals import RefusalSharer
from tests.fakes.centre import RunningCentre, running_centre
from tests.fakes.orders import CUSTOMER, DESK, HALL, PHONE, an_empty_form, confirmed, order_of, sample_id
from tests.offline_cache.parts import Counter, CountingIds, TestClock, copy_of
from tests.offline_cache.sync.parts import People, SyncCounter

DECEMBER = datetime(2026, 11, 30, 16, 0, 5, tzinfo=UTC)  # five seconds after midnight in the hall
REFUSED_AT = datetime(2026, 11, 20, 2, 27, 36, 123_456, tzinfo=UTC)  # finer than it travels
SECOND = replace(DESK, number="04", device_id="H0032-PC04")


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
def hall_centre(tmp_path: Path, clock: TestClock) -> Iterator[RunningCentre]:
    with running_centre(tmp_path / "two.db", clock=clock, ids=CountingIds()) as running:
        load_device(running.engine, token=second_token())
        yield running


def second_token() -> str:
    return device_token(hall=HALL.id, device=SECOND.device_id, secret="second")


@contextmanager
def counter_of(folder: Counter, clock: TestClock, url: str, *, second: bool) -> Iterator[SyncCounter]:
    folder.clock = clock
    with folder.opened() as store:
        desk = SyncCounter(store, clock, People(), url)
        if second:
            desk.device, desk.token = SECOND.device_id, second_token()
        desk.customers.put(CUSTOMER)
        try:
            yield desk
        finally:
            desk.close()


@pytest.fixture
def first(counter: Counter, clock: TestClock, hall_centre: RunningCentre) -> Iterator[SyncCounter]:
    with counter_of(counter, clock, hall_centre.url, second=False) as desk:
        yield desk


@pytest.fixture
def second(
    counter_template: Counter, tmp_path: Path, clock: TestClock, hall_centre: RunningCentre
) -> Iterator[SyncCounter]:
    with counter_of(copy_of(counter_template, tmp_path / "second"), clock, hall_centre.url, second=True) as desk:
        yield desk


def known(desk: SyncCounter) -> Customer:
    found = desk.customers.get(CUSTOMER.id)
    assert found is not None
    return found


def form_at(desk: SyncCounter, number: int, *, today: date) -> OrderForm:
    where = DESK if desk.device == DESK.device_id else SECOND
    empty = an_empty_form(customer=None, desk=where, today=today, number=number)
    return empty.with_customer(known(desk))


def changed_and_cancelled(desk: SyncCounter, *, number: int, today: date = date(2026, 11, 20)) -> OrderForm:
    form = form_at(desk, number, today=today)
    assert form.customer is not None
    plan, caller_id = form.customer.products
    form = form.with_change(plan, form.catalogue.offerings["5G-199"], line_id=sample_id(number * 100 + 1))
    form = form.with_cancellation(caller_id, line_id=sample_id(number * 100 + 2))
    money = form.with_top_up(number=PHONE, amount_fen=2000, line_id=sample_id(number * 100 + 3))
    return money.with_payment_method(PaymentMethod.CASH)


def accept(desk: SyncCounter, form: OrderForm, *, number: int) -> Order:
    assert form.still_to_do() == ()
    order = order_of(form, number=number)
    receipt = replace(order.receipt_number, desk=form.desk.number)
    payment = replace(order.payment, id=sample_id(0xB0000 + number))
    return desk.books.orders.record(replace(order, receipt_number=receipt, payment=payment))


def send(desk: SyncCounter) -> None:
    dispatcher = desk.dispatcher()
    assert dispatcher.probe()
    dispatcher.send_due()


def test_the_second_counter_hears_of_it_and_refuses_in_the_form(first: SyncCounter, second: SyncCounter) -> None:
    accept(first, changed_and_cancelled(first, number=1), number=1)
    send(first)
    assert known(second) == CUSTOMER
    assert second.hear() > 0
    assert [p.pending for p in known(second).products] == [p.pending for p in known(first).products]
    with pytest.raises(FormRefused, match="5G Free 129 becomes 5G Free 199 from 1 December"):
        changed_and_cancelled(second, number=2)


def test_what_the_centre_says_is_what_the_first_counter_knew(first: SyncCounter) -> None:
    accept(first, changed_and_cancelled(first, number=1), number=1)
    before = known(first)
    send(first)
    first.hear()
    assert known(first).products == before.products
    assert known(first).unsent == ()
    asked = first.client().find_customer(number=PHONE)
    assert asked is not None
    assert asked.products == before.products


def test_with_an_old_record_only_the_money_is_taken_and_each_other_line_says_why(
    first: SyncCounter, second: SyncCounter
) -> None:
    accept(first, changed_and_cancelled(first, number=1), number=1)
    late = accept(second, changed_and_cancelled(second, number=2), number=2)
    send(first)
    send(second)
    row = second.books.orders.row(late.id)
    assert row is not None
    assert row.central is CentralState.ACCEPTED
    assert [line for line, why in row.refused_lines if "还没生效" in why.zh] == [sample_id(201), sample_id(202)]
    assert [dead.refused_lines for dead in second.outbox.dead()] == [2], "they stand in the list until settled"
    assert known(second) == CUSTOMER, "nothing of the refused lines stays"
    second.hear()
    assert known(second).products[0].pending is not None, "what the first counter's order does is known now"


def test_an_order_on_a_product_that_began_at_once_waits_and_then_arrives(first: SyncCounter, clock: TestClock) -> None:
    form = form_at(first, 1, today=date(2026, 11, 20))
    ring_id = sample_id(101)
    form = form.with_addition(form.catalogue.offerings["VAS-02"], number=PHONE, line_id=ring_id)
    accept(first, form.with_confirmation(ring_id, confirmed()), number=1)
    next_form = form_at(first, 2, today=date(2026, 11, 20))
    assert next_form.customer is not None
    ring = next_form.customer.products[-1]
    end = accept(first, next_form.with_cancellation(ring, line_id=sample_id(201)), number=2)
    send(first)  # both in one batch: the centre has not worked through the first
    first.hear()
    first.wait_out()
    send(first)
    row = first.books.orders.row(end.id)
    assert row is not None
    assert row.central is CentralState.ACCEPTED
    assert known(first).products[-1].status is ProductStatus.PENDING_TERMINATE


def test_on_the_first_everything_is_so_and_may_be_done_again(
    first: SyncCounter, second: SyncCounter, clock: TestClock
) -> None:
    order = accept(first, changed_and_cancelled(first, number=1), number=1)
    send(first)
    first.hear()
    second.hear()
    clock.at = DECEMBER
    for desk in (first, second):
        offline = known(desk).on(date(2026, 12, 1))
        assert [product.offering_code for product in offline.products] == ["5G-199"]
        desk.hear()
        assert known(desk).products == offline.products, "the centre says what the counter worked out"
    row = first.books.orders.row(order.id)
    assert row is not None
    assert row.state is OrderState.COMPLETED
    form = form_at(second, 2, today=date(2026, 12, 1))
    assert form.customer is not None
    back = form.with_change(form.customer.products[0], form.catalogue.offerings["5G-129"], line_id=sample_id(201))
    accept(second, back.with_payment_method(PaymentMethod.CASH), number=2)
    send(second)
    assert second.outbox.dead() == ()
    assert check_store(second.store).integrity == "ok"


def test_products_of_somebody_nobody_here_knows_are_left_alone(first: SyncCounter) -> None:
    stranger = ProductsChange("c1", "C-99999", CUSTOMER.products, ())
    assert not first.customers.products_changed(stranger)
    assert first.customers.get("C-99999") is None
    ended = ProductsChange("c2", CUSTOMER.id, (), ("P-plan", "P-never"))
    assert first.customers.products_changed(ended)
    assert [product.id for product in known(first).products] == ["P-caller-id"]


# ── what a customer did not want ──────────────────────────────────────────────────────────

NO = RefusedOffer("5G-199", PHONE, Text("5G畅行199", "5G Free 199"), REFUSED_AT, ConfirmationChannel.CUSTOMER_SCREEN)
BEFORE = REFUSED_AT - timedelta(seconds=1)


def at_work(*desks: SyncCounter) -> list[StoredRefusals]:
    """Who have their catalogue already."""
    for desk in desks:
        desk.hear()
    return [StoredRefusals(desk.store) for desk in desks]


def tell_refusals(desk: SyncCounter, refusals: StoredRefusals) -> None:
    RefusalSharer(desk.client(), refusals).share()


def test_what_was_refused_at_one_counter_is_not_suggested_at_the_other(first: SyncCounter, second: SyncCounter) -> None:
    here, there = at_work(first, second)
    here.keep(NO, customer_id=CUSTOMER.id)
    tell_refusals(first, here)
    assert second.hear() == 1
    assert there.since(CUSTOMER.id, BEFORE) == {"5G-199"}
    assert there.untold() == (0, ()), "the centre need not hear what it said"
    assert first.hear() == 0, "it comes back to where it was said, and changes nothing there"
    assert len(rows_of(first)) == len(rows_of(second)) == 1


def test_told_twice_it_is_told_the_hall_once(first: SyncCounter, second: SyncCounter) -> None:
    here, _ = at_work(first, second)
    here.keep(NO, customer_id=CUSTOMER.id)
    last, refusals = here.untold()
    first.client().tell_refusals(refusals)  # the answer was lost: nothing is noted here
    tell_refusals(first, here)
    assert last
    assert here.untold() == (0, ())
    assert second.hear() == 1
    assert second.hear() == 0


def test_said_at_both_counters_before_they_heard_of_each_other(first: SyncCounter, second: SyncCounter) -> None:
    here, there = at_work(first, second)
    here.keep(NO, customer_id=CUSTOMER.id)
    there.keep(replace(NO, code="VAS-02"), customer_id=CUSTOMER.id)
    tell_refusals(first, here)
    assert second.hear() == 1
    tell_refusals(second, there)
    assert first.hear() == 1
    assert here.since(CUSTOMER.id, BEFORE) == there.since(CUSTOMER.id, BEFORE) == {"5G-199", "VAS-02"}


def rows_of(desk: SyncCounter) -> list[object]:
    with desk.store.read() as connection:
        return list(connection.exec_driver_sql("SELECT * FROM refused_offers").all())
