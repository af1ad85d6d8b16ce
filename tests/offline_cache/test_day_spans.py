"""A span is the sum of its days, a closed day never changes, and what comes off later comes off once, whatever happens.

Random acts: orders taken, voided, settled after a refusal, told at once or later, days closed early or late.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as some
from sqlalchemy import create_engine, insert

from app.domain.day_facts import Facts, LineFact, OrderFact
from app.domain.day_scope import DayScope
from app.domain.day_summary import DaySummary
from central.day_figures_routes import CentreStore
from offline_cache.day_book import StoredDayBook
from offline_cache.day_keep import keep_facts
from offline_cache.day_schema import CLOSED_DAYS, METADATA
from tests.fakes.clock import HandClock
from tests.offline_cache.closing import DAY, HALL, ZONE, cash_taking, order

SUMMED = (
    "orders", "lines", "monthly_change_fen", "takings_fen", "deposits_fen", "settled_orders", "settled_lines",
    "settled_monthly_fen", "undone_orders", "undone_lines", "undone_monthly_fen", "late",
)  # fmt: skip
ACTS = some.lists(
    some.tuples(
        some.sampled_from(("take", "take", "void", "settle", "tell", "close", "next")),
        some.integers(0, 7),  # which order, or how dear
        some.booleans(),  # whether it is told at once
    ),
    max_size=30,
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
    sealed: list[list[Any]] = field(default_factory=list)

    def act(self, what: str, which: int, *, at_once: bool) -> None:
        standing = [n for n, each in enumerate(self.orders) if each.undone_on is None]
        if what == "take":
            n = len(self.orders)
            fact = replace(order(n), day=day(self.today), lines=1 + which % 3, monthly_change_fen=100 * which - 200)
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
                connection.execute(insert(CLOSED_DAYS).values(row | empty | {"closed_at_us": 0}))
            self.closed += 1
        elif what == "next":
            self.today += 1

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
        self.untold.clear()


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
