"""Every figure is the count or sum of the rows behind it, whatever happened; a closed day is read as it was sealed."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import create_engine, insert, select

from app.domain.day_scope import DayScope, ScopeKind
from app.domain.day_summary import Closed, DaySummary, FigureName, Usual
from app.domain.figure_table import Behind, FigureTable
from app.domain.order import CentralState
from app.texts.language import Text
from central.day_figures_routes import CentreStore
from offline_cache.closed_days import seal_day
from offline_cache.day_book import StoredDayBook
from offline_cache.day_figures_where import Asked
from offline_cache.day_keep import keep_facts
from offline_cache.day_schema import CLOSED_DAYS, DAY_ORDERS, METADATA
from tests.fakes.clock import HandClock
from tests.fakes.day_facts import days_of_facts

HALL, ZONE, KEY = "H0032", ZoneInfo("Asia/Shanghai"), b"k" * 32
FIRST, SECOND, THIRD = date(2026, 11, 18), date(2026, 11, 19), date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, 52, tzinfo=UTC)
SCOPES = (
    DayScope(THIRD, THIRD),
    DayScope(FIRST, THIRD),
    DayScope(FIRST, SECOND, ScopeKind.DESK, "03"),
    DayScope(SECOND, THIRD, ScopeKind.CLERK, "1002"),
)


@pytest.fixture
def store() -> Iterator[CentreStore]:
    engine = create_engine("sqlite://")
    METADATA.create_all(engine)
    yield CentreStore(engine)
    engine.dispose()


def book_of(store: CentreStore) -> StoredDayBook:
    return StoredDayBook(store, HALL, ZONE, HandClock(NOW), seal_key=KEY)


def filled(store: CentreStore, seed: int) -> StoredDayBook:
    """The second of three days was closed before half of its facts came; another hall stands in the same tables."""
    days = (FIRST, SECOND, THIRD)
    with store.engine.begin() as connection:
        keep_facts(connection, HALL, days_of_facts(seed, days=days, orders=80, tickets=60), noted=False)
        closed = {"hall_id": HALL, "day": SECOND.isoformat(), "number": 1, "closed_at_us": 0, "by": "1002"}
        connection.execute(insert(CLOSED_DAYS).values(closed | dict.fromkeys(("summary", "prev", "seal", "hmac"), "")))
        keep_facts(connection, HALL, days_of_facts(seed + 1, days=days, orders=80, tickets=60), noted=False)
        keep_facts(connection, "H0033", days_of_facts(seed, days=days, orders=30, tickets=30), noted=False)
    return book_of(store)


class Opened:
    """The rows behind figures of one scope."""

    def __init__(self, book: StoredDayBook, scope: DayScope) -> None:
        self._book, self._scope = book, scope

    def table(self, figure: FigureName, key: str = "") -> FigureTable:
        return self._book.rows(self._scope, Behind(figure.value, key))

    def count(self, figure: FigureName, key: str = "") -> int:
        return len(self.table(figure, key).rows)

    def values(self, figure: FigureName, key: str, column: str) -> list[float]:
        table = self.table(figure, key)
        place = [each.key for each in table.columns].index(column)
        return [value for row in table.rows if isinstance(value := row[place].value, (int, float))]

    def sum(self, figure: FigureName, key: str, column: str) -> float:
        return sum(self.values(figure, key, column))


def mean(values: list[float]) -> float | None:
    return sum(values) / len(values) if values else None


def orders_told(found: DaySummary, rows: Opened) -> Iterable[tuple[object, object]]:
    orders = FigureName.ORDERS
    yield found.orders, rows.count(orders)
    yield found.reversed_orders, rows.count(FigureName.REVERSALS)
    for kind, parts in (("matter", found.by_matter), ("channel", found.by_channel), ("mode", found.by_mode)):
        yield sum(each.count for each in parts), found.orders
        for each in parts:
            key = f"{kind}:{each.key}"
            yield each.count, rows.count(orders, key)
            yield each.reversed_count, rows.count(FigureName.REVERSALS, key)
            yield each.monthly_change_fen, rows.sum(orders, key, "monthly_change_fen")
            yield each.mean_s, pytest.approx(mean(rows.values(orders, key, "seconds")))
            yield each.amount_fen, rows.sum(FigureName.TAKINGS, key, "amount_fen")
    yield found.mean_order_s, pytest.approx(mean(rows.values(orders, "", "seconds")))
    yield found.settled_orders, rows.count(orders, "settled")
    yield found.settled_monthly_fen, rows.sum(orders, "settled", "monthly_change_fen")
    yield found.undone_orders, rows.count(orders, "undone")
    yield found.undone_monthly_fen, rows.sum(orders, "undone", "monthly_change_fen")
    yield found.lines, rows.count(FigureName.LINES)
    yield found.monthly_change_fen, rows.sum(FigureName.LINES, "", "monthly_change_fen")
    for each in found.by_action:
        key = f"action:{each.key}"
        yield each.count, rows.count(FigureName.LINES, key)
        yield each.amount_fen, rows.sum(FigureName.LINES, key, "due_fen")
        yield each.monthly_change_fen, rows.sum(FigureName.LINES, key, "monthly_change_fen")
    rated = [int(each) for each in rows.values(FigureName.RATINGS, "", "rating")]
    yield (found.ratings, found.mean_rating), (len(rated), pytest.approx(mean([*map(float, rated)])))
    yield found.promoters, rows.count(FigureName.RATINGS, "promoters")
    yield found.detractors, rows.count(FigureName.RATINGS, "detractors")
    yield (found.promoters, found.detractors), (sum(n >= 9 for n in rated), sum(n <= 6 for n in rated))
    yield found.unsent, rows.count(FigureName.UNSENT)
    yield found.refused, rows.count(FigureName.REFUSED)
    yield found.late, rows.count(FigureName.LATE)


def money_told(found: DaySummary, rows: Opened) -> Iterable[tuple[object, object]]:
    takings = FigureName.TAKINGS
    yield found.takings_fen, rows.sum(takings, "income", "amount_fen")
    yield found.deposits_fen, rows.sum(takings, "account:deposit", "amount_fen")
    yield found.takings_fen, sum(each.amount_fen for each in found.by_matter)
    for each in found.takings:
        yield each.net_fen, rows.sum(takings, f"{each.method}/{each.account}", "amount_fen")
    for method in {each.method for each in found.takings}:
        mine = sum(each.net_fen for each in found.takings if each.method == method)
        yield mine, rows.sum(takings, f"method:{method}", "amount_fen")
    yield sum(each.count for each in found.takings), rows.count(takings, "kind:taken")
    yield sum(each.returned_fen for each in found.takings), rows.sum(takings, "kind:returned", "amount_fen")
    for name, beside in (("outside", found.outside), ("corrected_after", found.corrected_after)):
        yield sum(one.amount_fen for one in beside), rows.sum(takings, name, "amount_fen")
        for one in beside:
            yield (
                (one.count, one.amount_fen),
                (
                    rows.count(takings, f"{name}:{one.key}"),
                    rows.sum(takings, f"{name}:{one.key}", "amount_fen"),
                ),
            )
    yield len(found.cash), rows.count(FigureName.CASH)
    yield found.difference_fen, rows.sum(FigureName.CASH, "", "difference_fen")
    assert "staff_added" not in {act.key for act in found.exceptional}
    for act in found.exceptional:
        behind = OPENED.get(act.key, (FigureName.EVENTS, act.key, "amount_fen"))
        yield act.count, rows.count(*behind[:2])
        yield act.amount_fen or 0, rows.sum(*behind)


OPENED = {
    "offline": (FigureName.ORDERS, "mode:offline", "amount_fen"),
    "reversal": (FigureName.REVERSALS, "", "amount_fen"),
    "voided_line": (FigureName.LINES, "gone:voided", "due_fen"),
    "discount": (FigureName.DISCOUNTS, "", "discount_fen"),
    "recounted": (FigureName.CASH, "recounted", "first_difference_fen"),
}


def queue_told(found: DaySummary, rows: Opened) -> Iterable[tuple[object, object]]:
    figure, tickets = FigureName.TICKETS, found.tickets
    yield tickets.came, rows.count(figure)
    yield tickets.protected, rows.count(figure, "protected")
    yield tickets.came - tickets.protected, rows.count(figure, "ordinary")
    yield (tickets.called, tickets.finished), (rows.count(figure, "called"), rows.count(figure, "finished"))
    yield tickets.left, rows.count(figure, "left")
    yield tickets.no_shows, rows.sum(figure, "no_show", "no_shows")
    yield tickets.appointments, rows.count(figure, "appointment")
    yield tickets.appointment_no_shows, rows.sum(figure, "appointment_no_show", "no_shows")
    yield tickets.transfers, rows.sum(figure, "transferred", "transfers")
    yield tickets.mean_wait_s, pytest.approx(mean(rows.values(figure, "called", "wait_s")))
    yield tickets.longest_wait_s, max(rows.values(figure, "called", "wait_s"), default=None)
    yield tickets.mean_service_s, pytest.approx(mean(rows.values(figure, "finished", "service_s")))
    yield (tickets.told, tickets.hits), (rows.count(figure, "told"), rows.count(figure, "hit:1"))
    for hour in found.hours:
        key = f"hour:{hour.hour}"
        yield (hour.came, hour.orders), (rows.count(figure, key), rows.count(FigureName.ORDERS, key))
        yield hour.mean_wait_s, pytest.approx(mean(rows.values(figure, key, "wait_s")))
    yield sum(hour.orders for hour in found.hours), found.orders
    for each in found.promises:
        kept, missed, running = (
            rows.count(figure, f"promise:{each.key}/{state}") for state in ("kept", "missed", "running")
        )
        yield (each.kept, each.decided, each.running), (kept, kept + missed, running)
    for name in ("orders", "tickets", "on_duty_s", "serving_s", "idle_s", "paused_s"):
        whole = sum(getattr(each, name) for each in found.desks)
        yield whole, pytest.approx(rows.sum(FigureName.DESKS, "", name))
    yield sum(each.orders for each in found.desks), found.orders
    for desk in found.desks:
        yield desk.orders, rows.sum(FigureName.DESKS, f"desk:{desk.desk}/{desk.staff}", "orders")


@pytest.mark.parametrize("scope", SCOPES, ids=("day", "span", "desk", "clerk"))
@pytest.mark.parametrize("seed", [1, 20])
def test_every_figure_is_its_rows(store: CentreStore, scope: DayScope, seed: int) -> None:
    book = filled(store, seed)
    if scope.one_day:
        assert book.summary(scope).late  # or nothing of it is looked at
    found, rows = book.summary(scope), Opened(book, scope)
    for told in (orders_told, money_told, queue_told):
        for number, (figure, behind) in enumerate(told(found, rows)):
            assert figure == behind, f"{told.__name__} {number}"


def test_halls_and_scopes_share_nothing(store: CentreStore) -> None:
    book = filled(store, 5)
    whole = book.summary(DayScope(THIRD, THIRD))
    desks = [book.summary(DayScope(THIRD, THIRD, ScopeKind.DESK, desk)) for desk in ("1", "02", "3")]
    assert sum(each.orders for each in desks) == whole.orders
    assert sum(each.takings_fen for each in desks) == whole.takings_fen
    assert {each.desk for each in whole.desks} <= {"1", "2", "3", ""}


def test_an_event_says_no_id_and_no_code(store: CentreStore) -> None:
    facts = days_of_facts(1, days=(FIRST,), orders=1, tickets=0)
    made = replace(facts.events[0], day=FIRST, desk="03", kind="approved", reason="wrong_secret")
    event = replace(made, subject="01a204f9-0353-7000-8f93-0000000a0001")
    with store.engine.begin() as connection:
        keep_facts(connection, HALL, replace(facts, events=(event,)), noted=False)
    table = book_of(store).rows(DayScope(FIRST, FIRST), Behind("events", "approved"))
    said = {column.key: cell.value for column, cell in zip(table.columns, table.rows[0], strict=True)}
    assert said["subject"] == Text(f"3 台 {FIRST.isoformat()}", f"Desk 3, {FIRST.isoformat()}")
    assert said["reason"] == Text("密码或 PIN 不对", "Wrong password or PIN")


def test_a_closed_day_is_read_as_sealed_and_is_the_usual_of_its_weekday(store: CentreStore) -> None:
    book, before = filled(store, 7), THIRD - timedelta(days=7)
    with store.engine.begin() as connection:
        connection.execute(CLOSED_DAYS.delete())
        so_far = book.day_so_far(connection, THIRD)
        closed = Closed(1, NOW, "1002", Text("何静", "He Jing"), (), "", "")
        sealed = seal_day(
            connection, HALL, replace(so_far, scope=DayScope(before, before), orders=7, closed=closed), key=KEY
        )
    assert book.summary(DayScope(before, before)) == sealed
    wait = so_far.tickets.mean_wait_s
    assert book.summary(DayScope(THIRD, THIRD)).usual == Usual(1, 7.0, so_far.takings_fen, so_far.tickets.came, wait)
    with store.engine.begin() as connection:
        connection.execute(CLOSED_DAYS.update().values(summary="{}"))
    assert book.summary(DayScope(THIRD, THIRD)).usual == Usual(0)


@pytest.mark.parametrize("behind", [Behind("orders", "colour:red"), Behind("profit"), Behind("tickets", "x")])
def test_a_figure_there_is_none_of_is_refused(store: CentreStore, behind: Behind) -> None:
    with pytest.raises(ValueError):
        book_of(store).rows(SCOPES[0], behind)


@pytest.mark.parametrize("central", [CentralState.PENDING, CentralState.REFUSED])
def test_open_orders_are_found_without_reading_the_halls_years(store: CentreStore, central: CentralState) -> None:
    asked = Asked(HALL, SCOPES[0], ZONE)
    plan = f"EXPLAIN QUERY PLAN {select(DAY_ORDERS.c.id).where(asked.shape.open_now(central)).compile(store.engine)}"
    with store.engine.connect() as connection:
        told = connection.exec_driver_sql(plan, ("", HALL, THIRD.isoformat(), central.value)).all()
    assert "day_orders_open" in str(told)
