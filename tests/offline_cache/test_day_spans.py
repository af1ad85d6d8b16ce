"""A span is the sum of its days, a closed day never changes, and what comes off later comes off once, whatever happens.

Random acts: orders taken, voided, settled after a refusal, told at once or later, days closed early or late, the store
put back from a backup, the days it lacks learned and the counter's facts told again.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as some
from sqlalchemy import Connection, Table, create_engine, delete, insert, select

from app.domain.day_facts import Facts, LineFact, OrderFact
from app.domain.day_scope import DayScope
from app.domain.day_summary import DaySummary
from central.day_figures_routes import CentreStore
from offline_cache.day_book import StoredDayBook
from offline_cache.day_cursors import LEARNED, keep_cursor
from offline_cache.day_keep import keep_facts
from offline_cache.day_known import forget_known, keep_known, known_until, off_by
from offline_cache.day_schema import CLOSED_DAYS, METADATA
from tests.fakes.clock import HandClock
from tests.fakes.orders import NOW
from tests.offline_cache.closing import DAY, HALL, ZONE, cash_taking, order

SUMMED = (
    "orders", "lines", "monthly_change_fen", "takings_fen", "deposits_fen", "settled_orders", "settled_lines",
    "settled_monthly_fen", "undone_orders", "undone_lines", "undone_monthly_fen", "late",
)  # fmt: skip
ACTS = some.lists(
    some.tuples(
        some.sampled_from(("take", "take", "void", "settle", "tell", "close", "next", "back_up", "restore")),
        some.integers(0, 7),  # which order, or how dear
        some.booleans(),  # whether it is told at once
    ),
    max_size=40,
)


@dataclass
class Hall:
    """Its counter's orders as they are, and the books that hear of them."""

    book: StoredDayBook
    store: CentreStore
    today: int = 0
    closed: int = 0  # days, from the first on
    orders: list[OrderFact] = field(default_factory=list)
    untold: list[Facts] = field(default_factory=list)
    told: list[Facts] = field(default_factory=list)
    ticks: int = 0
    backup: dict[Table, list[dict[str, Any]]] = field(default_factory=dict)  # what was told since is in `told`
    known: dict[int, tuple[Any, ...]] = field(default_factory=dict)  # by day that was closed
    sealed: list[list[Any]] = field(default_factory=list)

    def act(self, what: str, which: int, *, at_once: bool) -> None:
        standing = [n for n, each in enumerate(self.orders) if each.undone_on is None]
        if what == "take":
            n = len(self.orders)
            fact = replace(order(n), day=day(self.today), lines=1 + which % 3, monthly_change_fen=100 * which - 200)
            fact = replace(fact, accepted_at=self._tick())
            self.orders.append(fact)
            self._tell(n, at_once=at_once, taking=fact.amount_fen)
        elif what in ("void", "settle") and standing:
            n = standing[which % len(standing)]
            central = "voided" if what == "void" else "settled"
            self.orders[n] = replace(self.orders[n], central=central, undone_on=day(self.today))
            self._tell(n, at_once=at_once, taking=-self.orders[n].amount_fen)
        elif what == "tell":
            self._tell_all()
        elif what == "close" and self.closed <= self.today:
            self.sealed.append(figures(self.so_far(self.closed)))
            row = {"hall_id": HALL, "day": day(self.closed).isoformat(), "number": self.closed + 1, "by": "1002"}
            empty = dict.fromkeys(("summary", "prev", "seal", "hmac"), "")
            with self.store.engine.begin() as connection:
                after = day(self.closed - 1) if self.closed else None
                self.known[self.closed] = tuple(
                    each(connection, HALL, after=after, day=day(self.closed)) for each in (known_until, off_by)
                )
                connection.execute(insert(CLOSED_DAYS).values(row | empty | {"closed_at_us": 0}))
            self.closed += 1
        elif what == "next":
            self.today += 1

        elif what == "back_up":
            with self.store.engine.connect() as connection:
                self.backup = {table: _rows(connection, table) for table in METADATA.sorted_tables}
            self.told.clear()
        elif what == "restore" and self.backup:
            self._restore()
            if at_once:
                self._tell_all()

    def _restore(self) -> None:
        """Facts and days as in the backup, the days since then learned; what was told since is to be told again."""
        with self.store.engine.begin() as connection:
            closed = _rows(connection, CLOSED_DAYS)
            for table, rows in self.backup.items():
                connection.execute(delete(table))
                if rows:
                    connection.execute(insert(table), rows)
            had = len(self.backup[CLOSED_DAYS])
            for n in range(had, self.closed):
                connection.execute(insert(CLOSED_DAYS).values(closed[n]))
                keep_cursor(connection, f"{LEARNED}{day(n).isoformat()}", n + 1)
                keep_known(connection, day(n), *self.known[n])
        self.untold = _as_they_are([*self.told, *self.untold])
        self.told.clear()

    def end(self) -> None:
        self._tell_all()
        self.today = max(self.today, self.closed)

    def so_far(self, n: int) -> DaySummary:
        with self.store.engine.connect() as connection:
            return self.book.day_so_far(connection, day(n))

    def _tell(self, n: int, *, at_once: bool, taking: int) -> None:
        fact = self.orders[n]
        moved = replace(
            cash_taking(n, taking),
            id=f"{fact.id}/{taking}",
            order_id=fact.id,
            day=day(self.today),
            at=self._tick(),
            kind="taken" if taking > 0 else "returned",
        )
        told = Facts(orders=(fact,), lines=lines_of(fact), takings=(moved,))
        self.untold.append(told)
        if at_once:
            self._tell_all()

    def _tell_all(self) -> None:
        with self.store.engine.begin() as connection:
            for each in self.untold:
                keep_facts(connection, HALL, each, noted=False)
            forget_known(connection, "3")
        self.told += self.untold
        self.untold.clear()

    def _tick(self) -> datetime:
        self.ticks += 1
        return NOW + timedelta(seconds=self.ticks)


