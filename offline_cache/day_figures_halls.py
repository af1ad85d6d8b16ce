"""The main figures of many halls beside each other, each hall's and their sum, by the conditions of a single hall's."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Table, and_, func, select

from app.domain.day_facts import Account
from app.domain.day_scope import DayScope
from app.domain.day_summary import FigureName
from app.domain.figure_table import Behind, Cell, CellKind, Column, FigureTable, Value
from app.domain.order import CentralState
from app.domain.ticket_times import PromiseState
from app.texts import day_figures as words
from app.texts.language import Text, same
from offline_cache import day_figures_where as of
from offline_cache.day_figures_where import Asked, Shape, Wanted, sum_where
from offline_cache.day_schema import DAY_CASH, DAY_LINES, DAY_ORDERS, DAY_TAKINGS, DAY_TICKETS

_EVERYWHERE = ZoneInfo("UTC")  # no figure here is by the hour


@dataclass(frozen=True, slots=True)
class HallFigures:
    """One hall's days; `wait_s` is the sum over all who were called, `counted` is of cash periods. Each is what
    DaySummary calls so."""

    hall_id: str
    orders: int = 0
    reversed_orders: int = 0
    lines: int = 0
    monthly_change_fen: int = 0
    takings_fen: int = 0
    deposits_fen: int = 0
    counted: int = 0
    difference_fen: int = 0
    came: int = 0
    called: int = 0
    wait_s: float = 0.0
    protected_kept: int = 0
    protected_decided: int = 0
    unsent: int = 0
    refused: int = 0

    @property
    def mean_wait_s(self) -> float | None:
        return self.wait_s / self.called if self.called else None


def _by_hall(table: Table, where: Any, **sums: Any) -> Wanted:
    hall = table.c.hall_id
    return select(hall, *(value.label(name) for name, value in sums.items())).where(where).group_by(hall)


@cache
def _orders(shape: Shape) -> Wanted:
    where = and_(shape.within(DAY_ORDERS), of.ACCEPTED)
    return _by_hall(DAY_ORDERS, where, orders=func.count(), reversed_orders=sum_where(of.REVERSAL))


@cache
def _lines(shape: Shape) -> Wanted:
    where = and_(shape.within(DAY_LINES), of.LINE)
    return _by_hall(DAY_LINES, where, lines=func.count(), monthly_change_fen=func.sum(DAY_LINES.c.monthly_change_fen))


@cache
def _cash(shape: Shape) -> Wanted:
    apart = DAY_CASH.c.difference_fen
    return _by_hall(
        DAY_CASH, of.cash_within(shape), counted=func.count(apart), difference_fen=func.coalesce(func.sum(apart), 0)
    )


@cache
def _takings(shape: Shape) -> Wanted:
    amount = DAY_TAKINGS.c.amount_fen
    income, deposits = sum_where(of.INCOME, amount), sum_where(~of.INCOME, amount)
    return _by_hall(DAY_TAKINGS, shape.within(DAY_TAKINGS), takings_fen=income, deposits_fen=deposits)


@cache
def _tickets(shape: Shape) -> Wanted:
    protected, state = of.PROMISES["protected_called"]
    decided = [PromiseState.KEPT.value, PromiseState.MISSED.value]
    return _by_hall(
        DAY_TICKETS,
        and_(shape.within(DAY_TICKETS), of.TICKET),
        came=func.count(),
        called=sum_where(of.CALLED),
        wait_s=sum_where(of.CALLED, DAY_TICKETS.c.wait_s),
        protected_kept=sum_where(and_(protected, state == PromiseState.KEPT.value)),
        protected_decided=sum_where(and_(protected, state.in_(decided))),
    )


@cache
def _unsent(shape: Shape) -> Wanted:
    return _by_hall(DAY_ORDERS, shape.open_now(CentralState.PENDING), unsent=func.count())


@cache
def _refused(shape: Shape) -> Wanted:
    return _by_hall(DAY_ORDERS, shape.open_now(CentralState.REFUSED), refused=func.count())


def figures_of_halls(connection: Connection, *, first: date, last: date) -> tuple[HallFigures, ...]:
    """Of every hall that has any facts booked on these days, or orders that are still open, by number."""
    asked = Asked(None, DayScope(first, last), _EVERYWHERE)
    found: dict[str, dict[str, Any]] = {}
    for wanted in (_orders, _lines, _takings, _cash, _tickets, _unsent, _refused):
        for row in asked.all(connection, wanted):
            # A database may add whole numbers up to a decimal.
            told = {str(name): value for name, value in row._mapping.items() if name != "hall_id"}
            whole = {name: value if isinstance(value, float) else int(value) for name, value in told.items()}
            found.setdefault(row.hall_id, {}).update(whole)
    return tuple(HallFigures(hall, **found[hall]) for hall in sorted(found))


def sum_of_halls(halls: tuple[HallFigures, ...]) -> HallFigures:
    """All together, under no number."""
    whole = HallFigures("")
    for name in HallFigures.__slots__[1:]:
        whole = replace(whole, **{name: sum(getattr(each, name) for each in halls)})
    return whole


_COLUMNS = (
    ("hall", words.HALL, CellKind.WORDS, None),
    ("number", words.HALL_NUMBER, CellKind.WORDS, None),
    ("orders", words.ORDERS, CellKind.COUNT, Behind(FigureName.ORDERS.value)),
    ("reversed", words.REVERSED, CellKind.COUNT, Behind(FigureName.REVERSALS.value)),
    ("lines", words.LINES, CellKind.COUNT, Behind(FigureName.LINES.value)),
    ("monthly", words.MONTHLY, CellKind.MONEY, Behind(FigureName.LINES.value)),
    ("takings", words.NET_TAKINGS, CellKind.MONEY, Behind(FigureName.TAKINGS.value, "income")),
    ("deposits", words.DEPOSITS, CellKind.MONEY, Behind(FigureName.TAKINGS.value, f"account:{Account.DEPOSIT.value}")),
    ("difference", words.DIFFERENCE, CellKind.MONEY, Behind(FigureName.CASH.value)),
    ("came", words.CAME, CellKind.COUNT, Behind(FigureName.TICKETS.value)),
    ("mean_wait", words.MEAN_WAIT, CellKind.SECONDS, Behind(FigureName.TICKETS.value, "called")),
    ("protected", words.PROTECTED_KEPT, CellKind.SHARE, Behind(FigureName.TICKETS.value, "protected")),
    ("unsent", words.UNSENT, CellKind.COUNT, Behind(FigureName.UNSENT.value)),
    ("refused", words.REFUSED, CellKind.COUNT, Behind(FigureName.REFUSED.value)),
)


def halls_table(halls: tuple[HallFigures, ...], *, names: Mapping[str, Text]) -> FigureTable:
    """`names` by hall number. Behind a hall's figures are rows of that hall; the sum has none."""

    def row(each: HallFigures, name: Text) -> tuple[Cell, ...]:
        decided = each.protected_decided
        values: tuple[Value, ...] = (
            name,
            same(each.hall_id),
            each.orders,
            each.reversed_orders,
            each.lines,
            each.monthly_change_fen,
            each.takings_fen,
            each.deposits_fen,
            each.difference_fen if each.counted else None,
            each.came,
            each.mean_wait_s,
            each.protected_kept / decided if decided else None,
            each.unsent,
            each.refused,
        )
        warned = ("difference", "unsent", "refused")
        return tuple(
            Cell(kind, value, rows if each.hall_id else None, warns=key in warned and bool(value))
            for (key, _, kind, rows), value in zip(_COLUMNS, values, strict=True)
        )

    return FigureTable(
        key="halls",
        title=words.HALLS,
        columns=tuple(Column(key, name, kind) for key, name, kind, _ in _COLUMNS),
        rows=tuple(row(each, names.get(each.hall_id) or same(each.hall_id)) for each in halls),
        total=row(sum_of_halls(halls), words.TOTAL) if len(halls) > 1 else None,
        empty=words.NO_HALLS,
    )
