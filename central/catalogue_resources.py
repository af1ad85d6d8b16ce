"""TMF620 ProductOffering and ProductOfferingPrice: the newest catalogue, or the one asked for by version."""

import json
from collections.abc import Callable, Sequence

from sqlalchemy import Column, ColumnElement, Connection, func, select, true

from app.wire.canonical import JsonObject
from central.resource import Resource, Row, one_of
from central.schema import CATALOGUE, OFFERING, OFFERING_PRICE


def _newest(version: Column[str], *, unless: frozenset[str]) -> Callable[[str, frozenset[str]], ColumnElement[bool]]:
    """A version asked for, or a price, whose id holds its version, stands for itself."""

    def scope(hall_id: str, filters: frozenset[str]) -> ColumnElement[bool]:
        if filters & unless:
            return true()
        return version == select(func.max(CATALOGUE.c.version)).scalar_subquery()

    return scope


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
    scope=_newest(OFFERING.c.version, unless=frozenset({"version"})),
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
    scope=_newest(OFFERING_PRICE.c.version, unless=frozenset({"version", "id"})),
    bodies=_bodies,
)
