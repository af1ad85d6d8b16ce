"""What each desk and person did, out of the facts of orders, tickets and time on duty."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, func, select

from app.domain.business_hall import desk_number
from app.domain.day_summary import DeskFigures
from offline_cache import day_figures_where as of
from offline_cache.day_figures_where import Asked, Shape, Wanted
from offline_cache.day_schema import DAY_DESKS, DAY_ORDERS, DAY_TICKETS

_O, _K, _D = DAY_ORDERS.c, DAY_TICKETS.c, DAY_DESKS.c
_NOBODY = DeskFigures("", "", 0, 0, None, 0.0, 0.0, 0.0, 0.0)


@dataclass(slots=True)
class _Sums:
    figures: DeskFigures
    service_s: float = 0.0


@cache
def _orders(shape: Shape) -> Wanted:
    return (
        select(_O.booked_on, _O.desk, _O.clerk.label("staff"), func.count().label("many"))
        .where(shape.within(DAY_ORDERS), of.ACCEPTED)
        .group_by(_O.booked_on, _O.desk, _O.clerk)
    )


@cache
def _tickets(shape: Shape) -> Wanted:
    return (
        select(_K.booked_on, _K.desk, _K.staff, func.count().label("many"), func.sum(_K.service_s).label("service"))
        .where(shape.within(DAY_TICKETS), of.SERVED)
        .group_by(_K.booked_on, _K.desk, _K.staff)
    )


@cache
def _duty(shape: Shape) -> Wanted:
    return select(_D.booked_on, _D.desk, _D.staff, _D.on_duty_s, _D.serving_s, _D.idle_s, _D.paused_s).where(
        shape.within(DAY_DESKS)
    )


def desk_days(
    connection: Connection, asked: Asked, *, desk: str = "", staff: str = ""
) -> dict[date, tuple[DeskFigures, ...]]:
    """By the day they are booked on, by desk and person; `desk`, or `staff` at it, for one alone."""
    days: dict[tuple[str, str, str], _Sums] = {}

    def found(row: Row[*tuple[Any, ...]]) -> _Sums:
        key = row.booked_on, desk_number(row.desk), row.staff
        return days.setdefault(key, _Sums(replace(_NOBODY, desk=key[1], staff=key[2])))

    for row in asked.all(connection, _orders):
        sums = found(row)
        sums.figures = replace(sums.figures, orders=sums.figures.orders + row.many)
    for row in asked.all(connection, _tickets):
        sums = found(row)
        sums.service_s += row.service
        count = sums.figures.tickets + row.many
        sums.figures = replace(sums.figures, tickets=count, mean_service_s=sums.service_s / count)
    for row in asked.all(connection, _duty):
        sums = found(row)
        sums.figures = _more_duty(sums.figures, row.on_duty_s, row.serving_s, row.idle_s, row.paused_s)
    by_day: dict[date, list[DeskFigures]] = {}
    for (day, at, person), sums in sorted(days.items()):
        if (not desk or at == desk_number(desk)) and (not staff or person == staff):
            by_day.setdefault(date.fromisoformat(day), []).append(sums.figures)
    return {day: tuple(figures) for day, figures in by_day.items()}


def desk_figures(connection: Connection, asked: Asked) -> tuple[DeskFigures, ...]:
    """All days together, by desk and person."""
    whole: dict[tuple[str, str], DeskFigures] = {}
    for figures in desk_days(connection, asked).values():
        for each in figures:
            key = each.desk, each.staff
            whole[key] = _together(whole[key], each) if key in whole else each
    return tuple(whole[key] for key in sorted(whole, key=lambda key: (key[0].zfill(4), key[1])))


def _together(one: DeskFigures, other: DeskFigures) -> DeskFigures:
    tickets = one.tickets + other.tickets
    service_s = sum((each.mean_service_s or 0.0) * each.tickets for each in (one, other))
    both = replace(
        one,
        orders=one.orders + other.orders,
        tickets=tickets,
        mean_service_s=service_s / tickets if tickets else None,
    )
    return _more_duty(both, other.on_duty_s, other.serving_s, other.idle_s, other.paused_s)


def _more_duty(one: DeskFigures, on_duty_s: float, serving_s: float, idle_s: float, paused_s: float) -> DeskFigures:
    return replace(
        one,
        on_duty_s=one.on_duty_s + on_duty_s,
        serving_s=one.serving_s + serving_s,
        idle_s=one.idle_s + idle_s,
        paused_s=one.paused_s + paused_s,
    )
