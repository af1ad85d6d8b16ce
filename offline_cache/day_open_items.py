"""What a day should not be closed with, looked for anew in the store that keeps the hall's facts; nothing is left out.

A subject says of what state it is: where three unsent orders became four it is another item, and has to be carried
anew. Nothing here waits for anybody outside the store; what was asked outside is in KeptClose.found.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Select, exists, func, select

from app.domain.business_hall import desk_number
from app.domain.day_close import OpenItem, OpenKind
from app.domain.hall_time import start_of
from app.domain.money import yuan
from app.domain.order import CentralState
from app.domain.queue_ticket import TicketNumber
from app.domain.ticket_ledger import Standing
from app.texts import backup as backup_words
from app.texts import day_close as words
from app.texts.language import Text, same
from offline_cache.closed_days_learned import days_unknown
from offline_cache.day_cursors import REFUSED
from offline_cache.day_figures_where import OUTSIDE
from offline_cache.day_open_devices import open_at_devices
from offline_cache.day_open_people import (
    CloseScope,
    at_words,
    before_closing_time,
    desks_on_duty,
    has_queue,
    subject_of,
)
from offline_cache.day_schema import DAY_CASH, DAY_CURSORS, DAY_DEVICES, DAY_ORDERS, DAY_TAKINGS, OPEN_NOW, TOLD_LAST
from offline_cache.hall_schema import COPIES, DESK_LEDGER, DESKS, DEVICES, PARKED, TICKETS
from offline_cache.kept_refusal import read_refusal
from offline_cache.moments import from_us, to_us

MOST_NUMBERS: Final = 6  # of those who wait, said one by one
SILENT_AFTER: Final = timedelta(seconds=30)  # of a desk on duty: a counter tells its facts each ten seconds at least
_OVER: Final = tuple(each.value for each in Standing if each.over)
_AT_DESK: Final = tuple(each for each in Standing if each.at_desk)


def open_items(connection: Connection, scope: CloseScope) -> Iterator[OpenItem]:
    """All that this store knows of, in the order of the steps."""
    queue = has_queue(connection)
    yield from before_closing_time(scope)
    if queue:
        yield from _tickets(connection, scope)
        yield from desks_on_duty(connection, scope)
    yield from _periods(connection, scope)
    yield from _cash_outside(connection, scope)
    if queue:
        yield from _parked(connection, scope)
    yield from _orders(connection, scope)
    yield from open_at_devices(connection, scope)
    if queue:
        yield from _silent_desks(connection, scope)
    yield from _closed_days(connection, scope)


def hash_of(values: Iterable[object]) -> str:
    """Short, to tell one state of a long item from another."""
    return hashlib.sha256("\n".join(map(str, values)).encode()).hexdigest()[:12]


def _tickets(connection: Connection, scope: CloseScope) -> Iterator[OpenItem]:
    here = TICKETS.c
    wanted: Select[Any] = (
        select(here.id, here.prefix, here.n, here.day, here.standing, here.desk, here.since_us)
        .where(here.hall_id == scope.hall_id, here.day <= scope.day.isoformat(), here.standing.not_in(_OVER))
        .order_by(here.seq)
    )
    waiting = list[Row[Any]]()
    for row in connection.execute(wanted):
        if Standing(row.standing) not in _AT_DESK:
            waiting.append(row)
            continue
        yield OpenItem(
            OpenKind.TICKET,
            subject_of(OpenKind.TICKET, row.id),
            words.AT_DESK.filled(number=_number(row), desk=desk_number(row.desk)),
            words.AT_DESK_HINT,
            from_us(row.since_us),
            row.desk,
        )
    if waiting:
        shown = "、".join(str(_number(row)) for row in waiting[:MOST_NUMBERS])
        more = "…" if len(waiting) > MOST_NUMBERS else ""
        yield OpenItem(
            OpenKind.TICKET,
            waiting_subject(row.id for row in waiting),
            words.STILL_WAIT.filled(count=len(waiting), numbers=shown + more),
            words.STILL_WAIT_HINT,
            from_us(min(row.since_us for row in waiting)),
            keys=tuple(row.id for row in waiting),
        )


def waiting_subject(tickets: Iterable[str]) -> str:
    """Of those who wait: stopping the tickets ends them, so nobody has to carry it."""
    return subject_of(OpenKind.TICKET, "waiting", hash_of(tickets))


def at_desks(items: Iterable[OpenItem]) -> tuple[OpenItem, ...]:
    """The tickets of customers who sit at a desk, which stopping does not simply end."""
    return tuple(each for each in items if each.kind is OpenKind.TICKET and each.desk)


def _number(row: Row[Any]) -> TicketNumber:
    return TicketNumber(date.fromisoformat(row.day), row.prefix, row.n)


def _periods(connection: Connection, scope: CloseScope) -> Iterator[OpenItem]:
    here = DAY_CASH.c
    wanted = select(DAY_CASH).where(
        here.hall_id == scope.hall_id,
        here.booked_on <= scope.day.isoformat(),
        here.closed_at_us.is_(None),
        TOLD_LAST,
    )
    for row in connection.execute(wanted.order_by(here.opened_at_us)):
        yield OpenItem(
            OpenKind.CASH_PERIOD,
            subject_of(OpenKind.CASH_PERIOD, row.id, row.expected_fen, row.taken_fen, row.returned_fen),
            words.PERIOD_RUNS.filled(at=at_words(row.desk, row.staff)),
            words.PERIOD_RUNS_HINT,
            from_us(row.opened_at_us),
            row.desk,
            staff=row.staff,
        )


def _cash_outside(connection: Connection, scope: CloseScope) -> Iterator[OpenItem]:
    taken = DAY_TAKINGS.c
    wanted = (
        select(taken.desk, func.sum(taken.amount_fen), func.count(), func.min(taken.at_us), *_one_of(taken.clerk))
        .where(taken.hall_id == scope.hall_id, taken.booked_on == scope.day.isoformat(), OUTSIDE)
        .group_by(taken.desk)
        .order_by(taken.desk)
    )
    for desk, fen, count, first_us, *clerks in connection.execute(wanted):
        staff = _the_one(clerks)
        yield OpenItem(
            OpenKind.CASH_OUTSIDE,
            subject_of(OpenKind.CASH_OUTSIDE, desk, count, fen),
            words.OUTSIDE.filled(at=at_words(desk, staff), sum=yuan(fen), count=count),
            words.OUTSIDE_HINT,
            from_us(first_us),
            desk,
            fen,
            staff,
        )


def _parked(connection: Connection, scope: CloseScope) -> Iterator[OpenItem]:
    here = PARKED.c
    wanted = select(here.form_id, here.label, here.desk, here.parked_at_us, here.by).where(
        here.hall_id == scope.hall_id, here.taken_key.is_(None), here.parked_at_us < to_us(_ends(scope))
    )
    for row in connection.execute(wanted.order_by(here.parked_at_us)):
        yield OpenItem(
            OpenKind.PARKED_FORM,
            subject_of(OpenKind.PARKED_FORM, row.form_id),
            words.PARKED.filled(at=at_words(row.desk, row.by), label=row.label),
            words.PARKED_HINT,
            from_us(row.parked_at_us),
            row.desk,
            staff=row.by,
        )


def _orders(connection: Connection, scope: CloseScope) -> Iterator[OpenItem]:
    """Of earlier days too: what was carried then is not done yet."""
    here = DAY_ORDERS.c
    # Not by the index of days, which would read all of the hall's years: few orders are open.
    mine = here.hall_id == scope.hall_id, func.coalesce(here.booked_on, "") <= scope.day.isoformat()
    unsent = select(here.desk, here.id, here.amount_fen, here.accepted_at_us, here.clerk).where(
        *mine, OPEN_NOW, here.central_now == CentralState.PENDING.value
    )
    rows = sorted(connection.execute(unsent), key=lambda row: (row.desk, row.id))
    for desk, group in groupby(rows, key=lambda row: str(row.desk)):
        orders = tuple(group)
        staff = _the_one([each.clerk for each in orders])
        fen, keys = sum(each.amount_fen for each in orders), tuple(each.id for each in orders)
        yield OpenItem(
            OpenKind.UNSENT,
            subject_of(OpenKind.UNSENT, desk, len(orders), hash_of(keys)),
            words.UNSENT.filled(at=at_words(desk, staff), count=len(orders), sum=yuan(fen)),
            words.UNSENT_HINT,
            from_us(min(each.accepted_at_us for each in orders)),
            desk,
            fen,
            staff,
            keys,
        )
    refused = select(DAY_ORDERS).where(*mine, OPEN_NOW, here.central_now == CentralState.REFUSED.value)
    for row in sorted(connection.execute(refused), key=lambda row: row.id):  # ordered by SQL it reads all by their keys
        said, handed = read_refusal(row.refusal_now), same("")
        if said.handed_to:
            handed = words.HANDED.filled(who=said.handed_to, day=said.until)
        yield OpenItem(
            OpenKind.REFUSED,
            subject_of(OpenKind.REFUSED, row.id),
            words.REFUSED.filled(number=row.receipt_number, why=said.words, handed=handed),
            words.REFUSED_HINT,
            from_us(row.accepted_at_us),
            row.desk,
            row.amount_fen,
        )


def _one_of(person: ColumnElement[str]) -> tuple[ColumnElement[str], ColumnElement[str]]:
    return func.min(person), func.max(person)


def _the_one(clerks: Sequence[str]) -> str:
    """Whose all of them are, "" where they are several people's."""
    return clerks[0] if len(set(clerks)) == 1 else ""