def _rows(connection: Connection, table: Table) -> list[dict[str, Any]]:
    return [dict(row._mapping) for row in connection.execute(select(table))]


def _as_they_are(told: list[Facts]) -> list[Facts]:
    """Each order as it is now alone, where it changed last: so a counter tells them."""
    last = {fact.id: n for n, each in enumerate(told) for fact in each.orders}
    is_last = [any(last[fact.id] == n for fact in each.orders) for n, each in enumerate(told)]
    return [each if now else Facts(takings=each.takings) for each, now in zip(told, is_last, strict=True)]


def day(n: int) -> date:
    return DAY + timedelta(days=n)


def lines_of(fact: OrderFact) -> tuple[LineFact, ...]:
    """The first says what changes monthly."""
    gone = {"voided": "voided", "settled": "refused"}.get(fact.central, "")
    return tuple(
        LineFact(
            f"{fact.id}/{n}", fact.id, fact.day, fact.desk, fact.clerk, fact.matter, "add", "5G", 0,
            0 if n else fact.monthly_change_fen, 0, "", "", gone,
        )
        for n in range(fact.lines)
    )  # fmt: skip


def figures(summary: DaySummary) -> list[Any]:
    return [getattr(summary, name) for name in SUMMED]


@contextmanager
def a_hall() -> Iterator[Hall]:
    engine = create_engine("sqlite://")
    METADATA.create_all(engine)
    store = CentreStore(engine)
    try:
        yield Hall(StoredDayBook(store, HALL, ZONE, HandClock(), seal_key=b"k" * 32), store)
    finally:
        engine.dispose()


@settings(max_examples=25, deadline=None)
@given(ACTS)
def test_a_span_is_the_sum_of_its_days_and_what_stands_is_what_is_left(acts: list[tuple[str, int, bool]]) -> None:
    with a_hall() as hall:
        for what, which, at_once in acts:
            hall.act(what, which, at_once=at_once)
        hall.end()
        by_day = [figures(hall.so_far(n)) for n in range(hall.today + 1)]
        assert by_day[: hall.closed] == hall.sealed
        for first, last in ((0, hall.today), (hall.today // 2, hall.today)):
            if first < last:
                span = hall.book.summary(DayScope(day(first), day(last)))
                assert figures(span) == [sum(each) for each in zip(*by_day[first : last + 1], strict=True)]
        whole = {name: sum(each[place] for each in by_day) for place, name in enumerate(SUMMED)}
        stand = [each for each in hall.orders if each.undone_on is None]
        left = {name: whole[name] - whole[f"settled_{short}"] - whole[f"undone_{short}"] for name, short in LEFT}
        assert left == {
            "orders": len(stand),
            "lines": sum(each.lines for each in stand),
            "monthly_change_fen": sum(each.monthly_change_fen for each in stand),
        }
        assert whole["takings_fen"] == sum(each.amount_fen for each in stand)


LEFT = (("orders", "orders"), ("lines", "lines"), ("monthly_change_fen", "monthly_fen"))
