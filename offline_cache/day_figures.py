"""A day's summary worked out of its facts by SQL: some ten questions, whatever the span and the scope.

What each figure is stands in docs/day-figures.md; which rows are behind it in day_figures_where.py.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Table, case, func, or_, select, union_all

from app.domain.business_hall import desk_number
from app.domain.day_facts import CashFact
from app.domain.day_scope import ScopeKind
from app.domain.day_summary import (
    EXCEPTIONAL,
    Counted,
    DaySummary,
    Exceptional,
    Taking,
    Usual,
)
from app.domain.order import CentralState
from app.domain.ticket_times import Promises
from offline_cache import day_figures_where as of
from offline_cache.day_figures_desks import desk_figures
from offline_cache.day_figures_tickets import hour_figures, promise_figures, ticket_figures, ticket_hours
from offline_cache.day_figures_where import Asked, Rows, Shape, Wanted, sum_of, sum_where
from offline_cache.day_keep import read_fact
from offline_cache.day_schema import (
    DAY_CASH,
    DAY_DEVICES,
    DAY_EVENTS,
    DAY_LINES,
    DAY_MOVES,
    DAY_ORDERS,
    DAY_TAKINGS,
)
from offline_cache.moments import from_us

_O, _L, _T = DAY_ORDERS.c, DAY_LINES.c, DAY_TAKINGS.c


def work_out(
    connection: Connection,
    asked: Asked,
    *,
    at: datetime,
    promises: Promises | None = None,
    usual: Usual,
) -> DaySummary:
    """Of one hall, as its facts are now. `promises` are the hall's limits, which only name the clocks."""
    orders, lines, takings = (asked.all(connection, wanted) for wanted in (_orders, _lines, _takings))
    parts = _Parts(orders, takings)
    tickets = asked.all(connection, ticket_hours)
    rated, rating_sum = sum_of(orders, "rated"), sum_of(orders, "rating_sum")
    standing = {row.central_now: row for wanted in (_unsent, _refused) for row in asked.all(connection, wanted)}
    unsent, refused = (standing.get(each.value) for each in (CentralState.PENDING, CentralState.REFUSED))
    cash = tuple(read_fact(CashFact, row) for row in asked.all(connection, _cash))
    beside, undone = asked.all(connection, _beside_drawers), asked.all(connection, _undone)
    counted_lines = [row for row in lines if row.gone != "voided"]
    return DaySummary(
        scope=asked.scope,
        made_at=at,
        orders=sum_of(orders, "many"),
        reversed_orders=sum_of(orders, "reversed"),
        lines=sum_of(counted_lines, "many"),
        monthly_change_fen=sum_of(counted_lines, "monthly"),
        by_matter=parts.by("matter"),
        by_action=_by_action(counted_lines),
        by_channel=parts.by("channel"),
        by_mode=parts.by("mode"),
        takings=_by_means(takings),
        cash=cash,
        exceptional=_exceptional(connection, asked, orders, lines, cash),
        tickets=ticket_figures(tickets),
        hours=hour_figures(connection, asked, tickets),
        promises=promise_figures(tickets, promises),
        desks=desk_figures(connection, asked),
        ratings=rated,
        mean_rating=rating_sum / rated if rated else None,
        promoters=sum_of(orders, "promoters"),
        detractors=sum_of(orders, "detractors"),
        unsent=unsent.many if unsent else 0,
        unsent_since=from_us(unsent.oldest) if unsent else None,
        refused=refused.many if refused else 0,
        refused_since=from_us(refused.oldest) if refused else None,
        late=sum_of(orders, "late") + sum_of(takings, "late") + sum_of(asked.all(connection, _late_cash), "many"),
        heads=_heads(connection, asked),
        digests=(),
        usual=usual,
        mean_order_s=_mean_s(orders),
        outside=_by_desk(row for row in beside if not row.after_period),
        corrected_after=_by_desk(row for row in beside if row.after_period),
        settled_orders=sum_of(orders, "settled"),
        settled_lines=sum_of(orders, "settled_lines"),
        settled_monthly_fen=sum_of(orders, "settled_monthly"),
        undone_orders=sum_of(undone, "many"),
        undone_lines=sum_of(undone, "lines"),
        undone_monthly_fen=sum_of(undone, "monthly"),
    )