def _silent_desks(connection: Connection, scope: CloseScope) -> Iterator[OpenItem]:
    """Counters of which the hall server has a copy of an order, or knows that they worked, and not their figures."""
    begins, ends = to_us(start_of(scope.day, scope.zone)), to_us(_ends(scope))
    here = DAY_DEVICES.c
    told = connection.execute(select(here.id, here.at_us, here.up_to).where(here.hall_id == scope.hall_id)).all()
    heard, up_to = {row.id: row.at_us for row in told}, {row.id: row.up_to for row in told}
    missing = _orders_not_here(connection, scope.hall_id, begins, ends)
    worked = _desks_at_work(connection, scope, begins, ends)
    paired = select(DEVICES.c.device_id, DEVICES.c.desk).where(DEVICES.c.hall_id == scope.hall_id, DEVICES.c.desk != "")
    for row in connection.execute(paired.order_by(DEVICES.c.desk)).all():
        count, last_us = missing.pop(row.device_id, 0), heard.get(row.device_id)
        if count:
            said = words.SILENT_ORDERS.filled(at=at_words(row.desk), count=count)
            yield _silent(row.desk, row.device_id, said, (count, up_to.get(row.device_id)), last_us)
        elif row.desk in worked and (last_us is None or last_us < worked[row.desk]):
            yield _silent(
                row.desk,
                row.device_id,
                words.SILENT_DESK.filled(at=at_words(row.desk)),
                ("", up_to.get(row.device_id)),
                last_us,
            )
    for device, count in sorted(missing.items()):  # paired no more, and yet its orders are the hall's
        said = words.SILENT_ORDERS.filled(at=at_words(device), count=count)
        yield _silent("", device, said, (count, up_to.get(device)), heard.get(device))


