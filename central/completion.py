"""Completing orders while no operator's BSS stands behind the centre: each line takes effect at its own time.

acknowledged → inProgress → completed (or failed, partial); every step is written down for the hall to read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, and_, bindparam, select, update

from app.domain.order import OrderState
from app.ports import Clock, Ids
from app.wire.canonical import JsonObject
from app.wire.changes import OrderStateChange, change_object
from app.wire.moment import moment
from central.database import reading, writing
from central.effects import Effects
from central.hall_changes import HallChanges
from central.invoices import settle_invoices
from central.order_rows import line_answer
from central.product_changes import products_change, touched_products
from central.schema import HALL, ORDER_LINE, PRODUCT_ORDER

MOST_ORDERS = 100  # in one transaction, so that a batch never waits long for the lock

_OPEN = (OrderState.ACKNOWLEDGED.value, OrderState.IN_PROGRESS.value)

_NEW = (
    select(PRODUCT_ORDER.c.id)
    .where(PRODUCT_ORDER.c.hall_id == bindparam("hall"), PRODUCT_ORDER.c.state == OrderState.ACKNOWLEDGED.value)
    .order_by(PRODUCT_ORDER.c.id)
    .limit(MOST_ORDERS)
)
# A line whose order is missing, in a database that was mended by hand, would be due for ever: it stays as it is.
_DUE = (
    select(ORDER_LINE.c.order_id)
    .join(
        PRODUCT_ORDER, and_(PRODUCT_ORDER.c.hall_id == bindparam("hall"), PRODUCT_ORDER.c.id == ORDER_LINE.c.order_id)
    )
    .where(
        ORDER_LINE.c.hall_id == bindparam("hall"),
        ORDER_LINE.c.state.in_(_OPEN),
        ORDER_LINE.c.due_at <= bindparam("now"),
    )
    .distinct()
    .order_by(ORDER_LINE.c.order_id)
    .limit(MOST_ORDERS)
)

_ORDERS = (
    select(PRODUCT_ORDER.c.id, PRODUCT_ORDER.c.external_id, PRODUCT_ORDER.c.state)
    .where(PRODUCT_ORDER.c.hall_id == bindparam("hall"), PRODUCT_ORDER.c.id.in_(bindparam("orders", expanding=True)))
    .order_by(PRODUCT_ORDER.c.id)
)
_LINES = (
    select(ORDER_LINE)
    .where(ORDER_LINE.c.hall_id == bindparam("hall"), ORDER_LINE.c.order_id.in_(bindparam("orders", expanding=True)))
    .order_by(ORDER_LINE.c.position)
)
_SET_LINE = (
    update(ORDER_LINE)
    .where(
        ORDER_LINE.c.hall_id == bindparam("b_hall"),
        ORDER_LINE.c.order_id == bindparam("b_order"),
        ORDER_LINE.c.id == bindparam("b_id"),
    )
    .values(state=bindparam("b_state"))
)
_SET_ORDER = (
    update(PRODUCT_ORDER)
    .where(PRODUCT_ORDER.c.hall_id == bindparam("b_hall"), PRODUCT_ORDER.c.id == bindparam("b_id"))
    .values(state=bindparam("b_state"), completed_at=bindparam("b_completed"))
)


@dataclass(slots=True)
class _Line:
    row: Mapping[str, Any]
    state: OrderState

    @property
    def refused(self) -> bool:
        """It was never accepted: nothing moves it."""
        return self.state is OrderState.REJECTED

    def is_due(self, now: datetime) -> bool:
        due_at = self.row["due_at"]
        return self.state.value in _OPEN and due_at is not None and due_at <= moment(now)


@dataclass(frozen=True, slots=True)
class _Moved:
    """An order that moved on: the states it came to, and the rows of the lines that did."""

    external_id: str
    told: Sequence[OrderStateChange]
    touched: Sequence[Mapping[str, Any]]


def complete_due(engine: Engine, *, clock: Clock, ids: Ids) -> int:
    """Lets everything take effect whose time has come. Says how many orders moved on."""
    with reading(engine) as connection:
        halls = connection.execute(select(HALL.c.hall_id)).scalars().all()
    moved = 0
    for hall_id in halls:
        while True:
            now = clock.now()
            with reading(engine) as connection:
                if not _due_orders(connection, hall_id, now):
                    break
            with writing(engine) as connection:
                moved += _complete_some(connection, hall_id, now, ids)
    return moved


def _due_orders(connection: Connection, hall_id: str, now: datetime) -> list[str]:
    found = list(connection.execute(_NEW, {"hall": hall_id}).scalars())
    return found or list(connection.execute(_DUE, {"hall": hall_id, "now": moment(now)}).scalars())


def _complete_some(connection: Connection, hall_id: str, now: datetime, ids: Ids) -> int:
    changes = HallChanges.locked(connection, hall_id, ids=ids)
    order_ids = _due_orders(connection, hall_id, now)
    orders = connection.execute(_ORDERS, {"hall": hall_id, "orders": order_ids}).all()
    lines = _lines_of(connection, hall_id, order_ids)
    effects = Effects(connection, [line.row for own in lines.values() for line in own if line.is_due(now)])
    line_rows: list[JsonObject] = []
    order_rows: list[JsonObject] = []
    moved: list[_Moved] = []
    ended: list[tuple[str, str, OrderState]] = []
    for id, external_id, state in orders:
        own = lines[id]
        was = {line.row["id"]: line.state for line in own}
        state, told = _move_on(own, state=OrderState(state), now=now, effects=effects)
        touched = [line.row for line in own if line.state is not was[line.row["id"]]]
        moved.append(_Moved(external_id, told, touched))
        done = moment(now) if state.value not in _OPEN else None
        if done is not None:
            ended.append((id, external_id, state))
        order_rows.append({"b_hall": hall_id, "b_id": id, "b_state": state.value, "b_completed": done})
        line_rows += [
            {"b_hall": hall_id, "b_order": id, "b_id": line.row["id"], "b_state": line.state.value}
            for line in own
            if line.state is not was[line.row["id"]]
        ]
    if order_rows:
        connection.execute(_SET_ORDER, order_rows)
    if line_rows:
        connection.execute(_SET_LINE, line_rows)
    effects.write()
    _tell(changes, moved, connection)
    for change in settle_invoices(connection, hall_id, ended, now=now):
        changes.add(change_object(change))
    changes.write(connection)
    return len(order_rows)


def _tell(changes: HallChanges, moved: Sequence[_Moved], connection: Connection) -> None:
    """Of each order first what it did to products, then its states."""
    touched = touched_products(connection, [row for each in moved for row in each.touched])
    for each in moved:
        found = products_change(each.touched, touched)
        if found is not None:
            changes.add(change_object(found))
        for state in each.told:
            changes.add(change_object(replace(state, order_id=each.external_id)))


def _move_on(
    lines: list[_Line], *, state: OrderState, now: datetime, effects: Effects
) -> tuple[OrderState, list[OrderStateChange]]:
    """One order's lines as far as they can go now; the state it comes to and every state on the way."""
    told: list[OrderStateChange] = []
    if state is OrderState.ACKNOWLEDGED:
        state = OrderState.IN_PROGRESS
        for line in lines:
            line.state = line.state if line.refused else state
        told.append(_change(state, lines, now))
    due = [line for line in lines if line.is_due(now)]
    for line in due:
        line.state = effects.take(line.row)
    if due:
        state = _state_of(lines)
        told.append(_change(state, lines, now))
    return state, told


def _lines_of(connection: Connection, hall_id: str, order_ids: list[str]) -> dict[str, list[_Line]]:
    found: dict[str, list[_Line]] = {order_id: [] for order_id in order_ids}
    rows = connection.execute(_LINES, {"hall": hall_id, "orders": order_ids})
    columns = tuple(rows.keys())
    for values in rows:
        row = dict(zip(columns, values, strict=True))  # whole at once: SQLAlchemy finds each field of a row anew
        found[row["order_id"]].append(_Line(row, OrderState(row["state"])))
    return found


def _state_of(lines: list[_Line]) -> OrderState:
    """Partial where only some of it came, also because some of it was never accepted."""
    states = {OrderState.FAILED if line.refused else line.state for line in lines}
    if states & {OrderState.ACKNOWLEDGED, OrderState.IN_PROGRESS}:
        return OrderState.IN_PROGRESS
    return states.pop() if len(states) == 1 else OrderState.PARTIAL


def _change(state: OrderState, lines: list[_Line], now: datetime) -> OrderStateChange:
    """Which order, and which change of the hall, is filled in where it is told."""
    said = tuple(line_answer(line.row, line.state) for line in lines)
    return OrderStateChange(id="", order_id="", state=state, lines=said, at=now)