@cache
def _orders(shape: Shape) -> Wanted:
    return (
        select(
            _O.matter,
            _O.channel,
            of.order_mode.label("mode"),
            func.count().label("many"),
            sum_where(of.REVERSAL).label("reversed"),
            func.sum(_O.amount_fen).label("amount"),
            func.sum(case((_O.offline == 1, _O.amount_fen), else_=0)).label("offline_amount"),
            func.sum(case((of.REVERSAL, _O.amount_fen), else_=0)).label("reversed_amount"),
            func.sum(_O.monthly_change_fen).label("monthly"),
            func.count(_O.seconds).label("measured"),
            func.sum(_O.seconds).label("seconds"),
            func.count(_O.rating).label("rated"),
            func.coalesce(func.sum(_O.rating), 0).label("rating_sum"),
            sum_where(_O.rating >= 9).label("promoters"),
            sum_where(_O.rating <= 6).label("detractors"),
            sum_where(of.late(DAY_ORDERS)).label("late"),
            sum_where(of.SETTLED).label("settled"),
            sum_where(of.SETTLED, _O.lines).label("settled_lines"),
            sum_where(of.SETTLED, _O.monthly_change_fen).label("settled_monthly"),
        )
        .where(shape.within(DAY_ORDERS), of.ACCEPTED)
        .group_by(_O.matter, _O.channel, of.order_mode)
    )


@cache
def _undone(shape: Shape) -> Wanted:
    """Orders of closed days that came off on these."""
    return select(
        func.count().label("many"),
        func.coalesce(func.sum(_O.lines), 0).label("lines"),
        func.coalesce(func.sum(_O.monthly_change_fen), 0).label("monthly"),
    ).where(shape.within(DAY_ORDERS, booked="undone_booked_on"))


@cache
def _lines(shape: Shape) -> Wanted:
    return (
        select(
            _L.action,
            _L.gone,
            func.count().label("many"),
            func.sum(_L.due_fen).label("due"),
            func.sum(_L.monthly_change_fen).label("monthly"),
            sum_where(of.DISCOUNT).label("discounts"),
            sum_where(of.DISCOUNT, _L.discount_fen).label("discount"),
        )
        .where(shape.within(DAY_LINES))
        .group_by(_L.action, _L.gone)
    )


