"""Arrivals, waits and promises of a hall's tickets, by the hour they came in.

A part of a visit that was split is no customer of its own: it counts where desks are asked (day_figures_desks.py).
"""

from collections import defaultdict
from functools import cache

from sqlalchemy import Connection, and_, case, func, select

from app.domain.day_summary import Hour, PromiseFigure, TicketFigures
from app.domain.ticket_times import Promises, PromiseState
from offline_cache import day_figures_where as of
from offline_cache.day_figures_where import Asked, Rows, Shape, Wanted, sum_of, sum_where
from offline_cache.day_schema import DAY_ORDERS, DAY_TICKETS

_K = DAY_TICKETS.c


@cache
def ticket_hours(shape: Shape) -> Wanted:
    """By the hour they came in."""
    states = [
        sum_where(and_(whose, column == state.value)).label(f"{key}_{state.value}")
        for key, (whose, column) in of.PROMISES.items()
        for state in PromiseState
    ]
    return (
        select(
            _K.hour,
            func.count().label("came"),
            sum_where(_K.protected == 1).label("protected"),
            sum_where(of.CALLED).label("called"),
            sum_where(of.CALLED, _K.wait_s).label("wait"),
            func.max(case((of.CALLED, _K.wait_s))).label("longest"),
            sum_where(of.FINISHED).label("finished"),
            sum_where(of.FINISHED, _K.service_s).label("service"),
            sum_where(of.LEFT).label("left"),
            func.sum(_K.no_shows).label("no_shows"),
            func.sum(_K.transfers).label("transfers"),
            sum_where(of.APPOINTED).label("appointments"),
            sum_where(of.APPOINTED, _K.no_shows).label("appointment_no_shows"),
            sum_where(_K.hit == 1).label("hits"),
            func.count(_K.hit).label("told"),
            *states,
        )
        .where(shape.within(DAY_TICKETS), of.TICKET)
        .group_by(_K.hour)
        .order_by(_K.hour)
    )


@cache
def _order_quarters(shape: Shape) -> Wanted:
    return (
        select(of.QUARTER.label("quarter"), func.count().label("many"))
        .where(shape.within(DAY_ORDERS), of.ACCEPTED)
        .group_by(of.QUARTER)
    )


def ticket_figures(hours: Rows) -> TicketFigures:
    """Of all hours together."""
    called, finished = sum_of(hours, "called"), sum_of(hours, "finished")
    return TicketFigures(
        came=sum_of(hours, "came"),
        protected=sum_of(hours, "protected"),
        called=called,
        finished=finished,
        left=sum_of(hours, "left"),
        no_shows=sum_of(hours, "no_shows"),
        transfers=sum_of(hours, "transfers"),
        mean_wait_s=sum(row.wait for row in hours) / called if called else None,
        longest_wait_s=max((row.longest for row in hours if row.longest is not None), default=None),
        mean_service_s=sum(row.service for row in hours) / finished if finished else None,
        hits=sum_of(hours, "hits"),
        told=sum_of(hours, "told"),
        appointments=sum_of(hours, "appointments"),
        appointment_no_shows=sum_of(hours, "appointment_no_shows"),
    )


def hour_figures(connection: Connection, asked: Asked, tickets: Rows) -> tuple[Hour, ...]:
    """From the first hour in which anything happened to the last, those between without anything too."""
    orders = defaultdict[int, int](int)
    for quarter, count in asked.all(connection, _order_quarters):
        orders[of.hour_of(quarter, asked.zone)] += count
    came = {row.hour: row for row in tickets}
    busy = {*orders, *came}

    def hour(hour: int) -> Hour:
        row = came.get(hour)
        if row is None:
            return Hour(hour, 0, None, None, orders[hour])
        return Hour(hour, row.came, row.wait / row.called if row.called else None, row.longest, orders[hour])

    return tuple(hour(each) for each in range(min(busy), max(busy) + 1)) if busy else ()


def promise_figures(tickets: Rows, promises: Promises | None) -> tuple[PromiseFigure, ...]:
    """Those that anybody was given; an appointment says its limit itself."""
    limits = {
        "protected_called": promises.protected_called_s if promises else 0,
        "protected_finished": promises.protected_finished_s if promises else 0,
        "ordinary_called": promises.ordinary_called_s if promises else 0,
    }
    found = []
    for key in of.PROMISES:
        kept, missed, running = (
            sum_of(tickets, f"{key}_{state.value}")
            for state in (PromiseState.KEPT, PromiseState.MISSED, PromiseState.RUNNING)
        )
        if kept or missed or running:
            found.append(PromiseFigure(key, kept, kept + missed, running, limits.get(key, 0)))
    return tuple(found)
