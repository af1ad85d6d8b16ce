"""Every line takes effect at its own time, once, and the hall is told every step."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, delete, select, update

from app.domain.order import Order, OrderState
from app.domain.order_line import Action
from app.wire.changes import OrderStateChange
from central.completion import MOST_ORDERS, complete_due
from central.database import reading, writing
from central.schema import ORDER_LINE, PRODUCT, PRODUCT_ORDER
from tests.central.counter import Counter, envelope
from tests.central.test_checks import added, cancelled, swapped
from tests.fakes.clock import HandClock
from tests.fakes.orders import CUSTOMER, PLAN_PRODUCT, a_customer, an_empty_form, an_order, order_of, sample_id
from tests.fakes.print_jobs import CountingIds

DECEMBER = datetime(2026, 11, 30, 16, 0, tzinfo=UTC)  # midnight in the hall
MOMENT = timedelta(milliseconds=1)


def line_states(counter: Counter, order: Order) -> dict[str, str]:
    """By action."""
    items = counter.order(order)["productOrderItem"]
    actions = {line.id: line.action for line in order.signed.form.lines}
    return {actions[item["id"]].value: item["state"] for item in items}


def test_lines_take_effect_at_once_or_next_month(counter: Counter, clock: HandClock) -> None:
    order = an_order()
    counter.accept(order)
    assert line_states(counter, order) == {
        Action.MODIFY: "inProgress",
        Action.DELETE: "inProgress",
        Action.ADD: "completed",
        Action.TOP_UP: "completed",
    }
    body = counter.order(order)
    assert body["state"] == "inProgress"
    assert body["expectedCompletionDate"] == "2026-11-30T16:00:00.000Z"
    assert "completionDate" not in body

    clock.set(DECEMBER - MOMENT)
    assert counter.order(order)["state"] == "inProgress"
    clock.set(DECEMBER)
    body = counter.order(order)
    assert body["state"] == "completed"
    assert body["completionDate"] == "2026-11-30T16:00:00.000Z"
    assert "expectedCompletionDate" not in body
    assert set(line_states(counter, order).values()) == {"completed"}


def test_the_hall_is_told_every_step_with_all_lines(counter: Counter, clock: HandClock) -> None:
    order = an_order()
    counter.accept(order)
    assert counter.states(order) == ["inProgress", "inProgress"]
    clock.set(DECEMBER)
    assert counter.states(order) == ["inProgress", "inProgress", "completed"]
    told = [c for c in counter.changes().changes if isinstance(c, OrderStateChange)]
    assert all([line.id for line in c.lines] == [line.id for line in order.signed.content.lines] for c in told)
    first, second, third = ([line.state for line in change.lines] for change in told)
    assert first == [OrderState.IN_PROGRESS] * 4
    assert second == [OrderState.IN_PROGRESS] * 2 + [OrderState.COMPLETED] * 2
    assert third == [OrderState.COMPLETED] * 4
    assert [change.at for change in told] == [told[0].at, told[0].at, DECEMBER]


def test_what_the_customer_has_follows(counter: Counter, clock: HandClock) -> None:
    counter.accept(an_order())
    products = counter.products(CUSTOMER.id)
    (ring,) = (p for p in products.values() if p["productOffering"]["id"] == "VAS-02")
    assert ring["status"] == "active"
    assert ring["startDate"] == "2026-11-20T00:00:00Z"
    assert products["P-plan"]["productOffering"]["id"] == "5G-129"
    assert products["P-plan"]["status"] == "active"
    assert products["P-caller-id"]["status"] == "pendingTerminate"
    assert counter.balance_fen(CUSTOMER.id) == CUSTOMER.balance_fen + 5000

    clock.set(DECEMBER)
    products = counter.products(CUSTOMER.id)
    assert products["P-plan"]["productOffering"]["id"] == "5G-199"
    assert products["P-plan"]["startDate"] == "2026-12-01T00:00:00Z"
    assert products["P-plan"]["productTerm"][0]["validFor"] == {"endDateTime": "2028-11-30T00:00:00Z"}
    assert products["P-caller-id"]["status"] == "terminated"
    assert products["P-caller-id"]["terminationDate"] == "2026-12-01T00:00:00Z"


def test_nothing_takes_effect_twice(counter: Counter, engine: Engine, clock: HandClock, ids: CountingIds) -> None:
    counter.accept(an_order())
    assert complete_due(engine, clock=clock, ids=ids) == 1
    assert complete_due(engine, clock=clock, ids=ids) == 0
    clock.set(DECEMBER)
    assert complete_due(engine, clock=clock, ids=ids) == 1
    assert complete_due(engine, clock=clock, ids=ids) == 0
    assert counter.balance_fen(CUSTOMER.id) == CUSTOMER.balance_fen + 5000


def test_what_must_be_installed_first_stays_in_progress(counter: Counter, clock: HandClock) -> None:
    order = order_of(added("KD-300"))
    counter.accept(order)
    clock.set(DECEMBER + timedelta(days=365))
    body = counter.order(order)
    assert body["state"] == "inProgress"
    assert "expectedCompletionDate" not in body
    (broadband,) = (p for p in counter.products(CUSTOMER.id).values() if p["productOffering"]["id"] == "KD-300")
    assert broadband["status"] == "pendingActive"


def test_a_fee_leaves_nothing_installed_and_a_deposit_does(counter: Counter) -> None:
    for number, code in ((1, "FEE-CARD"), (2, "DEP-ONU")):
        order = order_of(added(code, number=number), number=number)
        counter.accept(order, seq=number)
        assert counter.order(order)["state"] == "completed"
    codes = {product["productOffering"]["id"] for product in counter.products(CUSTOMER.id).values()}
    assert codes == {"5G-129", "VAS-01", "DEP-ONU"}


def test_a_product_that_vanished_meanwhile_fails_its_line_and_no_other(
    counter: Counter, engine: Engine, clock: HandClock
) -> None:
    form = cancelled(CUSTOMER.products[1], form=swapped(PLAN_PRODUCT, "5G-199"))
    both = order_of(form)
    counter.accept(both)
    of_another = an_empty_form(customer=a_customer(1), number=2)
    alone = order_of(swapped(a_customer(1).products[0], "5G-199", form=of_another, number=2), number=2)
    counter.accept(alone)
    with writing(engine) as connection:
        gone = update(PRODUCT).where(PRODUCT.c.id.in_(["P-plan", "P-plan-1"]))
        connection.execute(gone.values(status="terminated"))
    clock.set(DECEMBER)
    assert counter.order(both)["state"] == "partial"
    assert line_states(counter, both) == {Action.MODIFY: "failed", Action.DELETE: "completed"}
    assert counter.order(alone)["state"] == "failed"
    assert counter.states(alone) == ["inProgress", "failed"]


def test_more_orders_than_one_transaction_takes(
    counter: Counter, engine: Engine, clock: HandClock, ids: CountingIds
) -> None:
    many = MOST_ORDERS + 20
    small = [
        order_of(
            an_empty_form(customer=a_customer(n), number=n).with_top_up(
                number=a_customer(n).phone, amount_fen=100 * n, line_id=sample_id(n * 100 + 1)
            ),
            number=n,
        )
        for n in range(1, many + 1)
    ]
    for start in range(0, many, 20):
        counter.send(*(envelope(order) for order in small[start : start + 20]))
    assert complete_due(engine, clock=clock, ids=ids) == many
    assert counter.balance_fen(a_customer(many).id) == CUSTOMER.balance_fen + 100 * many
    told = [change.order_id for change in counter.changes().changes if isinstance(change, OrderStateChange)]
    assert told == [order.id for order in small for _ in range(2)]


def test_a_due_line_whose_order_is_missing_stays_as_it_is_and_holds_up_nothing(
    engine: Engine, counter: Counter, clock: HandClock, ids: CountingIds
) -> None:
    lost = an_order()
    of_another = an_empty_form(customer=a_customer(1), number=2)
    kept = order_of(swapped(a_customer(1).products[0], "5G-199", form=of_another, number=2), number=2)
    counter.accept(lost)
    counter.accept(kept)
    with writing(engine) as connection:
        connection.execute(delete(PRODUCT_ORDER).where(PRODUCT_ORDER.c.external_id == lost.id))
    clock.set(DECEMBER)
    assert complete_due(engine, clock=clock, ids=ids) == 1
    assert counter.order(kept)["state"] == "completed"
    with reading(engine) as connection:
        states = select(ORDER_LINE.c.state).where(ORDER_LINE.c.customer_id == CUSTOMER.id)
        assert set(connection.execute(states).scalars()) == {OrderState.ACKNOWLEDGED.value}


def test_an_order_without_lines_is_taken_up_once(
    engine: Engine, counter: Counter, clock: HandClock, ids: CountingIds
) -> None:
    counter.accept(an_order())
    with writing(engine) as connection:
        connection.execute(delete(ORDER_LINE))
        connection.execute(update(PRODUCT_ORDER).values(state=OrderState.ACKNOWLEDGED.value))
    assert complete_due(engine, clock=clock, ids=ids) == 1
    assert complete_due(engine, clock=clock, ids=ids) == 0
