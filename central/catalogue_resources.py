"""TMF620 ProductOffering and ProductOfferingPrice: the newest catalogue, or the one asked for by version."""

import json
from collections.abc import Sequence

from sqlalchemy import Column, ColumnElement, Connection, func, select, true

from app.wire.canonical import JsonObject
from central.resource import Resource, Row, one_of
from central.schema import CATALOGUE, OFFERING, OFFERING_PRICE


def _on_sale_now(version: Column[str]) -> ColumnElement[bool]:
    return version == select(func.max(CATALOGUE.c.version)).scalar_subquery()


def _offerings_meant(hall_id: str, filters: frozenset[str]) -> ColumnElement[bool]:
    """One asked for by id is shown as it was last sold: customers still have offers that are sold no more."""
    if "version" in filters:
        return true()
    if "id" in filters:
        same = OFFERING.alias()
        last = select(func.max(same.c.version)).where(same.c.code == OFFERING.c.code)
        return OFFERING.c.version == last.scalar_subquery()
    return _on_sale_now(OFFERING.c.version)


def _prices_meant(hall_id: str, filters: frozenset[str]) -> ColumnElement[bool]:
    """A price's id holds its version and so stands for itself."""
    return true() if filters & {"version", "id"} else _on_sale_now(OFFERING_PRICE.c.version)


def _bodies(connection: Connection, rows: Sequence[Row], exact: bool) -> list[JsonObject]:
    return [json.loads(row["body"]) for row in rows]


PRODUCT_OFFERINGS = Resource(
    path="productCatalogManagement/v4/productOffering",
    table=OFFERING,
    id=OFFERING.c.code,
    order=(OFFERING.c.version, OFFERING.c.position),
    filters={
        "id": one_of(OFFERING.c.code),
        "name": one_of(OFFERING.c.name_zh),
        "category.id": one_of(OFFERING.c.kind),
        "version": one_of(OFFERING.c.version),
    },
    exact=frozenset(),
    scope=_offerings_meant,
    bodies=_bodies,
)

PRODUCT_OFFERING_PRICES = Resource(
    path="productCatalogManagement/v4/productOfferingPrice",
    table=OFFERING_PRICE,
    id=OFFERING_PRICE.c.id,
    order=(OFFERING_PRICE.c.version, OFFERING_PRICE.c.position, OFFERING_PRICE.c.id),
    filters={
        "id": one_of(OFFERING_PRICE.c.id),
        "priceType": one_of(OFFERING_PRICE.c.price_type),
        "version": one_of(OFFERING_PRICE.c.version),
    },
    exact=frozenset(),
    scope=_prices_meant,
    bodies=_bodies,
)