def _silent(desk: str, device: str, said: Text, state: tuple[object, ...], last_us: int | None) -> OpenItem:
    since = None if last_us is None else from_us(last_us)
    subject = subject_of(OpenKind.DESK_SILENT, device, *state)
    heard = (f"{state[-1]} {last_us}",)  # once it told again, another silence is another matter
    return OpenItem(OpenKind.DESK_SILENT, subject, said, words.SILENT_DESK_HINT, since, desk, keys=heard)


def _orders_not_here(connection: Connection, hall_id: str, begins: int, ends: int) -> dict[str, int]:
    """By device, how many orders have a copy of this day here and no figures."""
    known = exists(select(DAY_ORDERS.c.id).where(DAY_ORDERS.c.hall_id == hall_id, DAY_ORDERS.c.id == COPIES.c.order_id))
    wanted = (
        select(COPIES.c.device_id, func.count())
        .where(COPIES.c.hall_id == hall_id, COPIES.c.kept_at_us >= begins, COPIES.c.kept_at_us < ends, ~known)
        .group_by(COPIES.c.device_id)
    )
    return {device: int(count) for device, count in connection.execute(wanted)}


def _desks_at_work(connection: Connection, scope: CloseScope, begins: int, ends: int) -> dict[str, int]:
    """When each desk was last seen at work on this day; one still on duty is at work until a moment ago."""
    past, now = DESK_LEDGER.c, DESKS.c
    ended = (
        select(past.desk, func.max(past.ended_us))
        .where(past.hall_id == scope.hall_id, past.standing != "closed")
        .where(past.ended_us >= begins, past.began_us < ends)
        .group_by(past.desk)
    )
    found = {desk: int(us) for desk, us in connection.execute(ended)}
    on_duty = select(now.desk).where(now.hall_id == scope.hall_id, now.standing != "closed", now.since_us < ends)
    for desk in connection.execute(on_duty).scalars():
        found[desk] = max(found.get(desk, 0), to_us(min(scope.at - SILENT_AFTER, _ends(scope))))
    return found


def _closed_days(connection: Connection, scope: CloseScope) -> Iterator[OpenItem]:
    """Those of this hall that a centre has otherwise, and that nobody knows of after a restore."""
    if days_unknown(connection, scope.hall_id):
        subject = subject_of(OpenKind.CENTRE_SILENT, "days")
        yield OpenItem(OpenKind.CENTRE_SILENT, subject, backup_words.DAYS_UNKNOWN, backup_words.DAYS_UNKNOWN_HINT)
    here = DAY_CURSORS.c
    wanted = select(here.value).where(here.name.endswith(REFUSED)).order_by(here.name)
    for number in connection.execute(wanted).scalars():
        subject = subject_of(OpenKind.DIGEST_DIFFERS, "day", number)
        said = words.DAY_NOT_TAKEN.filled(number=number)
        yield OpenItem(OpenKind.DIGEST_DIFFERS, subject, said, words.DAY_NOT_TAKEN_HINT)


def _ends(scope: CloseScope) -> datetime:
    """The first moment after the day."""
    return start_of(scope.day + timedelta(days=1), scope.zone)
