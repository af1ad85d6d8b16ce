"""What a hall is told of the products its orders touched, so that every counter of it knows them as they stand."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from app.wire.changes import ProductsChange
from central.product_rows import STANDING, product_of
from central.resource import Row
from central.schema import PRODUCT

Line = Mapping[str, Any]  # a row of order_line


def touched_products(connection: Connection, lines: Sequence[Line]) -> dict[tuple[str, str], Row]:
    """The rows of all products these lines are about, by customer and product id, as the transaction leaves them."""
    keys = {(line["customer_id"], line["product_id"]) for line in lines if line["product_id"] is not None}
    if not keys:
        return {}
    rows = select(PRODUCT).where(
        PRODUCT.c.customer_id.in_({customer_id for customer_id, _ in keys}),
        PRODUCT.c.id.in_({product_id for _, product_id in keys}),
    )
    return {(row["customer_id"], row["id"]): row for row in connection.execute(rows).mappings()}


def products_change(lines: Sequence[Line], touched: Mapping[tuple[str, str], Row]) -> ProductsChange | None:
    """Of one order's lines; None where they are about no product. Its id is given where it is told."""
    rows = [touched[key] for line in lines if (key := (line["customer_id"], line["product_id"])) in touched]
    if not rows:
        return None
    return ProductsChange(
        id="",
        customer_id=rows[0]["customer_id"],
        products=tuple(product_of(row) for row in rows if row["status"] in STANDING),
        ended=tuple(row["id"] for row in rows if row["status"] not in STANDING),
    )
