"""What earlier days left to a close: the first of them that nobody closed, and what the last closed one left open."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from sqlalchemy import Connection, func, select

from app.domain.day_close import LeftOver, OpenItem, OpenKind
from app.texts import day_close as words
from offline_cache.closed_days import last_closed
from offline_cache.day_closing_found import found_items
from offline_cache.day_closing_rows import read_close
from offline_cache.day_schema import DAY_CASH, DAY_ORDERS, DAY_TAKINGS, DAY_TICKETS

FIRST_CLOSE_LOOKS_BACK: Final = timedelta(days=7)  # what is older was done before this hall closed its days
# Asked of others by a step, so that no later look finds it done: named until the next day is closed.
_TO_ASK_AGAIN: Final = frozenset(
    {OpenKind.TAKINGS_DIFFER, OpenKind.PROVIDER_SILENT, OpenKind.CENTRE_SILENT, OpenKind.DIGEST_DIFFERS}
)
# Of the closed day alone: its reason is the end of it.
_OF_THAT_DAY: Final = frozenset({OpenKind.HALL_OPEN, OpenKind.DESK_ON_DUTY, OpenKind.CASH_OUTSIDE})


def first_left_open(connection: Connection, hall_id: str, *, before: date) -> date | None:
    """The first day with tickets, orders, money or a drawer behind the last closed one; before a hall's first close, of
    the week before."""
    last = last_closed(connection, hall_id) or before - FIRST_CLOSE_LOOKS_BACK - timedelta(days=1)
    days: list[str | None] = []
    for table in (DAY_ORDERS, DAY_TAKINGS, DAY_CASH, DAY_TICKETS):
        here = table.c
        wanted = select(func.min(here.booked_on)).where(
            here.hall_id == hall_id, here.booked_on > last.isoformat(), here.booked_on < before.isoformat()
        )
        days += connection.execute(wanted).scalars()
    return min((date.fromisoformat(each) for each in days if each is not None), default=None)


def left_over(connection: Connection, hall_id: str, items: Iterable[OpenItem], *, day: date) -> Iterator[LeftOver]:
    """Of what the last closed day before `day` was closed with, what is open still; `items` are those looked for anew.

    An item that stands for several is known again by their keys, any other by whose it is. What was added since is
    today's own: its words say how many of it are of that day.
    """
    last = last_closed(connection, hall_id)
    if last is None or last >= day:
        return
    close = read_close(connection, hall_id, last)
    keys = dict(close.keys)
    given = {_whose(subject): (reason, frozenset(keys.get(subject, ()))) for subject, reason in close.carried}
    for item in items:
        carried = given.get(_whose(item.subject))
        if carried is None or item.kind in _OF_THAT_DAY:
            continue
        reason, before = carried
        still = before.intersection(item.keys)
        if still or not (before and item.keys):
            yield LeftOver(last, _said(item, len(still)), reason)
    for item in found_items(close.found):
        if item.kind in _TO_ASK_AGAIN and item.subject in close.reasons:
            yield LeftOver(last, item, close.reasons[item.subject])


def _said(item: OpenItem, still: int) -> OpenItem:
    if still in (0, len(item.keys)):
        return item
    return replace(item, words=words.OF_THEN.filled(what=item.words, count=still))


def _whose(subject: str) -> tuple[str, ...]:
    """Kind and owner, without the state behind them (day_open_people.subject_of)."""
    return tuple(subject.split(":")[:2])
