"""Receipt numbers and places in lanes of a counter that was paired: none that was given before, by this store or by
another of its desk.

What a restored store gave after its backup it does not know itself, nor what the PC gave that was at this desk before.
"""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.dialects.sqlite import insert

from app.domain.business_hall import CounterDesk
from app.domain.receipt_number import ReceiptNumber, goes_on_after
from offline_cache.day_cursors import LANE, keep_cursor
from offline_cache.journal import JournalKind, append
from offline_cache.prepared import Prepared
from offline_cache.restored import restored_as_of
from offline_cache.schema import OUTBOX, RECEIPT_NUMBERS

_HERE = RECEIPT_NUMBERS.c
_LAST = Prepared(
    select(_HERE.last_day, _HERE.last_sequence).where(
        _HERE.hall_code == bindparam("hall"), _HERE.desk == bindparam("at")
    )
)


def go_on(connection: Connection, *, desk: CounterDesk, told: str, at: datetime, key: bytes) -> None:
    """Sworn to in the journal where numbers go on elsewhere; else nothing is done. Within a transaction under way.

    `told`: the newest that whoever it was paired with knows of, "" for none. `key` is the journal's.
    """
    as_of, own = restored_as_of(connection), last_number(connection, hall_code=desk.hall.code, desk=desk.number)
    other = ReceiptNumber.read(told) if told else None
    if not as_of and (other is None or (own is not None and other <= own)):
        return
    known = [each for each in (own, other) if each is not None]
    hall_now = at.astimezone(desk.hall.zone)
    after = goes_on_after(known, hall_code=desk.hall.code, desk=desk.number, hall_now=hall_now)
    row = {"last_day": after.day.isoformat(), "last_sequence": after.sequence}
    kept = insert(RECEIPT_NUMBERS).values(hall_code=after.hall_code, desk=after.desk, **row)
    connection.execute(kept.on_conflict_do_update(index_elements=["hall_code", "desk"], set_=row))
    append(
        connection,
        key=key,
        kind=JournalKind.NUMBERS_GO_ON,
        subject=str(after),
        facts={"as_of": as_of, "own": str(own or ""), "told": told, "device": desk.device_id},
        at=at,
    )


def keep_lanes(connection: Connection, lanes: Mapping[str, int]) -> None:
    """The last place of each that the centre has: where it is further than this store knows, the next order goes
    behind it. Within a transaction under way."""
    here = OUTBOX.c
    own = dict(connection.execute(select(here.lane, func.max(here.lane_seq)).group_by(here.lane)).all())
    for lane, last in lanes.items():
        if last > own.get(lane, 0):
            keep_cursor(connection, f"{LANE}{lane}", last)


def last_number(connection: Connection, *, hall_code: str, desk: str) -> ReceiptNumber | None:
    """The newest that this store gave, or goes on behind."""
    found = _LAST.run(connection, {"hall": hall_code, "at": desk}).fetchall()
    if not found:
        return None
    ((last_day, last_sequence),) = found
    return ReceiptNumber(hall_code, date.fromisoformat(last_day), desk, last_sequence)
