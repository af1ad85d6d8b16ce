"""Facts that came from a device of the hall: its own alone, read strictly, kept, and its standing with them."""

from dataclasses import fields, replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, bindparam, insert, select

from app.domain.day_facts import DeviceFact
from app.errors import InputRefused
from app.texts import day_facts as words
from app.wire.day_facts import UNKNOWN, FactsBatch, SealedDay
from offline_cache.chain import link_of
from offline_cache.day_keep import keep_facts
from offline_cache.day_schema import CLOSED_DAYS, DAY_DEVICES, FACT_TABLES
from offline_cache.moments import to_us

_OF_COUNTERS: Final = ("orders", "lines", "takings", "events", "cash", "moves")
_OF_QUEUE: Final = ("tickets", "desks")
_HAD = select(DAY_DEVICES.c.up_to).where(
    DAY_DEVICES.c.hall_id == bindparam("hall"), DAY_DEVICES.c.id == bindparam("device")
)


def take_counters_facts(
    connection: Connection,
    hall_id: str,
    batch: FactsBatch,
    *,
    device_id: str,
    desk: str,
    at: datetime,
    whose_days_close: bool = True,
) -> int:
    """How far this device had been heard of before; a batch that does not join up with that is not taken.

    Within a transaction under way. `desk` is the one it is paired for, "" where that is not known: then it is the one
    it says itself. `at` is now, by the clock of whoever keeps the facts: a counter's may be wrong. Raises InputRefused
    for facts of any other device.
    """
    device = batch.device
    if device is None or device.id != device_id or (desk and device.desk != desk):
        raise InputRefused(words.NOT_YOURS)
    if batch.closed or any(getattr(batch.facts, field) for field in _OF_QUEUE):
        raise InputRefused(words.ONLY_HALL_SERVER)
    before = connection.execute(_HAD, {"hall": hall_id, "device": device_id}).scalar() or 0
    if before < batch.since:
        return int(before)
    for field in _OF_COUNTERS:
        _refuse_others(connection, hall_id, field, getattr(batch.facts, field), device)
    facts = replace(batch.facts, devices=(replace(device, at=at),))
    keep_facts(connection, hall_id, facts, noted=False, whose_days_close=whose_days_close)
    return int(before)


def take_queues_facts(connection: Connection, hall_id: str, batch: FactsBatch) -> int:
    """At the centre, from a hall server: tickets, desks and closed days, and nothing else. Raises InputRefused."""
    if batch.device is not None or any(getattr(batch.facts, field) for field in _OF_COUNTERS):
        raise InputRefused(words.NOT_YOURS)
    keep_facts(connection, hall_id, batch.facts, noted=False, whose_days_close=False)
    for told in batch.closed:
        _keep_closed(connection, hall_id, told)
    return UNKNOWN


def _keep_closed(connection: Connection, hall_id: str, told: SealedDay) -> None:
    """As the hall sealed it. Told again it stays; told otherwise it is refused, and so is what no seal is over."""
    here = CLOSED_DAYS.c
    same = (here.day == told.day.isoformat()) | (here.number == told.number)
    there = connection.execute(select(here.seal).where(here.hall_id == hall_id, same)).scalars().all()
    if there == [told.seal]:
        return
    if there or told.seal != link_of(told.prev, told.summary):
        raise InputRefused(words.CLOSED_OTHERWISE, day=told.day)
    row = {each.name: getattr(told, each.name) for each in fields(told)}
    del row["closed_at"]
    row |= {"hall_id": hall_id, "day": told.day.isoformat(), "closed_at_us": to_us(told.closed_at)}
    connection.execute(insert(CLOSED_DAYS).values(row))


def _refuse_others(connection: Connection, hall_id: str, field: str, told: tuple[Any, ...], device: DeviceFact) -> None:
    """Each says that it is of this desk, and so does what is known under its id."""
    if any(each.desk != device.desk or getattr(each, "device", device.id) != device.id for each in told):
        raise InputRefused(words.NOT_YOURS)
    if not told:
        return
    table, _ = FACT_TABLES[field]
    mine = table.c.device == device.id if "device" in table.c else table.c.desk == device.desk
    ids = [each.id for each in told]
    others = select(table.c.id).where(table.c.hall_id == hall_id, table.c.id.in_(ids), ~mine).limit(1)
    if connection.execute(others).first() is not None:
        raise InputRefused(words.NOT_YOURS)
