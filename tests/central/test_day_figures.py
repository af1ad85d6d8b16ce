"""The operator sees the days of one hall and of all, by the same figures, and the rows behind; a counter does not."""

from datetime import date

import pytest
from sqlalchemy import Engine, insert, select

from app.domain.day_scope import DayScope, ScopeKind
from app.domain.day_summary import FigureName
from app.domain.figure_table import Behind, Cell, FigureTable
from app.texts.language import same
from app.wire.figure_rows import read_table
from app.wire.halls_days import DAYS_PATH, ROWS, HallDaysSaid
from app.wire.records import read_as
from central.application import create_app
from central.database import reading, writing
from central.day_figures_routes import CentreStore
from central.schema import HALL as HALLS
from offline_cache.day_book import StoredDayBook
from offline_cache.day_figures_halls import figures_of_halls, sum_of_halls
from offline_cache.day_keep import keep_facts
from offline_cache.day_schema import DAY_ORDERS
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
    whole, total = sum_of_halls(halls), cells_of(table, table.total)
    assert {key: cell.value for key, cell in total.items() if key not in ("hall", "number", "protected")} == {
        "orders": sum(each.orders for each in halls),
        "reversed": whole.reversed_orders,
        "lines": whole.lines,
        "monthly": whole.monthly_change_fen,
        "takings": sum(each.takings_fen for each in halls),
        "deposits": whole.deposits_fen,
        "difference": whole.difference_fen,
        "came": whole.came,
        "mean_wait": whole.mean_wait_s,
        "unsent": whole.unsent,
        "refused": whole.refused,
    }
    assert {cell.behind for cell in total.values()} == {None}
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
        assert (each.lines, each.monthly_change_fen) == (own.lines, own.monthly_change_fen)
        assert each.difference_fen == own.difference_fen != 0
        assert (each.came, each.called) == (own.tickets.came, own.tickets.called)
        assert each.mean_wait_s == pytest.approx(own.tickets.mean_wait_s)
        assert (each.protected_kept, each.protected_decided) == (kept.kept, kept.decided)


def cells_of(table: FigureTable, row: tuple[Cell, ...]) -> dict[str, Cell]:
    return {column.key: cell for column, cell in zip(table.columns, row, strict=True)}


def rows(centre: Counter, hall: str, behind: Behind, more: str = "") -> FigureTable:
    path = f"{DAYS_PATH}/{hall}{ROWS}?first={FIRST}&last={LAST}&figure={behind.figure}&key={behind.key}{more}"
    answer = centre.call("GET", path, headers=OPERATOR)
    assert answer.status_code == 200, answer.text
    return read_table(answer.content)


def test_behind_each_figure_of_a_hall_are_that_hall_s_rows(centre: Counter, told: Engine) -> None:
    table = read_table(centre.call("GET", DAYS, headers=OPERATOR).content)
    mine = next(
        cells for cells in (cells_of(table, row) for row in table.rows) if cells["number"].value == same(HALL.id)
    )
    found = {key: rows(centre, HALL.id, cell.behind) for key, cell in mine.items() if cell.behind is not None}
    assert found.keys() == mine.keys() - {"hall", "number"}
    for key in ("orders", "reversed", "lines", "came", "unsent", "refused"):
        assert len(found[key].rows) == mine[key].value, key
    for key, of in (("monthly", "monthly_change_fen"), ("takings", "amount_fen"), ("difference", "difference_fen")):
        behind = found[key]
        values = [cells_of(behind, row)[of].value for row in behind.rows]
        assert sum(each for each in values if isinstance(each, int)) == mine[key].value, key


def test_a_desk_and_a_person_of_a_hall_are_seen_alone(centre: Counter, told: Engine, clock: HandClock) -> None:
    book = StoredDayBook(CentreStore(told), HALL.id, HALL.zone, clock)
    with reading(told) as connection:
        one = connection.execute(select(DAY_ORDERS).where(DAY_ORDERS.c.hall_id == HALL.id).limit(1)).one()
    for kind, name in ((ScopeKind.DESK, one.desk), (ScopeKind.CLERK, one.clerk)):
        wanted, more = DayScope(FIRST, LAST, kind, name), f"&{kind.value}={name}"
        path = f"{DAYS_PATH}/{HALL.id}?first={FIRST}&last={LAST}{more}"
        said = read_as(HallDaysSaid, centre.call("GET", path, headers=OPERATOR).content)
        assert said.summary == book.summary(wanted)
        assert said.summary is not None
        assert 0 < said.summary.orders < book.summary(DayScope(FIRST, LAST)).orders
        behind = rows(centre, HALL.id, Behind(FigureName.ORDERS.value), more)
        assert len(behind.rows) == said.summary.orders


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
        (f"{DAYS_PATH}/{HALL.id}{ROWS}?first={LAST}&figure=orders", TOKEN, 401),
        (f"{DAYS_PATH}/{HALL.id}{ROWS}?first={LAST}&figure=secrets", "operator", 400),
        (f"{DAYS_PATH}/H0404{ROWS}?first={LAST}&figure=orders", "operator", 404),
        (f"{ONE}&desk=3&clerk=2107", "operator", 400),
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
