"""What a customer's record says beside TM Forum's own fields (partyCharacteristic), read and changed by name."""

import json
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from app.wire.canonical import JsonObject
from app.wire.moment import read_day
from app.wire.party import STARS_UNTIL
from central.schema import CUSTOMER

_BODY = select(CUSTOMER.c.body).where(CUSTOMER.c.customer_id == bindparam("wanted")).with_for_update()


def customer_facts(connection: Connection, customer_id: str) -> JsonObject:
    """By name; the row is locked for the transaction."""
    return {fact["name"]: fact["value"] for fact in _body(connection, customer_id)["partyCharacteristic"]}


def stars_on(facts: JsonObject, day: date) -> int:
    """Their level on `day`, the hall's: none once it is over (§5)."""
    until = facts.get(STARS_UNTIL)
    return int(facts["starLevel"]) if until is None or read_day(until) >= day else 0


def keep_customer_fact(connection: Connection, customer_id: str, name: str, value: Any) -> None:
    body = _body(connection, customer_id)
    others = [fact for fact in body["partyCharacteristic"] if fact["name"] != name]
    body["partyCharacteristic"] = [*others, {"name": name, "value": value}]
    changed = update(CUSTOMER).where(CUSTOMER.c.customer_id == customer_id)
    connection.execute(changed.values(body=json.dumps(body, ensure_ascii=False)))


def _body(connection: Connection, customer_id: str) -> JsonObject:
    body: JsonObject = json.loads(connection.execute(_BODY, {"wanted": customer_id}).scalar_one())
    return body