@cache
def _takings(shape: Shape) -> Wanted:
    matter, channel = of.taking_matter.label("matter"), of.taking_channel.label("channel")
    mode = of.order_mode.label("mode")
    return (
        select(
            _T.method,
            _T.account,
            _T.kind,
            matter,
            channel,
            mode,
            func.count().label("many"),
            func.sum(_T.amount_fen).label("amount"),
            sum_where(of.late(DAY_TAKINGS)).label("late"),
        )
        .select_from(DAY_TAKINGS.outerjoin(DAY_ORDERS, of.OF_ORDER))
        .where(shape.within(DAY_TAKINGS))
        .group_by(_T.method, _T.account, _T.kind, of.taking_matter, of.taking_channel, of.order_mode)
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    """Orders and their money under one of an order's marks."""

    orders: Rows
    takings: Rows

    def by(self, mark: str) -> tuple[Counted, ...]:
        """The most frequent first. Money without an order stands under "", where it is not nothing."""
        orders, money = _grouped(self.orders, mark), defaultdict[str, int](int)
        for row in self.takings:
            if row.account != "deposit":
                money[row._mapping[mark]] += int(row.amount)
        keys = {*orders, *(key for key, fen in money.items() if fen)}
        found = [self._counted(key, orders.get(key, []), money[key]) for key in keys]
        return tuple(sorted(found, key=lambda each: (-each.count, each.key)))

    def _counted(self, key: str, rows: Rows, amount_fen: int) -> Counted:
        return Counted(
            key,
            sum_of(rows, "many"),
            sum_of(rows, "reversed"),
            amount_fen,
            sum_of(rows, "monthly"),
            _mean_s(rows),
        )


def _mean_s(orders: Rows) -> float | None:
    measured = sum_of(orders, "measured")
    return sum(row.seconds or 0.0 for row in orders) / measured if measured else None


def _grouped(rows: Rows, mark: str) -> dict[str, Rows]:
    found: defaultdict[str, Rows] = defaultdict(list)
    for row in rows:
        found[row._mapping[mark]].append(row)
    return dict(found)


def _by_action(lines: Rows) -> tuple[Counted, ...]:
    found = [
        Counted(
            action,
            sum_of(rows, "many"),
            sum(row.many for row in rows if row.gone == "reversed"),
            sum_of(rows, "due"),
            sum_of(rows, "monthly"),
        )
        for action, rows in _grouped(lines, "action").items()
    ]
    return tuple(sorted(found, key=lambda each: (-each.count, each.key)))


def _by_means(takings: Rows) -> tuple[Taking, ...]:
    def of_kind(rows: Rows, kind: str, name: str) -> int:
        return sum_of((row for row in rows if row.kind == kind), name)

    means: defaultdict[tuple[str, str], Rows] = defaultdict(list)
    for row in takings:
        means[row.method, row.account].append(row)
    return tuple(
        Taking(
            method,
            account,
            of_kind(rows, "taken", "many"),
            of_kind(rows, "taken", "amount"),
            of_kind(rows, "returned", "amount"),
            of_kind(rows, "corrected", "amount"),
        )
        for (method, account), rows in sorted(means.items())
    )


@cache
def _cash(shape: Shape) -> Wanted:
    return select(DAY_CASH).where(of.cash_within(shape)).order_by(DAY_CASH.c.opened_at_us, DAY_CASH.c.id)


@cache
def _beside_drawers(shape: Shape) -> Wanted:
    """Cash that no period's sums have."""
    return (
        select(_T.desk, _T.after_period, func.count().label("many"), func.sum(_T.amount_fen).label("amount"))
        .where(shape.within(DAY_TAKINGS), or_(of.OUTSIDE, of.CORRECTED_AFTER))
        .group_by(_T.desk, _T.after_period)
    )


def _by_desk(rows: Iterable[Row[*tuple[Any, ...]]]) -> tuple[Counted, ...]:
    found: defaultdict[str, Rows] = defaultdict(list)
    for row in rows:
        found[desk_number(row.desk)].append(row)
    return tuple(
        Counted(desk, sum_of(mine, "many"), amount_fen=sum_of(mine, "amount")) for desk, mine in sorted(found.items())
    )


@cache
def _acts(shape: Shape) -> Wanted:
    here = DAY_EVENTS.c
    return (
        select(here.kind, func.count().label("many"), func.sum(here.amount_fen).label("amount"))
        .where(shape.within(DAY_EVENTS), here.kind.in_(sorted(EXCEPTIONAL)))
        .group_by(here.kind)
        .order_by(func.count().desc(), here.kind)
    )


def _exceptional(
    connection: Connection, asked: Asked, orders: Rows, lines: Rows, cash: tuple[CashFact, ...]
) -> tuple[Exceptional, ...]:
    """Acts by their kind, the most frequent first; before them what orders and lines say themselves."""
    discounts, voided = sum_of(lines, "discounts"), [row for row in lines if row.gone == "voided"]
    own = (
        Exceptional(
            "offline", sum(row.many for row in orders if row.mode == "offline"), sum_of(orders, "offline_amount")
        ),
        Exceptional("reversal", sum_of(orders, "reversed"), sum_of(orders, "reversed_amount")),
        Exceptional("voided_line", sum_of(voided, "many"), sum_of(voided, "due")),
        Exceptional("discount", discounts, sum_of(lines, "discount")),
        Exceptional("recounted", sum(each.counts > 1 for each in cash)),
    )
    acts = asked.all(connection, _acts)
    return (
        *(each for each in own if each.count),
        *(Exceptional(row.kind, row.many, None if row.amount is None else int(row.amount)) for row in acts),
    )


def _open(shape: Shape, central: CentralState) -> Wanted:
    return (
        select(_O.central_now, func.count().label("many"), func.min(_O.accepted_at_us).label("oldest"))
        .where(shape.open_now(central))
        .group_by(_O.central_now)
    )


@cache
def _unsent(shape: Shape) -> Wanted:
    return _open(shape, CentralState.PENDING)


@cache
def _refused(shape: Shape) -> Wanted:
    return _open(shape, CentralState.REFUSED)


@cache
def _late_cash(shape: Shape) -> Wanted:
    def late(table: Table) -> Wanted:
        return select(func.count().label("many")).select_from(table).where(shape.within(table), of.late(table))

    return select(union_all(late(DAY_CASH), late(DAY_MOVES)).subquery())


@cache
def _devices(shape: Shape) -> Wanted:
    here = DAY_DEVICES.c
    return select(here.id, here.journal_head).where(shape.whose(DAY_DEVICES)).order_by(here.id)


def _heads(connection: Connection, asked: Asked) -> tuple[tuple[str, str], ...]:
    """As they are known now, whatever the days asked for; a person has no journal."""
    if asked.scope.kind is ScopeKind.CLERK:
        return ()
    return tuple((row.id, row.journal_head) for row in asked.all(connection, _devices))
