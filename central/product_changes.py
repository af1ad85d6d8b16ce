"""What a hall is told of the products its orders touched, so that every counter of it knows them as they stand."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select

from app.wire.changes import ProductsChange
from central.product_rows import STANDING, product_of
from central.resource import Row
from central.schema import PRODUCT

Line = Mapping[str, Any]  # a row of order_line

_TOUCHED = select(PRODUCT).where(
    PRODUCT.c.customer_id.in_(bindparam("customers", expanding=True)),
    PRODUCT.c.id.in_(bindparam("products", expanding=True)),
)


def touched_products(connection: Connection, lines: Sequence[Line]) -> dict[tuple[str, str], Row]:
    """The rows of all products these lines are about, by customer and product id, as the transaction leaves them."""
    keys = {(line["customer_id"], line["product_id"]) for line in lines if line["product_id"] is not None}
    if not keys:
        return {}
    wanted = {"customers": list({who for who, _ in keys}), "products": list({what for _, what in keys})}
    return {(row["customer_id"], row["id"]): row for row in connection.execute(_TOUCHED, wanted).mappings()}


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
