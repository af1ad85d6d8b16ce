"""The operator sees the days of one hall and of all, each by the same figures; a counter's token opens neither."""

from datetime import date

import pytest
from sqlalchemy import Engine, insert, select

from app.domain.day_scope import DayScope
from app.wire.figure_rows import read_table
from app.wire.halls_days import DAYS_PATH, HallDaysSaid
from app.wire.records import read_as
from central.application import create_app
from central.database import reading, writing
from central.day_figures_routes import CentreStore
from central.schema import HALL as HALLS
from offline_cache.day_book import StoredDayBook
from offline_cache.day_figures_halls import figures_of_halls, sum_of_halls
from offline_cache.day_keep import keep_facts
from tests.central.counter import Counter
from tests.fakes.centre import TOKEN
from tests.fakes.clock import HandClock
from tests.fakes.day_facts import days_of_facts
from tests.fakes.orders import HALL
from tests.fakes.print_jobs import CountingIds

FIRST, LAST = date(2026, 11, 19), date(2026, 11, 20)
OTHER = "H0099"
OPERATOR = {"Authorization": "Bearer operator"}
DAYS = f"{DAYS_PATH}?first={FIRST}&last={LAST}"
ONE = f"{DAYS_PATH}/{HALL.id}?first={LAST}"


@pytest.fixture
def told(engine: Engine) -> Engine:
    with writing(engine) as connection:
        for seed, hall in enumerate((HALL.id, OTHER)):
            facts = days_of_facts(seed, days=(FIRST, LAST), orders=60, tickets=40)
            keep_facts(connection, hall, facts, noted=False)
    return engine


@pytest.fixture
def centre(told: Engine, clock: HandClock, ids: CountingIds) -> Counter:
    return Counter(create_app(engine=told, clock=clock, ids=ids, tick_s=None, import_token="operator"))


def test_all_halls_stand_beside_each_other_with_their_sum(centre: Counter, told: Engine, clock: HandClock) -> None:
    table = read_table(centre.call("GET", DAYS, headers=OPERATOR).content)
    with reading(told) as connection:
        halls = figures_of_halls(connection, first=FIRST, last=LAST)
    assert [each.hall_id for each in halls] == sorted((HALL.id, OTHER))
    assert len(table.rows) == 2
    assert table.rows[[each.hall_id for each in halls].index(HALL.id)][0].value == HALL.name
    assert table.total is not None
    assert [cell.value for cell in table.total[1:4]] == [
        sum(each.orders for each in halls),
        sum(each.reversed_orders for each in halls),
        sum(each.takings_fen for each in halls),
    ]
    assert table.total[6].value == sum_of_halls(halls).mean_wait_s
    promise = "protected_called"
    with writing(told) as connection:
        known = connection.execute(select(HALLS).where(HALLS.c.hall_id == HALL.id)).one()._mapping
        connection.execute(insert(HALLS).values({**known, "hall_id": OTHER}))
    for each in halls:
        own = StoredDayBook(CentreStore(told), each.hall_id, HALL.zone, clock).summary(DayScope(FIRST, LAST))
        kept = next(of for of in own.promises if of.key == promise)
        assert (each.orders, each.reversed_orders, each.unsent, each.refused) == (
            own.orders,
            own.reversed_orders,
            own.unsent,
            own.refused,
        )
        assert (each.takings_fen, each.deposits_fen) == (own.takings_fen, own.deposits_fen)
        assert (each.came, each.called) == (own.tickets.came, own.tickets.called)
        assert each.mean_wait_s == pytest.approx(own.tickets.mean_wait_s)
        assert (each.protected_kept, each.protected_decided) == (kept.kept, kept.decided)


def test_one_halls_day_comes_whole(centre: Counter, told: Engine, clock: HandClock) -> None:
    said = read_as(HallDaysSaid, centre.call("GET", ONE, headers=OPERATOR).content)
    assert said.summary == StoredDayBook(CentreStore(told), HALL.id, HALL.zone, clock).summary(DayScope(LAST, LAST))
    assert said.summary is not None
    assert (said.name, said.zone) == (HALL.name, HALL.zone.key)
    assert said.summary.orders


@pytest.mark.parametrize(
    ("path", "token", "status"),
    [
        (DAYS, TOKEN, 401),
        (ONE, "", 401),
        (f"{DAYS_PATH}/H0404?first={LAST}", "operator", 404),
        (f"{DAYS_PATH}?first=yesterday", "operator", 400),
        (f"{DAYS_PATH}?first={LAST}&last={FIRST}", "operator", 400),
        (f"{DAYS_PATH}?first=2020-01-01&last={LAST}", "operator", 400),
    ],
)
def test_who_may_not_or_asks_for_what_is_not_there(centre: Counter, path: str, token: str, status: int) -> None:
    assert centre.call("GET", path, headers={"Authorization": f"Bearer {token}"}).status_code == status


def test_without_an_operators_token_nobody_sees_them(counter: Counter) -> None:
    nobody = {"Authorization": "Bearer "}
    assert {counter.call("GET", path, headers=nobody).status_code for path in (DAYS, ONE)} == {403}
