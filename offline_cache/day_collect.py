"""This counter's facts, worked out of its own store by catching up with what moved since the last time.

Triggers mark orders, money and cash that moved; the audit trail is read behind the last row that was. A step works out
some hundred of them in one transaction, so that nobody who takes an order waits for long; the marks go with it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, delete, exists, func, select

from app.domain.business_hall import CounterDesk
from app.domain.day_facts import DeviceFact, Facts
from offline_cache.day_collect_events import cash_facts, device_fact, event_facts, move_facts
from offline_cache.day_collect_orders import order_facts
from offline_cache.day_collect_takings import taking_facts
from offline_cache.day_cursors import CURSOR, cursor_of, keep_cursor
from offline_cache.day_keep import keep_facts, read_facts
from offline_cache.schema import AUDIT, DAY_DIRTY
from offline_cache.store import Store

_AUDIT_READ: Final = "audit read"
_AT_ONCE: Final = 200
_ROWS_AT_ONCE: Final = 1000  # of the audit trail
_MARKED = select(DAY_DIRTY.c.kind, DAY_DIRTY.c.id).order_by(DAY_DIRTY.c.kind, DAY_DIRTY.c.id).limit(_AT_ONCE)
_DONE = delete(DAY_DIRTY).where(DAY_DIRTY.c.kind == bindparam("of_kind"), DAY_DIRTY.c.id == bindparam("of_id"))
_WAITING = select(
    exists(select(1).select_from(DAY_DIRTY)).label("marked"),
    select(func.max(AUDIT.c.seq)).scalar_subquery().label("audit_end"),
    CURSOR.scalar_subquery().label("audit_read"),
)


def catch_up(store: Store, *, desk: CounterDesk, at: datetime) -> int:
    """How many facts are new or changed. Where nothing moved it writes nothing."""
    changed, standing = 0, None
    while True:
        with store.read() as connection:
            if not _waits(connection):
                standing = _new_standing(connection, desk, at)
                break
        changed += store.write(lambda connection: _step(connection, desk))
    if standing is None:
        return changed
    told = Facts(devices=(standing,))
    return changed + store.write(lambda connection: keep_facts(connection, desk.hall.id, told, noted=False))


def _waits(connection: Connection) -> bool:
    found = connection.execute(_WAITING, {"wanted": _AUDIT_READ}).one()
    return bool(found.marked) or (found.audit_end or 0) > (found.audit_read or 0)


def _step(connection: Connection, desk: CounterDesk) -> int:
    hall = desk.hall.id
    events, ratings, read = event_facts(
        connection, after=cursor_of(connection, _AUDIT_READ), most=_ROWS_AT_ONCE, desk=desk
    )
    changed = keep_facts(connection, hall, Facts(events=events), noted=True)  # orders ask them who approved
    keep_cursor(connection, _AUDIT_READ, read)
    marked = connection.execute(_MARKED).all()
    ids = _ids_of(marked, "order")
    orders, lines = order_facts(connection, [*dict.fromkeys((*ids, *ratings))], desk=desk, ratings=ratings)
    facts = Facts(
        orders=orders,
        lines=lines,
        takings=taking_facts(connection, _ids_of(marked, "money"), desk=desk),
        cash=cash_facts(connection, _ids_of(marked, "cash"), desk=desk),
        moves=move_facts(connection, _ids_of(marked, "move"), desk=desk),
    )
    changed += keep_facts(connection, hall, facts, noted=True)
    if marked:
        connection.execute(_DONE, [{"of_kind": kind, "of_id": id} for kind, id in marked])
    return changed


def _ids_of(marked: Sequence[tuple[str, str]], kind: str) -> list[str]:
    return [id for of, id in marked if of == kind]


def _new_standing(connection: Connection, desk: CounterDesk, at: datetime) -> DeviceFact | None:
    """How far the facts are known; None where it is kept already."""
    now = device_fact(connection, desk=desk, at=at)
    kept = read_facts(connection, desk.hall.id, [("devices", now.id)]).devices
    return None if kept and replace(kept[0], at=now.at, day=now.day) == now else now
