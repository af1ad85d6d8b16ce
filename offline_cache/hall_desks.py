"""Desks of the hall's queue: who sits where, with which skills; every stretch of duty and pause closed for good."""

from datetime import date, datetime

from sqlalchemy import Connection, insert, select
from sqlalchemy.dialects.sqlite import insert as insert_or

from app.domain import desk_duty
from app.domain.desk_duty import DeskDuty, DeskPeriod, DeskStanding
from app.domain.matter import QueueClass
from app.domain.queue_ticket import TicketNumber
from app.errors import QueueRefused
from app.texts import queue_acts as words
from app.texts.language import Text
from offline_cache.hall_queue_rows import desk_period_of, desk_period_values, duty_of, duty_values
from offline_cache.hall_schema import DESK_LEDGER, DESKS, TICKETS
from offline_cache.moments import to_us


def duty_at(connection: Connection, hall_id: str, desk: str) -> DeskDuty:
    """Raises QueueRefused where nobody is on duty there."""
    row = connection.execute(select(DESKS).where(DESKS.c.hall_id == hall_id, DESKS.c.desk == desk)).one_or_none()
    if row is None or row.standing == DeskStanding.CLOSED:
        raise QueueRefused(words.DESK_NOT_OPEN, desk=desk)
    return duty_of(row)


def last_duty(connection: Connection, hall_id: str, desk: str) -> DeskDuty:
    """As it stands, closed too. Raises QueueRefused where nobody ever was on duty there."""
    row = connection.execute(select(DESKS).where(DESKS.c.hall_id == hall_id, DESKS.c.desk == desk)).one_or_none()
    if row is None:
        raise QueueRefused(words.DESK_NOT_OPEN, desk=desk)
    return duty_of(row)


def on_duty(connection: Connection, hall_id: str) -> tuple[DeskDuty, ...]:
    """Open and paused ones, by number."""
    wanted = select(DESKS).where(DESKS.c.hall_id == hall_id, DESKS.c.standing != DeskStanding.CLOSED)
    found = [duty_of(row) for row in connection.execute(wanted)]
    return tuple(sorted(found, key=lambda duty: (len(duty.desk), duty.desk)))


def open_desk(
    connection: Connection,
    hall_id: str,
    *,
    desk: str,
    staff: str,
    skills: frozenset[QueueClass],
    certificates: frozenset[str],
    at: datetime,
) -> DeskDuty:
    """Whoever comes relieves whoever was on duty there: a desk is handed over with the customer before it. The same
    person again gets the skills they have now."""
    row = connection.execute(select(DESKS).where(DESKS.c.hall_id == hall_id, DESKS.c.desk == desk)).one_or_none()
    if row is not None and row.standing != DeskStanding.CLOSED:
        _keep(connection, hall_id, desk_duty.close_desk(duty_of(row), at=at))
    duty = desk_duty.open_desk(desk=desk, staff=staff, skills=skills, certificates=certificates, at=at)
    _keep(connection, hall_id, duty)
    return duty


def pause(
    connection: Connection, hall_id: str, *, desk: str, reason: str, back_at: datetime | None, at: datetime
) -> DeskDuty:
    """Raises QueueRefused without a reason, or while a customer is before it."""
    duty = duty_at(connection, hall_id, desk)
    _wants_nobody(connection, hall_id, desk, words.ACT_PAUSE)
    return _keep(connection, hall_id, desk_duty.pause(duty, at=at, reason=reason, back_at=back_at))


def resume(connection: Connection, hall_id: str, *, desk: str, at: datetime) -> DeskDuty:
    return _keep(connection, hall_id, desk_duty.resume(duty_at(connection, hall_id, desk), at=at))


def close_desk(connection: Connection, hall_id: str, *, desk: str, at: datetime) -> DeskDuty:
    """Raises QueueRefused while it has a customer, one on hold included."""
    duty = duty_at(connection, hall_id, desk)
    _wants_nobody(connection, hall_id, desk, words.ACT_CLOSE, held_too=True)
    return _keep(connection, hall_id, desk_duty.close_desk(duty, at=at))


def before_it(connection: Connection, hall_id: str, desk: str, *, held_too: bool = False) -> TicketNumber | None:
    """The ticket whose customer is before this desk, or called to it; with `held_too` one it put on hold as well."""
    standings = ("called", "serving", "on_hold") if held_too else ("called", "serving")
    wanted = select(TICKETS.c.day, TICKETS.c.prefix, TICKETS.c.n).where(
        TICKETS.c.hall_id == hall_id, TICKETS.c.desk == desk, TICKETS.c.standing.in_(standings)
    )
    row = connection.execute(wanted.limit(1)).one_or_none()
    return None if row is None else TicketNumber(date.fromisoformat(row.day), row.prefix, row.n)


def desk_periods(connection: Connection, hall_id: str, *, since: datetime, until: datetime) -> tuple[DeskPeriod, ...]:
    """Closed ones that ended in this stretch of time, in order."""
    here = DESK_LEDGER.c
    wanted = select(DESK_LEDGER).where(
        here.hall_id == hall_id, here.ended_us >= to_us(since), here.ended_us < to_us(until)
    )
    return tuple(desk_period_of(row) for row in connection.execute(wanted.order_by(here.seq)))


def _keep(connection: Connection, hall_id: str, duty: DeskDuty) -> DeskDuty:
    """The row as it is now, and what was closed on the way."""
    values = duty_values(hall_id, duty)
    put = insert_or(DESKS).values(values)
    connection.execute(put.on_conflict_do_update(index_elements=[DESKS.c.hall_id, DESKS.c.desk], set_=values))
    if duty.periods:
        connection.execute(insert(DESK_LEDGER), [desk_period_values(hall_id, each) for each in duty.periods])
    return duty


def _wants_nobody(connection: Connection, hall_id: str, desk: str, act: Text, *, held_too: bool = False) -> None:
    number = before_it(connection, hall_id, desk, held_too=held_too)
    if number is not None:
        raise QueueRefused(words.DESK_STILL_HAS, desk=desk, number=number.shown, act=act)
