"""This counter's facts, worked out of its own store by catching up with what moved since the last time.

Orders, payments and the audit trail are read behind the last row that was; triggers mark what moved of those, and cash.
A step works out some hundred of them in one transaction, so that nobody who takes an order waits for long; the marks go
with it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from sqlalchemy import Column, Connection, Select, bindparam, delete, exists, func, select

from app.domain.business_hall import CounterDesk
from app.domain.day_facts import DeviceFact, Facts
from app.domain.hall_time import hall_date
from offline_cache.cash_schema import DAY_DIRTY
from offline_cache.day_collect_events import cash_facts, device_fact, event_facts, move_facts
from offline_cache.day_collect_orders import order_facts
from offline_cache.day_collect_takings import taking_facts
from offline_cache.day_cursors import cursor_of, keep_cursor
from offline_cache.day_keep import keep_facts, read_facts
from offline_cache.day_schema import DAY_CURSORS
from offline_cache.schema import AUDIT, ORDERS, PAYMENTS
from offline_cache.store import Store

_AUDIT_READ, _ORDERS_READ, _PAYMENTS_READ = "audit read", "orders read", "payments read"
_AT_ONCE: Final = 200
_ROWS_AT_ONCE: Final = 1000  # of the audit trail


def _behind(seq: Column[int], id: Column[str]) -> Select[int, str]:
    return select(seq, id).where(seq > bindparam("after")).order_by(seq).limit(_AT_ONCE)


_MARKED = select(DAY_DIRTY.c.kind, DAY_DIRTY.c.id).order_by(DAY_DIRTY.c.kind, DAY_DIRTY.c.id).limit(_AT_ONCE)
_DONE = delete(DAY_DIRTY).where(DAY_DIRTY.c.kind == bindparam("of_kind"), DAY_DIRTY.c.id == bindparam("of_id"))
_NEW_ORDERS = _behind(ORDERS.c.seq, ORDERS.c.id)
_NEW_MONEY = _behind(PAYMENTS.c.seq, PAYMENTS.c.signed_id)
_WAITING = select(
    exists(select(1).select_from(DAY_DIRTY)),
    *(
        func.coalesce(select(func.max(end)).scalar_subquery(), 0)
        > func.coalesce(select(DAY_CURSORS.c.value).where(DAY_CURSORS.c.name == read).scalar_subquery(), 0)
        for end, read in (
            (AUDIT.c.seq, _AUDIT_READ),
            (ORDERS.c.seq, _ORDERS_READ),
            (PAYMENTS.c.seq, _PAYMENTS_READ),
        )
    ),
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


def kept_standing(connection: Connection, *, desk: CounterDesk, at: datetime) -> DeviceFact | None:
    """How this counter stood when its facts were last caught up with, which is what they say; None before that."""
    kept = read_facts(connection, desk.hall.id, [("devices", desk.device_id)]).devices
    return replace(kept[0], at=at, day=hall_date(at, desk.hall.zone)) if kept else None


def _waits(connection: Connection) -> bool:
    return any(connection.execute(_WAITING).one())


def _step(connection: Connection, desk: CounterDesk) -> int:
    hall = desk.hall.id
    after = cursor_of(connection, _AUDIT_READ)
    events, ratings, read = event_facts(connection, after=after, most=_ROWS_AT_ONCE, desk=desk)
    changed = keep_facts(connection, hall, Facts(events=events), noted=True)
    if read != after:
        keep_cursor(connection, _AUDIT_READ, read)
    if read - after == _ROWS_AT_ONCE:  # all of the trail first: orders ask it who approved
        orders, lines = order_facts(connection, [*ratings], desk=desk, ratings=ratings)
        return changed + keep_facts(connection, hall, Facts(orders=orders, lines=lines), noted=True)
    marked = connection.execute(_MARKED).all()
    ids = dict.fromkeys((*_ids_of(marked, "order"), *_new(connection, _NEW_ORDERS, _ORDERS_READ), *ratings))
    signed_ids = dict.fromkeys((*_ids_of(marked, "money"), *_new(connection, _NEW_MONEY, _PAYMENTS_READ)))
    orders, lines = order_facts(connection, [*ids], desk=desk, ratings=ratings)
    facts = Facts(
        orders=orders,
        lines=lines,
        takings=taking_facts(connection, [*signed_ids], desk=desk),
        cash=cash_facts(connection, _ids_of(marked, "cash"), desk=desk),
        moves=move_facts(connection, _ids_of(marked, "move"), desk=desk),
    )
    changed += keep_facts(connection, hall, facts, noted=True)
    if marked:
        connection.execute(_DONE, [{"of_kind": kind, "of_id": id} for kind, id in marked])
    return changed


def _new(connection: Connection, wanted: Select[int, str], cursor: str) -> list[str]:
    """Ids behind the last row that was read, which they move."""
    found = connection.execute(wanted, {"after": cursor_of(connection, cursor)}).all()
    if found:
        keep_cursor(connection, cursor, found[-1][0])
    return [id for _, id in found]


def _ids_of(marked: Sequence[tuple[str, str]], kind: str) -> list[str]:
    return [id for of, id in marked if of == kind]


def _new_standing(connection: Connection, desk: CounterDesk, at: datetime) -> DeviceFact | None:
    """How far the facts are known; None where it is kept already."""
    now = device_fact(connection, desk=desk, at=at)
    return None if kept_standing(connection, desk=desk, at=at) == now else now
