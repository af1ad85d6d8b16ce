"""Completing orders while no operator's BSS stands behind the centre: each line takes effect at its own time.

acknowledged → inProgress → completed (or failed, partial); every step is written down for the hall to read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, Engine, bindparam, select, update

from app.domain.hall_time import last_day_of_term
from app.domain.order import OrderState
from app.domain.order_line import Action
from app.ports import Clock, Ids
from app.wire.batch import LineAnswer
from app.wire.canonical import JsonObject
from app.wire.changes import OrderStateChange, change_object
from app.wire.moment import moment
from central.database import reading, writing
from central.hall_changes import HallChanges
from central.schema import CUSTOMER, HALL, ORDER_LINE, PRODUCT, PRODUCT_ORDER
from central.standing import STANDING, ProductStatus

MOST_ORDERS = 100  # in one transaction, so that a batch never waits long for the lock

_OPEN = (OrderState.ACKNOWLEDGED.value, OrderState.IN_PROGRESS.value)

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
    row: Mapping[str, object]
    state: OrderState

    @property
    def is_open(self) -> bool:
        return self.state.value in _OPEN


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
    new = select(PRODUCT_ORDER.c.id).where(
        PRODUCT_ORDER.c.hall_id == hall_id, PRODUCT_ORDER.c.state == OrderState.ACKNOWLEDGED.value
    )
    found = list(connection.execute(new.order_by(PRODUCT_ORDER.c.id).limit(MOST_ORDERS)).scalars())
    if found:
        return found
    due = select(ORDER_LINE.c.order_id).where(
        ORDER_LINE.c.hall_id == hall_id, ORDER_LINE.c.state.in_(_OPEN), ORDER_LINE.c.due_at <= moment(now)
    )
    return list(connection.execute(due.distinct().order_by(ORDER_LINE.c.order_id).limit(MOST_ORDERS)).scalars())


def _complete_some(connection: Connection, hall_id: str, now: datetime, ids: Ids) -> int:
    changes = HallChanges.locked(connection, hall_id, ids=ids)
    order_ids = _due_orders(connection, hall_id, now)
    columns = (PRODUCT_ORDER.c.id, PRODUCT_ORDER.c.external_id, PRODUCT_ORDER.c.state)
    orders = connection.execute(
        select(*columns)
        .where(PRODUCT_ORDER.c.hall_id == hall_id, PRODUCT_ORDER.c.id.in_(order_ids))
        .order_by(PRODUCT_ORDER.c.id)
    ).all()
    lines = _lines_of(connection, hall_id, order_ids)
    line_rows: list[JsonObject] = []
    order_rows: list[JsonObject] = []
    for id, external_id, state in orders:
        own = lines[id]
        was = {line.row["id"]: line.state for line in own}
        if state == OrderState.ACKNOWLEDGED:
            for line in own:
                line.state = OrderState.IN_PROGRESS
            state = OrderState.IN_PROGRESS
            changes.add(_change(external_id, state, own, now))
        due = [line for line in own if line.is_open and line.row["due_at"] is not None]
        due = [line for line in due if str(line.row["due_at"]) <= moment(now)]
        for line in due:
            line.state = _take_effect(connection, line.row)
        if due:
            state = _state_of(own)
            changes.add(_change(external_id, state, own, now))
        done = moment(now) if state not in _OPEN else None
        order_rows.append({"b_hall": hall_id, "b_id": id, "b_state": state, "b_completed": done})
        line_rows += [
            {"b_hall": hall_id, "b_order": id, "b_id": line.row["id"], "b_state": line.state}
            for line in own
            if line.state is not was[line.row["id"]]
        ]
    if order_rows:
        connection.execute(_SET_ORDER, order_rows)
        connection.execute(_SET_LINE, line_rows)
    changes.write(connection)
    return len(order_rows)


def _lines_of(connection: Connection, hall_id: str, order_ids: list[str]) -> dict[str, list[_Line]]:
    found: dict[str, list[_Line]] = {order_id: [] for order_id in order_ids}
    rows = select(ORDER_LINE).where(ORDER_LINE.c.hall_id == hall_id, ORDER_LINE.c.order_id.in_(order_ids))
    for row in connection.execute(rows.order_by(ORDER_LINE.c.position)).mappings():
        found[row["order_id"]].append(_Line(dict(row), OrderState(row["state"])))
    return found


def _state_of(lines: list[_Line]) -> OrderState:
    states = {line.state for line in lines}
    if states & {OrderState.ACKNOWLEDGED, OrderState.IN_PROGRESS}:
        return OrderState.IN_PROGRESS
    return states.pop() if len(states) == 1 else OrderState.PARTIAL


def _change(external_id: str, state: OrderState, lines: list[_Line], now: datetime) -> JsonObject:
    said = tuple(LineAnswer(str(line.row["id"]), line.state) for line in lines)
    return change_object(OrderStateChange(id="", order_id=external_id, state=state, lines=said, at=now))


def _take_effect(connection: Connection, line: Mapping[str, object]) -> OrderState:
    """What the line does to what the customer has; failed where the product is no longer as it was accepted."""
    action = Action(str(line["action"]))
    if action is Action.TOP_UP:
        paid = update(CUSTOMER).where(CUSTOMER.c.customer_id == line["customer_id"])
        done = connection.execute(paid.values(balance_fen=CUSTOMER.c.balance_fen + line["top_up_fen"]))
        return OrderState.COMPLETED if done.rowcount else OrderState.FAILED
    if line["product_id"] is None:
        return OrderState.COMPLETED  # a fee for a service done at the desk leaves nothing installed
    product = (
        update(PRODUCT)
        .where(PRODUCT.c.customer_id == line["customer_id"], PRODUCT.c.id == line["product_id"])
        .where(PRODUCT.c.open_line_id == line["id"], PRODUCT.c.status.in_(STANDING))
    )
    done = connection.execute(product.values(open_line_id=None, **_new_facts(action, line)))
    return OrderState.COMPLETED if done.rowcount else OrderState.FAILED


def _new_facts(action: Action, line: Mapping[str, object]) -> JsonObject:
    day = str(line["effective_on"])
    if action is Action.DELETE:
        return {"status": ProductStatus.TERMINATED.value, "ended_on": day}
    months = line["term_months"]
    term = last_day_of_term(date.fromisoformat(day), months).isoformat() if isinstance(months, int) else None
    facts: JsonObject = {"status": ProductStatus.ACTIVE.value, "started_on": day, "term_ends_on": term}
    return facts if action is Action.ADD else {**facts, "offering_code": line["code"], "kind": line["kind"]}
