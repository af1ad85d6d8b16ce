"""Desks whose facts are not all here: they were on duty, or told something, and have been silent since."""

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from app.domain.business_hall import desk_number
from app.domain.day_scope import DayScope
from app.domain.hall_time import clock_time, hall_date, start_of
from app.texts import day_facts as words
from app.texts.language import Text
from offline_cache.day_schema import DAY_DESKS, DAY_DEVICES
from offline_cache.moments import from_us

SILENT_AFTER: Final = timedelta(minutes=3)  # facts come every few seconds, and each ten seconds where nothing happens
_ONE_DAY: Final = timedelta(days=1)


def missing_desks(
    connection: Connection, hall_id: str, scope: DayScope, *, zone: ZoneInfo, at: datetime
) -> tuple[Text, ...]:
    """A sentence for each, by desk. Complete is what was told after the scope's last day was over, or just now."""
    begins, ends = start_of(scope.first, zone), start_of(scope.last + _ONE_DAY, zone)
    heard = {
        desk_number(row.desk): from_us(row.at_us)
        for row in connection.execute(
            select(DAY_DEVICES.c.desk, DAY_DEVICES.c.at_us)
            .where(DAY_DEVICES.c.hall_id == hall_id)
            .order_by(DAY_DEVICES.c.at_us)
        )
    }
    on_duty = select(DAY_DESKS.c.desk).where(
        DAY_DESKS.c.hall_id == hall_id,
        DAY_DESKS.c.booked_on.between(scope.first.isoformat(), scope.last.isoformat()),
    )
    wanted = {
        *map(desk_number, connection.execute(on_duty).scalars()),
        *(desk for desk, when in heard.items() if when >= begins),
    }
    until = min(ends, at - SILENT_AFTER)
    late = sorted(desk for desk in wanted if desk not in heard or heard[desk] < until)
    return tuple(_said(desk, heard.get(desk), zone, at) for desk in late)


def _said(desk: str, heard: datetime | None, zone: ZoneInfo, at: datetime) -> Text:
    if heard is None:
        return words.NEVER_HEARD.filled(desk=desk)
    when = clock_time(heard, zone)
    if hall_date(heard, zone) != hall_date(at, zone):
        when = f"{hall_date(heard, zone)} {when}"
    return words.HEARD_AT.filled(desk=desk, at=when)
