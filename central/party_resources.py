"""TMF632 Individual, TMF637 Product. Nobody pages through people: without an exact question they are masked (R09)."""

import json
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, Connection, select, true

from app.domain.masking import mask_name, mask_phone
from app.wire.canonical import JsonObject
from app.wire.party import DOCUMENT_FILTER, NUMBER_FILTER, PRODUCTS_FILTER, product_body
from central.product_rows import ended_of, product_of
from central.resource import Filter, Resource, Row, one_of
from central.schema import CUSTOMER, CUSTOMER_KEY, PRODUCT


def _everywhere(hall_id: str, filters: frozenset[str]) -> ColumnElement[bool]:
    return true()


def _by_key(kind: str) -> Filter:
    def found(values: Sequence[str]) -> ColumnElement[bool]:
        keys = [f"{kind}:{value}" for value in values]
        return CUSTOMER.c.customer_id.in_(select(CUSTOMER_KEY.c.customer_id).where(CUSTOMER_KEY.c.key.in_(keys)))

    return found


def _individual_bodies(connection: Connection, rows: Sequence[Row], exact: bool) -> list[JsonObject]:
    return [_individual_body(row, exact=exact) for row in rows]


def _individual_body(row: Row, *, exact: bool) -> JsonObject:
    body: JsonObject = json.loads(row["body"])
    if not exact:
        return {"id": body["id"], "fullName": mask_name(body["fullName"]), "status": body["status"]}
    facts = [fact for fact in body["partyCharacteristic"] if fact["name"] != "balanceFen"]
    return {**body, "partyCharacteristic": [*facts, {"name": "balanceFen", "value": row["balance_fen"]}]}


def _product_bodies(connection: Connection, rows: Sequence[Row], exact: bool) -> list[JsonObject]:
    return [_product_body(row, exact=exact) for row in rows]


def _product_body(row: Row, *, exact: bool) -> JsonObject:
    product = product_of(row)
    shown = product if exact else replace(product, number=mask_phone(product.number))
    return product_body(shown, customer_id=row["customer_id"], ended=ended_of(row))


INDIVIDUALS = Resource(
    path="partyManagement/v4/individual",
    table=CUSTOMER,
    id=CUSTOMER.c.customer_id,
    order=(CUSTOMER.c.customer_id,),
    filters={
        "id": one_of(CUSTOMER.c.customer_id),
        NUMBER_FILTER: _by_key("number"),
        DOCUMENT_FILTER: _by_key("document"),
    },
    exact=frozenset({"id", NUMBER_FILTER, DOCUMENT_FILTER}),
    scope=_everywhere,
    bodies=_individual_bodies,
)

PRODUCTS = Resource(
    path="productInventory/v4/product",
    table=PRODUCT,
    id=PRODUCT.c.id,
    order=(PRODUCT.c.customer_id, PRODUCT.c.position, PRODUCT.c.id),
    filters={
        "id": one_of(PRODUCT.c.id),
        "status": one_of(PRODUCT.c.status),
        "productOffering.id": one_of(PRODUCT.c.offering_code),
        PRODUCTS_FILTER: one_of(PRODUCT.c.customer_id),
    },
    exact=frozenset({"id", PRODUCTS_FILTER}),
    scope=_everywhere,
    bodies=_product_bodies,
)
