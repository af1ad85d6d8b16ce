"""Facts that came from a device of the hall: its own alone, read strictly, kept, and its standing with them.

What is not right is left out by itself, and said in the log: one bad fact or closed day stops no other.
"""

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, bindparam, insert, select, update

from app.domain.day_facts import DeviceFact
from app.errors import InputRefused
from app.texts import day_facts as words
from app.texts.language import Language, Text
from app.wire.day_facts import MOST_FACTS, UNKNOWN, FactsBatch, FactsTaken, RefusedDay, SealedDay
from offline_cache.chain import link_of
from offline_cache.closed_days import newest_closed, put_in, read_sealed
from offline_cache.day_keep import keep_facts
from offline_cache.day_known import forget_known
from offline_cache.day_schema import CLOSED_DAYS, DAY_CASH, DAY_DEVICES, DAY_HEARD, DAY_ORDERS, FACT_TABLES
from offline_cache.moments import to_us

_OF_COUNTERS: Final = ("orders", "lines", "takings", "events", "cash", "moves")
_OF_QUEUE: Final = ("tickets", "desks")
_PART_OF: Final = {"lines": (DAY_ORDERS.c, "order_id"), "moves": (DAY_CASH.c, "period_id")}  # theirs says the device
_HAD = select(DAY_DEVICES.c.up_to).where(
    DAY_DEVICES.c.hall_id == bindparam("hall"), DAY_DEVICES.c.id == bindparam("device")
)
_MOST_NAMED: Final = 5  # in one line of the log

log = logging.getLogger(__name__)


def take_counters_facts(
    connection: Connection,
    hall_id: str,
    batch: FactsBatch,
    *,
    device_id: str,
    desk: str,
    at: datetime,
    whose_days_close: bool = True,
    closes_days: bool | None = None,
) -> FactsTaken:
    """How far this device had been heard of before; a batch that does not join up with that is not taken.

    Within a transaction under way. `desk` is the one it is paired for, "" where that is not known: then it is the one
    it says itself. `at` is now, by the clock of whoever keeps the facts: a counter's may be wrong. A fact of any other
    device is left out. `closes_days` is for the centre, which keeps closed days of others: whether this counter is its
    whole hall; of any other each closed day is refused. Raises InputRefused for the standing of another, and for what
    only a hall server tells.
    """
    device = batch.device
    if device is None or device.id != device_id or (desk and device.desk != desk):
        raise InputRefused(words.NOT_YOURS)
    if (batch.closed and closes_days is None) or any(getattr(batch.facts, field) for field in _OF_QUEUE):
        raise InputRefused(words.ONLY_HALL_SERVER)
    before = connection.execute(_HAD, {"hall": hall_id, "device": device_id}).scalar() or 0
    had_days = newest_closed(connection, hall_id)[0] if closes_days else UNKNOWN
    if before < batch.since or UNKNOWN < had_days < batch.days_since:
        return FactsTaken(int(before), had_days)
    own: dict[str, Any] = {
        field: tuple(_own(connection, hall_id, field, getattr(batch.facts, field), device)) for field in _OF_COUNTERS
    }
    facts = replace(batch.facts, **own, devices=(replace(device, at=at),))
    keep_facts(connection, hall_id, facts, noted=False, whose_days_close=whose_days_close)
    if whose_days_close and sum(len(getattr(batch.facts, field)) for field in _OF_COUNTERS) < MOST_FACTS:
        forget_known(connection, device.desk)  # that was all it had
    if closes_days is False:
        refused = tuple(RefusedDay(told.number, words.HALL_SERVER_CLOSES) for told in batch.closed)
        return FactsTaken(int(before), had_days, refused)
    return FactsTaken(int(before), had_days, _keep_days(connection, hall_id, batch.closed))


