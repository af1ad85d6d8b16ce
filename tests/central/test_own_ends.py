"""A trial ends by itself on the day the line said; it is never paid for, and wanted again it is ordered again (S14). So
does a number hold."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from app.domain.catalogue import Catalogue
from app.domain.customer import Product
from app.domain.offering import AfterTerm, OfferingKind
from app.domain.order import Order
from app.domain.order_line import ConfirmationChannel, Decision, SecondConfirmation
from app.texts.trials import TRIAL_USED
from app.wire.changes import ProductsChange
from app.wire.party import TRIALS_USED, read_product
from central.application import create_app
from central.customer_facts import customer_facts
from central.database import open_database, reading, writing
from central.load import load_catalogue, load_customers, load_device, load_hall
from central.migrate import migrate
from central.own_ends import OwnEnds
from central.schema import PRODUCT
from central.trials import give_trials_back
from tests.central.counter import Counter, envelope
from tests.fakes.centre import TOKEN
from tests.fakes.clock import HandClock
from tests.fakes.orders import CATALOGUE, CUSTOMER, HALL, NOW, RING_VIDEO, an_empty_form, order_of, sample_id
from tests.fakes.print_jobs import CountingIds

TRIAL = replace(RING_VIDEO, code="VAS-09", position=20, trial_months=1, after_term=AfterTerm.ENDS)
OFFERS: Catalogue = replace(CATALOGUE, offerings={**CATALOGUE.offerings, TRIAL.code: TRIAL})
LAST_MOMENT = datetime(2026, 12, 19, 15, 59, 59, tzinfo=UTC)  # a second before midnight of its last day in the hall


@pytest.fixture
def engine(tmp_path: Path, clock: HandClock, ids: CountingIds) -> Engine:
    engine = open_database(f"sqlite:///{tmp_path / 'trials.db'}")
    migrate(engine)
    load_hall(engine, HALL, ids=ids)
    load_device(engine, token=TOKEN)
    load_catalogue(engine, OFFERS, toml="", at=clock.now(), ids=ids)
    load_customers(engine, (CUSTOMER,), OFFERS)
    return engine


@pytest.fixture
def counter(engine: Engine, clock: HandClock, ids: CountingIds) -> Counter:
    return Counter(create_app(engine=engine, clock=clock, ids=ids, tick_s=None))


def an_order_of_the_trial(number: int = 1) -> Order:
    form = replace(an_empty_form(number=number), catalogue=OFFERS)
    line_id = sample_id(700 + number)
    form = form.with_addition(TRIAL, number=CUSTOMER.phone, line_id=line_id)
    said = SecondConfirmation(Decision.CONFIRMED, NOW, ConfirmationChannel.CUSTOMER_SCREEN)
    return order_of(form.with_confirmation(line_id, said), number=number)


def standing(engine: Engine) -> list[tuple[str, str | None]]:
    with reading(engine) as connection:
        rows = connection.execute(
            select(PRODUCT.c.status, PRODUCT.c.ended_on).where(PRODUCT.c.offering_code == TRIAL.code)
        ).all()
    return [(row.status, row.ended_on) for row in rows]


def test_the_signed_line_says_the_day_it_ends_by_itself() -> None:
    (line,) = an_order_of_the_trial().signed.content.lines
    facts = {fact.key: fact.value for fact in line.facts}
    assert facts["after_term"] == "2026-12-19 到期自动停，不另收费"
    assert line.figures.monthly_after_fen == 0


def test_until_the_last_second_of_its_last_day_it_is_there(counter: Counter, engine: Engine, clock: HandClock) -> None:
    counter.accept(an_order_of_the_trial())
    clock.set(LAST_MOMENT)
    counter.products(CUSTOMER.id)
    assert standing(engine) == [("active", None)]


def test_then_it_ends_by_itself_and_every_hall_is_told(counter: Counter, engine: Engine, clock: HandClock) -> None:
    counter.accept(an_order_of_the_trial())
    clock.set(LAST_MOMENT + timedelta(seconds=1))
    counter.products(CUSTOMER.id)
    assert standing(engine) == [("terminated", "2026-12-20")]
    told = [change for change in counter.changes().changes if isinstance(change, ProductsChange)]
    assert told[-1].ended == (sample_id(701),)


def test_it_ends_once(counter: Counter, engine: Engine, clock: HandClock) -> None:
    counter.accept(an_order_of_the_trial())
    for day in range(3):
        clock.set(LAST_MOMENT + timedelta(days=day, seconds=1))
        counter.products(CUSTOMER.id)
    told = [change for change in counter.changes().changes if isinstance(change, ProductsChange) and change.ended]
    assert len(told) == 1


def test_a_trial_is_had_once_and_goes_on_only_as_the_paid_service(
    counter: Counter, engine: Engine, clock: HandClock
) -> None:
    counter.accept(an_order_of_the_trial())
    assert counter.refusal(envelope(an_order_of_the_trial(2), seq=2)) == "has_it"
    clock.set(LAST_MOMENT + timedelta(seconds=1))
    counter.products(CUSTOMER.id)
    again = an_order_of_the_trial(3)
    assert counter.refusal(envelope(again, seq=2, key="again")) == "trial_used"
    known = replace(CUSTOMER, trials_used=(TRIAL.code,))
    form = replace(an_empty_form(number=4), catalogue=OFFERS, customer=known)
    why = form.why_not(TRIAL, number=CUSTOMER.phone)
    assert why is not None
    assert (why.zh, why.en) == (TRIAL_USED.filled(name=TRIAL.name).zh, TRIAL_USED.filled(name=TRIAL.name).en)
    unconfirmed = envelope(paid_after_it(4), seq=2, key="unconfirmed", change=_take_confirmation)
    assert counter.refusal(unconfirmed) == "not_confirmed"
    counter.accept(paid_after_it(4), seq=2)


def test_what_is_on_trial_goes_on_paid_the_day_after_without_a_gap(
    engine: Engine, clock: HandClock, ids: CountingIds
) -> None:
    trial = replace(TRIAL, code="VAS-10", trial_then=RING_VIDEO.code)
    sold = replace(CATALOGUE, version="2026-11-20.1", offerings={**CATALOGUE.offerings, trial.code: trial})
    load_catalogue(engine, sold, toml="version = 2", at=clock.now(), ids=ids)
    counter = Counter(create_app(engine=engine, clock=clock, ids=ids, tick_s=None))
    empty, line_id = replace(an_empty_form(number=1), catalogue=sold), sample_id(701)
    said = SecondConfirmation(Decision.CONFIRMED, NOW, ConfirmationChannel.CUSTOMER_SCREEN)
    form = empty.with_addition(trial, number=CUSTOMER.phone, line_id=line_id).with_confirmation(line_id, said)
    counter.accept(order_of(form, number=1))
    running = read_product(counter.products(CUSTOMER.id)[line_id])
    assert running.pending is None
    later = replace(an_empty_form(number=2), catalogue=sold)
    later = later.with_customer(replace(CUSTOMER, products=(*CUSTOMER.products, running)))
    later = later.with_change(running, RING_VIDEO, line_id="paid").with_confirmation("paid", said)
    counter.accept(order_of(later, number=2), seq=2)
    clock.set(LAST_MOMENT)
    assert read_product(counter.products(CUSTOMER.id)[line_id]).offering_code == trial.code
    clock.set(LAST_MOMENT + timedelta(seconds=1))
    paid = read_product(counter.products(CUSTOMER.id)[line_id])
    assert (paid.offering_code, paid.started_on) == (RING_VIDEO.code, date(2026, 12, 20))


def paid_after_it(number: int) -> Order:
    form = replace(an_empty_form(number=number), catalogue=OFFERS)
    line_id = sample_id(700 + number)
    form = form.with_addition(RING_VIDEO, number=CUSTOMER.phone, line_id=line_id)
    said = SecondConfirmation(Decision.CONFIRMED, NOW, ConfirmationChannel.CUSTOMER_SCREEN)
    return order_of(form.with_confirmation(line_id, said), number=number)


def _take_confirmation(entry: dict[str, dict[str, dict[str, list[dict[str, object]]]]]) -> None:
    agreement = entry["bodies"]["agreement"]
    agreement["characteristic"] = [row for row in agreement["characteristic"] if row["name"] != "secondConfirmation"]


def test_a_number_hold_ends_by_itself_too(tmp_path: Path, clock: HandClock, ids: CountingIds) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'holds.db'}")
    migrate(engine)
    load_hall(engine, HALL, ids=ids)
    hold = replace(RING_VIDEO, code="KEEP-9", kind=OfferingKind.NUMBER_HOLD, validity_months=6)
    hold = replace(hold, after_term=AfterTerm.ENDS)
    sold = replace(CATALOGUE, offerings={**CATALOGUE.offerings, hold.code: hold})
    load_catalogue(engine, sold, toml="", at=clock.now(), ids=ids)
    held = Product("P-hold", CUSTOMER.phone, hold.code, date(2026, 4, 10), None, None, False)
    load_customers(engine, (replace(CUSTOMER, products=(held,)),), sold)
    ends = OwnEnds(engine, clock=clock, ids=ids)
    clock.set(datetime(2026, 10, 9, 15, 59, 59, tzinfo=UTC))
    assert ends.catch_up() == 0
    clock.set(datetime(2026, 10, 9, 16, 0, tzinfo=UTC))
    assert ends.catch_up() == 1


def test_a_trial_of_an_order_that_is_taken_back_is_the_customers_again(counter: Counter, engine: Engine) -> None:
    counter.accept(an_order_of_the_trial())
    with writing(engine) as connection:
        give_trials_back(connection, CUSTOMER.id, ["5G-199"])
        assert customer_facts(connection, CUSTOMER.id)[TRIALS_USED] == [TRIAL.code]
        give_trials_back(connection, CUSTOMER.id, ["5G-199", TRIAL.code])
        assert customer_facts(connection, CUSTOMER.id)[TRIALS_USED] == []
