"""Who is at which desk, and whether customers can still come: before a hall shuts, and where a desk is on duty."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, inspect, or_, select

from app.domain.business_hall import desk_number
from app.domain.day_close import DeskHeard, OpenItem, OpenKind
from app.domain.desk_duty import DeskStanding
from app.domain.hall_time import clock_time, hall_date, start_of
from app.domain.opening_hours import closing_minute
from app.papers.figure_cells import NO_NAMES, desk_and_person
from app.texts import day_close as words
from app.texts.language import Text
from offline_cache.day_schema import DAY_CASH, DAY_DEVICES, TOLD_LAST
from offline_cache.hall_schema import DESKS, DEVICES, TICKETS
from offline_cache.moments import from_us


@dataclass(frozen=True, slots=True)
class CloseScope:
    """Whose day, and when it is looked at. `opening_hours` as printed, "" for none; `desk` asks, and takes no customers
    meanwhile."""

    hall_id: str
    zone: ZoneInfo
    day: date
    at: datetime
    opening_hours: str = ""
    desk: str = ""


def has_queue(connection: Connection) -> bool:
    """A lone counter has none."""
    return inspect(connection).has_table(TICKETS.name)


def subject_of(kind: OpenKind, *parts: object) -> str:
    """Names an item and the state it is in: its kind, whose it is, and what it would be another item without."""
    return ":".join((kind.value, *map(str, parts)))


def before_closing_time(scope: CloseScope) -> Iterator[OpenItem]:
    """Of the running day, as long as the hall is open by its own hours; no earlier day is."""
    shuts = closing_minute(scope.opening_hours, scope.day)
    if shuts is None:
        return
    until = start_of(scope.day, scope.zone) + timedelta(minutes=shuts)
    if scope.at >= until:
        return
    time = "24:00" if shuts == 24 * 60 else clock_time(until, scope.zone)
    yield OpenItem(
        OpenKind.HALL_OPEN,
        subject_of(OpenKind.HALL_OPEN, time),
        words.HALL_OPEN.filled(time=time),
        words.HALL_OPEN_HINT,
    )


def desks_on_duty(connection: Connection, scope: CloseScope) -> Iterator[OpenItem]:
    """On the running day, but the one that asks. Of a hall with a queue."""
    if not _runs(scope):
        return
    here = DESKS.c
    wanted = select(here.desk, here.staff, here.since_us).where(
        here.hall_id == scope.hall_id, here.standing != DeskStanding.CLOSED.value
    )
    for row in connection.execute(wanted.order_by(here.desk)):
        if desk_number(row.desk) == desk_number(scope.desk):
            continue
        yield OpenItem(
            OpenKind.DESK_ON_DUTY,
            subject_of(OpenKind.DESK_ON_DUTY, row.desk, row.staff),
            words.ON_DUTY.filled(at=at_words(row.desk, row.staff)),
            words.ON_DUTY_HINT,
            from_us(row.since_us),
            row.desk,
            staff=row.staff,
        )


def desks_heard(connection: Connection, hall_id: str) -> tuple[DeskHeard, ...]:
    """When each desk of a hall with a queue told its figures last; none at a lone counter, which tells nobody."""
    if not has_queue(connection):
        return ()
    here, told = DEVICES.c, DAY_DEVICES.c
    wanted = (
        select(here.desk, told.at_us)
        .select_from(DEVICES.outerjoin(DAY_DEVICES, (told.hall_id == here.hall_id) & (told.id == here.device_id)))
        .where(here.hall_id == hall_id, here.desk != "")
    )
    last = dict[str, int]()  # a desk may have had another counter before
    for row in connection.execute(wanted):
        last[desk_number(row.desk)] = max(row.at_us or 0, last.get(desk_number(row.desk), 0))
    desks = sorted(last, key=lambda desk: (len(desk), desk))
    return tuple(DeskHeard(desk, from_us(last[desk]) if last[desk] else None) for desk in desks)


def people_at(connection: Connection, scope: CloseScope) -> Mapping[str, str]:
    """Staff numbers by desk : who has its drawer, or had it last that day; who is on duty goes before."""
    here, now = DAY_CASH.c, DESKS.c
    drawers = select(here.desk, here.staff).where(
        here.hall_id == scope.hall_id,
        or_(here.booked_on == scope.day.isoformat(), here.closed_at_us.is_(None)),
        here.booked_on <= scope.day.isoformat(),
        TOLD_LAST,
    )
    found = [*connection.execute(drawers.order_by(here.opened_at_us)).all()]
    if has_queue(connection):
        on_duty = select(now.desk, now.staff).where(
            now.hall_id == scope.hall_id, now.standing != DeskStanding.CLOSED.value
        )
        found += connection.execute(on_duty).all()
    return {desk_number(row.desk): row.staff for row in found}


def at_words(desk: str, staff: str = "") -> Text:
    """3 台 3017, before what it is: the number stands where a reader who knows the person says their name
    (OpenItem.named)."""
    said = desk_and_person(desk, staff, NO_NAMES)
    return Text(f"{said.zh} ", said.en) if staff else said


def _runs(scope: CloseScope) -> bool:
    return scope.day == hall_date(scope.at, scope.zone)
