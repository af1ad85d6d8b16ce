"""What a customer's record says beside TM Forum's own fields (partyCharacteristic), read and changed by name."""

import json
from typing import Any

from sqlalchemy import Connection, select, update

from app.wire.canonical import JsonObject
from central.schema import CUSTOMER


def customer_facts(connection: Connection, customer_id: str) -> JsonObject:
    """By name; the row is locked for the transaction."""
    return {fact["name"]: fact["value"] for fact in _body(connection, customer_id)["partyCharacteristic"]}


def keep_customer_fact(connection: Connection, customer_id: str, name: str, value: list[Any]) -> None:
    body = _body(connection, customer_id)
    others = [fact for fact in body["partyCharacteristic"] if fact["name"] != name]
    body["partyCharacteristic"] = [*others, {"name": name, "value": value}]
    changed = update(CUSTOMER).where(CUSTOMER.c.customer_id == customer_id)
    connection.execute(changed.values(body=json.dumps(body, ensure_ascii=False)))


def _body(connection: Connection, customer_id: str) -> JsonObject:
    row = select(CUSTOMER.c.body).where(CUSTOMER.c.customer_id == customer_id).with_for_update()
    body: JsonObject = json.loads(connection.execute(row).scalar_one())
    return body
