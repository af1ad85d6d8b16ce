"""Facts of desks: where the time of each person on duty went on a day of the queue, out of the queue's ledgers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final, TypeVar

from sqlalchemy import Connection, func, select

from app.domain.day_facts import DeskFact
from app.domain.desk_duty import DeskPeriod, DeskStanding
from app.domain.hall_time import start_of
from app.domain.queue_ticket import business_day
from app.domain.ticket_ledger import Act, Period, Standing
from app.domain.ticket_times import desk_times
from offline_cache.hall_book import HallRules
from offline_cache.hall_desks import on_duty
from offline_cache.hall_queue_rows import desk_period_of, load, period_of
from offline_cache.hall_schema import DESK_LEDGER, LEDGER, TICKETS
from offline_cache.moments import from_us, to_us

_P = TypeVar("_P", DeskPeriod, Period)
_BEFORE_DESK: Final = (Standing.CALLED, Standing.SERVING)
_DAY: Final = timedelta(days=1)


def desk_facts(connection: Connection, day: date, *, rules: HallRules, until: datetime) -> tuple[DeskFact, ...]:
    """Of everybody on duty at a desk on that day of the queue; what still runs counts `until` then."""
    begins = start_of(day, rules.zone) + timedelta(hours=rules.day_begins.hour, minutes=rules.day_begins.minute)
    within = begins, begins + _DAY
    duties: defaultdict[tuple[str, str], list[DeskPeriod]] = defaultdict(list)
    for duty in _duties(connection, rules.hall_id, *within, until):
        duties[duty.desk, duty.staff].append(duty)
    periods = list(_periods(connection, rules.hall_id, *within, until)) if duties else []
    return tuple(_desk_fact(day, desk, staff, found, periods) for (desk, staff), found in duties.items())


def _desk_fact(day: date, desk: str, staff: str, duties: Iterable[DeskPeriod], periods: Iterable[Period]) -> DeskFact:
    duties = list(duties)
    on_duty_s = sum(each.length_s for each in duties)
    paused_s = sum(each.length_s for each in duties if each.standing is DeskStanding.PAUSED)
    own = [each for each in periods if each.staff == staff]
    times = desk_times(own, desk=desk, on_duty_s=on_duty_s, paused_s=paused_s)
    return DeskFact(
        id=f"{day}/{desk}/{staff}",
        day=day,
        desk=desk,
        staff=staff,
        on_duty_s=on_duty_s,
        serving_s=times.serving_s,
        walking_s=times.walking_s,
        paused_s=times.paused_s,
        idle_s=times.idle_s,
    )


def _duties(
    connection: Connection, hall_id: str, begins: datetime, ends: datetime, until: datetime
) -> Iterator[DeskPeriod]:
    """What of them lies in the day, with the one that runs."""
    closed = select(DESK_LEDGER).where(
        DESK_LEDGER.c.hall_id == hall_id,
        DESK_LEDGER.c.ended_us >= to_us(begins),
        DESK_LEDGER.c.began_us < to_us(ends),
    )
    found = [desk_period_of(row) for row in connection.execute(closed)]
    for duty in on_duty(connection, hall_id):
        found.append(DeskPeriod(duty.desk, duty.staff, duty.standing, duty.since, until, duty.reason))
    return _within(found, begins, ends)


def _periods(
    connection: Connection, hall_id: str, begins: datetime, ends: datetime, until: datetime
) -> Iterator[Period]:
    """Of tickets at a desk what lies in the day, with the ones that run."""
    closed = select(LEDGER).where(LEDGER.c.ended_us >= to_us(begins), LEDGER.c.began_us < to_us(ends))
    found = [period_of(row) for row in connection.execute(closed)]
    before_desk = [each.value for each in _BEFORE_DESK]
    open_now = select(TICKETS.c.id).where(TICKETS.c.hall_id == hall_id, TICKETS.c.standing.in_(before_desk))
    for loaded in load(connection, list(connection.execute(open_now).scalars())):
        course = loaded.course
        found.append(
            Period(
                ticket_id=course.ticket.id,
                standing=course.standing,
                began=course.since,
                ended=until,
                ended_by=Act.FINISH,
                queue=course.queue,
                desk=course.desk,
                staff=course.staff,
                by="",
                reason="",
            )
        )
    return _within(found, begins, ends)


def _within(found: Iterable[_P], begins: datetime, ends: datetime) -> Iterator[_P]:
    """What of them lies between those two moments."""
    for each in found:
        began, ended = max(each.began, begins), min(each.ended, ends)
        if began < ended:
            yield replace(each, began=began, ended=ended)


def first_duty(connection: Connection, rules: HallRules) -> date | None:
    """The day of the oldest one, None where nobody ever was on duty."""
    oldest = [
        *connection.execute(select(func.min(DESK_LEDGER.c.began_us))).scalars(),
        *(to_us(duty.since) for duty in on_duty(connection, rules.hall_id)),
    ]
    known = [each for each in oldest if each is not None]
    return business_day(from_us(min(known)), rules.zone, begins=rules.day_begins) if known else None