def take_queues_facts(connection: Connection, hall_id: str, batch: FactsBatch, *, device_id: str) -> FactsTaken:
    """At the centre, from a hall server: tickets, desks and closed days, and nothing else. Raises InputRefused.

    What does not join up with what was heard of this server and of its hall's closed days is not taken. A closed day
    that is refused is answered by its number, and all others are kept.
    """
    if batch.device is not None or any(getattr(batch.facts, field) for field in _OF_COUNTERS):
        raise InputRefused(words.NOT_YOURS)
    heard = DAY_HEARD.c
    mine = heard.hall_id == hall_id, heard.device_id == device_id
    had = connection.execute(select(heard.up_to).where(*mine)).scalar() or 0
    had_days, _ = newest_closed(connection, hall_id)
    if had < batch.since or had_days < batch.days_since:
        return FactsTaken(had, had_days)
    keep_facts(connection, hall_id, batch.facts, noted=False, whose_days_close=False)
    if connection.execute(update(DAY_HEARD).where(*mine).values(up_to=batch.up_to)).rowcount == 0:
        connection.execute(insert(DAY_HEARD).values(hall_id=hall_id, device_id=device_id, up_to=batch.up_to))
    return FactsTaken(had, had_days, _keep_days(connection, hall_id, batch.closed))


def _keep_days(connection: Connection, hall_id: str, closed: tuple[SealedDay, ...]) -> tuple[RefusedDay, ...]:
    """Those that were not kept."""
    refused = []
    for told in closed:
        why = _keep_closed(connection, hall_id, told)
        if why is not None:
            log.warning("hall %s: %s", hall_id, why.say(Language.EN))
            refused.append(RefusedDay(told.number, why))
    return tuple(refused)


def _keep_closed(connection: Connection, hall_id: str, told: SealedDay) -> Text | None:
    """As the hall sealed it, behind the one before it; or why not. Told again it stays."""
    here, day, at_us = CLOSED_DAYS.c, told.day.isoformat(), to_us(told.closed_at)
    same = (here.day == day) | (here.number == told.number)
    there = connection.execute(select(here.seal).where(here.hall_id == hall_id, same)).scalars().all()
    if there == [told.seal]:
        return None
    if there or told.seal != link_of(told.prev, told.summary):
        return words.CLOSED_OTHERWISE.filled(day=told.day)
    if isinstance(read_sealed(told.summary, (hall_id, day, told.number, at_us, told.by)), str):
        return words.DAY_UNREADABLE.filled(day=told.day, number=told.number)
    last, seal = newest_closed(connection, hall_id)
    if (told.number, told.prev) != (last + 1, seal):
        return words.DAY_OUT_OF_CHAIN.filled(day=told.day, number=told.number, last=last)
    put_in(connection, hall_id, told)
    return None


def _own(connection: Connection, hall_id: str, field: str, told: tuple[Any, ...], device: DeviceFact) -> Iterator[Any]:
    """Those that are of this device, and by whatever is known under their ids, too; a device may have moved desks."""
    table, _ = FACT_TABLES[field]
    wanted = select(table).where(table.c.hall_id == hall_id, table.c.id.in_([each.id for each in told]))
    before = {row.id: row for row in connection.execute(wanted)} if told else {}
    whole, key = _PART_OF.get(field, (None, ""))
    owners = dict[str, str]()
    if whole is not None and told:
        named = {getattr(each, key) for each in told} | {row._mapping[key] for row in before.values()}
        owners = dict(
            connection.execute(
                select(whole.id, whole.device).where(whole.hall_id == hall_id, whole.id.in_(named))
            ).all()
        )

    def is_own(each: Any) -> bool:
        known = before.get(each.id)
        both = (each,) if known is None else (each, known)
        if whole is None:
            desks = {device.desk} if known is None else {device.desk, known.desk}
            return each.desk in desks and all(one.device == device.id for one in both)
        if each.desk != device.desk or any(owners.get(getattr(one, key), device.id) != device.id for one in both):
            return False
        return known is None or getattr(known, key) in owners or known.desk == each.desk

    others = []
    for each in told:
        if is_own(each):
            yield each
        else:
            others.append(each.id)
    if others:
        named_some = ", ".join(others[:_MOST_NAMED])
        log.warning(
            "%d %s told by desk %s are another's and were left out: %s", len(others), field, device.desk, named_some
        )
