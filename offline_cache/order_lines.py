"""What the lines of this counter's orders still do, until the centre's own record says so.

Written with the signed version, and of no account before that is an order; closed when it or a line of it is refused,
or when a line took effect or failed. What is open lies over the customer's record wherever that is read, also while the
order waits to be sent.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, Row, bindparam, delete, select, update

from app.domain.customer import Customer
from app.domain.line_effect import LineEffect, with_effects
from app.domain.order import OrderState
from app.domain.pending_effect import EffectKind, PendingEffect
from app.outbox_ports import EntryState
from app.wire.batch import LineAnswer, reason_object
from offline_cache.customer_json import read_agreed
from offline_cache.prepared import Value, prepared_insert
from offline_cache.schema import ENTRY_OF_ORDER, ORDER_LINES, ORDERS, OUTBOX

_OVER = frozenset({OrderState.COMPLETED, OrderState.FAILED, OrderState.CANCELLED, OrderState.REJECTED})
_UNSENT = frozenset({EntryState.PENDING.value, EntryState.INFLIGHT.value})
_ADD = prepared_insert(ORDER_LINES)
_OPEN = (
    select(ORDER_LINES, OUTBOX.c.state.label("entry_state"))
    .join(ORDERS, ORDERS.c.id == ORDER_LINES.c.order_id)
    .join(OUTBOX, OUTBOX.c.key == ENTRY_OF_ORDER)
    .where(ORDER_LINES.c.open == 1)
    .order_by(ORDERS.c.seq, ORDER_LINES.c.seq)  # as they were accepted, not as they were signed
)
_OF_CUSTOMER = _OPEN.where(ORDER_LINES.c.customer_id == bindparam("customer"))
_REFUSE = (
    update(ORDER_LINES)
    .where(
        ORDER_LINES.c.order_id == bindparam("wanted"),
        ORDER_LINES.c.line_id == bindparam("line"),
        ORDER_LINES.c.refusal.is_(None),
    )
    .values(open=0, refusal=bindparam("why"))
)
_CLOSE_ALL = update(ORDER_LINES).where(ORDER_LINES.c.order_id == bindparam("wanted")).values(open=0)
_DROP = delete(ORDER_LINES).where(ORDER_LINES.c.order_id == bindparam("wanted"))
_OPEN_ALL = update(ORDER_LINES).where(ORDER_LINES.c.order_id == bindparam("wanted")).values(open=1)


def add_lines(connection: Connection, order_id: str, lines: Iterable[Mapping[str, Value]]) -> None:
    """`lines` as order_ahead.py has them; they are open from now on, or once there is that order."""
    _ADD.run_each(connection, [{**line, "order_id": order_id} for line in lines])


def drop_lines(connection: Connection, signed_id: str) -> None:
    """Of a signed version that was given up: it never became an order."""
    connection.execute(_DROP, {"wanted": signed_id})


def close_order(connection: Connection, order_id: str) -> None:
    """It was refused: nothing of it will come."""
    connection.execute(_CLOSE_ALL, {"wanted": order_id})


def open_order(connection: Connection, order_id: str) -> None:
    """It was refused and is sent once more: all of it may come again."""
    connection.execute(_OPEN_ALL, {"wanted": order_id})


def close_lines(connection: Connection, order_id: str, lines: Sequence[LineAnswer]) -> None:
    """Those of `lines` whose end is known: the centre's record has what came of them."""
    over = [line.id for line in lines if line.state in _OVER]
    if over:
        connection.execute(_CLOSE_ALL.where(ORDER_LINES.c.line_id.in_(over)), {"wanted": order_id})


def refuse_lines(connection: Connection, order_id: str, lines: Sequence[LineAnswer]) -> None:
    """Those of `lines` that the centre refused, with its reasons; told a second time it changes nothing."""
    for line in lines:
        if line.reason is not None:
            why = json.dumps(reason_object(line.reason), ensure_ascii=False)
            connection.execute(_REFUSE, {"wanted": order_id, "line": line.id, "why": why})


def as_ordered(connection: Connection, customer: Customer) -> Customer:
    """The customer with what this counter's open orders do to them, and what their unsent ones took."""
    return _laid_over(customer, connection.execute(_OF_CUSTOMER, {"customer": customer.id}).all())


def all_as_ordered(connection: Connection, customers: Iterable[Customer]) -> tuple[Customer, ...]:
    """The same for many at once."""
    rows: defaultdict[str, list[Row[tuple[object, ...]]]] = defaultdict(list)
    for row in connection.execute(_OPEN):
        rows[row.customer_id].append(row)
    return tuple(_laid_over(c, rows[c.id]) if c.id in rows else c for c in customers)


def _laid_over(customer: Customer, rows: Sequence[Row[tuple[object, ...]]]) -> Customer:
    unsent: defaultdict[str, int] = defaultdict(int)
    for row in rows:
        if row.due_fen and row.entry_state in _UNSENT:
            unsent[row.matter] += row.due_fen
    ordered = with_effects(customer, (_effect(row) for row in rows if row.effect is not None))
    return replace(ordered, unsent=tuple(sorted(unsent.items())))


def _effect(row: Row[tuple[object, ...]]) -> LineEffect:
    kind = EffectKind(row.effect)
    return LineEffect(
        product_id=row.product_id,
        number=row.number,
        code=row.code,
        ordered_on=date.fromisoformat(row.ordered_on),
        effect=PendingEffect(
            kind=kind,
            line_id=row.line_id,
            on=_read_day(row.effective_on),
            becomes=row.code if kind is EffectKind.CHANGES else "",
            term_ends_on=_read_day(row.term_ends_on),
            supposed_on=_read_day(row.supposed_on),
            line_since=_read_day(row.line_since),
        ),
        family_pay=read_agreed(json.loads(row.family_pay)) if row.family_pay else None,
    )


def _read_day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None
