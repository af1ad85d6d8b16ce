"""TMF622 ProductOrder, TMF651 Agreement, TMF676 Payment as they can be read: what the counter sent, and its state."""

import json
from collections.abc import Callable, Sequence

from sqlalchemy import ColumnElement, Connection, Table, select

from app.wire.canonical import JsonObject
from central.resource import Resource, Row, one_of
from central.schema import AGREEMENT, ORDER_LINE, PAYMENT, PRODUCT_ORDER


def _own_hall(table: Table) -> Callable[[str, frozenset[str]], ColumnElement[bool]]:
    return lambda hall_id, filters: table.c.hall_id == hall_id


def _order_bodies(connection: Connection, rows: Sequence[Row], exact: bool) -> list[JsonObject]:
    if not rows:
        return []
    lines = select(ORDER_LINE).where(
        ORDER_LINE.c.hall_id == rows[0]["hall_id"], ORDER_LINE.c.order_id.in_([row["id"] for row in rows])
    )
    found: dict[str, dict[str, Row]] = {row["id"]: {} for row in rows}
    for line in connection.execute(lines.order_by(ORDER_LINE.c.position)).mappings():
        found[line["order_id"]][line["id"]] = line
    return [_order_body(row, found[row["id"]]) for row in rows]


def _order_body(row: Row, lines: dict[str, Row]) -> JsonObject:
    """TMF622 has no reason on an item: why one was refused stands as a note of the order, under the item's id."""
    body: JsonObject = {"id": row["id"], **json.loads(row["body"])}
    body |= {"orderDate": row["ordered_at"], "state": row["state"]}
    due = [line["due_at"] for line in lines.values() if not line["refusal"]]
    if row["completed_at"]:
        body["completionDate"] = row["completed_at"]
    elif all(due):
        body["expectedCompletionDate"] = max(at for at in due if at)
    body["productOrderItem"] = [{**item, "state": lines[item["id"]]["state"]} for item in body["productOrderItem"]]
    refused = [(id, json.loads(line["refusal"])) for id, line in lines.items() if line["refusal"]]
    body["note"] = [*body["note"], *({"id": f"refused.{id}", "text": why["zh"]} for id, why in refused)]
    return body


def _kept_bodies(connection: Connection, rows: Sequence[Row], exact: bool) -> list[JsonObject]:
    return [{"id": row["id"], **json.loads(row["body"])} for row in rows]


def _payment_bodies(connection: Connection, rows: Sequence[Row], exact: bool) -> list[JsonObject]:
    return [
        {
            "id": row["id"],
            **json.loads(row["body"]),
            "status": "done",
            "paymentDate": row["paid_at"],
            "statusDate": row["paid_at"],
        }
        for row in rows
    ]


PRODUCT_ORDERS = Resource(
    path="productOrderingManagement/v4/productOrder",
    table=PRODUCT_ORDER,
    id=PRODUCT_ORDER.c.id,
    order=(PRODUCT_ORDER.c.id,),
    filters={
        "id": one_of(PRODUCT_ORDER.c.id),
        "externalId": one_of(PRODUCT_ORDER.c.external_id),
        "state": one_of(PRODUCT_ORDER.c.state),
        "description": one_of(PRODUCT_ORDER.c.receipt_no),
        "relatedParty.id": one_of(PRODUCT_ORDER.c.customer_id),
    },
    exact=frozenset(),
    scope=_own_hall(PRODUCT_ORDER),
    bodies=_order_bodies,
)

AGREEMENTS = Resource(
    path="agreementManagement/v4/agreement",
    table=AGREEMENT,
    id=AGREEMENT.c.id,
    order=(AGREEMENT.c.id,),
    filters={"id": one_of(AGREEMENT.c.id), "name": one_of(AGREEMENT.c.receipt_no)},
    exact=frozenset(),
    scope=_own_hall(AGREEMENT),
    bodies=_kept_bodies,
)

PAYMENTS = Resource(
    path="paymentManagement/v4/payment",
    table=PAYMENT,
    id=PAYMENT.c.id,
    order=(PAYMENT.c.id,),
    filters={"id": one_of(PAYMENT.c.id), "correlatorId": one_of(PAYMENT.c.correlator_id)},
    exact=frozenset(),
    scope=_own_hall(PAYMENT),
    bodies=_payment_bodies,
)
